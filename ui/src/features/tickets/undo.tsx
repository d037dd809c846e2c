// 撤回: the last act can be taken back for as long as the page says so, by the button beside it or by Ctrl+Z. Which act
// that is, and whether it still may be, core decides.
import { App, Button, Form, Input, Modal } from 'antd';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText, showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { isWriting, nameOfKey, pressed, useKeys } from '../../shared/keyboard';
import { noteStep } from './basis';
import { useTicketAction } from './queries';

/** How long the page offers it, in seconds. */
const offeredFor = 10;

interface LastAct {
  number: string;
  /** The version after the act; without one, whatever the ticket is now. */
  version?: number;
  /** Whether it was the registration: a mistaken entry needs a reason. */
  entry?: boolean;
  /** What comes when it was taken back. */
  after?: () => void;
}

let last: LastAct | null = null;
let asked = false;
const listeners = new Set<() => void>();

function set(nextLast: LastAct | null, nextAsked: boolean): void {
  last = nextLast;
  asked = nextAsked;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ask(): void {
  if (last !== null) {
    set(last, true);
  }
}

/** Says that something was done, with the way to take it back where there is one. */
export function useDone(): (text: string, undoable: LastAct | null) => void {
  const { t } = useWords();
  const { message } = App.useApp();
  return useCallback(
    (text, undoable) => {
      set(undoable, false);
      if (undoable === null) {
        void message.success(text);
        return;
      }
      void message.open({
        key: 'undo',
        type: 'success',
        duration: offeredFor,
        onClose: () => last === undoable && !asked && set(null, false),
        content: (
          <>
            {text}
            <Button type="link" size="small" onClick={ask}>
              {t('undo.take')} <kbd>{nameOfKey('undo')}</kbd>
            </Button>
          </>
        ),
      });
    },
    [message, t],
  );
}

/** Offers to take a registration back for as long as its ticket is shown. */
export function UndoEntry({ ticket, after }: { ticket: TicketDetail; after: () => void }) {
  const { t } = useWords();
  useEffect(() => {
    const entry = { number: ticket.number, version: ticket.version, entry: true, after };
    set(entry, false);
    return () => {
      if (last === entry) {
        set(null, false);
      }
    };
  }, [ticket.number, ticket.version, after]);
  return (
    <Button type="text" onClick={ask}>
      {t('undo.entry')} <kbd>{nameOfKey('undo')}</kbd>
    </Button>
  );
}

/** Takes back what was asked for: here once, whatever page is shown. */
export function Undo() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const state = useSyncExternalStore(subscribe, () => (asked ? last : null));
  const take = useTicketAction(api.undoLastAct);
  const { mutate } = take;
  useKeys((event) => {
    // In a field it takes back what was typed there.
    if (pressed(event, 'undo') && last !== null && !isWriting()) {
      event.preventDefault();
      ask();
    }
  });
  const undone = useCallback(
    (act: LastAct) => {
      set(null, false);
      void message.open({ key: 'undo', type: 'success', content: t('undo.done', { number: act.number }) });
      act.after?.();
    },
    [message, t],
  );
  useEffect(() => {
    if (state === null || state.entry === true) {
      return;
    }
    const { number, version } = state;
    mutate(
      { number, ...(version === undefined ? {} : { expected_version: version }) },
      {
        onSuccess: (ticket) => {
          if (version !== undefined) {
            noteStep(number, version, ticket.version);
          }
          undone(state);
        },
        onError: (caught) => {
          set(null, false);
          void message.open({ key: 'undo', type: 'error', content: failureText(caught, language) });
        },
      },
    );
  }, [state, mutate, undone, message, language]);
  if (state?.entry !== true) {
    return null;
  }
  return <Reason act={state} take={take} undone={() => undone(state)} />;
}

interface ReasonProps {
  act: LastAct;
  take: ReturnType<typeof useTicketAction<Parameters<typeof api.undoLastAct>[0]>>;
  undone: () => void;
}

/** Why it was entered by mistake. */
function Reason({ act, take, undone }: ReasonProps) {
  const { t, language } = useWords();
  const [form] = Form.useForm<{ reason: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = ({ reason }: { reason: string }) =>
    take.mutate(
      { number: act.number, reason, ...(act.version === undefined ? {} : { expected_version: act.version }) },
      { onSuccess: undone, onError: (caught) => setProblem(showInForm(form, caught, language)) },
    );
  return (
    <Modal
      open
      title={t('undo.entryTitle', { number: act.number })}
      okText={t('act.cancel')}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: true, loading: take.isPending }}
      onOk={() => form.submit()}
      onCancel={() => set(last, false)}
      afterOpenChange={(open) => open && form.focusField('reason')}
    >
      <Form form={form} name="undo" layout="vertical" onFinish={submit}>
        <Form.Item
          name="reason"
          label={t('act.cancelReason')}
          extra={problem ?? t('act.cancelHint')}
          rules={[{ required: true, whitespace: true, message: t('act.required') }]}
        >
          <Input placeholder={t('act.cancelPlaceholder')} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
