// Phrases with places, the letter that an answer becomes, and paper that is shown before it is printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

/** Registers a complaint past the page and opens it. */
async function complaint(page) {
  const { answer, error } = await page.call('register_ticket', {
    channel_id: 1,
    category: 'complaint',
    topic_id: 2,
    room: '3-2-1502',
    caller_name: '王秀英',
    phone: '12812345678',
    content: '电梯今天早上停了。老人下不了楼',
  });
  assert.ok(answer, JSON.stringify(error));
  await page.driver.navigate().refresh();
  await page.press(answer.number);
  await page.sees('经过');
  return answer.number;
}

/** Whether a page of a paper has been painted. */
function painted(page, label) {
  return page.driver.executeScript(
    `const page = document.querySelector('[aria-label^="' + arguments[0] + '"]');
     if (!page || page.width < 200) { return false; }
     const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
     return data.some((value, index) => index % 4 === 0 && value < 60) && [page.width, page.height];`,
    label,
  );
}

/** What is selected in the field that has the focus. */
function selected(page) {
  return page.driver.executeScript(
    `const { value, selectionStart, selectionEnd } = document.activeElement;
     return (value ?? '').slice(selectionStart, selectionEnd);`,
  );
}

test('an answer is begun with a phrase by one key, and goes out when every place is filled', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const number = await complaint(page);
    await page.pressText('反馈');
    await (await page.field('告诉居民的内容')).click();
    await page.key(Key.F2);
    await page.sees('约时间上门');
    await page.type('查找常用语', 'wxwc');
    await page.misses('约时间上门');
    await page.key(Key.ENTER);
    await page.eventually('the first place to fill is selected', async () => (await selected(page)) === '〔办理人〕');
    const begun = await page.valueOf('告诉居民的内容');
    assert.ok(begun.startsWith('王秀英，您好。您反映的“电梯今天早上停了”，〔办理人〕已到场修好：〔结果〕。'), begun);
    assert.ok(begun.includes(number), begun);

    // Typing takes the place of what is selected; the rest is still open, and core says which.
    await page.key('张师傅');
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
    await page.sees('还有没填的地方：〔结果〕。请填好或删去，再告诉居民');
    assert.equal((await page.call('get_ticket', { number })).answer.first_feedback_at, null);
    const told = '王秀英，您好。张师傅已到场修好：控制板已更换。';
    await page.type('告诉居民的内容', told);
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
    await page.sees('已记录反馈');

    // The answer as a letter, first on the screen.
    await page.press('答复函');
    await page.sees(`答复函 ${number}`);
    await page.eventually('the letter is painted', () => painted(page, '第 1 页'));
    await page.sees('共 1 页');
    for (const outlet of ['打印', '用系统阅读器打开', '保存 PDF']) {
      await page.button(outlet);
    }
    const { answer: letter } = await page.call('make_letter', { number });
    const file = join(desktop.dir, 'letter.pdf');
    writeFileSync(file, Buffer.from(letter.base64, 'base64'));
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    for (const said of ['尊敬的王秀英（3-2-1502）：', '“电梯今天早上停了。老人下不了楼”', told, '翠湖花园物业服务中心（盖章）', number]) {
      assert.ok(text.includes(said.replaceAll(/\s/g, '')), `${said}: ${text}`);
    }
    assert.match(text, /\d{4}年\d{1,2}月\d{1,2}日$/);
    assert.ok(!text.includes('12812345678') && !text.includes('128****'), 'no telephone number');
    const { answer: trail } = await page.call('list_audit_entries', { limit: 5 });
    assert.ok(trail.entries.some(({ operation, subject }) => operation === 'make_letter' && subject === number));
  }));

test('the office edits its phrases, and a place that cannot be filled is refused where it stands', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.settings('常用语');
    await page.sees('可以自动填的：');
    assert.equal(await page.valueOf('名称 1'), '已处理好');
    await page.type('内容 1', '{姓名}，您好');
    await page.press('保存常用语');
    await page.sees('“姓名”不能自动填');
    assert.equal(await page.valueOf('内容 1'), '{姓名}，您好', 'nothing typed is lost');
    await page.type('内容 1', '｛称呼｝，您好，已办妥。');
    await page.press('下移 1');
    await page.press('保存常用语');
    await page.sees('已保存');
    await page.eventually('it is the second now', async () => (await page.valueOf('名称 2')) === '已处理好');
    assert.equal(await page.valueOf('内容 2'), '{称呼}，您好，已办妥。');

    await page.go('/tickets');
    await complaint(page);
    await page.pressText('工作记录');
    await page.press('常用语 F2');
    await page.press('已到现场');
    await page.eventually('it is in the box', async () => (await page.valueOf('工作记录内容')).includes('已到现场查看：〔结果〕'));
    // A note to oneself may stay open.
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
    await page.sees('已记录');
  }));

test('the list is shown on paper as it is filtered, with its numbers hidden', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const number = await complaint(page);
    await page.key(Key.ESCAPE);
    for (let count = 0; count < 30; count += 1) {
      await page.call('register_ticket', { channel_id: 2, category: 'inquiry', topic_id: 6, content: `物业费第 ${count} 问` });
    }
    await page.press('导出');
    await page.press('PDF 清单（先看再打印）');
    await page.sees('来件清单');
    const [width, height] = await page.eventually('the first page is painted', () => painted(page, '第 1 页'));
    assert.ok(width > height, 'it lies on its long side');
    await page.button('打印');

    const { answer: list } = await page.call('export_tickets', { filter: { query: '电梯' }, format: 'pdf' });
    assert.equal(list.tickets, 1);
    const { answer: whole } = await page.call('export_tickets', { filter: {}, format: 'pdf' });
    const file = join(desktop.dir, 'list.pdf');
    writeFileSync(file, Buffer.from(whole.base64, 'base64'));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const pages = text.split('\f').slice(0, -1);
    assert.ok(pages.length > 1, 'more than one page');
    for (const [place, one] of pages.entries()) {
      assert.ok(one.includes('单号') && one.includes('首次反馈'), 'the head is on each page');
      assert.ok(one.replaceAll(' ', '').includes(`第${place + 1}/${pages.length}页`), one);
    }
    assert.ok(text.includes(number) && text.includes('128****5678') && !text.includes('12812345678'));
  }));

test('a paper of a meeting is shown before it is printed', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const { answer } = await page.call('plan_meeting', {
      profile_id: 3, title: '居民座谈会', starts_at: '2099-12-01T06:00:00Z', place: '会议室', items: [], people: [],
    });
    assert.ok(answer);
    await page.go('/meetings');
    await page.press('居民座谈会');
    await page.press('打印');
    await page.press('签到表');
    await page.eventually('the list to sign is painted', () => painted(page, '第 1 页'));
    await page.button('打印');
  }));
