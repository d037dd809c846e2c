import { expect, test } from 'vitest';
import { failures as english } from '../locales/en';
import { failures as chinese } from '../locales/zh-CN';
import { failureText, fieldPath } from './failure';
import { speak } from './i18n';

test.each([
  [
    { code: 'input.too_long', params: { max: 40 } },
    '太长了，最多 40 个字',
    'Too long: at most 40 characters',
  ],
  [
    { code: 'input.out_of_range', params: { min: 1, max: 200 } },
    '请填 1 到 200 之间的数',
    'A number from 1 to 200, please',
  ],
  [new TypeError('x is undefined'), chinese.internal, english.internal],
  [{ code: 'never.heard_of', params: {} }, chinese.internal, english.internal],
])('failure %j', async (caught, zh, en) => {
  await speak('en');
  expect([failureText(caught, 'zh-CN'), failureText(caught, 'en')]).toEqual([zh, en]);
});

test('both languages fill in the same things', () => {
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  for (const [code, text] of Object.entries(chinese)) {
    expect([code, holes(english[code as keyof typeof english])]).toEqual([code, holes(text)]);
  }
});

test.each([
  ['room', ['room']],
  ['person.phones[0]', ['person', 'phones', 0]],
  ['people[0].phones[12]', ['people', 0, 'phones', 12]],
  ['mapping.columns[3]', ['mapping', 'columns', 3]],
])('the field %s', (field, path) => {
  expect(fieldPath(field)).toEqual(path);
});
