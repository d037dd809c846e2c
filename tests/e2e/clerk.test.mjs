// What a clerk does at the desk beside taking calls down: completing, marking, pasting, taking back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

/** The id of what has the focus. */
const focused = (page) => page.driver.executeScript('return document.activeElement?.id');
const focuses = (page, id) => page.eventually(`${id} has the focus`, async () => (await focused(page)) === id);

/** Sends the form that has the focus. */
async function send(page) {
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
}

/** Runs an operation past the page, and answers what it answers. */
async function must(page, operation, args) {
  const { answer, error } = await page.call(operation, args);
  assert.equal(error, undefined, `${operation}: ${JSON.stringify(error)}`);
  return answer;
}

async function household(page) {
  const { id } = await must(page, 'save_room', { room: '3-2-1502' });
  const people = [{ name: '王建国', role: 'owner', phones: ['13812345678'] }];
  await must(page, 'move_in', { room_id: id, people });
}

test('a ticket taken down in haste is completed by keyboard, and a colleague who changed it is shown first', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await household(page);
    const said = { channel_id: 1, category: 'inquiry', content: '水管漏水', room: '9-9', phone: '13700001111' };
    const { number } = await must(page, 'register_ticket', said);
    await page.press(number);
    await page.sees('补充/更正');
    await page.alt('b');
    await focuses(page, 'amend_look_up');
    await page.key('wjg', Key.ENTER);
    await focuses(page, 'amend_phone');
    await page.sees('138****5678');

    // Meanwhile a colleague notes something: it is shown, what was chosen stays, and nothing goes unseen.
    await must(page, 'add_note', { number, content: '住户又打来一次' });
    await page.sees('这件来件刚刚被别人更新过');
    await send(page);
    await page.sees('138****5678');
    assert.equal((await must(page, 'get_ticket', { number })).room, '9-9', 'nothing is changed yet');
    await page.press('按最新内容继续');
    await page.misses('这件来件刚刚被别人更新过');
    await focuses(page, 'amend_phone');
    await page.choose('主题', '设施维护');
    await send(page);
    await page.sees('已更正，经过里留有记录');
    await page.sees('9-9 → 3-2-1502');
    const changed = await must(page, 'get_ticket', { number });
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
    assert.equal((await must(page, 'get_ticket', { number })).phone_masked, '138****5678');
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
    const { rows } = await must(page, 'list_tickets', { tab: 'all' });
    assert.deepEqual(rows[0].marks, { urgent: true, important: true, about_staff: false });
    // The next begins without any.
    await page.key(Key.ENTER);
    await focuses(page, 'intake_look_up');
    const set = 'return [...document.querySelectorAll("[aria-label=标记] input")].some((box) => box.checked)';
    assert.equal(await page.driver.executeScript(set), false);
  }));
