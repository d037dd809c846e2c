// 派工单 in the window: the clerk sends somebody by keyboard, the repairer goes step by step, the result comes back to the
// desk, and slips are printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

const small = ['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30'];

/** Sends the form that has the focus. */
async function send(page) {
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
}

/** A complaint about a pipe, whose number is answered. */
async function complaint(page, room, content) {
  const ticket = { channel_id: 1, category: 'complaint', topic_id: 2, content, room, caller_name: '王建国', phone: '13812345678' };
  const { answer, error } = await page.call('register_ticket', ticket);
  assert.equal(error, undefined);
  return answer.number;
}

/** Sends the repairer with this name from the open panel of a ticket, by keys alone. */
async function sendRepairer(page, name) {
  await page.sees('经过');
  await page.settles();
  await page.alt('p');
  await page.eventually('the choice of the repairer has the focus', async () => {
    const field = await page.field('维修人员');
    return (await page.driver.switchTo().activeElement().getAttribute('id')) === (await field.getAttribute('id'));
  });
  await page.key(name);
  await page.eventually('the name is found', () =>
    page.driver.executeScript(`return document.querySelector('.ant-select-item-option-active')?.textContent === arguments[0]`, name),
  );
  await page.key(Key.ENTER);
  await send(page);
  await page.sees(`已派给 ${name}`);
}

/** Signs somebody in and shows a page. */
async function as(page, login, path) {
  await page.call('sign_out');
  await page.signIn(login, undefined, path);
}

/** Chooses a photograph for the field with this label. */
function photograph(page, label, color) {
  return page.driver.executeAsyncScript(
    `const [label, color, done] = arguments;
     const canvas = document.createElement('canvas');
     canvas.width = canvas.height = 60;
     const paint = canvas.getContext('2d');
     paint.fillStyle = color;
     paint.fillRect(0, 0, 60, 60);
     canvas.toBlob((blob) => {
       const data = new DataTransfer();
       data.items.add(new File([blob], '现场.png', { type: 'image/png' }));
       const input = document.querySelector('input[type=file][aria-label="' + label + '"]');
       input.files = data.files;
       input.dispatchEvent(new Event('change', { bubbles: true }));
       done();
     });`,
    label,
    color,
  );
}

test('a repair goes from the desk to the repairer and back', async (t) => {
  const office = demoOffice(small);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('chenyu');
    const ticket = await complaint(page, '3-2-1502', '厨房水管接头漏水，漏了一地。');
    await page.go('/tickets');
    await page.press(ticket);
    await page.sees('经过');
    await sendRepairer(page, '孙磊');
    await page.sees('已派工');
    await page.sees('派工给 孙磊');
    const { answer: issued } = await page.call('get_ticket', { number: ticket });
    assert.deepEqual([issued.status, issued.responsible.name], ['in_progress', '陈雨']);
    const [{ number: order }] = issued.work_orders;

    // The repairer sees it first thing, and takes it step by step.
    await as(page, 'sunlei', '/');
    await page.sees('我的派工单');
    await page.sees('厨房水管接头漏水');
    await page.go('/orders');
    await page.press(order);
    await page.sees('138****5678');
    await page.press('接单');
    await page.sees('我已到场');
    await photograph(page, '添加维修前照片', '#904030');
    await page.press('我已到场');
    await page.eventually('the order is on site', async () => (await page.call('get_work_order', { number: order })).answer.state === 'on_site');
    await page.type('处理情况', '更换进水软管一根，试水不漏。');
    await page.type('第 1 行材料名称', '不锈钢软管');
    await page.type('第 1 行数量', '两');
    await page.type('第 1 行单位', '根');
    await page.key(Key.ENTER);
    await page.type('第 2 行材料名称', '生料带');
    await page.type('第 2 行数量', '0.5');
    await page.type('第 2 行单位', '卷');
    await page.type('用时', '40');
    await send(page);
    await page.sees('数量应是大于 0 的数');
    await page.type('第 1 行数量', '1');
    await send(page);
    await page.sees('已完成，交回客服');
    await photograph(page, '添加维修后照片', '#2f6f63');
    await page.sees('用时 40 分钟');
    await page.sees('0.5 卷');
    const files = await page.eventually('both photographs are there', async () => {
      const { answer } = await page.call('list_attachments', { number: ticket });
      return answer.length === 2 && answer;
    });
    assert.deepEqual(
      files.map(({ photo }) => [photo.work_order, photo.stage]),
      [
        [order, 'before'],
        [order, 'after'],
      ],
    );

    // Back at the desk: nothing was told to the resident yet.
    await as(page, 'chenyu', '/');
    await page.sees('维修有结果，请反馈住户');
    assert.equal((await page.call('get_ticket', { number: ticket })).answer.first_feedback_at, null);
    await page.pressText('3-2-1502');
    await page.sees('维修已完成，请反馈住户。');
    await page.sees('维修前');
    await page.type('告诉居民的内容', '水管已经修好，请留意是否还有渗水。');
    await page.press('反馈');
    await page.sees('反馈居民（电话热线）');
    await page.misses('维修已完成，请反馈住户。');
    await page.go('/');
    await page.misses('维修有结果，请反馈住户');
  });
});

test('what could not be done goes again, and slips are printed two on a sheet', async (t) => {
  const office = demoOffice(small);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('chenyu');
    const ticket = await complaint(page, '5-1-301', '卫生间顶灯不亮。');
    await page.go('/tickets');
    await page.press(ticket);
    await sendRepairer(page, '赵刚');

    await as(page, 'zhaogang', '/orders');
    const { answer: mine } = await page.call('list_work_orders', { tab: 'mine' });
    const first = mine.rows.at(-1).number;
    await page.press(first);
    await page.sees('看清地点和内容');
    await page.settles();
    await page.alt('4');
    await page.pressText('缺配件');
    await page.type('说明（其他原因必填）', '缺 LED 灯盘');
    await send(page);
    await page.sees('已交回客服');

    await as(page, 'chenyu', '/orders?tab=returned');
    await page.sees('缺配件，待安排');
    await page.press(first);
    await page.press('去反馈');
    await page.sees('这次没有修好');
    await sendRepairer(page, '赵刚');
    await page.misses('这次没有修好');
    // A ticket does not end before its order has.
    await page.type('告诉居民的内容', '灯盘到货后会再来。');
    await page.press('反馈');
    await page.sees('反馈居民（电话热线）');
    assert.equal((await page.call('close_ticket', { number: ticket })).error.code, 'work_order.open');

    const other = await complaint(page, '5-1-302', '门禁对讲没有声音。');
    const { answer: third } = await page.call('issue_work_order', { number: other, staff_id: mine.rows[0].repairer.id });
    await page.go('/orders');
    await page.sees(third.number);
    const { answer: open } = await page.call('list_work_orders', { tab: 'open' });
    const numbers = open.rows.map(({ number }) => number);
    await page.driver.executeScript(`document.querySelector('thead input[type=checkbox]').click()`);
    await page.sees(`打印 ${numbers.length} 张`);
    await page.command('p');
    await page.sees(`打印派工单（${numbers.length} 张）`);
    const { answer: paper } = await page.call('render_work_orders', { numbers });
    await page.sees(`共 ${paper.pages} 页`);
    assert.equal(paper.pages, Math.ceil(numbers.length / 2));
    await page.eventually('the first sheet is painted', () =>
      page.driver.executeScript(
        `const page = document.querySelector('[aria-label^="第 1 页"]');
         if (!page || page.width < 400) { return false; }
         const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
         return data.some((value, index) => index % 4 === 0 && value < 60);`,
      ),
    );
    const file = join(desktop.dir, 'slips.pdf');
    writeFileSync(file, Buffer.from(paper.base64, 'base64'));
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    for (const said of [...numbers, '5-1-301', '卫生间顶灯不亮。', '5-1-302', '门禁对讲没有声音。', '住户签名', '赵刚', '翠湖花园物业服务中心']) {
      assert.ok(text.includes(said), said);
    }
  });
});

test('a half-filled result outlives a lock and a crash, and is corrected when it was wrong', async (t) => {
  await onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    cpSync(demoOffice(small), office, { recursive: true });
    let page = await desktop.open(['--data', office]);
    await page.signIn('chenyu');
    const ticket = await complaint(page, '3-2-1502', '厨房水管接头漏水。');
    const { answer: staff } = await page.call('list_staff');
    const repairer = staff.find(({ login }) => login === 'sunlei').id;
    const { answer: order } = await page.call('issue_work_order', { number: ticket, staff_id: repairer });
    const path = `/orders?order=${order.number}`;
    const finishing = async (login) => {
      await page.signIn(login, undefined, path);
      await page.sees('看清地点和内容');
      await page.settles();
      await page.alt('3');
      await page.field('处理情况');
    };
    const written = async () => {
      const labels = ['处理情况', '第 1 行材料名称', '第 1 行数量', '第 2 行材料名称', '用时'];
      const has = await page.driver.executeScript(`return document.querySelectorAll('.material').length`);
      const values = [];
      for (const label of has < 2 ? labels.slice(0, 1) : labels) {
        values.push(await page.valueOf(label));
      }
      return values.join(' ');
    };

    await finishing('sunlei');
    await page.type('处理情况', '更换进水软管');
    await page.type('第 1 行材料名称', '软管');
    await page.type('第 1 行数量', '2');
    await page.key(Key.ENTER);
    await page.type('第 2 行材料名称', '生料带');
    await page.type('用时', '35');
    await page.command('l');
    await page.sees('孙磊 · 已锁定');
    await page.press('换人登录');
    await finishing('manager');
    assert.equal(await written(), '', 'nobody else is given it');
    await finishing('sunlei');
    await page.eventually('his words and rows are back', async () => (await written()) === '更换进水软管 软管 2 生料带 35');

    await page.type('处理情况', '更换进水软管一根');
    await page.eventually('it is kept', async () =>
      (await page.call('get_draft', { kind: `${order.number}.finish` })).answer?.content.includes('软管一根'),
    );
    await desktop.crash(page);
    page = await desktop.open(['--data', office]);
    await finishing('sunlei');
    await page.eventually('the crash took nothing', async () => (await written()) === '更换进水软管一根 软管 2 生料带 35');
    for (const [label, text] of [['第 1 行单位', '根'], ['第 2 行数量', '1'], ['第 2 行单位', '卷']]) {
      await page.type(label, text);
    }
    await send(page);
    await page.sees('已完成，交回客服');
    await page.eventually('the draft is gone', async () => (await page.call('get_draft', { kind: `${order.number}.finish` })).answer === null);

    // He wrote two where it was one, and sets it right before the desk goes by it.
    await page.sees('软管');
    await page.settles();
    await page.alt('b');
    await page.type('第 1 行数量', '1');
    await send(page);
    await page.sees('孙磊 更正于');
    await page.sees('1 根');

    // The resident is told; only the manager corrects now, and says why.
    await page.signIn('chenyu');
    await page.call('give_feedback', { number: ticket, channel_id: 1, content: '水管换好了。' });
    await page.signIn('sunlei', undefined, `/orders?tab=all&order=${order.number}`);
    await page.sees('更换进水软管一根');
    await page.misses('更正处理情况');
    await page.signIn('manager', undefined, `/orders?tab=all&order=${order.number}`);
    await page.press('更正处理情况 Alt+B');
    await page.type('处理情况', '更换进水软管和角阀');
    await send(page);
    await page.sees('请填写');
    await page.type('更正原因', '漏写了角阀');
    // Somebody corrects it meanwhile: what was typed stays, and what it is now stands above it.
    const { error } = await page.call('correct_work_order', { number: order.number, result: '更换角阀', reason: '看错了' });
    assert.equal(error, undefined);
    await send(page);
    await page.sees('您写的还在，请对照最新的处理情况');
    await page.sees('更换角阀');
    assert.equal(await page.valueOf('处理情况'), '更换进水软管和角阀');
    await page.press('按最新内容继续');
    await send(page);
    await page.sees('：漏写了角阀');
    const { answer: seen } = await page.call('get_work_order', { number: order.number });
    assert.deepEqual([seen.result.text, seen.corrected.reason], ['更换进水软管和角阀', '漏写了角阀']);
    await page.go('/tickets');
    await page.driver.executeScript(`location.hash = '/tickets?tab=all&ticket=${ticket}'`);
    await page.sees(`更正处理情况（${order.number}）`);
    await page.sees('漏写了角阀');

    // The archive takes no correction.
    await page.call('close_ticket', { number: ticket });
    await page.signIn('manager', undefined, `/orders?tab=all&order=${order.number}`);
    await page.sees('更换进水软管和角阀');
    await page.misses('更正处理情况');
  });
});
