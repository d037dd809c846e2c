import i18next from 'i18next';
import { expect, test } from 'vitest';
import { failuresIn, speak, startLanguages } from './i18n';

test('another language is spoken once its words are here, unless one went on meanwhile', async () => {
  await startLanguages('zh-CN');
  expect(failuresIn('en')).toBe(failuresIn('zh-CN'));
  const english = speak('en');
  await speak('zh-CN');
  await english;
  expect([i18next.language, i18next.t('app.name')]).toEqual(['zh-CN', '邻声']);
  await speak('en');
  expect([i18next.language, i18next.t('app.name')]).toEqual(['en', 'Linsheng']);
  expect(failuresIn('en')['input.required']).toBe('Please fill this in');
});

test.each([
  [1, 'No proof in 1 channel'],
  [2, 'No proof in 2 channels'],
])('English counts %i', async (count, expected) => {
  await startLanguages('en');
  expect(i18next.t('noticeReminder.proof', { count })).toBe(expected);
});
