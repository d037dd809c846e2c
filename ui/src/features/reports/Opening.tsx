// The numbers on a page of the draft, each of which opens the list of what it counts. Tab comes to the first of a page, the arrows
// go on from there: a report has hundreds of numbers.
import { Link } from '@tanstack/react-router';
import type { CSSProperties, KeyboardEvent } from 'react';
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
  if (open.length === 0) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={t('reports.opensOfPage')} onKeyDown={along}>
      {open.map((place, index) => (
        <OpensLink
          key={`${place.x} ${place.y}`}
          opens={place.opens}
          style={over(place)}
          label={t('reports.opens', { label: place.label })}
          tabIndex={index === 0 ? 0 : -1}
        />
      ))}
    </div>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Goes to the next number of the page, or to the one before. */
function along(event: KeyboardEvent<HTMLDivElement>) {
  const step = steps[event.key];
  if (step === undefined) {
    return;
  }
  // The pages are not scrolled by the same key.
  event.preventDefault();
  event.stopPropagation();
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
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
  tabIndex: number;
}

function OpensLink({ opens, label, style, tabIndex }: OpensProps) {
  const same = { className: 'report-opens', 'aria-label': label, title: label, style, tabIndex };
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
