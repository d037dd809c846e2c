// A household at a glance: who lives there, what is open, what was last, what the office notes.
import { Skeleton } from 'antd';
import type { HouseholdCard, PersonCard, TicketRow } from '../bindings/operations';
import { day, shortMoment } from './format';
import { useWords } from './i18n';
import { LastSatisfaction } from './LastSatisfaction';
import { useZone } from './lookups';
import { useNow } from './now';
import { Problem } from './Problem';
import { type Place, useHouseholdCard } from './residents';
import './lookUp.css';

/** How many tickets are shown of each kind. */
const most = 3;

interface Props {
  place: Place;
  /** Whom it is about. */
  personId: number | null;
  /** Opens a ticket; without it they are only told. */
  openTicket?: (number: string) => void;
}

export function HouseholdBrief({ place, personId, openTicket }: Props) {
  const { t } = useWords();
  const card = useHouseholdCard(place);
  if (card.isError) {
    return <Problem caught={card.error} retry={() => void card.refetch()} />;
  }
  if (card.isPending) {
    return <Skeleton active title={false} paragraph={{ rows: 5 }} />;
  }
  const { room, household, people, open_tickets, latest_tickets, last_satisfaction } = card.data;
  const open = new Set(open_tickets.map(({ number }) => number));
  const latest = latest_tickets.filter(({ number }) => !open.has(number));
  return (
    <div className="household">
      <header className="household-head">
        <strong>{room.room}</strong>
        <Span household={household} />
      </header>
      {room.note !== null && <p className="household-note">{room.note}</p>}
      <ul className="household-people" aria-label={t('lookUp.people')}>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} chosen={person.id === personId} />
        ))}
      </ul>
      {last_satisfaction !== null && <LastSatisfaction last={last_satisfaction} openTicket={openTicket} />}
      <Tickets
        title={t('lookUp.open', { count: open_tickets.length })}
        rows={open_tickets}
        openTicket={openTicket}
      />
      {latest.length > 0 && <Tickets title={t('lookUp.latest')} rows={latest} openTicket={openTicket} />}
    </div>
  );
}

function Span({ household }: Pick<HouseholdCard, 'household'>) {
  const { t, language } = useWords();
  if (household === null) {
    return <span className="faint">{t('lookUp.nobodyYet')}</span>;
  }
  if (household.ended_on !== null) {
    return <span className="mark">{t('lookUp.leftOn', { day: day(household.ended_on, language) })}</span>;
  }
  return household.began_on === null ? null : (
    <span className="faint">{t('lookUp.since', { day: day(household.began_on, language) })}</span>
  );
}

function PersonLine({ person, chosen }: { person: PersonCard; chosen: boolean }) {
  const { t } = useWords();
  const [phone] = person.phones_masked;
  return (
    <li className={chosen ? 'person-line person-chosen' : 'person-line'}>
      <strong>{person.name ?? t('lookUp.anonymous')}</strong>
      <span className="faint">{t(`lookUp.role.${person.role}`)}</span>
      {person.moved_out !== null && <span className="mark">{t('lookUp.movedOut')}</span>}
      {person.restricted && <span className="mark">{t('lookUp.restricted')}</span>}
      {phone !== undefined && <span>{phone}</span>}
      {person.contact_way !== null && (
        <span className="faint">{t('lookUp.prefers', { way: t(`lookUp.way.${person.contact_way}`) })}</span>
      )}
      {person.note !== null && <span className="household-note">{person.note}</span>}
    </li>
  );
}

interface TicketsProps {
  title: string;
  rows: TicketRow[];
  openTicket: ((number: string) => void) | undefined;
}

function Tickets({ title, rows, openTicket }: TicketsProps) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <section className="household-latest">
      <h3>{title}</h3>
      {rows.slice(0, most).map((row) => (
        <p key={row.number}>
          <span className="faint">{shortMoment(row.received_at, zone, now)}</span>
          {openTicket === undefined ? (
            <span>{row.number}</span>
          ) : (
            <button type="button" className="row-number" onClick={() => openTicket(row.number)}>
              {row.number}
            </button>
          )}
          <span className="household-said" title={row.excerpt}>
            {row.excerpt}
          </span>
        </p>
      ))}
      {rows.length > most && <p className="faint">{t('lookUp.more', { count: rows.length - most })}</p>}
    </section>
  );
}
