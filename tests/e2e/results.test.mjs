// Reading a survey in the window: rates, charts and their pictures, groups too small to show, a wish that becomes a ticket.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { printedForms } from './answers.mjs';
import { onDesktop } from './desktop.mjs';
import { Hands } from './hands.mjs';

/** Fourteen households in two buildings, and a questionnaire with a scale and an open question. */
async function town(page) {
  for (const room of [...Array(12).keys()].map((at) => `1-1-${101 + at}`).concat('2-1-101', '2-1-102')) {
    const { id } = await page.must('save_room', { room, kind: 'home' });
    const people = [{ name: '王建国', role: 'owner' }];
    await page.must('move_in', { room_id: id, began_on: '2020-01-01', people });
  }
  const question = (key, text, topic, kind) => ({ key, text, topic, required: false, asks: kind });
  const questions = [
    question('overall', '您对物业服务满意吗？', 'overall', { kind: 'satisfaction', does_not_apply: false }),
    question('said', '您还有什么建议？', null, { kind: 'text' }),
  ];
  const design = { opening: '', closing: '', sections: [{ title: '', questions }] };
  return (await page.must('save_questionnaire', { title: '满意度', design })).id;
}

/** Asks everybody; the first `satisfied` forms are satisfied, and the first wishes for something. */
async function wave(page, questionnaire_id, title, starts_on, satisfied) {
  const ends_on = `${starts_on.slice(0, 7)}-28`;
  const plan = { questionnaire_id, title, starts_on, ends_on, anonymous: false };
  const { row } = await page.must('plan_survey_wave', { plan });
  await page.must('draw_survey_wave', { id: row.id });
  const { codes } = await printedForms(page, row.id);
  assert.equal(codes.length, 14, 'a code on each form');
  for (const [at, code] of codes.entries()) {
    const answers = {
      overall: { kind: 'code', code: at < satisfied ? 5 : 2 },
      said: at === 0 ? { kind: 'text', text: '楼道的灯坏了，请修一下' } : { kind: 'blank' },
    };
    await page.must('enter_survey_form', { wave_id: row.id, code, pass: 'first', answers });
  }
  return row.id;
}

test('a survey is read: rates with intervals, charts as pictures, hidden groups, a wish made a ticket', async (t) => {
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const questionnaire = await town(page);
    const earlier = await wave(page, questionnaire, '上半年调查', '2026-03-01', 3);
    await page.must('end_survey_collecting', { id: earlier });
    await page.must('close_survey_wave', { id: earlier });
    const id = await wave(page, questionnaire, '下半年调查', '2026-10-01', 12);
    await page.driver.executeScript('location.hash = arguments[0]', `/surveys/results?wave=${id}`);

    await page.sees('回收 14 份 ÷ 发放 14 户');
    // 12 of 14 by Wilson; nobody was followed up, and that is said apart.
    await page.sees('85.7%（95% 区间 60.1%–96.0%）');
    await page.sees('这段时间没有回访');
    await page.sees('与“上半年调查”相比上升 64.3 个百分点，差异显著');
    await page.pressText('按楼栋、业主租户看');
    await page.sees('份数少，不显示');

    const name = '您对物业服务满意吗？ 回答分布';
    await page.eventually('the chart is drawn and says what it shows', () =>
      page.driver.executeScript(
        `const chart = [...document.querySelectorAll('[role=img]')].find((one) => one.ariaLabel?.startsWith(arguments[0]));
         return chart?.querySelector('svg pattern') !== null && chart?.ariaLabel.includes('非常满意 12 · 85.7%');`,
        name,
      ),
    );
    const hands = new Hands(desktop);
    const file = join(desktop.dir, 'chart.png');
    const [, bars] = await page.driver.findElements({ css: '[aria-label="存为 PNG 图片"]' });
    await page.driver.executeScript(`arguments[0].scrollIntoView({ block: 'center' })`, bars);
    await hands.atNewWindow(() => bars.click());
    hands.key('ctrl+a');
    hands.type(file);
    hands.key('Return');
    await page.eventually('the picture is saved', () => existsSync(file));
    await page.sees('已保存到');
    assert.equal(readFileSync(file).subarray(1, 4).toString(), 'PNG');
    assert.ok(readFileSync(file).length > 3000, 'something is on the picture');

    const wish = '楼道的灯坏了，请修一下';
    // By keys alone: Tab leads to it, T takes it down, and the form is sent.
    const here = () => page.driver.executeScript('return document.activeElement.innerText.trim()');
    for (let tabs = 0; tabs < 80 && (await here()) !== '转为来件'; tabs += 1) {
      await page.key(Key.TAB);
    }
    assert.equal(await here(), '转为来件', 'Tab leads to what residents wrote');
    await page.key('t');
    await page.sees('登记来件');
    await page.eventually('the wish stands in the form', async () => (await page.valueOf('居民所说')) === wish);
    await page.alt('2');
    await page.choose('主题', '设施维护');
    await page.command(Key.ENTER);
    await page.sees('可以念给居民听');
    const { rows: tickets } = await page.must('list_tickets', { tab: 'all' });
    assert.deepEqual([tickets.length, tickets[0].excerpt], [1, wish]);

    const report = await page.must('render_survey_results', { wave_id: id });
    const paper = join(desktop.dir, 'results.pdf');
    writeFileSync(paper, Buffer.from(report.base64, 'base64'));
    const text = execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    assert.ok(text.includes('85.7%（60.1%–96.0%）') && text.includes('上升64.3个百分点'), 'the paper says the same');

    // The quarter in which it ended says the same: in the window and on its pages, beside the follow-ups.
    await page.must('end_survey_collecting', { id });
    await page.must('close_survey_wave', { id });
    await page.key(Key.ESCAPE);
    await page.driver.executeScript('location.hash = arguments[0]', '/reports?quarter=2026Q4');
    await page.sees('下半年调查，95% 区间 60.1%～96.0%，n = 14');
    await page.sees('85.7%');
    const quarterly = await page.must('render_quarterly_report', { quarter: '2026Q4' });
    const pages = join(desktop.dir, 'quarter.pdf');
    writeFileSync(pages, Buffer.from(quarterly.base64, 'base64'));
    const said = execFileSync('pdftotext', [pages, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    for (const expected of ['85.7%（60.1–96.0）n=14', '12/14', '回访满意率⁴（另计）', '上升64.3个百分点']) {
      assert.ok(said.includes(expected), `${expected} is in the report`);
    }
    await page.press('看调查结果');
    await page.sees('回收 14 份 ÷ 发放 14 户');
  });
});
