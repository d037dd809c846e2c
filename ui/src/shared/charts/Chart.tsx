// A chart with its ways out: the same as a table, the axis closer to the data, a picture to save.
import {
  BarChartOutlined,
  ColumnWidthOutlined,
  FileImageOutlined,
  PictureOutlined,
  TableOutlined,
} from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { host } from '../../host';
import { failureText } from '../failure';
import { useWords } from '../i18n';
import type { Mode } from '../tokens';
import './charts.css';
import type { Drawn, PictureKind } from './draw';
import { type ChartData, heightOf, share } from './options';

interface Props {
  title: string;
  /** What a picture of it is called, and how it is named where the title does not stand beside what it belongs to. */
  name: string;
  /** What the chart says, in a sentence: for those who do not see it. */
  summary: string;
  data: ChartData;
}

export function Chart({ title, name, summary, data }: Props) {
  const { t } = useWords();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const [zoomed, setZoomed] = useState(data.kind === 'trend' || data.kind === 'intervals');
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart-head">
        <span id={id}>{title}</span>
        <span className="chart-tools">
          {!asTable && (
            <Button
              type="text"
              size="small"
              icon={<ColumnWidthOutlined rotate={data.kind === 'bars' ? 0 : 90} />}
              aria-pressed={zoomed}
              title={t(data.kind === 'seasons' ? 'charts.zoomCounts' : 'charts.zoomHint')}
              onClick={() => setZoomed(!zoomed)}
            >
              {t('charts.zoom')}
            </Button>
          )}
          <Button
            type="text"
            size="small"
            icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'charts.asChart' : 'charts.asTable')}
          </Button>
          <Save name={name} data={data} zoomed={zoomed} kind="png" />
          <Save name={name} data={data} zoomed={zoomed} kind="svg" />
        </span>
      </figcaption>
      {asTable ? (
        <ChartTable title={name} data={data} />
      ) : (
        <Picture label={`${name}：${summary}`} data={data} zoomed={zoomed} />
      )}
    </figure>
  );
}

function Save({
  name,
  data,
  zoomed,
  kind,
}: {
  name: string;
  data: ChartData;
  zoomed: boolean;
  kind: PictureKind;
}) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: async () => {
      const { picture } = await import('./draw');
      return host.saveFile(`${name}.${kind}`, picture(data, zoomed, kind));
    },
    onSuccess: (path) => path !== null && void message.success(t('charts.saved', { path }), 6),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  const label = t('charts.save', { kind: kind.toUpperCase() });
  return (
    <Button
      type="text"
      size="small"
      icon={kind === 'png' ? <FileImageOutlined /> : <PictureOutlined />}
      loading={save.isPending}
      aria-label={label}
      title={label}
      onClick={() => save.mutate()}
    >
      {kind.toUpperCase()}
    </Button>
  );
}

function Picture({ label, data, zoomed }: { label: string; data: ChartData; zoomed: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const mode = useShownMode();
  const draw = useQuery({
    queryKey: ['charts', 'draw'],
    queryFn: () => import('./draw'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const module = draw.data;
  useEffect(() => {
    const target = place.current;
    if (module === undefined || target === null) {
      return;
    }
    const chart = module.drawOn(target);
    drawn.current = chart;
    const fit = new ResizeObserver(() => chart.fit());
    fit.observe(target);
    return () => {
      fit.disconnect();
      chart.end();
      drawn.current = null;
    };
  }, [module]);
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (module !== undefined) {
      drawn.current?.show(data, { mode, zoomed, motion: !still });
    }
  }, [module, data, mode, zoomed]);
  return (
    <>
      {module === undefined && <Skeleton active title={false} />}
      <div ref={place} role="img" aria-label={label} style={{ height: heightOf(data) }} />
    </>
  );
}

/** The same numbers in rows. */
function ChartTable({ title, data }: { title: string; data: ChartData }) {
  const { t } = useWords();
  const [heads, rows] = tableOf(data, t);
  return (
    <table className="list list-plain chart-table" aria-label={title}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two waves may have one name, and rows never move
          <tr key={row}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={heads[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The heads and the rows of a table. */
function tableOf(data: ChartData, t: ReturnType<typeof useWords>['t']): [string[], string[][]] {
  switch (data.kind) {
    case 'bars':
      return [
        [t('charts.answer'), t('charts.count'), t('charts.share')],
        data.bars.map((bar) => [bar.name, String(bar.count), bar.share === null ? '—' : share(bar.share)]),
      ];
    case 'seasons':
      return [
        [t('charts.month'), ...data.lines.map((line) => line.name)],
        data.months.map((month, place) => [
          month,
          ...data.lines.map((line) => line.counts[place]?.toLocaleString() ?? '—'),
        ]),
      ];
    default:
      return [
        [t('charts.wave'), t('charts.share'), t('charts.interval'), t('charts.answers')],
        data.points.map((point) => [
          point.name,
          share(point.share),
          `${share(point.low)}–${share(point.high)}`,
          String(point.answers),
        ]),
      ];
  }
}

/** Light or dark, as the page is now. */
function useShownMode(): Mode {
  return useSyncExternalStore(
    (listener) => {
      const seen = new MutationObserver(listener);
      seen.observe(document.documentElement, { attributeFilter: ['data-mode'] });
      return () => seen.disconnect();
    },
    () => (document.documentElement.dataset.mode === 'dark' ? 'dark' : 'light'),
  );
}
