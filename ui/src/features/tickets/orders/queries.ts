// Work orders in the query cache: what is read, and what a step makes out of date.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListWorkOrders, WorkOrderDetail } from '../../../bindings/operations';
import { api, isFailure } from '../../../host';
import { shelves } from '../../../shared/lookups';

const livingFor = 30_000;

const orders = [...shelves.tickets, 'orders'];

export function useOrderPages(args: ListWorkOrders) {
  return useInfiniteQuery({
    queryKey: [...orders, 'list', args],
    queryFn: ({ pageParam }) => api.listWorkOrders(pageParam === null ? args : { ...args, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: livingFor,
    placeholderData: (previous) => previous,
  });
}

/** How many orders there are to do; for the navigation. */
export function useOrderCounts() {
  return useQuery({
    queryKey: [...orders, 'counts'],
    queryFn: async () => (await api.listWorkOrders({ tab: 'mine', limit: 1 })).counts,
    refetchInterval: livingFor,
  });
}

export function useOrder(number: string) {
  return useQuery({
    queryKey: [...orders, 'one', number],
    queryFn: () => api.getWorkOrder({ number }),
    refetchInterval: livingFor,
  });
}

/** Does something with an order; the answer takes its place, and what is shown of tickets is read again. */
export function useOrderAction<Arguments>(act: (args: Arguments) => Promise<WorkOrderDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (order) => {
      client.setQueryData([...orders, 'one', order.number], order);
      void client.invalidateQueries({ queryKey: shelves.tickets });
      void client.invalidateQueries({ queryKey: shelves.home });
    },
    onError: (caught) => {
      const outdated = ['record.changed', 'work_order.transition_refused', 'work_order.open'];
      if (isFailure(caught) && outdated.includes(caught.code)) {
        void client.invalidateQueries({ queryKey: shelves.tickets });
      }
    },
  });
}
