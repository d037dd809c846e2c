// A new version of the limits. What each would mean for a ticket that comes in now is shown while it is written.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Policy } from '../../bindings/operations';
import { api } from '../../host';
import { showInForm } from '../../shared/failure';
import { toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { type Limits, LimitsFields, whole } from './LimitsFields';

interface Fields extends Limits {
  effective_on: Dayjs;
  note?: string;
}

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
        ...whole({ limits, hours }),
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
      <LimitsFields limits={policy.limits} />
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
