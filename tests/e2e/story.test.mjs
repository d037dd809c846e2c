// A whole quarter of a fictional office, from its set-up to the issued report: what people do stands here and is done at the window, the
// many of the same are in quarter.mjs. In the end a script that knows only the regulation computes every figure of the report once more.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { By, Key } from 'selenium-webdriver';
import { printedForms } from './answers.mjs';
import { Clock, Colleague } from './clock.mjs';
import { onDesktop } from './desktop.mjs';
import { Hands } from './hands.mjs';
import { Days, borders, id, ordinary, outage, repairs, rooms, staff } from './quarter.mjs';

const recompute = join(dirname(fileURLToPath(import.meta.url)), '../recompute/recompute.py');
const password = 'stone-bridge-52';

/** Sends the form that has the focus. */
const send = (page) => page.command(Key.ENTER);

/** The office at the window: who sits there, when, and what is done; every step of the story is one of these. */
class Window {
  constructor(page, clock, days) {
    Object.assign(this, { page, clock, days });
  }

  /** Everything before this moment has happened, and somebody sits down at the window. */
  async sits(login, moment, path) {
    await this.days.until(moment);
    // Whoever sat here has gone: a desk that is left for days would lock itself, whoever sits down at it.
    await this.page.call('sign_out');
    await this.page.driver.navigate().refresh();
    await this.page.sees('所有人都登录不了？');
    this.clock.goOnFrom(moment);
    await this.page.signIn(login, login === 'lin' ? 'jade-river-88' : password, path);
  }
}

/** 1 April: the office is set up, and keeps its recovery key. */
async function setUp(page) {
  await page.sees('开始使用邻声');
  for (const [label, text] of [['小区名称', '桂香苑'], ['服务中心名称', '桂香苑物业服务中心'], ['姓名', '林静怡'], ['登录名', 'lin'],
    ['密码', 'jade-river-88'], ['再输一次密码', 'jade-river-88']]) {
    await page.type(label, text);
  }
  await page.press('开始使用');
  await page.sees('它只显示这一次');
  await page.pressText('我已经把恢复密钥收好了');
  await page.press('进入邻声');
  await page.sees('三步开始');
  for (const one of staff) {
    const { id: staff_id } = await page.must('add_staff', one);
    assert.equal(staff_id, id[one.login]);
    await page.must('reset_password', { staff_id, new_password: 'river-stone-41' });
  }
  for (const [at, room] of rooms.entries()) {
    const { id: room_id } = await page.must('save_room', { room, area_hundredths: 8950, kind: 'home' });
    const people = [{ name: '王建国', role: 'owner', phones: [`138123400${10 + at}`] }];
    await page.must('move_in', { room_id, began_on: '2020-01-01', people });
  }
  for (const { login } of staff) {
    await page.must('sign_in', { login, password: 'river-stone-41' });
    await page.must('change_password', { old_password: 'river-stone-41', new_password: password });
  }
}

/** July: a complaint is taken down, somebody is sent, the resident is told, and somebody else asks whether it is solved. */
async function complaint(window) {
  const { page } = window;
  await window.sits('luo', '2026-07-06T01:00:00Z', '/tickets');
  await page.sees('来件');
  await page.command('n');
  await page.type('居民所说', '厨房水管接头漏水，漏了一地。');
  await page.type('房号', rooms[3]);
  await page.type('姓名', '王秀英');
  await page.alt('1');
  await page.choose('主题', '设施维护');
  await page.press('登记');
  await page.sees('可以念给居民听');
  const [number] = /TS-20260706-\d{3}/.exec(await page.text());
  await page.must('mark_ticket', { number, important: true });
  await page.press('查看这件来件');
  await page.sees('经过');
  await page.settles();
  await page.alt('p');
  await page.eventually('the choice of the repairer has the focus', async () =>
    (await page.driver.switchTo().activeElement().getAttribute('id')) === (await (await page.field('维修人员')).getAttribute('id')));
  await page.key('周强');
  await page.eventually('the name is found', () =>
    page.driver.executeScript(`return document.querySelector('.ant-select-item-option-active')?.textContent === '周强'`));
  await page.key(Key.ENTER);
  await send(page);
  await page.sees('已派给 周强');
  const [{ number: order }] = (await page.must('get_ticket', { number })).work_orders;

  await window.sits('zhou', '2026-07-06T02:30:00Z', `/orders?order=${order}`);
  await page.sees('看清地点和内容');
  await page.settles();
  await page.alt('3');
  await page.type('处理情况', '换了软管，试水不漏');
  await send(page);
  await page.sees('已完成，交回客服');

  await window.sits('luo', '2026-07-06T03:00:00Z', `/tickets?tab=all&ticket=${number}`);
  await page.type('告诉居民的内容', '水管已经修好。');
  await page.press('反馈');
  await page.sees('转待回访：重要来件');

  await window.sits('tang', '2026-07-07T02:00:00Z', '/follow-ups');
  await page.press(number);
  await page.pressText('已联系上');
  await page.pressText('已解决');
  await page.pressText('非常满意');
  await page.type('住户怎么说', '修得很快');
  await send(page);
  await page.eventually('it is closed', async () => (await page.must('get_ticket', { number })).status === 'closed');
}

/** July: a notice is written, published, posted, and its posting proven. */
async function notice(window) {
  const { page } = window;
  await window.sits('lin', '2026-07-10T01:00:00Z', '/notices');
  await page.press('起草信息');
  await page.type('标题', '电梯年检公告');
  await (await page.field('正文')).click();
  await page.key('七月十三日起逐台检验。');
  await page.choose('发布渠道', '在线平台');
  await page.key(Key.ESCAPE);
  await page.press('保存草稿');
  await page.sees('草稿');
  await page.press('发布');
  await page.press('确认发布');
  await page.press('登记张贴 在线平台');
  await page.choose('张贴人', '罗敏');
  await page.type('链接或说明', 'https://guixiang.example/1');
  await page.press('保存');
  await page.sees('https://guixiang.example/1');
  await page.give('添加照片或文件', '截图.pdf');
  // Another, whose posting nobody proves.
  const document = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '明天停水' }] }] };
  const plan = { kind: 'outage', title: '停水通知', document, channels: [2, 6], from_on: '2026-07-11' };
  const { notice: { id: second } } = await page.must('save_notice', { plan });
  await page.must('publish_notice', { id: second });
}

/** July: a forum is held; what a resident says there becomes a ticket, what is promised an action item, and the minutes are issued. */
async function forum(window) {
  const { page } = window;
  await window.sits('lin', '2026-07-16T05:50:00Z', '/meetings');
  await page.must('plan_meeting', {
    profile_id: 3, title: '七月座谈会', starts_at: '2026-07-16T06:00:00Z', place: '活动室', items: [{ title: '电梯运行', matter: 'discussion' }],
    people: [{ name: '王建国', note: rooms[0], votes: true }, { name: '李芳', votes: true }],
  });
  await page.press('七月座谈会');
  await page.sees('应到 2');
  await page.eventually('the line has the focus', async () => {
    const [line] = await page.driver.findElements(By.xpath(`//ul[@aria-label="签到"]//*[@role="group" and contains(@aria-label, "王建国")]`));
    return line !== undefined && page.driver.executeScript('arguments[0].focus(); return true', line);
  });
  await page.key('1', '1');
  await page.sees('实到 2');
  await page.press('开会');
  await page.sees('会议中');
  await page.type('讨论情况 电梯运行', '王建国：电梯又坏了，要投诉');
  await page.alt('t');
  await page.eventually('the words are there', async () => (await page.valueOf('说了什么')) === '王建国：电梯又坏了，要投诉');
  await page.type('谁说的', `王建国 ${rooms[0]}`);
  await page.type('说了什么', '电梯又坏了，要投诉');
  await page.key(Key.ENTER);
  await page.sees('已登记 TS-');
  await page.press('关闭');
  await page.press('加待办 电梯运行');
  await page.type('待办内容', '核对维保合同');
  await page.choose('责任人', '罗敏');
  await page.type('应完成日期', '2026-08-31');
  await page.key(Key.TAB);
  await page.press('保存');
  await page.sees('8月31日前');
  await page.press('本议题结束');
  await page.press('结束会议');
  await page.press('确定结束');
  await page.pressText('纪要');
  await page.press('起草纪要');
  await page.press('送审');
  await page.press('登记签字');
  await page.sees('签字：王建国、李芳');
  await page.press('发布');
  await page.press('确定发布');
  await page.eventually('the minutes are issued', async () => {
    const { minutes } = await page.must('get_meeting_minutes', { meeting_id: 1 });
    return minutes.at(-1).state === 'issued';
  });
}

/** Keys, one after the other. */
async function keys(page, ...all) {
  for (const key of all) {
    await page.key(key);
  }
}

/** August: residents are asked on paper; the forms come back and are typed in by keys alone. */
async function survey(window) {
  const { page } = window;
  await window.sits('lin', '2026-08-03T01:00:00Z', '/surveys');
  await page.pressText('问卷');
  await page.press('新问卷');
  await page.press('物业服务满意度调查（简版）');
  await page.press('保存');
  await page.sees('第 1 版');
  await page.press('问卷');
  await page.pressText('调查');
  await page.press('筹备调查');
  await pause(600);
  await page.type('调查名称', '2026年满意度调查');
  await page.choose('问卷', '物业服务满意度调查（简版）');
  await page.type('起止日期', '2026-08-03');
  await page.key(Key.ENTER);
  await page.key('2026-08-16', Key.ENTER);
  await page.sees('筹备中');
  await page.press('生成问卷');
  await page.press('确定');
  await page.sees('回收中');
  const { codes } = await printedForms(page, 1);
  assert.equal(codes.length, rooms.length, 'a form for each household');

  await window.sits('luo', '2026-08-17T01:00:00Z', '/surveys?wave=1');
  const { rows: asked } = await page.must('list_survey_households', { wave_id: 1 });
  for (const { household_id } of asked.slice(0, 14)) {
    await page.must('tick_survey_household', { wave_id: 1, household_id, returned: true });
  }
  await window.sits('lin', '2026-08-17T02:00:00Z', '/surveys?wave=1');
  await page.press('回收结束');
  await page.press('确定');
  await page.sees('录入中');
  await page.press('录入问卷');
  await page.sees('打乱顺序');
  for (const [at, code] of codes.slice(0, 14).entries()) {
    await keys(page, ...code.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');
    // Every fifth is not satisfied, and one leaves it open.
    await keys(page, at % 5 === 4 ? '2' : '5', '9', at === 3 ? '-' : '4', '4', '4', '3', '5', '0', '4', '1', Key.ENTER, '-', Key.ENTER);
    await page.sees(`${code} 已保存，第 ${at + 1} 份`);
  }
  await page.press('2026年满意度调查');
  await page.press('结束调查');
  await page.press('确定');
  await page.sees('已结束');
}

/** August: the hotline is tried, is too slow, and is to be better; what was found is put right and looked at again. */
async function check(window) {
  const { page } = window;
  await window.sits('lin', '2026-08-20T02:00:00Z', '/supervision?tab=checks');
  await page.press('添加计划');
  await page.choose('渠道', '电话热线');
  await page.press('保存');
  await page.sees('每 7 天 · 20 秒内接通');
  await page.press('登记检查：电话热线');
  await page.press('全部符合');
  await page.type('接通用时（秒）', '34');
  await send(page);
  await page.sees('34 秒（要求 20 以内）');
  await page.press('登记问题');
  await page.type('问题和整改要求', '34 秒才接通，高峰时段加一人');
  await page.choose('责任人', '罗敏');
  await page.type('整改期限', '2026-09-10');
  await page.key(Key.TAB);
  await page.press('保存');
  await page.sees('待整改');
  await page.press('34 秒才接通，高峰时段加一人');
  await page.press('转为改进措施');
  await page.type('问题和原因', '高峰时段一人接听');
  await page.type('措施', '每天 17:00–20:00 两人接听');
  await page.choose('责任人', '罗敏');
  await page.type('完成期限', '2026-12-31');
  await page.key(Key.TAB);
  await page.press('保存');
  await page.sees('监督检查的问题');

  await window.sits('luo', '2026-08-27T02:00:00Z', '/supervision?tab=findings&finding=1');
  await page.must('report_finding', { id: 1, content: '已排备班' });
  await window.sits('wu', '2026-08-28T02:00:00Z', '/supervision?tab=findings&finding=1');
  await page.press('复查通过');
  await page.eventually('it is closed', async () => (await page.must('get_finding', { id: 1 })).finding.state === 'closed');
  const lines = Array.from({ length: 4 }, () => ({ result: 'good' }));
  await page.must('record_check', { plan_id: 1, channel_id: 1, kind: 'call', lines, list_version: 1, measured: 12 });
}

/** August and September: a shorter limit is proposed, residents are asked, the representatives agree, and it is in force. */
async function proposal(window) {
  const { page } = window;
  await window.sits('lin', '2026-08-01T01:00:00Z', '/settings?section=revision');
  await page.press('提出修订');
  await page.type('名称', '咨询 12 小时内反馈');
  await page.type('理由', '居民代表多次提出');
  const amount = await page.driver.findElement({ id: 'proposal_limits_2_amount' });
  await page.driver.executeScript('arguments[0].select()', amount);
  await amount.sendKeys('12');
  await page.press('保存草案');
  await page.sees('12 小时');
  await page.press('开始征求意见');
  await page.sees('征求意见中');
  await page.type('意见', '晚上打电话也算吗？');
  await page.press('记下这条意见');
  await page.sees('收到的意见（1）');
  await page.press('答复');
  await page.choose('是否采纳', '部分采纳');
  await page.type('说明', '夜间由值班室先答复');
  await page.press('保存答复');
  await page.sees('部分采纳 夜间由值班室先答复');
}

/** What the representatives decide; the new limit is in force from the middle of September. */
async function decision(window) {
  const { page } = window;
  await window.sits('lin', '2026-09-07T06:00:00Z', '/settings?section=revision');
  await page.must('summarise_policy_consultation', { id: 1, summary: '1 条意见，部分采纳' });
  const plan = { profile_id: 4, title: '居民代表会议', starts_at: '2026-09-07T06:00:00Z', place: '会议室', items: [{ title: '咨询时限', matter: 'discussion' }],
    people: [{ name: '王建国', votes: true }, { name: '李芳', votes: true }] };
  const { id: meeting_id, items, people } = await page.must('plan_meeting', plan);
  for (const { id: person_id } of people) {
    await page.must('record_attendance', { meeting_id, person_id, attendance: 'present' });
  }
  await page.must('start_meeting', { id: meeting_id });
  const decided = { discussion: { text: '同意', instead_of: '' }, decision: { text: '咨询 12 小时内反馈。', instead_of: '' } };
  await page.must('note_item', { meeting_id, item_id: items[0].id, ...decided });
  await page.must('close_item', { meeting_id, item_id: items[0].id });
  await page.must('end_meeting', { id: meeting_id });
  await page.press('咨询 12 小时内反馈');
  await (await page.field('表决的会议')).sendKeys('居民代表');
  await page.key(Key.ENTER);
  await page.type('决议', '到会过半数，同意');
  await page.type('从哪天起生效', '2026-09-15');
  await page.key(Key.ENTER);
  await page.sees('已通过');
}

/** September: closed tickets are drawn, and their residents are asked by somebody who handles none. */
async function callBacks(window) {
  const { page } = window;
  await window.sits('wu', '2026-09-21T02:00:00Z', '/supervision?tab=call_backs');
  await page.press('抽样');
  for (const [label, on] of [['办结日期从', '2026-07-01'], ['到', '2026-09-20']]) {
    await page.type(label, on);
    await page.key(Key.TAB);
  }
  await page.sees('这段时间办结');
  await page.type('随机种子', '20260921');
  await page.type('抽取件数', '4');
  await send(page);
  await page.sees('件中抽 4 件');
  const { call_backs: drawn } = await page.must('get_call_back_sample', { id: 1 });
  await page.press(drawn[0].number);
  await page.sees(`回访 ${drawn[0].number}`);
  await page.pressText('未解决');
  await page.pressText('不满意');
  await page.pressText('不符');
  await page.type('说明', '没有人来过');
  await send(page);
  await page.sees(`回访 ${drawn[1].number}`);
  await page.must('record_call_back', { id: drawn[1].id, reached: true, solution: 'solved', satisfaction: 'satisfied', feedback: 'true', note: '住户说好了' });
  await page.must('record_call_back', { id: drawn[2].id, reached: false });
  await page.must('record_call_back', { id: drawn[3].id, reached: true, solution: 'solved', satisfaction: 'neutral', feedback: 'true', note: '还行' });
}

/** October: the report is written by the manager, looked over by the supervision group, and issued; its tables are saved. */
async function report(window, desktop) {
  const { page } = window;
  const quarter = '2026Q3';
  await window.sits('lin', '2026-10-09T01:00:00Z', `/reports?quarter=${quarter}`);
  await page.sees('编写中');
  await page.eventually('the text is loaded', async () => page.field('改进措施'));
  await page.type('改进措施', '电梯维保改为每月两次。');
  await page.press('保存');
  await page.sees('已写入报告');
  await page.press('提交审核');
  await page.sees('待审核');
  await window.sits('wu', '2026-10-09T02:00:00Z', `/reports?quarter=${quarter}`);
  await page.press('审核通过');
  await page.sees('已审核');
  await window.sits('lin', '2026-10-09T03:00:00Z', `/reports?quarter=${quarter}`);
  await page.press('签发');
  await page.sees('已签发 〔2026〕第1号');
  const issued = join(desktop.dir, 'report.xlsx');
  const hands = new Hands(desktop);
  await hands.atNewWindow(() => page.press('导出表格（XLSX）'));
  hands.key('ctrl+a');
  hands.type(issued);
  hands.key('Return');
  await page.eventually('the tables are saved', () => existsSync(issued));
  await page.sees('已保存到');
  const save = (name, { base64 }) => {
    const file = join(desktop.dir, name);
    writeFileSync(file, Buffer.from(base64, 'base64'));
    return file;
  };
  return {
    issued,
    previous: save('previous.xlsx', await page.must('export_report', { quarter: '2026Q2' })),
    answers: save('answers.xlsx', await page.must('export_survey_answers', { wave_id: 1, format: 'xlsx' })),
  };
}

/** Every figure once more, by the script, on whatever Python the machine has. */
function computeAgain({ issued, previous, answers }) {
  const run = (...args) => spawnSync('python3', args, { encoding: 'utf8' });
  if (run('--version').error !== undefined) {
    assert.fail('python3 is missing; `cargo xtask check` installs it on Debian and Ubuntu');
  }
  // Against another quarter than the one before it does not agree: the script is not content with anything.
  assert.equal(run(recompute, issued, '--previous', issued, '--answers', answers).status, 1);
  return run(recompute, issued, '--previous', previous, '--answers', answers);
}

test('a whole quarter, from the set-up to the report whose every figure a script computes once more', async (t) => {
  await onDesktop(t, {}, async (desktop) => {
    const clock = new Clock(desktop, 'clock');
    clock.goOnFrom('2026-04-01T00:30:00Z');
    Object.assign(desktop.env, clock.env);
    const page = await desktop.open(['--data', desktop.office()]);
    await setUp(page);
    const people = Object.fromEntries(['lin', ...staff.map(({ login }) => login)].map((login) => [login, new Colleague(desktop, login)]));
    try {
      const days = new Days(people);
      ordinary(days, { seed: 3, from: '2026-04-01T01:30:00Z', to: '2026-06-28T00:00:00Z', many: 40 });
      ordinary(days, { seed: 7, from: '2026-06-30T22:00:00Z', to: '2026-09-28T00:00:00Z', many: 130 });
      repairs(days, '2026-07-03T01:00:00Z', ['done', 'unable', 'done', 'withdrawn', 'done', 'open']);
      borders(days);
      outage(days);
      const window = new Window(page, clock, days);
      await complaint(window);
      await notice(window);
      await forum(window);
      await proposal(window);
      await survey(window);
      await check(window);
      await decision(window);
      await callBacks(window);
      const files = await report(window, desktop);
      const { status, stdout, stderr } = computeAgain(files);
      assert.equal(status, 0, `${stdout}${stderr}`);
    } finally {
      for (const one of Object.values(people)) {
        one.leaves();
      }
    }
  });
});
