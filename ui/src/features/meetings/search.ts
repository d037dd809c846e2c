// What the page shows, as it stands in the address.
import type { MeetingKind } from '../../bindings/operations';
import { type CountedDays, countedDays } from '../../shared/countedDays';
import { monthOf } from '../../shared/month';

export const kinds: MeetingKind[] = ['forum', 'committee', 'assembly', 'delegates', 'internal'];

export interface MeetingSearch {
  /** The meeting that is open. */
  meeting?: number;
  /** The month of the calendar, `2026-12`; the list where there is none. */
  month?: string;
  /** What is shown of the meeting; the meeting itself where there is none. */
  part?: 'minutes' | 'archive';
  /** The series whose next meeting is planned. */
  next?: number;
  /** Only those that the report counts as held on these days. */
  held?: CountedDays & { kind?: MeetingKind; decided?: true; not_carried?: true };
}

/** Reads the address; what does not fit is left out. */
export function meetingSearch(raw: Record<string, unknown>): MeetingSearch {
  const search: MeetingSearch = {};
  const id = Number(raw.meeting);
  if (Number.isSafeInteger(id) && id > 0) {
    search.meeting = id;
  }
  const month = monthOf(raw.month);
  if (month !== undefined) {
    search.month = month;
  }
  if (raw.part === 'minutes' || raw.part === 'archive') {
    search.part = raw.part;
  }
  const next = Number(raw.next);
  if (Number.isSafeInteger(next) && next > 0) {
    search.next = next;
  }
  const held = countedDays(raw.held);
  if (held !== undefined) {
    const raws = raw.held as { kind?: unknown; decided?: unknown; not_carried?: unknown };
    const kind = kinds.find((one) => one === raws.kind);
    search.held = {
      ...held,
      ...(kind === undefined ? {} : { kind }),
      ...(raws.decided === true ? { decided: true } : {}),
      ...(raws.not_carried === true ? { not_carried: true } : {}),
    };
  }
  return search;
}
