// The fields of limits and office hours, with what each would mean for a ticket that comes in now; then the other parts.
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { PolicyLimit, ProposalContent, RetentionTerm } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { Example, useExamples } from './examples';
import { FollowUpFields } from './FollowUpFields';
import { RetentionFields } from './RetentionFields';
import { TopicsFields } from './TopicsFields';

const countings: PolicyLimit['counting'][] = ['elapsed_hours', 'calendar_days', 'working_hours'];

/** What a version says as core wants it: what was emptied is absent. */
export function whole({ limits, ...others }: ProposalContent): ProposalContent {
  return { ...others, limits: limits.map(wholeLimit) };
}

function wholeLimit({ remind_percent, ...limit }: PolicyLimit): PolicyLimit {
  return typeof remind_percent === 'number' ? { ...limit, remind_percent } : limit;
}

/** The names of these fields, each by itself, so that what is kept of one leaves the others as they are saved. */
export function contentNames({ limits, retention }: ProposalContent): string[] {
  const ofLimit = ['counting', 'amount', 'remind_percent', 'warn_before_hours'];
  return [
    ...limits.flatMap((_, place) => ofLimit.map((of) => `limits.${place}.${of}`)),
    'hours',
    ...['complaint_percent', 'due_after_days', 'attempts'].map((of) => `follow_up.${of}`),
    'topics',
    ...retention.map((_, place) => `retention.${place}.years`),
  ];
}

interface Props {
  limits: PolicyLimit[];
  retention: RetentionTerm[];
}

/** For a form with the fields of what a version says; the arguments are what it begins with. */
export function ContentFields({ limits, retention }: Props) {
  const { t } = useWords();
  const required = [{ required: true, message: t('act.required') }];
  return (
    <>
      {limits.map((limit, place) => (
        <LimitFields key={limit.category} limit={limit} place={place} />
      ))}
      <fieldset className="policy-part">
        <legend>{t('policy.hours')}</legend>
        <Form.List name="hours">
          {(spans, { add, remove }) => (
            <>
              {spans.map(({ key, name }) => (
                <div key={key} className="policy-span">
                  <Form.Item name={[name, 'from']} rules={required}>
                    <Input aria-label={t('policy.from', { place: name + 1 })} placeholder="08:30" />
                  </Form.Item>
                  <span aria-hidden="true">–</span>
                  <Form.Item name={[name, 'to']} rules={required}>
                    <Input aria-label={t('policy.to', { place: name + 1 })} placeholder="12:00" />
                  </Form.Item>
                  {spans.length > 1 && (
                    <Button
                      type="text"
                      icon={<MinusCircleOutlined />}
                      aria-label={t('policy.removeSpan')}
                      title={t('policy.removeSpan')}
                      onClick={() => remove(name)}
                    />
                  )}
                </div>
              ))}
              {spans.length < 4 && (
                <Button type="link" icon={<PlusOutlined />} onClick={() => add({ from: '', to: '' })}>
                  {t('policy.addSpan')}
                </Button>
              )}
            </>
          )}
        </Form.List>
        <p className="faint">{t('policy.hoursHint')}</p>
      </fieldset>
      <FollowUpFields />
      <TopicsFields />
      <RetentionFields terms={retention} />
    </>
  );
}

function LimitFields({ limit, place }: { limit: PolicyLimit; place: number }) {
  const { t } = useWords();
  const form = Form.useFormInstance<ProposalContent>();
  const limits = Form.useWatch('limits', form);
  const hours = Form.useWatch('hours', form);
  const now = limits?.[place] ?? limit;
  const examples = useExamples((limits ?? []).map(wholeLimit), hours ?? []);
  const days = now.counting === 'calendar_days';
  const required = [{ required: true, message: t('act.required') }];
  const category = t(`category.${limit.category}`);
  return (
    <fieldset className="policy-part">
      <legend>{category}</legend>
      <Form.Item name={['limits', place, 'category']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={['limits', place, 'counting']} label={t('policy.counting')} rules={required}>
        <Select options={countings.map((value) => ({ value, label: t(`policy.${value}`) }))} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name={['limits', place, 'amount']} label={t('policy.amount')} rules={required}>
          <InputNumber precision={0} suffix={t(days ? 'policy.dayUnit' : 'policy.hourUnit')} />
        </Form.Item>
        <Form.Item
          name={['limits', place, 'remind_percent']}
          label={t('policy.remind')}
          tooltip={t('policy.remindHint')}
        >
          <InputNumber precision={0} suffix="%" />
        </Form.Item>
        <Form.Item name={['limits', place, 'warn_before_hours']} label={t('policy.warn')} rules={required}>
          <InputNumber precision={0} suffix={t('policy.hourUnit')} />
        </Form.Item>
      </div>
      {/* Its place stays while there is none: what is below must not move under the pointer. */}
      <div className="policy-example">
        {!examples.isError && (
          <Example example={examples.data?.find((one) => one.category === limit.category)} />
        )}
      </div>
    </fieldset>
  );
}
