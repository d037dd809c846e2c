// Whoever has a keyboard only, hears the page, or sees it twice as large, comes to everything: over all pages of the demo
// office, and over all that opens on them. LINSHENG_ALL_FINDINGS=1 counts what axe-core finds minor or moderate as well;
// LINSHENG_PICTURES=1 takes a picture of every page at every size, into tests/e2e/out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { linsheng, onDesktop, out } from './desktop.mjs';
import { manager } from './page.mjs';
import { arm, ask } from './reach.mjs';
import { pages, visits } from './visits.mjs';

let office;
/** The operations that change nothing. */
let reads;

before(() => {
  office = demoOffice();
  const table = execFileSync(linsheng, ['operations', '--markdown'], { encoding: 'utf8' });
  reads = [...table.matchAll(/^\| `(\w+)` \| read \|/gm)].map(([, name]) => name);
});

/** Signs somebody in whose window looks so. */
async function sit(page, as, preferences) {
  // Whoever sat here before may only read.
  await page.driver.navigate().refresh();
  await page.shows();
  await page.driver.executeScript(`localStorage.setItem('linsheng.preferences', arguments[0])`, JSON.stringify(preferences));
  await page.signIn(as, 'cuihu-2026', '/settings');
  await arm(page, reads);
  await ask(page, 'rest');
}

const addressOf = ({ at }) => at.split('?')[0];

test('every page is visited', async (t) => {
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    const visited = new Set((await visits((operation, args) => page.must(operation, args))).map(addressOf));
    assert.deepEqual(pages().filter((path) => !visited.has(path)), [], 'pages of routes.tsx that visits.mjs leaves out');
  });
});

/** Whether a finding keeps somebody out. */
const serious = ({ impact }) => process.env.LINSHENG_ALL_FINDINGS || impact === 'serious' || impact === 'critical';

/** What axe finds on what is shown, as lines. */
async function findings(page, where) {
  const found = await ask(page, 'audit');
  return found.filter(serious).map(({ impact, line }) => `${where}: ${impact} ${line}`);
}

/** Whoever sits at the window while `look` is taken at each visit: in Chinese by day, then in English by night. */
async function inBothLooks(page, look) {
  await page.signIn();
  const places = await visits((operation, args) => page.must(operation, args));
  const wrong = [];
  for (const preferences of [{ language: 'zh-CN', look: 'light' }, { language: 'en', look: 'dark' }]) {
    let sits;
    for (const { as, at } of places) {
      if (as !== sits) {
        await sit(page, as, preferences);
        sits = as;
      }
      await ask(page, 'go', at);
      const found = await look(as, at);
      wrong.push(...found.map((line) => `${preferences.language} ${preferences.look} ${as} ${line}`));
    }
  }
  return wrong;
}

test('axe finds nothing on any page that keeps anybody out', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    assert.deepEqual(await inBothLooks(page, (as, at) => findings(page, at)), []);
  }));

/**
 * What axe finds on everything that a button of a page opens. Each kind of button is pressed once for a page and a post; in
 * the second look only those that opened something.
 */
async function behindButtons(page, as, at, pressed, openers) {
  const wrong = [];
  const place = `${as} ${at}`;
  const again = openers.has(place);
  const buttons = again ? openers.get(place) : await ask(page, 'openers');
  openers.set(place, again ? buttons : []);
  for (const button of buttons) {
    const kind = `${as} ${addressOf({ at })} ${button.name}`;
    if (!again && pressed.has(kind)) {
      continue;
    }
    pressed.add(kind);
    await ask(page, 'press', button.place);
    if ((await ask(page, 'overlays')) > 0) {
      if (!again) {
        openers.get(place).push(button);
      }
      wrong.push(...(await findings(page, `${at} “${button.name}”`)));
      await page.key(Key.ESCAPE);
      await ask(page, 'rest');
    }
    if ((await page.driver.executeScript('return location.hash')) !== `#${at}` || (await ask(page, 'overlays')) > 0) {
      await ask(page, 'go', '/settings?section=about');
      await page.key(Key.ESCAPE);
      await ask(page, 'go', at);
    }
  }
  return wrong;
}

test('nor on what opens there', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    const pressed = new Set();
    const openers = new Map();
    assert.deepEqual(await inBothLooks(page, (as, at) => behindButtons(page, as, at, pressed, openers)), []);
  }));

test('nor before the desk, nor on the help and what the keys of every page open', async (t) => {
  for (const look of ['light', 'dark']) {
    await onDesktop(t, {}, async (desktop) => {
      const page = await desktop.open(['--data', desktop.office()]);
      const wrong = [];
      const seen = async (where) => {
        await arm(page);
        await ask(page, 'rest');
        wrong.push(...(await findings(page, `${look} ${where}`)));
      };
      await page.sees('开始使用邻声');
      await page.driver.executeScript(`localStorage.setItem('linsheng.preferences', arguments[0])`, JSON.stringify({ language: 'zh-CN', look }));
      await page.driver.navigate().refresh();
      await page.sees('开始使用邻声');
      await seen('set-up');
      await page.press('开始使用');
      await page.sees('请填写');
      await seen('set-up, nothing filled in');
      await page.type('小区名称', '翠湖花园');
      await page.type('姓名', manager.manager_name);
      await page.type('登录名', manager.login);
      await page.type('密码', manager.password);
      await page.type('再输一次密码', manager.password);
      await page.press('开始使用');
      await page.sees('它只显示这一次');
      await seen('recovery key');
      await page.pressText('我已经把恢复密钥收好了');
      await page.press('进入邻声');
      await page.sees('三步开始');

      await page.key(Key.F1);
      await page.field('在手册里找');
      await seen('help');
      await page.type('在手册里找', '反馈');
      await seen('what was found in the help');
      await page.pressText('键盘一览');
      await seen('all keys');
      await page.key(Key.ESCAPE);
      await page.command('k');
      await page.sees('查看住户');
      await seen('finding a resident');
      await page.key(Key.ESCAPE);
      await page.press('当前用户');
      await page.sees('换人登录');
      await seen('the menu of the person');
      await page.press('修改密码');
      await page.sees('原密码');
      await seen('another password');
      await page.key(Key.ESCAPE);

      await page.must('add_staff', { login: 'chen', name: '陈雨', roles: ['service'] });
      const { id } = (await page.must('list_staff')).find(({ login }) => login === 'chen');
      await page.must('reset_password', { staff_id: id, new_password: 'first-jade-1' });
      await page.command('l');
      await page.sees('已锁定');
      await seen('locked');
      await page.press('换人登录');
      await page.sees('所有人都登录不了？');
      await seen('sign-in');
      await page.press('登录');
      await page.sees('请填写');
      await seen('sign-in, nothing filled in');
      await page.press('所有人都登录不了？');
      await page.field('恢复密钥');
      await seen('the recovery key is asked for');
      await page.signIn('chen', 'first-jade-1', '/');
      await page.field('新密码');
      await seen('a password of one’s own is due');
      assert.deepEqual(wrong, []);
    });
  }
});

/** The pages themselves, without what may be open on them. */
async function mainPages(page) {
  const all = await visits((operation, args) => page.must(operation, args));
  return all.filter(({ as, at }, place) => as === 'manager' && all.findIndex((other) => addressOf(other) === addressOf({ at })) === place);
}

test('Tab comes to everything that can be pressed, is seen where it is, and is never lost', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    const places = await mainPages(page);
    await sit(page, 'manager', { language: 'zh-CN', look: 'light' });
    const wrong = [];
    for (const { at } of places) {
      await ask(page, 'go', at);
      let walk;
      let stops;
      let missed;
      let unseen;
      // The pages of a paper are painted one after the other: what came while Tab was on its way is come to by the next round.
      for (let rounds = 0; rounds < 3 && missed?.length !== 0; rounds += 1) {
        stops = await ask(page, 'follow');
        walk = { steps: 0 };
        for (let before = -1; !walk.round && walk.steps < stops * 2 && walk.steps !== before; ) {
          before = walk.steps;
          await page.key(...Array.from({ length: 20 }, () => Key.TAB));
          walk = await ask(page, 'followed');
        }
        ({ missed, unseen } = await ask(page, 'missed'));
      }
      wrong.push(...missed.map((one) => `${at}: Tab does not come to ${one}`), ...unseen.map((one) => `${at}: ${one} has the focus unseen`));
      if (walk.lost) {
        wrong.push(`${at}: the focus is lost after ${walk.steps} of ${stops} steps`);
      }
    }
    assert.deepEqual(wrong, []);
  }));

test('at 125, 150 and 200 per cent nothing is cut off and nothing lies beyond the side', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    const places = await mainPages(page);
    const beside = (await visits((operation, args) => page.must(operation, args))).filter(({ as, at }) => as === 'manager' && /[?&](ticket|order|household|meeting|wave|notice|sample)=/.test(at));
    const wrong = [];
    for (const zoom of [125, 150, 200]) {
      await sit(page, 'manager', { language: zoom === 150 ? 'en' : 'zh-CN', look: 'light', zoom });
      await page.eventually(`everything is larger by ${zoom} %`, async () =>
        Math.abs((await page.driver.executeScript('return innerWidth')) - 128_000 / zoom) < 2,
      );
      for (const { at } of [...places, ...beside]) {
        await ask(page, 'go', at);
        if (process.env.LINSHENG_PICTURES) {
          await page.photograph(join(out, `zoom-${zoom}-${at.replaceAll(/[^\w-]+/g, '_')}.png`));
        }
        wrong.push(...(await ask(page, 'hidden')).map((line) => `${zoom} % ${at}: ${line}`));
      }
    }
    assert.deepEqual(wrong, []);
  }));

test('everything is made larger by keys and in the settings, and stays so', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', 'cuihu-2026', '/settings?section=look');
    await page.sees('跟随系统');
    const is = (percent) =>
      page.eventually(`the window shows ${percent} %`, () =>
        page.driver.executeScript(
          `return Math.abs(innerWidth - 128000 / arguments[0]) < 2
             && document.querySelector('[aria-label=大小] input:checked')?.closest('label').innerText.trim() === arguments[0] + ' %'`,
          percent,
        ),
      );
    await is(100);
    await page.command('=');
    await page.command('=');
    await is(150);
    await page.command('-');
    await is(125);
    await page.driver.navigate().refresh();
    await page.sees('跟随系统');
    await is(125);
    // A driver does not know where things are once they are larger.
    await page.driver.executeScript(`document.querySelector('[aria-label=大小] label:last-child').click()`);
    await is(200);
    await page.command('0');
    await is(100);
  }));

test('what is closed by Escape gives the focus back to what opened it, one thing at a time', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', 'cuihu-2026', '/tickets?tab=all');
    await page.eventually('the list', async () => (await page.rows()).length > 2);
    const at = () => page.driver.executeScript('const it = document.activeElement; return [it.getAttribute("aria-label"), it.title, it.innerText].join(" ")');
    const has = (name) => page.eventually(`${name} has the focus`, async () => (await at()).includes(name));
    const press = async (name, ...keys) => {
      await page.driver.executeScript('arguments[0].focus()', await page.button(name));
      await page.key(...keys);
    };
    const [, second, third] = (await page.rows()).map((row) => row[2]);

    // A ticket, the drawer above it, then the ticket: each Escape closes the top one.
    await press(second, Key.ENTER);
    await page.sees('经过');
    await press('登记来件', Key.ENTER);
    await page.eventually('the form waits', () => page.driver.executeScript(`return document.activeElement.id === 'intake_look_up'`));
    await page.settles();
    await page.key(Key.ESCAPE);
    await page.misses('居民所说');
    await page.sees('经过');
    await has('登记来件');
    await press('关闭详情', Key.ENTER);
    await page.misses('经过');
    await has(second);

    // The list is walked, and what is opened from it by the mouse, beside its number, leads back to its number.
    await page.key(Key.ARROW_DOWN);
    await has(third);
    await page.pressCell(second);
    await page.sees('经过');
    await page.driver.executeScript('document.activeElement.blur()');
    await page.key(Key.ESCAPE);
    await page.misses('经过');
    await has(second);

    // Windows above the page, and menus.
    for (const [button, seen] of [['查找住户', '查看住户'], ['当前用户', '换人登录'], ['视图', '保存']]) {
      await press(button, Key.ENTER);
      await page.sees(seen);
      await page.settles();
      await page.key(Key.ESCAPE);
      await page.misses(seen);
      await has(button);
    }
  }));

test('every page has its name, which is said when one comes to it, and tables are walked by the arrows', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    const places = await mainPages(page);
    await sit(page, 'manager', { language: 'zh-CN', look: 'light' });
    const said = [];
    for (const { at } of places) {
      await ask(page, 'go', at);
      const now = () =>
        page.driver.executeScript(
          `return [document.title, document.querySelector('.shell > [role=status]').innerText, document.querySelectorAll('main h1').length]`,
        );
      // A page that is shown for the first time comes later on a busy machine.
      const [title, status, heads] = await page.eventually(`${at} says its name`, async () => {
        const shown = await now();
        return shown[1] !== said.at(-1) && shown[2] > 0 ? shown : null;
      });
      assert.equal(title, `${status} · 邻声`, at);
      assert.equal(heads, 1, `${at} has one head`);
      said.push(status);
    }
    assert.equal(new Set(said).size, places.length, `each its own: ${said}`);

    await ask(page, 'go', '/meetings');
    const rows = await page.rows();
    await page.driver.executeScript(`document.querySelector('tbody tr button').focus()`);
    await page.key(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_UP);
    const focused = await page.driver.executeScript('return document.activeElement.closest("tr").innerText');
    assert.ok(rows[1].every((cell) => focused.includes(cell.split('\n')[0])), `${focused} is ${rows[1]}`);
  }));

test('what vanishes under the focus leaves it on the part of the page where it was', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', 'cuihu-2026', '/');
    await page.sees('会议提醒');
    // The link goes with its page: the next Tab goes on in the new one.
    await page.driver.executeScript(`document.querySelector('section[aria-label="会议提醒"] a').focus()`);
    await page.key(Key.ENTER);
    await page.misses('会议提醒');
    await page.eventually('the content has the focus', () => page.driver.executeScript(`return document.activeElement.id === 'content'`));
    await page.key(Key.TAB);
    await page.eventually('Tab goes on in it', () => page.driver.executeScript(`return document.activeElement.closest('#content') !== null && document.activeElement.id !== 'content'`));
  }));
