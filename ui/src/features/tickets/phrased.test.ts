import { expect, test } from 'vitest';
import { inserted, isMeant, openPlace } from './phrased';

test('a phrase goes where the cursor is', () => {
  expect(inserted('前后', '中', 1, 1)).toBe('前中后');
  expect(inserted('前旧后', '新', 1, 2)).toBe('前新后');
  expect(inserted('', '新', 0, 0)).toBe('新');
});

test('the first place to fill is found', () => {
  expect(openPlace('您好：〔结果〕，〔约定时间〕')).toEqual([3, 7]);
  expect(openPlace('〔结果〕，〔约定时间〕', 4)).toEqual([5, 11]);
  expect(openPlace('都填好了〔〕')).toBeNull();
});

test('a phrase is found by its words and by how its title sounds', () => {
  const phrase = { title: '约时间上门', content: '王秀英，您好', initials: 'ysjsm' };
  for (const [question, meant] of [
    ['', true],
    ['上门', true],
    ['秀英 上门', true],
    ['YSJ', true],
    ['sm', true],
    ['费用', false],
    ['上门 费用', false],
  ] as const) {
    expect(isMeant(phrase, question), question).toBe(meant);
  }
});
