import { expect, test } from 'vitest';
import type { TicketDetail } from '../../bindings/operations';
import { amendFields, amendment, rebased } from './amendFields';

const ticket = {
  number: 'TS-20261124-001',
  version: 3,
  category: 'complaint',
  topic: { id: 8, name: '其他' },
  topic_pending: true,
  room: '3-2-1502',
  caller_name: '王秀英',
  resident: null,
} as unknown as TicketDetail;
const begun = { number: ticket.number, expected_version: 3 };

test('only what is other than it was is sent, and a caller as a whole', () => {
  const cases: [Parameters<typeof amendment>[1], ReturnType<typeof amendment>][] = [
    [{}, null],
    [{ caller_name: '王秀英 ' }, { ...begun, caller: { room: '3-2-1502', caller_name: '王秀英 ' } }],
    [{ category: 'inquiry' }, { ...begun, category: 'inquiry' }],
    [{ topic_id: 8 }, { ...begun, topic_id: 8 }],
    [{ caller_name: '' }, { ...begun, caller: { room: '3-2-1502' } }],
    [
      { phone: '13800000000' },
      { ...begun, caller: { room: '3-2-1502', caller_name: '王秀英', phone: '13800000000' } },
    ],
    [{ without_phone: true }, { ...begun, caller: { room: '3-2-1502', caller_name: '王秀英', phone: '' } }],
    [
      { room: undefined, caller_name: undefined, room_id: 4, household_id: 2, person_id: 9 },
      { ...begun, caller: { room_id: 4, household_id: 2, person_id: 9 } },
    ],
  ];
  for (const [typed, expected] of cases) {
    expect(amendment(ticket, { ...amendFields(ticket), ...typed }), JSON.stringify(typed)).toEqual(expected);
  }
});

test('what was not changed by hand follows a newer version, and a caller as a whole', () => {
  const newest = { ...ticket, version: 4, category: 'suggestion', room: '3-2-1503' } as TicketDetail;
  const typed = { ...amendFields(ticket), topic_id: 2 };
  expect(rebased(ticket, newest, typed)).toMatchObject({
    begun_on: 4,
    category: 'suggestion',
    room: '3-2-1503',
    caller_name: '王秀英',
  });
  const renamed = rebased(ticket, newest, { ...typed, caller_name: '王秀珍', category: 'inquiry' });
  expect(renamed).toEqual({ begun_on: 4 });
});

test('the version is the one that the form was begun on', () => {
  const changed = amendment({ ...ticket, version: 5 }, { ...amendFields(ticket), category: 'inquiry' });
  expect(changed?.expected_version).toBe(3);
});
