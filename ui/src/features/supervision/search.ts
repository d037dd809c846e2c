// What the page shows, as it stands in the address.
import type {
  CallBackFigure,
  CarriedMeasures,
  RedFlagKind,
  RedFlagStanding,
} from '../../bindings/operations';
import { type CountedDays, countedDays, countedId } from '../../shared/countedDays';
import { monthOf } from '../../shared/month';

export const tabs = [
  'board',
  'channels',
  'checks',
  'call_backs',
  'red_flags',
  'findings',
  'measures',
] as const;

export type SupervisionTab = (typeof tabs)[number];

export const findingShows = ['open', 'late', 'reported', 'closed', 'dropped', 'all'] as const;

export type FindingShow = (typeof findingShows)[number];

export const measureShows = ['open', 'late', 'done', 'dropped', 'all'] as const;

const measureStates = ['open', 'done', 'dropped'] as const;

export type MeasureShow = (typeof measureShows)[number];

const flagKinds: RedFlagKind[] = [
  'last_minutes',
  'no_contact',
  'own_follow_up',
  'reopened',
  'repeated',
  'back_dated',
  'slow_person',
];

/** Those of one kind, or of all. */
export type FlagChoice = RedFlagKind | 'all';

export const flagStandings: RedFlagStanding[] = ['open', 'set_aside', 'found'];

export const callBackShares = [
  'reached',
  'solved',
  'satisfied',
  'feedback_true',
  'solution_agrees',
  'satisfaction_agrees',
] as const satisfies CallBackFigure[];

export const callBackFigures: CallBackFigure[] = [...callBackShares, 'differing'];

export const boardShows = ['met', 'at_risk', 'not_met', 'no_data'] as const;

export type BoardShow = (typeof boardShows)[number];

const places = ['owner', 'channel', 'plan', 'check', 'finding', 'measure', 'sample', 'callBack'] as const;

export interface SupervisionSearch {
  /** Which part; the first that the person may see where it does not say. */
  tab?: SupervisionTab;
  /** As of which day the board is shown; today where it does not say. */
  on?: string;
  /** The quarter of the channels' figures and of red flags. */
  quarter?: string;
  /** Which findings or measures, the open ones where it does not say; which clauses, all where it does not. */
  show?: FindingShow | MeasureShow | BoardShow;
  /** The month of the calendar of checks, `2026-12`; the list where there is none. */
  month?: string;
  /** Whose. */
  owner?: number;
  /** The channel that is open. */
  channel?: number;
  /** The plan by which a check is recorded. */
  plan?: number;
  /** The check that is open. */
  check?: number;
  /** The finding that is open. */
  finding?: number;
  /** The measure that is open. */
  measure?: number;
  /** The sample that is open. */
  sample?: number;
  /** The call-back of it that is open. */
  callBack?: number;
  /** Of the sample, only the call-backs that count in this share; with `hit` only those in its numerator. */
  share?: CallBackFigure;
  hit?: true;
  /** Which red flags are listed. */
  flag?: FlagChoice;
  /** How the listed red flags stand; all where it does not say. */
  standing?: RedFlagStanding;
  /** Only the checks that the report counts as made on these days, or their findings. */
  counted?: CountedDays & { channel?: number; passed?: true; settled?: true };
  /** Only the measures that the report counts as carried into these days. */
  carried?: CarriedMeasures;
}

/** Reads the address; what does not fit is left out. */
export function supervisionSearch(raw: Record<string, unknown>): SupervisionSearch {
  const search: SupervisionSearch = {};
  const tab = tabs.find((one) => one === raw.tab);
  if (tab !== undefined) {
    search.tab = tab;
  }
  if (typeof raw.quarter === 'string') {
    search.quarter = raw.quarter;
  }
  if (typeof raw.on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw.on)) {
    search.on = raw.on;
  }
  const show = [...findingShows, ...measureShows, ...boardShows].find((one) => one === raw.show);
  if (show !== undefined) {
    search.show = show;
  }
  const month = monthOf(raw.month);
  if (month !== undefined) {
    search.month = month;
  }
  const flag = [...flagKinds, 'all' as const].find((one) => one === raw.flag);
  if (flag !== undefined) {
    search.flag = flag;
  }
  const standing = flagStandings.find((one) => one === raw.standing);
  if (standing !== undefined) {
    search.standing = standing;
  }
  const share = callBackFigures.find((one) => one === raw.share);
  if (share !== undefined) {
    search.share = share;
    if (raw.hit === true) {
      search.hit = true;
    }
  }
  const counted = countedDays(raw.counted);
  if (counted !== undefined) {
    const { channel, passed, settled } = raw.counted as { [name: string]: unknown };
    const id = countedId(channel);
    search.counted = {
      ...counted,
      ...(id === undefined ? {} : { channel: id }),
      ...(passed === true ? { passed } : {}),
      ...(settled === true ? { settled } : {}),
    };
  }
  const carried = countedDays(raw.carried);
  if (carried !== undefined) {
    const { state, late } = raw.carried as { [name: string]: unknown };
    const stood = measureStates.find((one) => one === state);
    search.carried = {
      ...carried,
      ...(stood === undefined ? {} : { state: stood }),
      ...(late === true ? { late } : {}),
    };
  }
  for (const name of places) {
    const id = Number(raw[name]);
    if (Number.isSafeInteger(id) && id > 0) {
      search[name] = id;
    }
  }
  return search;
}
