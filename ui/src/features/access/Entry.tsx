// The page before the desk: one narrow sheet with the mark above it.
import { Alert, Button, Form, type FormInstance, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../shared/i18n';

interface SheetProps {
  title: string;
  lead?: string;
  mark: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function Sheet({ title, lead, mark, wide = false, children }: SheetProps) {
  return (
    <main className="entry">
      <div className={wide ? 'entry-sheet entry-wide' : 'entry-sheet'}>
        <header className="entry-head">
          {mark}
          <h1>{title}</h1>
        </header>
        {lead !== undefined && <p className="faint entry-lead">{lead}</p>}
        {children}
      </div>
    </main>
  );
}

interface EntryFormProps<Fields> {
  form: FormInstance<Fields>;
  problem: string | null;
  busy: boolean;
  submit: (fields: Fields) => void;
  button: string;
  children: ReactNode;
  beside?: ReactNode;
}

export function EntryForm<Fields>({
  form,
  problem,
  busy,
  submit,
  button,
  children,
  beside,
}: EntryFormProps<Fields>) {
  return (
    <Form form={form} layout="vertical" onFinish={submit} scrollToFirstError>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {children}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {button}
        </Button>
        {beside}
      </div>
    </Form>
  );
}

/** A new password, twice. */
export function NewPassword({ name, label }: { name: string; label: string }) {
  const { t } = useWords();
  return (
    <div className="form-row">
      <Form.Item
        name={name}
        label={label}
        extra={t('access.passwordHint')}
        rules={[{ required: true, message: t('act.required') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name={`${name}_again`}
        label={t('access.passwordAgain')}
        dependencies={[name]}
        rules={[
          { required: true, message: t('act.required') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || getFieldValue(name) === value
                ? Promise.resolve()
                : Promise.reject(new Error(t('access.passwordsDiffer'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </div>
  );
}
