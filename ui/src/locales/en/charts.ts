// Words in English: what stands beside every chart.

import type { Same } from '../same';
import type { charts as chinese } from '../zh-CN/charts';

export const charts: Same<typeof chinese> = {
  charts: {
    zoom: 'Zoom',
    zoomHint: 'The axis ends where the data end; press again for 0 to 100%',
    zoomCounts: 'The axis lies between the data; once more, and it begins at 0 again',
    month: 'Month',
    asTable: 'As table',
    asChart: 'As chart',
    save: 'Save as {{kind}}',
    saved: 'Saved to {{path}}',
    answer: 'Answer',
    count: 'Forms',
    share: 'Share',
    wave: 'Survey',
    interval: '95% interval',
    answers: 'Valid answers',
  },
};
