// Settings: names, people, language and look.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Key } from 'selenium-webdriver';
import { onDesktop, out } from './desktop.mjs';
import { manager } from './page.mjs';

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

/** A picture of a jade disc on nothing, drawn by the page. */
async function drawn(page, file, type = 'image/png') {
  const url = await page.driver.executeScript(
    `const canvas = document.createElement('canvas');
     [canvas.width, canvas.height] = [360, 120];
     const pen = canvas.getContext('2d');
     if (arguments[0] === 'image/jpeg') {
       pen.fillStyle = '#fff';
       pen.fillRect(0, 0, 360, 120);
     }
     pen.fillStyle = '#1F6F63';
     pen.arc(60, 60, 56, 0, 7);
     pen.fill();
     pen.fillRect(140, 36, 200, 48);
     return canvas.toDataURL(arguments[0])`,
    type,
  );
  writeFileSync(file, Buffer.from(url.split(',')[1], 'base64'));
  return file;
}

test('the office has a logo from the first start on, changes it, and can do without', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.sees('开始使用邻声');
    const picture = await drawn(page, join(desktop.dir, 'logo.png'));
    const letter = join(desktop.dir, 'letter.png');
    writeFileSync(letter, 'no picture at all');
    await page.type('小区名称', '翠湖花园');
    await page.type('服务中心名称', '翠湖花园物业服务中心');
    await page.type('姓名', manager.manager_name);
    await page.type('登录名', manager.login);
    await page.type('密码', manager.password);
    await page.type('再输一次密码', manager.password);
    const choose = async (file) => (await page.field('标志图片')).sendKeys(file);
    await choose(letter);
    await page.press('开始使用');
    await page.sees('请选 PNG、JPG 或 WebP 图片');
    await choose(picture);
    await page.photograph(join(out, 'set-up-with-logo.png'));
    await page.press('开始使用');
    await page.sees('它只显示这一次');
    await page.pressText('我已经把恢复密钥收好了');
    await page.press('进入邻声');
    await page.sees(manager.manager_name);
    const marks = () => page.driver.executeScript(`return document.querySelectorAll('aside img').length`);
    await page.eventually('the logo is in the window', async () => (await marks()) === 1);

    await page.settings('物业服务中心');
    await choose(await drawn(page, join(desktop.dir, 'logo.jpg'), 'image/jpeg'));
    await page.sees('已保存');
    await page.photograph(join(out, 'settings-with-logo.png'));
    await choose(letter);
    await page.sees('请选 PNG、JPG 或 WebP 图片');
    assert.equal(await marks(), 1, 'the logo that was there stays');
    await page.press('当前用户');
    await page.press('换人登录');
    await page.sees('所有人都登录不了？');
    await page.eventually('the logo is at the sign-in', () => page.driver.executeScript(`return document.querySelector('main img') !== null`));
    await page.photograph(join(out, 'sign-in-with-logo.png'));
    await page.signIn(manager.login, manager.password);
    await page.settings('物业服务中心');
    await page.press('不用标志');
    await page.eventually('the product\'s mark is back', async () => (await marks()) === 0);
  }));
