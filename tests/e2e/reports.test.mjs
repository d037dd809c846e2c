// The manager's work in the window: a quarter's figures, the measures, the pages of the report.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { linsheng, onDesktop } from './desktop.mjs';

test('the report shows its pages, takes the measures, and prints what core counted', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.press('季度报告');
    await page.choose('季度', '2026年第三季度');
    const { answer: figures } = await page.call('quarter_figures', { quarter: '2026Q3' });
    await page.sees(`${figures.total.received} 件`);
    await page.sees(`${figures.total.on_time.numerator} ÷ ${figures.total.on_time.denominator}`);
    const { followed_up, solved, satisfied, satisfied_within } = figures.total.follow_ups;
    for (const [name, { numerator, denominator }] of Object.entries({ 回访率: followed_up, 解决率: solved, 满意率: satisfied })) {
      assert.ok(denominator > 0, `the demo office has a ${name}`);
      await page.sees(name);
      await page.sees(`${numerator} ÷ ${denominator}`);
    }
    await page.sees(`95% 区间 ${(satisfied_within.low / 10).toFixed(1)}%～${(satisfied_within.high / 10).toFixed(1)}%`);

    const measures = '电梯维保改为每月两次，由工程主管签字确认。';
    await page.eventually('the saved text is loaded', async () => page.field('改进措施'));
    await page.type('改进措施', measures);
    await page.sees('还没有保存');
    await page.press('保存');
    await page.sees('已写入报告');
    assert.equal((await page.call('get_report_text', { quarter: '2026Q3' })).answer.measures, measures);

    await page.eventually('the first page is painted', () =>
      page.driver.executeScript(
        `const page = document.querySelector('[aria-label^="第 1 页"]');
         if (!page || page.width < 400) { return false; }
         const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
         return data.some((value, index) => index % 4 === 0 && value < 60);`,
      ),
    );
    await opensItsList(page, figures.total);
    await opensOtherLists(page);
    await page.press('月度简报');
    await page.pressText('2026年8月');
    const brief = (await page.call('render_monthly_brief', { month: '2026-08' })).answer;
    await page.eventually('the brief is shown', () =>
      page.driver.executeScript(`return document.querySelector('.paper-drawer canvas')?.width > 200`),
    );
    const words = join(desktop.dir, 'brief.pdf');
    writeFileSync(words, Buffer.from(brief.base64, 'base64'));
    const [before, month] = figures.by_month;
    const received = ['complaint', 'suggestion', 'inquiry']
      .map((kind, at) => `其中${['投诉', '建议', '咨询'][at]}${month[kind]}${before[kind]}`)
      .join('');
    const said = execFileSync('pdftotext', [words, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    assert.ok(said.includes(received), `${received} in the brief: ${said.slice(0, 300)}`);
    await page.key(Key.ESCAPE);
    const { answer: report } = await page.call('render_quarterly_report', { quarter: '2026Q3' });
    await page.sees(`共 ${report.pages} 页`);
    const file = join(desktop.dir, 'report.pdf');
    writeFileSync(file, Buffer.from(report.base64, 'base64'));
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    assert.ok(text.includes(measures), 'the measures are in the report');
    assert.ok(text.includes(`${figures.total.received}件`), 'the figures are in the report');
    for (const { numerator, denominator } of [followed_up, solved, satisfied]) {
      assert.ok(text.includes(`（${numerator}/${denominator}）`), `${numerator}/${denominator} is in the report`);
    }
  });
});

/** A number on the pages opens the tickets that it counts. */
async function opensItsList(page, total) {
  const summary = '[aria-label^="第 2 页"]';
  await page.eventually('the summary can be gone to', () =>
    page.driver.executeScript(
      `const pages = document.querySelector('.pages'); pages.scrollTop = pages.clientWidth; return document.querySelector('${summary}') !== null;`,
    ),
  );
  const { numerator, denominator } = total.on_time;
  const percent = (Math.floor((numerator * 2000 + denominator) / (2 * denominator)) / 10).toFixed(1);
  await page.press(`响应及时率 ${percent}%，打开清单`);
  await page.sees('到结算时点');
  await page.press('季度报告');
  await page.choose('季度', '2026年第三季度');
  await page.eventually('the first number of the summary has the focus', () =>
    page.driver.executeScript(
      `const pages = document.querySelector('.pages'); pages.scrollTop = pages.clientWidth; const first = document.querySelector('.report-opens'); first?.focus(); return first !== null && document.activeElement === first && first.getAttribute('aria-label').startsWith('受理件数');`,
    ),
  );
  await page.key(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_UP, Key.ENTER);
  await page.sees('到结算时点');
  await page.press('季度报告');
  await page.choose('季度', '2026年第三季度');
}

/** Numbers in running text, charts and tables open the pages of what they count, with as many rows there. */
async function opensOtherLists(page) {
  const rows = `return document.querySelectorAll('.ant-table-tbody .ant-table-row').length`;
  const cases = [
    [({ opens }) => opens.list === 'notices' && opens.kind !== undefined, '计入报告：', true],
    [({ opens }) => opens.list === 'work_orders' && opens.stood === 'done', '期末已完成'],
    [({ opens }) => opens.list === 'checks' && opens.passed, '一次合格'],
    [({ opens }) => opens.list === 'red_flags' && opens.standing === 'open', '未核实的'],
    [({ opens }) => opens.list === 'red_flags' && opens.kind === undefined && opens.standing === undefined, '各类合计'],
    [({ opens }) => opens.list === 'not_carried', (count) => `以上会议共有 ${count} 项表决未通过`],
    [({ opens }) => opens.list === 'late_action_items', '2026年9月30日末逾期未完成', true],
    [({ opens }) => opens.list === 'archive', '2026年9月30日末在档'],
    [({ opens }) => opens.with_building, '受理（撤销的不计） · 写明楼栋'],
    [({ opens, label }) => opens.counted === 'answered' && label.includes('分布'), '首次反馈不超过'],
    [({ opens }) => opens.counted === 'on_time' && opens.post !== undefined, '首次反馈及时'],
    [({ opens }) => opens.counted === 'followed_up', '次回访，'],
    [({ opens }) => opens.topic_ids?.length === 3, '受理（撤销的不计） · '],
    [({ opens }) => opens.list === 'postings', (count) => `以上信息共公示 ${count} 条次`],
    [({ opens }) => opens.list === 'decisions', (count) => `以上会议共形成决议 ${count} 项`],
    [({ opens }) => opens.list === 'action_items', '会议的待办事项', true],
    [({ opens, label }) => opens.counted === 'closed_within' && label.includes('分母'), '本期办结'],
    [({ opens }) => opens.list === 'survey_question', '调查结果'],
    // Of the third quarter no sample is finished yet.
    [({ opens }) => opens.figure === 'solved' && opens.hit, '已解决 ÷ 联系上 · 分子的各件', false, '2026Q2'],
    // Of a year: its tickets, and the board of its last day or of today.
    [({ opens }) => opens.counted === 'reopened' && opens.from === '2026-01-01', '重新办理', false, '2026'],
    [({ opens }) => opens.list === 'board', '投诉时限', false, '2026'],
  ];
  for (const [fits, seen, counted, quarter = '2026Q3'] of cases) {
    if (quarter === '2026Q2') {
      await page.choose('季度', '2026年第二季度');
      // It was issued: the numbers of the draft open.
      await page.press('写勘误');
    }
    if (quarter === '2026') await page.choose('季度', '2026年度评估');
    const { answer: report } =
      quarter === '2026'
        ? await page.call('render_yearly_report', { year: quarter })
        : await page.call('render_quarterly_report', { quarter });
    const place = report.opens.find(fits);
    assert.ok(place !== undefined, `something opens “${seen}”`);
    const named = place.count === undefined ? `${place.label}，打开` : `${place.label}，打开清单`;
    await page.eventually(`${place.label} can be gone to`, () =>
      page.driver.executeScript(
        `const pages = document.querySelector('.pages'); const pile = pages?.querySelector('ol');
         if (!pile) { return false; }
         const height = (pile.clientWidth * 297) / 210;
         pages.scrollTop = 24 + (arguments[0] - 1) * (height + 20) + (height * arguments[1]) / 842 - 200;
         return [...document.querySelectorAll('.report-opens')].some((one) => one.getAttribute('aria-label') === arguments[2]);`,
        place.page,
        place.y,
        named,
      ),
    );
    await page.press(named);
    await page.sees(typeof seen === 'string' ? seen : seen(place.count));
    if (place.opens.list === 'survey_question') {
      await page.eventually('the question is gone to', () =>
        page.driver.executeScript(`return document.activeElement?.classList.contains('results-wanted') ?? false`),
      );
    }
    if (counted) {
      await page.eventually(`${place.count} rows`, async () => (await page.driver.executeScript(rows)) === place.count);
    }
    await page.press('季度报告');
    await page.choose('季度', '2026年第三季度');
  }
}

/** Runs an operation as somebody, without the window. */
function rpc(office, login, method, params) {
  const line = `${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`;
  const answer = JSON.parse(execFileSync(linsheng, ['rpc', office, '--as', login], { input: line, encoding: 'utf8' }));
  assert.ok(answer.error === undefined, `${method}: ${JSON.stringify(answer.error)}`);
  return answer.result;
}

test('a report is written in parts, reviewed by somebody else, issued, and stays as it was issued', async (t) => {
  const office = demoOffice();
  rpc(office, 'manager', 'save_report_text', { quarter: '2026Q3', measures: '电梯维保改为每月两次。' });
  rpc(office, 'manager', 'submit_report', { quarter: '2026Q3' });
  rpc(office, 'xieming', 'review_report', { quarter: '2026Q3', passed: true });
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.press('季度报告');
    await page.choose('季度', '2026年第三季度');
    await page.sees('已审核');
    await page.press('签发');
    const name = await number(page);
    await page.sees(`已签发 ${name}`);
    // What is shown, printed and saved is what was issued; the draft is for a correction, by a step of its own.
    await page.sees(`签发件 ${name}`);
    await page.misses('提交审核');
    await page.press('写勘误');
    await page.sees('勘误稿 · 编写中');
    await page.sees('提交审核');
    await page.press('看签发件');
    await page.misses('提交审核');
    await page.sees(`签发件 ${name}`);

    // A part of another quarter, and what is missing there.
    await page.choose('季度', '2026年第二季度');
    await page.press('写勘误');
    await page.sees('勘误稿 · 编写中');
    await page.sees('三项发现没有人改写，用的是程序写的');
    await page.choose('报告文字', '三项发现（摘要）');
    await page.press('放入文字，再修改');
    await page.type('三项发现（摘要）', '电梯投诉比上季度多。');
    await page.press('保存');
    await page.sees('已写入报告');
    await page.type('对报告的意见', '写明期限');
    await page.press('提意见');
    await page.sees('有 1 条意见没有处理');
    await page.press('提交审核');
    await page.sees('待审核');
    await page.press('审核通过');
    await page.sees('自己提交的报告要由别人审核');
  });
});

test('what was written in a report and not saved is there again, and is saved before it is submitted', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.press('季度报告');
    await page.choose('季度', '2026年第二季度');
    await page.press('写勘误');
    const words = '电梯维保改为每月两次。';
    const { answer: before } = await page.call('get_report_text', { quarter: '2026Q2' });
    await page.type('改进措施', words);
    await page.sees('还没有保存');
    // Another quarter, a year, another page, and back.
    await page.choose('季度', '2026年第三季度');
    await page.misses('还没有保存');
    await page.choose('季度', '2026年度评估');
    await page.eventually('the text of the year', async () => (await page.valueOf('改进措施')) === '');
    await page.type('改进措施', '明年每季度清洗水箱。');
    await page.go('/tickets');
    await page.sees('导出');
    await page.press('季度报告');
    await page.choose('季度', '2026年度评估');
    await page.eventually('the words of the year', async () => (await page.valueOf('改进措施')) === '明年每季度清洗水箱。');
    await page.press('放弃未保存的文字');
    await page.eventually('it is asked once more', async () => (await page.text()).includes('放弃标 ● 的各段'));
    await page.driver.executeScript(`document.querySelector('.ant-popconfirm-buttons .ant-btn-primary').click()`);
    await page.misses('还没有保存');
    assert.equal(await page.valueOf('改进措施'), '');
    await page.choose('季度', '2026年第二季度');
    await page.press('写勘误');
    await page.eventually('the words are there again', async () => (await page.valueOf('改进措施')) === words);
    await page.sees('还没有保存');
    assert.equal((await page.call('get_report_text', { quarter: '2026Q2' })).answer.measures, before.measures);

    // A colleague saves another text, and the window goes: what was written stays, and says what it was begun on.
    await page.must('save_report_text', { quarter: '2026Q2', handling: '同事写的。' });
    await page.driver.navigate().refresh();
    await page.sees('您写下这些之后');
    assert.equal(await page.valueOf('改进措施'), words);

    // What is submitted is what stands on the screen.
    await page.press('提交审核');
    await page.sees('待审核');
    await page.misses('还没有保存');
    const { answer: after } = await page.call('get_report_text', { quarter: '2026Q2' });
    assert.deepEqual([after.measures, after.handling], [words, '同事写的。']);
    assert.equal((await page.call('get_draft', { kind: 'report_text.2026Q2' })).answer, null);
  });
});

/** The number of the last edition, once it is there. */
async function number(page) {
  let found = '';
  await page.eventually('the report is issued', async () => {
    const { answer } = await page.call('get_report_course', { quarter: '2026Q3' });
    const [edition] = answer.editions;
    found = edition === undefined ? '' : `〔${edition.year}〕第${edition.number}号`;
    return found !== '';
  });
  return found;
}

test('a text is commented on by name and settled, the list of tickets is asked for, and the tables go out', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    // The program drafts the report of the last quarter by itself, within its first minute, and the first page says so.
    await page.press('工作台');
    await page.sees('该签发的季度报告', 100_000);
    await page.press('季度报告');
    await page.choose('季度', '2026年第三季度');
    await page.sees('程序于');
    await page.sees('应在');
    await page.choose('报告文字', '处理结果说明');
    await page.type('对“处理结果说明”的意见', '写明电梯停梯的天数');
    await page.press('对这段文字提意见');
    await page.sees('写明电梯停梯的天数');
    await page.sees('有 1 条意见没有处理');
    const { answer: course } = await page.call('get_report_course', { quarter: '2026Q3' });
    assert.deepEqual(course.comments.map(({ part, settled }) => ({ part, settled })), [{ part: 'handling', settled: null }]);
    await page.press('已处理');
    await page.sees('处理结果说明');
    await page.misses('有 1 条意见没有处理');

    await page.pressText('附录列出本季度的来件（不含居民信息）');
    await page.press('保存');
    await page.sees('已写入报告');
    assert.equal((await page.call('get_report_text', { quarter: '2026Q3' })).answer.lists_tickets, true);
    await page.sees('导出表格（XLSX）');

    await page.choose('季度', '2026年度评估');
    await page.sees('报告期还没有结束，不能签发');
    await page.choose('报告文字', '制度评估');
    await page.type('制度评估', '投诉时限可以缩短。');
    await page.press('保存');
    await page.sees('已写入报告');
    const { answer: yearly } = await page.call('render_yearly_report', { year: '2026' });
    await page.sees(`共 ${yearly.pages} 页`);
    const file = join(desktop.dir, 'year.pdf');
    writeFileSync(file, Buffer.from(yearly.base64, 'base64'));
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    for (const words of ['投诉时限可以缩短。', '各季度的数字', '制度对照']) {
      assert.ok(text.includes(words), words);
    }
  });
});
