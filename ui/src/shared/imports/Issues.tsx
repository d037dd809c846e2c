// The rows of a list that somebody should look at, to be mended where they stand.
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { ImportFix, Severity } from '../../bindings/operations';
import { useWords } from '../i18n';
import { columnName } from './list';
import './imports.css';

/** What every issue of a list has. */
export interface ListIssue {
  row: number;
  column: number | null;
  severity: Severity;
  value: string;
}

interface Props<Issue> {
  issues: Issue[];
  /** What the duplicates are, in a sentence. */
  duplicateHint: string;
  /** What the cell says, in a word. */
  name: (issue: Issue) => string;
  /** What the row is about, where something in it says so. */
  about?: (issue: Issue) => string;
  reason: (issue: Issue) => string;
  mend: (fix: ImportFix) => void;
  /** Beside the reason. */
  more?: (issue: Issue) => ReactNode;
  /** How many issues are not here yet. */
  left: number;
  next: () => void;
  loading: boolean;
}

const parts = [
  { severity: 'error', name: 'imports.issuesError', hint: 'imports.issuesErrorHint' },
  { severity: 'duplicate', name: 'imports.issuesDuplicate', hint: null },
  { severity: 'notice', name: 'imports.issuesNotice', hint: 'imports.issuesNoticeHint' },
] as const satisfies { severity: Severity; name: string; hint: string | null }[];

export function Issues<Issue extends ListIssue>(props: Props<Issue>) {
  const { t } = useWords();
  const { issues, duplicateHint, about, left, next, loading } = props;
  return (
    <>
      {parts.map(({ severity, name, hint }) => {
        const rows = issues.filter((issue) => issue.severity === severity);
        return (
          rows.length > 0 && (
            <section key={severity} className="issues" aria-label={t(name)}>
              <h2>{t(name)}</h2>
              <p className="faint">{hint === null ? duplicateHint : t(hint)}</p>
              <table className="list list-plain" aria-label={t(name)}>
                <thead>
                  <tr>
                    <th className="col-row">{t('imports.row')}</th>
                    {about !== undefined && <th className="col-about">{t('imports.about')}</th>}
                    <th className={about === undefined ? 'col-about' : 'col-cell'}>{t('imports.cell')}</th>
                    <th className="col-value">{t('imports.value')}</th>
                    <th>{t('imports.reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((issue) => (
                    <Line
                      key={`${issue.row}.${issue.column}.${props.name(issue)}`}
                      issue={issue}
                      {...props}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          )
        );
      })}
      {left > 0 && (
        <Button type="text" loading={loading} onClick={next}>
          {t('imports.moreIssues', { count: left })}
        </Button>
      )}
    </>
  );
}

interface LineProps<Issue> extends Pick<Props<Issue>, 'name' | 'about' | 'reason' | 'mend' | 'more'> {
  issue: Issue;
}

function Line<Issue extends ListIssue>({ issue, name, about, reason, mend, more }: LineProps<Issue>) {
  const { t } = useWords();
  const { row, column, value } = issue;
  return (
    <tr>
      <td className="col-row">{row}</td>
      {about !== undefined && (
        <td className="col-about" title={about(issue)}>
          {about(issue)}
        </td>
      )}
      <td className={about === undefined ? 'col-about' : 'col-cell'} title={name(issue)}>
        {name(issue)} {column !== null && <span className="faint">{columnName(column)}</span>}
      </td>
      <td className="col-value">
        {column === null ? (
          value
        ) : (
          <Cell
            label={t('imports.mend', { row, field: name(issue) })}
            value={value}
            done={(text) => mend({ row, column, value: text })}
          />
        )}
      </td>
      <td className="issue-reason">
        {reason(issue)} {more?.(issue)}
      </td>
    </tr>
  );
}

/** A cell to be mended: looked at again when the person leaves it, or at Enter. */
function Cell({ label, value, done }: { label: string; value: string; done: (text: string) => void }) {
  const [text, setText] = useState(value);
  // What was mended may be undone elsewhere.
  useEffect(() => setText(value), [value]);
  const leave = () => {
    if (text.trim() !== value) {
      done(text.trim());
    }
  };
  return (
    <Input
      aria-label={label}
      value={text}
      maxLength={1000}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  );
}
