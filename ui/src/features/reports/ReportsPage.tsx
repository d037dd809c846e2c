// The quarterly report: choose a quarter, read its figures, write the measures, see the pages, hand them out.
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { api } from '../../host';
import { quarter as quarterName } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { MadePaper, PaperView } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { Course } from './Course';
import { Figures } from './Figures';
import { Opening } from './Opening';
import { Texts } from './Texts';

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
              label:
                quarterName(row.quarter, language) +
                (row.running ? t('app.aside', { text: t('reports.running') }) : ''),
            }))}
          />
        </header>
        {quarters.isError && <Problem caught={quarters.error} retry={() => void quarters.refetch()} />}
        {quarters.isPending && <Skeleton active />}
        {quarters.data?.length === 0 && <Nothing title={t('reports.none')} />}
        {quarter !== undefined && (
          <>
            <Figures quarter={quarter} />
            <Texts key={quarter} quarter={quarter} />
            <Course key={`course-${quarter}`} quarter={quarter} />
            <Poster quarter={quarter} />
          </>
        )}
      </section>
      {quarter !== undefined && <Report key={quarter} quarter={quarter} edition={search.edition} />}
    </div>
  );
}

/** The draft as it is now, or an edition as it was issued. */
function Report({ quarter, edition }: { quarter: string; edition: number | undefined }) {
  const { t } = useWords();
  const report = useQuery({
    queryKey: [...shelves.reports, 'pdf', quarter, edition ?? 'draft'],
    queryFn: () =>
      edition === undefined
        ? api.renderQuarterlyReport({ quarter })
        : api.renderIssuedReport({ id: edition }),
    // Its text may have changed since, on any desk of the office.
    staleTime: 0,
  });
  const opens = report.data?.opens ?? [];
  return (
    <PaperView
      label={t(edition === undefined ? 'reports.preview' : 'reports.issuedPreview')}
      paper={report}
      over={(number) => <Opening places={opens.filter(({ page }) => page === number)} />}
    />
  );
}

/** The summary for the wall. */
function Poster({ quarter }: { quarter: string }) {
  const { t } = useWords();
  const make = useMutation({ mutationFn: () => api.renderReportPoster({ quarter }) });
  return (
    <div className="form-foot">
      <Button onClick={() => make.mutate()}>{t('reports.poster')}</Button>
      <MadePaper make={make} title={t('reports.poster')} first="print" />
    </div>
  );
}
