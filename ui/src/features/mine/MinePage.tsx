// 我的: what whoever sits here did themselves in this quarter and the last. Nobody else's figures are asked for.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Counted, DutyFigures, OwnDuty, OwnQuarter } from '../../bindings/operations';
import { api } from '../../host';
import { useMay, usePerson } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { moment, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import './mine.css';

export function MinePage() {
  const { t } = useWords();
  const person = usePerson();
  const own = useQuery({ queryKey: [...shelves.analysis, 'own'], queryFn: () => api.getOwnDuty({}) });
  return (
    <section className="mine">
      <header className="page-head">
        <h1>{t('mine.title')}</h1>
        <span className="faint">
          {[person?.name, ...(person?.roles.map((role) => t(`role.${role}`)) ?? [])].join(' · ')}
        </span>
      </header>
      {own.isError && <Problem caught={own.error} retry={() => void own.refetch()} />}
      {own.isPending && <Skeleton active />}
      {own.data !== undefined && person !== null && <Whole own={own.data} id={person.id} />}
    </section>
  );
}

function Whole({ own, id }: { own: OwnDuty; id: number }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { open, late } = own.this.figures;
  return (
    <>
      <section className="card" aria-label={t('mine.now')}>
        <header className="card-head">
          <h2>{t('mine.now')}</h2>
          <span className="faint">{moment(own.now, zone, language)}</span>
        </header>
        <dl className="mine-now">
          <div>
            <dt>{t('duty.open')}</dt>
            <dd>
              <Listed count={open} search={{ tab: 'all', counted: 'open', responsible: id }} />
            </dd>
          </div>
          <div>
            <dt>{t('duty.late')}</dt>
            <dd>
              <Shape kind={late > 0 ? 'overdue' : 'done'} />{' '}
              <Listed count={late} search={{ tab: 'overdue', responsible: id }} />
            </dd>
          </div>
        </dl>
      </section>
      <Quarters own={own} id={id} />
      <p className="faint mine-note">{t('analysis.dutyFormula')}</p>
      <p className="faint mine-note">{t('mine.only')}</p>
    </>
  );
}

function Quarters({ own: { this: running, last }, id }: { own: OwnDuty; id: number }) {
  const { t } = useWords();
  const may = useMay();
  const quarters = [running, last];
  const list = ({ days }: OwnQuarter) => ({ tab: 'all' as const, ...days });
  const rows: [string, (one: OwnQuarter) => ReactNode][] = [
    [
      t('duty.registered'),
      (one) => (
        <Listed count={one.figures.registered} search={{ ...list(one), counted: 'received', by: id }} />
      ),
    ],
    [
      t('duty.received'),
      (one) => (
        <Listed
          count={one.figures.received}
          search={{ ...list(one), counted: 'received', responsible: id }}
        />
      ),
    ],
    [t('duty.onTime'), (one) => <OnTime figures={one.figures} search={{ ...list(one), responsible: id }} />],
    [
      t('duty.followUps'),
      (one) => (
        <OfTickets
          count={one.figures.follow_ups}
          of={one.figures.follow_up_tickets}
          search={{ ...list(one), counted: 'followed_up', by: id }}
        />
      ),
    ],
    [
      t('duty.workOrders'),
      (one) => (
        <OfTickets
          count={one.figures.work_orders}
          of={one.figures.work_order_tickets}
          search={{ ...list(one), counted: 'repaired', by: id }}
        />
      ),
    ],
  ];
  // Who follows nothing up and repairs nothing is not told so.
  const fits = [true, true, true, may('tickets.follow_up'), may('work_orders.read')];
  return (
    <section className="card" aria-label={t('mine.quarters')}>
      <table className="list list-plain mine-quarters" aria-label={t('mine.quarters')}>
        <thead>
          <tr>
            <th>{t('mine.what')}</th>
            {quarters.map(({ quarter }, place) => (
              <th key={quarter} className="mine-number" scope="col">
                {t(place === 0 ? 'mine.this' : 'mine.last')}
                <span className="faint"> {quarterName(quarter)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((_, place) => fits[place])
            .map(([name, cell]) => (
              <tr key={name}>
                <td>{name}</td>
                {quarters.map((one) => (
                  <td key={one.quarter} className="mine-number">
                    {cell(one)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** `2026 Q4` */
function quarterName(quarter: string): string {
  return quarter.replace('Q', ' Q');
}

function OnTime({ figures, search }: { figures: DutyFigures; search: ListSearch }) {
  const { t } = useWords();
  const { numerator, denominator } = figures.on_time;
  const within = figures.on_time_within;
  if (denominator === 0) {
    return <span className="faint">—</span>;
  }
  return (
    <>
      <strong>{percent(figures.on_time)}</strong>{' '}
      <span className="faint">
        <Listed count={numerator} search={{ ...search, counted: 'on_time' }} />
        {' / '}
        <Listed count={denominator} search={{ ...search, counted: 'settled' }} />
      </span>
      <span className="mine-within faint">
        {within !== null &&
          t('analysis.within', { low: (within.low / 10).toFixed(1), high: (within.high / 10).toFixed(1) })}
        {numerator < denominator && (
          <>
            {' · '}
            <Link to="/tickets" search={{ ...search, counted: 'late' }}>
              {t('analysis.notOnTime', { count: denominator - numerator })}
            </Link>
          </>
        )}
      </span>
      {figures.few && <span className="mine-within mine-few">{t('analysis.few')}</span>}
    </>
  );
}

/** A list of tickets as it stands in the address. */
interface ListSearch {
  tab: 'all' | 'overdue';
  counted?: Counted;
  from?: string;
  to?: string;
  responsible?: number;
  by?: number;
}

function OfTickets({ of, ...listed }: { count: number; of: number; search: ListSearch }) {
  const { t } = useWords();
  return (
    <>
      <Listed {...listed} />
      {of !== listed.count && <span className="faint"> {t('analysis.ofTickets', { count: of })}</span>}
    </>
  );
}

/** A number that opens its list; nothing opens none. */
function Listed({ count, search }: { count: number; search: ListSearch }) {
  return count === 0 ? (
    <span className="faint">0</span>
  ) : (
    <Link to="/tickets" search={search}>
      {count.toLocaleString()}
    </Link>
  );
}
