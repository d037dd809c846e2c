// The way of a report to its issue: what is missing, what was said of it, who submits, reviews and issues it. Of one
// that was issued it is the way of a correction.
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import type { ReportCourse, ReportGap } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useKeptText } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Comments } from './Comments';
import type { Editing } from './editing';
import { Editions } from './Issued';
import { useCourse, useStep } from './queries';

const route = getRouteApi('/reports');

export function Course({ editing }: { editing: Editing }) {
  const course = useCourse(editing.saved.quarter);
  if (course.isError) {
    return <Problem caught={course.error} retry={() => void course.refetch()} />;
  }
  return course.data === undefined ? null : <Standing course={course.data} editing={editing} />;
}

interface Props {
  course: ReportCourse;
  /** What is written and not saved yet: it is saved before the report is submitted. */
  editing: Editing;
}

function Standing({ course, editing }: Props) {
  const { t, language } = useWords();
  const zone = useZone();
  const { quarter, state, submitted, reviewed, gaps, comments, editions } = course;
  return (
    <section className="report-course" aria-label={t('reports.course')}>
      <h3>
        {t('reports.course')}{' '}
        <span className="tag">
          {editions.length > 0 && `${t('reports.correctionDraft')} · `}
          {t(`reportState.${state}`)}
        </span>
      </h3>
      {submitted !== null && (
        <p className="faint">
          {t('reports.submittedBy', {
            name: submitted.by.name,
            moment: moment(submitted.at, zone, language),
          })}
        </p>
      )}
      {reviewed !== null && (
        <p className="faint">
          {t('reports.reviewedBy', { name: reviewed.by.name, moment: moment(reviewed.at, zone, language) })}
        </p>
      )}
      <Gaps gaps={gaps} />
      <Steps key={state} course={course} editing={editing} />
      <h4>{t('reports.comments')}</h4>
      <Comments quarter={quarter} comments={comments} />
      <Editions editions={editions} />
    </section>
  );
}

function Gaps({ gaps }: { gaps: ReportCourse['gaps'] }) {
  const { t } = useWords();
  if (gaps.length === 0) {
    return <p className="faint">{t('reports.noGaps')}</p>;
  }
  return (
    <ul className="report-gaps" aria-label={t('reports.gaps')}>
      {gaps.map(({ gap, blocks }) => (
        <li key={JSON.stringify(gap)}>
          <span className={blocks ? 'due-overdue' : 'faint'}>
            {t(blocks ? 'reports.mustFill' : 'reports.mayFill')}
          </span>{' '}
          <GapWords gap={gap} />
        </li>
      ))}
    </ul>
  );
}

function GapWords({ gap }: { gap: ReportGap }) {
  const { t } = useWords();
  switch (gap.kind) {
    case 'comments_open':
    case 'reasons_missing':
    case 'surveys_open':
      return t(`reportGap.${gap.kind}`, { count: gap.count });
    case 'names_people':
      return t('reportGap.names_people', { part: t(`reportPart.${gap.part}`), text: gap.text });
    default:
      return t(`reportGap.${gap.kind}`);
  }
}

/** What can be done now; whoever submitted a report does not review it. */
function Steps({ course: { quarter, state, gaps, editions }, editing: { dirty, save } }: Props) {
  const { t, language } = useWords();
  const may = useMay();
  const [words, setWords, said] = useKeptText(`report_words.${quarter}.${state}`);
  const step = useStep(quarter);
  const navigate = route.useNavigate();
  const submit = async () => {
    if (dirty) {
      await save.mutateAsync();
    }
    return api.submitReport({ quarter });
  };
  const review = async (passed: boolean) => {
    await api.reviewReport({ quarter, passed, ...given(words, 'content') });
    said();
  };
  const issue = async () => {
    await api.issueReport({ quarter, ...given(words, 'correction') });
    said();
    // What one comes for now is what was issued.
    void navigate({ search: { quarter } });
  };
  const writes = may('reports.write');
  const reviews = may('supervision.review');
  const corrects = editions.length > 0;
  const asksWords = (state === 'submitted' && reviews) || (state === 'reviewed' && writes && corrects);
  return (
    <>
      {asksWords && (
        <Input.TextArea
          aria-label={t(state === 'submitted' ? 'reports.reviewWords' : 'reports.correction')}
          placeholder={t(state === 'submitted' ? 'reports.reviewWords' : 'reports.correction')}
          value={words}
          maxLength={state === 'submitted' ? 1000 : 400}
          autoSize={{ minRows: 2, maxRows: 5 }}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {step.isError && <Alert type="error" showIcon title={failureText(step.error, language)} />}
      {dirty && (
        <p className="faint">{t(state === 'draft' ? 'reports.submitSaves' : 'reports.unsavedFirst')}</p>
      )}
      <div className="form-foot">
        {state === 'draft' && writes && (
          <Button loading={step.isPending} onClick={() => step.mutate(submit)}>
            {t('reports.submit')}
          </Button>
        )}
        {state === 'submitted' && reviews && (
          <>
            <Button
              type="primary"
              loading={step.isPending}
              disabled={dirty}
              onClick={() => step.mutate(() => review(true))}
            >
              {t('reports.pass')}
            </Button>
            <Button loading={step.isPending} onClick={() => step.mutate(() => review(false))}>
              {t('reports.sendBack')}
            </Button>
          </>
        )}
        {state === 'reviewed' && writes && (
          <Button
            type="primary"
            disabled={dirty || gaps.some((row) => row.blocks)}
            loading={step.isPending}
            onClick={() => step.mutate(issue)}
          >
            {t(corrects ? 'reports.issueCorrection' : 'reports.issue')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The words as an argument; none of nothing. */
function given<Name extends string>(words: string, name: Name): { [name in Name]?: string } {
  return words.trim() === '' ? {} : ({ [name]: words } as { [name in Name]?: string });
}
