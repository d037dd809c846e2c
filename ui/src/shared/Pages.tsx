// The pages of a PDF, drawn by pdf.js: the three engines that show this interface show PDFs in three ways.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Alert } from 'antd';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from './i18n';

GlobalWorkerOptions.workerSrc = worker;

export interface PagesHandle {
  /** Every page as a picture good enough for paper; one that lies on its long side is turned, as printers feed it. */
  pictures(): Promise<Blob[]>;
}

interface Props {
  base64: string;
  /** What lies over a page, by its number from 1, placed in shares of the page. */
  over?: ((page: number) => ReactNode) | undefined;
  ref?: Ref<PagesHandle>;
}

/** Dots to the point (1/72 inch) that a printer is given: 200 to the inch. */
const forPaper = 200 / 72;

export default function Pages({ base64, over, ref }: Props) {
  const { t } = useWords();
  const [opened, setOpened] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    setFailed(false);
    const loading = getDocument({ data: bytes(base64) });
    let gone = false;
    loading.promise.then(
      (pdf) => {
        if (!gone) {
          setOpened(pdf);
        }
      },
      () => {
        if (!gone) {
          setFailed(true);
        }
      },
    );
    return () => {
      gone = true;
      void loading.destroy();
    };
  }, [base64]);

  useImperativeHandle(
    ref,
    () => ({
      async pictures() {
        const pictures: Blob[] = [];
        for (let number = 1; opened !== null && number <= opened.numPages; number += 1) {
          const canvas = document.createElement('canvas');
          await draw(opened, number, canvas, { scale: forPaper, turn: true });
          const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done));
          if (picture === null) {
            throw new Error('a page could not be drawn');
          }
          pictures.push(picture);
        }
        return pictures;
      },
    }),
    [opened],
  );

  if (failed) {
    return <Alert type="warning" showIcon title={t('paper.previewFailed')} />;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows scroll what has the focus
    <section className="pages" aria-label={t('paper.preview')} aria-busy={opened === null} tabIndex={0}>
      {opened !== null && <Pile key={opened.fingerprints[0]} pdf={opened} over={over} />}
    </section>
  );
}

/** Below each page, and beside and above all of them, in pixels; app/style/reports.css says the same. */
const [below, around] = [20, 24];

/** A page on its short side, as high as this many times its width. */
const upright = 297 / 210;

/** The pages one below the other. Only those near the window are there: a pile of survey forms has thousands. */
function Pile({ pdf, over }: { pdf: PDFDocumentProxy; over: Props['over'] }) {
  const { t } = useWords();
  const pile = useRef<HTMLOListElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const target = pile.current;
    if (target === null) {
      return;
    }
    const look = () => setWidth(target.clientWidth);
    look();
    const watched = new ResizeObserver(look);
    watched.observe(target);
    return () => watched.disconnect();
  }, []);
  const pages = useVirtualizer({
    count: pdf.numPages,
    getScrollElement: () => pile.current?.parentElement ?? null,
    estimateSize: () => width * upright + below,
    scrollMargin: around,
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width makes every page another height
  useLayoutEffect(() => pages.measure(), [width, pages]);
  return (
    <ol
      ref={pile}
      style={{ height: pages.getTotalSize() }}
      aria-label={t('paper.pages', { count: pdf.numPages })}
    >
      {width > 0 &&
        pages.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            ref={pages.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={pdf.numPages}
            style={{ transform: `translateY(${start - around}px)` }}
          >
            <PageView pdf={pdf} number={index + 1} over={over?.(index + 1)} />
          </li>
        ))}
    </ol>
  );
}

/** A page that is near the window. */
function PageView({ pdf, number, over }: { pdf: PDFDocumentProxy; number: number; over: ReactNode }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  // A sheet that lies on its long side is known as such once it was opened.
  const [wide, setWide] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
      if (!gone) {
        setWide(width > height);
      }
    };
    void look().catch(() => {});
    return () => {
      gone = true;
    };
  }, [pdf, number]);
  useEffect(() => {
    const target = canvas.current;
    if (target === null || wide === null) {
      return;
    }
    let drawn = 0;
    let drawing: AbortController | undefined;
    const show = () => {
      const width = target.clientWidth;
      // Again only when there is more to see: a window that was made larger.
      if (width > drawn) {
        drawn = width;
        drawing?.abort();
        drawing = new AbortController();
        const scale = (width / ((wide ? 297 : 210) / 25.4) / 72) * Math.max(1, window.devicePixelRatio);
        void draw(pdf, number, target, { scale, signal: drawing.signal }).catch(() => {});
      }
    };
    const watched = new ResizeObserver(show);
    watched.observe(target);
    return () => {
      watched.disconnect();
      drawing?.abort();
      // Given back at once: there is no knowing when a canvas that is no longer shown goes.
      target.width = 0;
    };
  }, [pdf, number, wide]);
  return (
    <div className={wide === true ? 'page page-wide' : 'page'}>
      <canvas ref={canvas} role="img" aria-label={t('paper.page', { page: number, pages: pdf.numPages })} />
      {over}
    </div>
  );
}

interface Drawing {
  scale: number;
  /** A page that lies on its long side is turned. */
  turn?: boolean;
  signal?: AbortSignal;
}

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  { scale, turn = false, signal }: Drawing,
): Promise<void> {
  const page = await pdf.getPage(number);
  if (signal?.aborted) {
    return;
  }
  const flat = page.getViewport({ scale });
  const turned = turn && flat.width > flat.height;
  const viewport = turned ? page.getViewport({ scale, rotation: (page.rotate + 90) % 360 }) : flat;
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const drawing = page.render({ canvas, viewport });
  signal?.addEventListener('abort', () => drawing.cancel());
  await drawing.promise;
  // What it was drawn from is read again when it is drawn again.
  page.cleanup();
}

/** Not by a function called for each letter: a pile of forms has tens of millions of them. */
function bytes(base64: string): Uint8Array {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) {
    bytes[place] = letters.charCodeAt(place);
  }
  return bytes;
}
