// Something that is only done with a reason: the reason, and whatever else it needs. What is refused says so at its field;
// nothing that was written is lost by it.
import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm, SendOrGiveUp } from '../../shared/KeptForm';
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
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const kept = useChanged(form, draft, names, initial);
  const action = useArchiveAction(act);
  return (
    <Modal open title={title} onCancel={close} footer={null} destroyOnHidden>
      <KeptForm form={form} kept={kept} send={action} done={close} aria-label={title} initialValues={initial}>
        {children}
        <Form.Item
          name="reason"
          label={t('archive.reason')}
          rules={[{ required: true, whitespace: true, message: t('archive.required') }]}
        >
          <Input.TextArea maxLength={longest} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        <SendOrGiveUp verb={verb} sending={action.isPending} kept={kept} close={close} />
      </KeptForm>
    </Modal>
  );
}
