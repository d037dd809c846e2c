// A new version of the limits. What each would mean for a ticket that comes in now is shown while it is written.
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Policy, PolicyLimit } from '../../bindings/operations';
import { api } from '../../host';
import { showInForm } from '../../shared/failure';
import { toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Example, useExamples } from './examples';

interface Fields {
  limits: PolicyLimit[];
  hours: Policy['hours'];
  effective_on: Dayjs;
  note?: string;
}

const countings: PolicyLimit['counting'][] = ['elapsed_hours', 'calendar_days', 'working_hours'];

interface Props {
  /** What the form begins with. */
  policy: Policy;
  /** The number of the newest version. */
  newest: number;
  done: () => void;
}

export function PolicyForm({ policy, newest, done }: Props) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const zone = useZone();
  const today = toWallClock(useNow(), zone).startOf('day');
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: ({ limits, hours, effective_on, note }: Fields) =>
      api.savePolicy({
        effective_on: effective_on.format('YYYY-MM-DD'),
        limits: limits.map(whole),
        hours,
        ...(note?.trim() ? { note } : {}),
        expected_version: newest,
      }),
    onSuccess: () => {
      void message.success(t('action.saved'));
      done();
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.policy }),
  });
  const required = [{ required: true, message: t('act.required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="policy-form"
      initialValues={{ limits: policy.limits, hours: policy.hours, effective_on: today }}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields);
      }}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <p className="faint policy-lead">{t('policy.frozen')}</p>
      {policy.limits.map((limit, place) => (
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
      <div className="form-row">
        <Form.Item
          name="effective_on"
          label={t('policy.effectiveOn')}
          extra={t('policy.effectiveHint')}
          rules={required}
        >
          <DatePicker allowClear={false} minDate={today} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('policy.note')}>
        <Input maxLength={200} placeholder={t('policy.noteHint')} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('policy.save')}
        </Button>
        <Button onClick={done}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}

/** A limit as core wants it: what was emptied is absent. */
function whole({ remind_percent, ...limit }: PolicyLimit): PolicyLimit {
  return typeof remind_percent === 'number' ? { ...limit, remind_percent } : limit;
}

function LimitFields({ limit, place }: { limit: PolicyLimit; place: number }) {
  const { t } = useWords();
  const form = Form.useFormInstance<Fields>();
  const limits = Form.useWatch('limits', form);
  const hours = Form.useWatch('hours', form);
  const now = limits?.[place] ?? limit;
  const examples = useExamples((limits ?? []).map(whole), hours ?? []);
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
