// The second step: what each column is, with the first rows to see it by.
import { Alert, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { ImportField } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { Sample, SampleFoot, SampleTools } from '../../shared/imports/Sample';
import { fieldAt, type ImportState, importFields, type OpenImport, sheetOf, withField } from './imports';

interface Props {
  list: OpenImport;
  set: (state: ImportState) => void;
}

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
  return (
    <>
      <SampleTools
        file={file.name}
        encoding={content.encoding}
        sheets={content.sheets.map(({ name }) => name)}
        sheet={sheet?.name ?? null}
        chooseSheet={(name) => {
          const other = content.sheets.find((one) => one.name === name);
          if (other !== undefined) {
            setMissing(false);
            set({ ...list, mapping: other.mapping, fixes: [] });
          }
        }}
        rows={sheet?.rows ?? 0}
        header={mapping.header_row}
        chooseHeader={(header_row) => change({ header_row })}
      >
        <Checkbox
          checked={mapping.fill_down ?? false}
          onChange={(event) => change({ fill_down: event.target.checked })}
        >
          {t('imports.fillDown')}
        </Checkbox>
      </SampleTools>
      <p>{t('imports.columnsLead')}</p>
      {missing && <Alert className="form-problem" type="error" showIcon title={t('imports.roomMissing')} />}
      {sheet !== undefined && (
        <Sample
          columns={sheet.columns}
          rows={sheet.first_rows}
          header={mapping.header_row}
          out={(column) => fieldAt(mapping, column) === null}
          head={(column, name) => (
            <Select<ImportField | typeof leftOut>
              aria-label={name}
              value={fieldAt(mapping, column) ?? leftOut}
              popupMatchSelectWidth={false}
              onChange={(chosen) => change(withField(mapping, column, chosen === leftOut ? null : chosen))}
              options={[
                { value: leftOut, label: t('imports.leaveOut') },
                ...importFields.map((one) => ({ value: one, label: t(`importField.${one}`) })),
              ]}
            />
          )}
        />
      )}
      <SampleFoot
        check={() =>
          mapping.columns.some(({ field }) => field === 'room')
            ? set({ ...list, step: 'check' })
            : setMissing(true)
        }
        another={() => set({ step: 'file' })}
        rows={sheet?.rows ?? 0}
        shown={sheet?.first_rows.length ?? 0}
      />
    </>
  );
}
