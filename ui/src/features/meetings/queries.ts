// Meetings in the query cache: what is read, and what a change makes out of date.
import {
  replaceEqualDeep,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { MeetingDetail } from '../../bindings/operations';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';
import type { MeetingSearch } from './search';

/** Other windows of the office change the same store: what is on the screen is read again now and then. */
const livingFor = 30_000;

/** All meetings, or those that the report counts as held on some days. */
export function useMeetingPages(held: MeetingSearch['held']) {
  const filter = held === undefined ? {} : ({ ...held, state: 'ended' } as const);
  return useInfiniteQuery({
    queryKey: [...shelves.meetings, 'list', filter],
    queryFn: ({ pageParam }) =>
      api.listMeetings(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: livingFor,
  });
}

export function useMeetingsBetween(from: string, to: string) {
  return useQuery({
    queryKey: [...shelves.meetings, 'between', from, to],
    queryFn: () => api.listMeetings({ from, to, limit: 200 }),
    placeholderData: (previous) => previous,
  });
}

export function useProfiles() {
  return useQuery({ queryKey: [...shelves.meetings, 'profiles'], queryFn: () => api.listRuleProfiles({}) });
}

function shelfOf(id: number) {
  return [...shelves.meetings, 'one', id];
}

/** Of two states of a meeting the newer one, whichever was answered first. */
export function newer(before: MeetingDetail | undefined, after: MeetingDetail): MeetingDetail {
  return before !== undefined && before.version > after.version ? before : replaceEqualDeep(before, after);
}

export function useMeeting(id: number) {
  return useQuery({
    queryKey: shelfOf(id),
    queryFn: () => api.getMeeting({ id }),
    refetchInterval: livingFor,
    structuralSharing: (before, after) => newer(before as MeetingDetail | undefined, after as MeetingDetail),
  });
}

/** The voters with a room whose number begins like this. */
export function useVoters(meeting: number, query: string) {
  return useQuery({
    queryKey: [...shelves.meetings, 'voters', meeting, query],
    queryFn: () => api.listVoters({ meeting_id: meeting, query, limit: 8 }),
    enabled: query !== '',
  });
}

/** Does something with a meeting; the answer takes its place, and the lists are read again. */
export function useMeetingAction<Arguments>(act: (args: Arguments) => Promise<MeetingDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    // One after the other: a vote that was changed at once must not be overtaken by the one before.
    scope: { id: 'meetings' },
    onSuccess: (meeting) => {
      client.setQueryData(shelfOf(meeting.id), meeting);
      for (const of of ['list', 'between', 'reminders']) {
        void client.invalidateQueries({ queryKey: [...shelves.meetings, of] });
      }
    },
    // Somebody else may have been first: what is refused is looked at again.
    onError: () => void client.invalidateQueries({ queryKey: [...shelves.meetings, 'one'] }),
  });
}
