// Notices in the query cache: what is read, and what a change makes out of date.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListNotices } from '../../bindings/operations';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

const shelf = shelves.notices;

export function useNotice(id: number | undefined) {
  return useQuery({
    queryKey: [...shelf, 'one', id],
    queryFn: () => api.getNotice({ id: id ?? 0 }),
    enabled: id !== undefined,
  });
}

export function useNotices(filter: ListNotices) {
  return useInfiniteQuery({
    queryKey: [...shelf, 'list', filter],
    queryFn: ({ pageParam }) =>
      api.listNotices(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
}

export function useNoticesBetween(from_on: string, to_on: string) {
  return useQuery({
    queryKey: [...shelf, 'between', from_on, to_on],
    queryFn: () => api.listNotices({ from_on, to_on, limit: 200 }),
    placeholderData: (previous) => previous,
  });
}

export function useNoticeRule() {
  return useQuery({ queryKey: [...shelf, 'rule'], queryFn: () => api.getNoticeRule({}) });
}

/** Changes something of notices; every part of them is read again, and what counts them. */
export function useNoticeAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [shelf, shelves.home, shelves.supervision, shelves.reports]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
