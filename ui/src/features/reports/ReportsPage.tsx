// The quarterly report: choose a quarter, read its figures, write the measures, see the pages, hand them out.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Empty, Select, Skeleton } from 'antd';
import { api } from '../../host';
import { quarter as quarterName } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { PaperView } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { Figures } from './Figures';
import { Measures } from './Measures';

const route = getRouteApi('/reports');

export function ReportsPage() {
  const { t, language } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const quarters = useQuery({
    queryKey: [...shelves.reports, 'quarters'],
    queryFn: () => api.listQuarters({}),
  });
  // The last whole quarter is what one comes for.
  const usual = quarters.data?.find((row) => !row.running) ?? quarters.data?.[0];
  const quarter = search.quarter ?? usual?.quarter;
  return (
    <div className="reports">
      <section className="reports-side" aria-label={t('reports.figures')}>
        <header className="page-head">
          <h1>{t('reports.title')}</h1>
          <Select
            className="quarter"
            aria-label={t('reports.quarter')}
            value={quarter ?? null}
            loading={quarters.isPending}
            onChange={(chosen) => void navigate({ search: { quarter: chosen } })}
            options={(quarters.data ?? []).map((row) => ({
              value: row.quarter,
              label: quarterName(row.quarter, language) + (row.running ? `（${t('reports.running')}）` : ''),
            }))}
          />
        </header>
        {quarters.isError && <Problem caught={quarters.error} retry={() => void quarters.refetch()} />}
        {quarters.isPending && <Skeleton active />}
        {quarters.data?.length === 0 && <Empty description={t('reports.none')} />}
        {quarter !== undefined && (
          <>
            <Figures quarter={quarter} />
            <Measures key={quarter} quarter={quarter} />
          </>
        )}
      </section>
      {quarter !== undefined && <Report key={quarter} quarter={quarter} />}
    </div>
  );
}

function Report({ quarter }: { quarter: string }) {
  const { t } = useWords();
  const report = useQuery({
    queryKey: [...shelves.reports, 'pdf', quarter],
    queryFn: () => api.renderQuarterlyReport({ quarter }),
    // Its text may have changed since, on any desk of the office.
    staleTime: 0,
  });
  return <PaperView label={t('reports.preview')} paper={report} />;
}
