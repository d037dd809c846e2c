// Opens the window on an office and saves a picture of each main screen, as `saved PATH` on stdout.
//   node screens.mjs OFFICE FOLDER
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onDesktop } from './desktop.mjs';

const [office, folder] = process.argv.slice(2);
if (!office || !folder) {
  console.error('Usage: node screens.mjs OFFICE FOLDER');
  process.exit(2);
}
// A picture of a screen that is no more would stay for ever.
for (const name of readdirSync(folder).filter((name) => /^\d\d-.*\.png$/.test(name))) {
  rmSync(join(folder, name));
}

await onDesktop({ name: 'screens' }, { screen: '1280x800' }, async (desktop) => {
  const page = await desktop.open(['--data', office]);
  await page.eventually('the page shows something', async () => (await page.text()).trim() !== '');
  let number = 0;
  const save = async (name) => {
    await page.settles();
    number += 1;
    const file = `${String(number).padStart(2, '0')}-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`;
    console.log(`saved ${await page.photograph(join(folder, file))}`);
  };
  const screens = await page.navigation();
  if (screens.length === 0) {
    await save('start');
  }
  for (const screen of screens) {
    await page.press(screen);
    await save(screen);
    const [row] = await page.rows();
    const ticket = row?.find((cell) => /^(TS|JY|ZX)-\d{8}-\d+$/.test(cell));
    if (ticket) {
      await page.pressCell(ticket);
      await pause(300);
      await save(ticket.slice(0, 2) === 'TS' ? '投诉' : ticket.slice(0, 2) === 'JY' ? '建议' : '咨询');
    }
  }
});
