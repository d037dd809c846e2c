// Which of two states of a meeting is shown.
import { expect, test } from 'vitest';
import type { MeetingDetail } from '../../bindings/operations';
import { newer } from './queries';

const at = (version: number, title = '例会') => ({ version, title, items: [] }) as unknown as MeetingDetail;

test.each([
  ['nothing was known', undefined, at(1), 1],
  ['it has grown', at(1), at(2), 2],
  ['an older state is answered late', at(3), at(2), 3],
])('%s', (_, before, after, shown) => {
  expect(newer(before, after).version).toBe(shown);
});

test('of the same version what was asked last is shown, and what has not changed stays the same', () => {
  const before = at(4);
  expect(newer(before, at(4, '改名'))?.title).toBe('改名');
  expect(newer(before, at(4))).toBe(before);
});
