// Measures how soon the window can be used and what memory it takes, against an empty Tauri window, turn by turn, and prints
// the rows as core/benches/desk does. Ends with 1 if a limit is exceeded.
//   node start.mjs OFFICE EMPTY [TIMES]
// LINSHENG_FRAMES=DIR keeps what each of the two windows showed in the end, as DIR/ours.xwd and DIR/empty.xwd.
import { openSync, readFileSync, readdirSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onDesktop, program } from './desktop.mjs';

const [office, empty, times = '7'] = process.argv.slice(2);
if (!office || !empty) {
  console.error('Usage: node start.mjs OFFICE EMPTY [TIMES]');
  process.exit(2);
}

/** The window is there when it looks as it will after so long without a change, in milliseconds. */
const rest = 2500;
/** A caret that blinks is no change: of so many pixels. */
const caret = 200;
const patience = 30_000;

class Screen {
  constructor(file) {
    this.file = openSync(file, 'r');
    this.size = readFileSync(file).length;
  }

  /** What is shown now. */
  frame() {
    const bytes = Buffer.allocUnsafe(this.size);
    readSync(this.file, bytes, 0, this.size, 0);
    return bytes;
  }

  /** How many pixels differ. */
  static differing(one, other) {
    // The head of the file is as long as a few pixels, and never changes.
    const [a, b] = [one, other].map((frame) => new Uint32Array(frame.buffer, frame.byteOffset, frame.length >> 2));
    let count = 0;
    for (let at = 0; at < a.length; at += 1) {
      count += a[at] === b[at] ? 0 : 1;
    }
    return count;
  }
}

/** The ids of a process and of all that it started. */
function family(pid) {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name of the program stands in brackets, and may hold anything.
        return [Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])];
      } catch {
        return [0, 0];
      }
    });
  const all = [pid];
  for (const one of all) {
    all.push(...parents.filter(([, parent]) => parent === one).map(([child]) => child));
  }
  return all;
}

/** The memory of a process and of all that it started, in megabytes; what several share counts for each in part. */
function memory(pid) {
  const kilobytes = family(pid).map((one) => /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  return kilobytes.reduce((sum, one) => sum + Number(one), 0) / 1024;
}

/** Opens a window and closes it again. */
async function opened(desktop, screen, words) {
  const before = screen.frame();
  const began = performance.now();
  const child = desktop.spawn(words[0], words.slice(1));
  const changes = [];
  let last = before;
  let changed = began;
  while (changes.length === 0 || performance.now() - changed < rest) {
    if (performance.now() - began > patience || child.exitCode !== null) {
      throw new Error(`${words[0]} shows nothing`);
    }
    const frame = screen.frame();
    if (!frame.equals(last)) {
      const at = performance.now();
      // A caret alone does not keep anybody waiting.
      changed = Screen.differing(frame, last) > caret ? at : changed;
      changes.push({ at, frame });
      last = frame;
    }
    await pause(5);
  }
  const unlike = changes.map(({ frame }) => Screen.differing(frame, last) > caret);
  const taken = changes[unlike.lastIndexOf(true) + 1].at - began;
  const megabytes = memory(child.pid);
  child.kill('SIGTERM');
  await child.ended;
  for (let tries = 0; tries < 200 && Screen.differing(screen.frame(), before) > 0; tries += 1) {
    await pause(10);
  }
  return { taken, megabytes, frame: last };
}

const middle = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

let exceeded = false;
function row(name, ours, peer, unit, limit) {
  const ratio = middle(ours) / middle(peer);
  exceeded ||= ratio > limit;
  const shown = [ours, peer].map((numbers) => `${Math.round(middle(numbers))} ${unit}`.padStart(9));
  const verdict = ratio > limit ? 'OVER' : 'within';
  console.log(
    `| ${name.padEnd(62)} | ${shown.join(' | ')} | ${ratio.toFixed(2).padStart(7)} | ${limit.toFixed(2).padStart(7)} | ${verdict.padEnd(6)} |`,
  );
}

await onDesktop({ name: 'start' }, {}, async (desktop) => {
  // Nobody drives the window.
  delete desktop.env.TAURI_AUTOMATION;
  delete desktop.env.TAURI_WEBVIEW_AUTOMATION;
  const screen = new Screen(join(desktop.dir, 'Xvfb_screen0'));
  const ours = [];
  const peer = [];
  // The first of each reads the programs from the disk, and does not count.
  for (let turn = 0; turn <= Number(times); turn += 1) {
    const pair = [await opened(desktop, screen, [program, '--data', office]), await opened(desktop, screen, [empty])];
    if (turn > 0) {
      ours.push(pair[0]);
      peer.push(pair[1]);
    }
  }
  if (process.env.LINSHENG_FRAMES) {
    writeFileSync(join(process.env.LINSHENG_FRAMES, 'ours.xwd'), ours.at(-1).frame);
    writeFileSync(join(process.env.LINSHENG_FRAMES, 'empty.xwd'), peer.at(-1).frame);
  }
  row('start until one can sign in : an empty Tauri window', ours.map((one) => one.taken), peer.map((one) => one.taken), 'ms', 2);
  row('memory at the sign-in : an empty Tauri window', ours.map((one) => one.megabytes), peer.map((one) => one.megabytes), 'MB', 2);
});
process.exitCode = exceeded ? 1 : 0;
