// Meetings: a committee meets, from the plan to the posted result, held by keyboard on one screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { By, Key } from 'selenium-webdriver';
import { colleague } from './colleague.mjs';
import { onDesktop } from './desktop.mjs';

const look = (page, name) => process.env.LOOK && page.photograph(`${process.env.LOOK}/${name}.png`);

const names = ['王建国', '李芳', '周亚萍', '覃勇', '曾静', '单雄信', '尉迟敏'];

/** Puts the focus on the line of a person in the list with this label. */
async function line(page, list, name) {
  await page.eventually(`${name} is in ${list}`, async () => {
    const [found] = await page.driver.findElements(By.xpath(`//ul[@aria-label="${list}"]//*[@role="group" and @aria-label="${name}"]`));
    return found !== undefined && page.driver.executeScript('arguments[0].focus(); return true', found);
  });
}

/** Opens a meeting that is planned for another day: it is asked for once more. */
async function opens(page) {
  await page.press('开会');
  await page.sees('还没到开会的日子');
  await page.press('现在开会');
  await page.misses('还没到开会的日子');
}

/** Plans the committee's meeting in the drawer, as the secretary would. */
async function plan(page) {
  await page.press('会议');
  await page.sees('还没有会议');
  await page.press('筹备会议');
  // The drawer slides in, and takes the focus when it is there.
  await pause(600);
  await page.choose('议事规则', '业主委员会会议（全国）');
  await page.type('会议名称', '十二月例会');
  // Seven days before the meeting its notice hangs, which is too late for one that is tomorrow.
  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await page.type('开会时间', `${tomorrow} 14:00`);
  await page.key(Key.TAB);
  await page.sees('开会前 7 天要张贴通知');
  await page.type('开会时间', '2099-12-15 14:00');
  await page.key(Key.TAB);
  await page.misses('开会前 7 天要张贴通知');
  await page.type('地点', '二楼会议室');
  await page.type('议题内容 1', '电梯维保方案');
  await page.type('参会人员（有表决权）', ['王建国 主任', ...names.slice(1)].join(Key.ENTER));
  await page.press('保存');
  await page.sees('应到 7');
}

test('a committee meets, from the plan to the posted result', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await plan(page);
    await page.sees('2099年12月8日前张贴');
    const { answer: paper } = await page.call('render_meeting_paper', { id: 1, paper: 'notice' });
    assert.equal(paper.file_name, '翠湖花园十二月例会会议通知.pdf');
    assert.deepEqual([paper.pages, paper.missing], [1, []]);
    await page.press('通知今天已张贴');
    await page.misses('通知今天已张贴');

    // Three of seven are not enough, and the refusal names the article.
    await line(page, '签到', '王建国');
    await page.key('1', '1', '2');
    await page.sees('实到 3');
    await page.sees('还差 1 人可开会');
    // Before its day it is asked for once more, with the day.
    await page.press('开会');
    await page.sees('会议定在 2099年12月15日');
    await page.press('先不开');
    await page.misses('会议定在 2099年12月15日');
    assert.equal((await page.must('get_meeting', { id: 1 })).state, 'planned');
    await opens(page);
    await page.sees('至少 4 人才能开会');
    await page.sees('第三十七条至第三十九条');
    await line(page, '签到', '覃勇');
    await page.key('1');
    await page.sees('可开会');
    await opens(page);
    await page.sees('会议中');
    await page.sees('通过需 4 票');

    // By name: three for it and one against, then the last changes to for.
    await line(page, '记名表决 电梯维保方案', '王建国');
    await page.key('1', '1', '1', '2');
    await page.sees('同意 3 · 反对 1 · 弃权 0');
    await page.sees('还差 1 票');
    await line(page, '记名表决 电梯维保方案', '覃勇');
    await page.key('1');
    await page.sees('同意 4 · 反对 0 · 弃权 0');
    // Taken back, and given by a colleague meanwhile; what is entered here afterwards leaves it as it is.
    await line(page, '记名表决 电梯维保方案', '李芳');
    await page.key(Key.DELETE);
    await page.sees('同意 3 · 反对 0 · 弃权 0');
    const { answer: before } = await page.call('get_meeting', { id: 1 });
    const lifang = before.people.find(({ name }) => name === '李芳').id;
    colleague(desktop, [['vote_on_item', { meeting_id: 1, item_id: before.items[0].id, votes: [{ person_id: lifang, choice: 'abstain' }] }]]);
    await line(page, '记名表决 电梯维保方案', '周亚萍');
    await page.key('2', '2');
    await page.sees('同意 1 · 反对 2 · 弃权 1');
    await line(page, '记名表决 电梯维保方案', '李芳');
    await page.key('1', '1', '1');
    await page.sees('同意 4 · 反对 0 · 弃权 0');
    // Hands are counted only once the votes by name are taken back.
    await page.pressText('举手表决');
    await page.sees('已记名 4 票');
    await page.pressText('记名表决');
    await page.type('讨论情况 电梯维保方案', '三家比选，第二家报价最低');
    await page.eventually('what was said saves itself', async () => {
      const { answer } = await page.call('get_meeting', { id: 1 });
      return answer.items[0].discussion === '三家比选，第二家报价最低';
    });
    // A colleague writes at the same text before it is saved: both are shown, and neither is written over unseen.
    const noted = async () => (await page.call('get_meeting', { id: 1 })).answer.items[0].discussion;
    let mine = '';
    await page.eventually('a colleague was first', async () => {
      const instead_of = await noted();
      mine += '再谈';
      await page.type('讨论情况 电梯维保方案', mine);
      const discussion = { text: '周亚萍：改为两年', instead_of };
      return (await page.call('note_item', { meeting_id: 1, item_id: before.items[0].id, discussion })).error === undefined;
    });
    await page.sees('同事刚刚改了这一段');
    await page.sees('周亚萍：改为两年');
    assert.deepEqual([await page.valueOf('讨论情况 电梯维保方案'), await noted()], [mine, '周亚萍：改为两年']);
    await page.press('用我写的替换');
    await page.eventually('mine stands', async () => (await noted()) === mine);
    await page.misses('同事刚刚改了这一段');
    await page.press('本议题结束');
    await page.press('结束会议');
    await page.press('确定结束');
    await page.sees('前公示');
    const { answer } = await page.call('get_meeting', { id: 1 });
    assert.deepEqual(
      [answer.state, answer.posting.state, answer.items[0].outcome.passed, answer.items[0].outcome.taking_part.heads],
      ['ended', 'open', true, 4],
    );
    // There is one way to its posting: by the minutes.
    await page.press('写纪要、登记公示');
    await page.sees('还没有纪要');
    await page.press('返回会议列表');
    await page.eventually('it is in the list', async () => (await page.rows()).some((row) => row[1] === '十二月例会' && row[5] === '已结束'));
  }));

test('an assembly says what is missing in households and area, and takes ballots by room', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    for (const [at, room] of ['1-1-101', '1-1-102', '1-1-201'].entries()) {
      const { answer } = await page.call('save_room', { room, area_hundredths: 8950 + at });
      const people = [{ name: names[at], role: 'owner', phones: [`1281234000${at}`] }];
      await page.call('move_in', { room_id: answer.id, people });
    }
    await page.call('plan_meeting', {
      profile_id: 2, title: '年度业主大会', starts_at: '2099-12-15T06:00:00Z', place: '广场', people: [],
      items: [{ title: '使用维修资金', matter: 'ordinary' }],
    });
    await page.press('会议');
    await page.press('年度业主大会');
    await page.press('按名册生成');
    await page.sees('3 户，268.53 m²');
    await opens(page);
    await page.sees('还差 2 户');
    await page.sees('还差 179.02 m²');
    await page.type('房号', '1-1-101');
    await line(page, '1-1-101', '使用维修资金');
    await page.key('1');
    await page.sees('还差 1 户');
    await page.type('房号', '1-1-102');
    await line(page, '1-1-102', '使用维修资金');
    await page.key('4');
    await page.type('无效原因', '未签名');
    await page.key(Key.ENTER);
    await page.sees('无效 1');
    await page.sees('还差 1 户');
    await page.type('房号', '1-1-201');
    await line(page, '1-1-201', '使用维修资金');
    await page.key('1');
    await page.misses('尚未通过');
    const { answer } = await page.call('get_meeting', { id: 1 });
    const { passed, tally, quorum } = answer.items[0].outcome;
    assert.deepEqual([passed, tally.approving.area_hundredths, quorum.area.reached], [true, 8950 + 8952, true]);
  }));

test('of a forum two of the same name are two, whoever never came does not leave, and times are corrected', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    await page.call('plan_meeting', {
      profile_id: 3, title: '停车座谈会', starts_at: '2099-12-15T06:00:00Z', place: '活动室',
      items: [{ title: '夜间停车', matter: 'ordinary' }],
      people: [{ name: '王芳', note: '3-2-101', votes: true }, { name: '李强', votes: true }],
    });
    await page.press('会议');
    await page.press('停车座谈会');
    await page.sees('应到 2');
    const add = async (who) => {
      await page.type('现场到会的人', who);
      await page.press('加入');
    };
    // The same one a second time, and one of whom nobody could say which of the two it is.
    for (const who of ['王芳 3-2-101', '王芳']) {
      await add(who);
      await page.sees('“王芳（3-2-101）”已在名单上');
      await page.type('现场到会的人', '');
      await page.misses('已在名单上');
    }
    await add('王芳 5-1-202');
    await page.sees('应到 3');
    // One or two? The program asks.
    await add('李强 2-1-301');
    await page.sees('是同一位，还是同名的另一位');
    assert.equal((await page.call('get_meeting', { id: 1 })).answer.people.length, 3);
    await look(page, 'alike');
    await page.press('是另一位，加入');
    await page.sees('应到 4');
    await page.misses('是同一位，还是同名的另一位');

    await line(page, '签到', '王芳（3-2-101）');
    await page.key('3');
    await page.sees('“王芳”没有到会，不能记离席');
    await line(page, '签到', '王芳（3-2-101）');
    await page.key('1');
    await page.sees('实到 3');
    await line(page, '签到', '王芳（5-1-202）');
    await page.key('3');
    await page.sees('会议还没有开始，不能记离席');
    await opens(page);
    await page.sees('会议中');
    // The first left before the opening, as somebody types it; the second came ten minutes earlier than noted.
    const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false });
    const [now, before] = [clock.format(Date.now()), clock.format(Date.now() - 600_000)];
    const earlier = before < now ? before : '00:00';
    await page.choose('更正谁的时间', '王芳（3-2-101）');
    await page.choose('哪个时间', '离席');
    await page.type('时间', earlier);
    await page.key(Key.TAB);
    await page.press('更正');
    await page.sees('时间不能早于');
    await look(page, 'times');
    await page.choose('更正谁的时间', '王芳（5-1-202）');
    await page.choose('哪个时间', '到会');
    await page.press('更正');
    await page.sees(`${earlier} 到`);
    await line(page, '记名表决 夜间停车', '王芳（5-1-202）');
    await page.key('2');
    await page.sees('反对 1');
    const { answer } = await page.call('get_meeting', { id: 1 });
    const opposed = answer.items[0].votes.map(({ person_id }) => answer.people.find(({ id }) => id === person_id).note);
    assert.deepEqual(opposed, ['5-1-202']);
    // Its rules ask for no posting: nothing reminds of one, and it can be noted all the same.
    await page.press('本议题结束');
    await page.press('结束会议');
    await page.press('确定结束');
    await page.pressText('纪要');
    await page.press('起草纪要');
    await page.press('送审');
    await page.sees('登记签字');
    assert.equal(await page.valueOf('签字人'), '王芳（3-2-101）、王芳（5-1-202）、李强（2-1-301）');
    await page.type('签字人', '王芳（3-2-101）、王芳（3-2-101）');
    await page.press('登记签字');
    await page.sees('“王芳（3-2-101）”写了两次');
    await look(page, 'twice');
    await page.type('签字人', '王芳（3-2-101）、王芳（5-1-202）');
    await page.press('登记签字');
    await page.press('发布');
    await page.press('确定发布');
    await page.sees('不要求公示');
    await look(page, 'optional');
    assert.deepEqual((await page.call('list_meeting_reminders', {})).answer, []);
  }));
