// The window itself: it opens, once for each office, and says what is wrong with an office that cannot be opened.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { onDesktop } from './desktop.mjs';

for (const screen of ['1280x800', '1920x1080']) {
  test(`the window opens on a screen of ${screen}`, (t) =>
    onDesktop(t, { screen }, async (desktop) => {
      const page = await desktop.open();
      await page.shows();
      assert.equal(await page.driver.getTitle(), '邻声');
      assert.equal((await page.call('get_access_state')).answer.stage, 'needs_setup');
      assert.equal((await page.call('get_office')).error.code, 'sign_in.required');
      assert.ok(existsSync(join(desktop.env.XDG_DATA_HOME, 'cn.linsheng.desktop/office')));
    }));
}

test('a second start on the same office leaves the first window and ends', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.shows();
    const second = desktop.click(['--data', join(desktop.dir, 'home/../office')]);
    assert.equal(await Promise.race([second.ended, pause(10_000, 'still there', { ref: false })]), 0);
    assert.ok((await page.call('get_access_state')).answer);
  }));

test('another office has a window of its own', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const one = await desktop.open(['--data', desktop.office('one')]);
    const two = await desktop.open(['--data', desktop.office('two')]);
    await one.setUp('翠湖花园');
    await two.setUp('云杉里');
    assert.equal((await one.call('get_office')).answer.community_name, '翠湖花园');
  }));

test('an office that cannot be opened is told in words and by every call, and is left as it is', (t) =>
  onDesktop(t, {}, async (desktop) => {
    mkdirSync(desktop.office());
    const file = join(desktop.office(), 'linsheng.db');
    const text = 'this is not a database, and long enough to be looked at as one';
    writeFileSync(file, text);
    const page = await desktop.open(['--data', desktop.office()]);
    await page.sees('这不是本服务中心的数据文件');
    await page.sees('程序没有改动这个文件');
    await page.sees(desktop.office());
    for (const operation of ['get_access_state', 'count_tickets']) {
      assert.equal((await page.call(operation)).error?.code, 'store.foreign');
    }
    assert.equal(readFileSync(file, 'utf8'), text);
  }));

test('an argument that is not understood is refused', (t) =>
  onDesktop(t, {}, async (desktop) => {
    assert.equal(await desktop.click(['--date', 'x']).ended, 2);
  }));
