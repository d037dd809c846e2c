// The register in the window: found, written, moved in and out, kept private, and taken in from a list.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';
import { manager } from './page.mjs';

const search = '房号、姓名、拼音或电话';

/** Opens the register of a new office. */
async function openRegister(desktop) {
  const page = await desktop.open(['--data', desktop.office()]);
  await page.setUp();
  await page.go('/residents');
  await page.sees('添加房屋');
  return page;
}

/** A room with a household, entered past the page. */
async function enter(page, room, people) {
  const { id } = await page.must('save_room', { room, area_hundredths: 8953 });
  return page.must('move_in', { room_id: id, began_on: '2024-05-31', people });
}

test('a room is added, a family moves in, one of them is changed, they move out', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    await page.sees('名册还是空的');
    await page.press('添加房屋');
    await page.type('房号', '不详');
    await page.press('保存');
    await page.sees('房号应写成');
    assert.equal(await page.valueOf('房号'), '不详', 'what was written stays');
    await page.type('房号', '3栋2单元1502室');
    await page.type('面积（m²）', '89.53');
    await page.press('保存');
    await page.sees('还没有登记过住户');
    await page.sees('89.53 m²');
    assert.deepEqual((await page.rows())[0].slice(0, 3), ['3-2-1502', '空置', '89.53 m²']);

    await page.press('办理迁入');
    await page.type('姓名', '王建国');
    await page.type('电话', '1381234567');
    await page.press('确认迁入');
    await page.sees('电话号码应为');
    await page.type('电话', '138 1234 5678');
    await page.type('微信名', 'jianguo');
    await page.press('再加一位成员');
    await page.driver.switchTo().activeElement().sendKeys('王小明');
    await page.key(Key.chord(Key.CONTROL, Key.ENTER));
    await page.sees('已迁入');
    await page.sees('138****5678');
    await page.sees('微信名：jianguo');

    await page.press('修改王建国');
    await page.type('备注', '上夜班，下午再打电话');
    await page.press('修改电话');
    await page.eventually('the whole number is in the field', async () => (await page.valueOf('电话')) === '138 1234 5678');
    await page.type('电话', '13912345678');
    await page.press('保存');
    await page.sees('上夜班，下午再打电话');
    await page.sees('139****5678');

    await page.press('办理迁出');
    await page.sees('王小明（家属）');
    await page.pressText('王小明（家属）');
    await page.press('确认迁出');
    await page.sees('已迁出的成员（1）');
    await page.press('办理迁出');
    await page.press('确认迁出');
    await page.sees('现在没有住户');
    await page.sees('这是以前的住户');

    await page.press('办理迁入');
    await page.type('姓名', '李芳');
    await page.pressText('租户');
    await page.press('确认迁入');
    await page.sees('历任住户');
    await page.sees('现住户');
    await page.type(search, 'wjg');
    await page.eventually('the former owner is found', async () => {
      const [row] = await page.rows();
      return row?.[1].includes('王建国') && row[1].includes('已迁出') && row[3] === '139****5678';
    });
  }));

test('somebody else’s change of a person is shown, and what was written stays', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    const card = await enter(page, '5-1-0302', [{ name: '曾静', role: 'owner', phones: ['12700000003'] }]);
    const person = { id: card.people[0].id, name: '曾静', role: 'owner' };
    await page.type(search, 'zj');
    // The list of all rooms has the same button until the answer is there.
    await page.sees('找到 ');
    await page.press('5-1-0302');
    await page.press('修改曾静');
    await page.type('微信名', '静静');
    await page.must('update_person', { ...person, note: '另一人写的备注' });
    await page.press('保存');
    await page.sees('刚刚被别人更新过');
    await page.sees('别人刚刚改过的内容');
    await page.sees('另一人写的备注');
    assert.equal(await page.valueOf('微信名'), '静静');
    await page.press('保存');
    await page.sees('微信名：静静');
    const { people } = await page.must('get_household', { household_id: card.household.id });
    assert.equal(people[0].wechat, '静静');

    // A slip of the mouse throws nothing away.
    await page.press('修改曾静');
    await page.type('备注', '没有保存的字');
    await page.press('取消');
    await page.sees('放弃填写的内容？');
    await page.press('继续填写');
    await page.eventually('it is still there', async () => (await page.valueOf('备注')) === '没有保存的字');
  }));

test('what is half written of a person outlives a lock, and is gone when it is given up', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    await enter(page, '5-1-0302', [{ name: '曾静', role: 'owner', phones: ['12700000003'] }]);
    await page.type(search, 'zj');
    // The list of all rooms has the same button until the answer is there.
    await page.sees('找到 ');
    await page.press('5-1-0302');
    await page.press('修改曾静');
    await page.press('修改电话');
    await page.eventually('the number is there', async () => (await page.valueOf('电话')) === '12700000003');
    await page.type('电话', '12700000004');
    await page.type('备注', '写到一半');
    await page.command('l');
    await page.sees('已锁定');
    assert.ok(!(await page.text()).includes('写到一半'));
    await page.type('密码', manager.password);
    await page.press('解锁');
    await page.press('修改曾静');
    await page.eventually('it is given back', async () => (await page.valueOf('备注')) === '写到一半');
    assert.equal(await page.valueOf('电话'), '12700000004');
    await page.press('保存');
    await page.sees('127****0004');

    // What was given up is gone.
    await page.press('修改曾静');
    await page.type('备注', '不要了');
    await page.press('取消');
    await page.press('放弃');
    await page.misses('放弃填写的内容？');
    await page.press('修改曾静');
    await page.eventually('the saved note', async () => (await page.valueOf('备注')) === '写到一半');
  }));

test('a household leads to its tickets and back, and who may not write sees no way to', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    const card = await enter(page, '3-2-1502', [{ name: '王建国', role: 'owner', phones: ['12812340001'] }]);
    const ticket = await page.must('register_ticket', {
      channel_id: 1,
      category: 'complaint',
      topic_id: 2,
      content: '电梯停了',
      person_id: card.people[0].id,
    });
    await page.must('add_staff', { login: 'du', name: '杜监督', roles: ['supervisor'] });
    await page.must('reset_password', { staff_id: 2, new_password: 'bamboo-lake-42' });
    await page.type(search, '1502');
    // The list of all rooms has the same button until the answer is there.
    await page.sees('找到 ');
    await page.press('3-2-1502');
    await page.sees('未办结的来件');
    await page.press(ticket.number);
    await page.sees('经过');
    await page.driver.navigate().back();
    await page.sees('未办结的来件');

    await page.press('显示王建国的电话');
    await page.sees('12812340001');
    const { entries } = await page.must('list_audit_entries', { filter: { operation: 'reveal_person_phone' } });
    assert.equal(entries.length, 1, 'who looked is recorded');

    await page.must('sign_out', {});
    await page.must('sign_in', { login: 'du', password: 'bamboo-lake-42' });
    await page.must('change_password', { old_password: 'bamboo-lake-42', new_password: 'bamboo-lake-43' });
    await page.driver.navigate().refresh();
    await page.sees('128****0001');
    const text = await page.text();
    for (const hidden of ['修改', '显示', '办理迁出', '添加成员', '添加房屋', '导入名册']) {
      assert.ok(!text.includes(hidden), hidden);
    }
  }));

test('what a household said when it was last asked stands on its card and in the look-up', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    const card = await enter(page, '3-2-1502', [{ name: '王建国', role: 'owner' }]);
    const { number } = await page.must('register_ticket', {
      channel_id: 1,
      category: 'complaint',
      topic_id: 2,
      content: '电梯停了',
      important: true,
      person_id: card.people[0].id,
    });
    await page.must('give_feedback', { number, channel_id: 1, content: '已修好' });
    // Whoever answered does not ask.
    const { id } = await page.must('add_staff', { login: 'chen', name: '陈雨', roles: ['service'] });
    await page.must('reset_password', { staff_id: id, new_password: 'bamboo-lake-42' });
    await page.must('sign_out', {});
    await page.must('sign_in', { login: 'chen', password: 'bamboo-lake-42' });
    await page.must('change_password', { old_password: 'bamboo-lake-42', new_password: 'bamboo-lake-43' });
    const answer = { solution: 'solved', satisfaction: 'satisfied', note: '师傅来得快' };
    await page.must('record_follow_up', { number, channel_id: 1, reached: true, ...answer });
    await page.driver.navigate().refresh();
    await page.press('3-2-1502');
    const last = () =>
      page.driver.executeScript(
        `return [...document.querySelectorAll('p')].map((line) => line.innerText).filter((line) => line.includes('上次回访'))`,
      );
    const says = (lines) => lines.length === 1 && lines[0].includes('满意') && lines[0].includes(number);
    await page.eventually('the card says so', async () => says(await last()));
    await page.go('/');
    await page.command('k');
    await page.type('查找住户', '1502');
    await page.eventually('the look-up says so', async () => says(await last()));
    await page.press(number);
    await page.sees('经过');
  }));

/** Has the page save files without asking where, and answers what it saves: a dialog of the system has no driver. */
function savesWithoutAsking(page) {
  // What the page asks of the shell goes over the window's own protocol.
  return page.driver.executeScript(
    `const real = window.fetch;
     window.saved = [];
     window.fetch = async (address, request) => {
       if (!String(address).endsWith('/save_file')) { return real(address, request); }
       const body = typeof request.body === 'string' ? request.body : new TextDecoder().decode(request.body);
       const { suggestedName, base64 } = JSON.parse(body);
       const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
       window.saved.push({ name: suggestedName, text: new TextDecoder().decode(bytes) });
       const headers = { 'Content-Type': 'application/json', 'Tauri-Response': 'ok' };
       return new Response(JSON.stringify('/somewhere/' + suggestedName), { headers });
     };`,
  );
}

test('a person is told, given a copy, restricted, released and forgotten', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    const card = await enter(page, '3-2-1502', [
      { name: '王建国', role: 'owner', phones: ['12812340001'] },
      { name: '王小明', role: 'family', phones: ['12812340002'] },
    ]);
    await page.must('register_ticket', {
      channel_id: 1,
      category: 'complaint',
      topic_id: 2,
      content: '电梯停了',
      person_id: card.people[0].id,
    });
    await savesWithoutAsking(page);
    await page.type(search, '王建国');
    // The list of all rooms has the same button until the answer is there.
    await page.sees('找到 ');
    await page.press('3-2-1502');
    await page.sees('未记录告知');

    await page.press('王建国的更多操作');
    await page.press('记录告知或同意');
    await page.choose('方式', '当面递交告知书');
    await page.press('保存');
    await page.sees('已告知');

    await page.press('王建国的更多操作');
    await page.press('导出个人信息');
    await page.press('导出并保存');
    await page.sees('请填写');
    await page.type('为什么导出', '本人申请查阅，已核对身份');
    await page.press('导出并保存');
    await page.sees('/somewhere/个人信息副本-王建国.txt');
    const [saved] = await page.driver.executeScript('return window.saved');
    for (const line of ['姓名：王建国', '电话：12812340001', '内容：电梯停了', '导出 本人申请查阅，已核对身份']) {
      assert.ok(saved.text.includes(line), line);
    }

    await page.press('王建国的更多操作');
    await page.press('匿名处理');
    await page.type('原因', '本人要求');
    await page.press('永久匿名');
    await page.sees('王建国还有 1 件来件没有办结');
    await page.press('改为限制使用');
    await page.sees('不能再用姓名、电话或拼音查到');
    await page.type('原因', '本人要求');
    await page.press('限制使用');
    await page.sees('已限制使用');
    await page.type(search, 'wjg');
    await page.sees('没有找到“wjg”');
    await page.type(search, '3-2-1502');
    await page.eventually('the room alone leads there', async () =>
      (await page.rows()).some((cells) => cells[1].includes('王建国') && cells[1].includes('限制使用')),
    );
    await page.press('王建国的更多操作');
    await page.press('解除限制');
    await page.type('原因', '本人撤回');
    await page.press('解除限制');
    await page.sees('已解除限制');
    // What is said lies in nobody's way: what is under it can be pressed.
    const beneath = await page.driver.executeScript(
      `const { x, y, width, height } = document.querySelector('.ant-message-notice').getBoundingClientRect();
       return document.elementFromPoint(x + width / 2, y + height / 2).closest('.ant-message') === null`,
    );
    assert.ok(beneath);

    await page.press('王小明的更多操作');
    await page.press('匿名处理');
    await page.type('原因', '本人书面要求');
    await page.press('永久匿名');
    await page.sees('已匿名');
    await page.misses('王小明');
    const { people } = await page.must('get_household', { household_id: card.household.id });
    assert.equal(people[1].name, null);

    await page.press('隐私告知');
    await page.sees('住户个人信息处理告知书');
    await page.sees('翠湖花园物业服务中心');
    await page.type('联系电话', '0571-8888 0000');
    await page.sees('0571-8888 0000');
  }));

test('a list is taken in: columns seen to, a broken row mended in place, all of it written', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    const list = join(desktop.dir, '一期.csv');
    const rows = [
      '翠湖花园业主名册,,,,,',
      '楼栋,单元,房号,姓名,联系,建筑面积',
      '3栋,2单元,1502,王建国,12812340001,89.53',
      '3栋,2单元,1503,李芳,1281234000,91',
      '3栋,2单元,1502,王建国,12812340001,89.53',
      '3栋,2单元,1504,,,77.25',
      '4栋,1单元,0301,单雄信,12812340009,102.4',
    ];
    writeFileSync(list, `\uFEFF${rows.join('\r\n')}\r\n`);
    await page.press('导入名册');
    await page.sees('确认之前什么都不会写入');
    await (await page.field('选择名册文件')).sendKeys(list);
    await page.sees('请核对每一列是什么');
    await page.sees('翠湖花园业主名册');
    // The one heading that says too little.
    await page.choose('E 列', '电话');
    await page.press('核对内容');
    await page.sees('不能导入的行');
    await page.sees('3栋 2单元 1503 李芳');
    await page.sees('与第 3 行的房号和姓名重复');
    assert.ok(!(await (await page.button('导入 3 行')).isEnabled()), 'not while a row is broken');

    // Another page and back: nothing of it is lost.
    await page.go('/settings');
    await page.sees('外观');
    await page.driver.navigate().back();
    await page.sees('不能导入的行');
    await page.type('第 4 行的电话', '128 1234 0002');
    await page.key(Key.TAB);
    await page.misses('不能导入的行');
    await page.sees('已在这里修改 1 处');
    await page.press('导入 4 行');
    await page.sees('导入完成');
    await page.press('查看住户');
    await page.eventually('rooms in the order of their numbers', async () => {
      const shown = (await page.rows()).map((cells) => cells.slice(0, 3).join(' '));
      return (
        JSON.stringify(shown) ===
        JSON.stringify([
          '3-2-1502 王建国 89.53 m²',
          '3-2-1503 李芳 91.00 m²',
          '3-2-1504 空置 77.25 m²',
          '4-1-0301 单雄信 102.40 m²',
        ])
      );
    });
    await page.type(search, '0002');
    await page.eventually('the mended number finds her', async () => (await page.rows())[0]?.[1] === '李芳');
  }));
