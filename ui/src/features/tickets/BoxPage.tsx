// 开箱登记: who opened which box before whom, how many slips were in it, and each slip typed in as a ticket.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, DatePicker, Form, Input, InputNumber, Popconfirm, Select, Skeleton } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { BoxOpening } from '../../bindings/operations';
import { api } from '../../host';
import { useMay, usePerson } from '../../shared/access';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { fromWallClock, moment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { shelves, useChannels, useStaff, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { type Fields, lateAfterMinutes, pickedMoment } from './intakeFields';
import { useTicketAction } from './queries';
import { SlipPhotos, useSlipFiles } from './SlipPhotos';
import { Sorting } from './Sorting';
import './intake.css';

const route = getRouteApi('/box');

export function BoxPage() {
  const { t, language } = useWords();
  const zone = useZone();
  const may = useMay();
  const { opening } = route.useSearch();
  const navigate = route.useNavigate();
  const openings = useQuery({
    queryKey: [...shelves.boxOpenings, 'list'],
    queryFn: () => api.listBoxOpenings({ limit: 50 }),
  });
  const show = (id: number | undefined) => void navigate({ search: id === undefined ? {} : { opening: id } });
  return (
    <div className="boxes">
      <aside className="boxes-side" aria-label={t('box.openings')}>
        <header className="page-head">
          <h1>{t('box.title')}</h1>
          {may('tickets.register') && opening !== undefined && (
            <Button onClick={() => show(undefined)}>{t('box.new')}</Button>
          )}
        </header>
        {openings.isError && <Problem caught={openings.error} retry={() => void openings.refetch()} />}
        {openings.data?.rows.length === 0 && <p className="faint">{t('box.none')}</p>}
        <ol>
          {openings.data?.rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={row.id === opening ? 'box-row box-row-chosen' : 'box-row'}
                onClick={() => show(row.id)}
              >
                <strong>{moment(row.opened_at, zone, language)}</strong>
                <span>{row.channel.name}</span>
                <span className={row.entered < row.slips ? 'box-left' : 'faint'}>
                  {row.slips === 0
                    ? t('box.empty')
                    : t('box.entered', { entered: row.entered, slips: row.slips })}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </aside>
      <section className="boxes-main">
        {opening !== undefined && <Opening key={opening} id={opening} />}
        {opening === undefined && may('tickets.register') && <OpeningForm done={({ id }) => show(id)} />}
      </section>
    </div>
  );
}

interface OpeningFields {
  channel_id?: number;
  opened_at?: string;
  opener_id?: number;
  witness?: string;
  slips?: number;
  note?: string;
}

function OpeningForm({ done }: { done: (opening: BoxOpening) => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const me = usePerson();
  const channels = useChannels();
  const staff = useStaff();
  const [form] = Form.useForm<OpeningFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const boxes = (channels.data ?? []).filter(({ kind }) => kind === 'box');
  const firstBox = boxes[0]?.id;
  const sent = useDraft(form, 'box_opening', ['witness', 'note', 'slips']);
  useEffect(() => {
    if (firstBox !== undefined && form.getFieldValue('channel_id') === undefined) {
      form.setFieldsValue({ channel_id: firstBox, ...(me === null ? {} : { opener_id: me.id }) });
    }
  }, [firstBox, form, me]);
  const register = useMutation({ mutationFn: api.registerBoxOpening });
  const submit = (fields: OpeningFields) => {
    setProblem(null);
    register.mutate(
      {
        channel_id: fields.channel_id ?? 0,
        opener_id: fields.opener_id ?? 0,
        witness: fields.witness ?? '',
        slips: fields.slips ?? 0,
        ...(fields.opened_at ? { opened_at: fromWallClock(fields.opened_at, zone) } : {}),
        ...(fields.note ? { note: fields.note } : {}),
      },
      {
        onSuccess: (opening) => {
          form.resetFields();
          sent();
          void client.invalidateQueries({ queryKey: shelves.boxOpenings });
          done(opening);
        },
        onError: (caught) => setProblem(showInForm(form, caught, language)),
      },
    );
  };
  const required = [{ required: true, message: t('act.requiredChoice') }];
  return (
    <Form
      form={form}
      name="box"
      layout="vertical"
      className="card box-form"
      onFinish={submit}
      onKeyDown={sendsByKey(form)}
    >
      <h2>{t('box.new')}</h2>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <div className="form-row">
        <Form.Item name="channel_id" label={t('box.box')} rules={required}>
          <Select options={boxes.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item
          name="opened_at"
          label={t('box.openedAt')}
          getValueProps={pickedMoment.show}
          normalize={pickedMoment.keep}
        >
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t('intake.receivedNow')}
            maxDate={toWallClock(Date.now(), zone)}
          />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item name="opener_id" label={t('box.opener')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(staff.data ?? [])
              .filter(({ active }) => active)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="witness"
          label={t('box.witness')}
          rules={[{ required: true, whitespace: true, message: t('act.required') }]}
        >
          <Input maxLength={40} placeholder={t('box.witnessPlaceholder')} />
        </Form.Item>
        <Form.Item
          name="slips"
          label={t('box.slips')}
          extra={t('box.slipsHint')}
          rules={[{ required: true, message: t('act.required') }]}
        >
          <InputNumber min={0} max={500} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('box.note')}>
        <Input maxLength={500} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {t('box.register')}
        </Button>
        <kbd>Enter</kbd>
      </div>
    </Form>
  );
}

function Opening({ id }: { id: number }) {
  const { t, language } = useWords();
  const zone = useZone();
  const may = useMay();
  const [writing, setWriting] = useState(false);
  const opening = useQuery({
    queryKey: [...shelves.boxOpenings, 'one', id],
    queryFn: () => api.getBoxOpening({ id }),
  });
  if (opening.isError) {
    return <Problem caught={opening.error} retry={() => void opening.refetch()} />;
  }
  if (opening.isPending) {
    return <Skeleton active />;
  }
  const { opened_at, opener, witness, slips, entered, note, channel, tickets } = opening.data;
  // A colleague may enter the last one while it is being written here.
  const slipOffered = may('tickets.register') && (entered < slips || writing);
  return (
    <>
      <header className="box-head">
        <h2>
          {channel.name} · {moment(opened_at, zone, language)}
        </h2>
        <p className="faint">
          {t('box.who', { opener: opener.name, witness })} ·{' '}
          {slips === 0 ? t('box.empty') : t('box.entered', { entered, slips })}
          {note !== null && ` · ${note}`}
        </p>
      </header>
      {slipOffered && <SlipForm opening={opening.data} writing={setWriting} />}
      {may('tickets.register') && <Correction opening={opening.data} ended={() => setWriting(false)} />}
      {tickets.length > 0 && (
        <table className="list list-plain" aria-label={t('box.tickets')}>
          <thead>
            <tr>
              <th>{t('tickets.number')}</th>
              <th>{t('tickets.category')}</th>
              <th>{t('tickets.content')}</th>
              <th>{t('tickets.room')}</th>
            </tr>
          </thead>
          <tbody>
            {tickets.map((row) => (
              <tr key={row.number}>
                <td>{row.number}</td>
                <td>{t(`category.${row.category}`)}</td>
                <td>{row.excerpt}</td>
                <td>{row.room ?? t('tickets.anonymous')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface SlipProps {
  opening: BoxOpening;
  /** Told whether anything is written or photographed that is not registered yet. */
  writing: (begun: boolean) => void;
}

/** One slip of the box, as it is written. The form stays when a colleague enters another one meanwhile. */
function SlipForm({ opening, writing }: SlipProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const draft = `slip.${opening.id}`;
  const sent = useDraft(form, draft, ['content', 'room', 'caller_name', 'phone']);
  const register = useTicketAction(api.registerTicket);
  const photos = useSlipFiles(draft);
  const content = Form.useWatch('content', form) ?? '';
  const [round, setRound] = useState(0);
  const begun = content.trim() !== '' || photos.files.length > 0;
  useEffect(() => writing(begun), [begun, writing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next slip is what makes it run again
  useEffect(() => {
    // Once the field is drawn, anew after each slip.
    const timer = setTimeout(() => document.getElementById('slip_content')?.focus(), 60);
    return () => clearTimeout(timer);
  }, [round]);
  const empty = () => {
    form.resetFields();
    sent();
    photos.gone();
    setProblem(null);
    setRound((count) => count + 1);
  };
  const sending = useRef(false);
  const submit = async () => {
    if (sending.current) {
      return;
    }
    sending.current = true;
    setProblem(null);
    // What was just chosen goes with this slip, not with the next.
    if (!(await photos.settled())) {
      sending.current = false;
      return;
    }
    const said = Object.entries(form.getFieldsValue(true)).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    const late = Date.now() - Date.parse(opening.opened_at) > (lateAfterMinutes - 1) * 60_000;
    register.mutate(
      {
        ...(Object.fromEntries(said) as { content: string; category: 'complaint' }),
        channel_id: opening.channel.id,
        box_opening_id: opening.id,
        draft_files: draft,
        received_at: opening.opened_at,
        ...(late ? { late_entry_reason: t('box.title') } : {}),
      },
      {
        onSuccess: () => {
          empty();
          void client.invalidateQueries({ queryKey: shelves.boxOpenings });
        },
        onError: (caught) => setProblem(showInForm(form, caught, language)),
        onSettled: () => {
          sending.current = false;
        },
      },
    );
  };
  const enterSaves = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      form.submit();
    }
  };
  return (
    <Form form={form} name="slip" layout="vertical" className="card box-form" onFinish={submit}>
      {opening.entered < opening.slips ? (
        <h2>{t('box.slip', { place: opening.entered + 1, slips: opening.slips })}</h2>
      ) : (
        <Alert className="form-problem" type="warning" showIcon title={t('box.full')} />
      )}
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.Item
        name="content"
        label={t('box.written')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} onKeyDown={enterSaves} />
      </Form.Item>
      <SlipPhotos photos={photos} />
      <Sorting form={form} active />
      <div className="form-row">
        <Form.Item name="room" label={t('intake.room')}>
          <Input placeholder={t('box.anonymous')} maxLength={40} />
        </Form.Item>
        <Form.Item name="caller_name" label={t('intake.caller')}>
          <Input placeholder={t('intake.callerPlaceholder')} maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={t('intake.phone')}>
          <Input placeholder={t('intake.phonePlaceholder')} inputMode="tel" />
        </Form.Item>
      </div>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {t('box.saveSlip')}
        </Button>
        <kbd>Enter</kbd>
        {begun && <span className="faint form-kept">{t('intake.kept')}</span>}
        {begun && (
          <Popconfirm
            title={t('box.dropSure', { count: photos.files.length })}
            okText={t('box.dropYes')}
            cancelText={t('action.cancel')}
            disabled={photos.files.length === 0}
            onConfirm={empty}
          >
            <Button type="text" onClick={photos.files.length === 0 ? empty : undefined}>
              {t('box.drop')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  );
}

interface CorrectionProps {
  opening: BoxOpening;
  /** Told when no slip is left to register, so that what is half filled in goes. */
  ended: () => void;
}

/** The number of slips was miscounted, or the witness misspelt. */
function Correction({ opening, ended }: CorrectionProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ witness: string; slips: number }>();
  const [problem, setProblem] = useState<string | null>(null);
  const correct = useMutation({ mutationFn: api.correctBoxOpening });
  const counted = Form.useWatch('slips', form);
  if (!open) {
    return (
      <p>
        <Button type="link" className="box-correct" onClick={() => setOpen(true)}>
          {t('box.correct')}
        </Button>
      </p>
    );
  }
  const submit = (fields: { witness: string; slips: number }) => {
    setProblem(null);
    correct.mutate(
      {
        id: opening.id,
        expected_version: opening.version,
        ...fields,
        ...(opening.note === null ? {} : { note: opening.note }),
      },
      {
        onSuccess: ({ entered, slips }) => {
          setOpen(false);
          if (entered === slips) {
            ended();
            void client.invalidateQueries({ queryKey: shelves.attachments });
          }
          void client.invalidateQueries({ queryKey: shelves.boxOpenings });
        },
        onError: (caught) => setProblem(showInForm(form, caught, language)),
      },
    );
  };
  return (
    <Form
      form={form}
      name="correction"
      layout="vertical"
      className="card box-form"
      initialValues={{ witness: opening.witness, slips: opening.slips }}
      onFinish={submit}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <div className="form-row">
        <Form.Item
          name="witness"
          label={t('box.witness')}
          rules={[{ required: true, whitespace: true, message: t('act.required') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="slips"
          label={t('box.slips')}
          rules={[{ required: true, message: t('act.required') }]}
        >
          <InputNumber min={opening.entered} max={500} precision={0} />
        </Form.Item>
      </div>
      {counted === opening.entered && counted < opening.slips && (
        <p className="faint">{t('box.correctEnds')}</p>
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={correct.isPending}>
          {t('action.save')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}
