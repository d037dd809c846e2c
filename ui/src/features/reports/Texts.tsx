// What people write in the report, a part at a time. What was written and not saved stays when saving fails, and when one goes to
// another part.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Checkbox, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { ReportText, TextPart } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { isYear, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { isCommand } from '../../shared/keyboard';
import { shelves, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Comments } from './Comments';
import { useCourse } from './queries';
import { Suggestions } from './Suggestions';

/** The parts of a quarter's report, in its order. */
const ofQuarter: TextPart[] = [
  'findings',
  'actions',
  'communication',
  'feedback',
  'voices',
  'handling',
  'late_reasons',
  'measures',
  'distribution',
];

/** The parts of a year's report. */
const ofYear: TextPart[] = [
  'findings',
  'actions',
  'feedback',
  'communication',
  'handling',
  'regulation',
  'measures',
  'distribution',
];

/** The summary and the distribution list are short. */
const short: TextPart[] = ['findings', 'actions', 'distribution'];

export function Texts({ quarter }: { quarter: string }) {
  const text = useQuery({
    queryKey: [...shelves.reports, 'text', quarter],
    queryFn: () => api.getReportText({ quarter }),
  });
  if (text.isError) {
    return <Problem caught={text.error} retry={() => void text.refetch()} />;
  }
  return text.data === undefined ? <Skeleton active /> : <Editor saved={text.data} />;
}

type Edited = Partial<Record<TextPart, string>>;

function Editor({ saved }: { saved: ReportText }) {
  const { t, language } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const { message } = App.useApp();
  const may = useMay();
  const parts = isYear(saved.quarter) ? ofYear : ofQuarter;
  const [part, setPart] = useState<TextPart>('measures');
  // Only what differs from the saved text is kept here, so that a newer saved text shows.
  const [edited, setEdited] = useState<Edited>({});
  const shown = edited[part] ?? saved[part];
  const differing = parts.filter((one) => edited[one] !== undefined && edited[one] !== saved[one]);
  const [chosen, setLists] = useState<boolean>();
  const lists = chosen ?? saved.lists_tickets;
  const dirty = differing.length > 0 || lists !== saved.lists_tickets;
  const { quarter, version } = saved;
  const write = (words: string) => setEdited({ ...edited, [part]: words });
  const save = useMutation({
    mutationFn: () => {
      const texts = Object.fromEntries(differing.map((one) => [one, edited[one]]));
      return api.saveReportText({ quarter, ...texts, lists_tickets: lists, expected_version: version });
    },
    onSuccess: (text) => {
      client.setQueryData([...shelves.reports, 'text', quarter], text);
      setEdited({});
      setLists(undefined);
      for (const shelf of ['pdf', 'course']) {
        void client.invalidateQueries({ queryKey: [...shelves.reports, shelf, quarter] });
      }
      void message.success(t('reports.textsSaved'));
    },
    onError: (caught) => {
      if (isFailure(caught) && caught.code === 'record.changed') {
        // What was written here stays; what is saved meanwhile is what it now differs from.
        void client.invalidateQueries({ queryKey: [...shelves.reports, 'text', quarter] });
      }
    },
  });
  const take = (sentence: string) =>
    write(`${shown.trimEnd()}${shown.trim() === '' ? '' : '\n'}${sentence}。`);
  return (
    <section className="measures">
      <Select
        aria-label={t('reports.part')}
        value={part}
        onChange={setPart}
        options={parts.map((value) => ({
          value,
          label: `${t(`reportPart.${value}`)}${mark(saved, edited, value)}`,
        }))}
      />
      <label htmlFor="report-text">{t(`reportPart.${part}`)}</label>
      <Input.TextArea
        id="report-text"
        value={shown}
        placeholder={t(
          isYear(quarter) && part !== 'regulation' ? 'reports.yearHint' : `reportPartHint.${part}`,
        )}
        readOnly={!may('reports.write')}
        maxLength={short.includes(part) ? 1000 : 8000}
        autoSize={{ minRows: 7, maxRows: 16 }}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (isCommand(event, 's') && dirty) {
            event.preventDefault();
            save.mutate();
          }
        }}
      />
      {!isYear(quarter) && (
        <Checkbox
          checked={lists}
          disabled={!may('reports.write')}
          onChange={(event) => setLists(event.target.checked)}
        >
          {t('reports.listsTickets')}
        </Checkbox>
      )}
      {save.isError && <Alert type="error" showIcon title={failureText(save.error, language)} />}
      <div className="form-foot">
        <Button type="primary" ghost disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
          {t('action.save')}
        </Button>
        <span className="faint">
          {dirty && t('reports.textsUnsaved')}
          {!dirty &&
            saved.updated_at !== null &&
            saved.updated_by !== null &&
            t('reports.textsBy', {
              name: saved.updated_by.name,
              moment: moment(saved.updated_at, zone, language),
            })}
        </span>
      </div>
      <Proposed quarter={quarter} part={part} write={may('reports.write') ? write : undefined} />
      <Said key={part} quarter={quarter} part={part} />
      {part === 'measures' && (
        <>
          <Suggestions quarter={quarter} take={may('reports.write') ? take : undefined} />
          {may('supervision.handle') && (
            <p className="faint">
              {t('reports.measuresTable')}{' '}
              <Link to="/supervision" search={{ tab: 'measures' }}>
                {t('supervision.measures')}
              </Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** ● of what is written and not saved, ✓ of what is written. */
function mark(saved: ReportText, edited: Edited, part: TextPart): string {
  const own = edited[part];
  if (own !== undefined && own !== saved[part]) {
    return ' ●';
  }
  return saved[part] === '' ? '' : ' ✓';
}

/** What was said of a part. */
function Said({ quarter, part }: { quarter: string; part: TextPart }) {
  const course = useCourse(quarter);
  return course.data === undefined ? null : (
    <Comments quarter={quarter} comments={course.data.comments} part={part} />
  );
}

interface ProposedProps {
  quarter: string;
  part: TextPart;
  /** Puts the words into the part; absent for whoever does not write it. */
  write: ((words: string) => void) | undefined;
}

/** What stands in the summary as long as nobody writes, and goes into the text to be changed there. */
function Proposed({ quarter, part, write }: ProposedProps) {
  const { t } = useWords();
  const course = useCourse(quarter);
  const { proposed_findings = [], proposed_actions = [] } = course.data ?? {};
  const lines = part === 'findings' ? proposed_findings : part === 'actions' ? proposed_actions : [];
  if (lines.length === 0) {
    return null;
  }
  return (
    <section className="suggestions" aria-label={t('reports.proposed')}>
      <h3>{t('reports.proposed')}</h3>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {write !== undefined && (
        <Button size="small" onClick={() => write(lines.join('\n'))}>
          {t('reports.takeAll')}
        </Button>
      )}
    </section>
  );
}
