// Tickets in the query cache: what is read, and what a change makes out of date.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TicketDetail } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { shelves } from '../../shared/lookups';
import { listArguments, type TicketSearch } from './search';

/** Other windows of the office change the same store: what is on the screen is read again now and then. */
const livingFor = 30_000;

export function useTicketPages(search: TicketSearch) {
  const args = listArguments(search);
  return useInfiniteQuery({
    queryKey: [...shelves.tickets, 'list', args],
    queryFn: ({ pageParam }) => api.listTickets(pageParam === null ? args : { ...args, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: livingFor,
    // The rows of the last tab stay until those of the next are there: no flicker.
    placeholderData: (previous) => previous,
  });
}

export function useCounts() {
  return useQuery({
    queryKey: shelves.counts,
    queryFn: () => api.countTickets({}),
    refetchInterval: livingFor,
  });
}

/** The follow-ups that are due; among the lists, because whatever changes those changes them. */
export function useFollowUps() {
  return useQuery({
    queryKey: [...shelves.tickets, 'list', 'follow-ups'],
    queryFn: () => api.listFollowUps({}),
    refetchInterval: livingFor,
  });
}

function shelfOf(number: string) {
  return [...shelves.tickets, 'one', number];
}

export function useTicket(number: string) {
  return useQuery({
    queryKey: shelfOf(number),
    queryFn: () => api.getTicket({ number }),
    refetchInterval: livingFor,
  });
}

/** Does something with a ticket; the answer takes its place, and lists and counts are read again. */
export function useTicketAction<Arguments>(act: (args: Arguments) => Promise<TicketDetail>, number?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (ticket) => {
      client.setQueryData(shelfOf(ticket.number), ticket);
      void client.invalidateQueries({ queryKey: [...shelves.tickets, 'list'] });
      void client.invalidateQueries({ queryKey: shelves.counts });
      void client.invalidateQueries({ queryKey: shelves.reports });
    },
    onError: (caught) => {
      const outdated =
        isFailure(caught) &&
        (caught.code === 'ticket.changed' || caught.code === 'ticket.transition_refused');
      if (outdated && number !== undefined) {
        void client.invalidateQueries({ queryKey: shelfOf(number) });
      }
    },
  });
}

/** Changes which tickets belong together: several tickets at once, and their lists. */
export function useIncidentChange<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: shelves.tickets });
      void client.invalidateQueries({ queryKey: shelves.reports });
    },
  });
}
