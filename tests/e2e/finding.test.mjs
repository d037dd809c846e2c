// Finding in the window: any word from one character up, filters, saved views, the same action for many.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { onDesktop, out } from './desktop.mjs';

const said = [
  { content: '三号楼电梯今天早上停了，老人下不了楼', room: '3-2-1502', topic_id: 2, caller_name: '王秀英', phone: '138 1234 5678' },
  { content: '楼道灯不亮，晚上看不清', room: '5-1-301', topic_id: 2 },
  { content: '电梯里的广告声音太吵', room: '13-1-1502', topic_id: 1, category: 'suggestion' },
  { content: '地下车库漏水', room: '3-1-101', topic_id: 2, category: 'inquiry' },
];

/** Registers what residents said, past the page, and answers the numbers. */
async function register(page) {
  const numbers = [];
  for (const more of said) {
    const { answer, error } = await page.call('register_ticket', { channel_id: 1, category: 'complaint', ...more });
    assert.ok(answer, JSON.stringify(error));
    numbers.push(answer.number);
  }
  await page.driver.navigate().refresh();
  await page.sees('来件');
  return numbers;
}

/** What is marked as found on the page. */
function marked(page) {
  return page.driver.executeScript(`return [...document.querySelectorAll('mark')].map((mark) => mark.innerText)`);
}

/** The numbers in the list. */
async function listed(page) {
  return (await page.rows()).map((cells) => cells.find((cell) => /^(TS|JY|ZX)-/.test(cell)));
}

async function finds(page, question, expected) {
  await page.type('查找来件', question);
  await page.eventually(`“${question}” finds ${expected}`, async () => {
    const rows = await listed(page);
    return rows.length === expected.length && rows.every((number, index) => number === expected[index]);
  });
}

test('one character, two, a room, a number and four digits of a telephone find their tickets', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const [lift, light, noise, leak] = await register(page);
    assert.ok((await page.call('give_feedback', { number: light, channel_id: 1, content: '已换灯泡，恢复照明' })).answer);

    await finds(page, '梯', [noise, lift]);
    assert.deepEqual(new Set(await marked(page)), new Set(['梯']));
    await finds(page, '电梯', [noise, lift]);
    await finds(page, '电梯 停', [lift]);
    await finds(page, '1502', [noise, lift]);
    await finds(page, '３－２－１５０２', [lift]);
    await finds(page, '秀英', [lift]);
    await finds(page, '5678', [lift]);
    assert.ok(!(await page.text()).includes('12345678'), 'the number stays hidden');
    await finds(page, leak.toLowerCase(), [leak]);
    await finds(page, '灯泡', [light]);
    await page.sees('已换灯泡，恢复照明');
    await page.pressCell('已换灯泡');
    await page.sees('经过');
    await page.eventually('the feedback is marked in the course of the ticket', async () => (await marked(page)).length >= 2);
    await finds(page, '没有这回事', []);
    await page.sees('没有符合条件的来件');
  }));

test('a question is narrowed, kept as a view, and brought back', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    assert.ok((await page.call('save_room', { room: '3-2-1502' })).answer);
    const [lift, , noise, leak] = await register(page);
    await finds(page, '电梯', [noise, lift]);
    await page.choose('全部类别', '投诉');
    await page.eventually('complaints only', async () => (await listed(page)).join() === lift);
    await page.press('清除筛选');
    await page.choose('全部楼栋', '3');
    await page.eventually('building 3 only', async () => (await listed(page)).join() === [leak, lift].join());
    await page.type('查找来件', '漏');
    await page.eventually('building 3 and the word', async () => (await listed(page)).join() === leak);

    await page.press('视图');
    await page.type('视图名称', '3 栋漏水');
    await page.press('保存当前筛选');
    await page.sees('已保存视图');
    await page.driver.navigate().refresh();
    await page.shows();
    await page.press('清除筛选');
    await page.eventually('everything again', async () => (await listed(page)).length === 4);
    await page.press('视图');
    await page.pressText('3 栋漏水');
    await page.eventually('the view', async () => (await listed(page)).join() === leak);
    assert.equal(await page.valueOf('查找来件'), '漏');
    await page.press('视图');
    await page.press('删除视图 3 栋漏水');
    await page.sees('还没有保存的视图');
  }));

test('many are assigned and closed at once, each by its own rules, shown before it happens', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const [lift, light, noise] = await register(page);
    assert.ok((await page.call('give_feedback', { number: lift, channel_id: 1, content: '好了' })).answer);
    await page.type('查找来件', '电');
    await page.eventually('two', async () => (await listed(page)).length === 2);
    await page.driver.executeScript(`document.querySelector('thead input[type=checkbox]').click()`);
    await page.sees('已选 2 件');
    await page.press('批量办结');
    await page.sees('将办结 1 件；1 件不能办理');
    await page.press('办结 1 件');
    await page.sees('完成 1 件');
    assert.equal((await page.call('get_ticket', { number: lift })).answer.status, 'archived');
    assert.equal((await page.call('get_ticket', { number: noise })).answer.status, 'unassigned');

    await page.type('查找来件', '灯');
    await page.eventually('one', async () => (await listed(page)).join() === light);
    await page.driver.executeScript(`document.querySelector('tbody input[type=checkbox]').click()`);
    await page.press('批量分派');
    await page.sees('将分派 1 件');
    await page.choose('责任人', '林静怡');
    await page.press('分派 1 件');
    await page.sees('完成 1 件');
    assert.equal((await page.call('get_ticket', { number: light })).answer.status, 'in_progress');
  }));

/** A ledger as an office keeps it, with broken rows; all of it is made up. */
const ledger = `留言编号,投诉时间,来源,类别,分类,房号,姓名,电话,内容,处理结果,回复时间
LY-001,2025/3/3 9:15:00,来电,投诉,电梯维修,3-2-1502,王秀英,128-1234-5678,电梯停了,已恢复运行,2025/3/3 15:20
LY-002,2025-03-04,微信,投诉,楼宇杂事,5-1-301,,,垃圾三天没有清,已清运,2025-03-05
LY-003,2025/13/3,来电,投诉,电梯维修,,,,时间写错了,,
LY-004,2025/3/8 8:00,来电,咨询,物业费,,李芳,,物业费怎么算,,
`;

test('a ledger is dropped, understood, corrected and becomes tickets that the search knows', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.press('导入台账');
    const drop = async () => {
      await page.sees('把文件拖到这里');
      await page.driver.executeScript(
        `const file = new File([arguments[0]], '诉求台账.csv', { type: 'text/csv' });
         const data = new DataTransfer();
         data.items.add(file);
         document.querySelector('[aria-label="选择文件"]').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));`,
        ledger,
      );
      await page.sees('可导入 3 件');
    };
    await drop();
    // Somebody comes to the desk: the ledger waits.
    await page.go('/residents');
    await page.sees('导入名册');
    await page.go('/tickets');
    await page.press('导入台账');
    await page.sees('上次读入、还没有导入完的台账还在');
    await page.sees(' 读入');
    await page.sees('可导入 3 件');
    // It is the wrong file: what was read of it does not stay.
    await page.press('换一个文件');
    await drop();
    const staged = async () => {
      const { entries } = await page.must('list_audit_entries', { limit: 20 });
      return entries.map((entry) => entry.operation).filter((name) => name.endsWith('_ledger'));
    };
    assert.deepEqual(await staged(), ['stage_ledger', 'drop_ledger', 'stage_ledger']);
    await page.sees('有错误 1 行，不会导入');
    await page.sees('其中 1 件时间不全');
    await page.sees('楼宇杂事');
    await page.choose('对应 楼宇杂事', '环境卫生');
    await page.settles();
    await page.press('导入 3 件');
    await page.sees('已导入 3 件');
    await page.sees('1 行有错误没有导入');
    await page.press('查看来件');
    // It is in: nothing of it waits any more.
    await page.eventually('its rows are gone', async () => (await staged())[0] === 'drop_ledger');
    await finds(page, 'LY-002', ['TS-20250304-001']);
    await page.pressCell('垃圾三天');
    await page.sees('来自台账');
    await page.sees('时间不全');
    const { answer } = await page.call('get_ticket', { number: 'TS-20250304-001' });
    assert.equal(answer.topic.name, '环境卫生');
    await page.go('/tickets');
    await page.press('导入台账');
    await page.sees('把文件拖到这里');
  }));

/** A picture of 40 × 40 pixels, as the page would have it on its clipboard. */
const picture = `
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const pen = canvas.getContext('2d');
  pen.fillStyle = arguments[0];
  pen.fillRect(0, 0, 40, 40);
  const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), (c) => c.charCodeAt(0));`;

test('a picture is pasted, another dropped, looked at and taken away; a program in disguise is refused', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const [number] = await register(page);
    await finds(page, number, [number]);
    await page.pressCell('电梯');
    await page.sees('附件');
    await page.driver.executeScript(
      `${picture}
       const data = new DataTransfer();
       data.items.add(new File([bytes], '现场.png', { type: 'image/png' }));
       window.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));`,
      'teal',
    );
    await page.sees('现场.png');
    await page.driver.executeScript(
      `${picture}
       const data = new DataTransfer();
       data.items.add(new File([bytes], '电梯.exe', { type: 'image/png' }));
       data.items.add(new File(['MZ a program'], '照片.png', { type: 'image/png' }));
       document.querySelector('[aria-label="附件"]').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));`,
      'brown',
    );
    await page.sees('电梯.png');
    await page.sees('只能添加照片');
    const list = async () => (await page.call('list_attachments', { number })).answer.map((file) => file.name);
    assert.deepEqual(await list(), ['现场.png', '电梯.png']);
    await page.press('查看 现场.png');
    await page.eventually('the picture is seen', () =>
      page.driver.executeScript(`const shown = document.querySelector('.ant-modal img'); return shown !== null && shown.naturalWidth === 40`),
    );
    await page.press('删除附件');
    await page.sees('删除后不能恢复');
    await page.driver.executeScript(`document.querySelector('.ant-popconfirm .ant-btn-primary').click()`);
    await page.sees('已删除附件');
    assert.deepEqual(await list(), ['电梯.png']);
  }));

/** One second of a tone, as a WAV file. */
function tone() {
  const samples = 8000;
  const wav = Buffer.alloc(44 + samples, 128);
  wav.write('RIFF');
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1) {
    wav[44 + at] = 128 + Math.round(60 * Math.sin((at * 2 * Math.PI * 440) / 8000));
  }
  return wav.toString('base64');
}

test('a PDF is looked at and a recording listened to in the window; there is no camera to offer here', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const [number] = await register(page);
    const { answer: report } = await page.call('render_quarterly_report', { quarter: quarterOf(new Date()) });
    for (const [file_name, base64] of [['合同.pdf', report.base64], ['电话.wav', tone()]]) {
      assert.equal((await page.call('add_attachment', { number, file_name, base64 })).error, undefined, file_name);
    }
    await finds(page, number, [number]);
    await page.pressCell('电梯');
    await page.press('查看 合同.pdf');
    await page.eventually('its first page is drawn', () =>
      page.driver.executeScript(
        `const page = document.querySelector('.ant-modal canvas');
         if (page === null || page.width < 300) { return false; }
         const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
         return data.some((part, at) => at % 4 === 0 && part < 128)`,
      ),
    );
    await page.photograph(join(out, 'attachment-pdf.png'));
    await page.driver.executeScript(`document.querySelector('.ant-modal-close').click()`);
    await page.misses('保存到电脑');
    await page.press('查看 电话.wav');
    // Whether this machine can play it is the system's affair; that the window lets it is ours.
    const heard = await page.eventually('the recording is there, or it is said that it cannot be played', () =>
      page.driver.executeScript(
        `const audio = document.querySelector('.ant-modal audio');
         if (audio !== null && audio.readyState >= 1) { return 'played'; }
         return document.querySelector('.ant-modal .ant-alert') !== null && 'told'`,
      ),
    );
    assert.ok(heard === 'played' || (await page.text()).includes('不能播放这种录音'));
    await page.photograph(join(out, 'attachment-audio.png'));
    assert.ok(!(await page.text()).includes('拍照'));
  }));

function quarterOf(day) {
  return `${day.getFullYear()}Q${Math.floor(day.getMonth() / 3) + 1}`;
}
