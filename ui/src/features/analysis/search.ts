// What the page shows, as it stands in the address.
import type { Axis, Category, HeatLine, QuarterRow as Quarter, Span } from '../../bindings/operations';

export const tabs = ['map', 'trend', 'repeats', 'words', 'sentences', 'duty'] as const;

export type AnalysisTab = (typeof tabs)[number];

export const axes: Axis[] = ['topic', 'building', 'month'];

export const categories: Category[] = ['complaint', 'suggestion', 'inquiry'];

/** In the address: the places that are no room of a building. */
export const nowhere = '-';

export interface AnalysisSearch {
  tab?: AnalysisTab;
  /** The first and the last month, such as `2026-07`. */
  from?: string;
  to?: string;
  rows?: Axis;
  columns?: Axis;
  category?: Category;
  topic?: number;
  building?: string;
}

/** Reads the address; what does not fit is left out. */
export function analysisSearch(raw: Record<string, unknown>): AnalysisSearch {
  const search: AnalysisSearch = {};
  const tab = tabs.find((one) => one === raw.tab);
  if (tab !== undefined) {
    search.tab = tab;
  }
  for (const name of ['from', 'to'] as const) {
    const month = raw[name];
    if (typeof month === 'string' && /^\d{4}-\d{2}$/.test(month)) {
      search[name] = month;
    }
  }
  for (const name of ['rows', 'columns'] as const) {
    const axis = axes.find((one) => one === raw[name]);
    if (axis !== undefined) {
      search[name] = axis;
    }
  }
  const category = categories.find((one) => one === raw.category);
  if (category !== undefined) {
    search.category = category;
  }
  const topic = Number(raw.topic);
  if (Number.isSafeInteger(topic) && topic > 0) {
    search.topic = topic;
  }
  // An address turns a text of digits into a number.
  if ((typeof raw.building === 'string' && raw.building !== '') || typeof raw.building === 'number') {
    search.building = String(raw.building);
  }
  return search;
}

/** The two axes of the map: never the same, whatever the address says. */
export function axesOf({ rows = 'topic', columns = 'month' }: AnalysisSearch): [Axis, Axis] {
  return [rows, columns === rows ? (axes.find((axis) => axis !== rows) ?? 'month') : columns];
}

/** The axis that is left to choose by. */
export function thirdAxis(search: AnalysisSearch): Axis {
  const shown = axesOf(search);
  return axes.find((axis) => !shown.includes(axis)) ?? 'building';
}

/** The arguments that narrow what is counted. */
export function onlyOf({ category, topic, building }: AnalysisSearch, used: readonly Axis[] = axes) {
  return {
    ...(category === undefined ? {} : { category }),
    ...(topic === undefined || !used.includes('topic') ? {} : { topic_id: topic }),
    ...(building === undefined || !used.includes('building')
      ? {}
      : building === nowhere
        ? { without_building: true }
        : { building }),
  };
}

/** The months of a quarter that have begun; of the one that is running up to `today`. */
export function monthsOf(
  { first_day, last_day, running }: Quarter,
  today: string,
): { from: string; to: string } {
  return { from: first_day.slice(0, 7), to: (running ? today : last_day).slice(0, 7) };
}

/** The list of received tickets that lines of the map and what narrows it lead to. */
export function listOf(days: Span, lines: (HeatLine & { axis: Axis })[], only: AnalysisSearch) {
  const of = (axis: Axis) => lines.find((line) => line.axis === axis);
  const [topic, place, month] = [of('topic'), of('building'), of('month')];
  const topicId = topic === undefined ? only.topic : (topic.topic_id ?? undefined);
  const building = place === undefined ? only.building : (place.building ?? nowhere);
  return {
    tab: 'all' as const,
    counted: 'received' as const,
    ...(month?.days ?? days),
    ...(only.category === undefined ? {} : { category: only.category }),
    ...(topicId === undefined ? {} : { topic: topicId }),
    ...(building === undefined ? {} : building === nowhere ? { nowhere: true } : { building }),
  };
}
