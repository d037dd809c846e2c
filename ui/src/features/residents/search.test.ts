import { expect, test } from 'vitest';
import { choosing, chosenOf, residentSearch, roomArguments } from './search';

test.each([
  [{}, {}],
  [{ household: '12' }, { household: 12 }],
  [{ room: 7 }, { room: 7 }],
  [{ household: 12, room: 7 }, { household: 12 }],
  [
    { building: 3, kind: 'shop', query: 1502 },
    { building: 3, kind: 'shop', query: '1502' },
  ],
  [{ building: -1, kind: 'castle', query: '', household: 1.5, room: 'x' }, {}],
])('address %j', (raw, expected) => {
  expect(residentSearch(raw)).toEqual(expected);
});

test('the list is narrowed by building and kind alone', () => {
  expect(roomArguments({ building: 3, kind: 'shop', query: 'wjg', household: 1 })).toEqual({
    building_id: 3,
    kind: 'shop',
  });
});

test('one thing is open beside the list at a time', () => {
  expect(chosenOf({ household: 1 })).toEqual({ household: 1 });
  expect(chosenOf({ building: 3 })).toBeNull();
  expect(choosing({ building: 3, household: 1 }, { room: 2 })).toEqual({ building: 3, room: 2 });
  expect(choosing({ building: 3, room: 2 }, null)).toEqual({ building: 3 });
});
