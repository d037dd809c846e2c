// How whoever sits here leaves the pages.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../host';
import { takeSeat } from '../shared/access';
import { keepDrafts } from '../shared/drafts';

/** Locks the desk or leaves it, once what was half filled in is kept. */
export function useLeaving() {
  const client = useQueryClient();
  const leave = useCallback(
    async (how: 'lock' | 'sign_out') => {
      await keepDrafts();
      takeSeat(client, await (how === 'lock' ? api.lockSeat({}) : api.signOut({})));
    },
    [client],
  );
  return leave;
}
