import { expect, test } from 'vitest';
import type { HeatLine } from '../../bindings/operations';
import { analysisSearch, axesOf, listOf, monthsOf, onlyOf, thirdAxis } from './search';

test.each([
  [{}, {}],
  [{ tab: 'nonsense', from: '2026', rows: 'year', category: 'praise', topic: -1, building: '' }, {}],
  [
    { tab: 'duty', from: '2026-07', to: '2026-09', category: 'inquiry', topic: '2', building: 3 },
    { tab: 'duty', from: '2026-07', to: '2026-09', category: 'inquiry', topic: 2, building: '3' },
  ],
])('address %j', (raw, expected) => {
  expect(analysisSearch(raw)).toEqual(expected);
});

test.each([
  [{}, ['topic', 'month'], 'building'],
  [{ rows: 'month' as const }, ['month', 'topic'], 'building'],
  [{ rows: 'building' as const, columns: 'building' as const }, ['building', 'topic'], 'month'],
  [{ rows: 'building' as const, columns: 'month' as const }, ['building', 'month'], 'topic'],
])('the axes of %j', (search, shown, third) => {
  expect([axesOf(search), thirdAxis(search)]).toEqual([shown, third]);
});

test('what is chosen by an axis that is shown narrows nothing', () => {
  const search = { topic: 2, building: '-', category: 'complaint' as const };
  expect(onlyOf(search)).toEqual({ category: 'complaint', topic_id: 2, without_building: true });
  expect(onlyOf(search, ['month'])).toEqual({ category: 'complaint' });
});

test('the running quarter ends with this month', () => {
  const row = {
    quarter: '2026Q4',
    first_day: '2026-10-01',
    last_day: '2026-12-31',
    running: true,
    due_on: '2027-01-30',
    drafted_at: null,
    issued: false,
  };
  expect(monthsOf(row, '2026-11-29')).toEqual({ from: '2026-10', to: '2026-11' });
  expect(monthsOf({ ...row, running: false }, '2027-02-01')).toEqual({ from: '2026-10', to: '2026-12' });
});

const days = { from: '2026-07-01', to: '2026-09-30' };
const line = (more: Partial<HeatLine>): HeatLine => ({
  topic_id: null,
  building: null,
  name: '',
  days,
  count: 1,
  ...more,
});

test('a cell opens the list of its own tickets', () => {
  const august = { from: '2026-08-01', to: '2026-08-31' };
  const topic = { ...line({ topic_id: 2, name: '设施维护' }), axis: 'topic' as const };
  const month = { ...line({ name: '2026-08', days: august }), axis: 'month' as const };
  const all = { tab: 'all', counted: 'received' };
  expect(listOf(days, [topic, month], { building: '3' })).toEqual({
    ...all,
    ...august,
    topic: 2,
    building: '3',
  });
  expect(listOf(days, [topic], { building: '-' })).toEqual({ ...all, ...days, topic: 2, nowhere: true });
  expect(listOf(days, [{ ...line({}), axis: 'building' }], { category: 'inquiry' })).toEqual({
    ...all,
    ...days,
    category: 'inquiry',
    nowhere: true,
  });
});
