// What the page of action items shows, as it stands in the address.
import { type CountedDays, countedDays } from '../../shared/countedDays';

export const shows = ['open', 'late', 'done', 'dropped', 'all'] as const;

export type Show = (typeof shows)[number];

export interface ActionItemSearch {
  /** Which of them; the open ones where it does not say. */
  show?: Show;
  /** Whose. */
  owner?: number;
  /** The one that is open. */
  item?: number;
  /** Only those of the meetings that the report counts as held on these days. */
  held?: CountedDays;
  /** Only those that the report counts as late at the end of this day. */
  lateOn?: string;
}

/** Reads the address; what does not fit is left out. */
export function actionItemSearch(raw: Record<string, unknown>): ActionItemSearch {
  const search: ActionItemSearch = {};
  const show = shows.find((one) => one === raw.show);
  if (show !== undefined) {
    search.show = show;
  }
  for (const name of ['owner', 'item'] as const) {
    const id = Number(raw[name]);
    if (Number.isSafeInteger(id) && id > 0) {
      search[name] = id;
    }
  }
  const held = countedDays(raw.held);
  if (held !== undefined) {
    search.held = held;
  }
  if (typeof raw.lateOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw.lateOn)) {
    search.lateOn = raw.lateOn;
  }
  return search;
}
