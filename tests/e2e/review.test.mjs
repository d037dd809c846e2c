// What the supervision group asks and looks into: closed tickets are drawn and called back, a difference becomes a finding, what
// stands out is set aside with a reason; whoever handles tickets learns of neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { colleague } from './colleague.mjs';
import { onDesktop } from './desktop.mjs';

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

/** Tickets that a handler took down, answered and closed; their numbers. */
function closed(desktop, login, staff_id, callers) {
  return callers.map((who) => {
    const ticket = { channel_id: 1, category: 'complaint', topic_id: 2, content: '电梯停了', ...who };
    const [{ number }] = colleague(desktop, [['register_ticket', ticket]], login);
    colleague(
      desktop,
      [
        ['assign_ticket', { number, staff_id }],
        ['give_feedback', { number, channel_id: 1, content: '已恢复运行' }],
        ['close_ticket', { number }],
      ],
      login,
    );
    return number;
  });
}

/** Begins a sample of today's tickets. The keys work at once: the first field has the focus. */
async function begin(page, today) {
  await page.press('抽样');
  await page.eventually('the first field has the focus', () =>
    page.driver.executeScript(`return document.activeElement?.id === 'call-backs_from_on'`),
  );
  for (const label of ['办结日期从', '到']) {
    await page.type(label, today);
    await page.key(Key.TAB);
  }
}

/** Drawn once more, by keys: what is missing comes into sight and takes the focus; what was written outlives Escape. */
async function again(page, today) {
  await page.driver.executeScript(`location.hash = '/supervision?tab=call_backs'`);
  await begin(page, today);
  await page.sees('这段时间已经抽过 1 次');
  await page.command(Key.ENTER);
  await page.eventually('the reason is asked for in sight', () =>
    page.driver.executeScript(
      `const field = document.activeElement; const { top, bottom } = field.getBoundingClientRect();
       return field.id === 'call-backs_reason' && top >= 0 && bottom <= innerHeight;`,
    ),
  );
  await page.type('重新抽样的原因', '换人核对');
  await page.key(Key.ESCAPE);
  await page.misses('重新抽样的原因');
  await page.press('抽样');
  await page.sees('您上次写的、没有保存的内容还在');
  assert.equal(await page.valueOf('重新抽样的原因'), '换人核对');
  await page.press('放弃，重新填写');
  await page.misses('您上次写的、没有保存的内容还在');
  await page.key(Key.ESCAPE);
  await page.press((await page.rows())[0][0].split('\n')[0]);
  await page.sees('3 件中抽 2 件');
}

test('closed tickets are drawn and called back, and a difference becomes a finding', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const clerk = await page.must('add_staff', { login: 'chenyu', name: '陈雨', roles: ['service'] });
    closed(desktop, 'chenyu', clerk.id, [
      { room: '1-101', phone: '13800000001' },
      { room: '1-102', phone: '13800000002' },
      { room: '1-103', phone: '13800000003' },
      {},
    ]);
    const { today } = await page.driver.executeScript(
      `return { today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()) }`,
    );

    await page.go('/');
    await page.press('监督检查');
    await page.pressText('抽查回访');
    await page.sees('还没有抽样');
    await begin(page, today);
    await page.sees('这段时间办结 3 件，另有 1 件没有留下电话、房号和姓名');
    await page.type('随机种子', '20261123');
    await page.type('抽取件数', '4');
    await look(page, 'draw');
    await page.command(Key.ENTER);
    await page.sees('请填');
    await page.type('抽取件数', '2');
    await page.command(Key.ENTER);
    await page.sees('3 件中抽 2 件');
    await again(page, today);
    await page.press('重新抽取核对');
    await page.sees('按种子 20261123 重新抽取，结果与记录一致：2 件。');
    await page.press('打印回访表');
    await page.sees('共 1 页');
    await look(page, 'sheet');
    await page.key(Key.ESCAPE);

    // The first resident was never told; recording it goes on to the second, who was not reached.
    const { call_backs: rows } = await page.must('get_call_back_sample', { id: 1 });
    const [first, second] = rows.map(({ number }) => number);
    await page.press(first);
    await page.sees(`回访 ${first}`);
    await page.sees('138****000');
    await page.pressText('未解决');
    await page.pressText('不满意');
    await page.pressText('不符');
    await page.command(Key.ENTER);
    await page.sees('请填写');
    await page.type('说明', '没有人来过');
    await look(page, 'call');
    await page.command(Key.ENTER);
    await page.sees(`回访 ${second}`);
    await page.pressText('没有联系上');
    // The form is shorter then: the button comes up.
    await page.misses('问题解决了吗');
    await page.settles();
    await page.press('登记结果');
    await page.eventually('it is recorded', async () => (await page.must('get_call_back_sample', { id: 1 })).call_backs[1].missed === 1);
    await page.sees('反馈不符');
    await page.sees('办结但未解决');
    await look(page, 'sample');

    // A difference opens a finding, which its owner sees without where it came from.
    await page.press(first);
    await page.press('登记问题');
    await page.choose('责任人', '陈雨');
    await page.type('整改期限', '2099-11-30');
    await page.key(Key.TAB);
    await page.press('保存');
    await page.sees('已登记问题');
    const { source } = await page.must('get_finding', { id: 1 });
    assert.deepEqual(source, { kind: 'call_back', sample_id: 1, number: first });
    await page.key(Key.ESCAPE);

    // At home it is reminded of.
    await page.go('/');
    await page.sees('1 / 2');
    await page.sees('抽查回访');

    // The handler has neither page nor reminder.
    await page.must('reset_password', { staff_id: clerk.id, new_password: 'river-stone-41' });
    await page.must('sign_out');
    await page.must('sign_in', { login: 'chenyu', password: 'river-stone-41' });
    await page.must('change_password', { old_password: 'river-stone-41', new_password: 'stone-bridge-52' });
    await page.signIn('chenyu', 'stone-bridge-52', '/supervision');
    await page.sees('沟通渠道');
    const text = await page.text();
    assert.ok(!text.includes('抽查回访') && !text.includes('异常线索'), text);
    const { error } = await page.call('get_call_back_sample', { id: 1 });
    assert.equal(error.code, 'permission.denied');
  }));

test('what stands out is explained, leads to its ticket, and is set aside with a reason', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const clerk = await page.must('add_staff', { login: 'chenyu', name: '陈雨', roles: ['service'] });
    const [number] = closed(desktop, 'chenyu', clerk.id, [{}, { caller_name: '王敏' }]);
    colleague(desktop, [['reopen_ticket', { number, reason: '又停了' }]], 'chenyu');

    await page.go('/');
    await page.press('监督检查');
    await look(page, 'first');
    await page.pressText('异常线索');
    await page.press('查看：反馈无联系人');
    await page.sees('意见箱的匿名意见，用张贴的方式答复。');
    await page.sees('陈雨反馈，没有记下告知了谁');
    await look(page, 'flags');
    await page.press(`核实无异常：${number}`);
    await page.type('核实情况', ' ');
    await page.command(Key.ENTER);
    await page.sees('请填写');
    await page.type('核实情况', '意见箱来件，已张贴答复');
    await page.command(Key.ENTER);
    await page.sees('核实无异常：意见箱来件，已张贴答复');
    const counted = async (kind) => (await page.must('get_red_flags')).kinds.find((one) => one.kind === kind);
    assert.deepEqual(await counted('no_contact'), { kind: 'no_contact', total: 1, open: 0, set_aside: 1, found: 0 });
    await page.pressText('未核实的');
    await page.sees('没有未核实的线索');

    await page.press('查看：重新办理');
    await page.sees('陈雨重新办理：又停了');
    await page.press(`登记问题：${number}`);
    await page.choose('责任人', '陈雨');
    await page.type('整改期限', '2099-11-30');
    await page.key(Key.TAB);
    await page.press('保存');
    await page.sees(`异常线索：重新办理 ${number}`);
    assert.deepEqual(await counted('reopened'), { kind: 'reopened', total: 1, open: 0, set_aside: 0, found: 1 });
    await page.press(`异常线索：重新办理 ${number}`);
    await page.press(number);
    await page.sees('又停了');
  }));
