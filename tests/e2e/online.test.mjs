// Answers from an online platform: a wave, the file that the platform gave out, what is wrong with it, and the results.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { exported } from './answers.mjs';
import { onDesktop } from './desktop.mjs';

/** An anonymous wave of twelve households that collects no more; answers its questions. */
async function wave(page) {
  for (let at = 1; at <= 12; at += 1) {
    const room = await page.must('save_room', { room: `1-1-${at}01` });
    await page.must('move_in', { room_id: room.id, people: [{ name: '王建国', role: 'owner' }] });
  }
  const { templates } = await page.must('list_survey_bank', {});
  const { design } = templates[0];
  const { id } = await page.must('save_questionnaire', { title: '满意度', design });
  const plan = { questionnaire_id: id, title: '2026年线上调查', starts_on: '2026-11-23', ends_on: '2026-12-06', anonymous: true };
  await page.must('plan_survey_wave', { plan });
  await page.must('draw_survey_wave', { id: 1 });
  await page.must('end_survey_collecting', { id: 1 });
  return design.sections.flatMap(({ questions }) => questions);
}

test('answers from a platform are looked at, mended, taken in once, and counted', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const questions = await wave(page);
    const file = join(desktop.dir, '答卷.csv');
    writeFileSync(file, `\uFEFF${exported(questions)}\r\n`);

    await page.press('满意度调查');
    await page.press('2026年线上调查');
    await page.press('导入线上答卷');
    await page.sees('一律不读取、不显示、不保存');
    await (await page.field('选择线上答卷文件')).sendKeys(file);
    await page.sees('有 6 列可能透露填写人');
    const shown = await page.text();
    assert.ok(!shown.includes('203.0.113.7') && !shown.includes('12:30:11'), 'nothing of who answered is shown');
    // Every question is known by its words.
    await page.misses('没有对应的列');
    // Without headings nothing is; with them again everything.
    await page.choose('标题行', '没有标题行');
    await page.sees('没有对应的列');
    await page.choose('标题行', '第 1 行');
    await page.misses('没有对应的列');
    await page.press('核对内容');
    await page.sees('不能导入的行');
    await page.sees('不是这道题的选项或答案');
    assert.ok(!(await (await page.button('导入 3 行')).isEnabled()), 'not while a row is broken');

    // One is mended where it stands, the other left out; a look at another page loses none of it.
    await page.type('第 4 行的1 总的来说，您对物业服务满意吗？', '一般');
    await page.key(Key.TAB);
    await page.sees('导入 4 行');
    await page.go('/settings');
    await page.sees('外观');
    await page.driver.navigate().back();
    await page.press('不导入第 5 行');
    await page.misses('不能导入的行');
    await page.sees('已在这里修改 2 处');
    await page.press('导入 4 行');
    await page.sees('已导入 4 份答卷');

    // The same file adds nothing.
    await page.press('再导入一份');
    await (await page.field('选择线上答卷文件')).sendKeys(file);
    await page.press('核对内容');
    await page.sees('视为同一批，不再导入');
    await page.press('不导入第 4 行');
    await page.press('不导入第 5 行');
    await page.sees('没有可导入的行');
    await page.press('2026年线上调查');
    await page.sees('其中线上 4 份');
    await page.press('看结果');
    await page.sees('总的来说');
    await page.sees('电梯第 2 次停了');
  }));
