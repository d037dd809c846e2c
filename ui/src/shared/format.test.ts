import { expect, test } from 'vitest';
import {
  area,
  cutOff,
  day,
  deadline,
  fromWallClock,
  moment,
  month,
  nearMoment,
  percent,
  quarter,
  shortMoment,
  span,
  spokenMoment,
} from './format';

const shanghai = 'Asia/Shanghai';

test.each([
  ['2026-11-23T06:05:00Z', shanghai, 'zh-CN', '2026年11月23日 14:05'],
  ['2026-11-22T16:00:00Z', shanghai, 'zh-CN', '2026年11月23日 00:00'],
  ['2026-11-23T06:05:00Z', shanghai, 'en', '23 Nov 2026 14:05'],
  ['2026-11-23T06:05:00Z', 'Europe/Berlin', 'en', '23 Nov 2026 07:05'],
] as const)('moment %s in %s, %s', (at, zone, language, expected) => {
  expect(moment(at, zone, language)).toBe(expected);
});

test.each([
  ['2026-09-30T16:00:00Z', 'zh-CN', '2026年9月30日 24:00'],
  ['2026-09-30T16:00:00Z', 'en', '30 Sep 2026 24:00'],
  ['2026-11-23T06:05:00Z', 'zh-CN', '2026年11月23日 14:05'],
] as const)('the end of what is counted, %s, %s', (at, language, expected) => {
  expect(cutOff(at, shanghai, language)).toBe(expected);
});

test('months are named in both languages', () => {
  expect([month(1, 'zh-CN'), month(12, 'zh-CN'), month(1, 'en'), month(12, 'en')]).toEqual([
    '1月',
    '12月',
    'Jan',
    'Dec',
  ]);
});

test('short moments name the year only where it is another', () => {
  const now = Date.parse('2026-11-23T06:05:00Z');
  expect(shortMoment('2026-11-23T06:05:00Z', shanghai, now)).toBe('11-23 14:05');
  expect(shortMoment('2025-12-31T15:59:00Z', shanghai, now)).toBe('2025-12-31 23:59');
  expect(shortMoment('2025-12-31T16:00:00Z', shanghai, now)).toBe('01-01 00:00');
});

test.each([
  [0, '不足 1 分', 'under 1 min'],
  [-5, '不足 1 分', 'under 1 min'],
  [59_999, '不足 1 分', 'under 1 min'],
  [60_000, '1 分', '1 min'],
  [3_600_000, '1 小时', '1 h'],
  [18_720_000, '5 小时 12 分', '5 h 12 min'],
  [86_400_000, '1 天', '1 d'],
  [86_460_000, '1 天', '1 d'],
  [183_600_000, '2 天 3 小时', '2 d 3 h'],
])('span %d', (ms, zh, en) => {
  expect([span(ms, 'zh-CN'), span(ms, 'en')]).toEqual([zh, en]);
});

test.each([
  [120, 126, '95.2%'],
  [0, 0, '—'],
  [0, 5, '0.0%'],
  [5, 5, '100.0%'],
  [1320, 1200, '—'],
  [2, 3, '66.7%'],
  [1, 2000, '0.1%'],
])('percent %d of %d', (numerator, denominator, expected) => {
  expect(percent({ numerator, denominator })).toBe(expected);
});

test('days, quarters and wall clocks', () => {
  expect([day('2026-07-01', 'zh-CN'), day('2026-07-01', 'en')]).toEqual(['2026年7月1日', '1 Jul 2026']);
  expect([quarter('2026Q3', 'zh-CN'), quarter('2026Q3', 'en')]).toEqual(['2026年第三季度', 'Q3 2026']);
  expect(fromWallClock('2026-11-23T14:05', shanghai)).toBe('2026-11-23T06:05:00.000Z');
});

test.each([
  ['2026-11-25T07:20:00Z', '11月25日（周三）15:20', 'Wed 25 Nov, 15:20'],
  // 24:00 of a day is how a limit in days ends.
  ['2026-12-31T16:00:00Z', '12月31日（周四）24:00', 'Thu 31 Dec, 24:00'],
  ['2026-12-31T16:01:00Z', '1月1日（周五）00:01', 'Fri 1 Jan, 00:01'],
])('spoken %s', (at, zh, en) => {
  expect([spokenMoment(at, shanghai, 'zh-CN'), spokenMoment(at, shanghai, 'en')]).toEqual([zh, en]);
});

test('a deadline at midnight ends the day before', () => {
  const now = Date.parse('2026-11-23T06:05:00Z');
  const shown = (at: string) => [deadline(at, shanghai, now, 'zh-CN'), deadline(at, shanghai, now, 'en')];
  expect(shown('2026-11-30T16:00:00Z')).toEqual(['11月30日 24:00', '30 Nov 24:00']);
  expect(shown('2026-12-31T16:00:00Z')).toEqual(['12月31日 24:00', '31 Dec 24:00']);
  expect(shown('2027-01-01T16:00:00Z')).toEqual(['2027年1月1日 24:00', '1 Jan 2027 24:00']);
});

test('near moments name the year only where it is another', () => {
  const now = Date.parse('2026-11-23T06:05:00Z');
  const shown = (at: string) => [nearMoment(at, shanghai, now, 'zh-CN'), nearMoment(at, shanghai, now, 'en')];
  expect(shown('2026-11-23T06:05:00Z')).toEqual(['11月23日 14:05', '23 Nov 14:05']);
  expect(shown('2025-12-31T15:59:00Z')).toEqual(['2025年12月31日 23:59', '31 Dec 2025 23:59']);
});

test.each([
  [8953, '89.53 m²'],
  [7200, '72.00 m²'],
  [108950, '1,089.50 m²'],
])('the area %i', (hundredths, expected) => {
  expect(area(hundredths)).toBe(expected);
});
