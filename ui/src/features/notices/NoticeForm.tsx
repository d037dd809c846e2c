// A notice as it is written. What is not saved yet is kept by itself.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Form, Input, Segmented, Select, Skeleton } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { FeeEntry, NoticeDetail, NoticeKind, RichText } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { useChannels, useToday } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { RichTextEditor } from '../../shared/richText/RichText';
import { FeeTable } from './FeeTable';
import { type FeeFields, fenText } from './fees';
import { useNotice, useNoticeAction } from './queries';
import { kinds } from './search';

/** Every field is a text, a number or rows of them, so that a draft of it can be kept. */
interface Fields {
  kind: NoticeKind;
  title?: string;
  from_on: string;
  until_on?: string | null;
  channels: { id: number }[];
  document: string;
  fees?: FeeFields[];
  /** The version that this was written on. */
  version?: number;
}

const nothing: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [] }] };

interface Props {
  /** The draft; absent of a new notice. */
  id: number | undefined;
  close: () => void;
  saved: (id: number) => void;
}

export function NoticeForm({ id, close, saved }: Props) {
  const kind = id === undefined ? 'notice' : `notice/${id}`;
  const [fresh, setFresh] = useState(0);
  const notice = useNotice(id);
  const draft = useQuery({
    queryKey: ['drafts', kind, fresh],
    queryFn: () => api.getDraft({ kind }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (notice.isError) {
    return <Problem caught={notice.error} retry={() => void notice.refetch()} />;
  }
  if (draft.data === undefined || (id !== undefined && notice.data === undefined)) {
    return <Skeleton active />;
  }
  const again = async () => {
    await api.dropDraft({ kind }).catch(() => {});
    await notice.refetch();
    setFresh(fresh + 1);
  };
  return (
    <Writing
      key={`${kind} ${fresh}`}
      kind={kind}
      notice={notice.data}
      kept={draft.data === null ? null : (JSON.parse(draft.data.content) as Partial<Fields>)}
      again={again}
      close={close}
      saved={saved}
    />
  );
}

interface WritingProps {
  kind: string;
  notice: NoticeDetail | undefined;
  kept: Partial<Fields> | null;
  /** Begins with what is saved. */
  again: () => Promise<void>;
  close: () => void;
  saved: (id: number) => void;
}

function Writing({ kind: draft, notice: opened, kept, again, close, saved }: WritingProps) {
  const { t, language } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [notice] = useState(opened);
  const [restored] = useState(kept);
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const [overtaken, setOvertaken] = useState<number | null>(null);
  const today = useToday().format('YYYY-MM-DD');
  const [initial] = useState(() => ({ ...fieldsOf(notice, today), ...restored }));
  const sent = useDraft(form, draft, ['title', 'document', 'fees'], initial);
  const kind = Form.useWatch('kind', form) ?? initial.kind;
  const save = useNoticeAction((expected_version: number | undefined) => {
    const fields = form.getFieldsValue(true) as Fields;
    return api.saveNotice({
      plan: planOf(fields),
      ...(notice === undefined ? {} : { id: notice.notice.id }),
      ...(expected_version === undefined ? {} : { expected_version }),
    });
  });
  const send = (version: number | undefined) => {
    setProblem(null);
    setOvertaken(null);
    // What core says of a row is then about the same row here.
    const rows = (form.getFieldValue('fees') as Fields['fees'])?.filter(
      (row) => row !== undefined && isWritten(row),
    );
    form.setFieldValue('fees', rows === undefined || rows.length === 0 ? [{}] : rows);
    save.mutate(version, {
      onSuccess: (answer) => {
        sent();
        saved(answer.notice.id);
      },
      onError: (caught) => {
        if (isFailure(caught) && caught.code === 'record.changed') {
          setOvertaken(Number(caught.params.version));
        }
        setProblem(showInForm(form, atField(caught), language));
      },
    });
  };
  return (
    <section className="notices notice-writing">
      <header className="page-head">
        <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('notices.back')} onClick={close} />
        <h1>{t(notice === undefined ? 'notices.write' : 'notices.edit')}</h1>
      </header>
      {restored !== null && (
        <Alert
          className="form-problem"
          type="info"
          showIcon
          title={t('notices.draftKept')}
          action={
            <Button size="small" onClick={() => void again()}>
              {t('notices.draftDrop')}
            </Button>
          }
        />
      )}
      <Form<Fields>
        form={form}
        name="notice"
        className="notice-form"
        layout="vertical"
        aria-label={t(notice === undefined ? 'notices.write' : 'notices.edit')}
        initialValues={initial}
        onKeyDown={sendsByKey(form)}
        onFinish={() => send(form.getFieldValue('version') ?? undefined)}
      >
        {problem !== null && (
          <Alert
            className="form-problem"
            type="error"
            showIcon
            title={problem}
            action={
              overtaken !== null && (
                <div className="notice-choice">
                  <Button size="small" onClick={() => void again()}>
                    {t('notices.takeTheirs')}
                  </Button>
                  <Button size="small" onClick={() => send(overtaken)}>
                    {t('notices.keepMine')}
                  </Button>
                </div>
              )
            }
          />
        )}
        <Form.Item name="version" hidden>
          <Input type="hidden" />
        </Form.Item>
        <Form.Item name="kind" label={t('notices.kind')}>
          <Segmented options={kinds.map((value) => ({ value, label: t(`noticeKind.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('notices.name')}
          rules={[{ required: true, whitespace: true, message: t('notices.required') }]}
        >
          <Input maxLength={60} showCount autoFocus={notice === undefined} />
        </Form.Item>
        <Places notice={notice} />
        <Form.Item name="document" label={t('notices.text')}>
          <TextField label={t('notices.text')} />
        </Form.Item>
        {kind === 'fees' && (
          <fieldset className="notice-fees-field">
            <legend>{t('notices.fees')}</legend>
            <FeeTable form={form} />
          </fieldset>
        )}
        <div className="notice-choice">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('notices.save')}
          </Button>
          <Button type="text" onClick={close}>
            {t('action.cancel')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** When and where it is to be posted. */
function Places({ notice }: { notice: NoticeDetail | undefined }) {
  const { t } = useWords();
  const channels = useChannels();
  const day = {
    getValueProps: (text: string | null | undefined) => ({ value: text ? dayjs(text) : null }),
    normalize: (picked: Dayjs | null) => picked?.format('YYYY-MM-DD') ?? null,
  };
  const known = channels.data ?? [];
  const more = (notice?.postings ?? []).map(({ channel }) => channel);
  const all = [...known, ...more.filter(({ id }) => known.every((one) => one.id !== id))];
  return (
    <>
      <div className="notice-days">
        <Form.Item
          name="from_on"
          label={t('notices.from')}
          rules={[{ required: true, message: t('notices.required') }]}
          {...day}
        >
          <DatePicker />
        </Form.Item>
        <Form.Item name="until_on" label={t('notices.untilOn')} extra={t('notices.untilHint')} {...day}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item
        name="channels"
        label={t('notices.channels')}
        getValueProps={(chosen: { id: number }[]) => ({ value: chosen.map(({ id }) => id) })}
        normalize={(ids: number[]) => ids.map((id) => ({ id }))}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={all.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </>
  );
}

interface TextProps {
  label: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** The text as a field: what it says is a JSON text. */
function TextField({ label, value, onChange }: TextProps) {
  // The editor has the newer text from the first key on.
  const [first] = useState<RichText>(() => (value ? JSON.parse(value) : nothing));
  return (
    <RichTextEditor text={first} label={label} low change={(text) => onChange?.(JSON.stringify(text))} />
  );
}

/** What stands in the fields when a notice is opened. */
function fieldsOf(notice: NoticeDetail | undefined, today: string): Fields {
  if (notice === undefined) {
    return { kind: 'general', from_on: today, channels: [], document: '', fees: [{}] };
  }
  const { kind, title, from_on, until_on, version } = notice.notice;
  return {
    kind,
    title,
    from_on,
    until_on,
    version,
    channels: notice.postings.map(({ channel }) => ({ id: channel.id })),
    document: JSON.stringify(notice.document),
    fees:
      notice.fees.length === 0
        ? [{}]
        : notice.fees.map(({ item, fen, period, note }) => ({
            item,
            amount: fenText(fen),
            period: period ?? '',
            note: note ?? '',
          })),
  };
}

function isWritten(row: FeeFields): boolean {
  return Object.values(row).some((cell) => (cell ?? '').trim() !== '');
}

/** The notice as core takes it; empty rows of the table are left out. */
function planOf({ kind, title, from_on, until_on, channels, document, fees }: Fields) {
  const entry = ({ item, amount, period, note }: FeeFields): FeeEntry => ({
    item: item ?? '',
    amount: amount ?? '',
    ...(period ? { period } : {}),
    ...(note ? { note } : {}),
  });
  return {
    kind,
    title: title ?? '',
    document: document === '' ? nothing : (JSON.parse(document) as RichText),
    channels: channels.map(({ id }) => id),
    from_on,
    ...(until_on ? { until_on } : {}),
    fees: kind === 'fees' ? (fees ?? []).filter((row) => row !== undefined && isWritten(row)).map(entry) : [],
  };
}

/** The same failure at the field of the form, which core knows as a part of the plan. */
function atField(caught: unknown): unknown {
  return isFailure(caught) && caught.field !== undefined
    ? { ...caught, field: caught.field.replace(/^plan\./, '') }
    : caught;
}
