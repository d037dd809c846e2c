// The second step: what each column is, with the first rows to see it by.
import { Alert, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { ImportField, ImportSheet } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import {
  columnName,
  fieldAt,
  type ImportState,
  importFields,
  type OpenImport,
  sheetOf,
  withField,
} from './imports';

interface Props {
  list: OpenImport;
  set: (state: ImportState) => void;
}

/** How many of the first rows may be the headings. */
const mostHeadings = 10;

/** Stands in the choice for a column that says nothing. */
const leftOut = 'left_out';

export function ImportColumns({ list, set }: Props) {
  const { t } = useWords();
  const [missing, setMissing] = useState(false);
  const { mapping, content, file } = list;
  const sheet = sheetOf(list);
  // Cells that were mended belong to this way of reading; with another sheet they are other cells.
  const change = (next: Partial<typeof mapping>) => {
    setMissing(false);
    set({ ...list, mapping: { ...mapping, ...next } });
  };
  const rows = Math.min(sheet?.rows ?? 0, mostHeadings);
  return (
    <>
      <div className="import-tools">
        <span className="import-name" title={file.name}>
          {file.name}
          {content.encoding !== null && <span className="faint"> {content.encoding}</span>}
        </span>
        {content.sheets.length > 1 && (
          <Setting label={t('imports.sheet')}>
            <Select
              aria-label={t('imports.sheet')}
              value={sheet?.name ?? null}
              popupMatchSelectWidth={false}
              onChange={(name) => {
                const other = content.sheets.find((one) => one.name === name);
                if (other !== undefined) {
                  setMissing(false);
                  set({ ...list, mapping: other.mapping, fixes: [] });
                }
              }}
              options={content.sheets.map(({ name }) => ({ value: name, label: name }))}
            />
          </Setting>
        )}
        <Setting label={t('imports.header')}>
          <Select
            aria-label={t('imports.header')}
            value={mapping.header_row}
            popupMatchSelectWidth={false}
            onChange={(header_row) => change({ header_row })}
            options={[
              { value: 0, label: t('imports.noHeader') },
              ...Array.from({ length: rows }, (_, index) => ({
                value: index + 1,
                label: t('imports.headerRow', { n: index + 1 }),
              })),
            ]}
          />
        </Setting>
        <Checkbox
          checked={mapping.fill_down ?? false}
          onChange={(event) => change({ fill_down: event.target.checked })}
        >
          {t('imports.fillDown')}
        </Checkbox>
      </div>
      <p>{t('imports.columnsLead')}</p>
      {missing && <Alert className="form-problem" type="error" showIcon title={t('imports.roomMissing')} />}
      {sheet !== undefined && (
        <Sample
          sheet={sheet}
          list={list}
          choose={(column, field) => {
            setMissing(false);
            set({ ...list, mapping: withField(mapping, column, field) });
          }}
        />
      )}
      <div className="form-foot import-foot">
        <Button
          type="primary"
          onClick={() =>
            mapping.columns.some(({ field }) => field === 'room')
              ? set({ ...list, step: 'check' })
              : setMissing(true)
          }
        >
          {t('imports.check')}
        </Button>
        <Button onClick={() => set({ step: 'file' })}>{t('imports.another')}</Button>
        {sheet !== undefined && (
          <span className="faint">
            {t('imports.rowsMore', { count: sheet.rows, shown: sheet.first_rows.length })}
          </span>
        )}
      </div>
    </>
  );
}

function Setting({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span className="import-setting">
      <span className="faint" aria-hidden="true">
        {label}
      </span>
      {children}
    </span>
  );
}

interface SampleProps {
  sheet: ImportSheet;
  list: OpenImport;
  choose: (column: number, field: ImportField | null) => void;
}

/** The first rows, with a choice above each column. */
function Sample({ sheet, list, choose }: SampleProps) {
  const { t } = useWords();
  const { mapping } = list;
  const columns = Array.from({ length: sheet.columns }, (_, column) => column);
  return (
    <div className="list-scroll sample-scroll">
      <table className="list list-plain sample">
        <thead>
          <tr>
            <th className="sample-row">
              <span className="unseen">{t('imports.row')}</span>
            </th>
            {columns.map((column) => {
              const name = t('imports.column', { name: columnName(column) });
              const field = fieldAt(mapping, column);
              return (
                <th key={column} className={field === null ? 'sample-out' : undefined}>
                  <Select<ImportField | typeof leftOut>
                    aria-label={name}
                    value={field ?? leftOut}
                    popupMatchSelectWidth={false}
                    onChange={(chosen) => choose(column, chosen === leftOut ? null : chosen)}
                    options={[
                      { value: leftOut, label: t('imports.leaveOut') },
                      ...importFields.map((one) => ({ value: one, label: t(`importField.${one}`) })),
                    ]}
                  />
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sheet.first_rows.map((row, index) => {
            const heading = index + 1 === mapping.header_row;
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
                key={index}
                className={
                  heading ? 'sample-heading' : index + 1 < mapping.header_row ? 'sample-above' : undefined
                }
              >
                <td className="sample-row">{index + 1}</td>
                {columns.map((column) => (
                  <td key={column} className={fieldAt(mapping, column) === null ? 'sample-out' : undefined}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
