// The register in the query cache: what is read, and what a change makes out of date.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';
import { foundBy, type Place } from '../../shared/residents';
import { type Chosen, type ResidentSearch, roomArguments } from './search';

/** Other windows of the office change the same store: what is on the screen is read again now and then. */
const livingFor = 30_000;

export function useBuildings() {
  return useQuery({ queryKey: [...shelves.residents, 'buildings'], queryFn: () => api.listBuildings({}) });
}

export function useRoomPages(search: ResidentSearch) {
  const args = { ...roomArguments(search), limit: 100 };
  return useInfiniteQuery({
    queryKey: [...shelves.residents, 'rooms', args],
    queryFn: ({ pageParam }) => api.listRooms(pageParam === null ? args : { ...args, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // The rows of the last building stay until those of the next are there: no flicker.
    placeholderData: (previous) => previous,
  });
}

export function useFound(query: string, most: number) {
  return useQuery({ ...foundBy(query, most), placeholderData: (previous) => previous });
}

export function useHousehold(chosen: Chosen) {
  const place: Place = 'household' in chosen ? { household_id: chosen.household } : { room_id: chosen.room };
  return useQuery({
    queryKey: [...shelves.residents, 'household', place],
    queryFn: () => api.getHousehold(place),
    refetchInterval: livingFor,
  });
}

/** Changes the register. Whatever shows residents is read again, also where the change was refused as outdated. */
export function useRegisterChange<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: shelves.residents });
      // Tickets name their resident, and take part when a room becomes known or a person is made anonymous.
      void client.invalidateQueries({ queryKey: shelves.tickets });
    },
  });
}
