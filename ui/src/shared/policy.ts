// The versions of the policy, proposals and the yearly reviews, for the settings and for pages that go by them.
import { useQuery } from '@tanstack/react-query';
import { api } from '../host';
import { shelves } from './lookups';

/** Every version, the newest first. */
export function usePolicies() {
  return useQuery({ queryKey: shelves.policy, queryFn: () => api.listPolicies({}) });
}

/** The version that is in force. */
export function useInForce() {
  return usePolicies().data?.find(({ state }) => state === 'in_force');
}

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
