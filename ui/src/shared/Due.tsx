// How long is left, in words, colour and shape: nobody has to tell red from green.
import type { AnswerOwed, Urgency } from '../bindings/operations';
import { deadline, span } from './format';
import { useWords } from './i18n';
import { useZone } from './lookups';
import { useNow } from './now';

const drawings: Record<Urgency | 'done' | 'archived' | 'unknown', React.ReactNode> = {
  // A clock with time left, a triangle that warns, a diamond that is full, a check, a ring of nothing.
  on_track: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.8V8l2.2 1.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  due_soon: (
    <path
      d="M8 2.6 14.2 13.4H1.8Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
    />
  ),
  overdue: <path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" fill="currentColor" />,
  done: (
    <path
      d="M3 8.6 6.6 12 13 4.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  unknown: (
    <circle
      cx="8"
      cy="8"
      r="5.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.4 2"
    />
  ),
  archived: (
    <path
      d="M2.5 4h11v2.2h-11zM3.6 6.2v6.3h8.8V6.2M6.4 8.6h3.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
};

export function Shape({ kind }: { kind: keyof typeof drawings }) {
  return (
    <svg className="shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      {drawings[kind]}
    </svg>
  );
}

/** Where an owed answer stands at a moment. */
export function urgencyAt(owed: Pick<AnswerOwed, 'due_at' | 'warn_at'>, now: number): Urgency {
  // The deadline itself is still in time.
  if (now > Date.parse(owed.due_at)) {
    return 'overdue';
  }
  return now >= Date.parse(owed.warn_at) ? 'due_soon' : 'on_track';
}

/** The countdown to an owed answer. */
export function Countdown({ owed }: { owed: AnswerOwed }) {
  const now = useNow();
  const zone = useZone();
  const { t, language } = useWords();
  const urgency = urgencyAt(owed, now);
  const distance = Date.parse(owed.due_at) - now;
  const text =
    urgency === 'overdue'
      ? t('due.late', { span: span(-distance, language) })
      : t('due.left', { span: span(distance, language) });
  return (
    <span
      className={`due due-${urgency}`}
      title={t('due.by', { moment: deadline(owed.due_at, zone, now, language) })}
    >
      <Shape kind={urgency} />
      {text}
    </span>
  );
}
