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
    await page.alt('1');
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
    await page.alt('1');
    await page.choose('主题', '环境卫生');
    await page.press('登记');
    await page.sees('可以念给居民听');
    const { answer: both } = await page.call('list_tickets', { tab: 'all' });
    const stranger = both.rows.find(({ caller_name }) => caller_name === '路人');
    assert.deepEqual([stranger.room, stranger.resident], ['9-9-909', null]);
  }));

/** Takes down what somebody says, by keyboard alone: whom, what, which kind. */
async function takeDown(page, who, said, category) {
  await keys(page, who, Key.ENTER);
  await page.eventually('what was said is next', async () => (await focused(page)) === 'intake_content');
  await keys(page, said);
  await page.alt(category);
  await keys(page, Key.ENTER);
  await page.sees('可以念给居民听');
}

/** The id of what has the focus. */
const focused = (page) => page.driver.executeScript('return document.activeElement?.id');

/** The form is open and waits for whoever calls. */
const waits = (page) => page.eventually('the form waits', async () => (await focused(page)) === 'intake_look_up');

test('calls are taken down by keyboard alone, from the moment the telephone rang', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await movedIn(page);
    await page.sees('这里没有来件');
    await page.command('n');
    await waits(page);
    const rang = Date.now();
    await page.sees('通话开始');

    // What the words propose is shown as a proposal, and is nobody's choice yet.
    await keys(page, 'wjg', Key.ENTER);
    await page.sees('138****5678');
    await keys(page, '请问停车费怎么交');
    await page.eventually('the proposals', async () => /费用收取及使用的透明度\s*Alt\+Q/.test(await page.text()));
    await keys(page, Key.ENTER);
    await page.sees('请选类别');
    assert.equal((await page.call('count_tickets')).answer.all, 0);
    await page.alt('3');
    await page.alt('q');
    await keys(page, Key.ENTER);
    await page.sees('可以念给居民听');
    const { answer: list } = await page.call('list_tickets', { tab: 'all' });
    const { answer: asked } = await page.call('get_ticket', { number: list.rows[0].number });
    assert.deepEqual(
      [asked.category, asked.topic.name, asked.caller_name, asked.topic_pending],
      ['inquiry', '费用收取及使用的透明度', '王建国', false],
    );
    assert.ok(Date.parse(asked.received_at) <= rang, 'received when the form opened');
    assert.equal(asked.late_entry_reason, null);

    // Room, a sentence and the kind are enough; Shift+Enter goes on in a new line.
    await keys(page, Key.ENTER);
    await waits(page);
    await keys(page, '9-9-909', Key.ENTER);
    await page.eventually('the room as it was said', async () => (await page.valueOf('房号')) === '9-9-909');
    await keys(page, '水管漏水');
    await page.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.ENTER).keyUp(Key.SHIFT).perform();
    await keys(page, '一直在滴');
    await page.alt('1');
    await keys(page, Key.ENTER);
    await page.sees('主题还没有填，可以稍后补充');

    // Closing loses nothing, and the call keeps its moment.
    await keys(page, Key.ENTER);
    await waits(page);
    await keys(page, 'zj', Key.ENTER);
    await page.sees('136****3333');
    await keys(page, '路灯不亮');
    await keys(page, Key.ESCAPE);
    await page.misses('没有登记的内容会保留');
    await page.driver.navigate().refresh();
    await page.shows();
    await page.sees('来件');
    // Keys are heard once the page stands.
    await page.settles();
    await page.command('n');
    await page.sees('136****3333');
    await page.eventually('the words', async () => (await page.valueOf('居民所说')) === '路灯不亮');
    await page.alt('1');
    await page.eventually('the focus', async () => (await focused(page)) === 'intake_content');
    await keys(page, Key.ENTER);
    await page.sees('可以念给居民听');
    const { answer: three } = await page.call('list_tickets', { tab: 'all' });
    assert.deepEqual(
      three.rows.map(({ room, caller_name }) => [room, caller_name]).sort(),
      [['3-2-1502', '王建国'], ['5-1-302', '曾静'], ['9-9-909', null]],
    );
    assert.ok(three.rows.some(({ excerpt }) => excerpt.includes('水管漏水 一直在滴')));
  }));

test('an outage with several households is one incident, and one feedback goes to all who were reached', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await movedIn(page, [
      ...households,
      ...[1, 2, 3, 4].map((door) => [`3-2-${door}01`, [[`住户${'甲乙丙丁'[door - 1]}`, 'owner', `1350000000${door}`]]]),
    ]);
    await page.sees('这里没有来件');
    await page.command('n');
    await waits(page);
    await takeDown(page, '3-2-1502', '电梯停了，老人下不了楼', '1');

    // The second caller: the first is offered while one types, and one key joins them.
    await keys(page, Key.ENTER);
    await waits(page);
    await keys(page, '3-2-1201', Key.ENTER);
    await page.sees('可能是同一件事');
    await page.eventually('what was said is next', async () => (await focused(page)) === 'intake_content');
    await keys(page, '电梯停了');
    await page.eventually('the words in common', async () => /同楼\s*电梯停/.test(await page.text()));
    await page.alt('a');
    await page.sees('并入事件');
    await keys(page, Key.ENTER);
    await page.sees('1 事件 / 2 户');

    // From the third on: Enter for the next, the room, Enter, Enter.
    for (const door of [1, 2, 3]) {
      await keys(page, Key.ENTER);
      await waits(page);
      await keys(page, `3-2-${door}01`, Key.ENTER);
      await page.eventually('what was said is next', async () => (await focused(page)) === 'intake_content');
      await keys(page, Key.ENTER);
      await page.sees(`1 事件 / ${door + 2} 户`);
    }
    const { answer: five } = await page.call('list_tickets', { tab: 'all' });
    assert.equal(five.rows.length, 5);
    assert.ok(five.rows.every(({ category, resident }) => category === 'complaint' && resident.person_id === null));

    // Everybody but one is reached.
    await keys(page, Key.ESCAPE);
    await page.misses('可以念给居民听');
    await page.press('1 事件 / 5 户');
    await page.sees('5 户、5 件来件');
    const missed = five.rows[0].number;
    await (await page.field(`已告知 ${missed}`)).click();
    // A phrase is filled for each of them from its own ticket.
    await (await page.field('告诉各户的内容')).click();
    await page.key(Key.F2);
    await page.type('查找常用语', '已处理好');
    await page.key(Key.ENTER);
    await page.eventually('the phrase is there', async () => (await page.valueOf('告诉各户的内容')).includes('{称呼}，您好'));
    await page.key('电梯已恢复运行');
    await page.press('反馈 4 件');
    await page.sees('已为 4 件记录反馈');
    const { answer: counts } = await page.call('count_tickets');
    assert.deepEqual([counts.answered, counts.unassigned], [4, 1]);
    const { answer: told } = await page.call('get_ticket', { number: five.rows[4].number });
    const { caller_name, number, timeline } = told;
    assert.match(timeline.at(-1).content, new RegExp(`^${caller_name ?? '住户'}，您好。.*已处理好：电梯已恢复运行。.*单号是 ${number}。$`));

    await page.press(`移出 ${missed}`);
    await page.sees('4 户、4 件来件');
  }));

/** The tickets that are offered as the same, in their order. */
function offers(page) {
  return page.driver.executeScript(
    `return [...document.querySelectorAll('[aria-label^="是同一事件 "]')].map((button) => button.ariaLabel.split(' ').at(-1))`,
  );
}

test('a ticket that is registered already is put with others by keyboard, taken out, and both are taken back', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const register = async (room, content, more = {}) =>
      (await page.call('register_ticket', { channel_id: 1, category: 'complaint', room, content, ...more })).answer.number;
    const first = await register('3-2-1502', '电梯停了，老人下不了楼');
    await register('3-2-1201', '电梯停在 8 楼不动', { same_as: first });
    const alone = await register('6-1-301', '垃圾没有人清');
    const mine = await register('3-2-802', '电梯停了一上午');
    await page.driver.navigate().refresh();
    await page.press(mine);
    await page.sees('经过');
    if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/tools.png`);
    await page.alt('j');
    await page.eventually('one can look for others', async () => (await page.text()).includes('是同一事件'));
    await page.sees('2 户');
    if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/join.png`);
    // What is called otherwise is looked for.
    await page.type('按内容找', '垃圾');
    await page.eventually('it is found', () => offers(page).then(([one]) => one === alone));
    await page.type('按内容找', '');
    await page.eventually('the likeliest is first again', () => offers(page).then(([one]) => one !== undefined && one !== alone));
    await page.alt('a');
    await page.sees('已并入事件，共 3 户');
    await page.sees('1 事件 / 3 户');
    const incident = async () => (await page.call('get_ticket', { number: mine })).answer.incident;
    assert.equal((await incident()).households, 3);
    // No field has the focus any more: Ctrl+Z is the act's.
    await page.command('z');
    await page.sees('已撤回');
    await page.eventually('it stands for itself', async () => (await incident()) === null);
    await page.button('并入事件 Alt+J');

    await page.press('并入事件 Alt+J');
    await page.eventually('both are offered as one', () => offers(page).then((all) => all.length === 1));
    await page.press(`是同一事件 ${(await offers(page))[0]}`);
    await page.sees('移出事件');
    await page.press('移出事件');
    await page.sees(`${mine} 已移出`);
    assert.equal(await incident(), null);
    await page.command('z');
    await page.eventually('it is back', async () => (await incident())?.households === 3);
    await page.sees('移出事件');
  }));

test('a suggestion box is opened with two slips, and once with none', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.sees('这里没有来件');
    await page.go('/box');
    await page.sees('还没有开箱记录');
    await page.type('件数', '2');
    await page.press('记下开箱');
    await page.sees('请填写');
    await page.type('见证人', '居民代表 王建国');
    await page.press('记下开箱');
    await page.sees('第 1 件，共 2 件');

    // Each slip is typed one after another; the next waits for the keyboard.
    await page.eventually('the slip waits', async () => (await focused(page)) === 'slip_content');
    await keys(page, '建议多修剪树枝');
    await page.alt('2');
    await keys(page, Key.ENTER);
    await page.sees('第 2 件，共 2 件');
    await page.eventually('the slip waits', async () => (await focused(page)) === 'slip_content');
    await keys(page, '垃圾没人管');
    await page.alt('1');
    await keys(page, Key.ENTER);
    await page.sees('已登记 2 / 2 件');
    await page.misses('信上所写');
    const { answer: slips } = await page.call('list_tickets', { tab: 'all' });
    assert.deepEqual(
      slips.rows.map(({ channel, category, room }) => [channel, category, room]).sort(),
      [['意见箱', 'complaint', null], ['意见箱', 'suggestion', null]],
    );
    const { answer: opening } = await page.call('get_box_opening', { id: 1 });
    assert.ok(opening.tickets.every(({ received_at }) => received_at === opening.opened_at));

    // A third slip stuck to the lid.
    await page.press('更正件数或见证人');
    await page.type('件数', '3');
    await page.press('保存');
    await page.sees('第 3 件，共 3 件');

    await page.press('新的开箱');
    await page.type('见证人', '李芳');
    await page.type('件数', '0');
    await page.press('记下开箱');
    await page.sees('箱内无件');
    const { answer: openings } = await page.call('list_box_openings');
    assert.deepEqual(openings.rows.map(({ slips, entered }) => [slips, entered]), [[0, 0], [3, 2]]);
  }));
