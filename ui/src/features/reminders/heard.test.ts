import { expect, test } from 'vitest';
import type { Reminder } from '../../bindings/operations';
import { Heard } from './heard';

const given = (number: string, at: string): Reminder => ({ kind: 'given', number, at });
const numbers = (reminders: Reminder[]) => reminders.map(({ number }) => number);

test('what came to be seen after a question, with an earlier moment, is told by the next, and nothing is told twice', () => {
  const heard = new Heard('2026-12-01T05:15:14.000Z');
  expect(heard.since).toBe('2026-12-01T05:15:14.000Z');
  // Asked while a colleague's program was still writing what it had begun at 16.602.
  const early = given('TS-20261201-001', '2026-12-01T05:15:15.000Z');
  expect(numbers(heard.hear({ now: '2026-12-01T05:15:16.605Z', reminders: [early], urgent: 0 }))).toEqual([
    early.number,
  ]);
  // Nobody is told what turned before they sat down.
  expect(heard.since).toBe('2026-12-01T05:15:14.000Z');
  const late = given('TS-20261201-002', '2026-12-01T05:15:16.602Z');
  const both = { now: '2026-12-01T05:15:46Z', reminders: [late, early], urgent: 0 };
  expect(numbers(heard.hear(both))).toEqual([late.number]);
  expect(numbers(heard.hear({ ...both, now: '2026-12-01T05:16:20Z' }))).toEqual([]);
  expect(heard.since).toBe('2026-12-01T05:15:20.000Z');
  // The same ticket that is given again is told again.
  const again = given(late.number, '2026-12-01T05:16:25Z');
  expect(numbers(heard.hear({ now: '2026-12-01T05:16:30Z', reminders: [again], urgent: 0 }))).toEqual([
    again.number,
  ]);
});
