// The rows of a list that somebody should look at, to be mended where they stand.
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportFix, ImportIssue, Severity } from '../../bindings/operations';
import { failureText } from '../../shared/failure';
import type { Language } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { columnName } from './imports';

interface Props {
  issues: ImportIssue[];
  mend: (fix: ImportFix) => void;
  /** How many issues are not here yet. */
  left: number;
  more: () => void;
  loading: boolean;
}

const parts = [
  { severity: 'error', name: 'imports.issuesError', hint: 'imports.issuesErrorHint' },
  { severity: 'duplicate', name: 'imports.issuesDuplicate', hint: 'imports.issuesDuplicateHint' },
  { severity: 'notice', name: 'imports.issuesNotice', hint: 'imports.issuesNoticeHint' },
] as const satisfies { severity: Severity; name: string; hint: string }[];

export function ImportIssues({ issues, mend, left, more, loading }: Props) {
  const { t } = useWords();
  return (
    <>
      {parts.map(({ severity, name, hint }) => {
        const rows = issues.filter((issue) => issue.severity === severity);
        return (
          rows.length > 0 && (
            <section key={severity} className="issues" aria-label={t(name)}>
              <h2>{t(name)}</h2>
              <p className="faint">{t(hint)}</p>
              <table className="list list-plain" aria-label={t(name)}>
                <thead>
                  <tr>
                    <th className="col-row">{t('imports.row')}</th>
                    <th className="col-about">{t('imports.about')}</th>
                    <th className="col-cell">{t('imports.cell')}</th>
                    <th className="col-value">{t('imports.value')}</th>
                    <th>{t('imports.reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((issue) => (
                    <Issue key={`${issue.row}.${issue.column}.${issue.field}`} issue={issue} mend={mend} />
                  ))}
                </tbody>
              </table>
            </section>
          )
        );
      })}
      {left > 0 && (
        <Button type="text" loading={loading} onClick={more}>
          {t('imports.moreIssues', { count: left })}
        </Button>
      )}
    </>
  );
}

function Issue({ issue, mend }: { issue: ImportIssue; mend: (fix: ImportFix) => void }) {
  const { t, language } = useWords();
  const { row, about, column, field, value } = issue;
  const name = t(`importField.${field}`);
  return (
    <tr>
      <td className="col-row">{row}</td>
      <td className="col-about" title={about}>
        {about}
      </td>
      <td className="col-cell">
        {name} {column !== null && <span className="faint">{columnName(column)}</span>}
      </td>
      <td className="col-value">
        {column === null ? (
          value
        ) : (
          <Cell
            label={t('imports.mend', { row, field: name })}
            value={value}
            done={(text) => mend({ row, column, value: text })}
          />
        )}
      </td>
      <td className="issue-reason">{reasonOf(issue, t, language)}</td>
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

/** Why, in words short enough for a table; what a limit is stands in no issue, so the words for that say it. */
function reasonOf(issue: ImportIssue, t: ReturnType<typeof useWords>['t'], language: Language): string {
  switch (issue.code) {
    case 'phone.malformed':
      return t('imports.phoneWrong');
    case 'input.too_long':
      return t('imports.tooLong');
    case 'input.out_of_range':
      return t('imports.tooMany');
    default: {
      const row = issue.other_row;
      const reason = failureText({ code: issue.code, params: { row } }, language);
      // Some words name the other row themselves.
      return row === null || reason.includes(String(row)) ? reason : t('imports.withRow', { reason, row });
    }
  }
}
