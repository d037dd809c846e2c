// Registering what a resident says. The form is kept when the drawer is closed: nothing that was written is lost.
import { SoundOutlined } from '@ant-design/icons';
import {
  Alert,
  Button,
  DatePicker,
  Drawer,
  Form,
  type FormInstance,
  Input,
  Segmented,
  Select,
  Typography,
} from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import type { Category, FoundResident, RegisterTicket, TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { fromWallClock, spokenMoment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { useChannels, useStaff, useTopics, useZone } from '../../shared/lookups';
import { Caller, takeCaller } from './Caller';
import { useTicketAction } from './queries';
import { categories } from './search';

/** An entry this much later than the receipt needs a reason; core has the last word. */
const lateAfterMinutes = 15;

interface Fields extends Omit<RegisterTicket, 'received_at'> {
  received_at?: Dayjs | null;
  /** What stands in the box that looks up. */
  look_up?: string;
}

interface Props {
  open: boolean;
  /** Who calls, if that is known already. */
  caller: FoundResident | null;
  close: () => void;
  /** Shows a ticket that was just registered. */
  show: (number: string) => void;
}

export function Intake({ open, caller, close, show }: Props) {
  const { t } = useWords();
  const [registered, setRegistered] = useState<TicketDetail | null>(null);
  const [opened, setOpened] = useState(false);
  return (
    <Drawer
      open={open}
      onClose={close}
      afterOpenChange={(nowOpen) => {
        setOpened(nowOpen);
        if (!nowOpen) {
          setRegistered(null);
        }
      }}
      size={560}
      title={t('intake.title')}
      className="intake"
      forceRender
    >
      {registered !== null && (
        <Registered
          ticket={registered}
          next={() => setRegistered(null)}
          show={() => {
            close();
            show(registered.number);
          }}
        />
      )}
      <div hidden={registered !== null}>
        <IntakeForm active={open && opened && registered === null} caller={caller} done={setRegistered} />
      </div>
    </Drawer>
  );
}

interface FormProps {
  active: boolean;
  caller: FoundResident | null;
  done: (ticket: TicketDetail) => void;
}

function IntakeForm({ active, caller, done }: FormProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const channels = useChannels();
  const topics = useTopics();
  const staff = useStaff();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, 'intake', ['content', 'look_up', 'room_id', 'room', 'caller_name', 'phone']);
  const register = useTicketAction(api.registerTicket);
  const category = Form.useWatch('category', form) ?? 'complaint';
  const received = Form.useWatch('received_at', form);
  const late = received ? toWallClock(Date.now(), zone).diff(received, 'minute') > lateAfterMinutes : false;

  useEffect(() => {
    if (active) {
      // After the drawer has taken the focus.
      const known = form.getFieldValue('room_id') !== undefined;
      const timer = setTimeout(() => {
        // Whoever has begun to write somewhere stays there.
        if (document.activeElement?.closest('form#intake') === null) {
          focusOn(known ? 'content' : 'look_up');
        }
      }, 60);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [active, form]);

  // Somebody who was looked up calls: a form that is half filled in for another stays as it is until it is sent.
  const [offered, setOffered] = useState<FoundResident | null>(null);
  const taken = useRef<FoundResident | null>(null);
  useEffect(() => {
    if (caller === null || caller === taken.current) {
      return;
    }
    taken.current = caller;
    if (form.getFieldValue('content')) {
      setOffered(caller);
    } else {
      takeCaller(form, caller);
    }
  }, [caller, form]);

  const firstChannel = channels.data?.[0]?.id;
  useEffect(() => {
    if (firstChannel !== undefined && form.getFieldValue('channel_id') === undefined) {
      form.setFieldValue('channel_id', firstChannel);
    }
  }, [firstChannel, form]);

  const submit = () => {
    // Whoever was chosen has no field of antd's.
    const { received_at, look_up: _look_up, ...fields }: Fields = form.getFieldsValue(true);
    setProblem(null);
    const given = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
    ) as unknown as RegisterTicket;
    const args = received_at
      ? { ...given, received_at: fromWallClock(received_at.format('YYYY-MM-DDTHH:mm'), zone) }
      : given;
    register.mutate(args, {
      onSuccess: (ticket) => {
        form.resetFields();
        sent();
        setOffered(null);
        form.setFieldValue('channel_id', ticket.channel.id);
        done(ticket);
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };

  return (
    <Form
      form={form}
      name="intake"
      layout="vertical"
      initialValues={{ category: 'complaint' satisfies Category }}
      onFinish={submit}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {offered !== null && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={t('intake.unfinished')}
          action={
            <Button
              onClick={() => {
                takeCaller(form, offered);
                setOffered(null);
              }}
            >
              {t('intake.callerIs', { name: offered.name ?? offered.room })}
            </Button>
          }
        />
      )}
      <Caller form={form as FormInstance} next={() => form.focusField('content')} />
      <Form.Item name="category" label={t('intake.category')} extra={t(`intake.limit.${category}`)}>
        <Segmented block options={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))} />
      </Form.Item>
      <Form.Item
        name="content"
        label={t('intake.content')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea
          placeholder={t('intake.contentPlaceholder')}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={4000}
        />
      </Form.Item>
      <div className="form-row">
        <Form.Item
          name="channel_id"
          label={t('intake.channel')}
          rules={[{ required: true, message: t('act.requiredChoice') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="topic_id"
          label={t('intake.topic')}
          rules={[{ required: true, message: t('act.requiredChoice') }]}
        >
          <Select
            placeholder={t('intake.chooseTopic')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item name="received_at" label={t('intake.received')}>
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t('intake.receivedNow')}
            maxDate={toWallClock(Date.now(), zone)}
          />
        </Form.Item>
        <Form.Item name="responsible_id" label={t('intake.responsible')}>
          <Select
            allowClear
            placeholder={t('intake.responsibleLater')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(staff.data ?? [])
              .filter((person) => person.active)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </div>
      {/* There as soon as it is needed, and when core asks for it. */}
      <Form.Item
        name="late_entry_reason"
        label={t('intake.lateReason')}
        hidden={!late}
        extra={t('intake.lateReasonHint', { minutes: lateAfterMinutes })}
        rules={late ? [{ required: true, whitespace: true, message: t('act.required') }] : []}
      >
        <Input placeholder={t('intake.lateReasonPlaceholder')} maxLength={200} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {t('intake.save')}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
        <span className="faint form-kept">{t('intake.kept')}</span>
        <Button type="text" onClick={() => form.resetFields()}>
          {t('intake.start')}
        </Button>
      </div>
    </Form>
  );
}

/** Moves to a field of the form by its name; the box that looks up is not one of antd's. */
function focusOn(field: string): void {
  document.getElementById(`intake_${field}`)?.focus();
}

/** What to tell the resident before the call ends. */
function Registered({ ticket, next, show }: { ticket: TicketDetail; next: () => void; show: () => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <section className="registered" role="status">
      <p className="registered-head">{t('intake.done')}</p>
      <Typography.Text className="registered-number" copyable>
        {ticket.number}
      </Typography.Text>
      <div className="aloud">
        <p className="faint">
          <SoundOutlined /> {t('intake.readAloud')}
        </p>
        <p className="aloud-words">
          {t('intake.sayDeadline', { moment: spokenMoment(ticket.due_at, zone, language) })}
          <br />
          {t('intake.sayNumber', { number: ticket.number })}
        </p>
      </div>
      <div className="form-foot">
        <Button type="primary" autoFocus onClick={next}>
          {t('intake.next')}
        </Button>
        <Button onClick={show}>{t('intake.open')}</Button>
      </div>
    </section>
  );
}
