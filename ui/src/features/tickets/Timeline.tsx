// What happened to a ticket, newest first.
import type { FieldChange, TimelineEntry } from '../../bindings/operations';
import { Found } from '../../shared/Found';
import { moment, nearMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Letter } from './Letter';
import { categories } from './search';

interface Props {
  /** The ticket's number. */
  number: string;
  entries: TimelineEntry[];
}

export function Timeline({ number, entries }: Props) {
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
          {entry.changes.length > 0 && <Changed changes={entry.changes} />}
          {entry.kind === 'feedback_given' && <Letter number={number} feedbackId={entry.id} />}
          {entry.due_at !== null && (
            <p className="event-content faint">
              {t(dueWords(entry), { moment: moment(entry.due_at, zone, language) })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What was completed or corrected: from what to what; of a person no more than that. */
function Changed({ changes }: { changes: FieldChange[] }) {
  const { t } = useWords();
  const shown = ({ field }: FieldChange, value: string | null) => {
    if (value === null) {
      return t('amend.nothing');
    }
    const category = field === 'category' ? categories.find((one) => one === value) : undefined;
    return category === undefined ? value : t(`category.${category}`);
  };
  return (
    <ul className="event-changes">
      {changes.map((change) => (
        <li key={change.field}>
          <span className="faint">{t(`amend.field.${change.field}`)}</span>{' '}
          {change.before === null && change.after === null ? (
            t('amend.corrected')
          ) : (
            <>
              {shown(change, change.before)} → <strong>{shown(change, change.after)}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the moment of a line is. */
function dueWords({ kind }: TimelineEntry) {
  if (kind === 'suspended') {
    return 'event.until';
  }
  if (kind === 'work_order_issued' || kind === 'work_order_reassigned') {
    return 'orders.comesAt';
  }
  return kind === 'follow_up_due' ? 'event.followUpBy' : 'event.newDeadline';
}

function title(entry: TimelineEntry, t: ReturnType<typeof useWords>['t']): string {
  const channel = entry.channel?.name ?? '';
  const name = entry.responsible?.name ?? '';
  const detail = entry.detail === null ? '' : t(`detail.${entry.detail}`);
  switch (entry.kind) {
    case 'assigned':
    case 'transferred':
      return t(`event.${entry.kind}`, { name });
    case 'work_order_issued':
    case 'work_order_reassigned':
    case 'work_order_accepted':
    case 'work_order_arrived':
    case 'work_order_done':
    case 'work_order_unable':
    case 'work_order_withdrawn':
    case 'work_order_corrected':
      return t(`orderEvent.${entry.kind}`, { name, detail, number: entry.work_order ?? '' });
    case 'suspended':
    case 'marked':
    case 'unmarked':
    case 'follow_up_due':
    case 'undone':
      return t(`event.${entry.kind}`, { detail });
    case 'feedback_attempted':
    case 'follow_up_missed':
      return t(`event.${entry.kind}`, { channel });
    case 'feedback_given':
      return entry.told === null
        ? t('event.feedback_given', { channel })
        : t('event.feedback_given_told', { channel, told: entry.told });
    case 'followed_up':
      return t('event.followed_up', {
        detail,
        satisfaction: entry.satisfaction === null ? '' : t(`satisfaction.${entry.satisfaction}`),
      });
    default:
      return t(`event.${entry.kind}`);
  }
}
