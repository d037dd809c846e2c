// The limits and the calendar that they are counted by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { onDesktop } from './desktop.mjs';

test('the limits are changed, with what they mean shown before, and only what comes later goes by them', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const register = async () => {
      const inquiry = { channel_id: 1, category: 'inquiry', topic_id: 1, content: '停车怎么收费' };
      return (await page.call('register_ticket', inquiry)).answer;
    };
    const before = await register();
    await page.settings('时限');
    await page.sees('现在接到的投诉：');
    await page.press('修改时限');
    await pause(600);
    await page.sees('已经接到的来件，时限不变');
    const labels = await page.driver.executeScript(
      `return [...document.querySelectorAll('.ant-drawer label')].map((label) => [label.innerText.trim(), label.htmlFor])`,
    );
    const [, amount] = labels.filter(([text]) => text === '时限')[2];
    const field = await page.driver.findElement({ id: amount });
    const write = async (text) => {
      await page.driver.executeScript('arguments[0].select()', field);
      await field.sendKeys(text);
    };
    await write('0');
    await page.press('保存新一版');
    await page.sees('请填 1 到 2160 之间的数');
    await write('36');
    const example = await page.eventually('the example is there', async () =>
      (await page.text()).match(/现在接到的咨询：(.+) 前反馈/g)?.at(-1),
    );
    await page.press('保存新一版');
    await page.sees('36 小时');
    await page.sees('历次版本');
    const after = await register();
    const hours = (ticket) => (Date.parse(ticket.due_at) - Date.parse(ticket.received_at)) / 3_600_000;
    assert.deepEqual([hours(before), hours(after)], [24, 36]);
    assert.deepEqual([before.policy_version, after.policy_version], [1, 2]);
    assert.match(example, /^现在接到的咨询：\d+月\d+日（周.）\d\d:\d\d 前反馈$/);
  }));

test('a holiday is entered and its year declared complete', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    const year = new Date().getFullYear() + 1;
    await page.settings('放假与调休');
    await page.pressText(String(year));
    await page.sees(`${year} 年的放假安排还没有录入`);
    await page.driver.executeScript(
      `[...document.querySelectorAll('button[title="${year}-05-03"]')].at(0).click()`,
    );
    await page.type('名称', '劳动节');
    await page.press('保存这些天');
    await page.sees('5月3日 劳动节');
    await page.type('通知文号或出处', '国办发明电');
    await page.press('这一年已录全');
    await page.sees('已录入：国办发明电');
    const { answer } = await page.call('list_calendar', { year });
    assert.deepEqual(answer, {
      year,
      published: true,
      source: '国办发明电',
      days: [{ day: `${year}-05-03`, kind: 'rest', name: '劳动节' }],
    });
  }));
