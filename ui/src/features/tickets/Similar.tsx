// Tickets that may be about the same as the one that is being taken down, or is open. One key says that it is.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { SimilarTicket } from '../../bindings/operations';
import { api } from '../../host';
import { shortMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { nameOfKey, placeOf, useKeys } from '../../shared/keyboard';
import { useLater } from '../../shared/later';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';

interface Props {
  active: boolean;
  content: string;
  room: string;
  take: (similar: SimilarTicket) => void;
}

export function Similar({ active, content, room, take }: Props) {
  const { t } = useWords();
  const asked = useLater(content.trim(), 250);
  const at = useLater(room.trim(), 250);
  const found = useQuery({
    queryKey: [...shelves.tickets, 'list', 'similar', asked, at],
    queryFn: () => api.findSimilarTickets({ content: asked, room: at }),
    enabled: active && (asked !== '' || at !== ''),
    placeholderData: (before) => before,
  });
  const rows = asked === '' && at === '' ? [] : (found.data ?? []);
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="similar" aria-label={t('incident.similar')}>
      <h3>{t('incident.similar')}</h3>
      <SimilarRows rows={rows} active={() => active} take={take} />
    </section>
  );
}

interface RowsProps {
  rows: SimilarTicket[];
  /** Whether the keys of the rows are theirs now. */
  active: () => boolean;
  take: (similar: SimilarTicket) => void;
}

/** Tickets and incidents with their households, each of which one key takes. */
export function SimilarRows({ rows, active, take }: RowsProps) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  useKeys((event) => {
    const row = rows[placeOf(event, 'same')];
    if (row !== undefined && active()) {
      event.preventDefault();
      take(row);
    }
  });
  return rows.map((row, place) => (
    <div key={row.number} className="similar-row">
      <p>
        <span className="faint">{shortMoment(row.received_at, zone, now)}</span>
        <span>{row.room ?? t('tickets.anonymous')}</span>
        <span className="similar-said" title={row.excerpt}>
          {row.incident?.title ?? row.excerpt}
        </span>
      </p>
      <p className="faint">
        {row.incident !== null && (
          <strong>{t('incident.households', { count: row.incident.households })}</strong>
        )}
        {row.same_room && <span className="mark">{t('incident.sameRoom')}</span>}
        {row.same_building && !row.same_room && <span className="mark">{t('incident.sameBuilding')}</span>}
        {row.words.map((word) => (
          <span key={word} className="mark">
            {word}
          </span>
        ))}
      </p>
      <Button size="small" onClick={() => take(row)} aria-label={`${t('incident.join')} ${row.number}`}>
        {t('incident.join')} <kbd>{nameOfKey('same', place)}</kbd>
      </Button>
    </div>
  ));
}
