// The archive in the query cache: what is read, and what a change makes out of date.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ArchiveFilter } from '../../bindings/operations';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

const shelf = shelves.archive;

export function useCatalogue(filter: ArchiveFilter) {
  return useInfiniteQuery({
    queryKey: [...shelf, 'list', filter],
    queryFn: ({ pageParam }) =>
      api.listArchive(pageParam === null ? { filter } : { filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
    // Whatever is closed elsewhere is in it.
    staleTime: 0,
  });
}

export function useRetention() {
  return useQuery({ queryKey: [...shelf, 'retention'], queryFn: () => api.getRetention({}), staleTime: 0 });
}

/** The holds, or those that stood at the end of a day. */
export function useHolds(on: string | undefined) {
  return useQuery({
    queryKey: [...shelf, 'holds', on],
    queryFn: () => api.listHolds(on === undefined ? {} : { on }),
  });
}

export function useDisposals() {
  return useQuery({ queryKey: [...shelf, 'disposals'], queryFn: () => api.listDisposals({}), staleTime: 0 });
}

export function useDisposal(id: number) {
  return useQuery({
    queryKey: [...shelf, 'disposal', id],
    queryFn: () => api.getDisposal({ id }),
    staleTime: 0,
  });
}

/** Changes something of the archive. A disposal changes what every other part shows: all of it is read again. */
export function useArchiveAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => void client.invalidateQueries() });
}
