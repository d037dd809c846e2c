// The numbers on a page of the draft, each of which opens the list of what it counts.
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { OpenPlace, Opens, Permission } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';

/** A page, in points. */
const [pageWidth, pageHeight] = [595.28, 841.89];

/** What lies over a page; only what the person may read. */
export function Opening({ places }: { places: OpenPlace[] }) {
  const { t } = useWords();
  const may = useMay();
  const open = places.filter(({ opens }) => may(needed[opens.list]));
  return open.map((place) => (
    <OpensLink
      key={`${place.x} ${place.y}`}
      opens={place.opens}
      style={over(place)}
      label={t('reports.opens', { label: place.label })}
    />
  ));
}

const needed: Record<Opens['list'], Permission> = {
  tickets: 'tickets.read',
  ticket: 'tickets.read',
  notices: 'notices.read',
  meeting: 'meetings.read',
};

function over({ x, y, width, height }: OpenPlace): CSSProperties {
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return {
    left: share(x, pageWidth),
    top: share(y, pageHeight),
    width: share(width, pageWidth),
    height: share(height, pageHeight),
  };
}

interface OpensProps {
  opens: Opens;
  label: string;
  style: CSSProperties;
}

function OpensLink({ opens, label, style }: OpensProps) {
  const same = { className: 'report-opens', 'aria-label': label, title: label, style };
  switch (opens.list) {
    case 'tickets': {
      const { counted, from, to, category, channel_id, topic_id, building } = opens;
      const search = {
        tab: 'all' as const,
        counted,
        from,
        to,
        ...(category === undefined ? {} : { category }),
        ...(channel_id === undefined ? {} : { channel: channel_id }),
        ...(topic_id === undefined ? {} : { topic: topic_id }),
        ...(building === undefined ? {} : { building }),
      };
      return <Link to="/tickets" search={search} {...same} />;
    }
    case 'ticket':
      return <Link to="/tickets" search={{ tab: 'all', ticket: opens.number }} {...same} />;
    case 'notices':
      return <Link to="/notices" search={{ counted: { from: opens.from, to: opens.to } }} {...same} />;
    case 'meeting':
      return <Link to="/meetings" search={{ meeting: opens.id }} {...same} />;
  }
}
