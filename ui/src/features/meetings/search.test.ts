import { expect, test } from 'vitest';
import '../../shared/format';
import { meetingSearch } from './search';

test('what does not fit in the address is left out', () => {
  expect(meetingSearch({ meeting: '7', month: '2026-12' })).toEqual({ meeting: 7, month: '2026-12' });
  expect(meetingSearch({ meeting: '-1', month: '2026-13', next: 0 })).toEqual({});
  expect(meetingSearch({ next: '3' })).toEqual({ next: 3 });
  const days = { from: '2026-07-01', to: '2026-09-30' };
  expect(meetingSearch({ held: { ...days, kind: 'forum' } })).toEqual({ held: { ...days, kind: 'forum' } });
  expect(meetingSearch({ held: { ...days, kind: 'party' } })).toEqual({ held: days });
  expect(meetingSearch({ held: { ...days, decided: true } })).toEqual({ held: { ...days, decided: true } });
  const refused = { ...days, not_carried: true };
  expect(meetingSearch({ held: refused })).toEqual({ held: refused });
  expect(meetingSearch({ held: { ...days, decided: 'yes' } })).toEqual({ held: days });
  expect(meetingSearch({ held: { from: '2026-07-01' } })).toEqual({});
});
