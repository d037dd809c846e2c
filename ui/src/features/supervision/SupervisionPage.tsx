// Supervision: the clauses of the regulation, the channels with their figures, the checks of them, residents who are called back,
// what stands out, what is found, and what is improved.
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { Permission } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { Board } from './Board';
import { CallBacks } from './CallBacks';
import { Channels } from './Channels';
import { Checks } from './Checks';
import { Findings } from './Findings';
import { Measures } from './Measures';
import { RedFlags } from './RedFlags';
import { type SupervisionSearch, type SupervisionTab, tabs } from './search';
import './supervision.css';

const route = getRouteApi('/supervision');

/** What each part needs: the search, and the way to another. */
export interface PartProps {
  search: SupervisionSearch;
  change: (search: SupervisionSearch) => void;
}

/** What one must be allowed for each part; findings and measures everybody has of their own. */
const needs: Record<SupervisionTab, Permission> = {
  board: 'board.read',
  channels: 'supervision.read',
  checks: 'supervision.read',
  call_backs: 'supervision.review',
  red_flags: 'supervision.review',
  findings: 'supervision.handle',
  measures: 'supervision.handle',
};

export function SupervisionPage() {
  const { t } = useWords();
  const may = useMay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: SupervisionSearch) => void navigate({ search: next });
  const seen = tabs.filter((tab) => may(needs[tab]));
  const tab = seen.find((one) => one === search.tab) ?? seen[0] ?? 'findings';
  const part = { search, change };
  return (
    <section className="supervision">
      <header className="page-head">
        <h1>{t('supervision.title')}</h1>
        <Segmented<SupervisionTab>
          aria-label={t('supervision.view')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          options={seen.map((value) => ({ value, label: t(`supervision.${value}`) }))}
        />
      </header>
      {tab === 'board' && <Board {...part} />}
      {tab === 'channels' && <Channels {...part} />}
      {tab === 'checks' && <Checks {...part} />}
      {tab === 'call_backs' && <CallBacks {...part} />}
      {tab === 'red_flags' && <RedFlags {...part} />}
      {tab === 'findings' && <Findings {...part} />}
      {tab === 'measures' && <Measures {...part} />}
    </section>
  );
}
