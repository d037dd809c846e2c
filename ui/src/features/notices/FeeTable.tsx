// The table of a fee disclosure: written by keyboard, or pasted from a spreadsheet.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, type FormInstance, Input } from 'antd';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useWords } from '../../shared/i18n';
import { cellsOf, columns, type FeeColumn, type FeeFields, fenText, pasted, readFen, sumOf } from './fees';

const most = { item: 60, amount: 24, period: 40, note: 80 } as const;

const heads = {
  item: 'notices.feeItem',
  amount: 'notices.feeAmount',
  period: 'notices.feePeriod',
  note: 'notices.feeNote',
} as const;

export function FeeTable({ form }: { form: FormInstance }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const rows = (Form.useWatch('fees', form) ?? []) as (FeeFields | undefined)[];
  const { total, whole } = sumOf(rows);
  const focus = (row: number, column: FeeColumn) =>
    // The row may only be there after the form was drawn again.
    setTimeout(() => document.getElementById(`notice_fees_${row}_${column}`)?.focus());
  const paste = (event: ClipboardEvent, row: number, column: FeeColumn) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) {
      return;
    }
    event.preventDefault();
    const cells = cellsOf(text);
    form.setFieldValue('fees', pasted(rows, [row, column], cells));
    void message.success(t('notices.feesPasted', { count: cells.length }));
  };
  return (
    <Form.List name="fees">
      {(fields, { add, remove }) => {
        const key = (event: KeyboardEvent, row: number, column: FeeColumn) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            if (row + 1 === fields.length) {
              add({});
            }
            focus(row + 1, column);
          }
        };
        return (
          <div className="notice-fees">
            <p className="faint">{t('notices.feesHint')}</p>
            <table aria-label={t('notices.fees')}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} className={`notice-fee-${column}`} scope="col">
                      {t(heads[column])}
                    </th>
                  ))}
                  <th aria-label={t('notices.drop')} />
                </tr>
              </thead>
              <tbody>
                {fields.map(({ key: id, name: row }) => (
                  <tr key={id}>
                    {columns.map((column) => (
                      <td key={column} className={`notice-fee-${column}`}>
                        <Form.Item name={[row, column]} noStyle={false}>
                          <Input
                            maxLength={most[column]}
                            aria-label={t('notices.feeCell', { row: row + 1, column: t(heads[column]) })}
                            inputMode={column === 'amount' ? 'decimal' : 'text'}
                            status={column === 'amount' && isUnread(rows[row]?.amount) ? 'error' : ''}
                            onPaste={(event) => paste(event, row, column)}
                            onKeyDown={(event) => key(event, row, column)}
                          />
                        </Form.Item>
                      </td>
                    ))}
                    <td>
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        aria-label={t('notices.feeRemove', { row: row + 1 })}
                        onClick={() => remove(row)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('notices.feeTotal')}</th>
                  <td className="notice-fee-amount">
                    <output>{fenText(total)}</output>
                  </td>
                  <td colSpan={3} className="notice-missing">
                    {!whole && t('notices.feeUnread')}
                  </td>
                </tr>
              </tfoot>
            </table>
            <Button
              icon={<PlusOutlined />}
              onClick={() => {
                add({});
                focus(fields.length, 'item');
              }}
            >
              {t('notices.feeAdd')}
            </Button>
          </div>
        );
      }}
    </Form.List>
  );
}

function isUnread(amount: string | undefined): boolean {
  return amount !== undefined && amount.trim() !== '' && readFen(amount) === null;
}
