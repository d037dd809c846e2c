// One ticket: where it stands, what was said, what may be done, what happened.
import { Link } from '@tanstack/react-router';
import type { TicketDetail, TicketMeeting } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Countdown, Shape } from '../../shared/Due';
import { Found } from '../../shared/Found';
import { deadline, moment, nearMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Fact, Panel } from '../../shared/Panel';
import { Actions } from './Actions';
import { Attachments } from './Attachments';
import { IncidentMark } from './Incident';
import { Marks } from './Marks';
import { TicketOrders } from './orders/TicketOrders';
import { Phone } from './Phone';
import { useTicket } from './queries';
import { Timeline } from './Timeline';
import { Tools } from './Tools';

export function TicketPanel({ number, close }: { number: string; close: () => void }) {
  const { t } = useWords();
  const ticket = useTicket(number);
  return (
    <Panel
      number={number}
      close={close}
      shown={ticket}
      head={
        ticket.data !== undefined && (
          <>
            <span className="tag">{t(`category.${ticket.data.category}`)}</span>
            {ticket.data.incident && <IncidentMark incident={ticket.data.incident} />}
          </>
        )
      }
    >
      {(shown) => <Detail ticket={shown} />}
    </Panel>
  );
}

function Detail({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const at = (instant: string) => nearMoment(instant, zone, now, language);
  return (
    <>
      <Standing ticket={ticket} />
      <section aria-label={t('ticket.said')}>
        <blockquote className="said">
          {ticket.content === '' ? (
            <span className="faint">{t('tickets.disposed')}</span>
          ) : (
            <Found text={ticket.content} />
          )}
        </blockquote>
      </section>
      <dl className="facts">
        <Fact name={t('tickets.room')}>
          {ticket.room === null ? <Unknown /> : <Found text={ticket.room} />}
        </Fact>
        <Fact name={t('tickets.caller')}>
          {ticket.caller_name === null ? <Unknown /> : <Found text={ticket.caller_name} />}
        </Fact>
        <Fact name={t('ticket.phone')}>
          {ticket.phone_masked === null ? (
            <Unknown />
          ) : (
            <Phone number={ticket.number} masked={ticket.phone_masked} />
          )}
        </Fact>
        <Fact name={t('tickets.responsible')}>
          {ticket.responsible?.name ?? <span className="faint">{t('tickets.nobody')}</span>}
        </Fact>
        <Fact name={t('ticket.channel')}>{ticket.channel.name}</Fact>
        <Fact name={t('ticket.topic')}>{ticket.topic.name}</Fact>
        <Fact name={t('tickets.received')}>{at(ticket.received_at)}</Fact>
        <Fact name={t('tickets.deadline')}>
          {deadline(ticket.answer_owed?.due_at ?? ticket.due_at, zone, now, language)}
        </Fact>
        {ticket.suspension !== null && (
          <Fact name={t('ticket.waitsFor')} wide>
            {t('ticket.waitsUntil', {
              reason: t(`detail.${ticket.suspension.reason}`),
              moment: at(ticket.suspension.until),
            })}
          </Fact>
        )}
        {ticket.follow_up !== null && (
          <Fact name={t('ticket.followUp')} wide>
            {t('ticket.followUpBy', {
              reason: t(`detail.${ticket.follow_up.reason}`),
              moment: at(ticket.follow_up.due_at),
            })}
          </Fact>
        )}
        {ticket.last_satisfaction !== null && (
          <Fact name={t('ticket.lastSatisfaction')} wide>
            {t(`satisfaction.${ticket.last_satisfaction.satisfaction}`)}
            <span className="faint">
              {' '}
              {at(ticket.last_satisfaction.at)} · {ticket.last_satisfaction.number}
            </span>
          </Fact>
        )}
        {ticket.answer_owed?.unpublished_year != null && (
          <Fact name={t('ticket.policy')} wide>
            {t('policy.unpublished', { year: ticket.answer_owed.unpublished_year })}
          </Fact>
        )}
        {ticket.imported !== null && (
          <Fact name={t('ledger.from')} wide>
            {t('ledger.fromWhat', { file: ticket.imported.file, moment: at(ticket.imported.at) })}
            {ticket.imported.original_number !== null && (
              <>
                {' · '}
                {t('ledger.originalNumber')} <Found text={ticket.imported.original_number} />
              </>
            )}
            {ticket.imported.day_only && ` · ${t('ledger.dayOnly')}`}
          </Fact>
        )}
        {ticket.meeting !== null && (
          <Fact name={t('ticket.meeting')} wide>
            <Origin meeting={ticket.meeting} />
          </Fact>
        )}
        {ticket.late_entry_reason !== null && (
          <Fact name={t('ticket.lateEntry')} wide>
            {ticket.late_entry_reason}
          </Fact>
        )}
      </dl>
      <TicketOrders orders={ticket.work_orders} />
      <Tools ticket={ticket} />
      <Attachments number={ticket.number} open={ticket.actions.includes('add_note')} />
      <Actions ticket={ticket} />
      <h2 className="panel-title">{t('ticket.timeline')}</h2>
      <Timeline number={ticket.number} entries={ticket.timeline} />
    </>
  );
}

/** The line one looks at first: how long is left, or how it went. */
function Standing({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const late = ticket.on_time === false;
  const answered = ticket.answer_owed === null && ticket.first_feedback_at !== null;
  return (
    <div className="standing">
      <span className={`status status-${ticket.status}`}>{t(`status.${ticket.status}`)}</span>
      <Marks marks={ticket.marks} escalated={ticket.escalated_at !== null} />
      {ticket.answer_owed !== null && <Countdown owed={ticket.answer_owed} />}
      {answered && (
        <span className={late ? 'due due-overdue' : 'due due-done'}>
          <Shape kind={late ? 'overdue' : 'done'} />
          {t(late ? 'due.answeredLate' : 'due.answeredOnTime')}
        </span>
      )}
      <span className="standing-more">
        {lastMoment(
          ticket,
          t,
          (at) => moment(at, zone, language),
          (at) => deadline(at, zone, now, language),
        )}
        {ticket.reopened_count > 0 && ` · ${t('tickets.reopened', { count: ticket.reopened_count })}`}
      </span>
    </div>
  );
}

/** Until when, or since when, a ticket is as it is. */
function lastMoment(
  ticket: TicketDetail,
  t: ReturnType<typeof useWords>['t'],
  at: (instant: string) => string,
  until: (instant: string) => string,
): string {
  if (ticket.answer_owed !== null) {
    return t('due.by', { moment: until(ticket.answer_owed.due_at) });
  }
  if (ticket.cancelled_at !== null) {
    return `${t('ticket.cancelled')} ${at(ticket.cancelled_at)}`;
  }
  if (ticket.closed_at !== null) {
    return `${t('ticket.closed')} ${at(ticket.closed_at)}`;
  }
  return ticket.first_feedback_at === null ? '' : at(ticket.first_feedback_at);
}

/** The meeting and the item that a ticket came out of. */
function Origin({ meeting }: { meeting: TicketMeeting }) {
  const may = useMay();
  const words = `${meeting.title} · ${meeting.item}`;
  return may('meetings.read') ? (
    <Link to="/meetings" search={{ meeting: meeting.meeting_id }}>
      {words}
    </Link>
  ) : (
    words
  );
}

function Unknown() {
  const { t } = useWords();
  return <span className="faint">{t('ticket.unknown')}</span>;
}
