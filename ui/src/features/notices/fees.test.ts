import { expect, test } from 'vitest';
import { cellsOf, fenText, pasted, readFen, sumOf } from './fees';

test('amounts are read as core reads them', () => {
  // The same cases as in core/src/notices/amount.rs.
  const cases: [string, bigint | null][] = [
    ['1234.5', 123450n],
    ['1,234.56', 123456n],
    ['￥1,234', 123400n],
    ['１２．５元', 1250n],
    [' -80 ', -8000n],
    ['−0.05', -5n],
    ['0', 0n],
    ['0.1', 10n],
    ['999999999999.99', 99_999_999_999_999n],
    ['1000000000000', null],
    ['99999999999999999999', null],
    ['1.234', null],
    ['1,23', null],
    ['1234,567', null],
    ['12.', null],
    ['.5', null],
    ['--5', null],
    ['1e3', null],
    ['一百', null],
    ['元', null],
  ];
  for (const [written, fen] of cases) {
    expect(readFen(written), written).toBe(fen);
  }
  expect([123450, -5, 0, 99_999_999_999_999].map(fenText)).toEqual([
    '1,234.50',
    '-0.05',
    '0.00',
    '999,999,999,999.99',
  ]);
});

test('a sum is exact and says what it leaves out', () => {
  expect(sumOf([{ amount: '0.1' }, { amount: '0.2' }, {}, undefined])).toEqual({ total: 30n, whole: true });
  expect(sumOf([{ amount: '1' }, { amount: '约 2' }])).toEqual({ total: 100n, whole: false });
});

test('what a spreadsheet gives goes into the cells from where it is pasted', () => {
  const cells = cellsOf('项目\t金额\t期间\r\n车位费\t"1,200.50"\t"2026年\n第三季度"\r\n广告\t300\t\r\n\r\n');
  expect(cells).toEqual([
    ['项目', '金额', '期间'],
    ['车位费', '1,200.50', '2026年 第三季度'],
    ['广告', '300', ''],
  ]);
  expect(pasted([{ item: '旧', note: '留' }], [0, 'item'], cells)).toEqual([
    { item: '车位费', amount: '1,200.50', period: '2026年 第三季度', note: '留' },
    { item: '广告', amount: '300', period: '' },
  ]);
  expect(pasted([{ item: '一' }, { item: '二' }], [1, 'amount'], [['5', '六月', '注', '多']])).toEqual([
    { item: '一' },
    { item: '二', amount: '5', period: '六月', note: '注' },
  ]);
  expect(cellsOf('他说""好""')).toEqual([['他说""好""']]);
});
