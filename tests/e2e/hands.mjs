// The system's own windows: dialogs for files and for printing.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The hands of a person at the system's own windows, which no WebDriver reaches. */
export class Hands {
  constructor(desktop) {
    this.env = desktop.env;
    this.dir = desktop.dir;
  }

  #do(...args) {
    return execFileSync('xdotool', args, { env: this.env, encoding: 'utf8' }).trim();
  }

  #windows() {
    try {
      return this.#do('search', '--onlyvisible', '--name', '.').split('\n');
    } catch {
      return [];
    }
  }

  /** Waits for a window that was not there before `act`, gives it the keyboard, and answers its title. */
  async atNewWindow(act) {
    const before = new Set(this.#windows());
    await act();
    for (let tries = 0; tries < 100; tries += 1) {
      const id = this.#windows().find((window) => !before.has(window));
      if (id !== undefined) {
        await pause(500);
        this.#do('windowfocus', '--sync', id);
        return this.#do('getwindowname', id);
      }
      await pause(100);
    }
    throw new Error('no window of the system opened');
  }

  /** The windows to see with this name. */
  named(name) {
    return this.#windows().filter((window) => window !== '' && this.#do('getwindowname', window) === name);
  }

  /** Presses the cross of the window with this name. */
  close(name) {
    const [window] = this.named(name);
    const program = join(this.dir, 'close');
    execFileSync('cc', ['-o', program, new URL('close.c', import.meta.url).pathname, '-lX11']);
    execFileSync(program, [window], { env: this.env });
  }

  key(...keys) {
    this.#do('key', '--clearmodifiers', ...keys);
  }

  type(text) {
    this.#do('type', '--delay', '5', text);
  }
}
