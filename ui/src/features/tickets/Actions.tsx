// What may be done with a ticket next. What was written stays when core refuses it.
import { Alert, App, Button, Form, Input, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Action, Permission, TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { useChannels, useStaff } from '../../shared/lookups';
import { isOwnStep, Lost, Outdated, useBasis } from './basis';
import { useTicketAction } from './queries';

/** The fields of words. */
const words = ['content', 'summary', 'reason'];

interface Fields {
  staff_id?: number;
  channel_id?: number;
  content?: string;
  summary?: string;
  reason?: string;
}

const needs: Record<Action, Permission> = {
  assign: 'tickets.assign',
  give_feedback: 'tickets.feedback',
  add_note: 'tickets.note',
  close: 'tickets.close',
  reopen: 'tickets.close',
};

/** What one most likely comes to do. */
function likely(status: TicketDetail['status'], actions: Action[]): Action | undefined {
  const wanted: Record<TicketDetail['status'], Action> = {
    unassigned: 'assign',
    in_progress: 'give_feedback',
    answered: 'close',
    archived: 'reopen',
  };
  return actions.find((action) => action === wanted[status]) ?? actions[0];
}

const done = {
  assign: 'act.doneAssign',
  give_feedback: 'act.doneFeedback',
  add_note: 'act.doneNote',
  close: 'act.doneClose',
  reopen: 'act.doneReopen',
} as const;

/** Runs an action with what stands in its fields. */
function run(action: Action, ticket: TicketDetail, fields: Fields): Promise<TicketDetail> {
  const common = { number: ticket.number, expected_version: ticket.version };
  switch (action) {
    case 'assign':
      return api.assignTicket({ ...common, staff_id: fields.staff_id ?? 0 });
    case 'give_feedback':
      return api.giveFeedback({
        ...common,
        channel_id: fields.channel_id ?? 0,
        content: fields.content ?? '',
      });
    case 'add_note':
      return api.addNote({ ...common, content: fields.content ?? '' });
    case 'close':
      return api.closeTicket({ ...common, ...(fields.summary ? { summary: fields.summary } : {}) });
    case 'reopen':
      return api.reopenTicket({ ...common, reason: fields.reason ?? '' });
  }
}

export function Actions({ ticket }: { ticket: TicketDetail }) {
  const { t } = useWords();
  const may = useMay();
  const actions = ticket.actions.filter((one) => may(needs[one]));
  const [chosen, setChosen] = useState(() => likely(ticket.status, actions));
  // What the newest status no longer offers gives way; what was written in it is kept below.
  const action = actions.find((one) => one === chosen) ?? likely(ticket.status, actions);
  // Done here, the next step comes up; what a colleague does leaves alone what is being written.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another status is what makes it run again
  useEffect(() => {
    if (isOwnStep(ticket)) {
      setChosen(likely(ticket.status, actions));
    }
  }, [ticket.status]);
  const lost = <Lost number={ticket.number} label={(one) => t(`act.${one as Action}`)} />;
  if (action === undefined) {
    return lost;
  }
  return (
    <section className="actions" aria-label={t('act.label')}>
      {ticket.status === 'archived' && <p className="faint">{t('ticket.archivedHint')}</p>}
      {lost}
      <Segmented<Action>
        value={action}
        onChange={setChosen}
        options={actions.map((one) => ({ value: one, label: t(`act.${one}`) }))}
      />
      {/* Each action keeps what was written while another is looked at. */}
      {actions.map((one) => (
        <div key={one} hidden={one !== action}>
          <ActionForm action={one} ticket={ticket} />
        </div>
      ))}
    </section>
  );
}

function ActionForm({ action, ticket }: { action: Action; ticket: TicketDetail }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${ticket.number}.${action}`, words);
  const basis = useBasis(form, ticket, action, words);
  const act = useTicketAction(
    (fields: Fields) => basis.run((begun) => run(action, begun, fields)),
    ticket.number,
  );
  const submit = (fields: Fields) => {
    setProblem(null);
    act.mutate(fields, {
      onSuccess: () => {
        form.resetFields();
        sent();
        void message.success(t(done[action]));
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };
  return (
    <Form
      form={form}
      name={action}
      layout="vertical"
      initialValues={{ channel_id: ticket.channel.id }}
      onFinish={submit}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Outdated basis={basis} />
      <ActionFields action={action} ticket={ticket} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t(`act.${action}`)}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
      </div>
    </Form>
  );
}

function ActionFields({ action, ticket }: { action: Action; ticket: TicketDetail }) {
  const { t } = useWords();
  const staff = useStaff();
  const channels = useChannels();
  const required = [{ required: true, whitespace: true, message: t('act.required') }];
  switch (action) {
    case 'assign':
      return (
        <Form.Item
          name="staff_id"
          label={t('act.responsible')}
          rules={[{ required: true, message: t('act.requiredChoice') }]}
        >
          <Select
            placeholder={t('act.chooseResponsible')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(staff.data ?? [])
              .filter(({ active, id }) => active && id !== ticket.responsible?.id)
              .map(({ id, name, roles }) => ({
                value: id,
                label: name,
                about: roles.map((role) => t(`role.${role}`)).join('、'),
              }))}
            optionRender={({ label, data }) => (
              <span className="option">
                {label}
                <span className="faint">{data.about}</span>
              </span>
            )}
          />
        </Form.Item>
      );
    case 'give_feedback':
      return (
        <>
          <Form.Item
            name="channel_id"
            label={t('act.feedbackChannel')}
            rules={[{ required: true, message: t('act.requiredChoice') }]}
          >
            <Select options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <Words
            name="content"
            label={t('act.feedbackContent')}
            hint={t('act.feedbackPlaceholder')}
            rules={required}
          />
        </>
      );
    case 'add_note':
      return (
        <Words name="content" label={t('act.noteContent')} hint={t('act.notePlaceholder')} rules={required} />
      );
    case 'close':
      return <Words name="summary" label={t('act.summary')} hint={t('act.summaryPlaceholder')} />;
    case 'reopen':
      return (
        <Words name="reason" label={t('act.reason')} hint={t('act.reasonPlaceholder')} rules={required} />
      );
  }
}

interface WordsProps {
  name: string;
  label: string;
  hint: string;
  rules?: { required: boolean; whitespace: boolean; message: string }[];
}

function Words({ name, label, hint, rules = [] }: WordsProps) {
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <Input.TextArea placeholder={hint} autoSize={{ minRows: 2, maxRows: 8 }} />
    </Form.Item>
  );
}
