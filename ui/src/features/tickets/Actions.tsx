// What may be done with a ticket next. What was written stays when core refuses it.
import { DownOutlined } from '@ant-design/icons';
import { Alert, App, Button, Dropdown, Form, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { TicketDetail } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { keyName, mac, sendsByKey, useKeys } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { ActFieldsOf } from './ActionFields';
import { type Act, type ActFields, actsOf, done, marksOf, run, wordFields } from './acts';
import { useTicketAction } from './queries';

/** How many are offered at once; the others are under 更多. */
const offered = 4;

export function Actions({ ticket }: { ticket: TicketDetail }) {
  const { t } = useWords();
  const acts = actsOf(ticket, useMay());
  const [chosen, setChosen] = useState<Act | undefined>(acts[0]);
  // What the status no longer allows is no longer shown, even if it was being written.
  const act = acts.find((one) => one === chosen) ?? acts[0];
  const forms = useRef<HTMLElement>(null);
  const [moved, setMoved] = useState(0);
  useKeys((event) => {
    const index = /^Digit[1-9]$/.test(event.code) ? Number(event.code.slice(5)) - 1 : -1;
    const next = acts[index];
    if (event.altKey && !event.ctrlKey && !event.metaKey && next !== undefined) {
      event.preventDefault();
      setChosen(next);
      setMoved((count) => count + 1);
    }
  });
  useEffect(() => {
    if (moved > 0) {
      const shown = forms.current?.querySelector<HTMLElement>('.act:not([hidden])');
      shown?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    }
  }, [moved]);
  if (act === undefined) {
    return ticket.status === 'cancelled' ? <p className="sealed faint">{t('ticket.cancelledHint')}</p> : null;
  }
  const first = acts.slice(0, acts.length > offered + 1 ? offered : acts.length);
  const rest = acts.slice(first.length);
  const key = (one: Act) => (mac ? `⌥${acts.indexOf(one) + 1}` : `Alt+${acts.indexOf(one) + 1}`);
  return (
    <section className="actions" aria-label={t('act.label')} ref={forms}>
      {ticket.status === 'archived' && <p className="faint">{t('ticket.archivedHint')}</p>}
      {ticket.follow_up?.handled_by_you === true && <p className="faint">{t('act.ownTicket')}</p>}
      <div className="act-choice">
        <Segmented<Act | 'more'>
          value={first.includes(act) ? act : 'more'}
          onChange={(one) => one !== 'more' && setChosen(one)}
          options={first.map((one) => ({
            value: one,
            label: t(`act.${one}`),
            title: key(one),
          }))}
        />
        {rest.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              selectedKeys: [act],
              onClick: ({ key: one }) => setChosen(one as Act),
              items: rest.map((one) => ({ key: one, label: t(`act.${one}`), extra: key(one) })),
            }}
          >
            <Button type="text" size="small" className={rest.includes(act) ? 'act-more here' : 'act-more'}>
              {rest.includes(act) ? t(`act.${act}`) : t('act.more')}
              <DownOutlined aria-hidden="true" />
            </Button>
          </Dropdown>
        )}
      </div>
      {/* Each keeps what was written while another is looked at. */}
      {acts.map((one) => (
        <div key={one} className="act" hidden={one !== act}>
          <ActForm act={one} ticket={ticket} />
        </div>
      ))}
      {acts.length > 1 && (
        <p className="act-keys faint">
          {t('act.keys', { keys: mac ? `⌥1–${acts.length}` : `Alt+1–${acts.length}` })}
        </p>
      )}
    </section>
  );
}

function ActForm({ act, ticket }: { act: Act; ticket: TicketDetail }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const [form] = Form.useForm<ActFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${ticket.number}.${act}`, wordFields);
  const action = useTicketAction((fields: ActFields) => run(act, ticket, fields, zone), ticket.number);
  const submit = (fields: ActFields) => {
    setProblem(null);
    action.mutate(fields, {
      onSuccess: () => {
        form.resetFields();
        sent();
        void message.success(t(done[act]));
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };
  return (
    <Form
      form={form}
      name={act}
      layout="vertical"
      initialValues={{
        channel_id: ticket.channel.id,
        archive: true,
        reached: true,
        marks: marksOf(ticket),
      }}
      onFinish={submit}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <ActFieldsOf act={act} ticket={ticket} form={form} />
      <div className="form-foot">
        <Button
          type="primary"
          htmlType="submit"
          danger={act === 'cancel'}
          loading={action.isPending}
          // The forms beside it are hidden, not away.
          id={`send-${act}`}
        >
          {t(`act.${act}`)}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
      </div>
    </Form>
  );
}
