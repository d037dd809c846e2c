// The compliance board: each clause with its state, its figures and its rule, as of an earlier day, one click from the evidence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

const office = demoOffice();

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

/** A share as the page writes it. */
const percent = ({ numerator, denominator }) => `${(Math.round((1000 * numerator) / denominator) / 10).toFixed(1)}%`;

test('the board of an earlier day says what the report says, and leads to it', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', 'cuihu-2026', '/');
    // The manager's first page has the totals, and leads here.
    await page.press('制度对照');
    await page.sees('投诉时限');
    await page.sees('当场登记');
    await look(page, 'today');
    await page.type('截至哪一天', '2026-09-30');
    await page.key(Key.TAB);
    await page.sees('事实截至 2026年9月30日');
    const board = await page.must('get_compliance_board', { on: '2026-09-30' });
    assert.deepEqual([board.quarter, board.rows.length], ['2026Q3', 24]);
    const { by_category, total } = await page.must('quarter_figures', { quarter: '2026Q3' });
    const complaints = by_category.find(({ category }) => category === 'complaint').figures.on_time;
    const shown = async (clause) => (await page.rows()).find(([name]) => name.includes(clause));
    const row = await page.eventually('the row of complaints', () => shown('投诉时限'));
    assert.match(row[0], /^5\.2 投诉时限\s+R5\.1/);
    assert.ok(row[2].includes(`响应及时率 ${percent(complaints)} ${complaints.numerator} / ${complaints.denominator}`), row[2]);
    assert.ok(row[3].includes('≥95% 已落实，≥85% 有风险，低于为未落实'), row[3]);
    const words = { met: '已落实', at_risk: '有风险', not_met: '未落实', no_data: '暂无数据' };
    assert.equal(row[1].trim(), words[board.rows.find(({ id }) => id === 'R5.1').state]);
    await look(page, 'past');

    // The totals show their rows alone, and all again.
    const count = board.counts.no_data;
    await page.press(`${count}暂无数据`);
    await page.eventually('only those without data', async () => (await page.rows()).length === count);
    await page.press(`${count}暂无数据`);
    await page.eventually('all of them again', async () => (await page.rows()).length === 24);

    // On paper.
    await page.press('打印');
    await page.sees('共 ');
    await look(page, 'paper');
    await page.key(Key.ESCAPE);
    await page.misses('保存 PDF');

    // The evidence is one click away, and going back brings the day back.
    await page.press('2026年第三季度报告');
    await page.sees(`${percent(total.on_time)}\n${total.on_time.numerator} ÷ ${total.on_time.denominator}`);
    await page.driver.navigate().back();
    await page.sees('事实截至 2026年9月30日');
    await page.press('回到今天');
    await page.misses('事实截至 2026年9月30日');
  }));

test('a supervisor sees the board and only what they may open; the desk does not see it', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('xieming', 'cuihu-2026', '/supervision');
    await page.sees('投诉时限');
    const text = await page.text();
    assert.ok(text.includes('操作日志') && !text.includes('备份\n'), text);
    await page.driver.executeScript(
      `localStorage.setItem('linsheng.preferences', '{"language":"en","look":"dark"}')`,
    );
    await page.driver.navigate().refresh();
    await page.sees('Complaints in time');
    await look(page, 'english-dark');
    await page.driver.executeScript(`localStorage.removeItem('linsheng.preferences')`);
    const { error } = await page.call('sign_out');
    assert.equal(error, undefined);
    await page.signIn('chenyu', 'cuihu-2026', '/supervision');
    await page.sees('满意率 = 非常满意和满意');
    assert.ok(!(await page.text()).includes('制度对照'));
  }));
