import { expect, test } from 'vitest';
import { fromView, isNarrowed, listArguments, ticketSearch, viewFilter } from './search';

test.each([
  [{}, {}],
  [
    { tab: 'overdue', ticket: 'TS-20261123-001' },
    { tab: 'overdue', ticket: 'TS-20261123-001' },
  ],
  [
    { tab: 'nonsense', category: 'praise', channel: 'x', topic: -1, responsible: 1.5, from: '23.11.2026' },
    {},
  ],
  [
    { category: 'inquiry', channel: '2', topic: 3, from: '2026-11-01', to: '2026-11-30', query: 1201 },
    { category: 'inquiry', channel: 2, topic: 3, from: '2026-11-01', to: '2026-11-30', query: '1201' },
  ],
  [{ query: '', ticket: null }, {}],
  // What narrows a figure means nothing without it.
  [{ by: 3, household: 5, nobody: true, nowhere: true, somewhere: true, counted: 'best' }, {}],
  [
    { counted: 'late', by: '3', household: 5, nobody: true, nowhere: 'yes' },
    { counted: 'late', by: 3, household: 5, nobody: true },
  ],
  [
    { counted: 'answered', over: 0, upTo: '8', post: 'cook' },
    { counted: 'answered', over: 0 },
  ],
  [{ over: 2, upTo: 8, post: 'service', topics: [1] }, {}],
  [
    { counted: 'received', topics: [2, '5', -1, 1] },
    { counted: 'received', topics: [2, 1] },
  ],
  [{ counted: 'received', topics: 'x' }, { counted: 'received' }],
])('address %j', (raw, expected) => {
  expect(ticketSearch(raw)).toEqual(expected);
});

test('arguments of the list', () => {
  expect(listArguments({ ticket: 'TS-20261123-001' })).toEqual({ tab: 'unassigned' });
  expect(listArguments({ tab: 'all', channel: 2, from: '2026-11-01', query: '3-2' })).toEqual({
    tab: 'all',
    channel_id: 2,
    received_from: '2026-11-01',
    query: '3-2',
  });
});

test.each([
  { tab: 'all' as const },
  {
    tab: 'archived' as const,
    building: '3',
    query: '电梯',
    from: '2026-11-01',
    topic: 2,
    channel: 1,
    responsible: 4,
  },
  { tab: 'all' as const, counted: 'repeated' as const, household: 5, topic: 2 },
  { tab: 'all' as const, counted: 'answered' as const, over: 2, upTo: 8 },
  { tab: 'all' as const, counted: 'received' as const, topics: [2, 5, 1] },
  { tab: 'all' as const, counted: 'on_time' as const, post: 'service' as const },
  { tab: 'all' as const, counted: 'received' as const, by: 2, nowhere: true, nobody: true },
  { tab: 'all' as const, counted: 'received' as const, somewhere: true },
])('a saved view of %j shows the same again', (search) => {
  expect(fromView(viewFilter({ ...search, ticket: 'TS-20261123-001' }))).toEqual(search);
});

test('only filters narrow', () => {
  expect([isNarrowed({ tab: 'all', ticket: 'x' }), isNarrowed({ query: '3' })]).toEqual([false, true]);
});
