// Something that is only done with a reason: the reason, and whatever else it needs. What is refused says so at its field;
// nothing that was written is lost by it.
import { Alert, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useChanged } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { Restored } from '../../shared/Restored';
import { useArchiveAction } from './queries';

/** The longest reason, in characters. */
const longest = 200;

interface Props<Fields extends { reason: string }> {
  title: string;
  /** As what it is kept while it is half filled in. */
  draft: string;
  /** What the button says. */
  verb: string;
  act: (fields: Fields) => Promise<unknown>;
  close: () => void;
  initial?: Record<string, unknown>;
  children?: ReactNode;
}

const names = ['reason', 'on.scope', 'on.kind', 'on.room'];

export function ReasonForm<Fields extends { reason: string }>(props: Props<Fields>) {
  const { title, draft, verb, act, close, initial = {}, children } = props;
  const { t, language } = useWords();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const kept = useChanged(form, draft, names, initial);
  const action = useArchiveAction(act);
  return (
    <Modal open title={title} onCancel={close} footer={null} destroyOnHidden>
      <Form<Fields>
        form={form}
        layout="vertical"
        aria-label={title}
        initialValues={initial}
        onKeyDown={sendsByKey(form)}
        onFinish={(fields) => {
          setProblem(null);
          action.mutate(fields, {
            onSuccess: () => {
              kept.sent();
              close();
            },
            onError: (caught) => setProblem(showInForm(form, caught, language)),
          });
        }}
      >
        <Restored kept={kept} />
        {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
        {children}
        <Form.Item
          name="reason"
          label={t('archive.reason')}
          rules={[{ required: true, whitespace: true, message: t('archive.required') }]}
        >
          <Input.TextArea maxLength={longest} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        <div className="records-buttons">
          <Button type="primary" htmlType="submit" loading={action.isPending}>
            {verb}
          </Button>
          <Button
            type="text"
            onClick={() => {
              kept.giveUp();
              close();
            }}
          >
            {t('action.cancel')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
