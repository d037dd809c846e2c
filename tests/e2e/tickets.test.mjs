// A clerk's work in the window: registering, assigning, answering, closing, finding again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

/** The number that a complaint registered today gets first. */
const first = /TS-\d{8}-001/;

async function registerComplaint(page) {
  await page.sees('来件');
  await page.command('n');
  await page.field('居民所说');
  await page.type('居民所说', '3 栋 2 单元电梯今天早上停了，老人下不了楼。');
  await page.type('房号', '3-2-1502');
  await page.type('姓名', '王秀英');
  await page.type('电话', '138 1234 5678');
  await page.alt('1');
  await page.choose('主题', '设施维护');
  await page.press('登记');
  await page.sees('可以念给居民听');
  const [number] = first.exec(await page.text());
  return number;
}

test('a complaint is registered by keyboard, assigned, answered, closed and reopened', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const number = await registerComplaint(page);
    assert.match(await page.text(), /我们会在 \d+月\d+日（周.）\d\d:\d\d 前给您回复。/);

    await page.press('查看这件来件');
    await page.sees('经过');
    await page.sees('138****5678');
    await page.press('显示');
    await page.sees('138 1234 5678');
    await page.eventually('how long is left', async () => /还剩 (2 天|1 天 23 小时)/.test(await page.text()));

    await page.choose('责任人', '林静怡');
    await page.press('分派');
    await page.sees('分派给 林静怡');

    await page.type('告诉居民的内容', '电梯已于 10:30 恢复运行。');
    await page.press('反馈');
    await page.sees('反馈居民（电话热线）');
    await page.sees('按时反馈');

    await page.type('办结说明（可不填）', '居民确认已解决');
    await page.press('办结');
    await page.sees('已归档，只能查看');

    await page.type('重新打开的原因', '又停了一次');
    await page.press('重新打开');
    await page.sees('重新打开 1 次');
    const { answer } = await page.call('get_ticket', { number });
    assert.deepEqual(
      answer.timeline.map((entry) => entry.kind),
      ['registered', 'assigned', 'feedback_given', 'closed', 'archived', 'reopened'],
    );
    assert.equal(answer.status, 'in_progress');
  }));

test('what is refused is said at its field, and nothing that was written is lost', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.sees('这里没有来件');
    await page.press('登记来件');
    await page.type('居民所说', '楼道灯坏了');
    await page.type('电话', '12');
    await page.alt('1');
    await page.choose('主题', '设施维护');
    await page.press('登记');
    await page.sees('电话号码应为 5 到 20 位数字');
    assert.equal((await page.call('count_tickets')).answer.all, 0);

    await page.key(Key.ESCAPE);
    await page.misses('可不填');
    await page.press('登记来件');
    await page.eventually('the text is still there', async () => (await page.valueOf('居民所说')) === '楼道灯坏了');
    assert.equal(await page.valueOf('电话'), '12');

    await page.type('电话', '0571-88880000');
    await page.press('登记');
    await page.sees('可以念给居民听');
    assert.equal((await page.call('count_tickets')).answer.all, 1);

    // The next form is empty.
    await page.press('再登记一件');
    assert.equal(await page.valueOf('居民所说'), '');
    await page.press('登记');
    await page.sees('请填写');
  }));

test('somebody else’s change is not overwritten, and the words stay', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const number = await registerComplaint(page);
    await page.press('查看这件来件');
    await page.pressText('工作记录');
    await page.type('工作记录内容', '已联系电梯公司');
    assert.ok((await page.call('add_note', { number, content: '另一人的记录' })).answer);
    await page.press('工作记录');
    await page.sees('刚刚被别人更新过');
    await page.sees('另一人的记录');
    assert.equal(await page.valueOf('工作记录内容'), '已联系电梯公司');
    // What the colleague did is shown above the form and moves it.
    await page.settles();
    await page.press('工作记录');
    await page.sees('已记录');
    const { answer } = await page.call('get_ticket', { number });
    assert.deepEqual(answer.timeline.map((entry) => entry.content).filter(Boolean), ['另一人的记录', '已联系电梯公司']);
  }));

test('the list is sorted into tabs, narrowed, paged and walked by keyboard', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.sees('待分派');
    const { answer: counts } = await page.call('count_tickets');
    await page.eventually('the tabs show their counts', async () => {
      const text = (await page.text()).replaceAll(/\s/g, '');
      return text.includes(`已归档${counts.archived}`) && text.includes(`全部${counts.all}`);
    });

    await page.press(`已归档${counts.archived}`);
    await page.eventually('one page of rows', async () => (await page.rows()).length >= 50);
    const before = (await page.rows()).length;
    await page.driver.executeScript(`document.querySelector('.list-scroll').scrollTop = 1e6`);
    await page.eventually('the next page comes by itself', async () => (await page.rows()).length > before);

    await page.choose('全部类别', '投诉');
    await page.eventually('complaints only', async () => {
      const rows = await page.rows();
      return rows.length > 0 && rows.every((cells) => cells[2].startsWith('TS-'));
    });

    await page.command('f');
    const [, , number] = (await page.rows())[3];
    await page.type('查找来件', number);
    await page.eventually('the one', async () => (await page.rows()).length === 1);
    await page.press('清除筛选');
    await page.eventually('all of them', async () => (await page.rows()).length >= 50);

    const [[, , one], [, , two]] = await page.rows();
    await page.press(one);
    await page.sees('重新打开的原因');
    await page.key(Key.ARROW_DOWN);
    await page.eventually('the next ticket is beside the list', async () => (await page.driver.getCurrentUrl()).includes(two));
    await page.key(Key.ESCAPE);
    await page.misses('重新打开的原因');
  });
});
