// Data that cannot be opened: the window says why, and gives the office back. Nothing on disk is ever overwritten.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { changePage } from './cipher.mjs';
import { demoOffice } from './demo.mjs';
import { onDesktop, out } from './desktop.mjs';
import { manager } from './page.mjs';

const demo = demoOffice(['--tickets', '40', '--from', '2026-09-01', '--to', '2026-09-30']);

/** A copy of the demo office, which has a backup beside it. */
function copyOf(desktop, name = 'office') {
  const office = desktop.office(name);
  cpSync(demo, office, { recursive: true });
  return office;
}

const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The hashes of the files that hold what an office cannot lose. */
function hashes(office) {
  const kept = readdirSync(office, { recursive: true }).filter((name) => /\.(db|key|recovery|backup)$|\.set-aside-/.test(name));
  return Object.fromEntries(kept.sort().map((name) => [name, hash(join(office, name))]));
}

/** Changes a byte on each of many pages. */
function damage(file) {
  const bytes = readFileSync(file);
  for (let at = 2000; at < bytes.length; at += 8192) {
    bytes[at] ^= 64;
  }
  writeFileSync(file, bytes);
}

/** Every file that was there before is there now, under its name or set aside, with the same content. */
function assertNothingLost(before, office) {
  const now = Object.entries(hashes(office));
  for (const [name, content] of Object.entries(before)) {
    const kept = now.some(([other, same]) => other.startsWith(name) && same === content);
    assert.ok(kept, `${name} is not what it was: ${JSON.stringify(now)}`);
  }
}

/** Restores the newest backup as a person would, and comes to the sign-in page. */
async function restore(page, office) {
  await page.press('恢复这份备份');
  await page.sees('现在的数据文件会改名保留');
  await page.press('确定恢复');
  await page.sees('已恢复');
  const text = await page.text();
  const setAside = readdirSync(office).filter((name) => /^linsheng\.db\.set-aside-[0-9Z-]+$/.test(name));
  for (const name of setAside) {
    assert.ok(text.includes(join(office, name)), 'the page says where the earlier file is');
  }
  await page.press('打开邻声');
  await page.sees('所有人都登录不了？');
  return setAside;
}

async function signIn(page, login, password) {
  await page.type('登录名', login);
  await page.type('密码', password);
  await page.press('登录');
}

test('a damaged store is told, restored from a backup, and opened without a new start', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = copyOf(desktop);
    const store = join(office, 'linsheng.db');
    damage(store);
    const before = hashes(office);
    const page = await desktop.open(['--data', office]);
    await page.sees('数据文件损坏了');
    await page.sees('备份另外存放，没有受影响');
    await page.sees(office);
    assert.deepEqual(hashes(office), before, 'looking changes nothing');
    await page.press('重试');
    await page.settles();
    await page.sees('数据文件损坏了');
    const setAside = await restore(page, office);
    assert.equal(setAside.length, 1);
    assert.equal(hash(join(office, setAside[0])), before['linsheng.db']);
    assertNothingLost(before, office);
    await signIn(page, 'manager', 'cuihu-2026');
    await page.go('/tickets');
    await page.pressText('全部');
    await page.eventually('the tickets are there', async () => (await page.rows()).length > 5);
  }));

test('what stands in the place of the store has its own words, and is never overwritten', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const cases = [
      ['letter', '这不是本服务中心的数据文件', (store) => writeFileSync(store, '邻居们好，'.repeat(999))],
      ['gone', '找不到数据文件', (store) => rmSync(store)],
      ['empty', '数据文件损坏了', (store) => writeFileSync(store, '')],
    ];
    for (const [name, title, change] of cases) {
      const office = copyOf(desktop, name);
      change(join(office, 'linsheng.db'));
      const before = hashes(office);
      const page = await desktop.open(['--data', office]);
      await page.sees(title);
      assert.deepEqual(hashes(office), before, name);
      const setAside = await restore(page, office);
      assert.equal(setAside.length, name === 'gone' ? 0 : 1, name);
      assertNothingLost(before, office);
      await signIn(page, 'manager', 'cuihu-2026');
      await page.sees('登记来件');
      await page.close();
    }
  }));

test('data of a newer version are left alone', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = copyOf(desktop);
    makeNewer(office);
    const before = hashes(office);
    const page = await desktop.open(['--data', office]);
    await page.sees('数据来自更新的版本');
    await page.sees('请安装新版本');
    assert.deepEqual(hashes(office), before);
  }));

/** The number of migrations on the first page, as a program of a later year would leave it. */
function makeNewer(office) {
  changePage(office, (plain) => {
    plain.writeUInt32BE(999, 60 - 16);
    return true;
  });
}

/** What the trail says the office was called is made another name by hand, in one row, on its page. */
function forgeTrail(office) {
  changePage(office, (plain) => {
    const row = plain.indexOf('{"community_name":[');
    const name = row < 0 ? -1 : plain.indexOf('翠湖花园', row);
    if (name < 0) {
      return false;
    }
    plain.write('翠湖花苑', name);
    return true;
  });
}

test('a trail that was changed by hand is told in the banner, beside each backup, and after a restore', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = copyOf(desktop);
    const broken = '操作日志不完整';
    let page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.go('/');
    await page.sees('登记来件');
    assert.ok(!(await page.text()).includes(broken), 'a sound trail is not warned of');
    await page.close();

    forgeTrail(office);
    page = await desktop.open(['--data', office]);
    await page.signIn();
    await page.settings('备份');
    await page.press('立即备份');
    await page.sees('有记录被改动或删除过');
    await page.eventually('the last backup is marked, the one before is not', async () => {
      const rows = await page.rows();
      return rows.length === 2 && rows[0].some((cell) => cell.includes(broken)) && rows[1].some((cell) => cell.includes('完好'));
    });
    await page.go('/');
    await page.sees('来件等数据没有受影响，备份照常进行');
    await page.photograph(join(out, 'broken-trail.png'));
    await page.go('/audit');
    await page.sees(broken);
    await page.close();

    damage(join(office, 'linsheng.db'));
    page = await desktop.open(['--data', office]);
    await page.sees('数据文件损坏了');
    await page.sees(`最近 · ${broken}`);
    await page.press('恢复这份备份');
    await page.press('确定恢复');
    await page.sees('已恢复');
    await page.sees('有记录被改动或删除过');
    await page.press('打开邻声');
    await signIn(page, 'manager', 'cuihu-2026');
    await page.sees('来件等数据没有受影响，备份照常进行');
  }));

/** A recovery key as it is printed, of another office. */
function anotherKey() {
  const bytes = randomBytes(32);
  const check = createHash('sha256').update('linsheng recovery key').update(bytes).digest().subarray(0, 3);
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const bits = [...bytes, ...check].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g).map((five) => symbols[Number.parseInt(five, 2)]).join('');
}

/** An office that was set up, has a ticket and a backup, and is closed again; answers its recovery key. */
async function worked(desktop, office) {
  const page = await desktop.open(['--data', office]);
  await page.shows();
  const set = { community_name: '翠湖花园', office_name: '翠湖花园物业服务中心', time_zone: 'Asia/Shanghai' };
  const { recovery_key } = (await page.call('set_up_office', { ...set, ...manager })).answer;
  await page.call('register_ticket', { channel_id: 1, category: 'inquiry', topic_id: 2, content: '门禁卡在哪里补办' });
  await page.call('back_up_store');
  await page.close();
  return recovery_key;
}

/** A new computer with nothing but the folder of backups, which asks for the recovery key. */
async function elsewhere(desktop, office, fresh) {
  cpSync(join(office, 'backups'), join(fresh, 'backups'), { recursive: true });
  const page = await desktop.open(['--data', fresh]);
  await page.sees('找不到数据文件');
  await page.settles();
  await page.press('恢复这份备份');
  await page.press('确定恢复');
  await page.sees('这台电脑上没有打开这份备份的密钥');
  return page;
}

test('on another computer the recovery key opens the office', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    const key = await worked(desktop, office);

    // The folder is carried over, the key is not.
    rmSync(join(office, 'linsheng.key'));
    const before = hashes(office);
    let page = await desktop.open(['--data', office]);
    await page.sees('这台电脑上没有打开数据的密钥');
    await page.press('打开数据');
    await page.sees('请填写');
    await page.type('恢复密钥', key.slice(0, -1));
    await page.press('打开数据');
    await page.sees('恢复密钥有误');
    await page.type('恢复密钥', anotherKey());
    await page.press('打开数据');
    await page.sees('恢复密钥与这份数据不符');
    assert.deepEqual(hashes(office), before, 'a wrong key changes nothing');
    await page.type('恢复密钥', key.toLowerCase().replaceAll('-', ' '));
    await page.press('打开数据');
    await page.sees('所有人都登录不了？');
    assertNothingLost(before, office);
    await signIn(page, manager.login, manager.password);
    await page.go('/tickets');
    await page.pressText('全部');
    await page.sees('门禁卡在哪里补办');
    await page.close();

    // A new computer with nothing but the folder of backups: the recovery key is asked for, and kept from then on.
    const fresh = desktop.office('fresh');
    page = await elsewhere(desktop, office, fresh);
    await page.type('这份备份的恢复密钥', key);
    await restore(page, fresh);
    await signIn(page, manager.login, manager.password);
    await page.go('/tickets');
    await page.pressText('全部');
    await page.sees('门禁卡在哪里补办');
    await page.close();
    page = await desktop.open(['--data', fresh]);
    await page.sees('所有人都登录不了？');
  }));

test('a recovery key that was lost or seen is renewed, and from then on the new paper opens what the old one opened', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    const old = await worked(desktop, office);

    let page = await desktop.open(['--data', office]);
    await page.signIn(manager.login, manager.password);
    await page.settings('备份');
    await page.press('换新恢复密钥');
    await page.sees('换好以后旧密钥作废');
    await page.press('制作新密钥');
    await page.sees('请填写');
    await page.type('再输入一次您的密码', 'not the password');
    await page.press('制作新密钥');
    await page.sees('密码不对');
    await page.type('再输入一次您的密码', manager.password);
    await page.press('制作新密钥');
    await page.sees('它只显示这一次');
    await page.sees('翠湖花园');
    const [key] = (await page.text()).match(/([0-9A-Z]{7}-){7}[0-9A-Z]{7}/);
    assert.notEqual(key, old);
    // It goes by no slip: only when it is said to be kept.
    await page.key('\uE00C');
    await page.sees(key);
    await page.photograph(join(out, 'new-recovery-key.png'));
    await page.pressText('我已经把恢复密钥收好了');
    await page.press('完成');
    await page.misses(key);
    await page.close();

    // Another computer, with nothing but the backup of before: the old paper is refused, the new one opens it.
    const fresh = desktop.office('fresh');
    page = await elsewhere(desktop, office, fresh);
    await page.type('这份备份的恢复密钥', old);
    await page.press('恢复这份备份');
    await page.press('确定恢复');
    await page.sees('恢复密钥与这份数据不符');
    await page.type('这份备份的恢复密钥', key);
    await restore(page, fresh);
    // And gives a forgotten password back.
    await page.press('所有人都登录不了？');
    await page.type('恢复密钥', old);
    await page.type('登录名', manager.login);
    await page.type('新密码', 'reed-warbler-55');
    await page.type('再输一次密码', 'reed-warbler-55');
    await page.press('重设密码');
    await page.sees('这不是本服务中心的恢复密钥');
    await page.type('恢复密钥', key);
    await page.press('重设密码');
    await page.sees('所有人都登录不了？');
    await signIn(page, manager.login, 'reed-warbler-55');
    await page.go('/tickets');
    await page.pressText('全部');
    await page.sees('门禁卡在哪里补办');
  }));

test('a drive that goes away, fills up or becomes read-only is told, loses nothing, and works on when it is back', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const office = desktop.office();
    const state = join(desktop.dir, 'state');
    const library = join(desktop.dir, 'drive.so');
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, new URL('drive.c', import.meta.url).pathname, '-ldl']);
    Object.assign(desktop.env, { LD_PRELOAD: library, LINSHENG_TEST_DRIVE: office, LINSHENG_TEST_STATE: state });
    const page = await desktop.open(['--data', office]);
    await page.setUp();
    await page.press('登记来件');
    await page.type('居民所说', '电梯停了');
    await page.alt('1');
    await page.choose('主题', '设施维护');
    const cases = [
      ['gone', '找不到', '找不到数据所在的磁盘'],
      ['full', '磁盘已满', '磁盘已满'],
      ['read-only', '没有权限写入', '不能写入数据文件夹'],
    ];
    for (const [what, words] of cases) {
      writeFileSync(state, what);
      await page.press('登记');
      await page.sees(words);
      assert.equal(await page.valueOf('居民所说'), '电梯停了', what);
      rmSync(state);
      assert.equal((await page.call('count_tickets')).answer.all, 0, what);
    }
    await page.press('登记');
    await page.sees('-001');
    await page.close();
    for (const [what, , title] of cases) {
      const before = hashes(office);
      writeFileSync(state, what);
      const again = await desktop.open(['--data', office]);
      await again.sees(title);
      rmSync(state);
      assert.deepEqual(hashes(office), before, what);
      await again.press('重试');
      await again.sees('所有人都登录不了？');
      await again.close();
    }
  }));
