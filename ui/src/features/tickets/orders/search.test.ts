import { expect, test } from 'vitest';
import { orderArguments, orderSearch } from './search';

test('an address is read as far as it fits', () => {
  expect(orderSearch({ tab: 'returned', repairer: '6', query: 1502, order: 'PG-20261123-001' })).toEqual({
    tab: 'returned',
    repairer: 6,
    query: '1502',
    order: 'PG-20261123-001',
  });
  expect(orderSearch({ tab: 'praised', repairer: -1, query: '', order: null })).toEqual({});
});

test('what the report counts is asked for as it stood', () => {
  const issued = { from: '2026-07-01', to: '2026-09-30', stood: 'done' as const };
  expect(orderSearch({ tab: 'all', issued: { ...issued, more: 1 } })).toEqual({ tab: 'all', issued });
  expect(orderSearch({ issued: { from: 1, to: 2 } })).toEqual({});
  expect(orderArguments({ tab: 'all', issued }, 'open')).toEqual({ tab: 'all', issued });
});

test('an address without a tab asks for the first one', () => {
  expect(orderArguments({ query: '3-2' }, 'mine')).toEqual({ tab: 'mine', query: '3-2' });
  expect(orderArguments({ tab: 'all', repairer: 6, order: 'PG-20261123-001' }, 'open')).toEqual({
    tab: 'all',
    repairer_id: 6,
  });
});
