// What the program does while its window is out of sight: notices, the tray, keys that work everywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { linsheng, onDesktop } from './desktop.mjs';
import { Hands } from './hands.mjs';
import { Notices } from './notices.mjs';

/** The log of the desktop: of the program, and of whoever listens on its session bus. */
const log = (desktop) => readFileSync(desktop.log, 'utf8');

/** Does something as the clerk at the other computer. */
function elsewhere(desktop, method, params) {
  const request = `${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`;
  const said = execFileSync(linsheng, ['rpc', desktop.office(), '--as', 'chen'], { env: desktop.env, input: request });
  const { result } = JSON.parse(said);
  assert.ok(result, String(said));
  return result;
}

/** Puts a clerk at the other computer. */
async function hire(page) {
  await page.call('add_staff', { login: 'chen', name: '陈雨', roles: ['service'] });
  return (await page.call('get_access_state')).answer.person.id;
}

/** What a resident said, and who it was: nothing of it belongs on a notice. */
const said = { channel_id: 1, topic_id: 2, content: '王建国说电梯停了', caller_name: '王建国', room: '3-2-1502', phone: '12812345678' };
const secrets = ['王建国', '1502', '电梯停了', '12812345678'];

test('a notice is seen with its number alone, and a click on it brings the window and the ticket', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const notices = new Notices(desktop);
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.eventually('there is a place for notices', () => notices.count() === 0);
    await page.settings('提醒与托盘');
    await page.pressText('关窗后留在托盘');
    await page.press('试一下');
    await page.eventually('the trial is seen', () => notices.count() === 1 && notices.shown().includes('邻声的提醒会出现在这里'));
    notices.click();
    await page.eventually('it goes when it is clicked', () => notices.count() === 0);
    await page.sees('桌面提醒');

    // Given to the manager from the other computer, while the window is out of sight.
    const me = await hire(page);
    const { number } = elsewhere(desktop, 'register_ticket', { ...said, category: 'complaint' });
    const hands = new Hands(desktop);
    hands.close('邻声');
    await page.eventually('the window is gone', () => hands.named('邻声').length === 0);
    elsewhere(desktop, 'assign_ticket', { number, staff_id: me });
    await page.eventually('the notice is seen', () => notices.count() === 1, 60_000);
    assert.match(notices.shown(), new RegExp(`summary: '新分派给您'\\s+body: '投诉 ${number}'`));
    notices.click();
    await page.eventually('the window is back', () => hands.named('邻声').length === 1);
    await page.sees('经过');
    await page.sees(number);
    await page.sees('王建国说电梯停了');

    // Two at once are one notice, whose click leads to the list that has both.
    await page.go('/');
    const two = [0, 1].map(() => elsewhere(desktop, 'register_ticket', { ...said, category: 'inquiry' }).number);
    elsewhere(desktop, 'assign_tickets', { tickets: two.map((one) => ({ number: one })), staff_id: me });
    await page.eventually('both are told', () => two.every((one) => notices.shown().includes(one)), 60_000);
    notices.click();
    await page.sees('处理中');
    for (const one of two) await page.sees(one);
    for (const secret of secrets) {
      assert.ok(!notices.shown().includes(secret), `${secret} is not in a notice`);
    }
  }));

test('what is due soon is told while nobody looks; clicked at a locked desk it opens once that is unlocked', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const notices = new Notices(desktop);
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const me = await hire(page);
    // Received so long ago that it turns while one waits: the policy warns before the 24 hours of an inquiry are over.
    const begun = { ...said, category: 'inquiry', responsible_id: me };
    const probe = elsewhere(desktop, 'register_ticket', begun);
    const lead = Date.parse(probe.answer_owed.warn_at) - Date.parse(probe.received_at);
    await page.eventually('it is given', () => notices.shown().includes(probe.number), 60_000);
    const received_at = new Date(Date.now() - lead + 5_000).toISOString();
    const { number } = elsewhere(desktop, 'register_ticket', { ...begun, received_at, late_entry_reason: '补录' });
    const due = new RegExp(`summary: '来件快到时限'\\s+body: '咨询 ${number}'`);
    await page.eventually('that it is due soon is seen', () => due.test(notices.shown()), 90_000);
    for (const secret of secrets) {
      assert.ok(!notices.shown().includes(secret), `${secret} is not in a notice`);
    }
    await page.command('l');
    await page.sees('解锁');
    notices.click();
    await page.eventually('it goes when it is clicked', () => notices.count() === 0);
    await page.misses('王建国');
    await page.type('密码', 'jade-river-88');
    await page.press('解锁');
    await page.sees('经过');
    await page.sees(number);
  }));

test('a ticket that is given to me is told by a notice with its number alone; without a tray and a place for notices all works on', (t) =>
  onDesktop(t, {}, async (desktop) => {
    // Nobody shows notices on this desktop: what is sent is overheard.
    desktop.spawn('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications'"]);
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.settings('提醒与托盘');
    await page.press('试一下');
    await page.eventually('the trial is sent', () => log(desktop).includes('邻声的提醒会出现在这里'));
    await page.sees('没有看到？');
    await page.eventually('that nobody shows it is in the log', () => log(desktop).includes('this system shows no notices'));

    // The clerk at the other computer gives the manager a ticket.
    const me = await hire(page);
    const there = elsewhere(desktop, 'register_ticket', { ...said, category: 'complaint' });
    elsewhere(desktop, 'assign_ticket', { number: there.number, staff_id: me });
    await page.eventually('the notice is sent', () => log(desktop).includes(`投诉 ${there.number}`), 60_000);
    const sent = log(desktop).split('interface=org.freedesktop.Notifications').slice(1).join('\n');
    assert.match(sent, /新分派给您/);
    for (const secret of secrets) {
      assert.ok(!sent.includes(secret), `${secret} is not in a notice`);
    }
    assert.ok((await page.call('get_office')).answer, 'the window works on');
  }));

test('closing the window ends the program, or leaves it in the tray for whoever wants that', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    const page = await desktop.open(['--data', office]);
    await page.setUp();
    await page.settings('提醒与托盘');
    await page.pressText('关窗后留在托盘');
    await pause(500);
    const hands = new Hands(desktop);
    assert.deepEqual(hands.named('邻声').length, 1);
    hands.close('邻声');
    await page.eventually('the window is gone', () => hands.named('邻声').length === 0);
    assert.ok((await page.call('get_office')).answer, 'the program works on');
    // Its icon, clicked again.
    assert.equal(await desktop.click(['--data', office]).ended, 0);
    await page.eventually('the window is back', () => hands.named('邻声').length === 1);
    await page.pressText('关窗后留在托盘');
    await pause(500);
    hands.close('邻声');
    await page.eventually('the program has ended', () => page.call('get_office').then(() => false, () => true), 15_000);
  }));

test('keys that work everywhere bring up a new ticket; keys of another program are told as such', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.settings('提醒与托盘');
    await page.choose('随处登记快捷键', 'Ctrl+Alt+N');
    await page.settles();
    const hands = new Hands(desktop);
    hands.key('ctrl+alt+n');
    await page.sees('居民所说');

    const second = await desktop.open(['--data', desktop.office('second')]);
    await second.setUp('云杉里');
    await second.settings('提醒与托盘');
    await second.choose('随处登记快捷键', 'Ctrl+Alt+N');
    await second.sees('Ctrl+Alt+N 已被别的程序占用');
    await second.choose('随处登记快捷键', 'Ctrl+Alt+D');
    await second.misses('已被别的程序占用');
    hands.key('ctrl+alt+d');
    await second.sees('居民所说');
  }));
