// What people write in the report, a part at a time. What was written and not saved stays when saving fails, and when one goes to
// another part, another quarter or another page.
import { Link } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { TextPart } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { isYear, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { isCommand } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { Comments } from './Comments';
import type { Editing } from './editing';
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

export function Texts({ editing }: { editing: Editing }) {
  const { t, language } = useWords();
  const may = useMay();
  const { saved, words, write, lists, setLists, dirty, save } = editing;
  const { quarter } = saved;
  const writes = may('reports.write');
  const [part, setPart] = useState<TextPart>('measures');
  const shown = words(part);
  const take = (sentence: string) =>
    write(part, `${shown.trimEnd()}${shown.trim() === '' ? '' : '\n'}${sentence}。`);
  return (
    <section className="measures">
      <Select
        aria-label={t('reports.part')}
        value={part}
        onChange={setPart}
        options={(isYear(quarter) ? ofYear : ofQuarter).map((value) => ({
          value,
          label: `${t(`reportPart.${value}`)}${mark(editing, value)}`,
        }))}
      />
      <label htmlFor="report-text">{t(`reportPart.${part}`)}</label>
      <Input.TextArea
        id="report-text"
        value={shown}
        placeholder={t(
          isYear(quarter) && part !== 'regulation' ? 'reports.yearHint' : `reportPartHint.${part}`,
        )}
        readOnly={!writes}
        maxLength={short.includes(part) ? 1000 : 8000}
        autoSize={{ minRows: 7, maxRows: 16 }}
        onChange={(event) => write(part, event.target.value)}
        onKeyDown={(event) => {
          if (isCommand(event, 's') && dirty) {
            event.preventDefault();
            save.mutate();
          }
        }}
      />
      {!isYear(quarter) && (
        <Checkbox checked={lists} disabled={!writes} onChange={(event) => setLists(event.target.checked)}>
          {t('reports.listsTickets')}
        </Checkbox>
      )}
      {save.isError && <Alert type="error" showIcon title={failureText(save.error, language)} />}
      <Keep editing={editing} />
      <Proposed quarter={quarter} part={part} write={writes ? (text) => write(part, text) : undefined} />
      <Said key={part} quarter={quarter} part={part} />
      {part === 'measures' && (
        <>
          <Suggestions quarter={quarter} take={writes ? take : undefined} />
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

/** Whether everything is saved, and the two ways to have it so. */
function Keep({ editing: { saved, dirty, older, save, giveUp } }: { editing: Editing }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { updated_at, updated_by } = saved;
  const last =
    updated_at === null || updated_by === null
      ? null
      : { name: updated_by.name, moment: moment(updated_at, zone, language) };
  return (
    <>
      {older && last !== null && <Alert type="warning" showIcon title={t('reports.textsOlder', last)} />}
      <div className="form-foot">
        <Button type="primary" ghost disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
          {t('action.save')}
        </Button>
        {dirty && (
          <Popconfirm
            title={t('reports.giveUpSure')}
            okText={t('reports.giveUp')}
            cancelText={t('action.cancel')}
            onConfirm={giveUp}
          >
            <Button type="text">{t('reports.giveUp')}</Button>
          </Popconfirm>
        )}
        <span className="faint" role="status">
          {dirty && t('reports.textsUnsaved')}
          {!dirty && last !== null && t('reports.textsBy', last)}
        </span>
      </div>
    </>
  );
}

/** ● of what is written and not saved, ✓ of what is written. */
function mark({ saved, differs }: Editing, part: TextPart): string {
  if (differs(part)) {
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
