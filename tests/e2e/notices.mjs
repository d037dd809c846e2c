// Whoever shows the system's notices on a test's desktop, and a person who looks at them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class Notices {
  /** Has notices shown on this desktop from now on. */
  constructor(desktop) {
    this.desktop = desktop;
    const settings = join(desktop.dir, 'dunst');
    const global = ['[global]', 'font = Noto Sans CJK SC 11', 'width = 400', 'mouse_left_click = do_action, close_current'];
    writeFileSync(settings, [...global, '[urgency_normal]', 'timeout = 0', ''].join('\n'));
    // What is shown goes to the desktop's log as well.
    desktop.spawn('dunst', ['-conf', settings, '-print']);
  }

  #run(program, ...args) {
    return execFileSync(program, args, { env: this.desktop.env, encoding: 'utf8', timeout: 30_000 }).trim();
  }

  /** How many notices are on the screen; null while nobody shows any yet. */
  count() {
    try {
      return Number(this.#run('dunstctl', 'count', 'displayed'));
    } catch {
      return null;
    }
  }

  /** Everything that was shown so far: heads, words, and whatever else came with them. */
  shown() {
    const log = readFileSync(this.desktop.log, 'utf8');
    const from = log.indexOf("appname: '邻声'");
    return from < 0 ? '' : log.slice(from);
  }

  /** Clicks the notice on the screen. It is told before it is to be seen, and waited for. */
  click() {
    const [window] = this.#run('xdotool', 'search', '--sync', '--onlyvisible', '--class', '^Dunst$').split('\n');
    this.#run('xdotool', 'mousemove', '--window', window, '120', '30', 'click', '1');
  }
}
