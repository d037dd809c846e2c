import dayjs from 'dayjs';
import { expect, test } from 'vitest';
import { usualDays } from './DrawForm';

const [q1, q2, q3] = [
  { from_on: '2026-01-01', to_on: '2026-03-31' },
  { from_on: '2026-04-01', to_on: '2026-06-30' },
  { from_on: '2026-07-01', to_on: '2026-09-30' },
];
const running = { from_on: '2026-10-01', to_on: '2026-11-30' };
const year = { from_on: '2025-10-01', to_on: '2026-11-30' };

test.each([
  [[], q3],
  [[q2], q3],
  [[q3], running],
  // A part of the quarter was drawn from.
  [[{ from_on: '2026-09-30', to_on: '2026-10-01' }], q2],
  [[q3, running], q2],
  [[q3, running, q2], q1],
  [[year], q3],
])('after %j', (drawn, expected) => {
  const [from, to] = usualDays(dayjs('2026-11-30'), drawn);
  expect({ from_on: from.format('YYYY-MM-DD'), to_on: to.format('YYYY-MM-DD') }).toEqual(expected);
});
