// A small form of one step: its fields, its button, and what was refused, at the field it belongs to.
import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { usePolicyAction } from './queries';

interface Props<Fields extends object> {
  name: string;
  /** As what it is kept while it is half-filled, and which of its fields are worth it. */
  draft: string;
  keeps: string[];
  /** What the button says. */
  label: string;
  primary?: boolean;
  begins?: Partial<Fields>;
  act: (fields: Fields) => Promise<unknown>;
  done?: () => void;
  children: ReactNode;
}

export function Act<Fields extends object>({
  name,
  draft,
  keeps,
  label,
  primary = false,
  begins = {},
  act,
  done,
  children,
}: Props<Fields>) {
  const { language } = useWords();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const send = usePolicyAction(act);
  const sent = useDraft(form as FormInstance, draft, keeps);
  return (
    <Form<Fields>
      form={form}
      name={name}
      layout="vertical"
      className="policy-act"
      aria-label={label}
      initialValues={begins}
      onKeyDown={sendsByKey(form)}
      onFinish={(fields) => {
        setProblem(null);
        send.mutate(fields, {
          onSuccess: () => {
            sent();
            form.resetFields();
            done?.();
          },
          onError: (caught) => setProblem(showInForm(form, caught, language)),
        });
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {children}
      <Button type={primary ? 'primary' : 'default'} htmlType="submit" loading={send.isPending}>
        {label}
      </Button>
    </Form>
  );
}
