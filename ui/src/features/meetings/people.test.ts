import { expect, test } from 'vitest';
import type { MeetingPerson } from '../../bindings/operations';
import { callsOf, linesOf, namesOf, peopleOf } from './people';

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
  expect(peopleOf(' 李芳\t3-2-1502 \n\n王建国，副主任', true, known)).toEqual([
    { id: 2, name: '李芳', note: '3-2-1502', votes: true },
    { id: 1, name: '王建国', note: '副主任', votes: true },
  ]);
});

test('of two of the same name each stays who they are, in whatever order they are written', () => {
  const known = [person(1, '王芳', '3-2-101'), person(2, '王芳', '5-1-202'), person(3, '李强', null)];
  expect(peopleOf('王芳 5-1-202\n李强\n王芳 3-2-101', true, known).map(({ id }) => id)).toEqual([2, 3, 1]);
  // The first of them moved: the other one is not taken for her.
  expect(peopleOf('王芳 6-1-301\n王芳 5-1-202', true, known).map(({ id }) => id)).toEqual([1, 2]);
  // A new one beside who was there without a note.
  expect(peopleOf('李强 2-1-301\n李强', true, known).map(({ id }) => id)).toEqual([undefined, 3]);
});

test('the note is said where the name alone is not enough', () => {
  const people = [person(1, '王芳', '3-2-101'), person(2, '王 芳', '主任'), person(3, '王芳', null)];
  expect([...callsOf([...people, person(4, '李强', '2-1-301')]).values()]).toEqual([
    '王芳（3-2-101）',
    '王 芳（主任）',
    '王芳',
    '李强',
  ]);
});

test('names in a row keep what tells them apart', () => {
  expect(namesOf('王芳（主任，3-2-101）、李强, 周 亚萍\n王芳(5-1-202)，')).toEqual([
    '王芳（主任，3-2-101）',
    '李强',
    '周 亚萍',
    '王芳(5-1-202)',
  ]);
});
