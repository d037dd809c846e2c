import { expect, test } from 'vitest';
import { paperNumber } from './paperNumber';

test.each([
  ['305', 305],
  [' 0305 ', 305],
  ['12-305', 305],
  ['12－305', 305],
  ['11-305', 'other'],
  ['0', null],
  ['', null],
  ['3-2-1502', null],
  ['三', null],
])('%j is %j', (text, number) => {
  expect(paperNumber(text, 12)).toBe(number);
});
