// Supervision: a channel is kept, checked by plan, what the check finds is put right by one and looked at by another, and
// what is to be improved stands in the report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { colleague } from './colleague.mjs';
import { onDesktop } from './desktop.mjs';

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

/** A test call is written down from its seconds, whether the form had to read its check list first or not. */
const beginsInMeasured = (page) =>
  page.eventually('the form begins with what was measured', () =>
    page.driver.executeScript(`return document.activeElement?.id === 'check_measured'`),
  );

test('a channel is checked, what is wrong is put right and looked at again, and the report says what is improved', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.must('add_staff', { login: 'chenyu', name: '陈雨', roles: ['service'] });
    await page.must('register_ticket', { channel_id: 1, category: 'inquiry', topic_id: 1, content: '物业费怎么交' });

    // The hotline gets its number and who looks after it; a name that is taken is refused at its field.
    await page.go('/');
    await page.press('监督检查');
    await page.pressText('沟通渠道');
    await page.sees('满意率 = 非常满意和满意');
    await page.press('电话热线');
    await page.type('名称', '意见箱');
    await page.press('保存');
    await page.sees('已经有名为“意见箱”的渠道');
    await page.type('名称', '服务热线');
    await page.type('号码或账号', '0571-0000 1866');
    await page.choose('负责人', '陈雨');
    await page.press('保存');
    await page.sees('0571-0000 1866');
    const row = (await page.rows()).find(([name]) => name.startsWith('服务热线'));
    assert.match(row[1], /^1\s+占 100(\.0)?%$/);
    await look(page, 'channels');

    // A plan, the form to go with, and the check.
    await page.pressText('渠道检查');
    await page.press('添加计划');
    await page.choose('渠道', '服务热线');
    assert.equal(await page.valueOf('几秒内应接通'), '20');
    await page.press('保存');
    await page.sees('每 7 天 · 20 秒内接通');
    await page.press('打印检查表');
    await page.sees('共 1 页');
    await look(page, 'form');
    await page.key(Key.ESCAPE);
    await page.press('登记检查：服务热线');
    await beginsInMeasured(page);
    await page.press('全部符合');
    await page.type('接通用时（秒）', '34');
    await look(page, 'record');
    await page.command(Key.ENTER);
    await page.sees('34 秒（要求 20 以内）');
    await page.sees('有问题');
    const { check } = await page.must('get_check', { id: 1 });
    assert.deepEqual([check.passed, check.measured, check.channel.name], [false, 34, '服务热线']);
    const plans = await page.must('list_check_plans');
    assert.deepEqual([plans[0].late, plans[0].most], [false, 20]);

    await page.press('登记问题');
    await page.type('问题和整改要求', '拨测 34 秒才接通，高峰时段加一名接听人员');
    await page.choose('责任人', '陈雨');
    await page.type('整改期限', '2099-11-30');
    await page.key(Key.TAB);
    // Escape closes the drawer; what was written is there again, the day too.
    await page.key(Key.ESCAPE);
    await page.misses('整改期限');
    await page.press('服务热线');
    await page.press('登记问题');
    await page.sees('您上次写的、没有保存的内容还在');
    assert.equal(await page.valueOf('问题和整改要求'), '拨测 34 秒才接通，高峰时段加一名接听人员');
    assert.equal(await page.valueOf('整改期限'), '2099-11-30');
    await look(page, 'restored');
    await page.press('保存');
    await page.sees('待整改');
    await look(page, 'check');

    // What was found leads to its own page: put right, looked at again, closed.
    await page.press('拨测 34 秒才接通，高峰时段加一名接听人员');
    await page.sees('报整改完成');
    // Whoever reports does not look at it: its owner does the one, the manager the other.
    colleague(desktop, [['report_finding', { id: 1, content: '已排备班' }]], 'chenyu');
    await page.sees('待复查');
    await page.press('转为改进措施');
    await page.type('问题和原因', '高峰时段一人接听');
    await page.type('措施', '每天 17:00–20:00 两人接听');
    await page.choose('责任人', '陈雨');
    await page.type('完成期限', '2099-12-31');
    await page.key(Key.TAB);
    await look(page, 'measure-form');
    await page.choose('看哪个数字', '自己填写');
    await page.type('数字名称', '接通用时');
    await page.type('改进前', '34 秒');
    await page.press('保存');
    await page.sees('监督检查的问题 · 拨测 34 秒才接通，高峰时段加一名接听人员');
    await look(page, 'measure');
    await page.key(Key.ESCAPE);

    // At home it is reminded of, until it is done.
    await page.go('/');
    await page.eventually('the look is asked for', async () => (await page.text()).includes('复查 · 陈雨'));
    await look(page, 'home');
    await page.pressText('拨测 34 秒才接通，高峰时段加一名接听人员');
    await page.press('复查通过');
    await page.eventually('it is closed', async () => (await page.must('get_finding', { id: 1 })).finding.state === 'closed');
    await look(page, 'finding');
    await page.key(Key.ESCAPE);

    // The report of the quarter has it in its fourth part, in the table of new measures.
    const { quarter } = await page.must('get_channel_board');
    const { measures } = await page.must('quarter_figures', { quarter });
    assert.deepEqual(measures.added.map(({ content, owner, state }) => [content, owner, state]),
      [['每天 17:00–20:00 两人接听', '陈雨', 'open']]);
    await page.pressText('改进措施');
    await page.press('每天 17:00–20:00 两人接听');
    await page.type('接通用时，改进后', '12 秒');
    await page.type('说明', '备班后都在 15 秒内接通');
    await page.press('登记完成');
    await page.eventually('the figure is there', async () => (await page.text()).includes('34 秒 → 12 秒'));
    const done = await page.must('get_measure', { id: 1 });
    assert.deepEqual([done.measure.state, done.measure.figure_after], ['done', '12 秒']);
    await page.key(Key.ESCAPE);

    // A figure that the program counts: what it was is counted when the measure is noted, and again when it is done.
    await page.press('添加改进措施');
    await page.type('问题和原因', '答复慢');
    await page.type('措施', '前台增设备班');
    await page.choose('责任人', '陈雨');
    await page.type('完成期限', '2099-12-31');
    await page.key(Key.TAB);
    await page.choose('看哪个数字', '响应及时率');
    // What belongs to it moves the button down.
    await page.sees('改进前的起止日期');
    await page.settles();
    await look(page, 'measured-form');
    await page.press('保存');
    await page.sees('改进后的起止日期');
    await page.type('说明', '备班排到年底');
    await page.press('登记完成');
    await page.sees('数量太少，不作比较');
    await look(page, 'measured');
    const { measured } = (await page.must('get_measure', { id: 2 })).measure;
    assert.deepEqual([measured.name, measured.verdict], ['on_time', 'too_few']);
    await page.key(Key.ESCAPE);

    // The month has the check that was made, and the next one; both open from there, by keyboard too.
    await page.pressText('渠道检查');
    await page.pressText('日历');
    await page.sees('不合格');
    await look(page, 'month');
    const failed = await page.button('不合格 · 服务热线 · 热线拨测');
    await failed.sendKeys(Key.ENTER);
    await page.sees('34 秒（要求 20 以内）');
    await page.key(Key.ESCAPE);
    const [{ on }] = (await page.must('list_check_days', { from_on: plans[0].next_on, to_on: plans[0].next_on }));
    assert.equal(on, plans[0].next_on);
    // Each month is asked for anew: it has come when the page is at rest.
    for (let month = 0; month < 2 && !(await page.text()).includes('待检查'); month += 1) {
      await page.press('下个月');
      await page.settles();
    }
    await page.press('待检查 · 服务热线 · 热线拨测');
    await page.sees('全部符合');
    await beginsInMeasured(page);
    await page.key(Key.ESCAPE);
    await page.misses('全部符合');
    await page.sees('本月');
  }));

test('a channel out of service is offered for a day of its service, and not otherwise', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const [{ id }] = await page.must('list_channels');
    const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    await page.must('save_channel', { id, kind: 'phone', name: '旧热线', until_on: ago(5) });
    await page.go('/tickets');
    await page.press('登记来件');
    await page.type('居民所说', '以前留言：楼道灯不亮');
    await page.alt('3');
    await page.unfold('渠道');
    await page.sees('意见箱');
    assert.ok(!(await page.text()).includes('旧热线'), 'it is not offered for what comes now');
    await page.key(Key.TAB);
    await page.press('改为更早');
    await page.type('接收时间', `${ago(10)} 09:00`);
    await page.key(Key.TAB);
    await page.type('补登原因', '留言机');
    await page.choose('渠道', '旧热线');
    await look(page, 'retired');
    await page.press('登记');
    await page.eventually('the ticket is there', async () => {
      const { rows } = await page.must('list_tickets', {});
      return rows.length === 1 && rows[0].channel === '旧热线';
    });
  }));

test('where nobody else supervises, whoever put it right looks again, and says what there was to see', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.must('add_finding', { content: '意见箱锁坏了', owner_id: 1, due_on: '2099-12-31' });
    await page.must('report_finding', { id: 1, content: '换了新锁' });
    await page.go('/supervision');
    await page.pressText('问题整改');
    await page.pressText('待复查');
    await page.press('意见箱锁坏了');
    await page.sees('复查通过');
    const passes = await page.driver.executeScript(
      `return [...document.querySelectorAll('button')].find((one) => one.innerText.includes('复查通过')).disabled`,
    );
    assert.equal(passes, true, 'nothing is passed without a word');
    assert.equal((await page.call('recheck_finding', { id: 1, passed: true })).error?.code, 'input.required');
    await page.type('说明', '新锁好用，钥匙有两把');
    await page.press('复查通过');
    await page.eventually('it is closed', async () => (await page.must('get_finding', { id: 1 })).finding.state === 'closed');
    await page.sees('新锁好用，钥匙有两把');
  }));

test('whoever owns a finding reports it with proof, and sees nothing that is not theirs', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const worker = await page.must('add_staff', { login: 'zhao', name: '赵刚', roles: ['maintenance'] });
    await page.must('reset_password', { staff_id: worker.id, new_password: 'river-stone-41' });
    const due_on = '2099-11-30';
    await page.must('add_finding', { content: '公告栏玻璃碎了', owner_id: worker.id, due_on });
    await page.must('add_finding', { content: '值班表过期', owner_id: 1, due_on });
    await page.must('sign_out');
    await page.must('sign_in', { login: 'zhao', password: 'river-stone-41' });
    await page.must('change_password', { old_password: 'river-stone-41', new_password: 'stone-bridge-52' });
    await page.signIn('zhao', 'stone-bridge-52', '/supervision');
    await page.sees('公告栏玻璃碎了');
    const text = await page.text();
    assert.ok(!text.includes('值班表过期') && !text.includes('沟通渠道'), text);
    await page.press('公告栏玻璃碎了');
    await page.sees('整改证明');
    await page.give('添加照片或文件', '新玻璃.pdf');
    await page.type('说明', '已换玻璃');
    await page.press('报整改完成');
    await page.eventually('it is reported', async () => (await page.must('get_finding', { id: 1 })).finding.state === 'reported');
    await look(page, 'owner');
    const { steps, finding } = await page.must('get_finding', { id: 1 });
    assert.deepEqual([finding.state, steps], ['reported', []]);
  }));
