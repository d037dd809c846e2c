// What may be done with a ticket next. What was written stays when core refuses it.
import { DownOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Form, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { TicketDetail } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { nameOfKey, sendsByKey } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { ActFieldsOf } from './ActionFields';
import { type Act, type ActFields, actsOf, canUndo, done, marksOf, run, wordFields } from './acts';
import { isOwnStep, Lost, Outdated, useBasis } from './basis';
import { useChoice } from './choice';
import { useTicketAction } from './queries';
import { useDone } from './undo';

/** How many are offered at once; the others are under 更多. */
const offered = 4;

export function Actions({ ticket }: { ticket: TicketDetail }) {
  const { t } = useWords();
  const acts = actsOf(ticket, useMay());
  // What the status no longer allows gives way; what was being written in it is kept.
  const { step: act, choose, forms } = useChoice<Act>(acts);
  // Done here, the next step comes up; what a colleague does leaves alone what is being written.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another status is what makes it run again
  useEffect(() => {
    if (isOwnStep(ticket)) {
      choose(acts[0]);
    }
  }, [ticket.status]);
  const lost = <Lost number={ticket.number} label={(one) => t(`act.${one as Act}`)} />;
  if (act === undefined) {
    return (
      <>
        {lost}
        {ticket.status === 'cancelled' && <p className="sealed faint">{t('ticket.cancelledHint')}</p>}
      </>
    );
  }
  const first = acts.slice(0, acts.length > offered + 1 ? offered : acts.length);
  const rest = acts.slice(first.length);
  const key = (one: Act) => nameOfKey('act', acts.indexOf(one));
  return (
    <section className="actions" aria-label={t('act.label')} ref={forms} tabIndex={-1}>
      {ticket.status === 'archived' && <p className="faint">{t('ticket.archivedHint')}</p>}
      {ticket.follow_up?.handled_by_you === true && <p className="faint">{t('act.ownTicket')}</p>}
      {lost}
      <div className="act-choice">
        <Segmented<Act | 'more'>
          value={first.includes(act) ? act : 'more'}
          onChange={(one) => one !== 'more' && choose(one)}
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
              onClick: ({ key: one }) => choose(one as Act),
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
          <ActForm
            act={one}
            ticket={ticket}
            after={(focus) => {
              // Whoever has gone on to another form meanwhile stays there.
              choose((now) => (now === undefined || now === one ? acts[0] : now));
              // The form that was sent is empty: the keys are the panel's again.
              const at = document.activeElement;
              if (focus && (at === document.body || at?.closest(`form#${one}`) != null)) {
                forms.current?.focus();
              }
            }}
          />
        </div>
      ))}
      {acts.length > 1 && (
        <p className="act-keys faint">{t('act.keys', { keys: `${nameOfKey('act', 0)}–${acts.length}` })}</p>
      )}
    </section>
  );
}

interface ActFormProps {
  act: Act;
  ticket: TicketDetail;
  /** What comes when it is done. */
  after: (focus: boolean) => void;
}

function ActForm({ act, ticket, after }: ActFormProps) {
  const { t, language } = useWords();
  const say = useDone();
  const zone = useZone();
  const [form] = Form.useForm<ActFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${ticket.number}.${act}`, wordFields);
  const basis = useBasis(form, ticket, act, wordFields);
  const action = useTicketAction(
    (fields: ActFields) => basis.run((begun) => run(act, begun, fields, zone)),
    ticket.number,
  );
  const submit = (fields: ActFields) => {
    setProblem(null);
    action.mutate(fields, {
      onSuccess: (changed) => {
        form.resetFields();
        sent();
        const undoable = canUndo(act, ticket, changed);
        say(t(done[act]), undoable ? { number: ticket.number, version: changed.version } : null);
        after(undoable);
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
      <Outdated basis={basis} />
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
        <kbd>{nameOfKey('submit')}</kbd>
      </div>
    </Form>
  );
}
