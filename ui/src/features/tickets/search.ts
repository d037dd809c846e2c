// What the list shows, as it stands in the address.
import type {
  Category,
  Counted,
  FigureFilter,
  ListTickets,
  Role,
  Tab,
  ViewFilter,
} from '../../bindings/operations';

export const tabs: Tab[] = [
  'unassigned',
  'in_progress',
  'suspended',
  'due_soon',
  'overdue',
  'answered',
  'follow_up',
  'closed',
  'archived',
  'cancelled',
  'all',
];
export const categories: Category[] = ['complaint', 'suggestion', 'inquiry'];
const figures: Counted[] = [
  'received',
  'settled',
  'on_time',
  'late',
  'answered',
  'closed',
  'closed_within',
  'open',
  'repeated',
  'follow_up_due',
  'follow_up_done',
  'followed_up',
  'solved',
  'satisfied',
  'repaired',
  'cancelled',
  'day_only',
  'reopened',
];
const posts: Role[] = ['manager', 'service', 'maintenance', 'supervisor', 'secretary', 'admin'];

export interface TicketSearch {
  tab?: Tab;
  category?: Category;
  channel?: number;
  topic?: number;
  responsible?: number;
  from?: string;
  to?: string;
  building?: string;
  query?: string;
  /** Only what a figure counts; the days are then those of the figure. */
  counted?: Counted;
  /** Of a figure: who did it, which household, what is without building or responsible person, and what names a building. */
  by?: number;
  household?: number;
  nowhere?: boolean;
  somewhere?: boolean;
  nobody?: boolean;
  /** Of a figure: several topics together. */
  topics?: number[];
  /** Of a figure: the post of whoever is responsible, and how many hours the first feedback took. */
  post?: Role;
  over?: number;
  upTo?: number;
  /** The ticket that is open beside the list. */
  ticket?: string;
}

/** Reads the address; what does not fit is left out. */
export function ticketSearch(raw: Record<string, unknown>): TicketSearch {
  const search: TicketSearch = {};
  const tab = tabs.find((one) => one === raw.tab);
  if (tab !== undefined) {
    search.tab = tab;
  }
  const category = categories.find((one) => one === raw.category);
  if (category !== undefined) {
    search.category = category;
  }
  const counted = figures.find((one) => one === raw.counted);
  if (counted !== undefined) {
    search.counted = counted;
    for (const name of ['nowhere', 'somewhere', 'nobody'] as const) {
      if (raw[name] === true) {
        search[name] = true;
      }
    }
    const topics = Array.isArray(raw.topics)
      ? raw.topics.filter((id) => Number.isSafeInteger(id) && id > 0)
      : [];
    if (topics.length > 0) {
      search.topics = topics.slice(0, 20);
    }
    const post = posts.find((one) => one === raw.post);
    if (post !== undefined) {
      search.post = post;
    }
    for (const name of ['over', 'upTo'] as const) {
      const hours = raw[name];
      if (typeof hours === 'number' && Number.isSafeInteger(hours) && hours >= 0) {
        search[name] = hours;
      }
    }
  }
  const ids = ['channel', 'topic', 'responsible'] as const;
  // What narrows a figure means nothing without it.
  for (const name of counted === undefined ? ids : ([...ids, 'by', 'household'] as const)) {
    const id = Number(raw[name]);
    if (Number.isSafeInteger(id) && id > 0) {
      search[name] = id;
    }
  }
  for (const name of ['from', 'to'] as const) {
    const day = raw[name];
    if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) {
      search[name] = day;
    }
  }
  for (const name of ['building', 'query', 'ticket'] as const) {
    const text = raw[name];
    // An address turns a text of digits into a number.
    if ((typeof text === 'string' && text !== '') || typeof text === 'number') {
      search[name] = String(text);
    }
  }
  return search;
}

/** The tab that is shown when the address names none. */
export const firstTab: Tab = 'unassigned';

/** The arguments of `list_tickets` for an address. */
export function listArguments(search: TicketSearch): ListTickets {
  const { tab, category, channel, topic, responsible, from, to, building, query } = search;
  const figure = figureOf(search);
  return {
    tab: tab ?? firstTab,
    ...(category === undefined ? {} : { category }),
    ...(channel === undefined ? {} : { channel_id: channel }),
    ...(topic === undefined ? {} : { topic_id: topic }),
    ...(responsible === undefined ? {} : { responsible_id: responsible }),
    ...(from === undefined ? {} : { received_from: from }),
    ...(to === undefined ? {} : { received_to: to }),
    ...(figure === undefined ? {} : { figure }),
    ...(building === undefined ? {} : { building }),
    ...(query === undefined ? {} : { query }),
  };
}

function figureOf(search: TicketSearch): FigureFilter | undefined {
  const { counted, by, household, topics, nowhere, somewhere, nobody, post, over, upTo } = search;
  if (counted === undefined) {
    return undefined;
  }
  return {
    counted,
    ...(by === undefined ? {} : { done_by: by }),
    ...(household === undefined ? {} : { household_id: household }),
    ...(topics === undefined ? {} : { topic_ids: topics }),
    ...(nowhere === true ? { without_building: true } : {}),
    ...(somewhere === true ? { with_building: true } : {}),
    ...(nobody === true ? { without_responsible: true } : {}),
    ...(post === undefined ? {} : { post }),
    ...(over === undefined ? {} : { over_hours: over }),
    ...(upTo === undefined ? {} : { up_to_hours: upTo }),
  };
}

/** The address of a figure that a saved view keeps. */
function ofFigure(figure: FigureFilter): TicketSearch {
  const { counted, done_by, household_id, topic_ids, post, over_hours, up_to_hours, ...others } = figure;
  return {
    counted,
    ...(done_by === undefined ? {} : { by: done_by }),
    ...(household_id === undefined ? {} : { household: household_id }),
    ...(topic_ids === undefined ? {} : { topics: topic_ids }),
    ...(others.without_building === true ? { nowhere: true } : {}),
    ...(others.with_building === true ? { somewhere: true } : {}),
    ...(others.without_responsible === true ? { nobody: true } : {}),
    ...(post === undefined ? {} : { post }),
    ...(over_hours === undefined ? {} : { over: over_hours }),
    ...(up_to_hours === undefined ? {} : { upTo: up_to_hours }),
  };
}

/** What a saved view keeps of an address. */
export function viewFilter(search: TicketSearch): ViewFilter {
  const { after: _after, limit: _limit, ...filter } = listArguments(search);
  return filter;
}

/** The address of a saved view. */
export function fromView(filter: ViewFilter): TicketSearch {
  const { tab, category, channel_id, topic_id, responsible_id, building, received_from, received_to, query } =
    filter;
  const { figure } = filter;
  return {
    tab: tab ?? 'all',
    ...(category === undefined ? {} : { category }),
    ...(channel_id === undefined ? {} : { channel: channel_id }),
    ...(topic_id === undefined ? {} : { topic: topic_id }),
    ...(responsible_id === undefined ? {} : { responsible: responsible_id }),
    ...(received_from === undefined ? {} : { from: received_from }),
    ...(received_to === undefined ? {} : { to: received_to }),
    ...(figure === undefined ? {} : ofFigure(figure)),
    ...(building === undefined ? {} : { building }),
    ...(query === undefined ? {} : { query }),
  };
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(search: TicketSearch): boolean {
  const { tab: _tab, ticket: _ticket, ...filters } = search;
  return Object.keys(filters).length > 0;
}
