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

test('an address without a tab asks for the first one', () => {
  expect(orderArguments({ query: '3-2' }, 'mine')).toEqual({ tab: 'mine', query: '3-2' });
  expect(orderArguments({ tab: 'all', repairer: 6, order: 'PG-20261123-001' }, 'open')).toEqual({
    tab: 'all',
    repairer_id: 6,
  });
});
