import i18next from 'i18next';
import { expect, test } from 'vitest';
import { startLanguages } from '../../shared/i18n';
import { subjectTyped } from './trail';

void startLanguages('zh-CN');

test.each([
  ['房屋 3-2-1502', 'room/3-2-1502'],
  ['住户12', 'person/12'],
  ['会议 8', 'meeting/8'],
  ['检查计划 3', 'check_plan/3'],
  ['调查计划 1', 'survey_plan/1'],
  ['调查 1', 'survey/1'],
  [' TS-2026 ', 'TS-2026'],
  ['', ''],
])('what is typed as a subject: %j', (typed, subject) => {
  expect(subjectTyped(i18next.t, typed)).toBe(subject);
});
