// What the program does while its window is out of sight: notices, the tray, keys that work everywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { linsheng, onDesktop } from './desktop.mjs';
import { Hands } from './hands.mjs';

/** The log of the desktop: of the program, and of whoever listens on its session bus. */
const log = (desktop) => readFileSync(desktop.log, 'utf8');

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
    const ticket = { channel_id: 1, category: 'complaint', topic_id: 2, content: '王建国说电梯停了', caller_name: '王建国', room: '3-2-1502' };
    const { answer: there } = await page.call('register_ticket', ticket);
    await page.call('add_staff', { login: 'chen', name: '陈雨', roles: ['service'] });
    const me = (await page.call('get_access_state')).answer.person.id;
    const request = { jsonrpc: '2.0', id: 1, method: 'assign_ticket', params: { number: there.number, staff_id: me } };
    const said = execFileSync(linsheng, ['rpc', desktop.office(), '--as', 'chen'], { env: desktop.env, input: `${JSON.stringify(request)}\n` });
    assert.ok(JSON.parse(said).result, String(said));
    await page.eventually('the notice is sent', () => log(desktop).includes(`投诉 ${there.number}`), 60_000);
    const sent = log(desktop).split('interface=org.freedesktop.Notifications').slice(1).join('\n');
    assert.match(sent, /新分派给您/);
    for (const secret of ['王建国', '1502', '电梯停了']) {
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
