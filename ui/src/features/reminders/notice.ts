// What a notice of the system says. It can be read on a locked screen and by whoever walks past: numbers and kinds of
// tickets, never a name, a room or what was said.

import type { TFunction } from 'i18next';
import type { Category, Reminder, ReminderKind, Tab } from '../../bindings/operations';

/** Where a click leads: to the one ticket, to the list that has all of them, or to the first page. */
export type Way = { ticket: string } | { tab: Tab; mine: boolean } | { home: true };

export interface Notice {
  title: string;
  body: string;
  way: Way;
}

/** The worst first. */
const kinds = [
  'escalated',
  'overdue',
  'due_soon',
  'given',
  'reminded',
  'report_drafted',
] as const satisfies ReminderKind[];

/** The list that has all tickets of a kind. What came before the manager is not their own. */
const lists: Readonly<Record<ReminderKind, Way>> = {
  escalated: { tab: 'overdue', mine: false },
  overdue: { tab: 'overdue', mine: true },
  due_soon: { tab: 'due_soon', mine: true },
  given: { tab: 'in_progress', mine: true },
  reminded: { tab: 'in_progress', mine: true },
  // The first page leads to the report.
  report_drafted: { home: true },
};

/** How many numbers of a kind are named. */
const named = 3;

/** Tickets are numbered by what they are. */
const prefixes: Readonly<Record<string, Category>> = { TS: 'complaint', JY: 'suggestion', ZX: 'inquiry' };

/** One notice for everything that turned since the last; null if nothing did. */
export function noticeOf(reminders: readonly Reminder[], t: TFunction): Notice | null {
  // A ticket that turned twice meanwhile is told as what it is now.
  const worst = new Map<string, ReminderKind>();
  for (const kind of kinds) {
    for (const { number } of reminders.filter((reminder) => reminder.kind === kind)) {
      if (!worst.has(number)) {
        worst.set(number, kind);
      }
    }
  }
  const [first] = worst;
  if (first === undefined) {
    return null;
  }
  if (worst.size === 1) {
    const [number, kind] = first;
    const way: Way = kind === 'report_drafted' ? lists[kind] : { ticket: number };
    return { title: t(`reminders.${kind}`), body: called(number, t), way };
  }
  const lines = kinds.flatMap((kind) => {
    const numbers = [...worst].filter(([, one]) => one === kind).map(([number]) => number);
    if (numbers.length === 0) {
      return [];
    }
    const list = numbers.slice(0, named).join(t('between.names'));
    const what = numbers.length > named ? t('reminders.andMore', { list }) : list;
    return [t('reminders.line', { kind: t(`reminders.${kind}`), count: numbers.length, what })];
  });
  const [kind, other] = new Set(worst.values());
  const way: Way = kind === undefined || other !== undefined ? { home: true } : lists[kind];
  return { title: t('reminders.several', { count: worst.size }), body: lines.join('\n'), way };
}

/** `投诉 TS-20261123-001` */
function called(number: string, t: TFunction): string {
  const category = prefixes[number.slice(0, 2)];
  return category === undefined ? number : `${t(`category.${category}`)} ${number}`;
}
