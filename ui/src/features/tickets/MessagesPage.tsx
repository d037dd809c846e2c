// 粘贴消息: a chat or several messages from WeChat or a web page, taken apart, looked over, registered one by one. What
// is refused stays with its message; what is half-done is kept.
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../host';
import { keepDrafts, useDraft } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { useChannels, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { MessageCard } from './MessageCard';
import { isLate, isPending, keptRows, type MessageRow, messageRow, messageTicket } from './messages';
import { useTicketAction } from './queries';
import './messages.css';

interface MessagesFields {
  text?: string;
  channel_id?: number;
  reason?: string;
  /** The rows as JSON: kept with the rest of what is half-done. */
  rows?: string;
}

export function MessagesPage() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const now = useNow();
  const channels = useChannels();
  const [form] = Form.useForm<MessagesFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'splitting' | 'registering' | null>(null);
  const sent = useDraft(form, 'messages', ['text', 'rows']);
  const register = useTicketAction(api.registerTicket);
  const rows = keptRows(Form.useWatch('rows', form));
  const pending = rows.filter(isPending);
  const late = pending.some((row) => isLate(row, zone, now));
  const online = (channels.data ?? []).find(({ kind }) => kind === 'online')?.id;
  useEffect(() => {
    if (online !== undefined && form.getFieldValue('channel_id') === undefined) {
      form.setFieldValue('channel_id', online);
    }
  }, [online, form]);

  // The first of the new rows has the focus once it is drawn.
  const next = useRef<number | null>(null);
  useEffect(() => {
    const field = next.current === null ? null : document.getElementById(`message-${next.current}`);
    if (field !== null) {
      next.current = null;
      field.focus();
    }
  });

  const keep = (kept: MessageRow[]) =>
    form.setFieldValue('rows', kept.length === 0 ? undefined : JSON.stringify(kept));
  const latest = () => keptRows(form.getFieldValue('rows'));
  const change = (row: MessageRow) => keep(latest().map((one) => (one.key === row.key ? row : one)));

  const split = async () => {
    setProblem(null);
    setBusy('splitting');
    try {
      const messages = await api.splitMessages({ text: form.getFieldValue('text') ?? '' });
      const first = Math.max(0, ...latest().map(({ key }) => key)) + 1;
      const found: MessageRow[] = [];
      for (const [place, one] of messages.entries()) {
        const proposals = await api.proposeIntake({ content: one.content });
        found.push(messageRow(one, proposals, first + place, zone));
      }
      if (found.length === 0) {
        setProblem(t('messages.nothing'));
        return;
      }
      keep([...latest(), ...found]);
      form.setFieldValue('text', undefined);
      next.current = first;
    } catch (caught) {
      setProblem(showInForm(form, caught, language));
    } finally {
      setBusy(null);
    }
  };

  /** One message, one ticket: each is registered or refused by its own. */
  const registerRow = async (row: MessageRow, { channel_id, reason }: MessagesFields): Promise<boolean> => {
    const { problem: _problem, category, ...rest } = row;
    if (category === undefined) {
      change({ ...row, problem: t('messages.categoryMissing') });
      return false;
    }
    try {
      const ticket = await register.mutateAsync(
        messageTicket({ ...rest, category }, channel_id ?? 0, reason ?? '', zone, Date.now()),
      );
      change({ ...rest, category, number: ticket.number });
      // At once: what is registered must not be offered again.
      await keepDrafts();
      return true;
    } catch (caught) {
      change({ ...row, problem: failureText(caught, language) });
      return false;
    }
  };
  const registerAll = async () => {
    setProblem(null);
    setBusy('registering');
    const fields = form.getFieldsValue(true);
    let done = 0;
    for (const row of latest().filter(isPending)) {
      done += (await registerRow(row, fields)) ? 1 : 0;
    }
    setBusy(null);
    const left = latest().filter(isPending);
    if (done > 0) {
      void message.success(t('messages.done', { count: done }));
    }
    if (left[0] !== undefined) {
      setProblem(t('messages.left', { count: left.length }));
      document.getElementById(`message-${left[0].key}`)?.focus();
    }
  };
  const clear = (kept: MessageRow[]) => {
    keep(kept);
    setProblem(null);
    if (kept.length === 0 && !form.getFieldValue('text')) {
      sent();
    }
  };

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
          <ol className="message-rows" aria-label={t('messages.rows')}>
            {rows.map((row, place) =>
              row.number === undefined ? (
                <MessageCard
                  key={row.key}
                  row={row}
                  place={place + 1}
                  change={change}
                  send={() => form.submit()}
                />
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
          <div className="form-foot messages-foot">
            {pending.length > 0 && (
              <>
                <Button type="primary" htmlType="submit" loading={busy === 'registering'}>
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
        </>
      )}
    </Form>
  );
}
