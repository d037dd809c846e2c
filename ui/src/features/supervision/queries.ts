// Supervision in the query cache: what is read, and what a change makes out of date.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ListChecks,
  ListFindings,
  ListMeasures,
  ListRedFlags,
  ProposeCallBacks,
  Supervised,
} from '../../bindings/operations';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';
import type { SupervisionSearch } from './search';

const shelf = shelves.supervision;

export function useChannelBoard(quarter: string | undefined) {
  return useQuery({
    queryKey: [...shelf, 'board', quarter],
    queryFn: () => api.getChannelBoard(quarter === undefined ? {} : { quarter }),
  });
}

export function useComplianceBoard(on: string | undefined) {
  return useQuery({
    // It counts what every part of the program keeps: it is read anew whenever it is opened.
    queryKey: [...shelf, 'compliance', on],
    queryFn: () => api.getComplianceBoard(on === undefined ? {} : { on }),
    staleTime: 0,
  });
}

export function useCheckPlans(enabled = true) {
  return useQuery({
    queryKey: [...shelf, 'plans'],
    queryFn: () => api.listCheckPlans({}),
    enabled,
  });
}

export function useCheckLists() {
  return useQuery({ queryKey: [...shelf, 'lists'], queryFn: () => api.listCheckLists({}) });
}

export function useCheck(id: number | undefined) {
  return useQuery({
    queryKey: [...shelf, 'check', id],
    queryFn: () => api.getCheck({ id: id ?? 0 }),
    enabled: id !== undefined,
  });
}

/** All checks, or those that the report counts as made on some days. */
export function useChecks(counted: SupervisionSearch['counted']) {
  const filter: ListChecks = {
    ...(counted === undefined ? {} : { from_on: counted.from, to_on: counted.to }),
    ...(counted?.channel === undefined ? {} : { channel_id: counted.channel }),
    ...(counted?.passed === true ? { passed: true } : {}),
  };
  return useInfiniteQuery({
    queryKey: [...shelf, 'checks', filter],
    queryFn: ({ pageParam }) => api.listChecks(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useCheckDays(from_on: string, to_on: string) {
  return useQuery({
    queryKey: [...shelf, 'checkDays', from_on, to_on],
    queryFn: () => api.listCheckDays({ from_on, to_on }),
    placeholderData: (previous) => previous,
  });
}

export function useFinding(id: number | undefined) {
  return useQuery({
    queryKey: [...shelf, 'finding', id],
    queryFn: () => api.getFinding({ id: id ?? 0 }),
    enabled: id !== undefined,
  });
}

export function useFindings(filter: ListFindings) {
  return useInfiniteQuery({
    queryKey: [...shelf, 'findings', filter],
    queryFn: ({ pageParam }) =>
      api.listFindings(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useMeasure(id: number | undefined) {
  return useQuery({
    queryKey: [...shelf, 'measure', id],
    queryFn: () => api.getMeasure({ id: id ?? 0 }),
    enabled: id !== undefined,
  });
}

export function useMeasures(filter: ListMeasures) {
  return useInfiniteQuery({
    queryKey: [...shelf, 'measures', filter],
    queryFn: ({ pageParam }) =>
      api.listMeasures(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useCallBackProposal(days: ProposeCallBacks | null) {
  return useQuery({
    queryKey: [...shelf, 'proposal', days],
    queryFn: () => api.proposeCallBacks(days ?? { from_on: '', to_on: '' }),
    enabled: days !== null,
  });
}

export function useCallBackSamples() {
  return useInfiniteQuery({
    queryKey: [...shelf, 'samples'],
    queryFn: ({ pageParam }) => api.listCallBackSamples(pageParam === null ? {} : { after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useCallBackSample(id: number) {
  return useQuery({
    queryKey: [...shelf, 'sample', id],
    queryFn: () => api.getCallBackSample({ id }),
  });
}

export function useRedFlags(quarter: string | undefined) {
  return useQuery({
    queryKey: [...shelf, 'redFlags', quarter],
    queryFn: () => api.getRedFlags(quarter === undefined ? {} : { quarter }),
  });
}

export function useRedFlagList(filter: ListRedFlags) {
  return useInfiniteQuery({
    queryKey: [...shelf, 'redFlagList', filter],
    queryFn: ({ pageParam }) =>
      api.listRedFlags(pageParam === null ? filter : { ...filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useFiles(of: Supervised) {
  return useQuery({
    queryKey: [...shelf, 'files', of.kind, of.id],
    queryFn: () => api.listSupervisionFiles({ of }),
  });
}

/** Changes something of supervision; every part of it is read again, and what counts it. */
export function useSupervisionAction<Arguments, Answer>(act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [shelf, shelves.home, shelves.channels, shelves.reports]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
