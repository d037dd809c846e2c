// 工作台: the first page, and what a colleague changes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { colleague } from './colleague.mjs';
import { demoOffice } from './demo.mjs';
import { onDesktop, out } from './desktop.mjs';

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

test('what the meetings ask for is on the first page, until it is done, each one step from where it is done', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.must('register_ticket', { channel_id: 1, category: 'inquiry', topic_id: 1, content: '停车怎么收费' });
    // The days of the office, whose clock is that of Shanghai; a committee's notice must hang seven days before.
    const day = (from) => new Date(Date.now() + from * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    const noon = (from) => `${day(from)}T04:00:00Z`;
    const people = [{ name: '王建国', note: '主任', votes: true }];
    const plan = (title, starts_at) =>
      page.must('plan_meeting', { profile_id: 1, title, starts_at, place: '二楼会议室', items: [{ title: '电梯维保', matter: 'discussion' }], people });
    await plan('下月例会', noon(9));
    const held = await plan('本月例会', noon(0));
    await page.must('note_notice', { id: held.id, notice_on: day(-8) });
    await page.must('record_attendance', { meeting_id: held.id, person_id: held.people[0].id, attendance: 'present' });
    await page.must('start_meeting', { id: held.id });
    const item = { meeting_id: held.id, item_id: held.items[0].id };
    await page.must('add_action_item', { ...item, content: '与维保单位续签合同', owner_id: 1, due_on: day(0) });
    await page.must('end_meeting', { id: held.id });

    await page.go('/');
    await page.sees('会议提醒');
    // What each row says behind its day.
    const rows = async (section) => {
      const texts = await page.driver.executeScript(
        `return [...document.querySelectorAll('section[aria-label="' + arguments[0] + '"] li')].map((row) => row.innerText)`,
        section,
      );
      return texts.map((text) => text.trim().split(/\s*\n\s*/).slice(1).join(' | '));
    };
    const reminded = (expected) => page.eventually(`${expected}`, async () => (await rows('会议提醒')).join('\n') === expected.join('\n'));
    await reminded(['下月例会 | 通知还没有张贴', '本月例会 | 写纪要，发布后公示 · 未起草纪要']);
    const go = (title) =>
      page.driver.executeScript(
        `[...document.querySelectorAll('section[aria-label="会议提醒"] a')].find((link) => link.innerText.includes(arguments[0])).click()`,
        title,
      );

    // The notice is hung where the reminder leads.
    await go('下月例会');
    await page.press('通知今天已张贴');
    await page.misses('通知今天已张贴');
    await page.go('/');
    await reminded(['本月例会 | 写纪要，发布后公示 · 未起草纪要']);

    // The minutes are begun there, then issued; then their posting is due, and done.
    await go('本月例会');
    await page.press('起草纪要');
    await page.sees('已保存');
    await page.go('/');
    await reminded(['本月例会 | 写纪要，发布后公示 · 草稿']);
    await page.must('submit_minutes', { id: 1 });
    const [scan] = await page.must('add_meeting_file', { meeting_id: held.id, purpose: 'signed_minutes', file_name: '签字.pdf', base64: 'JVBERi0xLjcK' });
    await page.must('sign_minutes', { id: 1, signed_on: day(0), signers: ['王建国'], scan_id: scan.id });
    await page.must('issue_minutes', { id: 1 });
    await page.go('/meetings');
    await page.go('/');
    await reminded(['本月例会 | 还没有公示']);
    await page.photograph(join(out, 'home-meeting-reminders.png'));
    await go('本月例会');
    await page.press('登记公示');
    await page.type('张贴地点', '小区东门公告栏');
    await page.press('保存');
    await page.sees('小区东门公告栏');
    await page.go('/');
    await page.misses('会议提醒');
  }));

test('action items that are late are on the first page of whoever holds meetings, until they are done', (t) => {
  // A demo on fixed days: what was due then is late today.
  const office = demoOffice();
  return onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('songyan', 'cuihu-2026', '/');
    await page.sees('逾期的会议待办');
    const late = () =>
      page.driver.executeScript(
        `return [...document.querySelectorAll('section[aria-label="逾期的会议待办"] li .home-said')].map((row) => row.innerText)`,
      );
    const before = await late();
    assert.ok(before.includes('与维保单位签订补充条款并报业委会备案'), `${before}`);
    await page.photograph(join(out, 'home-late-action-items.png'));
    const { answer: list } = await page.call('list_action_items', { late: true });
    const { id } = list.rows.find(({ content }) => content === '与维保单位签订补充条款并报业委会备案');
    assert.equal((await page.call('finish_action_item', { id, content: '已备案' })).error, undefined);
    await page.go('/meetings');
    await page.go('/');
    await page.eventually('it is gone', async () => (await late()).length === before.length - 1);
  });
});

test('what a reminder asks for is read to its end, in English as well', (t) => {
  const office = demoOffice();
  return onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.shows();
    await page.driver.executeScript(`localStorage.setItem('linsheng.preferences', '{"language":"en"}')`);
    await page.signIn('manager', 'cuihu-2026', '/');
    await page.sees('Meetings ask for');
    const asked = await page.driver.executeScript(
      `return [...document.querySelectorAll('section[aria-label="Meetings ask for"] li a > :last-child')]
        .map((more) => ({ words: more.innerText, cut: more.scrollWidth > more.clientWidth || more.scrollHeight > more.clientHeight }))`,
    );
    assert.ok(asked.some(({ words }) => words.startsWith('write the minutes, then post')), JSON.stringify(asked));
    assert.deepEqual(asked.filter(({ cut }) => cut), []);
  });
});
