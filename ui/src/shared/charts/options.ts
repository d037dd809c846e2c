// What ECharts is told to draw. Pure: data and colours in, an option out; nothing is drawn and no word is made up here.
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { fonts, type Mode, palette } from '../tokens';

export type ChartOption = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | LineSeriesOption
  | TooltipComponentOption
>;

/** How an answer counts; each tone has a pattern of its own, so that colour is never the only difference. */
export type Tone = 'good' | 'middle' | 'poor' | 'apart';

export interface Bar {
  name: string;
  count: number;
  /** 0…1; null where it is a share of nothing that counts. */
  share: number | null;
  tone: Tone;
}

export interface TrendPoint {
  name: string;
  /** 0…1, as the interval. */
  share: number;
  low: number;
  high: number;
  answers: number;
}

/** A year of counts, month by month; null where nothing is known. */
export interface SeasonLine {
  name: string;
  counts: (number | null)[];
}

export type ChartData =
  | { kind: 'bars'; bars: Bar[] }
  | { kind: 'trend' | 'intervals'; points: TrendPoint[] }
  /** The same months of several years, the latest first. */
  | { kind: 'seasons'; months: string[]; lines: SeasonLine[] };

export interface Drawing {
  mode: Mode;
  /** Whether the axis ends where the data end, instead of showing none to all. */
  zoomed: boolean;
  /** Whether it may move. */
  motion: boolean;
}

/** `24.0%` of 0.24; rounded as on paper. */
export function share(value: number): string {
  return `${tenths(value)}%`;
}

/** `24.0` of 0.24. */
export function tenths(value: number): string {
  return (Math.round(value * 1000) / 10).toFixed(1);
}

/** `2.13` of 2.125 with two digits: a half is rounded away from zero, as on paper. */
export function rounded(value: number, digits: number): string {
  const scale = 10 ** digits;
  return ((Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale).toFixed(digits);
}

/** `12 · 24.0%`: how many, and which share they are. */
export function barText({ count, share: of }: Bar): string {
  return of === null ? String(count) : `${count} · ${share(of)}`;
}

/** How high a drawing of these data is, in pixels. */
export function heightOf(data: ChartData): number {
  if (data.kind === 'bars') {
    return 16 + 32 * Math.max(1, data.bars.length);
  }
  return data.kind === 'seasons' ? 300 : 240;
}

export function chartOption(data: ChartData, drawing: Drawing): ChartOption {
  switch (data.kind) {
    case 'bars':
      return barOption(data.bars, drawing);
    case 'seasons':
      return seasonOption(data, drawing);
    default:
      return trendOption(data, drawing);
  }
}

function common({ mode, motion }: Drawing): ChartOption {
  const colors = palette[mode];
  return {
    animation: motion,
    animationDuration: 120,
    // Patterns are part of ECharts' help for those who do not see colours; the label is the page's own.
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    // Quotes of the other kind: ECharts writes them into an attribute as they are.
    textStyle: { fontFamily: fonts.replaceAll('"', "'"), color: colors.ink, fontSize: 13 },
  };
}

function barOption(bars: Bar[], drawing: Drawing): ChartOption {
  const colors = palette[drawing.mode];
  const counts = bars.map(({ count }) => count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...common(drawing),
    grid: {
      left: 8,
      right: 104,
      top: 4,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.max(1, drawing.zoomed ? Math.max(0, ...counts) : total),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.muted } },
      axisLabel: { color: colors.ink, fontSize: 13, width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barWidth: 18,
        label: {
          show: true,
          position: 'right',
          color: colors.ink,
          formatter: ({ dataIndex }) => {
            const bar = bars[dataIndex];
            return bar === undefined ? '' : barText(bar);
          },
        },
        data: bars.map(({ count, tone }) => ({ value: count, itemStyle: ground(tone, drawing.mode) })),
      },
    ],
  };
}

/** The colour and pattern of a bar. */
function ground(tone: Tone, mode: Mode): NonNullable<BarSeriesOption['itemStyle']> {
  const colors = palette[mode];
  switch (tone) {
    case 'good':
      return { color: colors.accent, decal: { symbol: 'none' } };
    case 'middle': {
      const stripes = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 };
      return {
        color: colors.accentSoft,
        borderColor: colors.accent,
        decal: { ...stripes, color: colors.accent },
      };
    }
    case 'poor': {
      const dots = {
        symbol: 'circle',
        dashArrayX: [
          [8, 8],
          [0, 8, 8, 0],
        ],
        dashArrayY: [6, 0],
      };
      return { color: colors.soonSoft, borderColor: colors.soon, decal: { ...dots, color: colors.soon } };
    }
    case 'apart':
      return {
        color: colors.sunken,
        borderColor: colors.muted,
        borderType: 'dashed',
        decal: { symbol: 'none' },
      };
  }
}

/** Shares with their intervals; those of one question over time are joined by a line. */
function trendOption(
  { kind, points }: Extract<ChartData, { kind: 'trend' | 'intervals' }>,
  drawing: Drawing,
): ChartOption {
  const colors = palette[drawing.mode];
  const [low, high] = drawing.zoomed ? around(points) : [0, 1];
  return {
    ...common(drawing),
    grid: {
      left: 8,
      right: 24,
      top: 20,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colors.surface,
      borderColor: colors.line,
      textStyle: { color: colors.ink },
      transitionDuration: drawing.motion ? 0.12 : 0,
      formatter: (shown) => {
        const index = (Array.isArray(shown) ? shown[0] : shown)?.dataIndex ?? 0;
        const point = points[index];
        return point === undefined
          ? ''
          : `${escaped(point.name)}<br>${share(point.share)} · ${share(point.low)}–${share(point.high)} · n = ${point.answers}`;
      },
    },
    xAxis: {
      type: 'category',
      data: points.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.muted } },
      axisLabel: {
        color: colors.ink,
        fontSize: 12,
        interval: 0,
        width: kind === 'intervals' ? 96 : points.length > 3 ? 120 : 150,
        overflow: 'break',
      },
    },
    yAxis: {
      type: 'value',
      min: low,
      max: high,
      axisLabel: { color: colors.muted, formatter: (value: number) => `${Math.round(value * 100)}%` },
      splitLine: { lineStyle: { color: colors.line } },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: points.map(({ low: from, high: to }, index) => [index, from, to]),
        encode: { x: 0, y: [1, 2] },
        renderItem: (_, api) =>
          whisker(
            api.coord([api.value(0), api.value(1)]),
            api.coord([api.value(0), api.value(2)]),
            colors.muted,
          ),
      },
      {
        type: 'line',
        symbol: 'circle',
        symbolSize: 9,
        z: 3,
        lineStyle: { color: colors.accent, width: kind === 'trend' ? 2 : 0 },
        itemStyle: { color: colors.accent },
        label: {
          show: true,
          position: 'right',
          color: colors.ink,
          formatter: ({ value }) => share(Number(value)),
        },
        data: points.map((point) => point.share),
      },
    ],
  };
}

/** The years one over the other, month by month: each with a line and a mark of its own, so that no colour is needed. */
function seasonOption(
  { months, lines }: Extract<ChartData, { kind: 'seasons' }>,
  drawing: Drawing,
): ChartOption {
  const colors = palette[drawing.mode];
  const counts = lines.flatMap((line) => line.counts.filter((count) => count !== null));
  const looks = [
    { color: colors.accent, type: 'solid' as const, symbol: 'circle', width: 2.5, labelled: true },
    { color: colors.soon, type: 'dashed' as const, symbol: 'triangle', width: 1.5, labelled: false },
    { color: colors.muted, type: 'dotted' as const, symbol: 'emptyRect', width: 1.5, labelled: false },
  ];
  return {
    ...common(drawing),
    legend: {
      top: 0,
      left: 8,
      itemWidth: 34,
      textStyle: { color: colors.ink, fontSize: 13 },
      data: lines.map(({ name }) => name),
    },
    grid: {
      left: 8,
      right: 24,
      top: 40,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colors.surface,
      borderColor: colors.line,
      textStyle: { color: colors.ink },
      transitionDuration: drawing.motion ? 0.12 : 0,
      formatter: (shown) => {
        const index = (Array.isArray(shown) ? shown[0] : shown)?.dataIndex ?? 0;
        const said = lines.map((line) => `${escaped(line.name)}：${line.counts[index] ?? '—'}`);
        return [escaped(months[index] ?? ''), ...said].join('<br>');
      },
    },
    xAxis: {
      type: 'category',
      data: months,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.muted } },
      axisLabel: { color: colors.ink, fontSize: 12 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      ...(drawing.zoomed && counts.length > 0
        ? { min: Math.min(...counts), max: Math.max(1, ...counts) }
        : { min: 0 }),
      axisLabel: { color: colors.muted },
      splitLine: { lineStyle: { color: colors.line } },
    },
    series: lines.map((line, place) => {
      const look = looks[Math.min(place, looks.length - 1)] ?? looks[0];
      return {
        type: 'line',
        name: line.name,
        symbol: look?.symbol ?? 'circle',
        symbolSize: 8,
        z: 3 - place,
        lineStyle: { color: look?.color ?? colors.ink, width: look?.width ?? 1, type: look?.type ?? 'solid' },
        itemStyle: { color: look?.color ?? colors.ink },
        label: { show: look?.labelled ?? false, position: 'top', color: colors.ink },
        data: line.counts,
      };
    }),
  };
}

/** The interval of a point: a line with a short end above and below. */
function whisker([x = 0, bottom = 0]: number[], [, top = 0]: number[], color: string) {
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: color, lineWidth: 1.5 },
  });
  return {
    type: 'group' as const,
    children: [line(x, bottom, x, top), line(x - 5, bottom, x + 5, bottom), line(x - 5, top, x + 5, top)],
  };
}

/** The tenths that all intervals lie within. */
function around(points: TrendPoint[]): [number, number] {
  const low = Math.floor(Math.min(1, ...points.map((point) => point.low)) * 10) / 10;
  const high = Math.ceil(Math.max(0, ...points.map((point) => point.high)) * 10) / 10;
  return [Math.min(low, high), Math.max(low + 0.1, high)];
}

/** ECharts takes what a tooltip says for HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
