// The first rows of a list, with what each column says above it; and the settings by which the list is read.
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { columnName } from './list';
import './imports.css';

interface Props {
  columns: number;
  rows: string[][];
  /** The row of the headings, counted from 1; 0 if there are none. */
  header: number;
  /** Whether a column is left out. */
  out: (column: number) => boolean;
  /** Whether nothing of a column is shown. */
  hidden?: (column: number) => boolean;
  /** What stands above a column; `name` is what it is called. */
  head: (column: number, name: string) => ReactNode;
}

export function Sample({ columns: count, rows, header, out, hidden, head }: Props) {
  const { t } = useWords();
  const look = (column: number) =>
    hidden?.(column) === true ? 'sample-out sample-hidden' : out(column) ? 'sample-out' : undefined;
  const columns = Array.from({ length: count }, (_, column) => column);
  return (
    <div className="list-scroll sample-scroll">
      <table className="list list-plain sample">
        <thead>
          <tr>
            <th className="sample-row">
              <span className="unseen">{t('imports.row')}</span>
            </th>
            {columns.map((column) => (
              <th key={column} className={look(column)}>
                {head(column, t('imports.column', { name: columnName(column) }))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
              key={index}
              className={
                index + 1 === header ? 'sample-heading' : index + 1 < header ? 'sample-above' : undefined
              }
            >
              <td className="sample-row">{index + 1}</td>
              {columns.map((column) => (
                <td
                  key={column}
                  className={look(column)}
                  // A heading may be a whole question.
                  title={index + 1 === header ? row[column] : undefined}
                >
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many of the first rows may be the headings. */
const mostHeadings = 10;

interface FootProps {
  check: () => void;
  another: () => void;
  /** How many rows the sheet has, and how many of them are shown. */
  rows: number;
  shown: number;
}

/** Below the sample: on to what the list says, or another file. */
export function SampleFoot({ check, another, rows, shown }: FootProps) {
  const { t } = useWords();
  return (
    <div className="form-foot import-foot">
      <Button type="primary" onClick={check}>
        {t('imports.check')}
      </Button>
      <Button onClick={another}>{t('imports.another')}</Button>
      <span className="faint">{t('imports.rowsMore', { count: rows, shown })}</span>
    </div>
  );
}

interface ToolsProps {
  file: string;
  encoding: string | null;
  sheets: string[];
  sheet: string | null;
  chooseSheet: (name: string) => void;
  /** How many rows the sheet has. */
  rows: number;
  header: number;
  chooseHeader: (row: number) => void;
  children?: ReactNode;
}

/** Which file, which sheet of it, and in which row its headings are. */
export function SampleTools(props: ToolsProps) {
  const { t } = useWords();
  const { file, encoding, sheets, sheet, chooseSheet, rows, header, chooseHeader, children } = props;
  return (
    <div className="import-tools">
      <span className="import-name" title={file}>
        {file}
        {encoding !== null && <span className="faint"> {encoding}</span>}
      </span>
      {sheets.length > 1 && (
        <Setting label={t('imports.sheet')}>
          <Select
            aria-label={t('imports.sheet')}
            value={sheet}
            popupMatchSelectWidth={false}
            onChange={(name) => name !== null && chooseSheet(name)}
            options={sheets.map((name) => ({ value: name, label: name }))}
          />
        </Setting>
      )}
      <Setting label={t('imports.header')}>
        <Select
          aria-label={t('imports.header')}
          value={header}
          popupMatchSelectWidth={false}
          onChange={chooseHeader}
          options={[
            { value: 0, label: t('imports.noHeader') },
            ...Array.from({ length: Math.min(rows, mostHeadings) }, (_, index) => ({
              value: index + 1,
              label: t('imports.headerRow', { n: index + 1 }),
            })),
          ]}
        />
      </Setting>
      {children}
    </div>
  );
}

function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="import-setting">
      <span className="faint" aria-hidden="true">
        {label}
      </span>
      {children}
    </span>
  );
}
