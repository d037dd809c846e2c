// The analysis: what tickets say together over some months, and what each post and person does.
import { getRouteApi } from '@tanstack/react-router';
import { Segmented, Skeleton } from 'antd';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Problem } from '../../shared/Problem';
import { Duty } from './Duty';
import { HeatMap } from './HeatMap';
import { Period } from './Period';
import { type Months, useQuarters } from './queries';
import { Repeats } from './Repeats';
import { Rising } from './Rising';
import { Sentences } from './Sentences';
import { type AnalysisSearch, type AnalysisTab, monthsOf, tabs } from './search';
import { Trend } from './Trend';
import './analysis.css';

const route = getRouteApi('/analysis');

/** What each part needs: the months, what narrows it, and the way to another. */
export interface PartProps {
  months: Months;
  search: AnalysisSearch;
  change: (search: AnalysisSearch) => void;
}

export function AnalysisPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = useToday().format('YYYY-MM-DD');
  const quarters = useQuarters();
  const change = (next: AnalysisSearch) => void navigate({ search: next });
  // The last whole quarter is what one comes for.
  const usual = quarters.data?.find((row) => !row.running) ?? quarters.data?.[0];
  const first = usual && monthsOf(usual, today);
  const from = search.from ?? search.to ?? first?.from;
  const to = search.to ?? search.from ?? first?.to;
  const months = from !== undefined && to !== undefined ? { from, to } : undefined;
  const tab = search.tab ?? 'map';
  return (
    <section className="analysis">
      <header className="page-head">
        <h1>{t('analysis.title')}</h1>
        <Segmented<AnalysisTab>
          aria-label={t('analysis.view')}
          value={tab}
          onChange={(next) => change({ ...search, tab: next })}
          options={tabs.map((value) => ({ value, label: t(`analysis.${value}`) }))}
        />
      </header>
      {quarters.isError && <Problem caught={quarters.error} retry={() => void quarters.refetch()} />}
      {quarters.isPending && <Skeleton active />}
      {quarters.data?.length === 0 && <Nothing title={t('analysis.none')} />}
      {quarters.data !== undefined && months !== undefined && (
        <>
          <Period quarters={quarters.data} today={today} months={months} search={search} change={change} />
          <Part tab={tab} months={months} search={search} change={change} />
        </>
      )}
    </section>
  );
}

function Part({ tab, ...part }: PartProps & { tab: AnalysisTab }) {
  switch (tab) {
    case 'map':
      return <HeatMap {...part} />;
    case 'trend':
      return <Trend {...part} />;
    case 'repeats':
      return <Repeats {...part} />;
    case 'words':
      return <Rising {...part} />;
    case 'sentences':
      return <Sentences {...part} />;
    case 'duty':
      return <Duty {...part} />;
  }
}
