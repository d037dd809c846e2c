// What the page shows, as it stands in the address.
import type { NoticeKind, NoticeStanding } from '../../bindings/operations';
import { type CountedDays, countedDays, countedId } from '../../shared/countedDays';
import { monthOf } from '../../shared/month';

export const kinds = ['general', 'outage', 'fees', 'activity', 'meeting'] as const satisfies NoticeKind[];

export const standings = [
  'draft',
  'scheduled',
  'posted',
  'ended',
  'replaced',
  'withdrawn',
  'dropped',
] as const satisfies NoticeStanding[];

export interface NoticeSearch {
  /** The notice that is open. */
  notice?: number;
  /** Whether it is written: a new one if none is open. */
  write?: true;
  /** The month of the calendar, `2026-12`; the list where there is none. */
  month?: string;
  /** Only of this kind. */
  kind?: NoticeKind;
  /** Only those that stand so. */
  standing?: NoticeStanding;
  /** Only those with these words. */
  words?: string;
  /** Only those that the figures of a time count, by their first day. */
  counted?: CountedDays & { channel?: number };
}

/** Reads the address; what does not fit is left out. */
export function noticeSearch(raw: Record<string, unknown>): NoticeSearch {
  const search: NoticeSearch = {};
  const id = Number(raw.notice);
  if (Number.isSafeInteger(id) && id > 0) {
    search.notice = id;
  }
  if (raw.write === true) {
    search.write = true;
  }
  const month = monthOf(raw.month);
  if (month !== undefined) {
    search.month = month;
  }
  const kind = kinds.find((one) => one === raw.kind);
  if (kind !== undefined) {
    search.kind = kind;
  }
  const standing = standings.find((one) => one === raw.standing);
  if (standing !== undefined) {
    search.standing = standing;
  }
  if (typeof raw.words === 'string' && raw.words !== '') {
    search.words = raw.words;
  }
  const counted = countedDays(raw.counted);
  if (counted !== undefined) {
    const channel = countedId((raw.counted as { channel?: unknown }).channel);
    search.counted = { ...counted, ...(channel === undefined ? {} : { channel }) };
  }
  return search;
}

/** What of a search can be asked for: words of one character cannot. */
export function askable(words: string | undefined): string | undefined {
  const found = (words ?? '').split(/\s+/).filter((word) => [...word].length >= 2);
  return found.length === 0 ? undefined : found.join(' ');
}
