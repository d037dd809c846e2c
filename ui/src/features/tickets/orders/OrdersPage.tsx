// 派工单: what maintenance is to do, with the chosen order beside it; slips are printed from here.
import { PrinterOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Select, Tabs } from 'antd';
import { useCallback, useState } from 'react';
import type { WorkOrderTab } from '../../../bindings/operations';
import { useMay } from '../../../shared/access';
import { CountedTag } from '../../../shared/CountedTag';
import { useWords } from '../../../shared/i18n';
import { isCommand, keyName, useKeys } from '../../../shared/keyboard';
import { useStaff } from '../../../shared/lookups';
import { usePutAway } from '../../../shared/Panel';
import { TabLabel, usePicked } from '../../../shared/RowList';
import { SearchBox } from '../../../shared/SearchBox';
import { OrderList } from './OrderList';
import { OrderPanel } from './OrderPanel';
import { useOrderCounts, useOrderPages } from './queries';
import { Slips } from './Slips';
import { type OrderSearch, orderArguments, orderTabs } from './search';
import '../finding.css';
import './orders.css';

const route = getRouteApi('/orders');

/** The most slips that are printed at once. */
const mostSlips = 100;

export function OrdersPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const issues = useMay()('work_orders.issue');
  // Whoever repairs comes for their own, the desk for what is out.
  const tab = search.tab ?? (issues ? 'open' : 'mine');
  const args = orderArguments(search, tab);
  const pages = useOrderPages(args);
  const counts = useOrderCounts().data;
  const [picked, setPicked] = usePicked(JSON.stringify(args));
  const [printing, setPrinting] = useState<string[]>([]);
  const change = (next: OrderSearch) => void navigate({ search: next });
  const open = useCallback(
    (order: string) => void navigate({ search: (now) => ({ ...now, order }), replace: true }),
    [navigate],
  );
  const close = useCallback(
    () => void navigate({ search: ({ order: _order, ...rest }) => rest, replace: true }),
    [navigate],
  );
  const { order, ...filters } = search;
  const toPrint = picked.length > 0 ? picked : order === undefined ? [] : [order];
  const print = () => setPrinting(toPrint.slice(0, mostSlips));
  usePutAway(order !== undefined, close);
  useKeys((event) => {
    if (isCommand(event, 'p')) {
      event.preventDefault();
      if (toPrint.length > 0) {
        print();
      }
    }
  });
  const shown = orderTabs.filter((one) => issues || (one !== 'open' && one !== 'returned'));
  return (
    <div className={order === undefined ? 'tickets' : 'tickets tickets-beside'}>
      <section className="tickets-main">
        <header className="page-head">
          <h1>{t('orders.title')}</h1>
          <div className="find-row">
            <SearchBox
              value={search.query ?? ''}
              change={(query) => {
                const { query: _old, ...rest } = filters;
                change(query === '' ? rest : { ...rest, tab: rest.tab ?? 'all', query });
              }}
              label={t('orders.find')}
              placeholder={t('orders.findPlaceholder')}
              hint={t('orders.findHint')}
            />
            {issues && (
              <Repairer
                value={search.repairer}
                choose={(repairer) => change(withRepairer(filters, repairer))}
              />
            )}
            <Button
              icon={<PrinterOutlined />}
              disabled={toPrint.length === 0}
              title={keyName('P')}
              aria-keyshortcuts="Control+P"
              onClick={print}
            >
              {picked.length > 0 ? t('orders.printPicked', { count: picked.length }) : t('orders.print')}
            </Button>
          </div>
        </header>
        <Tabs
          className="tickets-tabs"
          activeKey={tab}
          aria-label={t('tickets.tabs')}
          onChange={(next) => change({ ...filters, tab: next as WorkOrderTab })}
          items={shown.map((one) => ({
            key: one,
            label: (
              <TabLabel
                name={t(`orderTab.${one}`)}
                count={one === 'ended' || one === 'all' ? undefined : counts?.[one]}
                mark={one === 'returned' ? 'due_soon' : undefined}
              />
            ),
          }))}
        />
        {search.issued !== undefined && (
          <CountedTag
            days={search.issued}
            more={[
              t('counted.issued'),
              search.issued.stood === undefined ? undefined : t(`orderStood.${search.issued.stood}`),
            ]}
            clear={() => {
              const { issued: _issued, ...rest } = filters;
              change(rest);
            }}
          />
        )}
        <OrderList pages={pages} tab={tab} chosen={order} open={open} picked={picked} pick={setPicked} />
      </section>
      {order !== undefined && (
        <OrderPanel key={order} number={order} close={close} print={() => setPrinting([order])} />
      )}
      <Slips numbers={printing} close={() => setPrinting([])} />
    </div>
  );
}

function withRepairer({ repairer: _old, ...rest }: OrderSearch, repairer: number | undefined): OrderSearch {
  return repairer === undefined ? rest : { ...rest, repairer };
}

function Repairer({
  value,
  choose,
}: {
  value: number | undefined;
  choose: (repairer: number | undefined) => void;
}) {
  const { t } = useWords();
  const staff = useStaff();
  return (
    <Select
      className="order-repairer"
      aria-label={t('orders.anyRepairer')}
      placeholder={t('orders.anyRepairer')}
      allowClear
      value={value ?? null}
      onChange={(chosen) => choose(chosen ?? undefined)}
      options={(staff.data ?? [])
        .filter(({ roles }) => roles.includes('maintenance'))
        .map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
