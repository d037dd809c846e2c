// A morning at the desk, all of it by keyboard: twelve calls, an outage with twenty-three households, somebody who is
// not at home, a complaint that comes back, one that is late. In the end the screen counts what was done.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { linsheng, onDesktop } from './desktop.mjs';
import { manager } from './page.mjs';

/** How many keys a further caller with the same may take, the digits of the room apart. */
const mostKeys = 4;

/** Everybody who calls, by room. */
const rooms = [
  ...Array.from({ length: 23 }, (_, place) => `3-2-${Math.floor(place / 2) + 1}0${(place % 2) + 1}`),
  ...Array.from({ length: 12 }, (_, place) => `5-1-${place + 1}01`),
];

/** A keyboard, and nothing else: it has no way to press on a page but keys, and counts them. */
class Keyboard {
  #page;
  count = 0;

  constructor(page) {
    this.#page = page;
  }

  /** Presses keys one after the other, or types a text. */
  async press(...keys) {
    this.count += keys.reduce((sum, key) => sum + [...key].length, 0);
    await this.#page.key(...keys);
  }

  async command(key) {
    this.count += 1;
    await (key === Key.ENTER ? this.#held(Key.CONTROL, key) : this.#page.command(key));
  }

  async alt(key) {
    this.count += 1;
    await this.#page.alt(key);
  }

  #held(modifier, key) {
    return this.#page.driver.actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
  }

  /** Steps with Tab until the field or button with this id or name has the focus. */
  async tabTo(wanted, most = 60) {
    for (let steps = 0; steps <= most; steps += 1) {
      const at = await focus(this.#page);
      if (at.id === wanted || at.name === wanted || at.text === wanted) {
        return;
      }
      await this.press(Key.TAB);
    }
    throw new Error(`Tab does not come to ${wanted}; it is at ${JSON.stringify(await focus(this.#page))}`);
  }
}

/** What has the focus. */
const focus = (page) =>
  page.driver.executeScript(`const at = document.activeElement;
    const label = at?.closest('label')?.innerText.trim() ?? at?.getAttribute('aria-label') ?? '';
    return { id: at?.id ?? '', name: label, text: at?.innerText?.trim() ?? '' }`);
const focuses = (page, id) => page.eventually(`${id} has the focus`, async () => (await focus(page)).id === id);

/** Takes a call down: who, what, which kind, and which mark. Answers the number that was read aloud. */
async function call(page, keyboard, room, said, category, more = []) {
  await focuses(page, 'intake_look_up');
  await keyboard.press(room, Key.ENTER);
  await focuses(page, 'intake_content');
  await keyboard.press(said);
  await keyboard.alt(category);
  for (const key of more) {
    await keyboard.alt(key);
  }
  await keyboard.press(Key.ENTER);
  await page.sees('可以念给居民听');
  return (await page.text()).match(/您的单号是 (\S+?)。/)[1];
}

/** The next call: the form waits again. */
async function next(page, keyboard) {
  await keyboard.press(Key.ENTER);
  await page.misses('可以念给居民听');
}

/** The ticket is registered as one of so many households, and the next caller is offered. */
const joined = (page, households) =>
  page.eventually(`${households} households, and the next`, async () => {
    const offered = (await focus(page)).text === '登记同一事件的下一户';
    return offered && (await page.text()).includes(`1 事件 / ${households} 户`);
  });

/** Opens a ticket by looking for its number. */
async function open(page, keyboard, number) {
  await keyboard.command('f');
  await keyboard.command('a');
  await keyboard.press(number);
  await keyboard.press(Key.ENTER);
  await page.eventually('it is found', async () => {
    const rows = await page.rows();
    return rows.length === 1 && rows[0].includes(number);
  });
  await keyboard.tabTo(number);
  await keyboard.press(Key.ENTER);
  await page.sees('经过');
  await page.settles();
}

/** Chooses an act by its name as the panel lists it, and waits for its form. */
async function act(page, keyboard, place, field) {
  await keyboard.alt(String(place));
  await page.eventually(`${field} is shown`, async () => {
    const { id, name } = await focus(page);
    return id.includes(field) || name === field;
  });
}

/** What the tabs of the list count, as the screen shows it. */
async function counts(page) {
  const shown = await page.driver.executeScript(
    `return [...document.querySelectorAll('[role=tab]')].map((tab) => /^(\\D+?)\\s*(\\d*)$/.exec(tab.innerText.trim())?.slice(1) ?? [])`,
  );
  return Object.fromEntries(shown.map(([name, count]) => [name, Number(count)]));
}

/** An office whose households are known, with a complaint that was taken down fifty hours ago and answered by nobody. */
function office(desktop, page) {
  const calls = rooms.map((room) => ['save_room', { room }]);
  calls.push(['add_staff', { login: 'li', name: '李芳', roles: ['service'] }]);
  const late = new Date(Date.now() - 50 * 3_600_000).toISOString();
  calls.push([
    'register_ticket',
    { channel_id: 1, category: 'complaint', content: '路灯坏了三天', received_at: late, late_entry_reason: '值班本补录' },
  ]);
  const input = calls.map(([method, params], id) => JSON.stringify({ jsonrpc: '2.0', id, method, params })).join('\n');
  const output = execFileSync(linsheng, ['rpc', desktop.office()], { input: `${input}\n`, env: desktop.env, encoding: 'utf8' });
  for (const line of output.trim().split('\n')) {
    assert.equal(JSON.parse(line).error, undefined, line);
  }
  return page.driver.navigate().refresh();
}

test('a morning at the desk, by keyboard alone', { timeout: 280_000 }, (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await office(desktop, page);
    await page.sees(manager.manager_name);
    await page.settles();
    const keyboard = new Keyboard(page);

    // Eleven calls about this and that; the twelfth is the outage.
    await keyboard.command('n');
    const calls = [
      ['停车费怎么交', '3', []],
      ['建议多种些桂花', '2', []],
      ['楼上半夜装修', '1', []],
      ['家里水管漏水', '1', ['z']],
      ['保安态度不好', '1', ['c']],
      ['门禁卡怎么补办', '3', []],
      ['垃圾没有清', '1', []],
      ['希望装充电桩', '2', []],
      ['快递柜打不开', '1', []],
      ['活动室几点开门', '3', []],
      ['单元门关不上', '1', ['x']],
    ];
    const numbers = [];
    for (const [place, [said, category, marks]] of calls.entries()) {
      numbers.push(await call(page, keyboard, rooms[23 + place], said, category, marks));
      await next(page, keyboard);
    }
    const outage = await call(page, keyboard, rooms[0], '整栋楼停电了', '1', ['z']);

    // The second caller joins the first; from the third on only who calls is left to say.
    await next(page, keyboard);
    await focuses(page, 'intake_look_up');
    await keyboard.press(rooms[1], Key.ENTER);
    await focuses(page, 'intake_content');
    await keyboard.press('停电了');
    await page.sees('可能是同一件事');
    await page.eventually('the outage is the first', async () => /停电[\s\S]*Alt\+A/.test(await page.text()));
    await keyboard.alt('a');
    await page.sees('并入事件');
    await keyboard.press(Key.ENTER);
    await joined(page, 2);
    for (let place = 2; place < 23; place += 1) {
      const before = keyboard.count;
      await keyboard.press(Key.ENTER);
      await focuses(page, 'intake_look_up');
      await keyboard.press(rooms[place], Key.ENTER);
      await focuses(page, 'intake_content');
      await keyboard.press(Key.ENTER);
      await joined(page, place + 1);
      const pressed = keyboard.count - before - rooms[place].length;
      assert.ok(pressed <= mostKeys, `${rooms[place]} took ${pressed} keys`);
    }
    await keyboard.press(Key.ESCAPE);
    await page.misses('可以念给居民听');

    // Nobody is at home where the pipe leaks: assigned, and suspended until tomorrow.
    await open(page, keyboard, numbers[3]);
    await act(page, keyboard, 1, 'staff_id');
    await keyboard.press('李芳', Key.ENTER);
    await keyboard.command(Key.ENTER);
    await page.sees('分派给 李芳');
    await act(page, keyboard, 4, '住户不在家');
    await keyboard.press(Key.SPACE);
    await keyboard.tabTo('suspend_until');
    const day = new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    await keyboard.press(`${day} 09:00`, Key.TAB);
    await keyboard.command(Key.ENTER);
    await page.sees('挂起：住户不在家');

    // Answered, closed, and back again the same morning.
    await open(page, keyboard, numbers[6]);
    await act(page, keyboard, 2, 'channel_id');
    await keyboard.tabTo('give_feedback_content');
    await keyboard.press('垃圾已清走。');
    await keyboard.command(Key.ENTER);
    await page.sees('反馈居民');
    await act(page, keyboard, 1, 'summary');
    await keyboard.command(Key.ENTER);
    await page.sees('只能查看');
    await act(page, keyboard, 1, 'reason');
    await keyboard.press('又堆起来了');
    await keyboard.command(Key.ENTER);
    await page.sees('重新打开 1 次');

    // The one that is late is answered, and stays late.
    await keyboard.command('f');
    await keyboard.command('a');
    await keyboard.press('路灯', Key.ENTER);
    await page.eventually('it is found', async () => (await page.rows()).flat().some((cell) => cell.includes('路灯坏了三天')));
    const [, , lamp] = (await page.rows())[0];
    await keyboard.tabTo(lamp);
    await keyboard.press(Key.ENTER);
    await page.sees('已超时');
    await page.settles();
    await act(page, keyboard, 2, 'channel_id');
    await keyboard.tabTo('give_feedback_content');
    await keyboard.press('路灯今天修好了。');
    await keyboard.command(Key.ENTER);
    await page.sees('超时反馈');

    // A wrong person, taken back at once.
    await open(page, keyboard, numbers[0]);
    await act(page, keyboard, 1, 'staff_id');
    await keyboard.press('李芳', Key.ENTER);
    await keyboard.command(Key.ENTER);
    await page.sees('分派给 李芳');
    await keyboard.command('z');
    await page.sees('撤回：分派');

    // 12 calls, 22 more with the outage, and the late one.
    await keyboard.command('f');
    await keyboard.command('a');
    await keyboard.press(Key.BACK_SPACE, Key.ENTER);
    await page.sees(numbers[0]);
    const expected = { 待分派: 32, 处理中: 1, 挂起: 1, 已反馈: 1, 已超时: 0, 已归档: 0, 全部: 35 };
    await page.eventually(`the screen counts ${JSON.stringify(expected)}`, async () => {
      const shown = await counts(page);
      return Object.entries(expected).every(([name, count]) => shown[name] === count);
    });
    await keyboard.command('f');
    await keyboard.command('a');
    await keyboard.press(outage, Key.ENTER);
    await page.sees('1 事件 / 23 户');
  }));
