// What the page reads. Nothing here changes anything; what others do shows when the page is opened again.
import { useQuery } from '@tanstack/react-query';
import type { GetHeatMap, GetTrend } from '../../bindings/operations';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

const shelf = shelves.analysis;

/** The months that are looked at. */
export interface Months {
  from: string;
  to: string;
}

export function useQuarters() {
  return useQuery({ queryKey: [...shelves.reports, 'quarters'], queryFn: () => api.listQuarters({}) });
}

export function useHeatMap(asked: GetHeatMap) {
  return useQuery({ queryKey: [...shelf, 'map', asked], queryFn: () => api.getHeatMap(asked) });
}

export function useTrend(asked: GetTrend) {
  return useQuery({ queryKey: [...shelf, 'trend', asked], queryFn: () => api.getTrend(asked) });
}

export function useRepeats(months: Months) {
  return useQuery({ queryKey: [...shelf, 'repeats', months], queryFn: () => api.getRepeats(months) });
}

export function useIncidents(months: Months) {
  return useQuery({
    queryKey: [...shelf, 'incidents', months],
    queryFn: () => api.listPeriodIncidents(months),
  });
}

export function useRisingWords(months: Months) {
  return useQuery({ queryKey: [...shelf, 'words', months], queryFn: () => api.getRisingWords(months) });
}

export function useDuty(months: Months) {
  return useQuery({ queryKey: [...shelf, 'duty', months], queryFn: () => api.getDuty(months) });
}
