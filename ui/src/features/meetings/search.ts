// What the page shows, as it stands in the address.
import dayjs from 'dayjs';

export interface MeetingSearch {
  /** The meeting that is open. */
  meeting?: number;
  /** The month of the calendar, `2026-12`; the list where there is none. */
  month?: string;
  /** What is shown of the meeting; the meeting itself where there is none. */
  part?: 'minutes' | 'archive';
  /** The series whose next meeting is planned. */
  next?: number;
}

/** Reads the address; what does not fit is left out. */
export function meetingSearch(raw: Record<string, unknown>): MeetingSearch {
  const search: MeetingSearch = {};
  const id = Number(raw.meeting);
  if (Number.isSafeInteger(id) && id > 0) {
    search.meeting = id;
  }
  if (typeof raw.month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(raw.month)) {
    search.month = raw.month;
  }
  if (raw.part === 'minutes' || raw.part === 'archive') {
    search.part = raw.part;
  }
  const next = Number(raw.next);
  if (Number.isSafeInteger(next) && next > 0) {
    search.next = next;
  }
  return search;
}

/** The weeks of a month from Monday on, each day as `2026-12-01`. */
export function weeksOf(month: string): string[][] {
  const first = dayjs.utc(`${month}-01`);
  const from = first.subtract((first.day() + 6) % 7, 'day');
  const weeks: string[][] = [];
  for (let week = from; week.isBefore(first.add(1, 'month')); week = week.add(7, 'day')) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((day) => week.add(day, 'day').format('YYYY-MM-DD')));
  }
  return weeks;
}

/** The month `by` months after one. */
export function monthFrom(month: string, by: number): string {
  return dayjs.utc(`${month}-01`).add(by, 'month').format('YYYY-MM');
}
