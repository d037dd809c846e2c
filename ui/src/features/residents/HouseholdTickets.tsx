// The tickets of a household: what is open, and what was.
import { Link, useNavigate } from '@tanstack/react-router';
import type { HouseholdCard, TicketRow } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Countdown, Shape } from '../../shared/Due';
import { shortMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { LastSatisfaction } from '../../shared/LastSatisfaction';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';

export function HouseholdTickets({ card }: { card: HouseholdCard }) {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const show = may('tickets.read')
    ? (ticket: string) => void navigate({ to: '/tickets', search: { tab: 'all', ticket } })
    : undefined;
  const open = card.open_tickets;
  const latest = card.latest_tickets.filter(({ number }) => open.every((one) => one.number !== number));
  if (open.length + latest.length === 0) {
    return (
      <>
        <h2 className="panel-title">{t('household.latestTickets')}</h2>
        <p className="faint">{t('household.noTickets')}</p>
      </>
    );
  }
  return (
    <>
      {card.last_satisfaction !== null && (
        <LastSatisfaction last={card.last_satisfaction} openTicket={show} />
      )}
      {open.length > 0 && <Tickets name={t('household.openTickets')} rows={open} />}
      {latest.length > 0 && <Tickets name={t('household.latestTickets')} rows={latest} />}
    </>
  );
}

function Tickets({ name, rows }: { name: string; rows: TicketRow[] }) {
  return (
    <section aria-label={name}>
      <h2 className="panel-title">
        {name} <span className="tab-count">{rows.length}</span>
      </h2>
      <ol className="household-tickets">
        {rows.map((row) => (
          <Ticket key={row.number} row={row} />
        ))}
      </ol>
    </section>
  );
}

function Ticket({ row }: { row: TicketRow }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const may = useMay();
  const said = (
    <>
      <span className="household-ticket-head">
        <span>{shortMoment(row.received_at, zone, now)}</span>
        <span>{t(`category.${row.category}`)}</span>
        {row.answer_owed === null ? (
          <span className={row.status === 'archived' ? 'due due-archived' : 'due due-done'}>
            <Shape kind={row.status === 'archived' ? 'archived' : 'done'} />
            {t(`status.${row.status}`)}
          </span>
        ) : (
          <Countdown owed={row.answer_owed} />
        )}
      </span>
      <span className="household-ticket-said">{row.excerpt}</span>
    </>
  );
  return (
    <li>
      {may('tickets.read') ? (
        <Link
          to="/tickets"
          search={{ tab: 'all', ticket: row.number }}
          className="household-ticket"
          title={row.number}
        >
          {said}
        </Link>
      ) : (
        <span className="household-ticket">{said}</span>
      )}
    </li>
  );
}
