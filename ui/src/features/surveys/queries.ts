// Surveys in the query cache: what is read, and what a change makes out of date.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

/** Other windows of the office change the same store: what is on the screen is read again now and then. */
const livingFor = 30_000;

export function useWaves() {
  return useQuery({
    queryKey: [...shelves.surveys, 'waves'],
    queryFn: () => api.listSurveyWaves({}),
    refetchInterval: livingFor,
  });
}

export function useWave(id: number) {
  return useQuery({
    queryKey: [...shelves.surveys, 'wave', id],
    queryFn: () => api.getSurveyWave({ id }),
    refetchInterval: livingFor,
  });
}

export function useQuestionnaires() {
  return useQuery({
    queryKey: [...shelves.surveys, 'questionnaires'],
    queryFn: () => api.listQuestionnaires({}),
  });
}

/** A questionnaire, the latest version or the one with this number; none is read of a new one. */
export function useQuestionnaire(id: number, number?: number) {
  return useQuery({
    queryKey: [...shelves.surveys, 'questionnaire', id, number ?? 'latest'],
    queryFn: () => api.getQuestionnaire(number === undefined ? { id } : { id, number }),
    enabled: id > 0,
  });
}

export function useBank() {
  return useQuery({
    queryKey: [...shelves.surveys, 'bank'],
    queryFn: () => api.listSurveyBank({}),
    staleTime: Infinity,
  });
}

export function useSurveyPlans() {
  return useQuery({ queryKey: [...shelves.surveys, 'plans'], queryFn: () => api.listSurveyPlans({}) });
}

export function useHouseholds(wave_id: number, query: string, missing_only: boolean, enabled: boolean) {
  return useQuery({
    queryKey: [...shelves.surveys, 'households', wave_id, query, missing_only],
    queryFn: () => api.listSurveyHouseholds({ wave_id, query, missing_only, limit: 60 }),
    placeholderData: (previous) => previous,
    enabled,
  });
}

export function useDifferences(wave_id: number) {
  return useQuery({
    queryKey: [...shelves.surveys, 'differences', wave_id],
    queryFn: () => api.listSurveyDifferences({ wave_id }),
  });
}

/** Does something; everything of surveys is read again after it. */
export function useSurveyAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => void client.invalidateQueries({ queryKey: shelves.surveys }),
  });
}
