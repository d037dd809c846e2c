// Who sits at this desk and what they may do. Core decides; this only keeps from the screen what core would refuse.
import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { AccessState, Permission, Person } from '../bindings/operations';
import { api, isFailure } from '../host';
import { shelves } from './lookups';

export function useAccess() {
  return useQuery({ queryKey: shelves.access, queryFn: () => api.getAccessState({}), staleTime: Infinity });
}

/** The person signed in; pages are shown to nobody else. */
export function usePerson(): Person | null {
  return useAccess().data?.person ?? null;
}

/** Whether the person signed in may do something. */
export function useMay(): (permission: Permission) => boolean {
  const person = usePerson();
  return (permission) => person?.permissions.includes(permission) ?? false;
}

/** Takes over who sits here now. What another person saw is forgotten. */
export function takeSeat(client: QueryClient, state: AccessState): void {
  const before = client.getQueryData<AccessState>(shelves.access)?.person?.id;
  // First the seat: the pages of the person before go, and with them whatever reads what is forgotten next.
  client.setQueryData(shelves.access, state);
  if (before !== undefined && before !== state.person?.id) {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== shelves.access[0] });
  }
}

/** Whether a call was refused because nobody sits here any more, or they have to prove it again first. */
export function isShutOut(caught: unknown): boolean {
  return (
    isFailure(caught) &&
    ['sign_in.required', 'sign_in.locked', 'password.must_change', 'staff.inactive'].includes(caught.code) &&
    caught.field === undefined
  );
}
