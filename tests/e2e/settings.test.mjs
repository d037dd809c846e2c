// Settings: names, people, language and look.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

test('the office is named and people are added, with refusals at their field', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.press('设置');
    await page.sees('小区名称');
    await page.type('小区名称', '云杉里');
    await page.press('保存');
    await page.sees('云杉里');
    assert.equal((await page.call('get_office')).answer.community_name, '云杉里');

    await page.settings('人员');
    await page.press('添加人员');
    // The drawer slides in, and takes the focus when it is there.
    await pause(600);
    await page.type('登录名', 'lin');
    await page.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).sendKeys('李娜').perform();
    await page.key(Key.ENTER);
    await page.sees('这个登录名已被使用');
    await page.type('登录名', 'li.na');
    await page.key(Key.ENTER);
    await page.eventually('she is in the list', async () => (await page.rows()).some((row) => row[0] === '李娜' && row[1] === 'li.na'));
  }));

test('language and look change at once and stay', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.settings('语言与外观');
    await page.pressText('English');
    await page.sees('Language and appearance');
    await page.pressText('Dark');
    const dark = () => page.driver.executeScript('return getComputedStyle(document.body).backgroundColor');
    await page.eventually('the paper is dark', async () => (await dark()) === 'rgb(22, 26, 25)');
    await page.driver.navigate().refresh();
    await page.sees('Language and appearance');
    assert.equal(await dark(), 'rgb(22, 26, 25)');
  }));
