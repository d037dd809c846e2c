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

/** The channels in service; of a day, those by which something can have come then. */
export function useChannels(on?: string) {
  return useQuery({
    queryKey: on === undefined ? shelves.channels : [...shelves.channels, on],
    queryFn: () => api.listChannels(on === undefined ? {} : { on }),
    placeholderData: (previous) => previous,
    ...lasting,
  });
}

/** The topics that can be chosen; also those that can be no more, for what is looked for or was chosen before. */
export function useTopics({ all = false } = {}) {
  return useQuery({
    queryKey: shelves.topics,
    queryFn: () => api.listTopics({}),
    select: (topics) => (all ? topics : topics.filter((topic) => topic.in_use)),
    ...lasting,
  });
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
