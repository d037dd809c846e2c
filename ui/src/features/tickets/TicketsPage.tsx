// The list of tickets with the chosen one beside it.
import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useCallback } from 'react';
import type { TicketCounts } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { isWriting, useKeys } from '../../shared/keyboard';
import { Filters } from './Filters';
import { useCounts } from './queries';
import { firstTab, type TicketSearch, tabs } from './search';
import { TicketList } from './TicketList';
import { TicketPanel } from './TicketPanel';

const route = getRouteApi('/tickets');

export function TicketsPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useCounts();
  const change = useCallback(
    (next: TicketSearch, replace = false) => void navigate({ search: next, replace }),
    [navigate],
  );
  const openTicket = useCallback(
    (ticket: string) => void navigate({ search: (now) => ({ ...now, ticket }), replace: true }),
    [navigate],
  );
  const closeTicket = useCallback(() => {
    void navigate({ search: ({ ticket: _ticket, ...rest }) => rest, replace: true });
  }, [navigate]);
  useKeys((event) => {
    // Whatever is open above the page takes the key first; what is being written is not thrown away by it.
    const above = document.querySelector(
      '.ant-drawer-open, .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
    );
    if (event.key === 'Escape' && search.ticket !== undefined && above === null && !isWriting()) {
      closeTicket();
    }
  });
  return (
    <div className={search.ticket === undefined ? 'tickets' : 'tickets tickets-beside'}>
      <section className="tickets-main">
        <header className="page-head">
          <h1>{t('tickets.title')}</h1>
          <Filters search={search} change={change} />
        </header>
        <Tabs
          className="tickets-tabs"
          activeKey={search.tab ?? firstTab}
          aria-label={t('tickets.tabs')}
          onChange={(tab) => {
            const { ticket: _ticket, ...rest } = search;
            change({ ...rest, tab: tab as keyof TicketCounts });
          }}
          items={tabs.map((tab) => ({
            key: tab,
            label: <TabLabel tab={tab} count={counts.data?.[tab]} />,
          }))}
        />
        <TicketList search={search} open={openTicket} />
      </section>
      {search.ticket !== undefined && (
        <TicketPanel key={search.ticket} number={search.ticket} close={closeTicket} />
      )}
    </div>
  );
}

function TabLabel({ tab, count }: { tab: keyof TicketCounts; count: number | undefined }) {
  const { t } = useWords();
  const urgent = count !== undefined && count > 0 && (tab === 'overdue' || tab === 'due_soon');
  return (
    <>
      {t(`tab.${tab}`)}
      <span className={urgent ? `tab-count tab-count-${tab}` : 'tab-count'}>
        {count?.toLocaleString() ?? ''}
      </span>
    </>
  );
}
