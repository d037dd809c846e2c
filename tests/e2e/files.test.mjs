// What leaves the program through the system's own windows: saved where a person says, opened in the viewer, printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { demoOffice } from './demo.mjs';
import { onDesktop, out } from './desktop.mjs';
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

test('the privacy notice comes out of the printer as one page with what was filled in', async (t) => {
  const office = demoOffice(['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30']);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.go('/residents');
    await page.press('隐私告知');
    await page.type('联系电话', '0571-88001234');
    await page.type('办公地点', '3 号楼架空层');
    await page.sees('0571-88001234');
    await page.settles();
    const hands = new Hands(desktop);
    await hands.atNewWindow(() => page.press('打印'));
    // On this desktop there is no printer but the one that writes files, where the program was started.
    hands.key('Tab');
    await pause(200);
    hands.key('space');
    const pdf = await page.eventually('the page is printed', () => printed(desktop), 20_000);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    for (const words of ['住户个人信息处理告知书', '翠湖花园物业服务中心', '0571-88001234', '3 号楼架空层']) {
      assert.ok(plain(text).includes(plain(words)), `${words} is on paper: ${text}`);
    }
    assert.ok(!text.includes('登记来件'), 'the window around it is not');
    assert.match(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }), /Pages: +1\n/);
    mkdirSync(out, { recursive: true });
    execFileSync('pdftoppm', ['-r', '70', '-png', pdf, join(out, 'privacy-notice')]);
    assert.ok((await page.call('get_office')).answer, 'the window works on');
  });
});

/** A text without spaces, each character by one name: printing names some by the radical that looks the same. */
function plain(text) {
  return text.normalize('NFKC').replaceAll('戶', '户').replaceAll(/\s+/g, '');
}

/** The file that the printer wrote, once it is whole. */
function printed(desktop) {
  const file = join(desktop.dir, 'output.pdf');
  return existsSync(file) && readFileSync(file).subarray(-8).includes('%%EOF') ? file : null;
}

test('a backup that lies elsewhere is chosen in the dialog of the system and restored', async (t) => {
  const demo = demoOffice(['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30']);
  await onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    cpSync(demo, office, { recursive: true });
    const stick = join(desktop.dir, 'stick');
    mkdirSync(stick);
    const [name] = readdirSync(join(office, 'backups')).filter((file) => file.endsWith('.backup'));
    renameSync(join(office, 'backups', name), join(stick, name));
    writeFileSync(join(office, 'linsheng.db'), '');
    const page = await desktop.open(['--data', office]);
    await page.sees('数据文件损坏了');
    const hands = new Hands(desktop);
    await hands.atNewWindow(() => page.press('选择其他备份文件…'));
    hands.key('Escape');
    await page.settles();
    assert.ok(!(await page.text()).includes(stick), 'nothing was chosen');
    await hands.atNewWindow(() => page.press('选择其他备份文件…'));
    hands.type(join(stick, name));
    hands.key('Return');
    await page.sees(join(stick, name));
    await page.press('恢复这份备份');
    await page.sees('现在的数据文件会改名保留');
    await page.press('确定恢复');
    await page.sees('已恢复');
    await page.press('打开邻声');
    await page.signIn();
    assert.ok((await page.call('count_tickets')).answer.all >= 40);
  });
});
