// Months such as `2026-12`.
import dayjs from 'dayjs';

/** What stands in an address, if it is a month. */
export function monthOf(raw: unknown): string | undefined {
  return typeof raw === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(raw) ? raw : undefined;
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
