// Versions and proposals in the query cache, and what a change makes out of date.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

export function useProposal(id: number | undefined) {
  return useQuery({
    queryKey: [...shelves.policy, 'proposal', id],
    queryFn: () => api.getPolicyProposal({ id: id ?? 0 }),
    enabled: id !== undefined,
  });
}

/** Changes a proposal or a review; everything of the policy is read again, also after a refusal. */
export function usePolicyAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: shelves.topics });
      return client.invalidateQueries({ queryKey: shelves.policy });
    },
  });
}
