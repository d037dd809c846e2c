import i18next from 'i18next';
import { expect, test } from 'vitest';
import { startLanguages } from '../../shared/i18n';
import { valueText } from './changes';

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
  ['unknown', { a: 1 }, '{"a":1}'],
])('%s %j', (field, value, words) => {
  expect(valueText(i18next.t, field, value, (at) => `at ${at}`)).toBe(words);
});
