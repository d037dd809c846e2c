// The list of tickets with the chosen one beside it.
import { ImportOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useCallback, useMemo } from 'react';
import type { TicketCounts } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { ButtonLink } from '../../shared/ButtonLink';
import { SearchedWords } from '../../shared/Found';
import { wordsOf } from '../../shared/find';
import { useWords } from '../../shared/i18n';
import { usePutAway } from '../../shared/Panel';
import { TabLabel, usePicked } from '../../shared/RowList';
import { SearchBox } from '../../shared/SearchBox';
import { BulkBar } from './Bulk';
import { Export } from './Export';
import { Filters } from './Filters';
import './finding.css';
import { useCounts } from './queries';
import { firstTab, listArguments, type TicketSearch, tabs } from './search';
import { TicketList } from './TicketList';
import { TicketPanel } from './TicketPanel';
import { Views } from './Views';

const route = getRouteApi('/tickets');

export function TicketsPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useCounts();
  const may = useMay();
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
  usePutAway(search.ticket !== undefined, closeTicket);
  const words = useMemo(() => wordsOf(search.query ?? ''), [search.query]);
  const [picked, setPicked] = usePicked(JSON.stringify(listArguments(search)));
  const look = (query: string) => {
    const { query: _old, ticket: _ticket, ...rest } = search;
    // Whoever looks for something looks everywhere, unless they chose where.
    const tab = search.tab ?? 'all';
    change(query === '' ? rest : { ...rest, tab, query });
  };
  return (
    <SearchedWords value={words}>
      <div className={search.ticket === undefined ? 'tickets' : 'tickets tickets-beside'}>
        <section className="tickets-main">
          <header className="page-head">
            <h1>{t('tickets.title')}</h1>
            <div className="find-row">
              <SearchBox
                value={search.query ?? ''}
                change={look}
                label={t('find.label')}
                placeholder={t('find.placeholder')}
                hint={t('find.hint')}
              />
              <Views search={search} change={change} />
              <Export search={search} />
              {may('tickets.import') && (
                <ButtonLink icon={<ImportOutlined />} to="/ledger" className="ledger-link">
                  {t('ledger.title')}
                </ButtonLink>
              )}
            </div>
          </header>
          <Filters search={search} change={change} />
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
              label: (
                <TabLabel
                  name={t(`tab.${tab}`)}
                  count={counts.data?.[tab]}
                  mark={tab === 'overdue' || tab === 'due_soon' ? tab : undefined}
                />
              ),
            }))}
          />
          <BulkBar numbers={picked} clear={() => setPicked([])}>
            <Export search={search} numbers={picked} />
          </BulkBar>
          <TicketList search={search} open={openTicket} picked={picked} pick={setPicked} />
        </section>
        {search.ticket !== undefined && (
          <TicketPanel key={search.ticket} number={search.ticket} close={closeTicket} />
        )}
      </div>
    </SearchedWords>
  );
}
