// What happened to a ticket, newest first.
import type { TimelineEntry } from '../../bindings/operations';
import { Found } from '../../shared/Found';
import { moment, nearMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <ol className="timeline" aria-label={t('ticket.timeline')}>
      {entries.toReversed().map((entry) => (
        <li key={entry.id} className={`event event-${entry.kind}`}>
          <div className="event-head">
            <strong>{title(entry, t)}</strong>
            <span className="faint">
              {entry.staff.name} · {nearMoment(entry.at, zone, now, language)}
            </span>
          </div>
          {entry.content !== null && (
            <p className="event-content">
              <Found text={entry.content} />
            </p>
          )}
          {entry.due_at !== null && (
            <p className="event-content faint">
              {t('event.newDeadline', { moment: moment(entry.due_at, zone, language) })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function title(entry: TimelineEntry, t: ReturnType<typeof useWords>['t']): string {
  switch (entry.kind) {
    case 'assigned':
      return t('event.assigned', { name: entry.responsible?.name ?? '' });
    case 'feedback_given':
      return t('event.feedback_given', { channel: entry.channel?.name ?? '' });
    default:
      return t(`event.${entry.kind}`);
  }
}
