// The fields of how long records are kept: a number of years for each kind that has a term.
import { Form, Input, InputNumber } from 'antd';
import type { RetentionTerm } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';

/** `terms` are those that the form begins with. */
export function RetentionFields({ terms }: { terms: RetentionTerm[] }) {
  const { t } = useWords();
  return (
    <fieldset className="policy-part">
      <legend>{t('policy.retention')}</legend>
      <div className="form-row">
        {terms.map(({ kind }, place) => (
          <div key={kind}>
            <Form.Item name={['retention', place, 'kind']} hidden>
              <Input />
            </Form.Item>
            <Form.Item
              name={['retention', place, 'years']}
              label={t('policy.retentionOf', { kind: t(`archive.kind.${kind}`) })}
              rules={[{ required: true, message: t('act.required') }]}
            >
              <InputNumber precision={0} suffix={t('policy.yearUnit')} />
            </Form.Item>
          </div>
        ))}
      </div>
      <p className="faint">{t('policy.retentionHint')}</p>
    </fieldset>
  );
}
