// What comes out of meetings, in the query cache: action items and tickets.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListActionItems } from '../../bindings/operations';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

const shelf = [...shelves.meetings, 'work'];

/** What a meeting left to do, and what it opens with. */
export function useMeetingWork(meeting: number) {
  return useQuery({
    queryKey: [...shelf, 'of', meeting],
    queryFn: () => api.getMeetingWork({ meeting_id: meeting }),
  });
}

export function useActionItem(id: number | undefined) {
  return useQuery({
    queryKey: [...shelf, 'one', id],
    queryFn: () => api.getActionItem({ id: id ?? 0 }),
    enabled: id !== undefined,
  });
}

export function useActionItems(filter: Omit<ListActionItems, 'after' | 'limit'>) {
  return useInfiniteQuery({
    queryKey: [...shelf, 'list', filter],
    queryFn: ({ pageParam }) =>
      api.listActionItems(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Does something with an action item or enters a ticket; every list of them is read again, and what counts them. */
export function useWorkAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [shelf, shelves.home, shelves.tickets]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
