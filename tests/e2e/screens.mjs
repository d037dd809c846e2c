// Opens the window on an office and saves the pictures that the manual shows, as `saved PATH` on stdout. One that no page
// shows is not taken: tests/src/across.rs sees to it.
//   node screens.mjs OFFICE FOLDER [SCREEN]
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Key } from 'selenium-webdriver';
import { exported, printedForms } from './answers.mjs';
import { onDesktop } from './desktop.mjs';

const [office, folder, screen = '1280x800'] = process.argv.slice(2);
if (!office || !folder) {
  console.error('Usage: node screens.mjs OFFICE FOLDER [SCREEN]');
  process.exit(2);
}
// A picture of a screen that is no more would stay for ever.
for (const name of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
  rmSync(join(folder, name));
}

await onDesktop({ name: 'screens' }, { screen }, async (desktop) => {
  const fresh = await desktop.open(['--data', desktop.office()]);
  await fresh.sees('开始使用邻声');
  await fresh.settles();
  console.log(`saved ${await fresh.photograph(join(folder, '第一次启动.png'))}`);
  await fresh.close();

  // What is done for a picture is done to a copy.
  const copy = desktop.office('sample');
  cpSync(office, copy, { recursive: true });
  const page = await desktop.open(['--data', copy]);
  const save = async (name) => {
    await page.settles();
    // Pictures of pages are drawn after the page has come to rest.
    await pause(300);
    console.log(`saved ${await page.photograph(join(folder, `${name}.png`))}`);
  };
  const tab = async (name) => {
    await page.driver.executeScript(
      `[...document.querySelectorAll('[role=tab]')].find((tab) => tab.innerText.startsWith(arguments[0])).click()`,
      name,
    );
    await page.settles();
  };

  await page.sees('登录');
  await save('登录');
  await page.signIn();
  await page.sees('来件');
  await tab('处理中');
  await save('来件');
  const [first] = await page.rows();
  if (first !== undefined) {
    await page.press(first[2]);
  }
  await save('来件-办理');

  await page.press('登记来件');
  await page.type('居民所说', '3 栋 2 单元电梯今天早上又停了，家里老人下不了楼，请尽快派人来看。');
  await page.type('房号', '3-2-1502');
  await save('登记');
  await page.key(Key.ESCAPE);

  const go = async (path, name) => {
    await page.go(path);
    await save(name);
  };
  await go('/reports', '季度报告');
  await go('/audit', '操作日志');
  await go('/settings', '设置');
  await page.settings('制度修订');
  await save('制度修订');

  await page.go('/residents');
  await page.settles();
  const [[room] = []] = await page.rows();
  if (room !== undefined) {
    await page.press(room);
  }
  await save('住户');
  await page.press('导入名册');
  await save('导入名册');

  await go('/meetings', '会议');
  await go('/', '工作台');
  await go('/box', '开箱登记');
  await go('/messages', '粘贴消息');
  await go('/orders', '派工单');
  await go('/supervision', '制度对照');
  await page.pressText('沟通渠道');
  await save('监督检查');
  await page.pressText('抽查回访');
  await page.settles();
  const [[period]] = (await page.rows()).filter((row) => row.some((cell) => cell.includes('已完成')));
  await page.press(period.split('\n')[0]);
  await page.sees('重新抽取核对');
  await save('抽查回访');
  await page.pressText('异常线索');
  await page.settles();
  await save('异常线索');
  await page.go('/notices');
  await page.sees('公示中');
  await save('信息发布');
  const fees = (await page.rows()).find((row) => row.includes('费用公示'));
  if (fees !== undefined) {
    await page.press(fees[1]);
    await page.press('海报 A4');
    await page.sees('共 1 页');
    // Its fonts come one after the other.
    await pause(5000);
    await save('信息发布-海报');
    await page.key(Key.ESCAPE);
  }
  await go('/analysis', '分析');
  await page.press('当前用户');
  await page.pressText('我的办理情况');
  await page.sees('这里只有您自己的数字');
  await save('我的办理情况');
  await go('/archive', '归档');
  await go('/surveys', '满意度调查');
  const closed = (await page.rows()).find((row) => row.includes('已结束'));
  if (closed !== undefined) {
    await page.press(closed[0]);
    await page.press('看结果');
    await save('调查结果');
  }
  await page.settings('现行制度');
  await save('现行制度');
  await page.settings('放假与调休');
  await save('放假与调休');

  await page.go('/tickets');
  await page.press('帮助 F1');
  await page.sees('分派、转派、退回');
  await save('帮助');
  await page.key(Key.ESCAPE);

  // The same screens as somebody else has them: by night, and in English.
  const prefer = async (preferences) => {
    await page.driver.executeScript(`localStorage.setItem('linsheng.preferences', arguments[0])`, JSON.stringify(preferences));
    await page.driver.navigate().refresh();
    await page.shows();
  };
  await prefer({ language: 'zh-CN', look: 'dark' });
  await go('/tickets', '来件-深色');
  await prefer({ language: 'en', look: 'light' });
  await go('/tickets', 'tickets-english');

  await prefer({ language: 'zh-CN', look: 'light' });

  // The committee's next meeting as it is held: its notice hangs, all but one are there, and a vote is being taken.
  const { rows: [next] } = await page.must('list_meetings', { state: 'planned' });
  const { id, items, people } = await page.must('get_meeting', { id: next.id });
  await page.must('note_notice', { id, notice_on: new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10) });
  const others = new Map([[3, 'excused'], [5, 'late']]);
  for (const [at, { id: person_id }] of people.entries()) {
    const attendance = others.get(at) ?? 'present';
    await page.must('record_attendance', { meeting_id: id, person_id, attendance });
  }
  await page.must('start_meeting', { id });
  const votes = ['for', 'for', 'against'].map((choice, at) => ({ person_id: people[at].id, choice }));
  await page.must('vote_on_item', { meeting_id: id, item_id: items[0].id, votes });
  await page.must('time_item', { meeting_id: id, item_id: items[0].id, running: true });
  await page.go('/meetings');
  await page.press(next.title);
  await page.sees('还差 2 票');
  await save('会议-表决');
  const latest = async (which) => {
    await page.press('返回会议列表');
    const { rows: [meeting] } = await page.must('list_meetings', which);
    await page.press(meeting.title);
  };
  await latest({ state: 'ended' });
  await page.pressText('纪要');
  await page.settles();
  // The sample's secretary begins to write in the course of the morning.
  if ((await page.text()).includes('起草纪要')) {
    await page.press('起草纪要');
  }
  await page.sees('已保存');
  await save('会议-纪要');
  await latest({ kind: 'assembly' });
  await page.sees('已达到');
  await save('会议-业主大会');

  // A survey that is asked online as well: the columns of the platform's file, and the rows that are broken.
  const questionnaire = await page.must('get_questionnaire', { id: 1 });
  const plan = { questionnaire_id: 1, title: '线上补充调查', starts_on: '2026-11-23', ends_on: '2026-12-06', anonymous: true };
  const { row: wave } = await page.must('plan_survey_wave', { plan });
  await page.must('draw_survey_wave', { id: wave.id });
  await page.must('end_survey_collecting', { id: wave.id });
  const { codes } = await printedForms(page, wave.id);
  const answers = join(desktop.dir, '答卷.csv');
  writeFileSync(answers, `\uFEFF${exported(questionnaire.design.sections.flatMap(({ questions }) => questions))}\r\n`);
  await page.go('/surveys');
  await page.press('线上补充调查');
  await page.press('录入问卷');
  await page.key(...codes[0].replace(' ', ''), Key.ENTER);
  await page.sees('总的来说');
  await page.key('5', '9', '4', '4');
  await save('录入问卷');
  await page.press(plan.title);
  await page.press('导入线上答卷');
  await (await page.field('选择线上答卷文件')).sendKeys(answers);
  await page.sees('请核对每一列对应哪道题');
  await save('导入线上答卷');
  await page.press('核对内容');
  await page.sees('不能导入的行');
  await save('核对线上答卷');
});
