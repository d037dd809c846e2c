// A year as twelve months of weeks, and the days that differ as spans.
import dayjs from 'dayjs';
import type { CalendarDay } from '../../bindings/operations';

/** The days of a month such as `2026-02`, Monday first; nulls before the first one. */
export function weeksOf(year: number, month: number): (string | null)[] {
  const first = dayjs(`${year}-${String(month).padStart(2, '0')}-01`);
  const before = (first.day() + 6) % 7;
  const days = Array.from({ length: first.daysInMonth() }, (_, index) =>
    first.add(index, 'day').format('YYYY-MM-DD'),
  );
  return [...Array<null>(before).fill(null), ...days];
}

export interface NamedSpan {
  from: string;
  to: string;
  kind: CalendarDay['kind'];
  name: string;
}

/** Days next to each other of the same kind and name, together. */
export function spansOf(days: CalendarDay[]): NamedSpan[] {
  const spans: NamedSpan[] = [];
  for (const { day, kind, name } of days) {
    const last = spans.at(-1);
    const follows = last !== undefined && dayjs(last.to).add(1, 'day').format('YYYY-MM-DD') === day;
    if (last !== undefined && follows && last.kind === kind && last.name === name) {
      last.to = day;
    } else {
      spans.push({ from: day, to: day, kind, name });
    }
  }
  return spans;
}
