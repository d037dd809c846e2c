// Assemblies by ballot paper, rules and series in the window, proxies and the time of items, and a crash in live mode.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { By, Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

const look = (page, name) => process.env.LOOK && page.photograph(`${process.env.LOOK}/${name}.png`);

/** Types digits once the first item of the paper has the focus. */
async function digits(page, number, ...keys) {
  await page.eventually(`paper ${number} is open`, () =>
    page.driver.executeScript(`return document.activeElement?.matches('[aria-label="' + arguments[0] + '"] [data-row]') ?? false`, `${number} 号票`),
  );
  await page.key(...keys);
}

test('an assembly votes by paper: issued, entered by number, invalid with its reason, corrected', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const rows = Array.from({ length: 12 }, (_, at) => `1-1-${101 + at},业主${at},1281234${1000 + at},${80 + at}`);
    await page.must('apply_import', {
      file_name: 'a.csv',
      base64: Buffer.from(`房号,姓名,电话,面积\n${rows.join('\n')}\n`).toString('base64'),
      mapping: { header_row: 1, columns: ['room', 'name', 'phone', 'area'].map((field, column) => ({ column, field })) },
    });
    const { items } = await page.must('plan_meeting', {
      profile_id: 2, title: '年度业主大会', starts_at: '2099-12-15T06:00:00Z', place: '广场', people: [],
      items: [{ title: '使用维修资金', matter: 'ordinary' }, { title: '外墙广告', matter: 'special' }],
    });
    await page.go('/meetings');
    await page.press('年度业主大会');
    await page.press('按名册生成');
    await page.sees('12 户');
    await page.sees('书面征求意见');
    await page.press('开会');
    await page.press('现在开会');
    await page.press('编号发票');
    await page.sees('发出 12');
    // Shown before they are printed: one for each voter, or some of them.
    await page.press('打印表决票');
    await page.sees('共 12 页');
    await page.eventually('the first paper is drawn', () =>
      page.driver.executeScript(`return document.querySelector('.pages canvas')?.width > 400`),
    );
    await look(page, 'papers-printed');
    await page.key(Key.ESCAPE);
    await page.misses('共 12 页');
    await page.type('从几号', '5');
    await page.type('到几号', '6');
    await page.press('打印表决票');
    await page.sees('共 2 页');
    await page.key(Key.ESCAPE);
    await page.misses('共 2 页');
    // The number and Enter, a digit for each item; the next number at once.
    await page.type('票号', '3');
    await page.key(Key.ENTER);
    await digits(page, 3, '1', '2');
    await page.sees('3 号票已录入');
    // As a scanner types it from the paper; a paper of another meeting is noticed.
    await page.key('2', '-', '5', Key.ENTER);
    await page.sees('这是另一次会议的票');
    await page.type('票号', '1-5');
    await page.key(Key.ENTER);
    await digits(page, 5);
    await page.type('代理人', '李四');
    await page.press('登记代理');
    await page.sees('由 李四 代理');
    await page.sees('委托代理 1');
    await look(page, 'proxy');
    await digits(page, 5, '1', '1');
    await page.sees('5 号票已录入');
    const { rows: [five] } = await page.must('list_ballot_papers', { meeting_id: 1, number: 5 });
    assert.equal(five.proxy, '李四');
    await page.sees('录入 2');
    // Invalid on one item: kept with its reason.
    await page.key('7', Key.ENTER);
    await digits(page, 7, '1', '4');
    await look(page, 'papers');
    await page.type('废票原因', '选了两项');
    await page.key(Key.ENTER);
    await page.sees('7 号票已录入');
    await page.sees('废票 1');
    // The whole paper.
    await page.key('9', Key.ENTER);
    await digits(page, 9);
    await page.type('废票原因', '未签名');
    await page.press('整张作废');
    await page.sees('废票 2');
    // Opened a second time it shows what stands, and digits change nothing until somebody says that it is corrected.
    await page.type('票号', '7');
    await page.key(Key.ENTER);
    await digits(page, 7, '1', '1');
    await page.sees('这张票录入过');
    await page.sees('选了两项');
    await look(page, 'paper-stands');
    const seven = async () => (await page.must('list_ballot_papers', { meeting_id: 1, number: 7 })).rows[0].voter.ballots;
    assert.deepEqual((await seven()).map(({ choice, reason }) => [choice, reason]), [['for', null], ['invalid', '选了两项']]);
    await page.press('更正');
    await digits(page, 7);
    await look(page, 'paper-corrected');
    // The reason alone is corrected.
    await page.type('废票原因', '未签名');
    await page.press('保存更正');
    await page.sees('7 号票已录入');
    assert.deepEqual((await seven()).map(({ choice, reason }) => [choice, reason]), [['for', null], ['invalid', '未签名']]);
    // Corrected elsewhere while it is open here: nothing is written over, and what stands now is shown.
    await page.type('票号', '7');
    await page.key(Key.ENTER);
    await digits(page, 7);
    await page.press('更正');
    const seen = { instead_of: 'invalid', instead_of_reason: '未签名' };
    await page.must('enter_ballot_paper', { meeting_id: 1, number: 7, ballots: [{ item_id: items[1].id, choice: 'invalid', reason: '选了两项', ...seen }] });
    await digits(page, 7);
    await page.key(Key.ARROW_DOWN, '1');
    await page.press('保存更正');
    await page.sees('与现在录的不同，没有覆盖');
    await page.sees('选了两项');
    // Corrected: what was entered last counts, once.
    await page.type('票号', '3');
    await page.key(Key.ENTER);
    await digits(page, 3);
    await page.press('更正');
    await digits(page, 3, '1', '1');
    await page.press('保存更正');
    await page.sees('3 号票已录入');
    const trail = await page.must('list_audit_entries', { filter: { operation: 'enter_ballot_paper' } });
    assert.deepEqual(trail.entries[0].changes.ballots, ['1=for 2=against', '1=for 2=for']);
    await page.type('票号', '99');
    await page.key(Key.ENTER);
    await page.sees('没有 99 号票');
    const counted = (await page.must('get_meeting', { id: 1 })).items;
    const heads = ({ tally }) => ['approving', 'opposing', 'abstaining', 'invalid'].map((choice) => tally[choice].heads);
    assert.deepEqual(counted.map(({ outcome }) => heads(outcome)), [[3, 0, 0, 1], [2, 0, 0, 2]]);
    // Only collected, to be entered later; twice is refused with the day.
    await page.pressText('只登记收回');
    await page.type('票号', '11');
    await page.key(Key.ENTER);
    await page.sees('11 号票已收回');
    await page.key('1', '1', Key.ENTER);
    await page.sees('已经收回，请核对票号');
    await page.sees('收回 5');
  }));

test('rules are copied and changed, a series plans its next meeting, a proxy comes, time is kept through a crash', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const folder = desktop.office();
    let page = await desktop.open(['--data', folder]);
    await page.setUp();
    await page.go('/meetings');
    await page.press('议事规则和系列会议');
    await page.sees('业主委员会会议（全国）');
    await look(page, 'rules');
    await page.press('复制 业主委员会会议（全国）');
    await pause(600);
    await page.type('到会（参与）人数 分子', '3');
    await page.press('保存');
    await page.eventually('core refuses more than all of it', async () => (await page.text()).includes('1') && (await page.driver.findElements(By.css('.ant-form-item-explain-error'))).length > 0);
    await page.type('到会（参与）人数 分子', '2');
    await page.type('到会（参与）人数 分母', '3');
    await look(page, 'profile');
    await page.press('保存');
    await page.sees('业主委员会会议（全国）（本小区）');
    await page.press('新建系列');
    await pause(600);
    await page.type('系列名称', '议事例会');
    await page.choose('议事规则', '居民座谈会');
    await page.press('保存');
    await page.sees('每 2 个月');
    await page.press('筹备下一次');
    await pause(600);
    await page.eventually('the plan is of the series', async () => (await page.valueOf('会议名称')) === '议事例会');
    await page.type('开会时间', '2026-10-10 14:00');
    await page.key(Key.TAB);
    await page.type('地点', '活动室');
    await page.type('议题内容 1', '停车');
    await page.type('参会人员（有表决权）', ['王建国', '李芳'].join(Key.ENTER));
    await page.press('保存');
    await page.sees('应到 2');
    await page.choose('谁不能来', '李芳');
    await page.type('由谁代为出席', '李小芳');
    await page.press('代为出席');
    await page.sees('李小芳 代');
    await page.press('开会');
    await page.sees('会议中');
    await page.press('计时 停车');
    await page.sees('停止');
    await look(page, 'live');

    // The power goes: what was written until two seconds ago is there, and the time goes on.
    await page.type('讨论情况 停车', '地面停车位不够，夜里堵住消防通道');
    await pause(2000);
    await page.type('讨论情况 停车', '地面停车位不够，夜里堵住消防通道，要划线');
    await desktop.crash(page);
    page = await desktop.open(['--data', folder]);
    await page.shows();
    await page.call('sign_in', { login: 'lin', password: 'jade-river-88' });
    const meeting = await page.must('get_meeting', { id: 1 });
    assert.match(meeting.items[0].discussion, /^地面停车位不够，夜里堵住消防通道/);
    assert.notEqual(meeting.items[0].timing.running_since, null);
    assert.equal(meeting.series_id, 1);
    const committee = { profile_id: 1, title: '业委会', starts_at: '2099-12-15T06:00:00Z', place: '会议室', items: [], people: [{ name: '王建国', votes: true }] };
    await page.must('plan_meeting', committee);
    await page.signIn('lin', 'jade-river-88', '/meetings?meeting=2');
    await page.sees('不能委托他人出席');
    await page.sees('第三十七条至第三十九条');
  }));
