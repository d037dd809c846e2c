// What the meetings ask for in the next days, for the first page and for the list of meetings.
import { useQuery } from '@tanstack/react-query';
import { api } from '../host';
import { useMay } from './access';
import { shelves } from './lookups';

/** For whoever holds meetings; others are reminded of nothing. */
export function useMeetingReminders() {
  const may = useMay();
  return useQuery({
    queryKey: [...shelves.meetings, 'reminders'],
    queryFn: () => api.listMeetingReminders({}),
    enabled: may('meetings.write'),
    refetchInterval: 60_000,
  });
}
