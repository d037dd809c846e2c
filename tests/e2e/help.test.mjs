// The manual in the program: F1 opens it at what the page is about, it is searched, and its pictures are there.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';

let office;

before(() => {
  office = demoOffice();
});

/** The head of the chapter that is open. */
const chapter = (page) => page.driver.executeScript(`return document.querySelector('[role=dialog] article h2')?.innerText ?? null`);

const reads = (page, title) => page.eventually(`the chapter “${title}” is open`, async () => (await chapter(page)) === title);

test('F1 opens the chapter about the page, and Escape leads back to what was being written', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.sees('登录名');
    await page.key(Key.F1);
    await reads(page, '开始使用');
    await page.key(Key.ESCAPE);
    await page.misses('用户手册');

    await page.signIn();
    for (const [at, title] of [
      ['/tickets', '办理来件'],
      ['/box', '开箱登记'],
      ['/supervision?tab=checks', '沟通渠道和渠道检查'],
      ['/settings?section=backups', '备份与恢复'],
      ['/mine', '自己的窗口'],
    ]) {
      await page.driver.executeScript('location.hash = arguments[0]', at);
      await page.settles();
      await page.key(Key.F1);
      await reads(page, title);
      await page.key(Key.F1);
      await page.misses('用户手册');
    }

    await page.press('登记来件');
    await page.type('居民所说', '电梯又停了');
    await page.key(Key.F1);
    await reads(page, '登记来件');
    await page.key(Key.ESCAPE);
    await page.misses('用户手册');
    assert.equal(await page.valueOf('居民所说'), '电梯又停了');
  }));

test('the manual is searched, walked through and back, with its pictures', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn('chenyu');
    await page.press('帮助 F1');
    await reads(page, '办理来件');
    await page.eventually('the picture is shown', () =>
      page.driver.executeScript(`return document.querySelector('[role=dialog] img').naturalWidth > 0`),
    );
    await page.type('在手册里找', '废票 原因');
    await page.sees('业主大会和表决票 › 表决票和书面征求意见');
    await page.press('业主大会和表决票 › 表决票和书面征求意见');
    await reads(page, '业主大会和表决票');
    const follow = (part, name) =>
      page.driver.executeScript(
        `[...document.querySelectorAll('[role=dialog] ' + arguments[0] + ' button')].find((one) => one.innerText === arguments[1]).click()`,
        part,
        name,
      );
    await follow('nav', '设置');
    await reads(page, '设置');
    // A link within a chapter, to a head of another.
    await follow('article', '办理来件');
    await reads(page, '办理来件');
    await page.press('返回');
    await reads(page, '设置');
    await page.press('返回');
    await reads(page, '业主大会和表决票');
    await page.type('在手册里找', '这样的话没有');
    await page.sees('找到 0 处');
    await page.pressText('键盘一览');
    await page.sees('采纳推荐的主题');
  }));

test('the English window says that the manual is Chinese', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.shows();
    await page.driver.executeScript(`localStorage.setItem('linsheng.preferences', '{"language":"en"}')`);
    await page.signIn('manager', 'cuihu-2026', '/archive');
    await page.press('Help F1');
    await page.sees('The manual is written in Chinese.');
    await reads(page, '归档');
  }));
