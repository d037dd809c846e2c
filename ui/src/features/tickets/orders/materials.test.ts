import { expect, test } from 'vitest';
import { used } from './materials';

test('rows that nobody filled in are left out at the end, and kept where core is to complain', () => {
  const hose = { name: '软管', quantity: '1.5', unit: '米' };
  expect(used([])).toEqual([]);
  expect(used([{}, {}])).toEqual([]);
  expect(used([hose, {}, { name: ' ' }])).toEqual([hose]);
  expect(used([{}, hose])).toEqual([{ name: '', quantity: '', unit: '' }, hose]);
  expect(used([{ name: '胶' }])).toEqual([{ name: '胶', quantity: '', unit: '' }]);
});
