import { expect, test } from 'vitest';
import { spansOf, weeksOf } from './months';

test('months begin under their weekday', () => {
  // 1 February 2026 is a Sunday, 1 June 2026 a Monday.
  expect(weeksOf(2026, 2).slice(5, 8)).toEqual([null, '2026-02-01', '2026-02-02']);
  expect(weeksOf(2026, 6)[0]).toBe('2026-06-01');
  expect(weeksOf(2028, 2).at(-1)).toBe('2028-02-29');
});

test('days next to each other are one span', () => {
  const day = (text: string, kind: 'rest' | 'work' = 'rest', name = '春节') => ({ day: text, kind, name });
  const days = [
    day('2026-02-14', 'work'),
    day('2026-02-15'),
    day('2026-02-16'),
    day('2026-02-28', 'work'),
    day('2026-03-01', 'work', '别的'),
  ];
  expect(spansOf(days).map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
    '2026-02-14 2026-02-14 work',
    '2026-02-15 2026-02-16 rest',
    '2026-02-28 2026-02-28 work',
    '2026-03-01 2026-03-01 work',
  ]);
});
