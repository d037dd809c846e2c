// Minutes: a committee's meeting from its end to the posting on the board and the archive, and what a crash leaves of the typing.
// LINSHENG_PICTURES=DIR keeps pictures and papers of what is tried in DIR.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { By, Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

const pictures = process.env.LINSHENG_PICTURES;

/** A picture for whoever wants to look, where one is asked for. */
async function look(page, name) {
  if (pictures !== undefined) {
    await page.settles();
    await page.photograph(`${pictures}/${name}.png`);
  }
}

/** The same of a paper. */
function lookAtPaper(name, { base64 }) {
  if (pictures !== undefined) {
    writeFileSync(`${pictures}/${name}.pdf`, base64, 'base64');
  }
}

/** A committee of four that has met: the notice hung, three came, one item carried by name. Answers the meeting's id. */
async function held(page) {
  const room = await page.must('save_room', { room: '3-2-1502', area_hundredths: 8950 });
  await page.must('move_in', { room_id: room.id, people: [{ name: '张伟', role: 'owner', phones: ['13812345678'] }] });
  const meeting = await page.must('plan_meeting', {
    profile_id: 1,
    title: '十一月例会',
    starts_at: new Date().toISOString(),
    place: '二楼会议室',
    items: [{ title: '电梯维保方案', proposer: '王建国', matter: 'ordinary' }, { title: '通报车位清查情况', matter: 'discussion' }],
    people: [
      { name: '王建国', note: '主任', votes: true },
      { name: '李芳', note: '副主任', votes: true },
      { name: '周亚萍', note: '委员', votes: true },
      { name: '覃勇', note: '委员', votes: true },
      { name: '林静怡', note: '物业经理', votes: false },
    ],
  });
  await page.must('note_notice', { id: meeting.id, notice_on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) });
  for (const { id } of meeting.people.filter(({ name }) => name !== '覃勇')) {
    await page.must('record_attendance', { meeting_id: meeting.id, person_id: id, attendance: 'present' });
  }
  await page.must('start_meeting', { id: meeting.id });
  const item = { meeting_id: meeting.id, item_id: meeting.items[0].id };
  const votes = meeting.people.slice(0, 3).map(({ id }, at) => ({ person_id: id, choice: at < 2 ? 'for' : 'against' }));
  await page.must('vote_on_item', { ...item, votes });
  await page.must('note_item', {
    ...item,
    discussion: { text: '张伟（3栋2单元1502，电话13812345678）反映 2 号楼电梯一个月停了三次。\n三家维保单位报价：甲 5.2 万元、乙 4.8 万元、丙 5.0 万元。', instead_of: '' },
    decision: { text: '选用乙公司，合同一年，自 2027 年 1 月 1 日起。', instead_of: '' },
  });
  await page.must('close_item', item);
  await page.must('end_meeting', { id: meeting.id });
  return meeting.id;
}

/** Puts the cursor at the end of the text that is written. */
async function atEnd(page, label) {
  await (await page.field(label)).click();
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.END).keyUp(Key.CONTROL).perform();
}

const plain = (node) => (node.text ?? '') + (node.content ?? []).map(plain).join('');

async function newest(page, meeting) {
  const { answer } = await page.call('get_meeting_minutes', { meeting_id: meeting });
  return answer.minutes.at(-1);
}

test('a committee’s minutes, from the draft to the board and into the archive', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const meeting = await held(page);
    await page.go('/meetings');
    await page.sees('等待公示的会议');
    await look(page, 'list');
    await page.press('十一月例会');
    // Material beside its item: what is given to the first one is the first one's.
    // What is still to be posted opens at the minutes; the record has the items.
    const record = By.xpath('//*[contains(@class, "ant-segmented-item-label")][normalize-space()="会议"]');
    await page.eventually('the record can be chosen', async () => (await page.driver.findElements(record)).length === 1);
    await page.driver.findElement(record).click();
    await page.sees('添加材料');
    await page.give('添加材料', '报价单.pdf', '%PDF-1.7\nquotes\n');
    // A picture that is pasted within the second item is that one's alone.
    const photo = join(desktop.dir, 'photo.png');
    await page.photograph(photo);
    await page.driver.executeScript(
      `const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
       const data = new DataTransfer();
       data.items.add(new File([bytes], '车位.png', { type: 'image/png' }));
       document.querySelectorAll('li.item')[1].querySelector('button')
         .dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));`,
      readFileSync(photo, 'base64'),
    );
    await page.sees('已添加 车位.png');
    const { answer: files } = await page.call('list_meeting_files', { meeting_id: meeting });
    assert.deepEqual(files.map(({ name, item_id }) => [name, item_id]), [['报价单.pdf', 1], ['车位.png', 2]]);
    await page.call('add_meeting_file', {
      meeting_id: meeting, item_id: 2, purpose: 'other', file_name: '发言.mp3', base64: Buffer.from('#!AMR\n12345678').toString('base64'),
    });
    await page.pressText('纪要');
    await page.press('起草纪要');
    await page.sees('议题材料');
    await page.press('查看 车位.png');
    await page.eventually('the photograph is shown', () =>
      page.driver.executeScript(`return document.querySelector('.attachment-picture')?.naturalWidth > 0`),
    );
    await look(page, 'item-photo');
    await page.key(Key.ESCAPE);
    await page.eventually('the photograph is put away', async () => (await page.driver.findElements(By.css('.ant-modal-root .attachment-picture'))).length === 0);
    await look(page, 'item-files');
    await page.sees('应到4人，到会3人');
    await page.sees('已保存');
    await look(page, 'draft');

    // What is written is on disk two seconds later, without anything being pressed: bold, a list, a table.
    await atEnd(page, '会议纪要');
    await page.key(Key.ENTER);
    await page.command('b');
    await page.key(...'补充：');
    await page.command('b');
    await page.key(...'楼道照明一并检修', Key.ENTER, ...'1. 物业两周内报价');
    await page.eventually('what was written saved itself', async () => plain((await newest(page, meeting)).document).includes('物业两周内报价'), 2500);
    const kinds = (await newest(page, meeting)).document.content.map(({ type }) => type);
    assert.ok(kinds.includes('orderedList'), `${kinds}`);
    const bold = (await newest(page, meeting)).document.content.flatMap(({ content }) => content ?? []).filter((one) => one.text === '补充：');
    assert.deepEqual(bold.map(({ marks }) => marks), [[{ type: 'bold' }]]);
    await page.key(Key.ENTER, Key.ENTER);
    await page.press('插入表格');
    await page.key(...'单位', Key.TAB, ...'报价');
    await page.eventually('the table saved itself', async () =>
      (await newest(page, meeting)).document.content.filter(({ type }) => type === 'table').some((table) => plain(table) === '单位报价'), 2500);
    await page.sees('已保存');
    await look(page, 'written');

    await page.press('比较修改');
    await page.eventually('what came is marked', () => page.driver.executeScript(
      `return [...document.querySelectorAll('ins')].some((line) => line.innerText.includes('楼道照明'))`,
    ));
    await look(page, 'differences');
    // Back to the first version and on again: each time a new version, and nothing is lost.
    await page.press('恢复为第 1 版');
    await page.eventually('the text is the first one again', async () => !plain((await newest(page, meeting)).document).includes('楼道照明'));
    await page.eventually('and is written on', () => page.driver.executeScript(
      `return !document.querySelector('[role=textbox][aria-label="会议纪要"]').innerText.includes('楼道照明')`,
    ));
    await page.sees('两个版本的文字一样');
    const restored = (await newest(page, meeting)).versions;
    assert.deepEqual(restored.map(({ number, restored_from }) => [number, restored_from]), [[3, 1], [2, null], [1, null]]);
    await (await page.field('较早的版本')).click();
    await page.eventually('the second version is chosen', async () => {
      const [option] = await page.driver.findElements(By.xpath('//*[contains(@class, "ant-select-dropdown")]//*[starts-with(@title, "第 2 版")]'));
      await option?.click();
      return option !== undefined;
    });
    await page.press('恢复为第 2 版');
    await page.eventually('what was written is back', () => page.driver.executeScript(
      `return document.querySelector('[role=textbox][aria-label="会议纪要"]').innerText.includes('楼道照明')`,
    ));
    await look(page, 'restored');
    await page.press('收起比较');

    // What was typed a moment before is in what is handed in.
    await (await page.field('会议纪要')).click();
    await page.key(...'末句');
    await page.press('送审');
    await page.sees('审核通过，登记签字');
    assert.ok(plain((await newest(page, meeting)).document).includes('末句'));
    await page.press('退回修改');
    await page.type('要改什么', '写明检修范围');
    const [, yes] = await page.driver.findElements(By.xpath('//button[normalize-space()="退回修改"]'));
    await yes.click();
    await page.sees('退回：写明检修范围');
    await look(page, 'sent-back');
    await page.press('送审');
    await page.sees('审核通过，登记签字');
    await page.press('登记签字');
    await page.sees('要有签字纪要的扫描件');
    await page.give('添加扫描件', '签字纪要.pdf', '%PDF-1.7\nsigned\n');
    await look(page, 'sign');
    await page.press('登记签字');
    await page.sees('签字：王建国、李芳、周亚萍');
    await page.press('发布');
    await page.press('确定发布');
    await page.sees('不能再修改');
    assert.equal((await newest(page, meeting)).state, 'issued');

    await page.press('登记公示');
    await page.type('张贴地点', '小区东门公告栏');
    await page.give('添加照片', '公示照片.pdf', '%PDF-1.7\nposted\n');
    await page.press('保存');
    await page.sees('小区东门公告栏');
    await page.eventually('it is posted in time', async () => (await page.call('get_meeting', { id: meeting })).answer.posting.state === 'kept');
    await look(page, 'issued');
    const { answer: posted } = await page.call('render_minutes', { id: 1, edition: 'posting' });
    assert.deepEqual([posted.file_name, posted.missing], ['翠湖花园十一月例会会议决定公示.pdf', []]);

    lookAtPaper('posting', posted);
    lookAtPaper('signing', (await page.call('render_minutes', { id: 1, edition: 'signing' })).answer);

    await page.press('写补充说明');
    const [, sure] = await page.driver.findElements(By.xpath('//button[normalize-space()="写补充说明"]'));
    await sure.click();
    await page.sees('补充（更正）的内容');

    await page.pressText('档案');
    await page.sees('还缺 1 项');
    await page.sees('签字纪要扫描件：签字纪要.pdf');
    await page.sees('议题1材料：报价单.pdf');
    await page.sees('议题2材料：发言.amr');
    await page.sees('公示记录：小区东门公告栏');
    await look(page, 'archive');
    // Once minutes are issued no file goes away, and no button says that one could.
    await page.sees('仅在 ZIP 中');
    assert.deepEqual(await page.driver.findElements(By.xpath('//button[starts-with(@aria-label, "删除附件")]')), []);
    const { answer: zip } = await page.call('export_meeting_archive', { meeting_id: meeting, format: 'zip', reason: '街道办检查' });
    assert.deepEqual([zip.file_name, zip.files], ['翠湖花园十一月例会会议档案.zip', 5]);
    // One PDF: a real scan and the photograph are pages of it; what is no PDF, and the recording, are listed.
    const { answer: notice } = await page.call('render_meeting_paper', { id: meeting, paper: 'notice' });
    await page.call('add_meeting_file', { meeting_id: meeting, purpose: 'sign_in', file_name: '签到.pdf', base64: notice.base64 });
    const { answer: whole } = await page.call('export_meeting_archive', { meeting_id: meeting, format: 'pdf', reason: '存档' });
    assert.deepEqual([whole.files, whole.left_out], [2, 4]);
    const archive = join(desktop.dir, 'archive.pdf');
    writeFileSync(archive, whole.base64, 'base64');
    assert.match(execFileSync('qpdf', ['--check', archive], { encoding: 'utf8' }), /No syntax or stream encoding errors/);
    const words = execFileSync('pdftotext', ['-layout', archive, '-'], { encoding: 'utf8' });
    for (const told of ['签到表扫描件：签到.pdf', '议题2材料：车位.png', '录音，只附在 ZIP 中', '仅在 ZIP 中', '附件/']) {
      assert.ok(words.includes(told), `${told} in ${words}`);
    }
    lookAtPaper('archive', whole);
    await page.go('/meetings');
    await page.misses('等待公示的会议');
  }));

test('a crash takes no more than two seconds of typing', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    const page = await desktop.open(['--data', office]);
    await page.setUp();
    const meeting = await held(page);
    await page.call('begin_minutes', { meeting_id: meeting });
    await page.go('/meetings');
    await page.press('十一月例会');
    await page.pressText('纪要');
    await atEnd(page, '会议纪要');
    await page.key(...'这一句写在断电之前');
    await pause(2000);
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const command = (() => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        } catch {
          return '';
        }
      })();
      // The program itself: it alone has the folder of this test's office among its arguments.
      if (command.includes('linsheng-desktop') && command.includes(`\0${office}\0`)) {
        process.kill(Number(pid), 'SIGKILL');
      }
    }
    await page.close().catch(() => undefined);
    const again = await desktop.open(['--data', office]);
    await again.signIn('lin', 'jade-river-88', '/meetings');
    const minutes = await newest(again, meeting);
    assert.ok(plain(minutes.document).includes('这一句写在断电之前'));
  }));
