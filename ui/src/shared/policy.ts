// Proposals and the yearly reviews, for the settings and for the first page.
import { useQuery } from '@tanstack/react-query';
import { api } from '../host';
import { shelves } from './lookups';

export function useProposals({ enabled = true } = {}) {
  return useQuery({
    queryKey: [...shelves.policy, 'proposals'],
    queryFn: () => api.listPolicyProposals({}),
    enabled,
  });
}

export function useReviews({ enabled = true } = {}) {
  return useQuery({
    queryKey: [...shelves.policy, 'reviews'],
    queryFn: () => api.getPolicyReviews({}),
    enabled,
  });
}
