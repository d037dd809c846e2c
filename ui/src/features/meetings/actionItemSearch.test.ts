import { expect, test } from 'vitest';
import { actionItemSearch } from './actionItemSearch';

test('what does not fit in the address is left out', () => {
  expect(actionItemSearch({ show: 'all', owner: '3', lateOn: '2026-09-30' })).toEqual({
    show: 'all',
    owner: 3,
    lateOn: '2026-09-30',
  });
  expect(actionItemSearch({ show: 'some', item: 0, lateOn: 'lately', held: { to: '2026-09-30' } })).toEqual(
    {},
  );
});
