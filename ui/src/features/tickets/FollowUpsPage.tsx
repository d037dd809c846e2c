// 回访: whom to ask whether it is solved, the first due first, with the chosen ticket beside it.
import { SettingOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { FollowUpRow } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useColumnsAnew } from '../../shared/columns';
import { Shape } from '../../shared/Due';
import { shortMoment, span } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { useNow } from '../../shared/now';
import { usePutAway } from '../../shared/Panel';
import { Problem } from '../../shared/Problem';
import { walk } from '../../shared/walk';
import { useFollowUps } from './queries';
import { TicketPanel } from './TicketPanel';
import './finding.css';

const route = getRouteApi('/follow-ups');

export function FollowUpsPage() {
  const { t } = useWords();
  const { ticket } = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const due = useFollowUps();
  const open = useCallback(
    (number: string) => void navigate({ search: { ticket: number }, replace: true }),
    [navigate],
  );
  const close = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);
  usePutAway(ticket !== undefined, close);
  return (
    <div className={ticket === undefined ? 'tickets' : 'tickets tickets-beside'}>
      <section className="tickets-main follow-ups">
        <header className="page-head">
          <h1>{t('followUps.title')}</h1>
          {due.data !== undefined && due.data.total > 0 && (
            <span className="faint">
              {t('followUps.total', { count: due.data.total })}
              {due.data.late > 0 && ` · ${t('followUps.late', { count: due.data.late })}`}
            </span>
          )}
          {may('office.read') && (
            <Link to="/settings" search={{ section: 'limits' }} className="follow-up-rule">
              <SettingOutlined aria-hidden="true" /> <span>{t('followUps.rule')}</span>
            </Link>
          )}
        </header>
        {due.isPending && <Skeleton className="list-waiting" active title={false} />}
        {due.isError && <Problem caught={due.error} retry={() => void due.refetch()} />}
        {due.data !== undefined && <DueList rows={due.data.rows} chosen={ticket} open={open} />}
      </section>
      {ticket !== undefined && <TicketPanel key={ticket} number={ticket} close={close} />}
    </div>
  );
}

interface DueListProps {
  rows: FollowUpRow[];
  chosen: string | undefined;
  open: (number: string) => void;
}

function DueList({ rows, chosen, open }: DueListProps) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useColumnsAnew(table, chosen !== undefined);
  const follow = (event: KeyboardEvent) => {
    const next = walk(event, body.current);
    if (chosen !== undefined && next?.textContent) {
      open(next.textContent);
    }
  };
  if (rows.length === 0) {
    return <Nothing title={t('followUps.none')} hint={t('followUps.noneHint')} />;
  }
  return (
    <div className="list-scroll">
      <table className="list" ref={table} aria-label={t('followUps.title')}>
        <thead>
          <tr>
            <th className="col-due">{t('followUps.due')}</th>
            <th className="col-number">{t('tickets.number')}</th>
            <th className="col-content">{t('tickets.content')}</th>
            <th className="col-room wide">{t('tickets.room')}</th>
            <th className="col-person wide">{t('tickets.responsible')}</th>
            <th className="col-received wide">{t('followUps.told')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={follow}>
          {rows.map((row) => (
            <tr
              key={row.number}
              className={row.number === chosen ? 'chosen' : undefined}
              aria-selected={row.number === chosen}
              onClick={() => open(row.number)}
            >
              <td className="col-due">
                <Until due={row.owed.due_at} />
              </td>
              <td className="col-number">
                <button type="button" className="row-number">
                  {row.number}
                </button>
              </td>
              <td className="col-content">
                <span className="mark">{t(`detail.${row.owed.reason}`)}</span>
                {row.owed.attempts > 0 && (
                  <span className="mark">{t('followUps.attempts', { count: row.owed.attempts })}</span>
                )}
                {row.owed.handled_by_you && <span className="mark">{t('followUps.yours')}</span>}
                {row.excerpt}
              </td>
              <td className="col-room wide">{row.room ?? <span className="faint">—</span>}</td>
              <td className="col-person wide">
                {row.responsible ?? <span className="faint">{t('tickets.nobody')}</span>}
              </td>
              <td className="col-received wide">
                {row.told_at === null ? '—' : shortMoment(row.told_at, zone, now)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How long is left to follow up. */
function Until({ due }: { due: string }) {
  const { t, language } = useWords();
  const now = useNow();
  const left = Date.parse(due) - now;
  const late = left < 0;
  return (
    <span className={late ? 'due due-overdue' : 'due due-on_track'}>
      <Shape kind={late ? 'overdue' : 'on_track'} />
      {t(late ? 'due.late' : 'due.left', { span: span(Math.abs(left), language) })}
    </span>
  );
}
