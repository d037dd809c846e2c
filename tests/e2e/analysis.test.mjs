// The analysis in the window: every number opens its list, what is really different becomes a sentence of the report with one
// key, and what each person did is printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

async function must(page, operation, args = {}) {
  const { answer, error } = await page.call(operation, args);
  assert.equal(error, undefined, `${operation}: ${JSON.stringify(error)}`);
  return answer;
}

/** Complaints about the lifts, so many of them in a month of a year, all from one building; or inquiries about the fee. */
async function complaints(page, month, count, building, category = 'complaint', year = 2026) {
  for (let index = 0; index < count; index += 1) {
    const day = String((index % 27) + 1).padStart(2, '0');
    await must(page, 'register_ticket', {
      channel_id: 1,
      category,
      topic_id: category === 'complaint' ? 2 : 6,
      content: category === 'complaint' ? '电梯停了' : '物业费怎么交',
      room: `${building}-1-${101 + index}`,
      received_at: `${year}-${month}-${day}T02:00:00Z`,
      late_entry_reason: '补登记',
    });
  }
}

/** The number of rows of the list, by core. */
async function listed(page, args) {
  return (await must(page, 'list_tickets', { limit: 200, ...args })).rows.length;
}

test('a number opens its list, and what is really different goes into the report with one key', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    // The first ticket: from here on the office's records are whole.
    await must(page, 'register_ticket', {
      channel_id: 1, category: 'inquiry', topic_id: 1, content: '物业费怎么交',
      received_at: '2026-03-31T16:00:00Z', late_entry_reason: '补登记',
    });
    for (const building of [1, 2, 3]) await complaints(page, '05', 2, building);
    await complaints(page, '08', 20, 3);
    await complaints(page, '09', 4, 1);
    for (const building of [1, 2, 4]) await complaints(page, '09', 4, building, 'inquiry');
    const [{ name: topic }] = (await must(page, 'list_topics')).filter(({ id }) => id === 2);

    await page.go('/analysis');
    await page.choose('季度', '2026年第三季度');
    await page.sees('点数字打开清单');
    await look(page, 'map');
    await page.press(`${topic} · 2026年8月：20 件，打开清单`);
    await page.sees('受理（撤销的不计）');
    await page.sees('共 20 件');
    await look(page, 'list');
    await page.driver.navigate().back();

    // Buildings against months; by keyboard the cell is a link like any other.
    await page.choose('行', '楼栋');
    await page.press('3栋 · 2026年8月：20 件，打开清单');
    await page.sees('共 20 件');
    assert.equal((await page.rows()).every((row) => row.some((cell) => cell.startsWith('3-1-'))), true);
    await page.driver.navigate().back();
    await page.press('从多到少');
    await page.sees('55.6%');
    await look(page, 'most');

    await page.pressText('趋势');
    await page.sees('上升，差异显著');
    // Both counts say over how many days they are.
    await page.sees('（91 天）');
    await page.sees('（92 天）');
    await page.eventually('the chart says what it shows', () =>
      page.driver.executeScript(
        `return [...document.querySelectorAll('[role=img]')].some((one) => one.ariaLabel?.includes('2026年8月 20') && one.querySelector('svg'))`,
      ),
    );
    await look(page, 'trend');

    const sentence = `${topic}类投诉环比 +300%（6→24），主要集中在3栋`;
    await page.pressText('报告语句');
    await page.sees(sentence);
    await page.sees('95% 区间');
    await look(page, 'sentences');
    await page.press('写季度报告');
    await page.choose('季度', '2026年第三季度');
    await page.eventually('the text is loaded', () => page.field('改进措施'));
    await page.type('改进措施', '电梯维保改为每月两次。');
    await page.sees(sentence);
    const said = (await must(page, 'suggest_sentences', { quarter: '2026Q3' })).rows;
    const place = said.findIndex(({ of }) => of.topic !== null);
    await page.alt(String(place + 1));
    assert.equal(await page.valueOf('改进措施'), `电梯维保改为每月两次。\n${sentence}。`);
    await look(page, 'report');
    await page.press('保存');
    await page.sees('已写入报告');
    assert.equal((await must(page, 'get_report_text', { quarter: '2026Q3' })).measures.split('\n')[1], `${sentence}。`);
  }));

test('a year is said what is really different from the year before, in the place where a quarter is', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await must(page, 'register_ticket', {
      channel_id: 1, category: 'inquiry', topic_id: 1, content: '物业费怎么交',
      received_at: '2024-12-31T16:00:00Z', late_entry_reason: '补登记',
    });
    await complaints(page, '05', 6, 1, 'complaint', 2025);
    await complaints(page, '08', 24, 1);
    const [{ name: topic }] = (await must(page, 'list_topics')).filter(({ id }) => id === 2);
    await page.go('/reports');
    await page.choose('季度', '2026年度评估');
    const said = (await must(page, 'suggest_sentences', { quarter: '2026' })).rows;
    const place = said.findIndex(({ of }) => of.topic !== null);
    // By day, of the months that have begun.
    const more = Math.round((said[place].change.ratio - 1) * 100);
    const sentence = `本年至今${topic}类投诉日均同比 +${more}%（6→24，按天数折算）`;
    await page.sees(sentence);
    await page.eventually('the text is loaded', () => page.field('改进措施'));
    await page.alt(String(place + 1));
    assert.equal(await page.valueOf('改进措施'), `${sentence}。`);
    await page.sees('本年 24 件');
    await look(page, 'year');
    await page.press('保存');
    await page.sees('已写入报告');
    assert.equal((await must(page, 'get_report_text', { quarter: '2026' })).measures, `${sentence}。`);
    await page.press('本年 24 件');
    await page.sees('共 24 件');
    // Of the year before the office began nothing is known.
    await page.press('季度报告');
    await page.choose('季度', '2025年度评估');
    await page.sees('以前的同期还没有完整记录，不作比较。');
  }));

test('what each person did opens its lists, is printed on one page, and stays with those who supervise', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', 'cuihu-2026', '/analysis');
    await page.choose('季度', '2026年第三季度');
    await look(page, 'demo-map');
    await page.pressText('重复与事件');
    const repeats = await must(page, 'get_repeats', { from: '2026-07', to: '2026-09' });
    await page.sees(`÷ ${repeats.rate.denominator}`);
    await look(page, 'repeats');
    await page.pressText('用词');
    await page.sees('少于 5 户说过的词');
    await look(page, 'words');

    await page.pressText('岗位责任');
    await page.sees('未定责任人');
    const duty = await must(page, 'get_duty', { from: '2026-07', to: '2026-09' });
    const figures = await must(page, 'quarter_figures', { quarter: '2026Q3' });
    assert.deepEqual(duty.total.on_time, figures.total.on_time);
    const { people } = duty.roles.find(({ role }) => role === 'service');
    const { name, staff_id, figures: own } = people.find(({ figures }) => figures.on_time.denominator > 0);
    await look(page, 'duty');
    const row = (await page.rows()).find(([first]) => first.startsWith(name));
    assert.equal(row[1], String(own.registered));
    assert.ok(row[3].includes(`${own.on_time.numerator} / ${own.on_time.denominator}`), row[3]);
    const settled = { received_from: '2026-07-01', received_to: '2026-09-30', responsible_id: staff_id };
    if (own.on_time.denominator <= 200) {
      const count = await listed(page, { ...settled, figure: { counted: 'settled' } });
      assert.equal(count, own.on_time.denominator);
    }
    await page.press('打印岗位责任表');
    await page.sees('共 1 页');
    await look(page, 'duty-paper');
    await page.key(Key.ESCAPE);
    const paper = await must(page, 'render_duty', { from: '2026-07', to: '2026-09' });
    const file = join(desktop.dir, 'duty.pdf');
    writeFileSync(file, Buffer.from(paper.base64, 'base64'));
    if (process.env.LOOK) writeFileSync(`${process.env.LOOK}/duty.pdf`, Buffer.from(paper.base64, 'base64'));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    assert.ok(text.includes(name) && text.includes(`${own.on_time.numerator}/${own.on_time.denominator}`), text);

    // A clerk has no way there, and core refuses.
    await must(page, 'sign_out');
    await page.signIn('chenyu');
    await page.sees('来件');
    assert.equal((await page.navigation()).some((place) => place.startsWith('分析')), false);
    const { error } = await page.call('get_duty', { from: '2026-07', to: '2026-09' });
    assert.equal(error.code, 'permission.denied');
  });
});

test('everybody sees what they did themselves, and small numbers are said to be small', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    for (const login of ['chenyu', 'sunlei']) {
      await page.signIn(login);
      await page.sees('来件');
      await page.press('当前用户');
      await page.pressText('我的办理情况');
      await page.sees('这里只有您自己的数字');
      const { this: running, last } = await must(page, 'get_own_duty');
      const row = async (name) => (await page.rows()).find(([first]) => first === name);
      assert.deepEqual((await row('受理')).slice(1), [running, last].map(({ figures }) => figures.received.toLocaleString()));
      const { numerator, denominator } = last.figures.on_time;
      assert.ok((await row('首次反馈及时率'))[2].includes(`${numerator} / ${denominator}`));
      const few = [running, last].filter(({ figures }) => figures.few && figures.on_time.denominator > 0).length;
      assert.equal((await page.text()).split('数量少，仅供参考').length - 1, few);
      await look(page, `mine-${login}`);
      await must(page, 'sign_out');
      await page.sees('登录');
    }
  });
});
