// The first quarter of an hour: from nothing to the first ticket by the keyboard, the sample and the way back from it, what empty
// pages say, and the news after an update.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';
import { manager } from './page.mjs';

/** What has the focus: its label or its words. */
const focus = (page) =>
  page.driver.executeScript(
    `const it = document.activeElement;
     return it.labels?.[0]?.innerText.trim() || it.getAttribute('aria-label') || it.innerText?.trim() || it.title || it.id`,
  );

/** Goes on by Tab until this has the focus; answers how many keys that took. */
async function tabTo(page, name, most = 12) {
  for (let keys = 0; keys <= most; keys += 1) {
    if ((await focus(page)) === name) {
      return keys;
    }
    await page.key(Key.TAB);
  }
  throw new Error(`Tab does not come to “${name}” within ${most} keys, but to “${await focus(page)}”`);
}

/**
 * How long a person takes, by the keystroke-level model (Card, Moran and Newell 1980): half a second a key, which is who
 * looks for each letter, and 1.35 seconds to think before each field and each screen. Chinese takes three keys a
 * character, by its sounds and a choice. Reading and keeping the recovery key is not in it.
 */
const secondsOf = (keys, thoughts) => 0.5 * keys + 1.35 * thoughts;
const keysOf = (text) => [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 3 : 1), 0);

test('a newcomer comes from nothing to the first ticket over four screens, without a mouse', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    let keys = 0;
    let thoughts = 0;
    const screens = [];
    const sees = async (text) => {
      await page.sees(text);
      screens.push(text);
      thoughts += 1;
    };
    const write = async (label, text) => {
      keys += (await tabTo(page, label)) + keysOf(text);
      thoughts += 1;
      await page.key(text);
    };
    const press = async (label) => {
      keys += (await tabTo(page, label)) + 1;
      thoughts += 1;
      await page.key(Key.ENTER);
    };

    await sees('开始使用邻声');
    await page.eventually('the first field waits', async () => (await focus(page)) === '小区名称');
    await write('小区名称', '翠湖花园');
    await tabTo(page, '服务中心名称');
    assert.equal(await page.valueOf('服务中心名称'), '翠湖花园物业服务中心', 'the usual name is proposed');
    await write('姓名', manager.manager_name);
    await write('登录名', manager.login);
    await write('密码', manager.password);
    await write('再输一次密码', manager.password);
    keys += 1;
    await page.key(Key.ENTER);

    await sees('它只显示这一次');
    keys += (await tabTo(page, '我已经把恢复密钥收好了')) + 1;
    thoughts += 1;
    await page.key(Key.SPACE);
    await press('进入邻声');

    await sees('三步开始');
    keys += 1;
    await page.command('n');
    await sees('居民所说');
    await page.eventually('the caller is asked for first', () => page.driver.executeScript(`return document.activeElement.id === 'intake_look_up'`));
    // Nobody gave a name, as often on the first day.
    await page.key(Key.ENTER);
    await page.eventually('the words are next', async () => (await focus(page)) === '居民所说');
    const said = '3 栋电梯又停了';
    await page.key(said);
    await page.alt('1');
    await page.key(Key.ENTER);
    await page.sees('TS-');
    // Enter twice, Alt+1, and a thought for the caller, the words and the proposal.
    keys += keysOf(said) + 4;
    thoughts += 3;

    assert.equal((await page.call('count_tickets')).answer.all, 1);
    assert.equal(screens.length, 4, screens.join(', '));
    const seconds = Math.round(secondsOf(keys, thoughts));
    t.diagnostic(`${keys} keys and ${thoughts} thoughts: ${seconds} seconds`);
    assert.ok(seconds < 120, `${seconds} seconds: ${keys} keys, names and password included, ${thoughts} thoughts`);

    // Away from the desk and back, and somebody else's turn, by the keyboard too.
    await page.key(Key.ESCAPE);
    await page.command('l');
    await page.sees('已锁定');
    await page.eventually('the password is asked for', async () => (await focus(page)) === '密码');
    await page.key(manager.password, Key.ENTER);
    await page.misses('已锁定');
    await page.command('l');
    await page.sees('已锁定');
    await press('换人登录');
    await page.eventually('the login is asked for', async () => (await focus(page)) === '登录名');
    await write('登录名', manager.login);
    await write('密码', manager.password);
    await page.key(Key.ENTER);
    await page.sees(manager.manager_name);
  }));

test('the sample is looked at, marked on every page, and thrown away by going back', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const own = desktop.office();
    const sample = `${own}-sample`;
    let page = await desktop.open(['--data', own]);
    await page.sees('开始使用邻声');
    await page.press('看看示例小区');
    await page.sees('示例数据', 120_000);
    await page.sees('翠湖花园');
    await page.sees('林静怡');
    assert.ok(existsSync(sample));
    for (const path of ['/tickets', '/residents', '/settings']) {
      await page.go(path);
      await page.sees('这里的小区、住户和来件都是编的');
    }
    await page.press('当前用户');
    await page.press('换人登录');
    await page.sees('chenyu（客服）');
    await page.sees('cuihu-2026');
    await page.type('登录名', 'chenyu');
    await page.type('密码', 'cuihu-2026');
    await page.press('登录');
    await page.sees('陈雨');
    await page.sees('示例数据');

    // The next start is at the own office; the sample is as it was left.
    await page.close();
    page = await desktop.open(['--data', own]);
    await page.sees('开始使用邻声');
    await page.misses('示例数据');
    await page.press('看看示例小区');
    await page.sees('林静怡');
    await page.press('回到自己的小区');
    await page.sees('扔掉示例和在示例里做的一切？');
    await page.driver.executeScript(`document.querySelector('.ant-popconfirm .ant-btn-primary').click()`);
    await page.sees('开始使用邻声');
    await page.eventually('the sample is gone', () => !existsSync(sample) && !existsSync(`${sample}.part`));

    await page.setUp('云杉里', '/tickets');
    await page.misses('示例数据');
    assert.equal((await page.call('get_office')).answer.community_name, '云杉里');
  }));

test('empty pages say what they are for, and offer the first step', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp('翠湖花园', '/tickets');
    const steps = [
      ['/tickets', '有居民来电、来访或留言时', null],
      ['/meetings', '先筹备一次会议', '筹备会议'],
      ['/notices', '起草一条', '起草信息'],
      ['/surveys', '一次调查从发放、回收、录入到结果', null],
      ['/surveys?tab=questionnaires', '模板里已有常用的题', '新问卷'],
      ['/surveys?tab=plans', '快到时工作台会提醒', '添加计划'],
      ['/supervision?tab=checks', '到期会提醒', '添加计划'],
      ['/supervision?tab=call_backs', '监督小组自己问一问居民', '抽样'],
      ['/supervision?tab=findings', '责任人整改', '登记问题'],
      ['/supervision?tab=measures', '写进季度报告', '添加改进措施'],
      ['/archive', '会自动归到这里', null],
      ['/archive?tab=disposals', '两个人同意才能销毁', null],
      ['/action-items', '谁在哪天前做什么', null],
    ];
    for (const [at, says, first] of steps) {
      await page.driver.executeScript('location.hash = arguments[0]', at);
      await page.sees(says);
      if (first !== null) {
        const offered = await page.driver.executeScript(
          `return [...document.querySelectorAll('#content button')].filter((one) => one.innerText.trim() === arguments[0]).length`,
          first,
        );
        assert.ok(offered >= 1, `${at} offers ${first}`);
      }
    }
    await page.driver.executeScript(`location.hash = '/meetings'`);
    await page.sees('先筹备一次会议');
    await page.driver.executeScript(`document.querySelector('.ant-empty button').click()`);
    await page.sees('议事规则');
  }));

test('after an update one line leads to the news, once', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp('翠湖花园', '/tickets');
    await page.misses('看看有什么变化');
    const update = async () => {
      await page.driver.executeScript(`localStorage.setItem('linsheng.newsRead', '0.0.1')`);
      await page.driver.navigate().refresh();
      await page.sees('邻声已更新到');
    };
    await update();
    await page.press('看看有什么变化');
    await page.sees('帮助就在手边');
    await page.key(Key.ESCAPE);
    await page.misses('邻声已更新到');
    await page.driver.navigate().refresh();
    await page.sees('这里没有来件');
    await page.misses('邻声已更新到');

    await update();
    await page.press('知道了');
    await page.misses('邻声已更新到');
    await page.settings('关于');
    await page.press('更新内容');
    await page.sees('帮助就在手边');
  }));
