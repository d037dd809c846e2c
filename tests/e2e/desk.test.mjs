// A morning at the desk, by keyboard: who calls is looked up, what they say is taken down in seconds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

/** Two households of 3-2, one of 5-1; 单 and 曾 have more than one reading. */
const households = [
  ['3-2-1502', [['王建国', 'owner', '13812345678'], ['李秀英', 'family', '13900001111']]],
  ['3-2-1201', [['单雄', 'tenant', '13700002222']]],
  ['5-1-302', [['曾静', 'owner', '13600003333']]],
];

/** Enters rooms and people past the page, and answers the ids of the rooms. */
async function movedIn(page, list = households) {
  const rooms = {};
  for (const [room, people] of list) {
    const { answer } = await page.call('save_room', { room });
    rooms[room] = answer.id;
    const entries = people.map(([name, role, phone]) => ({ name, role, phones: phone ? [phone] : [] }));
    const moved = await page.call('move_in', { room_id: answer.id, people: entries });
    assert.ok(moved.answer, JSON.stringify(moved));
  }
  return rooms;
}

/** Types where the focus is. */
const keys = (page, ...all) => page.key(...all);

test('whoever calls is found from anywhere, and a ticket is begun for them', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await movedIn(page);
    await page.sees('这里没有来件');

    const asked = [
      ['3-2-1502', '王建国'],
      ['3栋1502', '王建国'],
      ['5678', '王建国'],
      ['王建', '王建国'],
      ['wjg', '王建国'],
      ['zj', '曾静'],
      ['sx', '单雄'],
    ];
    for (const [query, name] of asked) {
      await page.command('k');
      await page.field('查找住户');
      await page.type('查找住户', query);
      await page.eventually(`${query} finds ${name}`, async () => (await page.text()).includes(name));
      await keys(page, Key.ESCAPE);
      await page.misses('为他登记来件');
    }

    await page.command('k');
    await page.type('查找住户', '没有这个人');
    await page.sees('名册里没有“没有这个人”');
    // Enter before the answer is there waits for it.
    await page.type('查找住户', 'zj');
    await keys(page, Key.ENTER);
    await page.misses('为他登记来件');
    await page.eventually('the household is open', async () => (await page.driver.getCurrentUrl()).includes('household='));
    await page.sees('曾静');
    await page.misses('13600003333');

    await page.command('k');
    await page.type('查找住户', '1111');
    await page.sees('李秀英');
    await page.command('n');
    await page.sees('换人');
    await page.type('居民所说', '楼道灯坏了');
    await page.pressText('投诉');
    await page.choose('主题', '设施维护');
    await page.press('登记');
    await page.sees('可以念给居民听');
    const { answer: list } = await page.call('list_tickets', { tab: 'all' });
    const [row] = list.rows;
    assert.deepEqual([row.room, row.caller_name], ['3-2-1502', '李秀英']);
    assert.ok(row.resident.person_id);
    const { answer: card } = await page.call('get_household', { household_id: row.resident.household_id });
    assert.equal(card.open_tickets.length, 1);

    // Somebody who is not in the register: a room in words, and nothing is linked.
    await page.press('再登记一件');
    await page.type('来电人', '9-9-909');
    await keys(page, Key.ENTER);
    await page.eventually('the room is taken as it is', async () => (await page.valueOf('房号')) === '9-9-909');
    await page.type('居民所说', '垃圾没有清');
    await page.type('姓名', '路人');
    await page.pressText('投诉');
    await page.choose('主题', '环境卫生');
    await page.press('登记');
    await page.sees('可以念给居民听');
    const { answer: both } = await page.call('list_tickets', { tab: 'all' });
    const stranger = both.rows.find(({ caller_name }) => caller_name === '路人');
    assert.deepEqual([stranger.room, stranger.resident], ['9-9-909', null]);
  }));
