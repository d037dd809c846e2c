import { expect, test } from 'vitest';
import { supervisionSearch } from './search';

test.each([
  [{}, {}],
  [
    { tab: 'findings', show: 'reported', owner: '3', finding: 7 },
    { tab: 'findings', show: 'reported', owner: 3, finding: 7 },
  ],
  [{ tab: 'nowhere', show: 'sometimes', owner: -1, check: 'x', measure: 1.5 }, {}],
  [
    { tab: 'board', on: '2026-09-30', show: 'at_risk' },
    { tab: 'board', on: '2026-09-30', show: 'at_risk' },
  ],
  [{ on: 'yesterday' }, {}],
  [
    { tab: 'checks', plan: 2 },
    { tab: 'checks', plan: 2 },
  ],
  [
    { tab: 'call_backs', sample: '2', callBack: 9, flag: 'sometimes' },
    { tab: 'call_backs', sample: 2, callBack: 9 },
  ],
  [
    { sample: 2, share: 'solved', hit: true },
    { sample: 2, share: 'solved', hit: true },
  ],
  [{ sample: 2, share: 'best', hit: true }, { sample: 2 }],
  [
    { tab: 'red_flags', flag: 'reopened', quarter: '2026Q3' },
    { tab: 'red_flags', flag: 'reopened', quarter: '2026Q3' },
  ],
  [
    { flag: 'repeated', standing: 'found' },
    { flag: 'repeated', standing: 'found' },
  ],
  [
    { counted: { from: '2026-07-01', to: '2026-09-30', channel: '2', passed: true, settled: 'yes' } },
    { counted: { from: '2026-07-01', to: '2026-09-30', channel: 2, passed: true } },
  ],
  [
    { flag: 'all', standing: 'open' },
    { flag: 'all', standing: 'open' },
  ],
  [
    { carried: { from: '2026-07-01', to: '2026-09-30', state: 'done', late: 'yes' } },
    { carried: { from: '2026-07-01', to: '2026-09-30', state: 'done' } },
  ],
  [
    { carried: { from: '2026-07-01', to: '2026-09-30', state: 'lost', late: true } },
    { carried: { from: '2026-07-01', to: '2026-09-30', late: true } },
  ],
  [{ carried: { to: '2026-09-30' } }, {}],
  [{ standing: 'lost', counted: { from: '2026-07-01' } }, {}],
  [
    { quarter: '2026Q3', channel: 1 },
    { quarter: '2026Q3', channel: 1 },
  ],
])('the address %j is read as %j', (raw, search) => {
  expect(supervisionSearch(raw)).toEqual(search);
});
