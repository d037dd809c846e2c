import { expect, test } from 'vitest';
import { archiveSearch, filterOf } from './search';

test('what does not fit in the address is left out', () => {
  const cases: [Record<string, unknown>, object][] = [
    [{}, {}],
    [
      { tab: 'disposals', disposal: '3' },
      { tab: 'disposals', disposal: 3 },
    ],
    [{ tab: 'x', kind: 'y', standing: 'z', year: 20, disposal: 0, find: ' ' }, {}],
    [
      { kind: 'ticket', year: '2026', standing: 'due', find: 'WY-LJ-000001' },
      { kind: 'ticket', year: 2026, standing: 'due', find: 'WY-LJ-000001' },
    ],
    [
      { on: '2026-09-30', standing: 'kept' },
      { on: '2026-09-30', standing: 'kept' },
    ],
    [{ on: '2026-09-30', standing: 'held' }, { standing: 'held' }],
    [
      { on: '2026-09-30', standing: 'disposed', destroyed_from: '2026-07-01' },
      { on: '2026-09-30', standing: 'disposed', destroyed_from: '2026-07-01' },
    ],
    [{ destroyed_from: '2026-07-01', standing: 'due' }, { standing: 'due' }],
    [{ destroyed_from: 'x', standing: 'disposed' }, { standing: 'disposed' }],
    [{ on: 'yesterday', standing: 'kept' }, { standing: 'kept' }],
  ];
  for (const [raw, expected] of cases) {
    expect(archiveSearch(raw)).toEqual(expected);
  }
  expect(filterOf({ on: '2026-09-30', kind: 'ticket' })).toEqual({ on: '2026-09-30', kind: 'ticket' });
  expect(filterOf({ on: '2026-09-30', standing: 'disposed', destroyed_from: '2026-07-01' })).toEqual({
    on: '2026-09-30',
    standing: 'disposed',
    destroyed_from: '2026-07-01',
  });
  expect(filterOf({ tab: 'catalogue', find: 'TS-1', year: 2026 })).toEqual({ search: 'TS-1', year: 2026 });
});
