// The register in the window: found, written, moved in and out, kept private, and taken in from a list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

const search = '房号、姓名、拼音或电话';

/** Opens the register of a new office. */
async function openRegister(desktop) {
  const page = await desktop.open(['--data', desktop.office()]);
  await page.setUp();
  await page.go('/residents');
  await page.sees('添加房屋');
  return page;
}

/** Runs an operation past the page, and answers its answer. */
async function must(page, operation, args) {
  const { answer, error } = await page.call(operation, args);
  assert.equal(error, undefined, `${operation} ${JSON.stringify(args)}`);
  return answer;
}

/** A room with a household, entered past the page. */
async function enter(page, room, people) {
  const { id } = await must(page, 'save_room', { room, area_hundredths: 8953 });
  return must(page, 'move_in', { room_id: id, began_on: '2024-05-31', people });
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
    await page.press('5-1-0302');
    await page.press('修改曾静');
    await page.type('微信名', '静静');
    await must(page, 'update_person', { ...person, note: '另一人写的备注' });
    await page.press('保存');
    await page.sees('刚刚被别人更新过');
    await page.sees('别人刚刚改过的内容');
    await page.sees('另一人写的备注');
    assert.equal(await page.valueOf('微信名'), '静静');
    await page.press('保存');
    await page.sees('微信名：静静');
    const { people } = await must(page, 'get_household', { household_id: card.household.id });
    assert.equal(people[0].wechat, '静静');

    // A slip of the mouse throws nothing away.
    await page.press('修改曾静');
    await page.type('备注', '没有保存的字');
    await page.press('取消');
    await page.sees('放弃填写的内容？');
    await page.press('继续填写');
    await page.eventually('it is still there', async () => (await page.valueOf('备注')) === '没有保存的字');
  }));

test('a household leads to its tickets and back, and who may not write sees no way to', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await openRegister(desktop);
    const card = await enter(page, '3-2-1502', [{ name: '王建国', role: 'owner', phones: ['12812340001'] }]);
    const ticket = await must(page, 'register_ticket', {
      channel_id: 1,
      category: 'complaint',
      topic_id: 2,
      content: '电梯停了',
      person_id: card.people[0].id,
    });
    await must(page, 'add_staff', { login: 'du', name: '杜监督', roles: ['supervisor'] });
    await must(page, 'reset_password', { staff_id: 2, new_password: 'bamboo-lake-42' });
    await page.type(search, '1502');
    await page.press('3-2-1502');
    await page.sees('未办结的来件');
    await page.press(ticket.number);
    await page.sees('经过');
    await page.driver.navigate().back();
    await page.sees('未办结的来件');

    await page.press('显示王建国的电话');
    await page.sees('12812340001');
    const { entries } = await must(page, 'list_audit_entries', { operation: 'reveal_person_phone' });
    assert.equal(entries.length, 1, 'who looked is recorded');

    await must(page, 'sign_out', {});
    await must(page, 'sign_in', { login: 'du', password: 'bamboo-lake-42' });
    await must(page, 'change_password', { old_password: 'bamboo-lake-42', new_password: 'bamboo-lake-43' });
    await page.driver.navigate().refresh();
    await page.sees('128****0001');
    const text = await page.text();
    for (const hidden of ['修改', '显示', '办理迁出', '添加成员', '添加房屋', '导入名册']) {
      assert.ok(!text.includes(hidden), hidden);
    }
  }));
