// How a finding or a measure stands, in words and by a shape; what happened to it; and what may be done next.
import { Alert, Button, Input } from 'antd';
import type { Finding, Measure, SupervisionEvent } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { useKeptText } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';

export function FindingStanding({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const standing = finding.late ? 'late' : finding.state;
  const shapes = {
    late: 'overdue',
    open: 'on_track',
    reported: 'due_soon',
    closed: 'done',
    dropped: 'archived',
  } as const;
  return (
    <span className={`supervision-standing supervision-is-${standing}`}>
      <Shape kind={shapes[standing]} /> {t(`findingState.${standing}`)}
    </span>
  );
}

export function MeasureStanding({ measure }: { measure: Measure }) {
  const { t } = useWords();
  const standing = measure.late ? 'late' : measure.state;
  const shapes = { late: 'overdue', open: 'on_track', done: 'done', dropped: 'archived' } as const;
  return (
    <span className={`supervision-standing supervision-is-${standing}`}>
      <Shape kind={shapes[standing]} /> {t(`measureState.${standing}`)}
    </span>
  );
}

/** Everything that happened, oldest first. */
export function Course({ events }: { events: SupervisionEvent[] }) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <>
      <h3>{t('supervision.course')}</h3>
      <ol className="supervision-course">
        {events.map(({ id, kind, at, staff, content, owner, due_on }) => (
          <li key={id}>
            <span>
              {t(`supervisionEvent.${kind}`)}
              {owner !== null && ` · ${owner.name}`}
              {due_on !== null && ` · ${t('supervision.by', { day: day(due_on, language) })}`}
            </span>
            {content !== null && <p>{content}</p>}
            <span className="faint">
              {staff.name} · {moment(at, zone, language)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Something that may be done next. */
export interface Step {
  label: string;
  primary?: boolean;
  /** Whether it needs words. */
  says: boolean;
  /** Does it with these words, and says when they are done with. */
  act: (words: string, done: () => void) => void;
}

interface StepsProps {
  steps: Step[];
  /** As what the words are kept while they are written. */
  draft: string;
  hint: string;
  busy: boolean;
  problem: unknown;
}

/** One note, and what it is. */
export function Steps({ steps, draft, hint, busy, problem }: StepsProps) {
  const { t, language } = useWords();
  const [words, setWords, said] = useKeptText(draft);
  if (steps.length === 0) {
    return null;
  }
  const empty = words.trim() === '';
  return (
    <div className="supervision-steps">
      {problem != null && <Alert type="error" showIcon title={failureText(problem, language)} />}
      {steps.some(({ says }) => says) && (
        <Input.TextArea
          aria-label={t('supervision.words')}
          placeholder={hint}
          value={words}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <div className="supervision-buttons">
        {steps.map(({ label, primary, says, act }) => (
          <Button
            key={label}
            type={primary ? 'primary' : 'default'}
            disabled={says && empty}
            loading={primary === true && busy}
            onClick={() => act(words, said)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
