// Notices to residents: a fee disclosure is pasted, kept while it is written, published by the manager, printed, and proven.
// The desktop's own notices (notices.mjs) are another matter: reminders.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { colleague } from './colleague.mjs';
import { onDesktop } from './desktop.mjs';

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

/** The text of a notice. */
const words = (text) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** Pastes a text into the field with this label. */
const paste = (page, label, text) =>
  page.driver.executeScript(
    `const field = document.querySelector(\`input[aria-label="\${arguments[0]}"]\`);
     const data = new DataTransfer();
     data.setData('text/plain', arguments[1]);
     field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));`,
    label, text,
  );

test('a fee disclosure is written, published, printed and proven', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.must('add_staff', { login: 'chenyu', name: '陈雨', roles: ['service'] });
    await page.must('save_room', { room: '3-2-1502' });
    await page.must('move_in', { room_id: 1, people: [{ name: '周亚萍', role: 'owner' }] });

    // Nothing was ever published: the first page says so, and leads to a new one.
    await page.go('/');
    await page.press('信息发布');
    await page.press('起草信息');
    await page.pressText('费用公示');
    await page.type('标题', '三季度公共收益公示');
    const text = await page.field('正文');
    await text.click();
    await page.key('票据请找周亚萍查阅。');
    await paste(page, '第 1 行项目', '项目\t金额（元）\t期间\t说明\n停车位租金\t186,400.00\t三季度\t216 个\n楼道灯\t-42,857.6\t三季度\t\n');
    await page.sees('143,542.40');
    await look(page, 'form');

    // By keyboard: a row more, an amount that cannot be read is told at its cell, and what is right adds up.
    const last = await page.field('第 2 行金额（元）');
    await last.click();
    await page.key(Key.ENTER);
    await page.type('第 3 行项目', '广告');
    await page.type('第 3 行金额（元）', '1.234');
    await page.sees('有金额没有写对');
    await page.choose('发布渠道', '在线平台');
    await page.key(Key.ESCAPE);
    await page.press('保存草稿');
    await page.sees('金额不对，请写成 1234.50 这样');
    // Nothing is lost, whoever sits here meanwhile.
    await page.go('/');
    await page.go('/notices');
    await page.press('起草信息');
    await page.sees('没有存完的内容已经恢复');
    assert.equal(await page.valueOf('标题'), '三季度公共收益公示');
    await page.sees('票据请找周亚萍查阅。');
    await page.type('第 3 行金额（元）', '1.23');
    await page.sees('143,543.63');
    await page.press('保存草稿');
    await page.sees('正文里可能有居民个人信息：周亚萍');
    const saved = await page.must('get_notice', { id: 1 });
    assert.deepEqual(saved.fees.map(({ item, fen }) => [item, fen]),
      [['停车位租金', 18640000], ['楼道灯', -4285760], ['广告', 123]]);
    assert.deepEqual([saved.total, saved.notice.state, saved.postings.length], [14354363, 'draft', 1]);
    await look(page, 'draft');

    // A name is confirmed one by one before it is published.
    await page.press('发布');
    await page.sees('请逐一删改，或确认可以公开');
    await look(page, 'publish');
    const publish = await page.button('确认发布');
    assert.equal(await publish.isEnabled(), false);
    await page.pressText('周亚萍（姓名）可以公开');
    await page.press('确认发布');
    await page.eventually('it is published', async () => (await page.must('get_notice', { id: 1 })).notice.number !== null);
    const { notice } = await page.must('get_notice', { id: 1 });
    await page.sees(notice.number);

    // The poster, large and small.
    for (const size of ['A4', 'A3']) {
      await page.press(`海报 ${size}`);
      await page.sees('共 1 页');
      await look(page, `poster-${size}`);
      await page.key(Key.ESCAPE);
      await page.misses('共 1 页');
    }

    // Proof: who posted it, where it can be read, and a photograph.
    await page.press('登记张贴 在线平台');
    await page.choose('张贴人', '陈雨');
    await page.type('链接或说明', 'https://cuihu.example/1');
    await page.press('保存');
    await page.sees('https://cuihu.example/1');
    await page.sees('按时');
    await page.give('添加照片或文件', '截图.pdf');
    const { postings } = await page.must('get_notice', { id: 1 });
    assert.deepEqual([postings[0].posted.by.name, postings[0].posted.files[0].name, postings[0].on_time],
      ['陈雨', '截图.pdf', true]);
    await look(page, 'published');

    // The board of channels shows what hangs last in each, and the trail says in words what was done.
    await page.go('/supervision');
    await page.pressText('沟通渠道');
    await page.sees('三季度公共收益公示');
    await page.go('/audit');
    await page.sees('登记张贴');
    await page.sees('信息 1');
    const text2 = await page.text();
    assert.ok(!text2.includes('silent_days') && !text2.includes('noticeState'), text2);
  }));

test('a mistake is corrected by another notice, and whoever saves over a colleague is told', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const { now } = await page.must('get_changes');
    const today = new Date(Date.parse(now) + 8 * 3600_000).toISOString().slice(0, 10);
    const plan = { kind: 'outage', title: '停水通知', document: words('明天停水，请储水。'), channels: [2], from_on: today };
    await page.must('save_notice', { plan });
    await page.must('publish_notice', { id: 1 });
    await page.must('save_notice', { plan: { ...plan, kind: 'activity', title: '包饺子', document: words('社区活动室') } });
    await page.go('/notices');
    await page.sees('停水通知');
    await look(page, 'list');

    // Found by words of two characters, by kind and by state.
    await page.type('查找标题、正文、编号', '储水');
    await page.misses('包饺子');
    await page.type('查找标题、正文、编号', '活动室');
    await page.sees('包饺子');
    await page.misses('停水通知');
    await page.type('查找标题、正文、编号', '');
    await page.choose('类型', '停水停电');
    await page.misses('包饺子');
    await page.choose('类型', '全部类型');
    await page.choose('状态', '草稿');
    await page.misses('停水通知');
    await page.choose('状态', '全部状态');

    // On the calendar each stands on its day.
    await page.pressText('日历');
    await page.sees('草稿 · 包饺子');
    await look(page, 'calendar');
    await page.press('停水通知');

    await page.press('更正');
    await page.press('起草更正');
    await page.sees('保存草稿');
    await page.type('标题', '停水通知（更正）');
    // A colleague changes the same draft meanwhile.
    colleague(desktop, [['save_notice', { id: 3, plan: { ...plan, title: '别人改的' } }]], 'lin');
    await page.press('保存草稿');
    await page.sees('保留我写的');
    await look(page, 'overtaken');
    await page.press('保留我写的');
    await page.sees('1 停水通知');
    await page.press('发布');
    await page.sees('没有发现居民的姓名');
    await page.press('确认发布');
    await page.eventually('the first is replaced', async () => (await page.must('get_notice', { id: 1 })).notice.state === 'replaced');
    const corrected = await page.must('get_notice', { id: 3 });
    assert.deepEqual([corrected.notice.title, corrected.corrects.id], ['停水通知（更正）', 1]);

    // It is taken back with a reason.
    await page.press('撤回');
    await page.type('为什么撤回', '改到下周');
    await page.press('确定撤回');
    await page.sees('撤回原因：改到下周');

    // After how many days there is a warning is the office's to say.
    await page.press('返回列表');
    await page.press('提醒');
    await page.type('多少天没有发布信息时提醒', '14');
    await page.press('保存');
    await page.eventually('it is kept', async () => (await page.must('get_notice_rule')).silent_days === 14);
  }));

test('what hung before it was entered is published with the reason, and says so', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const plan = { kind: 'general', title: '门禁升级', document: words('请到前台换卡。'), channels: [2], from_on: '2026-01-05' };
    const { notice } = await page.must('save_notice', { plan });
    await page.go('/notices');
    await page.pressText('门禁升级');
    await page.press('发布');
    await page.sees('公示首日已过');
    assert.equal((await page.call('publish_notice', { id: notice.id })).error?.field, 'late_entry_reason');
    await page.type('公示首日已过。如果当时已经张贴，请写明为什么现在补录；没有张贴的，请返回修改公示首日。', '启用本程序之前张贴');
    await look(page, 'late');
    await page.press('确认发布');
    await page.sees('已发布，编号 ');
    await page.sees('启用本程序之前张贴');
    assert.equal((await page.must('get_notice', { id: notice.id })).notice.late_entry_reason, '启用本程序之前张贴');
  }));
