import { expect, test } from 'vitest';
import type { SimilarTicket } from '../../bindings/operations';
import { type Fields, isBegun, registration, sameAs } from './intakeFields';

test.each<[Fields, boolean]>([
  [{}, false],
  [{ category: 'complaint', channel_id: 1, began_at: '2026-11-24T07:20:00.000Z' }, false],
  [{ content: '  ' }, false],
  [{ content: '停水' }, true],
  [{ look_up: '3-2' }, true],
  [{ room_id: 5 }, true],
  [{ same_as: 'TS-20261124-001' }, true],
])('begun: %j', (fields, expected) => {
  expect(isBegun(fields)).toBe(expected);
});

test('the moment of receipt is the beginning of the call, or the earlier one that was picked', () => {
  const call: Fields = {
    content: '停水',
    category: 'complaint',
    began_at: '2026-11-24T07:20:00.000Z',
    look_up: 'x',
  };
  expect(registration(call, 'Asia/Shanghai')).toEqual({
    content: '停水',
    category: 'complaint',
    received_at: '2026-11-24T07:20:00.000Z',
  });
  const earlier = { ...call, received_at: '2026-11-24T09:00', late_entry_reason: '留言机' };
  expect(registration(earlier, 'Asia/Shanghai')).toMatchObject({
    received_at: '2026-11-24T01:00:00.000Z',
    late_entry_reason: '留言机',
  });
});

test('a mark is sent where it was set', () => {
  const marked: Fields = { content: '停水', urgent: 'yes', important: undefined };
  expect(registration(marked, 'Asia/Shanghai')).toEqual({ content: '停水', urgent: true });
});

test('what was chosen stays when the caller joins others', () => {
  const similar = {
    number: 'TS-20261124-001',
    category: 'complaint',
    topic_id: 2,
    excerpt: '电梯停了',
    incident: null,
  } as SimilarTicket;
  expect(sameAs(similar, { category: 'inquiry' })).toEqual({
    same_as: 'TS-20261124-001',
    same_as_words: '电梯停了',
    category: 'inquiry',
    topic_id: 2,
  });
});
