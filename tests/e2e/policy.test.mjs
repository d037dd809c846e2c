// The limits and the calendar that they are counted by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

test('the limits are changed, with what they mean shown before, and only what comes later goes by them', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const register = async () => {
      const inquiry = { channel_id: 1, category: 'inquiry', topic_id: 1, content: '停车怎么收费' };
      return (await page.call('register_ticket', inquiry)).answer;
    };
    const before = await register();
    await page.settings('现行制度');
    await page.sees('现在接到的投诉：');
    await page.press('修改制度');
    await pause(600);
    await page.sees('已经接到的来件，时限和回访不变');
    const labels = await page.driver.executeScript(
      `return [...document.querySelectorAll('.ant-drawer label')].map((label) => [label.innerText.trim(), label.htmlFor])`,
    );
    const [, amount] = labels.filter(([text]) => text === '时限')[2];
    const field = await page.driver.findElement({ id: amount });
    const write = async (text) => {
      await page.driver.executeScript('arguments[0].select()', field);
      await field.sendKeys(text);
    };
    await write('0');
    await page.type('依据或原因', '居民代表会议通过');
    await page.press('保存新一版');
    await page.sees('请填 1 到 2160 之间的数');
    await write('36');
    const example = await page.eventually('the example is there', async () =>
      (await page.text()).match(/现在接到的咨询：(.+) 前反馈/g)?.at(-1),
    );
    await page.press('保存新一版');
    await page.sees('36 小时');
    await page.sees('历次版本');
    const after = await register();
    const hours = (ticket) => (Date.parse(ticket.due_at) - Date.parse(ticket.received_at)) / 3_600_000;
    assert.deepEqual([hours(before), hours(after)], [24, 36]);
    assert.deepEqual([before.policy_version, after.policy_version], [1, 2]);
    assert.match(example, /^现在接到的咨询：\d+月\d+日（周.）\d\d:\d\d 前反馈$/);
  }));

test('how long records are kept is a part of the version, and is never shortened', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const years = async (count) => {
      await page.press('修改制度');
      await pause(600);
      await page.type('来件保管期限', count);
      await page.type('依据或原因', '居民代表会议通过');
      await page.press('保存新一版');
    };
    await page.settings('现行制度');
    await page.sees('来件 3 年');
    await years('2');
    await page.sees('请填 3 到 100 之间的数');
    await page.type('来件保管期限', '5');
    await page.press('保存新一版');
    await page.sees('来件 5 年');
    await years('4');
    await page.sees('现在要保管 5 年，不能缩短');
    assert.equal(await page.valueOf('依据或原因'), '居民代表会议通过', 'what was written is still there');
    await page.press('取消');
    await page.pressText('历次版本');
    await page.pressText('与第 1 版比较');
    const line = (await page.rows()).find((row) => row.includes('来件保管期限') || row.includes('3 年'));
    assert.ok(line?.includes('5 年'), `${line}`);
    // The archive goes by it, and leads to it.
    await page.go('/archive');
    await page.pressText('保管期限');
    await page.eventually('tickets are kept for five', async () =>
      (await page.rows()).some((row) => row[0] === '来件' && row[1] === '5 年'));
    await page.press('在制度里修改');
    await page.sees('修改制度');
    // What residents are given says it too.
    await page.go('/residents');
    await page.press('隐私告知');
    await page.sees('自最后一次联系起至少保存5年；迁出并满5年后');
  }));

test('a topic is added, another goes, and the rule of follow-ups is a part of the version', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const old = (await page.call('register_ticket', { channel_id: 1, category: 'complaint', topic_id: 5, content: '树倒了' }))
      .answer;
    // The way from the follow-ups leads here.
    await page.go('/follow-ups');
    await page.pressText('回访规则');
    await page.press('修改制度');
    await pause(600);
    await page.type('投诉抽查比例', '100');
    await page.type('主题 5', '电动车充电');
    await page.press('主题 5 上移');
    await page.press('加一个主题');
    await page.type('主题 8', '电动车充电');
    await page.type('依据或原因', '居民代表会议通过');
    await page.press('保存新一版');
    await page.sees('这个主题已经有了');
    await page.type('主题 8', '噪声');
    await page.press('保存新一版');
    await page.sees('投诉另抽 100%');
    await page.sees('电动车充电、环境卫生');
    await page.pressText('历次版本');
    await page.pressText('与第 1 版比较');
    await page.sees('增加：电动车充电、噪声；停用：绿化管理');
    await page.sees('100%');
    const names = (await page.call('list_topics')).answer.filter(({ in_use }) => in_use).map(({ name }) => name);
    assert.deepEqual([names.length, names[3], names[7], names[8]], [9, '电动车充电', '噪声', '其他']);
    // What was registered keeps its topic and its rule.
    const { answer } = await page.call('give_feedback', { number: old.number, channel_id: 1, content: '已扶正' });
    assert.deepEqual([answer.status, answer.topic.name], ['answered', '绿化管理']);
  }));

test('a holiday is entered and its year declared complete', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const year = new Date().getFullYear() + 1;
    await page.settings('放假与调休');
    await page.pressText(String(year));
    await page.sees(`${year} 年的放假安排还没有录入`);
    await page.driver.executeScript(
      `[...document.querySelectorAll('button[title="${year}-05-03"]')].at(0).click()`,
    );
    await page.type('名称', '劳动节');
    await page.press('保存这些天');
    await page.sees('5月3日 劳动节');
    await page.type('通知文号或出处', '国办发明电');
    await page.press('这一年已录全');
    await page.sees('已录入：国办发明电');
    const { answer } = await page.call('list_calendar', { year });
    assert.deepEqual(answer, {
      year,
      published: true,
      source: '国办发明电',
      days: [{ day: `${year}-05-03`, kind: 'rest', name: '劳动节' }],
    });
  }));

test('a change of the limits is proposed, residents are asked, and it waits for the last day', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.settings('制度修订');
    await page.sees('还没有提案');
    await page.press('提出修订');
    await page.type('名称', '投诉 24 小时内反馈');
    await page.press('保存草案');
    await page.sees('请填写');
    await page.type('理由', '居民代表多次提出');
    await page.press('保存草案');
    await page.sees('和现行的一样');
    const amount = await page.driver.findElement({ id: 'proposal_limits_0_amount' });
    await page.driver.executeScript('arguments[0].select()', amount);
    await amount.sendKeys('24');
    await page.press('保存草案');
    await page.sees('24 小时');
    await page.press('开始征求意见');
    await page.sees('征求意见中');
    await page.press('打印征求意见稿');
    await page.sees('共 1 页');
    await page.key('\uE00C');
    await page.misses('共 1 页');
    await page.type('意见', '晚上打电话也算吗？');
    await page.press('记下这条意见');
    await page.sees('收到的意见（1）');
    await page.press('答复');
    await page.choose('是否采纳', '部分采纳');
    await page.type('说明', '夜间由值班室先答复');
    await page.press('保存答复');
    await page.sees('部分采纳 夜间由值班室先答复 林静怡');
    await page.sees('答复');
    await page.type('意见汇总', '1 条意见');
    await page.press('结束征求，写下汇总');
    await page.sees('过了这天才能汇总');
    await page.type('撤回原因', '年底再议');
    await page.press('撤回提案');
    await page.sees('已撤回');
    await page.misses('撤回原因');
  }));

test('what a meeting decided becomes the next version, and the year is looked over', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', demoOffice()]);
    await page.signIn('manager', undefined, '/');
    await page.sees('等会议表决，记下结果');
    await page.pressText('咨询 12 小时内答复');
    await page.sees('修改制度要先征求居民意见');
    await page.press('咨询 12 小时内答复');
    await page.sees('共收到 4 条意见');
    await page.sees('咨询反馈时限');
    await page.press('打印意见汇总');
    await page.sees('共 1 页');
    await page.key('\uE00C');
    await page.misses('共 1 页');
    await (await page.field('表决的会议')).sendKeys('业主大会');
    await page.key('\uE007');
    await page.type('决议', '到会过半数，同意');
    await page.press('记下表决结果');
    await page.sees('请填写');
    await page.type('从哪天起生效', '2099-01-01');
    // Enter sends the form.
    await page.key('\uE007');
    // What may be chosen is called 已通过 as well; the course says it once it is so.
    await page.sees('表决通过');
    const [newest] = (await page.call('list_policies')).answer;
    assert.deepEqual([newest.state, newest.limits[2].amount, newest.note], ['upcoming', 12, '咨询 12 小时内答复']);
    await page.key('\uE00C');
    await page.misses('表决的会议');
    await page.settings('现行制度');
    await page.pressText('历次版本');
    await page.pressText('与第 1 版比较');
    await page.sees('咨询反馈时限');
  }));
