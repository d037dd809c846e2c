// What several features choose from or go by: the office, its staff, its channels and topics.
import { useQuery } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { api } from '../host';
import { useMay } from './access';
import { toWallClock } from './format';

/** The names of the query cache's shelves. Whoever changes something says which of them are out of date. */
export const shelves = {
  access: ['access'],
  analysis: ['analysis'],
  archive: ['archive'],
  audit: ['audit'],
  backups: ['backups'],
  calendar: ['calendar'],
  changes: ['changes'],
  home: ['home'],
  meetings: ['meetings'],
  notices: ['notices'],
  office: ['office'],
  policy: ['policy'],
  staff: ['staff'],
  channels: ['channels'],
  topics: ['topics'],
  tickets: ['tickets'],
  counts: ['tickets', 'counts'],
  reports: ['reports'],
  residents: ['residents'],
  intakeRules: ['intakeRules'],
  phrases: ['phrases'],
  boxOpenings: ['boxOpenings'],
  start: ['start'],
  supervision: ['supervision'],
  surveys: ['surveys'],
  views: ['views'],
  attachments: ['attachments'],
  ledger: ['ledger'],
} as const;

/** These change once in months; a change made here says so itself. */
const lasting = { staleTime: 10 * 60_000 };

export function useOffice() {
  return useQuery({ queryKey: shelves.office, queryFn: () => api.getOffice({}), ...lasting });
}

export function useStaff() {
  return useQuery({ queryKey: shelves.staff, queryFn: () => api.listStaff({}), ...lasting });
}

export function useChannels() {
  return useQuery({ queryKey: shelves.channels, queryFn: () => api.listChannels({}), ...lasting });
}

export function useTopics() {
  return useQuery({ queryKey: shelves.topics, queryFn: () => api.listTopics({}), ...lasting });
}

/** The buildings of the register, for those who may see it. */
export function useBuildings() {
  const may = useMay()('residents.read');
  return useQuery({
    queryKey: [...shelves.residents, 'buildings'],
    queryFn: () => api.listBuildings({}),
    enabled: may,
    ...lasting,
  });
}

/** The office's time zone; the product's usual one until it is known. */
export function useZone(): string {
  return useOffice().data?.time_zone ?? 'Asia/Shanghai';
}

/** The day that it is in the office, for calendars that end today. */
export function useToday(): Dayjs {
  const zone = useZone();
  return toWallClock(Date.now(), zone).startOf('day');
}
