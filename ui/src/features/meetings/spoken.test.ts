import { expect, test } from 'vitest';
import type { MeetingPerson } from '../../bindings/operations';
import { actionItemSearch } from './actionItemSearch';
import { lineAt, speakerOf } from './spoken';

const person = (id: number, name: string, note: string | null): MeetingPerson => ({
  id,
  name,
  note,
  votes: true,
  attendance: 'present',
  came_at: null,
  left_at: null,
  proxy: null,
});

test('what was said is what is marked, or the line in which one writes', () => {
  const value = '第一句\n王建国：电梯停了\n第三句';
  const at = (selectionStart: number, selectionEnd = selectionStart) =>
    lineAt({ value, selectionStart, selectionEnd });
  expect(at(6)).toBe('王建国：电梯停了');
  expect(at(4)).toBe('王建国：电梯停了');
  expect(at(0)).toBe('第一句');
  expect(at(value.length)).toBe('第三句');
  expect(at(8, 12)).toBe('电梯停了');
});

test('who said it is one of the people, or a name with a room', () => {
  const people = [
    person(1, '王建国', '楼长 3-2-1502'),
    person(2, '李芳', null),
    person(3, '李伟', '1-1-101'),
    person(4, '李伟', '5-1-101'),
  ];
  expect(speakerOf('王建国 楼长 3-2-1502', people)).toEqual({ person_id: 1 });
  expect(speakerOf('王建国', people)).toEqual({ person_id: 1 });
  expect(speakerOf('李芳 6-1-301', people)).toEqual({ person_id: 2, room: '6-1-301' });
  expect(speakerOf('李伟 5-1-101', people)).toEqual({ person_id: 4 });
  expect(speakerOf('李伟', people)).toEqual({ caller_name: '李伟' });
  expect(speakerOf('周亚萍，2-1-201', people)).toEqual({ caller_name: '周亚萍', room: '2-1-201' });
  expect(speakerOf(' ', people)).toEqual({});
});

test('what does not fit in the address is left out', () => {
  expect(actionItemSearch({ show: 'late', owner: '3', item: 7 })).toEqual({
    show: 'late',
    owner: 3,
    item: 7,
  });
  expect(actionItemSearch({ show: 'soon', owner: -1, item: 'x' })).toEqual({});
});
