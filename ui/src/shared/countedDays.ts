// The days of a figure of the report, as they stand in the address of the page that lists what it counts.

export interface CountedDays {
  from: string;
  to: string;
}

/** Whether it is a day such as `2026-09-30`. */
export function isDay(raw: unknown): raw is string {
  return typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw);
}

/** Reads them; what does not fit is left out. */
export function countedDays(raw: unknown): CountedDays | undefined {
  const { from, to } = (raw ?? {}) as { from?: unknown; to?: unknown };
  return isDay(from) && isDay(to) ? { from, to } : undefined;
}

/** An id within it. */
export function countedId(raw: unknown): number | undefined {
  const id = Number(raw);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
