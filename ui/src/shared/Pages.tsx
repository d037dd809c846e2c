// The pages of a PDF, drawn by pdf.js: the three engines that show this interface show PDFs in three ways.
import { Alert } from 'antd';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useWords } from './i18n';

GlobalWorkerOptions.workerSrc = worker;

export interface PagesHandle {
  /** Every page as a picture good enough for paper; one that lies on its long side is turned, as printers feed it. */
  pictures(): Promise<Blob[]>;
}

interface Props {
  base64: string;
  ref?: Ref<PagesHandle>;
}

/** Dots to the point (1/72 inch) that a printer is given: 200 to the inch. */
const forPaper = 200 / 72;

export default function Pages({ base64, ref }: Props) {
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
          await draw(opened, number, canvas, forPaper, true);
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
    <ol className="pages" aria-busy={opened === null}>
      {opened !== null &&
        Array.from({ length: opened.numPages }, (_, index) => index + 1).map((number) => (
          <PageView key={`${opened.fingerprints[0]}-${number}`} pdf={opened} number={number} />
        ))}
    </ol>
  );
}

/** A page, drawn when it comes near the window. */
function PageView({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const { t } = useWords();
  const place = useRef<HTMLLIElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  // A sheet that lies on its long side is known as such once it was opened.
  const [wide, setWide] = useState(false);
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
    const target = place.current;
    if (target === null) {
      return;
    }
    let drawn = 0;
    const show = () => {
      const width = target.clientWidth;
      // Again only when there is more to see: a window that was made larger.
      if (canvas.current !== null && width > drawn) {
        drawn = width;
        const scale = (width / ((wide ? 297 : 210) / 25.4) / 72) * Math.max(1, window.devicePixelRatio);
        void draw(pdf, number, canvas.current, scale).catch(() => {});
      }
    };
    const near = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && show(),
      {
        rootMargin: '900px',
      },
    );
    near.observe(target);
    return () => near.disconnect();
  }, [pdf, number, wide]);
  return (
    <li ref={place} className={wide ? 'page page-wide' : 'page'}>
      <canvas ref={canvas} role="img" aria-label={t('paper.page', { page: number, pages: pdf.numPages })} />
    </li>
  );
}

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  scale: number,
  upright = false,
): Promise<void> {
  const page = await pdf.getPage(number);
  const flat = page.getViewport({ scale });
  const turned = upright && flat.width > flat.height;
  const viewport = turned ? page.getViewport({ scale, rotation: (page.rotate + 90) % 360 }) : flat;
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
