import { expect, test } from 'vitest';
import type { Proposals, SplitMessage } from '../../bindings/operations';
import { type MessageRow, messageRow, messageTicket } from './messages';

const zone = 'Asia/Shanghai';
const none: Proposals = { category: null, topics: [] };
const proposals: Proposals = {
  category: { category: 'complaint', word: '坏了' },
  topics: [{ topic_id: 2, name: '设施维护', word: '电梯' }],
};

test.each<[Partial<SplitMessage>, Proposals, Partial<MessageRow>]>([
  [
    { name: '3-2-1502 王建国', room: '3-2-1502', sent_at: '2026-11-24T01:12:33Z' },
    proposals,
    {
      caller_name: '王建国',
      room: '3-2-1502',
      received_at: '2026-11-24T09:12:33',
      category: 'complaint',
      topic_id: 2,
    },
  ],
  [{ name: '曾静' }, none, { caller_name: '曾静', room: '', received_at: '', category: undefined }],
  [{ room: '3-2-1201' }, none, { caller_name: '', room: '3-2-1201' }],
])('a row of %j', (message, proposed, expected) => {
  const row = messageRow(
    { name: null, sent_at: null, room: null, content: '电梯坏了', ...message },
    proposed,
    1,
    zone,
  );
  expect(row).toMatchObject(expected);
});

test('each keeps its moment, and says why where it is entered late', () => {
  const now = Date.parse('2026-11-24T01:30:00Z');
  const row = {
    key: 1,
    content: '停水',
    caller_name: '',
    room: '',
    skipped: false,
    category: 'complaint' as const,
  };
  const sent = (received_at: string) => messageTicket({ ...row, received_at }, 2, '群里留言', zone, now);
  expect(sent('')).toEqual({ channel_id: 2, category: 'complaint', content: '停水' });
  expect(sent('2026-11-24T09:20')).toEqual({
    channel_id: 2,
    category: 'complaint',
    content: '停水',
    received_at: '2026-11-24T01:20:00.000Z',
  });
  expect(sent('2026-11-24T09:00').late_entry_reason).toBe('群里留言');
});
