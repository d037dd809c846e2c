import { expect, test } from 'vitest';
import { picture } from './draw';
import { type ChartData, chartOption, heightOf, rounded } from './options';

// jsdom draws nothing; ECharts measures its texts by other means then.
HTMLCanvasElement.prototype.getContext = () => null;

const bars: ChartData = {
  kind: 'bars',
  bars: [
    { name: '很满意', count: 24, share: 0.6, tone: 'good' },
    { name: '一般', count: 10, share: 0.25, tone: 'middle' },
    { name: '不满意', count: 6, share: 0.15, tone: 'poor' },
    { name: '未作答', count: 3, share: null, tone: 'apart' },
  ],
};
const trend: ChartData = {
  kind: 'trend',
  points: [
    { name: '2025年', share: 0.6, low: 0.52, high: 0.67, answers: 160 },
    { name: '2026年', share: 0.71, low: 0.64, high: 0.77, answers: 180 },
  ],
};

function drawn(data: ChartData, zoomed: boolean): string {
  const binary = atob(picture(data, zoomed, 'svg'));
  const svg = new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(read.querySelector('parsererror')?.textContent).toBeUndefined();
  return svg;
}

test('a picture of bars says every answer with its count and has a pattern for those that are not full', () => {
  const svg = drawn(bars, false);
  for (const said of ['很满意', '24 · 60.0%', '未作答', '6 · 15.0%']) {
    expect(svg).toContain(said);
  }

  // None, stripes, dots.
  expect(svg.match(/<pattern/g)?.length).toBe(3);
});

test('a picture of a trend says every share, whoever sees it', () => {
  const svg = drawn(trend, true);
  for (const said of ['2025年', '60.0%', '71.0%', '50%', '80%']) {
    expect(svg).toContain(said);
  }
  expect(svg).not.toContain('>0%<');
  expect(drawn(trend, false)).toContain('>0%<');
});

test('the years of a season are told apart without colours, and what is not known is not drawn', () => {
  const data: ChartData = {
    kind: 'seasons',
    months: ['8月', '9月'],
    lines: [
      { name: '今年', counts: [20, 24] },
      { name: '去年', counts: [18, null] },
      { name: '前年', counts: [null, 9] },
    ],
  };
  const svg = drawn(data, false);
  for (const said of ['8月', '今年', '去年', '>24<', '>0<']) {
    expect(svg).toContain(said);
  }
  expect(svg).toContain('stroke-dasharray');
  const axis = (zoomed: boolean) =>
    chartOption(data, { mode: 'dark', zoomed, motion: false }).yAxis as { min: number; max: number };
  expect([axis(false).min, axis(true).min, axis(true).max]).toEqual([0, 9, 24]);
  const series = chartOption(data, { mode: 'light', zoomed: false, motion: false }).series as {
    symbol: string;
    lineStyle: { type: string };
  }[];
  expect(new Set(series.map(({ symbol, lineStyle }) => symbol + lineStyle.type)).size).toBe(3);
});

test('an axis that is closer to the data contains every interval', () => {
  const option = chartOption(trend, { mode: 'light', zoomed: true, motion: false });
  const axis = option.yAxis as { min: number; max: number };
  expect([axis.min, axis.max]).toEqual([0.5, 0.8]);
  expect(heightOf(bars)).toBeGreaterThan(heightOf({ kind: 'bars', bars: [] }));
});

// The same cases as in core/src/reports/words.rs.
test.each([
  [2.125, 2, '2.13'],
  [2.375, 2, '2.38'],
  [3.777777, 2, '3.78'],
  [12.5, 0, '13'],
  [-12.5, 0, '-13'],
  [-0.4, 0, '0'],
  [8.25, 1, '8.3'],
  [4, 2, '4.00'],
])('%f with %i digits is %s, as on paper', (value, digits, expected) => {
  expect(rounded(value, digits)).toBe(expected);
});
