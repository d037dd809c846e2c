// A new version of the limits. What each would mean for a ticket that comes in now is shown while it is written.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Policy, ProposalContent } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Restored } from '../../shared/Restored';
import { ContentFields, contentNames, whole } from './ContentFields';

interface Fields extends ProposalContent {
  effective_on: Dayjs;
  note: string;
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
  const { limits, hours, follow_up, topics, retention } = policy;
  const [initial] = useState({ limits, hours, follow_up, topics, retention, effective_on: today });
  const kept = useChanged(form, 'policy', [...contentNames(initial), 'effective_on', 'note'], initial);
  const save = useMutation({
    mutationFn: ({ effective_on, note, ...content }: Fields) =>
      api.savePolicy({
        effective_on: effective_on.format('YYYY-MM-DD'),
        ...whole(content),
        note,
        expected_version: newest,
      }),
    onSuccess: () => {
      kept.sent();
      void message.success(t('action.saved'));
      done();
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: shelves.topics });
      return client.invalidateQueries({ queryKey: shelves.policy });
    },
  });
  const required = [{ required: true, message: t('act.required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="policy-form"
      initialValues={initial}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields);
      }}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      <Restored kept={kept} />
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <p className="faint policy-lead">{t('policy.frozen')}</p>
      <ContentFields limits={limits} retention={retention} />
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
      <Form.Item
        name="note"
        label={t('policy.note')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input maxLength={200} placeholder={t('policy.noteHint')} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('policy.save')}
        </Button>
        <Button
          onClick={() => {
            kept.giveUp();
            done();
          }}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}
