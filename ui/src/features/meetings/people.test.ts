import { expect, test } from 'vitest';
import type { MeetingPerson } from '../../bindings/operations';
import { linesOf, peopleOf } from './people';

const person = (id: number, name: string, note: string | null, votes = true): MeetingPerson => ({
  id,
  name,
  note,
  votes,
  attendance: 'expected',
  came_at: null,
  left_at: null,
  proxy: null,
});

test('one to a line, the note behind the name, and who is known stays who they are', () => {
  const known = [person(1, '王建国', '主任'), person(2, '李芳', null), person(3, '李芳', null, false)];
  expect(linesOf(known, true)).toBe('王建国 主任\n李芳');
  expect(peopleOf(' 李芳\t3-2-1502 \n\n王建国，副主任\n李芳', true, known)).toEqual([
    { id: 2, name: '李芳', note: '3-2-1502', votes: true },
    { id: 1, name: '王建国', note: '副主任', votes: true },
    { name: '李芳', votes: true },
  ]);
});
