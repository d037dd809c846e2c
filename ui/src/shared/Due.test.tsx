import { expect, test } from 'vitest';
import { urgencyAt } from './Due';

const owed = { warn_at: '2026-11-25T03:20:00Z', due_at: '2026-11-25T07:20:00Z' };

test.each([
  ['2026-11-25T03:19:59.999Z', 'on_track'],
  ['2026-11-25T03:20:00Z', 'due_soon'],
  // The deadline itself is still in time, as core counts it.
  ['2026-11-25T07:20:00Z', 'due_soon'],
  ['2026-11-25T07:20:00.001Z', 'overdue'],
])('at %s it is %s', (now, expected) => {
  expect(urgencyAt(owed, Date.parse(now))).toBe(expected);
});
