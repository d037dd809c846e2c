// Rule profiles and series, in the query cache.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

export function useSeries() {
  return useQuery({ queryKey: [...shelves.meetings, 'series'], queryFn: () => api.listMeetingSeries({}) });
}

/** Saves a profile or a series; what is read of meetings is read again. */
export function useRulesAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => void client.invalidateQueries({ queryKey: shelves.meetings }),
  });
}
