import { expect, test } from 'vitest';
import '../../shared/format';
import { meetingSearch, monthFrom, weeksOf } from './search';

test('what does not fit in the address is left out', () => {
  expect(meetingSearch({ meeting: '7', month: '2026-12' })).toEqual({ meeting: 7, month: '2026-12' });
  expect(meetingSearch({ meeting: '-1', month: '2026-13', next: 0 })).toEqual({});
  expect(meetingSearch({ next: '3' })).toEqual({ next: 3 });
});

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
