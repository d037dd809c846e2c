// A paper before it is printed: its pages as they will be, and the ways out of the program: a file, the system's viewer,
// the printer. Nothing is printed that was not shown.
import { DownloadOutlined, ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import { type UseMutationResult, type UseQueryResult, useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useRef } from 'react';
import { host } from '../host';
import { failureText } from './failure';
import { useWords } from './i18n';
import type { PagesHandle } from './Pages';
import { Problem } from './Problem';
import { printSheet } from './print';

const Pages = lazy(() => import('./Pages'));

/**
 * The most pages that are handed to the printer from here, each as a picture that the window has to hold. More are
 * printed by the system's viewer.
 */
const mostPrinted = 100;

/** A file with pages, as core makes it. */
export interface PaperFile {
  file_name: string;
  base64: string;
  /** How many pages; not known of every file. */
  pages?: number;
  /** The characters that no font has. */
  missing?: string[];
}

interface Props {
  /** The paper; absent while it is made. */
  paper: PaperFile | undefined;
  /** What stands in its place when it could not be made. */
  problem?: ReactNode;
  /** What one most likely comes for; a file if absent. */
  first?: 'print' | 'save';
  /** What lies over a page on the screen, by its number from 1. */
  over?: ((page: number) => ReactNode) | undefined;
  /** What it is, where it could be taken for another. */
  name?: string | undefined;
}

/** The pages with what can be done with them. */
export function Paper({ paper, problem, first = 'save', over, name }: Props) {
  const { t } = useWords();
  const pages = useRef<PagesHandle>(null);
  const pictures = useCallback(() => pages.current?.pictures() ?? Promise.resolve([]), []);
  const waiting = <Skeleton className="paper-waiting" active paragraph={{ rows: 14 }} />;
  return (
    <>
      <header className="paper-head">
        <span className="faint">
          {name !== undefined && <strong className="paper-name">{name}</strong>}
          {paper === undefined && problem === undefined && t('paper.drawing')}
          {paper?.pages !== undefined && t('paper.pages', { count: paper.pages })}
        </span>
        <Outlets paper={paper} pictures={pictures} first={first} />
      </header>
      {paper?.missing !== undefined && paper.missing.length > 0 && (
        <Alert type="warning" showIcon title={t('paper.missing', { characters: paper.missing.join(' ') })} />
      )}
      {problem}
      {paper === undefined && !problem && waiting}
      {paper !== undefined && (
        <Suspense fallback={waiting}>
          <Pages ref={pages} base64={paper.base64} over={over} />
        </Suspense>
      )}
    </>
  );
}

interface OutletsProps {
  paper: PaperFile | undefined;
  /** The pages as pictures, for the printer. */
  pictures: () => Promise<Blob[]>;
  first: 'print' | 'save';
}

function Outlets({ paper, pictures, first }: OutletsProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const save = useMutation({
    mutationFn: ({ file_name, base64 }: PaperFile) => host.saveFile(file_name, base64),
    onSuccess: (path) => {
      if (path !== null) {
        void message.success(t('paper.savedTo', { path }), 6);
      }
    },
    onError: failed,
  });
  const open = useMutation({
    mutationFn: ({ file_name, base64 }: PaperFile) => host.openFile(file_name, base64),
    onError: failed,
  });
  const print = useMutation({
    mutationFn: async ({ file_name, base64, pages = 0 }: PaperFile) => {
      if (pages > mostPrinted) {
        await host.openFile(file_name, base64);
        void message.info(t('paper.printElsewhere', { count: pages }), 8);
      } else {
        await printPictures(await pictures());
      }
    },
    onError: failed,
  });
  const off = paper === undefined;
  return (
    <div className="outlets">
      <Button
        type={first === 'print' ? 'primary' : 'default'}
        icon={<PrinterOutlined />}
        disabled={off}
        loading={print.isPending}
        onClick={() => paper && print.mutate(paper)}
      >
        {t('paper.print')}
      </Button>
      <Button
        icon={<ExportOutlined />}
        disabled={off}
        loading={open.isPending}
        onClick={() => paper && open.mutate(paper)}
      >
        {t('paper.open')}
      </Button>
      <Button
        type={first === 'save' ? 'primary' : 'default'}
        icon={<DownloadOutlined />}
        disabled={off}
        loading={save.isPending}
        onClick={() => paper && save.mutate(paper)}
      >
        {t('paper.savePdf')}
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

interface ViewProps {
  label: string;
  paper: UseQueryResult<PaperFile>;
  first?: 'print' | 'save';
  over?: (page: number) => ReactNode;
  name?: string;
}

/** The same as a part of a page, of a paper that is asked for. */
export function PaperView({ label, paper, first = 'save', over, name }: ViewProps) {
  return (
    <section className="paper" aria-label={label}>
      <Paper
        paper={paper.data}
        first={first}
        over={over}
        name={name}
        problem={paper.isError && <Problem caught={paper.error} retry={() => void paper.refetch()} />}
      />
    </section>
  );
}

interface MadeProps<Arguments> {
  /** What makes the paper, once it is asked to. */
  make: UseMutationResult<PaperFile, Error, Arguments>;
  title: string;
  first?: 'print' | 'save';
}

/** The same beside what it is about, from the moment on that it is asked for until it is put away. */
export function MadePaper<Arguments>({ make, title, first = 'save' }: MadeProps<Arguments>) {
  return (
    <Drawer
      open={!make.isIdle}
      onClose={make.reset}
      title={title}
      size={900}
      className="paper-drawer"
      destroyOnHidden
      aria-label={title}
    >
      <Paper
        paper={make.data}
        first={first}
        problem={make.isError && <Problem caught={make.error} retry={() => make.mutate(make.variables)} />}
      />
    </Drawer>
  );
}
