// The fields of what is followed up beyond the important tickets.
import { Form, InputNumber } from 'antd';
import { useWords } from '../../shared/i18n';

export function FollowUpFields() {
  const { t } = useWords();
  const required = [{ required: true, message: t('act.required') }];
  return (
    <fieldset className="policy-part">
      <legend>{t('policy.followUp')}</legend>
      <div className="form-row">
        <Form.Item name={['follow_up', 'complaint_percent']} label={t('policy.percent')} rules={required}>
          <InputNumber precision={0} suffix="%" />
        </Form.Item>
        <Form.Item name={['follow_up', 'due_after_days']} label={t('policy.followUpDays')} rules={required}>
          <InputNumber precision={0} suffix={t('policy.dayUnit')} />
        </Form.Item>
        <Form.Item name={['follow_up', 'attempts']} label={t('policy.enough')} rules={required}>
          <InputNumber precision={0} suffix={t('policy.timeUnit')} />
        </Form.Item>
      </div>
      <p className="faint">{t('policy.followUpHint')}</p>
    </fieldset>
  );
}
