// What comes out of meetings: a resident's words become a ticket without leaving the record, the meeting's own decisions
// become action items, and the next meeting of the series opens with what is not done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

/** An office with a series of forums: one that is held, in the past, and the next one. */
async function office(page) {
  await page.setUp();
  const room = await page.must('save_room', { room: '3-2-1502', area_hundredths: 8950 });
  await page.must('move_in', { room_id: room.id, people: [{ name: '王建国', role: 'owner', phones: ['12812340001'] }] });
  const series = await page.must('save_meeting_series', { name: '双月座谈会', profile_id: 3, every_months: 2, active: true });
  const forum = (title, starts_at) =>
    page.must('plan_meeting', {
      profile_id: 3, series_id: series.id, title, starts_at, place: '活动室',
      items: [{ title: '电梯运行', matter: 'discussion' }],
      people: [{ name: '王建国', note: '3-2-1502', votes: true }, { name: '李芳', votes: true }],
    });
  const first = await forum('九月座谈会', '2026-09-10T06:00:00Z');
  await page.must('start_meeting', { id: first.id });
  await forum('十一月座谈会', '2099-11-10T06:00:00Z');
}

test('what is said at a forum becomes a ticket, what is decided an action item, and the next forum opens with it', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await office(page);
    await page.go('/meetings');
    await page.press('九月座谈会');

    // The line in which the secretary writes is what was said; one key takes it, one more enters it.
    await page.type('讨论情况 电梯运行', '王建国：电梯又坏了，要投诉');
    await page.alt('t');
    await page.eventually('the words are there', async () => (await page.valueOf('说了什么')) === '王建国：电梯又坏了，要投诉');
    await page.type('谁说的', '王建国 3-2-1502');
    await page.eventually('the rules propose a category', async () =>
      page.driver.executeScript(`return document.querySelector('.raise input[type=radio][value=complaint]').checked`));
    await page.type('说了什么', '电梯又坏了，要投诉');
    await page.key(Key.ENTER);
    await page.sees('已登记 TS-');
    const { tickets } = await page.must('get_meeting_work', { meeting_id: 1 });
    const { number } = tickets[0].ticket;
    const ticket = await page.must('get_ticket', { number });
    assert.deepEqual(
      [ticket.channel.name, ticket.caller_name, ticket.room, ticket.phone_masked, ticket.content],
      ['定期会议', '王建国', '3-2-1502', '128****0001', '电梯又坏了，要投诉'],
    );
    // What is refused stays in the form.
    await page.type('谁说的', '周亚萍 9-9-9999');
    await page.key(Key.ENTER);
    await page.sees('请填写');
    assert.equal(await page.valueOf('谁说的'), '周亚萍 9-9-9999');
    await page.press('关闭');

    await page.press('加待办 电梯运行');
    await page.type('待办内容', '核对维保合同');
    await page.choose('责任人', '林静怡');
    await page.type('应完成日期', '2026-09-30');
    await page.key(Key.TAB);
    await page.press('保存');
    await page.sees('9月30日前');
    await page.sees('已逾期');
    if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/forum.png`);

    // The next one of the series opens with both; what is done there stays in sight until it is over.
    await page.press('返回会议列表');
    await page.press('十一月座谈会');
    await page.sees('上次会议留下的事');
    await page.sees('核对维保合同');
    await page.sees(number);
    await page.press('核对维保合同');
    await page.type('说明', '合同已核对，少收的已补');
    await page.press('记录进展');
    await page.eventually('the course shows it', async () => (await page.text()).includes('进展\n合同已核对，少收的已补'));
    if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/drawer.png`);
    await page.key(Key.ESCAPE);

    // The ticket leads back to the meeting.
    await page.press('投诉 电梯又坏了，要投诉');
    await page.sees('来自会议');
    await page.press('九月座谈会 · 电梯运行');
    await page.sees('讨论情况');

    // Late: at home, and in the list.
    await page.go('/');
    await page.sees('逾期的会议待办');
    if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/home.png`);
    await page.press('查看全部');
    await page.eventually('it is in the list', async () => (await page.rows()).some((row) => row[1].startsWith('核对维保合同')));
    if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/list.png`);
    await page.press('核对维保合同');
    await page.press('已完成');
    await page.eventually('it is done', async () => (await page.must('get_action_item', { id: 1 })).item.state === 'done');
    await page.key(Key.ESCAPE);
    await page.eventually('it is on the list no more', async () => !(await page.rows()).some((row) => row[1]?.startsWith('核对维保合同')));
    const { item } = await page.must('get_action_item', { id: 1 });
    assert.deepEqual([item.state, item.late], ['done', false]);
  }));
