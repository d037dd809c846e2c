// What a clerk does at the desk beside taking calls down: completing, marking, pasting, taking back.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { colleague } from './colleague.mjs';
import { onDesktop } from './desktop.mjs';
import { manager } from './page.mjs';

/** The id of what has the focus. */
const focused = (page) => page.driver.executeScript('return document.activeElement?.id');
const focuses = (page, id) => page.eventually(`${id} has the focus`, async () => (await focused(page)) === id);

/** Sends the form that has the focus. */
async function send(page) {
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
}

async function household(page) {
  const { id } = await page.must('save_room', { room: '3-2-1502' });
  const people = [{ name: '王建国', role: 'owner', phones: ['13812345678'] }];
  await page.must('move_in', { room_id: id, people });
}

test('a ticket taken down in haste is completed by keyboard, and a colleague who changed it is shown first', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await household(page);
    const said = { channel_id: 1, category: 'inquiry', content: '水管漏水', room: '9-9', phone: '13700001111' };
    const { number } = await page.must('register_ticket', said);
    await page.press(number);
    await page.sees('补充/更正');
    await page.alt('b');
    await focuses(page, 'amend_look_up');
    await page.key('wjg', Key.ENTER);
    await focuses(page, 'amend_phone');
    await page.sees('138****5678');

    // Meanwhile a colleague notes something: it is shown, what was chosen stays, and nothing goes unseen.
    await page.must('add_note', { number, content: '住户又打来一次' });
    await page.sees('这件来件刚刚被别人更新过');
    await send(page);
    await page.sees('138****5678');
    assert.equal((await page.must('get_ticket', { number })).room, '9-9', 'nothing is changed yet');
    await page.press('按最新内容继续');
    await page.misses('这件来件刚刚被别人更新过');
    await focuses(page, 'amend_topic_id');
    await page.key('设施维护');
    await page.settles();
    await page.key(Key.ENTER);
    await send(page);
    await page.sees('已更正，经过里留有记录');
    await page.sees('9-9 → 3-2-1502');
    const changed = await page.must('get_ticket', { number });
    assert.deepEqual(
      [changed.room, changed.caller_name, changed.phone_masked, changed.topic.name],
      ['3-2-1502', '王建国', '138****5678', '设施维护'],
    );

    // What is begun is kept; Escape lets it go.
    await page.alt('b');
    await focuses(page, 'amend_phone');
    await page.key('13911112222');
    await page.key(Key.ESCAPE);
    await page.misses('保存更正');
    assert.equal((await page.must('get_ticket', { number })).phone_masked, '138****5678');
  }));

test('a call is marked by one key each, and the marks say what they mean', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.command('n');
    await focuses(page, 'intake_look_up');
    await page.sees('只有物业经理和监督小组看得到');
    await page.key('9-9-909', Key.ENTER);
    await focuses(page, 'intake_content');
    await page.key('电梯困人');
    await page.alt('1');
    await page.alt('z');
    await page.alt('x');
    await page.alt('c');
    await page.alt('c');
    await page.key(Key.ENTER);
    await page.sees('可以念给居民听');
    const { rows } = await page.must('list_tickets', { tab: 'all' });
    assert.deepEqual(rows[0].marks, { urgent: true, important: true, about_staff: false });
    // The next begins without any.
    await page.key(Key.ENTER);
    await focuses(page, 'intake_look_up');
    const set = 'return [...document.querySelectorAll("[aria-label=标记] input")].some((box) => box.checked)';
    assert.equal(await page.driver.executeScript(set), false);
  }));

test('a button that goes when it is pressed by a key hands the focus on', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await household(page);
    const enter = async (button) => {
      await page.driver.executeScript('arguments[0].focus()', await page.button(button));
      await page.key(Key.ENTER);
      await page.misses(button);
    };
    await page.command('n');
    await focuses(page, 'intake_look_up');
    await enter('改为更早');
    await focuses(page, 'intake_received_at');
    await page.type('居民所说', '水管漏水，还没说完');
    await page.key(Key.ESCAPE);
    await page.misses('居民所说');

    // Somebody else who calls meanwhile is offered, and taken by one key.
    await page.command('k');
    await focuses(page, 'look-up');
    await page.key('wjg');
    await page.sees('138****5678');
    await page.command('n');
    await page.sees('上一件还没有登记完');
    await page.settles();
    await enter('来电人改为 王建国');
    await focuses(page, 'intake_content');
    assert.equal(await page.valueOf('居民所说'), '水管漏水，还没说完');
  }));

test('a chat is pasted, looked over and registered, each message with its channel and its moment', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await household(page);
    await page.go('/messages');
    await page.sees('拆成单条');
    const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const chat = [
      `3-2-1502 王建国 ${yesterday} 09:12:33`,
      '电梯坏了，老人下不了楼',
      `曾静 ${yesterday} 09:20:05`,
      '谢谢物业',
      `曾静 ${yesterday} 10:00:00`,
      '小区的花什么颜色',
    ].join('\n');
    // As a clipboard brings it, in one piece.
    const paste = `const box = document.getElementById('messages_text'); box.focus();
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, arguments[0]);
      box.dispatchEvent(new Event('input', { bubbles: true }));`;
    await page.driver.executeScript(paste, chat);
    await send(page);
    await page.sees('登记 3 条');
    assert.equal(await page.valueOf('第 1 条：房号'), '3-2-1502');
    assert.equal(await page.valueOf('第 1 条：姓名'), '王建国');
    await focuses(page, 'message-1');

    // The second is no ticket; the third has no category yet, and stays with its words when it is refused.
    await (await page.field('第 2 条：居民所说')).click();
    await page.alt('x');
    await page.sees('登记 2 条');
    await (await page.field('第 1 条：居民所说')).click();
    await send(page);
    await page.sees('已登记 1 条');
    await page.sees('请选类别：投诉、建议或咨询。');
    await focuses(page, 'message-3');
    assert.equal(await page.valueOf('第 3 条：居民所说'), '小区的花什么颜色');

    // Half-done, it outlives the window.
    await page.driver.navigate().refresh();
    await page.shows();
    await page.sees('已登记');
    await page.eventually('the words', async () => (await page.valueOf('第 3 条：居民所说')) === '小区的花什么颜色');
    await (await page.field('第 3 条：居民所说')).click();
    await page.alt('3');
    await send(page);
    await page.eventually('both are there', async () => (await page.must('count_tickets')).all === 2);
    const { rows } = await page.must('list_tickets', { tab: 'all' });
    const expected = [
      ['在线平台', 'inquiry', null, '曾静', `${yesterday}T02:00:00Z`],
      ['在线平台', 'complaint', '3-2-1502', '王建国', `${yesterday}T01:12:33Z`],
    ];
    assert.deepEqual(
      rows.map(({ channel, category, room, caller_name, received_at }) => [channel, category, room, caller_name, received_at]),
      expected,
    );
    const { late_entry_reason } = await page.must('get_ticket', { number: rows[0].number });
    assert.equal(late_entry_reason, '群里留言，整理后登记');
    await page.press('收起已处理的');
    await page.misses('收起已处理的');
    assert.equal(await page.must('get_draft', { kind: 'messages' }), null);
  }));

/** A picture of one white dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+M8AAAIBAQDJ/pLvAAAAAElFTkSuQmCC';

/** Pastes a file where the focus is. */
function paste(page, name, bytes) {
  return page.driver.executeScript(
    `const bytes = Uint8Array.from(atob(arguments[1]), (c) => c.charCodeAt(0));
     const data = new DataTransfer();
     data.items.add(new File([bytes], arguments[0], { type: 'image/png' }));
     document.activeElement.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));`,
    name,
    bytes,
  );
}

/** Records an opening of the suggestion box and shows its slips. */
async function openBox(page, slips) {
  const box = (await page.must('list_channels')).find(({ kind }) => kind === 'box');
  const opening = await page.must('register_box_opening', { channel_id: box.id, opener_id: 1, witness: '王建国', slips });
  await page.go('/box');
  await page.sees(`已登记 0 / ${slips} 件`);
  await page.pressText(`已登记 0 / ${slips} 件`);
  await focuses(page, 'slip_content');
  return { ...opening, box: box.id };
}

test('a photograph of a slip outlives a crash and goes with the ticket that is registered from it', (t) =>
  onDesktop(t, {}, async (desktop) => {
    let page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const opening = await openBox(page, 2);
    await paste(page, '信件.png', dot);
    await page.sees('信件.png');
    // What is no photograph is refused at once, at its place.
    await paste(page, '不是照片.png', Buffer.from('MZ no picture').toString('base64'));
    await page.sees('只能添加照片');
    await page.misses('不是照片.png');

    // The power fails; both words and photographs are still there, for nobody else and nowhere plain.
    await page.key('路灯不亮');
    await page.eventually('the words are kept', async () => (await page.must('get_draft', { kind: `slip.${opening.id}` })) !== null);
    await desktop.crash(page);
    const bytes = Buffer.from(dot, 'base64');
    for (const file of readdirSync(desktop.office(), { recursive: true, withFileTypes: true })) {
      const plain = file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(bytes);
      assert.ok(!plain, `${file.name} has the photograph in plain`);
    }
    page = await desktop.open(['--data', desktop.office()]);
    await page.signIn(manager.login, manager.password, `/box?opening=${opening.id}`);
    await page.sees('信件.png');
    await page.eventually('the words are back', async () => (await page.valueOf('信上所写')) === '路灯不亮');
    await page.go('/tickets');
    await page.misses('信件.png');
    await page.go('/box');
    await page.pressText('已登记 0 / 2 件');
    await page.sees('信件.png');
    await focuses(page, 'slip_content');
    await page.alt('1');
    await page.key(Key.ENTER);
    await page.sees('第 2 件，共 2 件');
    await page.misses('信件.png');
    const [ticket] = (await page.must('get_box_opening', { id: opening.id })).tickets;
    const files = await page.must('list_attachments', { number: ticket.number });
    assert.deepEqual(files.map(({ name, kind }) => [name, kind]), [['信件.png', 'png']]);
  }));

test('a slip stays while a colleague enters others, and takes its photographs along when it is given up', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const opening = await openBox(page, 1);
    const draft = `slip.${opening.id}`;
    const kept = async () => [await page.must('get_draft', { kind: draft }), await page.must('list_draft_files', { draft })];
    await paste(page, '信件.png', dot);
    await page.sees('信件.png');
    await page.key('路灯不亮');
    // The only one that was counted is entered elsewhere: what is being written here is one more, and is not taken away.
    colleague(desktop, [['register_ticket', { channel_id: opening.box, category: 'inquiry', content: '问', box_opening_id: opening.id }]]);
    await page.sees('箱内的信件都已登记');
    assert.equal(await page.valueOf('信上所写'), '路灯不亮');
    assert.equal(await focused(page), 'slip_content');
    // Nothing written any more is not yet given up.
    await page.type('信上所写', '');
    await page.eventually('the words are gone', async () => (await kept())[0] === null);
    assert.equal((await kept())[1].length, 1);
    await page.key('楼道灯不亮');

    await page.press('放弃这件');
    await page.sees('已拍的 1 张照片会一起删除');
    await page.press('取消');
    assert.equal(await page.valueOf('信上所写'), '楼道灯不亮');
    await page.press('更正件数或见证人');
    await page.type('件数', '2');
    await page.press('保存');
    await page.sees('第 2 件，共 2 件');
    assert.equal(await page.valueOf('信上所写'), '楼道灯不亮');
    await page.press('放弃这件');
    await page.press('放弃并删除');
    await page.misses('信件.png');
    await page.eventually('nothing is kept of it', async () => JSON.stringify(await kept()) === '[null,[]]');
    await focuses(page, 'slip_content');

    // There was none after all: what is half filled in goes with the count.
    await paste(page, '另一封.png', dot);
    await page.sees('另一封.png');
    await page.key('不要了');
    await page.eventually('the words are kept', async () => (await kept())[0] !== null);
    await page.press('更正件数或见证人');
    await page.type('件数', '1');
    await page.sees('正在写的这件连同照片会一起清除');
    await page.press('保存');
    await page.misses('信上所写');
    assert.deepEqual(await kept(), [null, []]);
  }));

test('the last act is taken back by Ctrl+Z, a mistaken entry with its reason', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const { number } = await page.must('register_ticket', { channel_id: 1, category: 'inquiry', content: '停车怎么收费' });
    await page.press(number);
    await page.choose('责任人', '林静怡');
    await page.press('分派');
    await page.sees('撤回');
    const status = async () => (await page.must('get_ticket', { number })).status;
    await page.eventually('assigned', async () => (await status()) === 'in_progress');
    await page.command('z');
    await page.sees('撤回：分派');
    assert.equal(await status(), 'unassigned');

    // What is offered can be pressed as well.
    await page.choose('责任人', '林静怡');
    await page.press('分派');
    await page.press('撤回 Ctrl+Z');
    await page.eventually('it is taken back', async () => (await status()) === 'unassigned');

    // In a field, Ctrl+Z is the text's own.
    await page.choose('责任人', '林静怡');
    await page.press('分派');
    await page.sees('已分派');
    await page.settles();
    await page.alt('2');
    await focuses(page, 'add_note_content');
    await page.key('写到一半');
    await page.command('z');
    await page.misses('写到一半');
    assert.equal(await status(), 'in_progress');

    await page.command('n');
    await focuses(page, 'intake_look_up');
    await page.key('9-9-909', Key.ENTER);
    await focuses(page, 'intake_content');
    await page.key('同一个电话登记了两次');
    await page.alt('1');
    await page.key(Key.ENTER);
    await page.sees('登记错了');
    await page.command('z');
    await page.sees('只用于误登');
    await focuses(page, 'undo_reason');
    await page.key('登记重了', Key.ENTER);
    await focuses(page, 'intake_look_up');
    const { cancelled, all } = await page.must('count_tickets');
    assert.deepEqual([cancelled, all], [1, 2]);
  }));

test('all keys are on one sheet of the help, which F1 opens and Escape closes', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const { number } = await page.must('register_ticket', { channel_id: 1, category: 'inquiry', content: '停车怎么收费' });
    await page.press(number);
    await page.sees('经过');
    await page.key(Key.F1);
    await page.sees('分派、转派、退回');
    await page.pressText('键盘一览');
    for (const [keys, what] of [['Ctrl+N', '登记来件'], ['Alt+1–9', '选办理动作'], ['Alt+Q W E', '采纳推荐的主题'], ['F1', '帮助']]) {
      await page.sees(keys);
      await page.sees(what);
    }
    await page.key(Key.ESCAPE);
    await page.misses('采纳推荐的主题');
    await page.sees('经过');
    await page.press('帮助 F1');
    await page.pressText('键盘一览');
    await page.sees('采纳推荐的主题');
  }));
