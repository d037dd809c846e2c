// The quarterly report: choose a quarter, read its figures, write the measures, see the pages, hand them out.
import { DownloadOutlined, ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Empty, Select, Skeleton } from 'antd';
import { lazy, Suspense, useCallback, useRef } from 'react';
import type { RenderedReport } from '../../bindings/operations';
import { api, host } from '../../host';
import { failureText } from '../../shared/failure';
import { quarter as quarterName } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { printSheet } from '../../shared/print';
import { Figures } from './Figures';
import { Measures } from './Measures';
import type { PreviewHandle } from './Preview';

const Preview = lazy(() => import('./Preview'));
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
      {quarter !== undefined && <Paper key={quarter} quarter={quarter} />}
    </div>
  );
}

function Paper({ quarter }: { quarter: string }) {
  const { t } = useWords();
  const report = useQuery({
    queryKey: [...shelves.reports, 'pdf', quarter],
    queryFn: () => api.renderQuarterlyReport({ quarter }),
    // Its text may have changed since, on any desk of the office.
    staleTime: 0,
  });
  const preview = useRef<PreviewHandle>(null);
  const pages = useCallback(() => preview.current?.pictures() ?? Promise.resolve([]), []);
  return (
    <section className="paper" aria-label={t('reports.preview')}>
      <header className="paper-head">
        <span className="faint">
          {report.data === undefined
            ? t('reports.drawing')
            : t('reports.pages', { count: report.data.pages })}
        </span>
        <Outlets report={report.data} pages={pages} />
      </header>
      {report.data !== undefined && report.data.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('reports.missing', { characters: report.data.missing.join(' ') })}
        />
      )}
      {report.isError && <Problem caught={report.error} retry={() => void report.refetch()} />}
      {report.isPending && <Skeleton className="paper-waiting" active paragraph={{ rows: 14 }} />}
      {report.data !== undefined && (
        <Suspense fallback={<Skeleton className="paper-waiting" active paragraph={{ rows: 14 }} />}>
          <Preview ref={preview} base64={report.data.base64} />
        </Suspense>
      )}
    </section>
  );
}

interface OutletsProps {
  report: RenderedReport | undefined;
  /** The pages as pictures, for the printer. */
  pages: () => Promise<Blob[]>;
}

/** The ways out of the program: a file, the system's viewer, paper. */
function Outlets({ report, pages }: OutletsProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const save = useMutation({
    mutationFn: ({ file_name, base64 }: RenderedReport) => host.saveFile(file_name, base64),
    onSuccess: (path) => {
      if (path !== null) {
        void message.success(t('reports.savedTo', { path }), 6);
      }
    },
    onError: failed,
  });
  const open = useMutation({
    mutationFn: ({ file_name, base64 }: RenderedReport) => host.openFile(file_name, base64),
    onError: failed,
  });
  const print = useMutation({ mutationFn: async () => printPictures(await pages()), onError: failed });
  const off = report === undefined;
  return (
    <div className="outlets">
      <Button
        icon={<PrinterOutlined />}
        disabled={off}
        loading={print.isPending}
        onClick={() => print.mutate()}
      >
        {t('reports.print')}
      </Button>
      <Button
        icon={<ExportOutlined />}
        disabled={off}
        loading={open.isPending}
        onClick={() => report && open.mutate(report)}
      >
        {t('reports.open')}
      </Button>
      <Button
        type="primary"
        icon={<DownloadOutlined />}
        disabled={off}
        loading={save.isPending}
        onClick={() => report && save.mutate(report)}
      >
        {t('reports.savePdf')}
      </Button>
    </div>
  );
}

/** Puts the pages on paper. */
async function printPictures(pictures: Blob[]): Promise<void> {
  await printSheet(
    pictures.map((picture) => {
      const image = document.createElement('img');
      image.src = URL.createObjectURL(picture);
      image.alt = '';
      return image;
    }),
  );
}
