// Surveys: a questionnaire from a template, a wave, forms on paper, typing a pile in by keys, twice, and settling.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Key } from 'selenium-webdriver';
import { printedForms } from './answers.mjs';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';
import { manager } from './page.mjs';

/** So many households, past the page. */
async function town(page, households) {
  for (let at = 1; at <= households; at += 1) {
    const { answer: room } = await page.call('save_room', { room: `1-1-${at}01` });
    const people = [{ name: '王建国', role: 'owner' }];
    const { error } = await page.call('move_in', { room_id: room.id, people });
    assert.equal(error, undefined);
  }
}

/** The codes on the forms, as they are printed. */
async function codes(page, wave, forms) {
  const { codes: printed, pages, missing } = await printedForms(page, wave);
  // The short form takes one side.
  assert.deepEqual([pages, missing], [forms, []]);
  return printed;
}

/** What was typed, key by key; how many keys it took. */
async function keys(page, ...all) {
  for (const key of all) {
    await page.key(key);
  }
  return all.length;
}

test('a survey from the template to the settled differences, the results and the quarterly report', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await town(page, 36);

    await page.press('满意度调查');
    await page.sees('还没有调查');
    await page.pressText('问卷');
    await page.press('新问卷');
    await page.press('物业服务满意度调查（简版）');
    // Another page, and back: the questionnaire that is not saved is there again.
    await page.go('/tickets');
    await page.misses('新问卷');
    await page.go('/surveys');
    await page.pressText('问卷');
    await page.press('新问卷');
    await page.eventually('the questionnaire is there again', async () => (await page.valueOf('问卷名称')) === '物业服务满意度调查（简版）');
    await page.press('保存');
    await page.sees('第 1 版');
    await page.press('问卷');
    await page.pressText('调查');

    await page.press('筹备调查');
    // The drawer slides in, and takes the focus when it is there.
    await pause(600);
    await page.type('调查名称', '2026年满意度调查');
    await page.choose('问卷', '物业服务满意度调查（简版）');
    await page.type('起止日期', '2026-11-23');
    await page.key(Key.ENTER);
    // Enter in the last box keeps the plan.
    await page.key('2026-12-06', Key.ENTER);
    await page.sees('筹备中');
    await page.press('生成问卷');
    await page.press('确定');
    await page.sees('回收中');

    // Two households bring their forms back, too few for an anonymous wave; then as many as a building brings.
    for (const room of ['1-1-101', '1-1-301']) {
      await page.type('房号', room);
      await page.eventually('one room is left', async () => !(await page.text()).includes('1-1-201'));
      await page.key(Key.ENTER);
      await page.sees('1-1-201');
    }
    await page.press('回收结束');
    await page.press('确定');
    await page.sees('不记名调查只收回 2 份，不足 5 份');
    const { answer: asked } = await page.call('list_survey_households', { wave_id: 1 });
    for (const { household_id } of asked.rows.filter(({ returned }) => !returned).slice(0, 28)) {
      await page.call('tick_survey_household', { wave_id: 1, household_id, returned: true });
    }
    await page.press('回收结束');
    await page.press('确定');
    await page.sees('录入中');

    // The pile by keys alone: the code, eleven answers, Enter.
    const [one, two, ...others] = await codes(page, 1, 36);
    await page.press('录入问卷');
    await page.sees('打乱顺序');
    await keys(page, ...one.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');
    const count = await keys(page, '5', '1', '0', '5', '4', '4', '3', '5', '0', '4', '1', '2', Key.ENTER, '-', Key.ENTER);
    assert.equal(count, 15);
    await page.sees(`${one} 已保存，第 1 份`);
    // Half typed, a look at the tickets, and back: it is there again, out of the window's memory and not of the store.
    await keys(page, ...two.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');
    await keys(page, '5', '1', '0');
    const typed = () => page.driver.executeScript(`return document.querySelector('.surveys-entry .fields').innerText`);
    const before = await typed();
    await page.go('/tickets');
    await page.misses('总的来说');
    await page.go('/surveys');
    await page.press('2026年满意度调查');
    await page.press('录入问卷');
    await page.sees('总的来说');
    assert.equal(await typed(), before);
    assert.equal(await page.driver.executeScript(`return Object.values(localStorage).some((text) => text.includes('survey.'))`), false);
    // With the lock it is gone.
    await page.command('l');
    await page.sees('已锁定');
    await page.type('密码', manager.password);
    await page.press('解锁');
    await page.sees('打乱顺序');
    await page.misses('总的来说');
    await page.eventually('the code is asked for', () =>
      page.driver.executeScript(`return document.activeElement?.getAttribute('maxlength') === '12'`),
    );
    await keys(page, ...two.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');

    // A slip that cannot be: there is no 7. Blank, unreadable, and back.
    await keys(page, '7');
    await page.sees('没有这个选项');
    await keys(page, '4', Key.BACK_SPACE, '*', '8', '5', '4', '-', '3', '5', '0', '4', '3', Key.ENTER);
    await page.type('您对物业服务还有什么意见和建议？', '电梯太慢');
    await page.key(Key.ENTER, Key.ENTER);
    await page.sees(`${two} 已保存，第 2 份`);
    await keys(page, ...two.replace(' ', ''), Key.ENTER);
    await page.sees('这份问卷已经录入过');

    // Twenty-eight more; every seventh is not satisfied.
    for (const [at, code] of others.slice(0, 28).entries()) {
      await keys(page, ...code.replace(' ', ''), Key.ENTER);
      await page.sees('总的来说');
      await keys(page, at % 7 === 0 ? '2' : '4', '9', '5', '4', '4', '3', '5', '0', '4', '1', Key.ENTER, '-', Key.ENTER);
      await page.sees(`${code} 已保存，第 ${at + 3} 份`);
    }

    // The second time, with one slip in two places.
    await page.pressText('第二次录入');
    await page.sees('已复录 0 份');
    await keys(page, ...one.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');
    await keys(page, '4', '1', '0', '5', '4', '4', '3', '5', '0', '4', '1', '3', Key.ENTER, '-', Key.ENTER);
    await page.sees('与第一次录入有 2 处不同');
    await page.press('2026年满意度调查');
    await page.press('核定差异（2）');
    await page.press('第一次：5 非常满意');
    await page.misses('第一次：5 非常满意');
    await page.press('第一次：1 安全秩序、2 清洁卫生');
    await page.sees('没有差异');

    // While it is typed in, the report of the quarter names it.
    const show = (path) => page.driver.executeScript('location.hash = arguments[0]', path);
    await show('/reports?quarter=2026Q4');
    await page.sees('“2026年满意度调查”尚未结束，不计入：已收回 30 份，共发放 36 户');
    await show('/surveys?wave=1');
    await page.press('结束调查');
    await page.sees('纸上的编号不再查得到');
    await page.press('确定');
    await page.sees('已结束');
    await page.sees('9.1%');
    const kept = await page.call('render_survey_forms', { wave_id: 1 });
    assert.equal(kept.error?.code, 'survey.transition_refused', 'no paper has the codes that are kept');

    // 25 of 29, by Wilson; one could not be read.
    await page.press('看结果');
    await page.sees('回收 30 份 ÷ 发放 36 户');
    await page.sees('86.2%（95% 区间 69.4%–94.5%）');
    await show('/reports?quarter=2026Q4');
    await page.sees('2026年满意度调查，95% 区间 69.4%～94.5%，n = 29');
    await page.misses('尚未结束，不计入');
    const { answer: report } = await page.call('render_quarterly_report', { quarter: '2026Q4' });
    const input = Buffer.from(report.base64, 'base64');
    const said = execFileSync('pdftotext', ['-', '-'], { input }).toString().replaceAll(/\s/g, '');
    assert.ok(said.includes('86.2%（69.4–94.5）n=29'), said);
  }));

test('a survey that is due, how many forms are enough, called off and taken up again; a question of our own', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await town(page, 6);

    // A question is kept while a questionnaire is written.
    await page.press('满意度调查');
    await page.pressText('问卷');
    await page.press('新问卷');
    await page.type('问卷名称', '电梯专项');
    await page.type('题目 1', '电梯好用吗？');
    await page.press('存入题库 1');
    await page.sees('已在题库');
    await page.press('保存');
    await page.sees('第 1 版');
    await page.press('问卷');
    await page.pressText('题库');
    await page.press('改题目');
    await pause(600);
    await page.type('题目', '您对电梯满意吗？');
    await page.press('保存');
    await page.sees('您对电梯满意吗？');
    await page.press('停用');
    await page.sees('已停用');
    await page.press('重新启用');
    await page.misses('已停用');

    // The yearly plan is late; the first page leads to the survey that it is for.
    const plan = { title: '年度满意度调查', questionnaire_id: 1, due_on: '2026-01-10', every_months: 12, remind_days: 30, active: true };
    assert.equal((await page.call('save_survey_plan', plan)).error, undefined);
    const ticket = { channel_id: 1, category: 'inquiry', topic_id: 1, content: '电梯何时检修' };
    assert.equal((await page.call('register_ticket', ticket)).error, undefined);
    await page.go('/');
    await page.sees('已过期，请尽快筹备');
    await page.pressText('年度满意度调查');
    await page.sees('筹备调查');
    await pause(600);
    await page.type('调查名称', '年度调查');
    await page.press('要收回多少份才够？算一算');
    await page.sees('需收回 6 份，发放 6 份');
    await page.type('总户数', '800');
    await page.sees('需收回 260 份，发放 434 份（置信度 95%）');
    // One key takes it over, and does not keep the plan.
    await page.key(Key.ENTER);
    await page.eventually('the forms are taken over', async () => (await page.valueOf('抽取户数')) === '434');
    assert.equal(await page.valueOf('目标份数'), '260');
    await page.type('抽取户数', '6');
    await page.type('起止日期', '2026-11-23');
    await page.key(Key.ENTER);
    await page.key('2026-12-06', Key.ENTER);
    await page.sees('筹备中');
    await page.sees('电梯专项');

    await page.press('取消调查');
    await page.type('为什么取消', '问卷印错了');
    await page.press('取消这次调查');
    await page.sees('取消：问卷印错了');
    await page.sees('已取消');
    await page.press('恢复调查');
    await page.sees('筹备中');
    const { answer } = await page.call('get_survey_wave', { id: 1 });
    assert.deepEqual([answer.cancellation, answer.row.state], [null, 'planned']);
  }));

/** What the processes that draw the windows of this desktop's programs hold of their own, in MiB. */
function held(pid) {
  const status = (of) => readFileSync(`/proc/${of}/status`, 'utf8');
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => {
    try {
      return [name, /PPid:\s*(\d+)/.exec(status(name))[1]];
    } catch {
      return [name, '0'];
    }
  });
  const below = (of) => parents.filter(([, parent]) => parent === String(of)).flatMap(([name]) => [name, ...below(name)]);
  const sizes = [pid, ...below(pid)].map((one) => {
    try {
      return Number(/RssAnon:\s*(\d+)/.exec(status(one))[1]);
    } catch {
      return 0;
    }
  });
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

test('a pile of 1,200 forms is shown at once, and only the pages near the window are there', async (t) => {
  await onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    cpSync(demoOffice(['--tickets', '0', '--from', '2026-09-01', '--to', '2026-09-02']), office, { recursive: true });
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', undefined, '/surveys');
    const { answer: bank } = await page.call('list_survey_bank');
    // The longer one: each form has two sides.
    const template = bank.templates.at(-1);
    const { answer: questionnaire } = await page.call('save_questionnaire', { title: template.title, design: template.design });
    const plan = { questionnaire_id: questionnaire.id, title: '全体住户调查', starts_on: '2026-11-23', ends_on: '2026-12-06', anonymous: true };
    const { answer: wave } = await page.call('plan_survey_wave', { plan });
    const { answer: drawn, error } = await page.call('draw_survey_wave', { id: wave.row.id });
    assert.equal(error, undefined);
    assert.equal(drawn.row.asked, 1200);
    await page.signIn('manager', undefined, `/surveys?wave=${wave.row.id}`);
    await page.sees('回收中');
    const before = held(desktop.programs()[0]);
    await page.press('打印');
    await page.pressText('全部问卷（1200 份）');
    // A program that was built for tests takes its time to lay out 2,400 pages; the preview is what this is about.
    await page.eventually('the pile is made', async () => (await page.text()).includes('共 2400 页'), 300_000);
    const begun = Date.now();
    const painted = (number) =>
      page.driver.executeScript(
        `const page = document.querySelector('canvas[aria-label^="第 ' + arguments[0] + ' 页"]');
         if (!page || page.width < 400) { return false; }
         const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
         return data.some((value, index) => index % 4 === 0 && value < 60);`,
        number,
      );
    await page.eventually('the first page is painted', () => painted(1));
    const opened = Date.now() - begun;
    const canvases = () => page.driver.executeScript(`return document.querySelectorAll('.pages canvas').length`);
    assert.ok((await canvases()) < 8, 'only what is near is there');
    // To the end, and through the pile.
    const scroll = (share) =>
      page.driver.executeScript(
        `const pile = document.querySelector('.pages'); pile.scrollTop = pile.scrollHeight * arguments[0]`,
        share,
      );
    for (let share = 0; share < 1; share += 0.02) {
      await scroll(share);
      await pause(60);
    }
    await scroll(1);
    await page.eventually('the last page is painted', () => painted(2400));
    assert.ok((await canvases()) < 8, 'what was passed is gone');
    const after = held(desktop.programs()[0]);
    t.diagnostic(`first page after ${opened} ms; ${before} MiB before, ${after} MiB after going through`);
    assert.ok(after - before < 600, `${after - before} MiB more`);
  });
});
