// Who may come to the desk: the first set-up, signing in, locking, and what each post sees.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoOffice } from './demo.mjs';
import { onDesktop } from './desktop.mjs';
import { manager } from './page.mjs';

test('an office is set up, the recovery key is kept, and the manager signs in again', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.sees('开始使用邻声');
    await page.type('小区名称', '翠湖花园');
    await page.type('服务中心名称', '翠湖花园物业服务中心');
    await page.type('姓名', manager.manager_name);
    await page.type('登录名', manager.login);
    await page.type('密码', '12345678');
    await page.type('再输一次密码', '12345678');
    await page.press('开始使用');
    await page.sees('这个密码太常见');
    assert.equal((await page.call('get_access_state')).answer.stage, 'needs_setup');
    await page.type('密码', manager.password);
    await page.type('再输一次密码', manager.password);
    await page.press('开始使用');
    await page.sees('它只显示这一次');
    await page.pressText('我已经把恢复密钥收好了');
    await page.press('进入邻声');
    await page.sees(manager.manager_name);

    await page.press('当前用户');
    await page.press('换人登录');
    await page.sees('所有人都登录不了？');
    assert.equal((await page.call('count_tickets')).error.code, 'sign_in.required');
    await page.type('登录名', manager.login);
    await page.type('密码', 'not the password');
    await page.press('登录');
    await page.sees('登录名或密码不对');
    await page.type('密码', manager.password);
    await page.press('登录');
    await page.sees('三步开始');
  }));

test('a locked desk gives the half-filled form back to the same person and to nobody else', async (t) => {
  const office = demoOffice(['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30']);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    await page.sees('翠湖花园');
    await page.signIn('chenyu');
    await page.sees('陈雨');
    await page.press('登记来件');
    await page.type('居民所说', '楼上漏水，正在说到一半');
    await page.command('l');
    await page.sees('陈雨 · 已锁定');
    assert.equal((await page.call('count_tickets')).error.code, 'sign_in.locked');
    assert.ok(!(await page.text()).includes('漏水'));

    await page.press('换人登录');
    await page.signIn('manager');
    await page.press('登记来件');
    await page.field('居民所说');
    assert.equal(await page.valueOf('居民所说'), '');
    await page.signIn('chenyu');
    await page.press('登记来件');
    await page.eventually('her words are back', async () => (await page.valueOf('居民所说')) === '楼上漏水，正在说到一半');
  });
});

test('each post sees what it may do, and core refuses the rest', async (t) => {
  const office = demoOffice(['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30']);
  await onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', office]);
    const { answer: staff } = await (async () => {
      await page.signIn('manager');
      return page.call('list_staff');
    })();
    const of = (role) => staff.find((person) => person.active && person.roles.length === 1 && person.roles[0] === role).login;
    const expected = {
      service: ['工作台', '来件', '开箱登记', '粘贴消息', '派工单', '回访', '住户', '会议', '信息发布', '满意度调查', '监督检查', '设置'],
      maintenance: ['工作台', '来件', '派工单', '监督检查', '设置'],
      supervisor: ['工作台', '来件', '住户', '会议', '信息发布', '满意度调查', '监督检查', '分析', '季度报告', '归档', '操作日志', '设置'],
      admin: ['归档', '设置'],
    };
    for (const [role, screens] of Object.entries(expected)) {
      await page.signIn(of(role));
      await page.eventually(`${role} sees ${screens}`, async () => {
        const shown = (await page.navigation()).map((name) => name.replace(/\s*\d+\+?$/, ''));
        return JSON.stringify(shown) === JSON.stringify(screens);
      });
      assert.equal((await page.call('list_audit_entries')).error?.code, role === 'supervisor' ? undefined : 'permission.denied');
    }
  });
});

test('the audit trail shows what was done and that nothing was changed', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.call('add_staff', { login: 'li.na', name: '李娜', roles: ['service'] });
    await page.press('操作日志');
    await page.eventually('the rows', async () => (await page.rows()).some((row) => row[2] === '添加人员' && row[3] === 'li.na'));
    await page.press('核对是否被改动');
    await page.sees('行都没有被改动');
  }));

test('a backup is made and looked over', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.settings('备份');
    await page.sees('还没有备份');
    await page.press('立即备份');
    await page.sees('最近一次完好的备份');
    assert.equal((await page.call('list_backups')).answer.length, 1);
  }));
