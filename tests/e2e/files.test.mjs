// What leaves the program through the system's own windows: saved where a person says, opened in the viewer, printed.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';
import { Hands } from './hands.mjs';

test('the report is saved where a person says, and handed to the viewer', async (t) => {
  const office = demoOffice();
  await onDesktop(t, {}, async (desktop) => {
    // The system's viewer is a program that keeps what it was given.
    const bin = join(desktop.dir, 'bin');
    const shown = join(desktop.dir, 'shown.pdf');
    mkdirSync(bin);
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\ncp "$1" '${shown}'\n`);
    chmodSync(join(bin, 'xdg-open'), 0o755);
    desktop.env.PATH = `${bin}:${desktop.env.PATH}`;
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.go('/reports');
    await page.choose('季度', '2026年第三季度');
    const { answer: report } = await page.call('render_quarterly_report', { quarter: '2026Q3' });
    await page.sees(`共 ${report.pages} 页`);
    await page.settles();

    const hands = new Hands(desktop);
    const file = join(desktop.dir, 'report-2026Q3.pdf');
    await hands.atNewWindow(() => page.press('保存 PDF'));
    hands.key('ctrl+a');
    hands.type(file);
    hands.key('Return');
    await page.eventually('the file is saved', () => existsSync(file));
    await page.sees('已保存');
    assert.equal(readFileSync(file, 'base64'), report.base64, 'what was saved is the report');

    await page.press('用系统阅读器打开');
    await page.eventually('the viewer has it', () => existsSync(shown) && readFileSync(shown, 'base64') === report.base64);

    // Nothing is saved when a person thinks better of it.
    await hands.atNewWindow(() => page.press('保存 PDF'));
    hands.key('Escape');
    await pause(300);
    const title = await hands.atNewWindow(() => page.press('打印'));
    assert.match(title, /打印|Print/);
    hands.key('Escape');
    assert.ok((await page.call('get_office')).answer, 'the window works on');
  });
});
