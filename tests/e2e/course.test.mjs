// The whole life of a complaint in the window, by keyboard, with its follow-up by somebody who did not handle it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

const small = ['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30'];

/** Chooses the nth thing to do, as its key does. */
async function act(page, place) {
  await page.driver.actions().keyDown(Key.ALT).sendKeys(String(place)).keyUp(Key.ALT).perform();
}

/** Sends the form that has the focus. */
async function send(page) {
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
}

/** The day after tomorrow at nine, as the office's picker writes it. */
function later() {
  const day = new Date(Date.now() + 2 * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `${day} 09:00`;
}

test('a complaint lives its whole life by keyboard', async (t) => {
  const office = demoOffice(small);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('chenyu');
    const { answer: ticket } = await page.call('register_ticket', {
      channel_id: 1,
      category: 'complaint',
      topic_id: 2,
      content: '单元门锁坏了，关不上。',
      room: '3-2-1502',
      important: true,
    });
    const { number } = ticket;
    await page.go('/tickets');
    await page.press(number);
    await page.sees('经过');
    await page.sees('重要');

    await page.choose('责任人', '陈雨');
    await page.press('分派');
    await page.sees('分派给 陈雨');

    // 挂起
    await act(page, 4);
    await page.pressText('待配件');
    await page.type('预计恢复时间', later());
    await page.key(Key.TAB);
    await page.type('说明', '门锁配件两天后到货');
    await send(page);
    await page.sees('挂起：待配件');
    await page.sees('等待');
    await page.sees('还剩');
    // 恢复
    await act(page, 1);
    await page.type('说明（可不填）', '配件已到');
    await send(page);
    await page.sees('恢复处理');
    await page.misses('等待');

    // 退回, 分派, 转派, 升级
    await act(page, 6);
    await page.type('退回原因', '要锁匠');
    await send(page);
    await page.sees('未分派');
    await page.choose('责任人', '林静怡');
    await page.press('分派');
    await page.sees('分派给 林静怡');
    await act(page, 3);
    await page.choose('责任人', '陈雨');
    await page.type('转派原因（可不填）', '陈雨认识锁匠');
    await send(page);
    await page.sees('转派给 陈雨');
    await act(page, 7);
    await page.type('请经理介入的原因', '住户要求当面答复');
    await send(page);
    await page.sees('升级给经理');
    await page.sees('已升级');

    // A resident who is not reached has had no feedback.
    await act(page, 5);
    await page.type('情况（可不填）', '无人接听');
    await send(page);
    await page.sees('联系居民未果（电话热线）');
    assert.equal((await page.call('get_ticket', { number })).answer.first_feedback_at, null);
    await act(page, 1);
    await page.type('告诉了谁', '其女儿');
    await page.type('告诉居民的内容', '门锁已换好。');
    await send(page);
    await page.sees('反馈其女儿（电话热线）');
    await page.sees('转待回访：重要来件');
    await page.sees('请由其他同事回访');
    assert.equal((await page.call('record_follow_up', { number, channel_id: 1, reached: false })).error.code, 'ticket.handled_by_you');

    // Somebody else asks.
    await page.call('sign_out');
    await page.signIn('manager');
    const { answer: follow } = await page.call('get_ticket', { number });
    assert.equal(follow.follow_up.handled_by_you, true, 'the manager had it for a while');
    await page.call('sign_out');
    const { answer: staff } = await page.call('get_access_state');
    assert.equal(staff.person, null);
    await page.signIn('zhoujie');
    await page.go('/follow-ups');
    await page.press(number);
    await page.pressText('未联系上');
    await page.sees('已尝试 0 次');
    await send(page);
    await page.sees('未联系上 1 次');
    await page.pressText('已联系上');
    await page.pressText('未解决');
    await page.pressText('不满意');
    await send(page);
    await page.sees('请填写');
    await page.type('住户怎么说', '门还是关不严');
    await send(page);
    await page.sees('回访：未解决，不满意');
    await page.sees('重新打开 1 次');
    await page.eventually('it is not to be followed up any more', async () =>
      !(await page.rows()).some((row) => row.some((cell) => cell.startsWith(number))),
    );

    await page.go('/tickets');
    await page.pressText('处理中');
    await page.press(number);
    await page.type('告诉居民的内容', '门已调好。');
    await send(page);
    await page.sees('转待回访：重要来件');
    const done = await page.call('get_ticket', { number });
    assert.deepEqual(
      done.answer.timeline.map((line) => line.kind),
      [
        'registered', 'marked', 'assigned', 'suspended', 'resumed', 'returned', 'assigned', 'transferred', 'escalated',
        'feedback_attempted', 'feedback_given', 'follow_up_due', 'follow_up_missed', 'followed_up', 'reopened',
        'feedback_given', 'follow_up_due',
      ],
    );
  });
});

test('a closed ticket is archived on its own, and a mistaken entry is cancelled', async (t) => {
  const office = demoOffice(small);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('chenyu');
    const register = async (content) => {
      const fields = { channel_id: 1, category: 'inquiry', topic_id: 6, content };
      return (await page.call('register_ticket', fields)).answer.number;
    };
    const [asked, twice] = [await register('物业费怎么算？'), await register('物业费怎么算？（重复）')];
    assert.ok((await page.call('give_feedback', { number: asked, channel_id: 1, content: '按面积。' })).answer);
    await page.go('/tickets');
    await page.pressText('已反馈');
    await page.press(asked);
    await page.pressText('同时归档（归档后只能查看）');
    await page.press('办结');
    await page.eventually('it is closed', async () => (await page.call('get_ticket', { number: asked })).answer.status === 'closed');
    await page.sees('归档后不能再补充内容');
    await page.press('归档');
    await page.sees('已归档，只能查看');

    await page.pressText('待分派');
    await page.press(twice);
    await page.sees('按 Alt+1–7 选择');
    await act(page, 7);
    await page.sees('只用于误登');
    await page.type('撤销原因', '同一来电登记了两次');
    await send(page);
    await page.sees('误登，已撤销，只能查看');
    assert.equal((await page.call('count_tickets')).answer.cancelled, 1);
  });
});
