// Rooms and people of the register in the query cache.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FoundResident } from '../bindings/operations';
import { api } from '../host';
import { shelves } from './lookups';

/** The longest question that core answers, in characters. */
export const longestQuestion = 60;

/** What is found by `query`; nothing by nothing. */
export function foundBy(query: string, limit: number) {
  return queryOptions({
    queryKey: [...shelves.residents, 'found', query, limit],
    queryFn: () => (query === '' ? [] : api.findResidents({ query, limit })),
    staleTime: 10_000,
  });
}

/** A household, or a room whose present household is meant. */
export type Place = { household_id: number } | { room_id: number };

/** Where somebody who was found lives, or lived. */
export function placeOf({ household_id, room_id }: Pick<FoundResident, 'household_id' | 'room_id'>): Place {
  return household_id === null ? { room_id } : { household_id };
}

/** The card of a household; none is read without a place. */
export function useHouseholdCard(place: Place | null) {
  return useQuery({
    queryKey: [...shelves.residents, 'household', place],
    queryFn: () => api.getHousehold(place ?? {}),
    enabled: place !== null,
    staleTime: 10_000,
  });
}
