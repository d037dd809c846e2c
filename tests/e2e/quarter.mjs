// Two quarters in the life of 桂香苑, an office that there is not: what its residents come with and what is done about it, each at its
// moment. Nothing is drawn by chance twice: the same numbers come out of every run. What a person would do at the window, story.test.mjs does.

/** The staff beside the manager: at the desk, in the workshop, and in the supervision group. */
export const staff = [
  { login: 'luo', name: '罗敏', roles: ['service'] },
  { login: 'tang', name: '汤丽', roles: ['service'] },
  { login: 'zhou', name: '周强', roles: ['maintenance'] },
  { login: 'wu', name: '吴芳', roles: ['supervisor'] },
];

/** Who stands where in the list of staff; the manager is the first. */
export const id = { lin: 1, luo: 2, tang: 3, zhou: 4, wu: 5 };

/** 24 homes in three buildings. */
export const rooms = [1, 2, 3].flatMap((building) =>
  [101, 102, 201, 202, 301, 302, 401, 402].map((door) => `${building}-1-${door}`));

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Draws whole numbers from 0 to below `many`, the same in every run. */
function drawing(seed) {
  let state = seed;
  return (many) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * many);
  };
}

/** What is to be done, each at its moment; whoever does it is one of `people`. */
export class Days {
  #acts = [];

  constructor(people) {
    this.people = people;
  }

  /** At this moment somebody does something; of several of one moment the first named is the first. */
  at(moment, login, act) {
    this.#acts.push({ at: typeof moment === 'number' ? moment : Date.parse(moment), login, act });
  }

  /** Lives until this moment, which is not lived any more. */
  async until(moment) {
    const end = Date.parse(moment);
    this.#acts.sort((one, other) => one.at - other.at);
    while (this.#acts.length > 0 && this.#acts[0].at < end) {
      const { at, login, act } = this.#acts.shift();
      const now = new Date(at).toISOString();
      await act((operation, params, who = login) => this.people[who].does(now, operation, params));
      this.#acts.sort((one, other) => one.at - other.at);
    }
  }

  /** A ticket whose number its acts are given; `more` says what is unusual about it. */
  ticket(came, more, acts) {
    const ticket = { channel_id: 1, category: 'complaint', topic_id: 2, content: '电梯停了', ...more };
    const one = { number: null };
    this.at(came, 'luo', async (does) => {
      one.number = (await does('register_ticket', ticket)).number;
    });
    for (const [moment, login, operation, params = {}] of acts) {
      this.at(moment, login, (does) => does(operation, { number: one.number, ...params }));
    }
    return one;
  }
}

const told = { channel_id: 1, content: '已处理', told: '本人' };
const asked = (solution, satisfaction) => ({ channel_id: 1, reached: true, solution, satisfaction, note: '住户这样说' });

/** What residents come with from one day to another, so many of it: most is answered in time and closed, some is not. */
export function ordinary(days, { seed, from, to, many }) {
  const draw = drawing(seed);
  const words = ['电梯停了', '物业费怎么算', '想多种几棵树', '楼道灯不亮', '垃圾没有清', '夜里太吵', '停车位不够', '门禁坏了'];
  const span = Date.parse(to) - Date.parse(from);
  for (let index = 0; index < many; index += 1) {
    const came = Date.parse(from) + Math.floor((span * index) / many) + draw(6 * 60) * minute + draw(1000);
    const category = ['complaint', 'complaint', 'suggestion', 'inquiry', 'inquiry'][draw(5)];
    const topic_id = draw(8) + 1;
    const room = draw(6) === 0 ? undefined : rooms[draw(rooms.length)];
    const ticket = {
      category, topic_id, room, channel_id: draw(5) + 1, content: words[draw(words.length)],
      caller_name: draw(9) === 0 ? undefined : '业主', important: draw(5) === 0,
    };
    days.ticket(came, ticket, course(draw, came, category, ticket.important));
  }
}

/** What becomes of an ordinary ticket. */
function course(draw, came, category, important) {
  const limit = { complaint: 48, suggestion: 168, inquiry: 24 }[category] * hour;
  const acts = [];
  const kind = draw(20);
  if (kind === 0) {
    // A mistaken entry; every second one is seen only when it is late.
    return [[came + (draw(2) === 0 ? 5 * minute : limit + hour), 'luo', 'cancel_ticket', { reason: '同一来电登记了两次' }]];
  }
  if (draw(7) > 0) {
    acts.push([came + 10 * minute, 'luo', 'assign_ticket', { staff_id: [id.luo, id.luo, id.zhou, id.lin][draw(4)] }]);
  }
  if (kind === 1) {
    // Nobody ever answers.
    return acts;
  }
  let at = came + 20 * minute + (kind < 5 ? limit + draw(40) * hour : Math.floor((limit * (1 + draw(80))) / 100));
  acts.push([at, 'luo', 'give_feedback', told]);
  if (important) {
    at += (20 + draw(30)) * hour;
    const how = draw(8);
    if (how === 0) {
      // Nobody is at home, thrice.
      for (let tries = 0; tries < 3; tries += 1) {
        acts.push([at + tries * hour, 'tang', 'record_follow_up', { channel_id: 1, reached: false }]);
      }
      acts.push([at + 4 * hour, 'luo', 'close_ticket']);
    } else if (how === 1) {
      acts.push([at, 'tang', 'record_follow_up', asked('unsolved', 'dissatisfied')]);
      acts.push([at + 5 * hour, 'luo', 'give_feedback', told]);
      acts.push([at + 30 * hour, 'tang', 'record_follow_up', asked('solved', 'neutral')]);
    } else if (how > 2) {
      acts.push([at, 'tang', 'record_follow_up', asked(how === 3 ? 'partly_solved' : 'solved', ['very_satisfied', 'satisfied', 'satisfied', 'neutral'][draw(4)])]);
    }
    return acts;
  }
  if (draw(8) > 0) {
    at += (1 + draw(30)) * hour;
    acts.push([at, 'luo', 'close_ticket', { archive: draw(3) > 0 }]);
    if (draw(9) === 0) {
      acts.push([at + day, 'luo', 'reopen_ticket', { reason: '又坏了' }]);
      acts.push([at + 2 * day, 'luo', 'give_feedback', told]);
      acts.push([at + 3 * day, 'luo', 'close_ticket']);
    }
  }
  return acts;
}

/** Repairs: issued, done sooner or later, not done, taken back. */
export function repairs(days, from, hows) {
  for (const [index, how] of hows.entries()) {
    const came = Date.parse(from) + index * 4 * day;
    const one = days.ticket(came, { room: rooms[(index * 5) % rooms.length], content: '水管漏水' }, []);
    let order = null;
    days.at(came + 20 * minute, 'luo', async (does) => {
      order = (await does('issue_work_order', { number: one.number, staff_id: id.zhou })).number;
    });
    const steps = {
      done: ['zhou', 'finish_work_order', { result: '换了软管' }],
      unable: ['zhou', 'give_up_work_order', { reason: 'nobody_home' }],
      withdrawn: ['luo', 'withdraw_work_order', { note: '住户自己修好了' }],
    };
    if (how !== 'open') {
      const [login, operation, params] = steps[how];
      days.at(came + (3 + 2 * index) * hour, login, (does) => does(operation, { number: order, ...params }));
      days.at(came + (4 + 2 * index) * hour, 'luo', (does) => does('give_feedback', { number: one.number, ...told }));
    }
  }
}

/** What happens at the borders of the third quarter, to the millisecond; its last moment is 23:59:59.999 in Shanghai. */
export function borders(days) {
  const last = '2026-09-30T15:59:59.999Z';
  const next = '2026-09-30T16:00:00.000Z';
  const inquiry = (content) => ({ category: 'inquiry', topic_id: 6, channel_id: 2, content });
  // Due with the last moment of the quarter, and with the first of the next; answered at that very moment, or never.
  days.ticket('2026-09-29T15:59:59.999Z', inquiry('到期正在季末'), [[last, 'luo', 'give_feedback', told]]);
  days.ticket('2026-09-29T15:59:59.999Z', inquiry('到期正在季末，没有答'), []);
  days.ticket('2026-09-29T16:00:00.000Z', inquiry('到期正在次季初'), [[next, 'luo', 'give_feedback', told]]);
  days.ticket('2026-09-30T02:00:00.000Z', inquiry('次季初才答'), [[next, 'luo', 'give_feedback', told]]);
  days.ticket(last, inquiry('季末最后一刻'), []);
  days.ticket(next, inquiry('次季第一刻'), []);
  days.ticket('2026-06-30T15:59:59.999Z', inquiry('上季最后一刻'), []);
  days.ticket('2026-06-30T16:00:00.000Z', inquiry('本季第一刻'), [['2026-07-01T16:00:00.000Z', 'luo', 'give_feedback', told]]);
  // Late by a millisecond.
  days.ticket('2026-08-03T02:00:00.000Z', inquiry('迟一毫秒'), [['2026-08-04T02:00:00.001Z', 'luo', 'give_feedback', told]]);
  // Closed and opened again on both sides of the border.
  const again = days.ticket('2026-09-28T02:00:00.000Z', inquiry('重开'), [['2026-09-28T03:00:00.000Z', 'luo', 'give_feedback', told]]);
  for (const moment of [last, next]) {
    days.at(moment, 'luo', async (does) => {
      await does('close_ticket', { number: again.number, archive: false });
      await does('reopen_ticket', { number: again.number, reason: '又来问' });
      await does('give_feedback', { number: again.number, ...told });
    });
  }
  // A household comes again: thirty days after a closed one to the millisecond, and one millisecond later.
  const room = rooms[0];
  days.ticket('2026-07-20T02:00:00.000Z', { room, topic_id: 3 }, [
    ['2026-07-20T03:00:00.000Z', 'luo', 'give_feedback', told], ['2026-07-20T04:00:00.000Z', 'luo', 'close_ticket'],
  ]);
  days.ticket('2026-08-19T04:00:00.000Z', { room, topic_id: 3 }, []);
  days.ticket('2026-08-19T04:00:00.001Z', { room, topic_id: 3 }, []);
  // Waiting for parts does not stop the clock.
  days.ticket('2026-08-24T02:00:00.000Z', { topic_id: 2 }, [
    ['2026-08-24T03:00:00.000Z', 'luo', 'assign_ticket', { staff_id: id.zhou }],
    ['2026-08-24T04:00:00.000Z', 'luo', 'suspend_ticket', { reason: 'waiting_parts', until: '2026-08-29T02:00:00Z' }],
    ['2026-08-29T02:00:00.000Z', 'luo', 'resume_ticket'],
    ['2026-08-29T03:00:00.000Z', 'luo', 'give_feedback', told],
  ]);
}

/** A night without water: three callers of two households, and one who leaves no room. */
export function outage(days) {
  const water = days.ticket('2026-07-22T13:00:00Z', { room: rooms[8], content: '停水了', topic_id: 2 }, []);
  for (const [index, room] of [rooms[9], rooms[8], undefined].entries()) {
    days.at(Date.parse('2026-07-22T13:10:00Z') + index * minute, 'luo', (does) =>
      does('register_ticket', { channel_id: 1, category: 'complaint', topic_id: 2, content: '没有水', room, same_as: water.number }));
  }
}
