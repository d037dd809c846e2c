// 工作台: the first page, and what a colleague changes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { linsheng, onDesktop, out } from './desktop.mjs';

/** Another program on the same store: a colleague. */
function colleague(desktop, calls) {
  const input = calls.map(([method, params], id) => JSON.stringify({ jsonrpc: '2.0', id, method, params })).join('\n');
  const output = execFileSync(linsheng, ['rpc', desktop.office()], { input: `${input}\n`, env: desktop.env, encoding: 'utf8' });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ result, error }) => {
      assert.equal(error, undefined);
      return result;
    });
}

const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();

test('a new office sees its first three steps, then what there is to do', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp('翠湖花园', '/');
    await page.sees('三步开始');
    assert.equal((await page.navigation())[0], '工作台');
    await page.press('登记第一件来件');
    await page.type('居民所说', '电梯又停了');
    await page.alt('1');
    await page.choose('主题', '设施维护');
    await page.press('登记');
    await page.sees('TS-');
    await page.misses('三步开始');
    await page.sees('本周至今');
  }));

test('mine and late first, and every number leads to its list', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const register = async (category, content, more = {}) => {
      const { answer, error } = await page.call('register_ticket', { channel_id: 1, category, topic_id: 1, content, ...more });
      assert.equal(error, undefined);
      return answer.number;
    };
    const late = { received_at: hoursAgo(30), late_entry_reason: '补录' };
    const mine = await register('inquiry', '停车怎么收费', { ...late, responsible_id: 1 });
    await register('complaint', '楼道灯不亮', { responsible_id: 1 });
    await register('suggestion', '装个凉亭');
    await page.go('/');
    await page.sees('需要您决定');
    const numbers = () =>
      page.driver.executeScript(
        `return [...document.querySelectorAll('section[aria-label="由我负责"] a')].map((link) => link.innerText.trim().split(/\\s+/).join(' '))`,
      );
    await page.eventually('the numbers are there', async () => (await numbers()).join(' | ') === '1 已超时 | 0 即将超时 | 0 今天到期 | 2 处理中');
    await page.driver.executeScript(`document.querySelector('section[aria-label="由我负责"] a').click()`);
    await page.eventually('the late one is in its list', async () => {
      const rows = await page.rows();
      return rows.length === 1 && rows[0].some((cell) => cell === mine);
    });
    assert.match(await page.driver.getCurrentUrl(), /tab=overdue.*responsible=1/);
    await page.driver.navigate().back();
    await page.sees('等待分派');
    await page.driver.executeScript(`document.querySelector('section[aria-label="等待分派"] li a').click()`);
    await page.sees('装个凉亭');
    await page.sees('经过');
  }));

test('what a colleague enters shows within a second, and what is being typed stays', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.press('登记来件');
    await page.type('居民所说', '我还在听居民说话');
    colleague(desktop, [
      ['register_ticket', { channel_id: 1, category: 'complaint', topic_id: 1, content: '同事登记的来件' }],
    ]);
    await page.sees('同事登记的来件', 3000);
    assert.equal(await page.valueOf('居民所说'), '我还在听居民说话');
  }));

test('an answer that is being written is not sent as an answer to what its author has not seen', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const { answer: ticket } = await page.call('register_ticket', {
      channel_id: 1, category: 'inquiry', topic_id: 1, content: '停车怎么收费', responsible_id: 1,
    });
    const { number } = ticket;
    await page.driver.executeScript('location.hash = arguments[0]', `/tickets?tab=all&ticket=${number}`);
    await page.sees('经过');
    await page.type('告诉居民的内容', '我写的答复');
    // Already answered by a colleague: the status changes under the form, which is still offered.
    colleague(desktop, [['give_feedback', { number, channel_id: 1, content: '同事的答复' }]]);
    await page.sees('刚刚被别人更新过', 3000);
    await page.sees('同事的答复');
    assert.equal(await page.valueOf('告诉居民的内容'), '我写的答复');
    await (await page.field('告诉居民的内容')).sendKeys(Key.chord(Key.CONTROL, Key.ENTER));
    const contents = async () => (await page.call('get_ticket', { number })).answer.timeline.map((entry) => entry.content).filter(Boolean);
    await page.eventually('it was refused', () =>
      page.driver.executeScript(`return document.querySelector('.ant-alert-error')?.innerText.includes('刚刚被别人更新过')`),
    );
    assert.deepEqual(await contents(), ['同事的答复']);
    // Closed by a colleague: the form is no longer offered, the words are.
    colleague(desktop, [['close_ticket', { number }]]);
    await page.sees('没有提交：这件来件刚刚被别人处理了', 3000);
    assert.equal(await page.valueOf('反馈'), '我写的答复');
    assert.deepEqual(await contents(), ['同事的答复']);
  }));

test('the next meetings are on the home screen, each one step from its page', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.call('register_ticket', { channel_id: 1, category: 'inquiry', topic_id: 1, content: '停车怎么收费' });
    const starts_at = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const meeting = { profile_id: 3, title: '停车议事会', starts_at, place: '三楼会议室', items: [], people: [] };
    assert.equal((await page.call('plan_meeting', meeting)).error, undefined);
    await page.go('/');
    await page.sees('近期会议');
    await page.sees('三楼会议室');
    await page.photograph(join(out, 'home-meetings.png'));
    await page.driver.executeScript(
      `[...document.querySelectorAll('section a')].find((link) => link.innerText.includes('停车议事会')).click()`,
    );
    await page.eventually('its page is open', () => page.driver.executeScript(`return location.hash.includes('meeting=1')`));
    await page.sees('停车议事会');
  }));
