// 粘贴消息: a chat or several messages from WeChat or a web page, taken apart, looked over, registered one by one. What
// is refused stays with its message; what is half-done is kept.
import { Link } from '@tanstack/react-router';
import { Alert, Button, Form, type FormInstance, Input, Popconfirm, Select } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { useChannels, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { MessageCard } from './MessageCard';
import { isLate, isPending, type MessageRow } from './messages';
import { type MessagesFields, useMessages } from './useMessages';
import './messages.css';

export function MessagesPage() {
  const { t } = useWords();
  const [form] = Form.useForm<MessagesFields>();
  const { rows, problem, busy, change, split, registerAll, clear } = useMessages(form);
  return (
    <Form
      form={form}
      name="messages"
      layout="vertical"
      className="messages"
      onFinish={() => void registerAll()}
    >
      <header className="page-head">
        <h1>{t('messages.title')}</h1>
        <p className="faint">{t('messages.about')}</p>
      </header>
      <Form.Item name="rows" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="text" label={t('messages.text')}>
        <Input.TextArea
          autoSize={{ minRows: rows.length === 0 ? 8 : 2, maxRows: 14 }}
          placeholder={t('messages.placeholder')}
          onKeyDown={sendsByKey({ submit: () => void split() })}
        />
      </Form.Item>
      <div className="form-foot">
        <Button
          type={rows.length === 0 ? 'primary' : 'default'}
          loading={busy === 'splitting'}
          onClick={() => void split()}
        >
          {t('messages.split')}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
        <span className="faint">{t('messages.kept')}</span>
      </div>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {rows.length > 0 && (
        <>
          <OfAll form={form} rows={rows} />
          <Rows rows={rows} change={change} send={() => form.submit()} />
          <Foot rows={rows} busy={busy === 'registering'} clear={clear} />
        </>
      )}
    </Form>
  );
}

/** What holds for all of them: by which channel they came, and why those are late that are. */
function OfAll({ form, rows }: { form: FormInstance<MessagesFields>; rows: MessageRow[] }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const channels = useChannels();
  const late = rows.some((row) => isPending(row) && isLate(row, zone, now));
  const online = (channels.data ?? []).find(({ kind }) => kind === 'online')?.id;
  useEffect(() => {
    if (online !== undefined && form.getFieldValue('channel_id') === undefined) {
      form.setFieldValue('channel_id', online);
    }
  }, [online, form]);
  return (
    <div className="form-row messages-common">
      <Form.Item
        name="channel_id"
        label={t('intake.channel')}
        rules={[{ required: true, message: t('act.requiredChoice') }]}
      >
        <Select options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('intake.lateReason')}
        hidden={!late}
        initialValue={t('messages.reason')}
        rules={late ? [{ required: true, whitespace: true, message: t('act.required') }] : []}
      >
        <Input maxLength={200} />
      </Form.Item>
    </div>
  );
}

interface RowsProps {
  rows: MessageRow[];
  change: (row: MessageRow) => void;
  send: () => void;
}

function Rows({ rows, change, send }: RowsProps) {
  const { t } = useWords();
  return (
    <ol className="message-rows" aria-label={t('messages.rows')}>
      {rows.map((row, place) =>
        row.number === undefined ? (
          <MessageCard key={row.key} row={row} place={place + 1} change={change} send={send} />
        ) : (
          <li key={row.key} className="message-done">
            <span>{t('messages.registered')}</span>
            <Link to="/tickets" search={{ tab: 'all', ticket: row.number }}>
              {row.number}
            </Link>
            <span className="faint">{row.content.slice(0, 40)}</span>
          </li>
        ),
      )}
    </ol>
  );
}

interface FootProps {
  rows: MessageRow[];
  busy: boolean;
  clear: (kept: MessageRow[]) => void;
}

function Foot({ rows, busy, clear }: FootProps) {
  const { t } = useWords();
  const pending = rows.filter(isPending);
  return (
    <div className="form-foot messages-foot">
      {pending.length > 0 && (
        <>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('messages.register', { count: pending.length })}
          </Button>
          <kbd>{keyName('Enter')}</kbd>
        </>
      )}
      {pending.length < rows.length && (
        <Button onClick={() => clear(pending)}>{t('messages.clearDone')}</Button>
      )}
      {pending.length > 0 && (
        <Popconfirm
          title={t('messages.dropSure', { count: pending.length })}
          okText={t('messages.drop')}
          onConfirm={() => clear([])}
        >
          <Button type="text">{t('messages.drop')}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
