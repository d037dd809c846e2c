// The rows of work orders. Arrow keys walk, Enter opens, the box selects for printing.
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import type { WorkOrderPage, WorkOrderRow, WorkOrderTab } from '../../../bindings/operations';
import { Shape } from '../../../shared/Due';
import { shortMoment } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { More } from '../../../shared/More';
import { useNow } from '../../../shared/now';
import { Problem } from '../../../shared/Problem';
import { walk } from '../../../shared/walk';
import { OrderState, Returned } from './State';

interface Props {
  pages: UseInfiniteQueryResult<{ pages: WorkOrderPage[] }>;
  tab: WorkOrderTab;
  chosen: string | undefined;
  open: (number: string) => void;
  picked: string[];
  pick: (numbers: string[]) => void;
}

export function OrderList({ pages, tab, chosen, open, picked, pick }: Props) {
  const { t } = useWords();
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const body = useRef<HTMLTableSectionElement>(null);
  const follow = (event: KeyboardEvent) => {
    const next = walk(event, body.current);
    if (chosen !== undefined && next?.textContent) {
      open(next.textContent);
    }
  };
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.isPending) {
    return <Skeleton className="list-waiting" active title={false} paragraph={{ rows: 12, width: '100%' }} />;
  }
  if (rows.length === 0) {
    return (
      <Empty
        className="list-empty"
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{t(`ordersNone.${tab}`)}</strong>
            <span>{t('orders.noneHint')}</span>
          </>
        }
      />
    );
  }
  return (
    <div className="list-scroll">
      <table className="list" aria-label={t('orders.title')} aria-busy={pages.isPlaceholderData}>
        <thead>
          <tr>
            <th className="col-pick">
              <input
                type="checkbox"
                aria-label={t('bulk.pickAll')}
                title={t('bulk.pickAll')}
                checked={rows.every((row) => picked.includes(row.number))}
                onChange={(event) => pick(event.target.checked ? rows.map((row) => row.number) : [])}
              />
            </th>
            <th className="col-order-state">{t('orders.state')}</th>
            <th className="col-number">{t('tickets.number')}</th>
            <th className="col-room">{t('orders.place')}</th>
            <th className="col-content">{t('orders.problem')}</th>
            <th className="col-person wide">{t('orders.repairer')}</th>
            <th className="col-wanted wide">{t('orders.wanted')}</th>
            <th className="col-received wide">{t('orders.issued')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={follow}>
          {rows.map((row) => (
            <Row
              key={row.number}
              row={row}
              chosen={row.number === chosen}
              open={open}
              picked={picked.includes(row.number)}
              pick={() =>
                pick(
                  picked.includes(row.number)
                    ? picked.filter((one) => one !== row.number)
                    : [...picked, row.number],
                )
              }
            />
          ))}
        </tbody>
      </table>
      <footer className="list-foot">
        {pages.hasNextPage ? (
          <More busy={pages.isFetchingNextPage} load={() => void pages.fetchNextPage()} />
        ) : (
          <span>{t('orders.end', { count: rows.length })}</span>
        )}
      </footer>
    </div>
  );
}

interface RowProps {
  row: WorkOrderRow;
  chosen: boolean;
  open: (number: string) => void;
  picked: boolean;
  pick: () => void;
}

function Row({ row, chosen, open, picked, pick }: RowProps) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <tr
      className={chosen ? 'chosen' : undefined}
      aria-selected={chosen}
      onClick={(event) => {
        // Beside the box is still the box.
        if (!(event.target instanceof Element && event.target.closest('.col-pick'))) {
          open(row.number);
        }
      }}
    >
      <td className="col-pick">
        <input
          type="checkbox"
          aria-label={t('bulk.pick', { number: row.number })}
          checked={picked}
          onChange={pick}
        />
      </td>
      <td className="col-order-state">
        <OrderState state={row.state} />
      </td>
      <td className="col-number">
        <button type="button" className="row-number">
          {row.number}
        </button>
      </td>
      <td className="col-room">{row.place ?? <span className="faint">—</span>}</td>
      <td className="col-content">
        {row.urgent && <span className="mark mark-urgent">{t('mark.urgent')}</span>}
        {row.feedback_owed && <Returned reason={row.unable_reason} />}
        {row.excerpt}
      </td>
      <td className="col-person wide">{row.repairer.name}</td>
      <td className="col-wanted wide">
        <Wanted row={row} now={now} />
      </td>
      <td className="col-received wide">{shortMoment(row.issued_at, zone, now)}</td>
    </tr>
  );
}

/** When the resident expects somebody; late if the moment is over and nobody has been there to the end. */
function Wanted({ row, now }: { row: WorkOrderRow; now: number }) {
  const zone = useZone();
  if (row.wanted_at === null) {
    return <span className="faint">—</span>;
  }
  const late = row.ended_at === null && row.state !== 'on_site' && Date.parse(row.wanted_at) < now;
  return (
    <span className={late ? 'due due-overdue' : 'due'}>
      {late && <Shape kind="overdue" />}
      {shortMoment(row.wanted_at, zone, now)}
    </span>
  );
}
