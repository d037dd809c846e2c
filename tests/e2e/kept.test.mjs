// What is half written outlives Escape, the button that closes, and a look at another page; what was sent is kept no longer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { onDesktop } from './desktop.mjs';

const look = async (page, name) => {
  if (process.env.LOOK) await page.photograph(`${process.env.LOOK}/${name}.png`);
};

const sentence = '您上次写的、没有保存的内容还在';

/** Ways to leave a form. */
const escape = async (page) => {
  await page.key(Key.ESCAPE);
  await page.settles();
};
const close = async (page) => {
  await page.press('关闭');
  await page.settles();
};
const elsewhere = async (page) => {
  await page.go('/residents');
  await page.sees('导入名册');
};

/** Forms: how one comes to it, its field, what is written, how it is left, and how it is sent where that takes no more than a button. */
const forms = [
  {
    name: 'staff',
    come: async (page) => {
      await page.settings('人员');
      await page.press('添加人员');
    },
    field: '姓名',
    written: '李娜',
    leave: escape,
  },
  {
    name: 'series',
    come: async (page) => {
      await page.go('/meetings');
      await page.press('议事规则和系列会议');
      await page.press('新建系列');
    },
    field: '系列名称',
    written: '双月例会',
    leave: close,
  },
  {
    name: 'policy',
    come: async (page) => {
      await page.settings('现行制度');
      await page.press('修改制度');
    },
    field: '依据或原因',
    written: '业主大会表决',
    leave: escape,
    send: '保存新一版',
  },
  {
    name: 'check-list',
    come: async (page) => {
      await page.go('/supervision');
      await page.pressText('渠道检查');
      await page.press('检查内容');
    },
    field: '热线拨测',
    written: '有人接听',
    leave: escape,
    send: '保存',
  },
  {
    name: 'office',
    come: (page) => page.settings('物业服务中心'),
    field: '服务中心名称',
    written: '翠湖花园服务中心',
    leave: elsewhere,
    send: '保存',
  },
  {
    name: 'calendar',
    come: async (page) => {
      await page.settings('放假与调休');
      // Its days are not published before November, and then somebody enters them.
      await page.pressText(String(new Date().getFullYear() + 1));
    },
    field: '通知文号或出处',
    written: '国办发明电〔2099〕7 号',
    leave: elsewhere,
    send: '这一年已录全',
  },
  {
    name: 'view',
    come: async (page) => {
      await page.go('/tickets');
      await page.pressText('全部');
      await page.press('视图');
    },
    field: '视图名称',
    written: '三号楼',
    leave: elsewhere,
    send: '保存当前筛选',
  },
];

test('forms that are left have again what was written, say so, and forget it once it is sent', (t) =>
  onDesktop(t, {}, async (desktop) => {
    const page = await desktop.open(['--data', desktop.office()]);
    await page.setUp();
    for (const { name, come, field, written, leave, send } of forms) {
      await come(page);
      await page.settles();
      assert.ok(!(await page.text()).includes(sentence), `${name}: nothing was written before`);
      const before = await page.valueOf(field);
      await page.type(field, written);
      await leave(page);
      await come(page);
      await page.sees(sentence);
      assert.equal(await page.valueOf(field), written, name);
      await look(page, name);
      if (send === undefined) {
        await page.press('放弃，重新填写');
        await page.eventually(`${name} begins anew`, async () => (await page.valueOf(field)) === before);
      } else {
        await page.press(send);
      }
      await page.misses(sentence);
      await leave(page);
      await come(page);
      await page.settles();
      assert.ok(!(await page.text()).includes(sentence), `${name}: what was sent or given up is gone`);
      await page.key(Key.ESCAPE);
    }
  }));
