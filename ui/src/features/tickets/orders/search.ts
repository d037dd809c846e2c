// What the list of work orders shows, as it stands in the address.
import type { ListWorkOrders, OrderStood, WorkOrderTab } from '../../../bindings/operations';
import { type CountedDays, countedDays } from '../../../shared/countedDays';

export const orderTabs: WorkOrderTab[] = ['open', 'mine', 'returned', 'ended', 'all'];

const stoods: OrderStood[] = ['open', 'done', 'unable', 'withdrawn'];

export interface OrderSearch {
  tab?: WorkOrderTab;
  repairer?: number;
  query?: string;
  /** The order that is open beside the list. */
  order?: string;
  /** Only those that the report counts as issued on these days, perhaps as they stood at their end. */
  issued?: CountedDays & { stood?: OrderStood };
}

/** Reads the address; what does not fit is left out. */
export function orderSearch(raw: Record<string, unknown>): OrderSearch {
  const search: OrderSearch = {};
  const tab = orderTabs.find((one) => one === raw.tab);
  if (tab !== undefined) {
    search.tab = tab;
  }
  const repairer = Number(raw.repairer);
  if (Number.isSafeInteger(repairer) && repairer > 0) {
    search.repairer = repairer;
  }
  for (const name of ['query', 'order'] as const) {
    const text = raw[name];
    // An address turns a text of digits into a number.
    if ((typeof text === 'string' && text !== '') || typeof text === 'number') {
      search[name] = String(text);
    }
  }
  const issued = countedDays(raw.issued);
  if (issued !== undefined) {
    const stood = stoods.find((one) => one === (raw.issued as { stood?: unknown }).stood);
    search.issued = { ...issued, ...(stood === undefined ? {} : { stood }) };
  }
  return search;
}

/** The arguments of `list_work_orders` for an address. */
export function orderArguments(search: OrderSearch, firstTab: WorkOrderTab): ListWorkOrders {
  const { tab, repairer, query, issued } = search;
  return {
    tab: tab ?? firstTab,
    ...(repairer === undefined ? {} : { repairer_id: repairer }),
    ...(query === undefined ? {} : { query }),
    ...(issued === undefined ? {} : { issued }),
  };
}
