import { expect, test } from 'vitest';
import { askable, noticeSearch } from './search';

test('what does not fit in the address is left out', () => {
  expect(
    noticeSearch({
      notice: '7',
      month: '2026-12',
      kind: 'fees',
      standing: 'posted',
      words: '停水',
      counted: { from: '2026-10-01', to: '2026-12-31', channel: 3 },
    }),
  ).toEqual({
    notice: 7,
    month: '2026-12',
    kind: 'fees',
    standing: 'posted',
    words: '停水',
    counted: { from: '2026-10-01', to: '2026-12-31', channel: 3 },
  });
  expect(
    noticeSearch({
      notice: 0,
      month: '2026-13',
      kind: 'x',
      standing: 'late',
      words: '',
      write: 1,
      counted: { from: 'x' },
    }),
  ).toEqual({});
});

test('words of one character wait for another', () => {
  expect(['停', '停 水箱', '停水 水箱', ' ', undefined].map(askable)).toEqual([
    undefined,
    '水箱',
    '停水 水箱',
    undefined,
    undefined,
  ]);
});
