import { expect, test } from 'vitest';
import '../../shared/format';
import { meetingSearch } from './search';

test('what does not fit in the address is left out', () => {
  expect(meetingSearch({ meeting: '7', month: '2026-12' })).toEqual({ meeting: 7, month: '2026-12' });
  expect(meetingSearch({ meeting: '-1', month: '2026-13', next: 0 })).toEqual({});
  expect(meetingSearch({ next: '3' })).toEqual({ next: 3 });
});
