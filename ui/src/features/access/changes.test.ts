import i18next from 'i18next';
import { expect, test } from 'vitest';
import { startLanguages } from '../../shared/i18n';
import { subjectText, subjectTyped, valueText } from './changes';

startLanguages('zh-CN');

test.each([
  ['status', 'unassigned', '待分派'],
  ['role', 'tenant', '租户'],
  ['roles', ['service', 'admin'], '客服、系统管理员'],
  ['kind', 'shop', '商铺'],
  ['area_hundredths', 8953, '89.53 m²'],
  ['restricted', true, '是'],
  ['phones', ['128****0001', '128****0002'], '128****0001、128****0002'],
  ['phones', [], '空'],
  ['name', null, '空'],
  ['name', '王**', '王**'],
  ['due_at', '2026-11-25T02:00:00Z', 'at 2026-11-25T02:00:00Z'],
  ['people', ['person/1 王**', 'person/2'], '住户 1 王**、住户 2'],
  ['unknown', { a: 1 }, '{"a":1}'],
])('%s %j', (field, value, words) => {
  expect(valueText(i18next.t, field, value, (at) => `at ${at}`)).toBe(words);
});

test.each([
  ['room/3-2-1502', '房屋 3-2-1502'],
  ['person/12', '住户 12'],
  ['import/300 rows', '名册'],
  ['TS-20261123-001', 'TS-20261123-001'],
  ['lin', 'lin'],
])('the subject %s', (subject, words) => {
  expect(subjectText(i18next.t, subject)).toBe(words);
});

test.each([
  ['房屋 3-2-1502', 'room/3-2-1502'],
  ['住户12', 'person/12'],
  [' TS-2026 ', 'TS-2026'],
  ['', ''],
])('what is typed as a subject: %j', (typed, subject) => {
  expect(subjectTyped(i18next.t, typed)).toBe(subject);
});
