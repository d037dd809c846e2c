// The quarterly and the yearly report: choose a period, read its figures, write the measures, see the pages, hand them out.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Dropdown, Select, Skeleton } from 'antd';
import type { QuarterRow, ReportEdition, ReportText } from '../../bindings/operations';
import { api, host } from '../../host';
import { failureText } from '../../shared/failure';
import { day, isYear, moment, quarter as quarterName, wholeMonth } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useToday, useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { MadePaper, PaperView } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { Course } from './Course';
import { useEditing } from './editing';
import { Figures } from './Figures';
import { Issued, useEditionName } from './Issued';
import { Opening } from './Opening';
import { monthsOf, useCourse } from './queries';
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
  const chosen = quarters.data?.find((row) => row.quarter === quarter);
  const course = useCourse(quarter);
  const { editions = [] } = course.data ?? {};
  // Of a report that was issued one comes for what was issued; its draft is for a correction.
  const shown =
    search.draft === true ? undefined : (editions.find(({ id }) => id === search.edition) ?? editions.at(-1));
  const waits = course.isPending;
  // Every year that one of these quarters is of.
  const years = [...new Set((quarters.data ?? []).map((row) => row.quarter.slice(0, 4)))];
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
            // Quarters and years of some years at a glance.
            listHeight={480}
            onChange={(chosen) => void navigate({ search: { quarter: chosen } })}
            options={[
              {
                label: t('reports.quarterly'),
                options: (quarters.data ?? []).map((row) => ({
                  value: row.quarter,
                  label:
                    quarterName(row.quarter, language) +
                    (row.running ? t('app.aside', { text: t('reports.running') }) : ''),
                })),
              },
              {
                label: t('reports.yearly'),
                options: years.map((year) => ({ value: year, label: t('reports.yearName', { year }) })),
              },
            ]}
          />
        </header>
        {quarters.isError && <Problem caught={quarters.error} retry={() => void quarters.refetch()} />}
        {quarters.isPending && <Skeleton active />}
        {quarters.data?.length === 0 && <Nothing title={t('reports.none')} />}
        {chosen !== undefined && !chosen.issued && <Due row={chosen} />}
        {quarter !== undefined && (
          <>
            {course.data !== undefined && shown !== undefined && (
              <Issued course={course.data} shown={shown} />
            )}
            {!isYear(quarter) && <Figures quarter={quarter} />}
            {waits && <Skeleton active />}
            {!waits && shown === undefined && <Writing key={quarter} quarter={quarter} />}
            {!waits && <Outlets key={`outlets-${quarter}`} quarter={quarter} edition={shown?.id} />}
          </>
        )}
      </section>
      {quarter !== undefined && !waits && <Report key={quarter} quarter={quarter} edition={shown} />}
    </div>
  );
}

/** The texts and the way to the issue: what is written here is saved before it goes on. */
function Writing({ quarter }: { quarter: string }) {
  const text = useQuery({
    queryKey: [...shelves.reports, 'text', quarter],
    queryFn: () => api.getReportText({ quarter }),
  });
  if (text.isError) {
    return <Problem caught={text.error} retry={() => void text.refetch()} />;
  }
  return text.data === undefined ? <Skeleton active /> : <Editor saved={text.data} />;
}

function Editor({ saved }: { saved: ReportText }) {
  const editing = useEditing(saved);
  return (
    <>
      <Texts editing={editing} />
      <Course editing={editing} />
    </>
  );
}

/** Since when there is a draft, and by when the report is to be written. */
function Due({ row: { drafted_at, due_on } }: { row: QuarterRow }) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <p className="faint report-due">
      {drafted_at !== null && `${t('reports.draftedAt', { moment: moment(drafted_at, zone, language) })} `}
      {t('reports.dueOn', { day: day(due_on, language) })}
    </p>
  );
}

/** The draft as it is now, or an edition as it was issued. */
function Report({ quarter, edition }: { quarter: string; edition: ReportEdition | undefined }) {
  const { t } = useWords();
  const name = useEditionName();
  const report = useQuery({
    queryKey: [...shelves.reports, 'pdf', quarter, edition?.id ?? 'draft'],
    queryFn: () =>
      edition !== undefined
        ? api.renderIssuedReport({ id: edition.id })
        : isYear(quarter)
          ? api.renderYearlyReport({ year: quarter })
          : api.renderQuarterlyReport({ quarter }),
    // Its text may have changed since, on any desk of the office.
    staleTime: 0,
  });
  const opens = report.data?.opens ?? [];
  return (
    <PaperView
      label={t(edition === undefined ? 'reports.preview' : 'reports.issuedPreview')}
      name={
        edition === undefined ? t('reports.draftShown') : t('reports.issuedShown', { name: name(edition) })
      }
      paper={report}
      over={(number) => <Opening places={opens.filter(({ page }) => page === number)} />}
    />
  );
}

/** The summary for the wall, and the tables of what is shown. */
function Outlets({ quarter, edition }: { quarter: string; edition: number | undefined }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const make = useMutation({ mutationFn: () => api.renderReportPoster({ quarter }) });
  const give = useMutation({
    mutationFn: async () => {
      const asked = edition === undefined ? { quarter } : { quarter, edition };
      const { file_name, base64 } = await api.exportReport(asked);
      return host.saveFile(file_name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('paper.savedTo', { path }), 6),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  return (
    <div className="form-foot">
      {!isYear(quarter) && <Button onClick={() => make.mutate()}>{t('reports.poster')}</Button>}
      {!isYear(quarter) && <Brief quarter={quarter} />}
      <Button icon={<DownloadOutlined />} loading={give.isPending} onClick={() => give.mutate()}>
        {t('reports.exportXlsx')}
      </Button>
      <MadePaper make={make} title={t('reports.poster')} first="print" />
    </div>
  );
}

/** A month of the quarter on a page or two. */
function Brief({ quarter }: { quarter: string }) {
  const { t, language } = useWords();
  const thisMonth = useToday().format('YYYY-MM');
  const make = useMutation({ mutationFn: (month: string) => api.renderMonthlyBrief({ month }) });
  const months = monthsOf(quarter).filter((month) => month <= thisMonth);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: months.map((month) => ({ key: month, label: wholeMonth(month, language) })),
          onClick: ({ key }) => make.mutate(key),
        }}
      >
        <Button loading={make.isPending}>{t('reports.brief')}</Button>
      </Dropdown>
      <MadePaper make={make} title={t('reports.brief')} first="print" />
    </>
  );
}
