// Completing or correcting what was taken down in haste. The form stays with the version that it was begun on: what a
// colleague changes meanwhile is shown above it, and nothing typed goes.
import { Alert, App, Button, Checkbox, Form, type FormInstance, Radio, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { nameOfKey, sendsByKey } from '../../shared/keyboard';
import { useTopics } from '../../shared/lookups';
import { type AmendFields, amendFields, amendment, rebased } from './amendFields';
import { isOwnStep, noteStep, Outdated } from './basis';
import { Caller } from './Caller';
import { useTicketAction } from './queries';
import { categories } from './search';

/** The fields whose words are kept while they are not sent: only what was changed by hand. */
const worth = ['touched'];

export function AmendForm({ ticket, close }: { ticket: TicketDetail; close: () => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const topics = useTopics({ all: true });
  const [form] = Form.useForm<AmendFields>();
  const [begun, setBegun] = useState(ticket);
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${ticket.number}.amend`, worth);
  const amend = useTicketAction(api.amendTicket, ticket.number);
  // What was kept half-filled may have been begun on an older version than the one that is open.
  const begunOn = Form.useWatch('begun_on', { form, preserve: true }) ?? begun.version;
  const newer = ticket.version !== begunOn;
  const accept = useCallback(() => {
    form.setFieldsValue(rebased(begun, ticket, form.getFieldsValue(true)));
    setBegun(ticket);
    setProblem(null);
  }, [begun, ticket, form]);

  useEffect(() => {
    // What the same person does beside it on this desk is no surprise.
    if (newer && isOwnStep(ticket)) {
      accept();
    }
  }, [newer, ticket, accept]);
  const begin = useCallback(() => {
    // What is missing comes first.
    const { room_id, topic_id } = form.getFieldsValue(true) as AmendFields;
    const known = topic_id === undefined ? 'amend_topic_id' : 'amend_phone';
    document.getElementById(room_id === undefined ? 'amend_look_up' : known)?.focus();
  }, [form]);
  useEffect(() => {
    const timer = setTimeout(begin, 60);
    return () => clearTimeout(timer);
  }, [begin]);

  const leave = () => {
    sent();
    close();
  };
  const submit = () => {
    setProblem(null);
    const fields = form.getFieldsValue(true) as AmendFields;
    const changed = amendment(begun, fields);
    if (changed === null) {
      leave();
      return;
    }
    amend.mutate(changed, {
      onSuccess: ({ version }) => {
        noteStep(ticket.number, begun.version, version);
        void message.success(t('amend.done'));
        leave();
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };
  return (
    <Form
      form={form}
      name="amend"
      className="tool-form"
      layout="vertical"
      aria-label={t('amend.title')}
      initialValues={amendFields(ticket)}
      onValuesChange={() => form.setFieldValue('touched', 'yes')}
      onFinish={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave();
        }
        sendsByKey(form)(event);
      }}
      scrollToFirstError
    >
      <h2 className="panel-title">{t('amend.title')}</h2>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Outdated
        basis={{
          ticket: begun,
          newest: newer ? ticket : null,
          accept: () => {
            accept();
            begin();
          },
        }}
      />
      <Caller
        form={form as FormInstance}
        next={() => form.focusField('phone')}
        {...(ticket.phone_masked === null ? {} : { phoneHint: t('amend.phoneStays') })}
      />
      {ticket.phone_masked !== null && (
        <Form.Item name="without_phone" valuePropName="checked">
          <Checkbox>{t('amend.withoutPhone', { phone: ticket.phone_masked })}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="category" label={t('intake.category')} extra={t('amend.categoryHint')}>
        <Radio.Group
          options={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))}
          optionType="button"
        />
      </Form.Item>
      <Form.Item name="topic_id" label={t('intake.topic')}>
        <Select
          placeholder={t('intake.chooseTopic')}
          showSearch={{ optionFilterProp: 'label' }}
          options={(topics.data ?? [])
            .filter(({ id, in_use }) => in_use || id === ticket.topic.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={amend.isPending} id="send-amend">
          {t('amend.save')}
        </Button>
        <kbd>{nameOfKey('submit')}</kbd>
        <Button type="text" onClick={leave}>
          {t('action.cancel')} <kbd>Esc</kbd>
        </Button>
      </div>
    </Form>
  );
}
