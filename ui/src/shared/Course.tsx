// The course of something that somebody owes (an action item, a finding, a measure): what happened to it, and what may be done with it
// next.
import { Alert, Button, Input } from 'antd';
import type { Named } from '../bindings/operations';
import { useKeptText } from './drafts';
import { failureText } from './failure';
import { day, moment } from './format';
import { useWords } from './i18n';
import { useZone } from './lookups';
import './course.css';

interface Happened<Kind> {
  id: number;
  kind: Kind;
  at: string;
  staff: Named;
  content: string | null;
  owner: Named | null;
  due_on: string | null;
}

interface CourseProps<Kind> {
  events: Happened<Kind>[];
  /** What an event of a kind is called. */
  name: (kind: Kind) => string;
}

/** Everything that happened, oldest first. */
export function Course<Kind>({ events, name }: CourseProps<Kind>) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <ol className="happened">
      {events.map(({ id, kind, at, staff, content, owner, due_on }) => (
        <li key={id}>
          <span>
            {name(kind)}
            {owner !== null && ` · ${owner.name}`}
            {due_on !== null && ` · ${t('work.by', { day: day(due_on, language) })}`}
          </span>
          {content !== null && <p>{content}</p>}
          <span className="faint">
            {staff.name} · {moment(at, zone, language)}
          </span>
        </li>
      ))}
    </ol>
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
    <div className="next-steps">
      {problem != null && <Alert type="error" showIcon title={failureText(problem, language)} />}
      {steps.some(({ says }) => says) && (
        <Input.TextArea
          aria-label={t('work.note')}
          placeholder={hint}
          value={words}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <div className="form-buttons">
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
