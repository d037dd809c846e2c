// The fields of each thing that can be done with a ticket.
import { Checkbox, DatePicker, Form, type FormInstance, Input, Radio, Select } from 'antd';
import type { Satisfaction, Solution, SuspendReason, TicketDetail } from '../../bindings/operations';
import { toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useChannels, useStaff, useZone } from '../../shared/lookups';
import { type Act, type ActFields, isDiscontent } from './acts';
import { offerFor, Phrased } from './Phrased';

const waits: SuspendReason[] = ['resident_away', 'waiting_appointment', 'waiting_parts', 'other_reason'];
const solutions: Solution[] = ['solved', 'partly_solved', 'unsolved'];
const satisfactions: Satisfaction[] = [
  'very_satisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'very_dissatisfied',
];

interface Props {
  act: Act;
  ticket: TicketDetail;
  form: FormInstance<ActFields>;
}

export function ActFieldsOf({ act, ticket, form }: Props) {
  const { t } = useWords();
  switch (act) {
    case 'assign':
      return <Person ticket={ticket} />;
    case 'transfer':
      return (
        <>
          <Person ticket={ticket} />
          <Words name="reason" label={t('act.transferReason')} hint={t('act.transferPlaceholder')} />
        </>
      );
    case 'return':
      return <Words name="reason" label={t('act.returnReason')} hint={t('act.returnPlaceholder')} needed />;
    case 'escalate':
      return (
        <Words name="reason" label={t('act.escalateReason')} hint={t('act.escalatePlaceholder')} needed />
      );
    case 'suspend':
      return <Wait form={form} />;
    case 'resume':
      return <Words name="note" label={t('act.resumeNote')} hint={t('act.resumePlaceholder')} />;
    case 'give_feedback':
      return (
        <>
          <div className="form-row">
            <ChannelChoice label={t('act.feedbackChannel')} />
            <Form.Item name="told" label={t('act.told')}>
              <Input placeholder={t('act.toldPlaceholder')} maxLength={40} />
            </Form.Item>
          </div>
          <Phrased
            offer={offerFor(ticket.number, 'feedback')}
            form={form}
            label={t('act.feedbackContent')}
            hint={t('act.feedbackPlaceholder')}
          />
        </>
      );
    case 'attempt_feedback':
      return (
        <>
          <ChannelChoice label={t('act.attemptChannel')} />
          <Words name="note" label={t('act.attemptNote')} hint={t('act.attemptPlaceholder')} />
        </>
      );
    case 'add_note':
      return (
        <Phrased
          offer={offerFor(ticket.number, 'note')}
          form={form}
          label={t('act.noteContent')}
          hint={t('act.notePlaceholder')}
        />
      );
    case 'mark':
      return <MarkChoice />;
    case 'follow_up':
      return <FollowUp ticket={ticket} form={form} />;
    case 'close':
      return (
        <>
          <Words name="summary" label={t('act.summary')} hint={t('act.summaryPlaceholder')} />
          <Form.Item name="archive" valuePropName="checked">
            <Checkbox>{t('act.archiveToo')}</Checkbox>
          </Form.Item>
        </>
      );
    case 'archive':
      return <p className="faint">{t('act.archiveHint')}</p>;
    case 'reopen':
      return <Words name="reason" label={t('act.reason')} hint={t('act.reasonPlaceholder')} needed />;
    case 'cancel':
      return (
        <>
          <p className="faint">{t('act.cancelHint')}</p>
          <Words name="reason" label={t('act.cancelReason')} hint={t('act.cancelPlaceholder')} needed />
        </>
      );
  }
}

function Person({ ticket }: { ticket: TicketDetail }) {
  const { t } = useWords();
  const staff = useStaff();
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
            about: roles.map((role) => t(`role.${role}`)).join(t('between.names')),
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
}

function ChannelChoice({ label }: { label: string }) {
  const { t } = useWords();
  const channels = useChannels();
  return (
    <Form.Item name="channel_id" label={label} rules={[{ required: true, message: t('act.requiredChoice') }]}>
      <Select options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
    </Form.Item>
  );
}

function Wait({ form }: { form: FormInstance<ActFields> }) {
  const { t } = useWords();
  const other = Form.useWatch('wait', form) === 'other_reason';
  return (
    <>
      <Form.Item
        name="wait"
        label={t('act.suspendReason')}
        rules={[{ required: true, message: t('act.requiredChoice') }]}
      >
        <Radio.Group options={waits.map((reason) => ({ value: reason, label: t(`detail.${reason}`) }))} />
      </Form.Item>
      <Moment name="until" label={t('act.until')} needed />
      <Words name="note" label={t('act.suspendNote')} hint={t('act.suspendNotePlaceholder')} needed={other} />
    </>
  );
}

function MarkChoice() {
  const { t } = useWords();
  return (
    <Form.Item name="marks" label={t('act.marks')}>
      <Checkbox.Group
        className="act-marks"
        options={(['urgent', 'important', 'about_staff'] as const).map((mark) => ({
          value: mark,
          label: (
            <>
              {t(`mark.${mark}`)}
              <span className="faint">{t(`markHint.${mark}`)}</span>
            </>
          ),
        }))}
      />
    </Form.Item>
  );
}

function FollowUp({ ticket, form }: { ticket: TicketDetail; form: FormInstance<ActFields> }) {
  const { t } = useWords();
  const fields = Form.useWatch([], form) as ActFields | undefined;
  const reached = fields?.reached !== false;
  const discontent = reached && fields !== undefined && isDiscontent(fields);
  const owed = ticket.follow_up;
  return (
    <>
      <div className="form-row">
        <ChannelChoice label={t('act.followUpChannel')} />
        {/* Attempts are counted where a follow-up is owed. */}
        <Form.Item name="reached" label={t('act.reached')} hidden={owed === null}>
          <Radio.Group
            options={[
              { value: true, label: t('act.reachedYes') },
              { value: false, label: t('act.reachedNo') },
            ]}
          />
        </Form.Item>
      </div>
      {reached ? (
        <>
          <Form.Item
            name="solution"
            label={t('act.solution')}
            rules={[{ required: true, message: t('act.requiredChoice') }]}
          >
            <Radio.Group options={solutions.map((one) => ({ value: one, label: t(`detail.${one}`) }))} />
          </Form.Item>
          <Form.Item
            name="satisfaction"
            label={t('act.satisfaction')}
            rules={[{ required: true, message: t('act.requiredChoice') }]}
          >
            <Radio.Group
              options={satisfactions.map((one) => ({ value: one, label: t(`satisfaction.${one}`) }))}
            />
          </Form.Item>
        </>
      ) : (
        owed !== null && (
          <p className="faint">
            {t('act.attemptsMade', { made: owed.attempts, enough: owed.attempts_enough })}
          </p>
        )
      )}
      {discontent && <p className="act-warning">{t('act.followUpNoteNeeded')}</p>}
      <Words
        name="note"
        label={t('act.followUpNote')}
        hint={t('act.followUpNotePlaceholder')}
        needed={discontent}
      />
      {discontent && <Moment name="promised_by" label={t('act.promisedBy')} />}
    </>
  );
}

function Moment({ name, label, needed = false }: { name: string; label: string; needed?: boolean }) {
  const { t } = useWords();
  const zone = useZone();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={needed ? [{ required: true, message: t('act.requiredChoice') }] : []}
    >
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        minDate={toWallClock(Date.now(), zone)}
        // What was typed counts when the field is left.
        needConfirm={false}
      />
    </Form.Item>
  );
}

interface WordsProps {
  name: string;
  label: string;
  hint: string;
  needed?: boolean;
}

function Words({ name, label, hint, needed = false }: WordsProps) {
  const { t } = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={needed ? [{ required: true, whitespace: true, message: t('act.required') }] : []}
    >
      <Input.TextArea placeholder={hint} autoSize={{ minRows: 2, maxRows: 8 }} />
    </Form.Item>
  );
}
