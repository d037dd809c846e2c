// Surveys: a questionnaire from a template, a wave, forms on paper, typing a pile in by keys, twice, and settling.
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

/** Six households, past the page. */
async function town(page) {
  for (let at = 1; at <= 6; at += 1) {
    const { answer: room } = await page.call('save_room', { room: `1-1-${at}01` });
    const people = [{ name: '王建国', role: 'owner' }];
    const { error } = await page.call('move_in', { room_id: room.id, people });
    assert.equal(error, undefined);
  }
}

/** The codes on the forms, from the store of the test's own office. */
async function codes(page, wave) {
  const { answer } = await page.call('render_survey_forms', { wave_id: wave });
  // The short form takes one side.
  assert.deepEqual([answer.pages, answer.missing], [6, []]);
  const { execFileSync } = await import('node:child_process');
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(answer.base64, 'base64') }).toString();
  return [...new Set(text.match(/\b\d{3} \d{4}\b/g))];
}

/** What was typed, key by key; how many keys it took. */
async function keys(page, ...all) {
  for (const key of all) {
    await page.key(key);
  }
  return all.length;
}

test('a survey from the template to the settled differences', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await town(page);

    await page.press('满意度调查');
    await page.sees('还没有调查');
    await page.pressText('问卷');
    await page.press('新问卷');
    await page.press('物业服务满意度调查（简版）');
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

    // Two households bring their forms back.
    for (const room of ['1-1-101', '1-1-301']) {
      await page.type('房号', room);
      await page.eventually('one room is left', async () => !(await page.text()).includes('1-1-201'));
      await page.key(Key.ENTER);
      await page.sees('1-1-201');
    }
    await page.press('回收结束');
    await page.press('确定');
    await page.sees('录入中');

    // The pile by keys alone: the code, eleven answers, Enter.
    const [one, two] = await codes(page, 1);
    await page.press('录入问卷');
    await page.sees('打乱顺序');
    await keys(page, ...one.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');
    const count = await keys(page, '5', '1', '0', '5', '4', '4', '3', '5', '0', '4', '1', '2', Key.ENTER, '-', Key.ENTER);
    assert.equal(count, 15);
    await page.sees(`${one} 已保存，第 1 份`);
    // A slip that cannot be: there is no 7. Blank, unreadable, and back.
    await keys(page, ...two.replace(' ', ''), Key.ENTER);
    await page.sees('总的来说');
    await keys(page, '7');
    await page.sees('没有这个选项');
    await keys(page, '4', Key.BACK_SPACE, '*', '8', '5', '4', '-', '3', '5', '0', '4', '3', Key.ENTER);
    await page.type('您对物业服务还有什么意见和建议？', '电梯太慢');
    await page.key(Key.ENTER, Key.ENTER);
    await page.sees(`${two} 已保存，第 2 份`);
    await keys(page, ...two.replace(' ', ''), Key.ENTER);
    await page.sees('这份问卷已经录入过');

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
    await page.press('2026年满意度调查');
    await page.press('结束调查');
    await page.press('确定');
    await page.sees('已结束');
    await page.sees('9.1%');
  }));

test('a survey that is due, how many forms are enough, called off and taken up again; a question of our own', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await town(page);

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
