import { expect, test } from 'vitest';
import { columnName, withFix } from './list';

test('a cell is mended once', () => {
  const once = withFix([], { row: 3, column: 4, value: '1' });
  expect(withFix(once, { row: 3, column: 4, value: '2' })).toEqual([{ row: 3, column: 4, value: '2' }]);
  expect(withFix(once, { row: 3, column: 5, value: '2' })).toHaveLength(2);
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [99, 'CV'],
])('column %i is %s', (column, name) => {
  expect(columnName(column)).toBe(name);
});
