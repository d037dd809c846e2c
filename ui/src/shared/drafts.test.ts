import dayjs from 'dayjs';
import { expect, test } from 'vitest';
import { changedText, draftText, fromKept } from './drafts';

test.each([
  [{ content: '  ', category: 'complaint' }, ''],
  [{ category: 'complaint', channel_id: 1 }, ''],
  [{ content: '漏水', channel_id: 1, room: undefined }, '{"content":"漏水","channel_id":1}'],
  [{ content: '漏水', received_at: new Date(0) }, '{"content":"漏水"}'],
  [{ materials: [{}, { name: ' ', unit: undefined }] }, ''],
  [
    { materials: [{ name: '软管', quantity: '1', unit: undefined }, {}], content: '' },
    '{"materials":[{"name":"软管","quantity":"1"},{}],"content":""}',
  ],
  [
    { content: '漏水', files: [new Blob()], moments: [{ at: new Date(0) }], tags: ['x'] },
    '{"content":"漏水"}',
  ],
])('draft of %j', (fields, expected) => {
  expect(draftText(fields, ['content', 'room', 'materials'])).toBe(expected);
});

const opened = {
  content: '灯不亮',
  owner_id: 2,
  due_on: dayjs('2026-12-03'),
  plan: { cause: '', figure: null },
};

test.each<[object, string]>([
  [opened, ''],
  // What stands empty in one way or another is the same.
  [{ ...opened, note: undefined, plan: { figure: '' } }, ''],
  [{ ...opened, content: '灯不亮，已报修' }, '{"content":"灯不亮，已报修"}'],
  // What was emptied is a change as well.
  [{ ...opened, content: '' }, '{"content":null}'],
  [{ ...opened, due_on: dayjs('2026-12-05') }, '{"due_on":{"moment":"2026-12-05T00:00:00"}}'],
  [{ ...opened, plan: { cause: '老化' } }, '{"plan.cause":"老化"}'],
  // A field that is not named is not kept.
  [{ ...opened, checked_at: dayjs('2026-12-05') }, ''],
])('what was changed of a form: %j', (fields, expected) => {
  expect(
    changedText(fields, ['content', 'owner_id', 'due_on', 'note', 'plan.cause', 'plan.figure'], opened),
  ).toBe(expected);
});

test('a day and rows come back as a form has them', () => {
  const rows = [{ result: 'poor', note: '坏了' }, {}];
  const text = changedText({ due_on: dayjs('2026-12-05T14:00'), rows }, ['due_on', 'rows'], {});
  const kept = JSON.parse(text);
  expect((fromKept(kept.due_on) as dayjs.Dayjs).format('YYYY-MM-DD HH:mm')).toBe('2026-12-05 14:00');
  expect(fromKept(kept.rows)).toEqual(rows);
});
