// The only file that knows ECharts at work. It is large and comes with the first chart that is seen.
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { textAsBase64 } from '../files';
import { type ChartData, chartOption, type Drawing, heightOf } from './options';

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  CustomChart,
  GridComponent,
  LegendComponent,
  LineChart,
  SVGRenderer,
  TooltipComponent,
]);

/** A chart on the page. */
export interface Drawn {
  show(data: ChartData, drawing: Drawing): void;
  fit(): void;
  end(): void;
}

export function drawOn(place: HTMLElement): Drawn {
  const chart = init(place, null, { renderer: 'svg' });
  return {
    show: (data, drawing) => chart.setOption(chartOption(data, drawing), { notMerge: true }),
    fit: () => chart.resize(),
    end: () => chart.dispose(),
  };
}

export type PictureKind = 'png' | 'svg';

const width = 880;

/** A picture of the chart in base64: in the colours of paper, whatever the screen has. */
export function picture(data: ChartData, zoomed: boolean, kind: PictureKind): string {
  const option = {
    ...chartOption(data, { mode: 'light', zoomed, motion: false }),
    backgroundColor: '#FFFFFF',
  };
  const height = heightOf(data);
  if (kind === 'svg') {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
    chart.setOption(option);
    const text = chart.renderToSVGString();
    chart.dispose();
    return textAsBase64(text);
  }
  const place = document.createElement('div');
  const chart = init(place, null, { renderer: 'canvas', width, height });
  chart.setOption(option);
  const url = chart.getDataURL({ type: 'png', pixelRatio: 2 });
  chart.dispose();
  return url.slice(url.indexOf(',') + 1);
}
