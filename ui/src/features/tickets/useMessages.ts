// What is done with messages that were pasted: they are taken apart, registered one by one and cleared away. The form keeps them.
import { App, Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../host';
import { keepDrafts, useDraft } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { isPending, keptRows, type MessageRow, messageRow, messageTicket } from './messages';
import { useTicketAction } from './queries';

export interface MessagesFields {
  text?: string;
  channel_id?: number;
  reason?: string;
  /** The rows as JSON: kept with the rest of what is half-done. */
  rows?: string;
}

export function useMessages(form: FormInstance<MessagesFields>) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'splitting' | 'registering' | null>(null);
  const sent = useDraft(form, 'messages', ['text', 'rows']);
  const register = useTicketAction(api.registerTicket);
  const rows = keptRows(Form.useWatch('rows', form));

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
  return { rows, problem, busy, change, split, registerAll, clear };
}
