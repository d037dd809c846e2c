// What the columns of a ledger say, above its first rows; and what is meant where it says nothing.
import { Form, Select } from 'antd';
import type { LedgerField, LedgerPlan, LedgerStaged } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { useChannels, useTopics } from '../../shared/lookups';
import { fields, missing, withColumn } from './plan';

interface Props {
  staged: LedgerStaged;
  plan: LedgerPlan;
  change: (plan: LedgerPlan) => void;
}

export function Columns({ staged, plan, change }: Props) {
  const { t } = useWords();
  const columns = Array.from({ length: staged.columns }, (_, column) => column);
  const lacks = missing(plan);
  const shown = staged.first_rows
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ row }) => row >= plan.header_row)
    .slice(0, 6);
  return (
    <section className="ledger-part" aria-label={t('ledger.columns')}>
      <div className="ledger-head">
        <h2>{t('ledger.columns')}</h2>
        <span className="faint">{t('ledger.columnsHint')}</span>
        <Select
          aria-label={t('ledger.headerRow')}
          value={plan.header_row}
          onChange={(row) => change({ ...plan, header_row: row })}
          popupMatchSelectWidth={false}
          options={[0, ...staged.first_rows.slice(0, 10).map((_, index) => index + 1)].map((row) => ({
            value: row,
            label:
              row === 0 ? t('ledger.noHeader') : `${t('ledger.headerRow')}：${t('ledger.headerAt', { row })}`,
          }))}
        />
      </div>
      {lacks !== null && (
        <p className="ledger-lacks" role="alert">
          {t(`ledger.missing.${lacks}`)}
        </p>
      )}
      <div className="ledger-grid">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column}>
                  <Select<LedgerField | ''>
                    aria-label={t('ledger.column', { column: column + 1 })}
                    value={plan.columns.find((known) => known.column === column)?.field ?? ''}
                    onChange={(field) => change(withColumn(plan, column, field === '' ? null : field))}
                    popupMatchSelectWidth={false}
                    options={[
                      { value: '', label: t('ledger.ignore') },
                      ...fields.map((field) => ({ value: field, label: t(`ledger.field.${field}`) })),
                    ]}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cells, row }) => (
              <tr key={row} className={row === plan.header_row ? 'ledger-heading' : undefined}>
                {columns.map((column) => (
                  <td key={column}>{cells[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Usual plan={plan} change={change} />
    </section>
  );
}

function Usual({ plan, change }: { plan: LedgerPlan; change: (plan: LedgerPlan) => void }) {
  const { t } = useWords();
  const channels = useChannels();
  const topics = useTopics();
  return (
    <Form layout="vertical" className="ledger-usual" component="div">
      <p>
        <strong>{t('ledger.usual')}</strong> <span className="faint">{t('ledger.usualHint')}</span>
      </p>
      <Form.Item label={t('tickets.category')} htmlFor="usual-category">
        <Select
          id="usual-category"
          value={plan.category}
          onChange={(category) => change({ ...plan, category })}
          options={(['complaint', 'suggestion', 'inquiry'] as const).map((category) => ({
            value: category,
            label: t(`category.${category}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('ticket.channel')} htmlFor="usual-channel">
        <Select
          id="usual-channel"
          value={plan.channel_id}
          onChange={(channel_id) => change({ ...plan, channel_id })}
          options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item label={t('ticket.topic')} htmlFor="usual-topic">
        <Select
          id="usual-topic"
          value={plan.topic_id}
          onChange={(topic_id) => change({ ...plan, topic_id })}
          options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item label={t('ledger.unanswered')} htmlFor="usual-unanswered">
        <Select
          id="usual-unanswered"
          value={plan.unanswered}
          onChange={(unanswered) => change({ ...plan, unanswered })}
          options={(['open', 'archive'] as const).map((one) => ({ value: one, label: t(`ledger.${one}`) }))}
        />
      </Form.Item>
    </Form>
  );
}
