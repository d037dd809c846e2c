// What the page shows, as it stands in the address.
import type { ArchiveFilter, ArchiveKind, ArchiveStanding } from '../../bindings/operations';
import { isDay } from '../../shared/countedDays';

export const tabs = ['catalogue', 'retention', 'disposals'] as const;

export type ArchiveTab = (typeof tabs)[number];

export const kinds: ArchiveKind[] = [
  'ticket',
  'meeting',
  'survey',
  'notice',
  'check',
  'finding',
  'measure',
  'call_backs',
  'report',
  'proposal',
  'policy',
  'review',
];

/** The kinds that are kept for a term; the others are kept for good. */
export const kindsOfTerm: ArchiveKind[] = ['ticket', 'notice', 'check', 'call_backs'];

export const standings: ArchiveStanding[] = ['kept', 'due', 'held', 'disposed'];

export interface ArchiveSearch {
  tab?: ArchiveTab;
  kind?: ArchiveKind;
  year?: number;
  standing?: ArchiveStanding;
  /** As it stood at the end of this day, as a report says. */
  on?: string;
  /** Only what was destroyed on this day or later. */
  destroyed_from?: string;
  /** A shelf mark or a number. */
  find?: string;
  /** The disposal that is open. */
  disposal?: number;
}

/** Reads the address; what does not fit is left out. */
export function archiveSearch(raw: Record<string, unknown>): ArchiveSearch {
  const search: ArchiveSearch = {};
  const tab = tabs.find((one) => one === raw.tab);
  if (tab !== undefined) {
    search.tab = tab;
  }
  const kind = kinds.find((one) => one === raw.kind);
  if (kind !== undefined) {
    search.kind = kind;
  }
  const standing = standings.find((one) => one === raw.standing);
  if (standing !== undefined) {
    search.standing = standing;
  }
  // What was held is told of a day by the list of holds.
  if (isDay(raw.on) && standing !== 'held') {
    search.on = raw.on;
  }
  if (isDay(raw.destroyed_from) && standing === 'disposed') {
    search.destroyed_from = raw.destroyed_from;
  }
  const year = Number(raw.year);
  if (Number.isSafeInteger(year) && year >= 1970 && year <= 9998) {
    search.year = year;
  }
  if ((typeof raw.find === 'string' || typeof raw.find === 'number') && String(raw.find).trim() !== '') {
    search.find = String(raw.find);
  }
  const disposal = Number(raw.disposal);
  if (Number.isSafeInteger(disposal) && disposal > 0) {
    search.disposal = disposal;
  }
  return search;
}

/** What core is asked for. */
export function filterOf({ kind, year, standing, on, destroyed_from, find }: ArchiveSearch): ArchiveFilter {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(year === undefined ? {} : { year }),
    ...(standing === undefined ? {} : { standing }),
    ...(on === undefined ? {} : { on }),
    ...(destroyed_from === undefined ? {} : { destroyed_from }),
    ...(find === undefined ? {} : { search: find }),
  };
}
