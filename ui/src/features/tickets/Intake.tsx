// Taking down what a resident says, in seconds and by keyboard. The moment the form opens is the moment of receipt. The
// form is kept when the drawer is closed: nothing that was written is lost.
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Drawer, Form, type FormInstance, Input, Select, Tag } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useState } from 'react';
import type { Channel, FoundResident, TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { keepDrafts, useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { nearMoment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { backToForm, sendsByKey } from '../../shared/keyboard';
import { shelves, useChannels, useStaff, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Caller, takeCaller } from './Caller';
import {
  type Fields,
  lateAfterMinutes,
  pickedMoment,
  receipt,
  registration,
  sameAs,
  worthKeeping,
} from './intakeFields';
import { useCallBegun, useCaller, useFocus, useUsualChannel, useWrittenElsewhere } from './intakeOpening';
import { MarkToggles } from './MarkToggles';
import { useTicketAction } from './queries';
import { Registered } from './Registered';
import { Similar } from './Similar';
import { Sorting } from './Sorting';
import './intake.css';

interface Props {
  open: boolean;
  /** Who calls, if that is known already. */
  caller: FoundResident | null;
  /** What somebody has written elsewhere, if that is to become a ticket. */
  words: { text: string } | null;
  close: () => void;
  /** Shows a ticket that was just registered. */
  show: (number: string) => void;
}

export function Intake({ open, caller, words, close, show }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const [registered, setRegistered] = useState<TicketDetail | null>(null);
  const [opened, setOpened] = useState(false);
  const next = useCallback(() => setRegistered(null), []);
  return (
    <Drawer
      open={open}
      onClose={() => {
        // At once: the program may be closed next.
        void keepDrafts();
        close();
      }}
      afterOpenChange={(nowOpen) => {
        setOpened(nowOpen);
        if (!nowOpen) {
          setRegistered(null);
        }
      }}
      size={600}
      title={t('intake.title')}
      className="intake"
      forceRender
    >
      {registered !== null && (
        <Registered
          ticket={registered}
          next={next}
          nextOfSame={() => {
            form.setFieldsValue(nextOfSame(registered));
            setRegistered(null);
          }}
          show={() => {
            close();
            show(registered.number);
          }}
        />
      )}
      <div className="intake-body" hidden={registered !== null}>
        <IntakeForm
          form={form}
          open={open}
          active={open && opened && registered === null}
          caller={caller}
          words={words}
          done={setRegistered}
        />
      </div>
    </Drawer>
  );
}

/** The form for the next caller with the same: all but who calls. */
function nextOfSame(ticket: TicketDetail): Fields {
  const words = ticket.incident?.title ?? ticket.content.slice(0, 40);
  return {
    same_as: ticket.number,
    same_as_words: words,
    content: words,
    category: ticket.category,
    topic_id: ticket.topic_pending ? undefined : ticket.topic.id,
    channel_id: ticket.channel.id,
  };
}

interface FormProps {
  form: FormInstance<Fields>;
  open: boolean;
  active: boolean;
  caller: FoundResident | null;
  words: { text: string } | null;
  done: (ticket: TicketDetail) => void;
}

function IntakeForm({ form, open, active, caller, words, done }: FormProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  // What came earlier may have come by a channel that is out of service by now.
  const picked = Form.useWatch('received_at', form);
  const channels = useChannels(picked ? picked.slice(0, 10) : undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, 'intake', worthKeeping);
  const register = useTicketAction(api.registerTicket);
  const content = Form.useWatch('content', form) ?? '';
  const room = Form.useWatch('room', form) ?? '';
  const chosenRoom = Form.useWatch('chosen_room', { form, preserve: true }) ?? '';
  const sameAsWords = Form.useWatch('same_as_words', { form, preserve: true });
  useCallBegun(form, open && active);
  useFocus(form, active);
  const [offered, forgetOffered] = useCaller(form, caller);
  useWrittenElsewhere(form, words);
  useUsualChannel(form, channels);

  const startAnew = () => {
    const channel = form.getFieldValue('channel_id');
    form.resetFields();
    form.setFieldsValue({ channel_id: channel, began_at: new Date().toISOString() });
    forgetOffered();
    setProblem(null);
  };

  const submit = () => {
    setProblem(null);
    // Who was chosen, and when the call began, have no field of antd's.
    register.mutate(registration(form.getFieldsValue(true), zone), {
      onSuccess: (ticket) => {
        startAnew();
        sent();
        void client.invalidateQueries({ queryKey: shelves.residents });
        done(ticket);
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };

  const enterSaves = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      form.submit();
    }
  };

  return (
    <Form
      form={form}
      name="intake"
      layout="vertical"
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
              onClick={({ currentTarget }) => {
                backToForm(currentTarget);
                takeCaller(form, offered);
                forgetOffered();
              }}
            >
              {t('intake.callerIs', { name: offered.name ?? offered.room })}
            </Button>
          }
        />
      )}
      <Receipt form={form} open={open} />
      {sameAsWords !== undefined && <Joined form={form} words={sameAsWords} />}
      <Caller form={form as FormInstance} next={() => form.focusField('content')} />
      <Form.Item
        name="content"
        label={t('intake.content')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea
          placeholder={t('intake.contentPlaceholder')}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={4000}
          onKeyDown={enterSaves}
        />
      </Form.Item>
      {sameAsWords === undefined && (
        <Similar
          active={active}
          content={content}
          room={chosenRoom || room}
          take={(similar) => form.setFieldsValue(sameAs(similar, form.getFieldsValue(true)))}
        />
      )}
      <Sorting form={form} active={active} />
      <MarkToggles form={form} active={active} />
      <ByWhom channels={channels.data ?? []} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {t('intake.save')}
        </Button>
        <kbd>Enter</kbd>
        <span className="faint form-kept">{t('intake.kept')}</span>
        <Button type="text" onClick={startAnew}>
          {t('intake.start')}
        </Button>
      </div>
    </Form>
  );
}

/** With what it belongs together, and the way to leave that. */
function Joined({ form, words }: { form: FormInstance<Fields>; words: string }) {
  const { t } = useWords();
  return (
    <p className="joined">
      <Tag
        color="green"
        closable={{ 'aria-label': t('incident.leave') }}
        onClose={(event) => {
          event.preventDefault();
          form.setFieldsValue({ same_as: undefined, same_as_words: undefined });
        }}
      >
        {t('incident.joined', { words })}
      </Tag>
    </p>
  );
}

/** By which channel it came, and who sees to it. */
function ByWhom({ channels }: { channels: Channel[] }) {
  const { t } = useWords();
  const staff = useStaff();
  return (
    <div className="form-row">
      <Form.Item
        name="channel_id"
        label={t('intake.channel')}
        rules={[{ required: true, message: t('act.requiredChoice') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={channels.map(({ id, name }) => ({ value: id, label: name }))}
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
  );
}

/** When it reached the office: the beginning of the call; earlier only with a reason. */
function Receipt({ form, open }: { form: FormInstance<Fields>; open: boolean }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const channels = useChannels();
  const began = Form.useWatch('began_at', { form, preserve: true });
  const picked = Form.useWatch('received_at', form);
  const channel = Form.useWatch('channel_id', form);
  const [changing, setChanging] = useState(false);
  useEffect(() => {
    if (!open) {
      setChanging(false);
    }
  }, [open]);
  // The way to the picker goes when it is taken.
  useEffect(() => {
    if (changing) {
      document.getElementById('intake_received_at')?.focus();
    }
  }, [changing]);
  if (began === undefined) {
    return null;
  }
  const isCall = (channels.data ?? []).some(({ id, kind }) => id === channel && kind === 'phone');
  const at = receipt({ began_at: began, received_at: picked }, zone) ?? began;
  const late = now - Date.parse(at) > lateAfterMinutes * 60_000;
  const earlier = picked !== undefined;
  const showsPicker = changing || earlier;
  return (
    <div className="receipt">
      <p>
        <span className="faint">{t(isCall && !earlier ? 'intake.callBegan' : 'intake.received')}</span>{' '}
        <strong>{nearMoment(at, zone, now, language)}</strong>
        {!showsPicker && (
          <Button type="link" size="small" onClick={() => setChanging(true)}>
            {t('intake.earlier')}
          </Button>
        )}
      </p>
      <div className="form-row" hidden={!showsPicker && !late}>
        <Form.Item
          name="received_at"
          label={t('intake.received')}
          hidden={!showsPicker}
          getValueProps={pickedMoment.show}
          normalize={pickedMoment.keep}
        >
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t('intake.receivedNow')}
            maxDate={toWallClock(Date.parse(began), zone)}
          />
        </Form.Item>
        {/* There as soon as it is needed, and when core asks for it. */}
        <Form.Item
          name="late_entry_reason"
          label={t('intake.lateReason')}
          hidden={!late && !earlier}
          extra={
            late && !earlier ? (
              <Button
                type="link"
                size="small"
                onClick={() => form.setFieldValue('late_entry_reason', t('intake.longCall'))}
              >
                {t('intake.longCall')}
              </Button>
            ) : (
              t('intake.lateReasonHint', { minutes: lateAfterMinutes })
            )
          }
          rules={late || earlier ? [{ required: true, whitespace: true, message: t('act.required') }] : []}
        >
          <Input placeholder={t('intake.lateReasonPlaceholder')} maxLength={200} />
        </Form.Item>
      </div>
    </div>
  );
}
