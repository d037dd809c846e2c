import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import type { Reminder, ReminderKind } from '../../bindings/operations';
import '../../shared/testing';
import { aboutOf, wayOf } from './clicked';
import { type Notice, noticeOf } from './notice';

const told = (...turns: [ReminderKind, string][]): Reminder[] =>
  turns.map(([kind, number]) => ({ kind, number, at: '2026-11-23T02:00:00Z' }));

describe('what a notice says', () => {
  const cases: [string, Reminder[], Notice | null][] = [
    ['nothing, where nothing turned', [], null],
    [
      'the one ticket with its kind',
      told(['given', 'ZX-20261123-002']),
      {
        title: '新分派给您',
        body: '咨询 ZX-20261123-002',
        way: { ticket: 'ZX-20261123-002' },
      },
    ],
    [
      'a ticket as what it is now',
      told(['reminded', 'TS-20261123-001'], ['overdue', 'TS-20261123-001']),
      {
        title: '来件已超时',
        body: '投诉 TS-20261123-001',
        way: { ticket: 'TS-20261123-001' },
      },
    ],
    [
      'several by what they are, the worst first',
      told(
        ['given', 'ZX-20261123-002'],
        ['overdue', 'TS-20261123-001'],
        ['escalated', 'JY-20261120-004'],
        ['overdue', 'TS-20261122-009'],
      ),
      {
        title: '4 件来件请您处理',
        body: '超时已上报经理 1 件：JY-20261120-004\n来件已超时 2 件：TS-20261123-001、TS-20261122-009\n新分派给您 1 件：ZX-20261123-002',
        way: { home: true },
      },
    ],
    [
      'no more than three numbers of a kind',
      told(
        ['due_soon', 'TS-20261123-001'],
        ['due_soon', 'TS-20261123-002'],
        ['due_soon', 'TS-20261123-003'],
        ['due_soon', 'TS-20261123-004'],
      ),
      {
        title: '4 件来件请您处理',
        body: '来件快到时限 4 件：TS-20261123-001、TS-20261123-002、TS-20261123-003 等',
        way: { tab: 'due_soon', mine: true },
      },
    ],
  ];
  test.each(cases)('%s', (_, reminders, expected) => {
    expect(noticeOf(reminders, i18next.t)).toEqual(expected);
  });
});

describe('what comes back of a notice that is clicked', () => {
  const way = { ticket: 'TS-20261123-001' };
  const cases: [string, string, number | undefined, unknown][] = [
    ['opens for whom it was told', aboutOf(3, way), 3, way],
    ['opens nothing for somebody else', aboutOf(3, way), 4, null],
    ['opens nothing while nobody sits here', aboutOf(3, way), undefined, null],
    ['opens nothing where it is of no use', 'null', 3, null],
    ['opens nothing where it cannot be read', '{', 3, null],
  ];
  test.each(cases)('%s', (_, about, person, expected) => {
    expect(wayOf(about, person)).toEqual(expected);
  });
});
