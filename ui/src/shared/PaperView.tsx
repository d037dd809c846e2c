// A paper that core has made: its pages, and the ways out of the program: the printer, the system's viewer, a file.
import { DownloadOutlined, ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import { type UseQueryResult, useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton } from 'antd';
import { lazy, Suspense, useCallback, useRef } from 'react';
import type { RenderedReport } from '../bindings/operations';
import { host } from '../host';
import { failureText } from './failure';
import { useWords } from './i18n';
import type { PreviewHandle } from './Preview';
import { Problem } from './Problem';
import { printSheet } from './print';

const Preview = lazy(() => import('./Preview'));

interface Props {
  label: string;
  paper: UseQueryResult<RenderedReport>;
  /** What one most likely comes for; a file if absent. */
  first?: 'print' | 'save';
}

export function PaperView({ label, paper, first = 'save' }: Props) {
  const { t } = useWords();
  const preview = useRef<PreviewHandle>(null);
  const pages = useCallback(() => preview.current?.pictures() ?? Promise.resolve([]), []);
  return (
    <section className="paper" aria-label={label}>
      <header className="paper-head">
        <span className="faint">
          {paper.data === undefined ? t('reports.drawing') : t('reports.pages', { count: paper.data.pages })}
        </span>
        <Outlets paper={paper.data} pages={pages} first={first} />
      </header>
      {paper.data !== undefined && paper.data.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('reports.missing', { characters: paper.data.missing.join(' ') })}
        />
      )}
      {paper.isError && <Problem caught={paper.error} retry={() => void paper.refetch()} />}
      {paper.isPending && <Skeleton className="paper-waiting" active paragraph={{ rows: 14 }} />}
      {paper.data !== undefined && (
        <Suspense fallback={<Skeleton className="paper-waiting" active paragraph={{ rows: 14 }} />}>
          <Preview ref={preview} base64={paper.data.base64} />
        </Suspense>
      )}
    </section>
  );
}

interface OutletsProps {
  paper: RenderedReport | undefined;
  /** The pages as pictures, for the printer. */
  pages: () => Promise<Blob[]>;
  first: 'print' | 'save';
}

function Outlets({ paper, pages, first }: OutletsProps) {
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
  const off = paper === undefined;
  return (
    <div className="outlets">
      <Button
        type={first === 'print' ? 'primary' : 'default'}
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
        onClick={() => paper && open.mutate(paper)}
      >
        {t('reports.open')}
      </Button>
      <Button
        type={first === 'save' ? 'primary' : 'default'}
        icon={<DownloadOutlined />}
        disabled={off}
        loading={save.isPending}
        onClick={() => paper && save.mutate(paper)}
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
