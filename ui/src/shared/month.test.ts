import { expect, test } from 'vitest';
import './format';
import { monthFrom, monthOf, weeksOf } from './month';

test('a month is whole weeks from Monday on', () => {
  const december = weeksOf('2026-12');
  expect(december.map((week) => week[0])).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
  ]);
  expect(december[4]?.[6]).toBe('2027-01-03');
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect([monthFrom('2026-12', 1), monthFrom('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
});

test('what is no month is none', () => {
  expect(['2026-12', '2026-13', '2026-1', 202612].map(monthOf)).toEqual([
    '2026-12',
    undefined,
    undefined,
    undefined,
  ]);
});
