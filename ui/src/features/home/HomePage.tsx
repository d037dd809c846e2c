// 工作台: the first thing one sees at half past eight. What is late and mine first, a few big numbers, each the way to its
// list; nothing that is not for today.
import { CheckCircleFilled, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type {
  FirstSteps,
  Home,
  Tab,
  TicketRow,
  Workload,
  WorkOrderRow,
  WorkOrderTab,
} from '../../bindings/operations';
import { api } from '../../host';
import { useMay, usePerson } from '../../shared/access';
import { Countdown, Shape } from '../../shared/Due';
import { longDay, nearMoment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { nameOfKey } from '../../shared/keyboard';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Problem } from '../../shared/Problem';
import { useRegistering } from '../../shared/registering';
import { ActionItemsSection } from './ActionItemsSection';
import { BoardLine } from './BoardLine';
import { greeting } from './greeting';
import { MeetingReminders } from './MeetingReminders';
import { MeetingsSection } from './MeetingsSection';
import { NoticesSection } from './NoticesSection';
import { PolicyReminders } from './PolicyReminders';
import { ReportReminders } from './ReportReminders';
import { SupervisionSection } from './SupervisionSection';
import { SurveyReminders } from './SurveyReminders';
import { WeekSection } from './WeekSection';
import './home.css';

export function HomePage() {
  const { t, language } = useWords();
  const person = usePerson();
  const zone = useZone();
  const local = toWallClock(useNow(), zone);
  const home = useQuery({ queryKey: shelves.home, queryFn: () => api.getHome({}) });
  return (
    <div className="home">
      <header className="home-head">
        <h1>{t(`home.${greeting(local.hour())}`, { name: person?.name ?? '' })}</h1>
        <span className="faint">{longDay(local.format('YYYY-MM-DD'), language)}</span>
      </header>
      {home.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {home.isError && <Problem caught={home.error} retry={() => void home.refetch()} />}
      {home.data !== undefined &&
        (home.data.first_steps === undefined ? (
          <Desk home={home.data} />
        ) : (
          <First steps={home.data.first_steps} />
        ))}
    </div>
  );
}

function Desk({ home }: { home: Home }) {
  const { t } = useWords();
  const may = useMay();
  const person = usePerson();
  const works = person?.roles.some((role) => role === 'service' || role === 'maintenance') ?? false;
  const mine = person !== null && home.mine.open > 0;
  const decides = may('policy.write');
  return (
    <>
      {mine && <Numbers title={t('home.mine')} load={home.mine} responsible={person.id} />}
      {(!mine || may('tickets.assign')) && (
        <Numbers title={t('home.office')} load={home.office} quiet={mine} />
      )}
      <div className="home-columns">
        <div className="home-lists">
          {decides && <Late home={home} />}
          {decides && home.asked.length > 0 && (
            <Tickets
              title={t('home.asked')}
              rows={home.asked.map((one) => one.ticket)}
              tab="all"
              more={(row) => row.responsible ?? t('tickets.nobody')}
            />
          )}
          <Orders
            title={t('home.myOrders')}
            rows={home.my_work_orders}
            count={home.work_orders.mine}
            tab="mine"
          />
          <Orders
            title={t('home.returned')}
            rows={home.returned_work_orders}
            count={home.work_orders.returned}
            tab="returned"
          />
          {mine && (
            <Tickets
              title={t('home.next')}
              rows={home.my_tickets}
              count={home.mine.open}
              tab="in_progress"
              responsible={person.id}
            />
          )}
          {works && !mine && home.my_work_orders.length === 0 && <Calm>{t('home.nextNone')}</Calm>}
          {may('tickets.assign') && home.office.unassigned > 0 && (
            <Tickets
              title={t('home.toAssign')}
              rows={home.unassigned}
              count={home.office.unassigned}
              tab="unassigned"
            />
          )}
          {!decides && !works && <Late home={home} />}
          <MeetingReminders />
          <SurveyReminders />
          <ActionItemsSection />
          <SupervisionSection />
          <PolicyReminders />
          <ReportReminders />
          <NoticesSection />
        </div>
        <div className="home-side">
          {home.follow_ups_due > 0 && may('tickets.follow_up') && (
            <Link to="/follow-ups" className="home-follow-ups">
              <strong className="week-number">{home.follow_ups_due}</strong>
              <span>{t('home.followUps')}</span>
            </Link>
          )}
          <MeetingsSection meetings={home.meetings} />
          <WeekSection week={home.week} />
          <BoardLine />
          {home.calendar_missing !== undefined && may('policy.write') && (
            <p className="home-note">
              {t('home.calendarMissing', { year: home.calendar_missing })}{' '}
              <Link to="/settings" search={{ section: 'calendar' }}>
                {t('home.calendarGo')}
              </Link>
            </p>
          )}
        </div>
      </div>
    </>
  );
}

type Figure = 'overdue' | 'due_soon' | 'due_today' | 'unassigned' | 'in_progress';

interface NumbersProps {
  title: string;
  load: Workload;
  responsible?: number;
  /** Smaller: the numbers above it come first. */
  quiet?: boolean;
}

function Numbers({ title, load, responsible, quiet = false }: NumbersProps) {
  const { t } = useWords();
  const whose = responsible === undefined ? {} : { responsible };
  const numbers: { name: Figure; count: number; tab: Tab }[] = [
    { name: 'overdue', count: load.overdue, tab: 'overdue' },
    { name: 'due_soon', count: load.due_soon, tab: 'due_soon' },
    // Nobody is responsible for what is unassigned; what is due today leads the list of the work in hand.
    responsible === undefined
      ? { name: 'unassigned', count: load.unassigned, tab: 'unassigned' }
      : { name: 'due_today', count: load.due_today, tab: 'in_progress' },
    { name: 'in_progress', count: load.open - load.unassigned, tab: 'in_progress' },
  ];
  return (
    <section className={quiet ? 'numbers numbers-quiet' : 'numbers'} aria-label={title}>
      <h2>{title}</h2>
      <div className="numbers-row">
        {numbers.map(({ name, count, tab }) => (
          <Link
            key={name}
            to="/tickets"
            search={{ tab, ...whose }}
            className={count > 0 ? `number number-${name}` : 'number number-zero'}
          >
            <strong>{count.toLocaleString()}</strong>
            <span>
              {count > 0 && (name === 'overdue' || name === 'due_soon') && <Shape kind={name} />}
              {t(`home.${name}`)}
            </span>
          </Link>
        ))}
      </div>
    </section>
  );
}

/** Nothing to do here, said as the good news that it is. */
function Calm({ children }: { children: ReactNode }) {
  return (
    <section className="home-list home-calm">
      <CheckCircleFilled aria-hidden="true" />
      {children}
    </section>
  );
}

/** What is late: the manager decides, others see it. */
function Late({ home }: { home: Home }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const may = useMay();
  const decides = may('policy.write');
  if (home.late.length === 0) {
    return <Calm>{t('home.lateNone')}</Calm>;
  }
  const since = new Map(home.late.map((one) => [one.ticket.number, one.escalated_at]));
  return (
    <Tickets
      title={t(decides ? 'home.late' : 'home.overdue')}
      hint={decides ? t('home.lateHint') : undefined}
      rows={home.late.map((one) => one.ticket)}
      count={home.office.overdue}
      tab="overdue"
      more={({ number, responsible }) => {
        const at = since.get(number);
        return (
          <>
            {responsible ?? t('tickets.nobody')}
            {at != null && ` · ${t('home.escalated', { moment: nearMoment(at, zone, now, language) })}`}
          </>
        );
      }}
    />
  );
}

interface TicketsProps {
  title: string;
  hint?: string | undefined;
  rows: TicketRow[];
  /** How many there are, where the list that it leads to has as many. */
  count?: number;
  tab: Tab;
  responsible?: number;
  more?: (row: TicketRow) => ReactNode;
}

function Tickets({ title, hint, rows, count, tab, responsible, more }: TicketsProps) {
  const { t } = useWords();
  const whose = responsible === undefined ? {} : { responsible };
  return (
    <section className="home-list" aria-label={title}>
      <header className="home-list-head">
        <h2>{title}</h2>
        {count !== undefined && (
          <Link to="/tickets" search={{ tab, ...whose }}>
            {t('home.all', { count })}
            <RightOutlined aria-hidden="true" />
          </Link>
        )}
      </header>
      {hint !== undefined && <p className="faint">{hint}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.number}>
            <Link to="/tickets" search={{ tab, ...whose, ticket: row.number }} className="home-ticket">
              <span className="home-due">{row.answer_owed && <Countdown owed={row.answer_owed} />}</span>
              <span className="home-said">
                <span className="tag">{t(`category.${row.category}`)}</span>
                {row.room !== null && <strong className="home-room">{row.room}</strong>} {row.excerpt}
              </span>
              <span className="home-more faint">{more?.(row) ?? row.topic}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OrdersProps {
  title: string;
  rows: WorkOrderRow[];
  count: number;
  tab: WorkOrderTab;
}

/** Work orders: the repairer's own, or what came back and the resident is to be told. */
function Orders({ title, rows, count, tab }: OrdersProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="home-list" aria-label={title}>
      <header className="home-list-head">
        <h2>{title}</h2>
        <Link to="/orders" search={{ tab }}>
          {t('home.allOrders', { count })}
          <RightOutlined aria-hidden="true" />
        </Link>
      </header>
      <ul>
        {rows.map((row) => (
          <li key={row.number}>
            <OrderLink row={row} tab={tab}>
              <span className="home-due">{t(`orderState.${row.state}`)}</span>
              <span className="home-said">
                {row.urgent && <span className="tag">{t('mark.urgent')}</span>}
                {row.place !== null && <strong className="home-room">{row.place}</strong>} {row.excerpt}
              </span>
              <span className="home-more faint">
                {tab === 'returned'
                  ? row.repairer.name
                  : row.wanted_at !== null && nearMoment(row.wanted_at, zone, now, language)}
              </span>
            </OrderLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The repairer goes to the order; the desk to the ticket, where the resident is told. */
function OrderLink({ row, tab, children }: { row: WorkOrderRow; tab: WorkOrderTab; children: ReactNode }) {
  return tab === 'returned' ? (
    <Link to="/tickets" search={{ tab: 'all', ticket: row.ticket }} className="home-ticket">
      {children}
    </Link>
  ) : (
    <Link to="/orders" search={{ tab, order: row.number }} className="home-ticket">
      {children}
    </Link>
  );
}

/** A new office: what to do first. */
function First({ steps }: { steps: FirstSteps }) {
  const { t } = useWords();
  const may = useMay();
  const register = useRegistering();
  const done = (
    <span className="first-done">
      <CheckCircleFilled aria-hidden="true" /> {t('home.firstDone')}
    </span>
  );
  return (
    <section className="first" aria-label={t('home.firstTitle')}>
      <h2>{t('home.firstTitle')}</h2>
      <p className="faint">{t('home.firstLead')}</p>
      <ol>
        {may('staff.write') && (
          <li>
            <div>
              <strong>{t('home.firstColleagues')}</strong>
              <span className="faint">{t('home.firstColleaguesHint')}</span>
            </div>
            {steps.colleagues ? (
              done
            ) : (
              <Link to="/settings" search={{ section: 'staff' }}>
                {t('home.firstColleagues')}
              </Link>
            )}
          </li>
        )}
        {may('residents.write') && (
          <li>
            <div>
              <strong>{t('home.firstRooms')}</strong>
              <span className="faint">{t('home.firstRoomsHint')}</span>
            </div>
            {steps.rooms ? done : <Link to="/residents">{t('home.firstRooms')}</Link>}
          </li>
        )}
        {may('tickets.register') && (
          <li>
            <div>
              <strong>{t('home.firstTicket')}</strong>
              <span className="faint">{t('home.firstTicketHint', { keys: nameOfKey('register') })}</span>
            </div>
            <Button onClick={() => register()}>{t('home.firstTicket')}</Button>
          </li>
        )}
      </ol>
    </section>
  );
}
