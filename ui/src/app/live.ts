// What a colleague changes shows within a second. The page asks whether anything changed, which costs core next to
// nothing, and reads again what is on the screen only when something did. Forms keep what is written in them.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LatestChange } from '../bindings/operations';
import { api } from '../host';
import { shelves } from '../shared/lookups';

const everySecond = 1000;

/** What is not read again: who sits here says so itself, a report is drawn for seconds, and asking is no change. */
const resting: ReadonlySet<unknown> = new Set(
  [shelves.access, shelves.changes, shelves.reports, shelves.start, shelves.backups].map(([shelf]) => shelf),
);

/** Whether there is anything new in an answer. */
export function differs(one: LatestChange, other: LatestChange): boolean {
  return one.sequence !== other.sequence || one.urgent.some((count, place) => count !== other.urgent[place]);
}

/** Keeps the page up to date while it is visible; a hidden one catches up when it is looked at. */
export function useLive(): void {
  const client = useQueryClient();
  const latest = useQuery({
    queryKey: shelves.changes,
    queryFn: () => api.getChanges({}),
    refetchInterval: everySecond,
    refetchOnWindowFocus: 'always',
    retry: false,
  }).data;
  const seen = useRef<LatestChange | undefined>(undefined);
  useEffect(() => {
    const before = seen.current;
    seen.current = latest;
    if (before !== undefined && latest !== undefined && differs(before, latest)) {
      void client.invalidateQueries({ predicate: ({ queryKey }) => !resting.has(queryKey[0]) });
      // Read when somebody looks at them next.
      void client.invalidateQueries({ queryKey: shelves.reports, refetchType: 'none' });
    }
  }, [client, latest]);
}
