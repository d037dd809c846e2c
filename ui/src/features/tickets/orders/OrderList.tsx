// The rows of work orders.
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { WorkOrderPage, WorkOrderRow, WorkOrderTab } from '../../../bindings/operations';
import { Shape } from '../../../shared/Due';
import { shortMoment } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { useNow } from '../../../shared/now';
import { RowList } from '../../../shared/RowList';
import { OrderState, Returned } from './State';

interface Props {
  pages: UseInfiniteQueryResult<{ pages: WorkOrderPage[] }>;
  tab: WorkOrderTab;
  chosen: string | undefined;
  open: (number: string) => void;
  picked: string[];
  pick: (numbers: string[]) => void;
}

export function OrderList({ pages, tab, ...rows }: Props) {
  const { t } = useWords();
  return (
    <RowList
      pages={pages}
      label={t('orders.title')}
      none={{
        title: t(`ordersNone.${tab}`),
        hint: t(tab === 'mine' ? 'orders.noneMineHint' : 'orders.noneHint'),
      }}
      end={(count) => t('orders.end', { count })}
      heads={<Heads />}
      Cells={Cells}
      {...rows}
    />
  );
}

function Heads() {
  const { t } = useWords();
  return (
    <>
      <th className="col-order-state">{t('orders.state')}</th>
      <th className="col-number">{t('tickets.number')}</th>
      <th className="col-room">{t('orders.place')}</th>
      <th className="col-content">{t('orders.problem')}</th>
      <th className="col-person wide">{t('orders.repairer')}</th>
      <th className="col-wanted wide">{t('orders.wanted')}</th>
      <th className="col-received wide">{t('orders.issued')}</th>
    </>
  );
}

function Cells({ row }: { row: WorkOrderRow }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <>
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
    </>
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
