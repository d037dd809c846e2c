// The recovery key opens data whose own key is not on this computer.
import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { EntryForm } from '../features/access/Entry';
import { host } from '../host';
import { useWords } from '../shared/i18n';
import { showKeyFailure } from './recovery';

interface Fields {
  recovery_key: string;
}

export function UnlockStore({ done }: { done: () => void }) {
  const { t, language } = useWords();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const unlock = useMutation({
    mutationFn: ({ recovery_key }: Fields) => host.unlockStore(recovery_key),
    onSuccess: done,
    onError: (caught) => setProblem(showKeyFailure(form, caught, language)),
  });
  return (
    <EntryForm
      form={form}
      problem={problem}
      busy={unlock.isPending}
      button={t('start.open')}
      submit={(fields) => {
        setProblem(null);
        unlock.mutate(fields);
      }}
    >
      <Form.Item
        name="recovery_key"
        label={t('start.key')}
        extra={t('start.keyHint')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2 }} spellCheck={false} autoCapitalize="off" />
      </Form.Item>
    </EntryForm>
  );
}
