import i18next from 'i18next';
import { expect, test } from 'vitest';
import { startLanguages } from './i18n';

test.each([
  [1, 'No proof in 1 channel'],
  [2, 'No proof in 2 channels'],
])('English counts %i', (count, expected) => {
  startLanguages('en');
  expect(i18next.t('noticeReminder.proof', { count })).toBe(expected);
});
