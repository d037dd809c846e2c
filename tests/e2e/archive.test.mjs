// The archive: what is closed is in the catalogue, what is old enough is destroyed by two people, and what it counted for stays.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { linsheng, onDesktop } from './desktop.mjs';

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

/** The day that lies so many days before today. */
const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

// Four years of an office that still works: what was closed in the first of them need not be kept any longer.
const office = demoOffice(['--tickets', '400', '--households', '60', '--from', ago(1460), '--to', ago(1)]);

/** Somebody else at another computer of the same office. */
function elsewhere(login, method, params) {
  const input = `${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`;
  const output = execFileSync(linsheng, ['rpc', office, '--as', login], { input, encoding: 'utf8' });
  const { result, error } = JSON.parse(output.trim());
  assert.equal(error, undefined, JSON.stringify(error));
  return result;
}

test('two people destroy what is old enough; what it counted for stays', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('manager', 'cuihu-2026', '/');
    const due = await page.must('list_archive', { filter: { standing: 'due', kind: 'ticket' }, limit: 200 });
    assert.ok(due.rows.length > 10, `${due.rows.length} are due`);
    const [kept, gone] = due.rows;
    const { staff } = { staff: await page.must('list_staff') };
    const supervisor = staff.find(({ roles }) => roles.includes('supervisor')).login;
    const filed = new Date(gone.filed_at);
    const quarter = `${filed.getUTCFullYear()}Q${Math.floor(filed.getUTCMonth() / 3) + 1}`;
    const figures = async () => {
      const { as_of: _, ...rest } = await page.must('quarter_figures', { quarter });
      return rest;
    };
    const before = await figures();

    // The catalogue: found by its shelf mark, held by the manager.
    await page.press('归档');
    await page.sees('打印案卷目录');
    await look(page, 'catalogue');
    await page.type('档号或编号', kept.mark);
    await page.key(Key.ENTER);
    await page.eventually('the one that is meant', async () => (await page.rows()).length === 1);
    await page.press(`暂缓销毁：${kept.mark}`);
    await page.press('保存');
    await page.sees('请填写');
    await page.type('原因', '物业费诉讼未结');
    await page.command(Key.ENTER);
    await page.eventually('it is held', async () => (await page.rows())[0]?.includes('暂缓销毁'));
    await look(page, 'held');

    // What is kept for good can be held too: a meeting by its mark.
    const { rows: meetings } = await page.must('list_archive', { filter: { kind: 'meeting' }, limit: 1 });
    await page.type('档号或编号', meetings[0].mark);
    await page.key(Key.ENTER);
    await page.press(`暂缓销毁：${meetings[0].mark}`);
    await page.type('原因', '街道办检查');
    await page.press('保存');
    await page.eventually('the meeting is held', async () => (await page.rows())[0]?.includes('暂缓销毁'));

    // Retention: never below three years, and why the others are kept for good.
    await page.pressText('保管期限');
    await page.sees('不少于三年');
    await page.sees('永久保管，不销毁：要能说明当时议定了什么');
    await page.sees('物业费诉讼未结');
    await page.sees('街道办检查');
    const terms = await page.rows();
    assert.ok(terms.some((row) => row[0] === '渠道检查' && row[1] === '3 年' && Number(row[2]) > 0), `${terms}`);
    await look(page, 'retention');

    // The list: drawn up here, not approved by the same person.
    await page.pressText('销毁');
    await page.press('编制销毁清册');
    await page.sees('待批准');
    await page.sees(gone.mark);
    assert.ok(!(await page.text()).includes('执行销毁'), 'nothing is carried out before it is approved');
    await look(page, 'list');
    const [drawn] = await page.must('list_disposals');
    assert.equal((await page.call('approve_disposal', { id: drawn.id })).error?.code, 'archive.own_disposal');
    const { rows } = await page.must('get_disposal', { id: drawn.id });
    assert.ok(!rows.some(({ record }) => record.mark === kept.mark), 'what is held is on no list');

    // Somebody else approves; then it is carried out, once it was confirmed.
    elsewhere(supervisor, 'approve_disposal', { id: drawn.id });
    await page.sees('待执行');
    await page.sees('待执行');
    await page.press('执行销毁');
    await page.sees('之后不能恢复');
    await page.press('确定销毁');
    await page.sees('销毁证明');
    await page.sees('〕001');
    await look(page, 'done');
    await page.press('销毁证明');
    await page.sees('共 ');
    await page.settles(); await look(page, 'certificate');
    await page.key(Key.ESCAPE);

    // Its words are gone, its numbers are not.
    assert.deepEqual(await figures(), before);
    const ticket = await page.must('get_ticket', { number: gone.number });
    assert.deepEqual([ticket.content, ticket.phone_masked ?? null], ['', null]);
    assert.equal((await page.call('reopen_ticket', { number: gone.number, reason: '再看' })).error?.code, 'archive.disposed');
    assert.equal((await page.must('verify_audit_trail')).broken, null);
    await page.pressText('目录');
    await page.type('档号或编号', gone.mark);
    await page.key(Key.ENTER);
    await page.eventually('its mark leads to the certificate', async () =>
      (await page.rows())[0]?.some((cell) => cell.includes('已销毁 销〔')));
    await look(page, 'gone');

    // The report of this quarter says how the archive stands; its numbers open as many records and holds as it says.
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
    const thisQuarter = `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    const { opens } = await page.must('render_quarterly_report', { quarter: thisQuarter });
    const counted = async (list, standing, says) => {
      const { opens: to, count } = opens.find((one) => one.opens.list === list && one.opens.standing === standing);
      const search = Object.entries(to).map(([field, value]) => (field === 'list' ? '' : `&${field}=%22${value}%22`));
      await page.signIn('manager', 'cuihu-2026', `/archive?tab=${list === 'holds' ? 'retention' : 'catalogue'}${search.join('')}`);
      await page.sees(says);
      return count;
    };
    for (const [standing, says] of [['due', '末保管期限已满'], ['disposed', '日销毁']]) {
      const count = await counted('archive', standing, says);
      assert.ok(count > 0, says);
      await page.eventually(`${count} records`, async () => (await page.rows()).length === Math.min(count, 50));
    }
    assert.equal(await counted('holds', undefined, '末暂缓销毁'), 2);
    const held = async () => (await page.rows()).filter((row) => /诉讼未结|街道办检查/.test(row.join())).length;
    await page.eventually('both holds', async () => (await held()) === 2);
    await look(page, 'holds');
    await page.signIn('manager', 'cuihu-2026', `/archive?tab=retention&on=%22${ago(2)}%22`);
    await page.sees('没有暂缓销毁的档案');
    assert.equal(await held(), 0, 'nothing was held two days ago');

    // Which words rose then cannot be told of those that are left.
    const month = gone.filed_at.slice(0, 7);
    await page.signIn('manager', 'cuihu-2026', `/analysis?tab=words&from=${month}&to=${month}`);
    await page.sees('不能统计上升词');
    await look(page, 'words');
  }));
