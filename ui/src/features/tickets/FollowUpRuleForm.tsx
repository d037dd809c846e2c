// What is followed up beyond the important tickets: for the manager.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import type { FollowUpRule, SetFollowUpRule } from '../../bindings/operations';
import { api } from '../../host';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { Problem } from '../../shared/Problem';
import { followUpRuleShelf } from './queries';

export function FollowUpRuleForm({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useWords();
  const rule = useQuery({
    queryKey: followUpRuleShelf,
    queryFn: () => api.getFollowUpRule({}),
    enabled: open,
  });
  return (
    <Drawer open={open} onClose={close} destroyOnHidden size={440} title={t('followUps.rule')}>
      {rule.isPending && <Skeleton active />}
      {rule.isError && <Problem caught={rule.error} retry={() => void rule.refetch()} />}
      {rule.data !== undefined && <Fields rule={rule.data} done={close} />}
    </Drawer>
  );
}

function Fields({ rule, done }: { rule: FollowUpRule; done: () => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<SetFollowUpRule>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (fields: SetFollowUpRule) =>
      api.setFollowUpRule({ ...fields, expected_version: rule.version }),
    onSuccess: (saved) => {
      client.setQueryData(followUpRuleShelf, saved);
      void message.success(t('action.saved'));
      done();
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
  });
  const needed = [{ required: true, message: t('act.required') }];
  return (
    <Form
      form={form}
      name="follow-up-rule"
      layout="vertical"
      initialValues={rule}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields);
      }}
      onKeyDown={sendsByKey(form)}
    >
      <p className="faint follow-up-about">{t('followUps.ruleHint')}</p>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.Item name="complaint_percent" label={t('followUps.percent')} rules={needed}>
        <InputNumber min={0} max={100} precision={0} suffix="%" />
      </Form.Item>
      <Form.Item name="due_after_days" label={t('followUps.days')} rules={needed}>
        <InputNumber min={1} max={90} precision={0} suffix={t('followUps.dayUnit')} />
      </Form.Item>
      <Form.Item name="attempts" label={t('followUps.enough')} rules={needed}>
        <InputNumber min={1} max={10} precision={0} suffix={t('followUps.timeUnit')} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
      </div>
    </Form>
  );
}
