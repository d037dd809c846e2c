import { expect, test } from 'vitest';
import { filterOf } from './OwedList';

test.each([
  ['open', undefined, { state: 'open' }],
  ['late', undefined, { late: true }],
  ['late', 3, { owner_id: 3, late: true }],
  ['reported', 3, { owner_id: 3, state: 'reported' }],
  ['all', 3, { owner_id: 3 }],
  ['all', undefined, {}],
] as const)('%s of %s is asked for as %j', (show, owner, filter) => {
  expect(filterOf(show, owner)).toEqual(filter);
});
