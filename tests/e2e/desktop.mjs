// A desktop of its own for each test: a virtual screen, a session bus, fresh folders, and the program's window,
// driven through WebKit's own WebDriver. Nothing of the product's pages is known here; see page.mjs for words on them.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities } from 'selenium-webdriver';
import { Page } from './page.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const built = resolve(process.env.CARGO_TARGET_DIR ?? join(here, '../../target'), 'debug');
export const program = process.env.LINSHENG_DESKTOP ?? join(built, 'linsheng-desktop');
export const linsheng = process.env.LINSHENG_CLI ?? join(built, 'linsheng');
/** Where pictures of failed tests go. */
export const out = join(here, 'out');

/** How long the program may take to start; the machine may be busy with a build. */
const patience = 30_000;

/** Waits for somebody who may never answer, such as a driver for a picture of a window that is out of sight. */
const soon = (answer) =>
  Promise.race([answer, pause(10_000, null, { ref: false }).then(() => Promise.reject(new Error('no answer in ten seconds')))]);

/**
 * Runs `body` with a desktop and takes the desktop down again, whatever happens. When it fails, a picture of every
 * window and the end of the log are kept.
 * @param {import('node:test').TestContext | { name: string }} test
 * @param {{ screen?: string, zone?: string }} options screen such as `1280x800`
 * @param {(desktop: Desktop) => Promise<void>} body
 */
export async function onDesktop(test, options, body) {
  const desktop = await Desktop.start(options);
  try {
    await body(desktop);
  } catch (error) {
    await desktop.keepEvidence(test.name);
    throw error;
  } finally {
    await desktop.end();
  }
}

export class Desktop {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];
  /** @type {Page[]} */
  #pages = [];

  constructor(dir, options) {
    this.dir = dir;
    this.screen = options.screen ?? '1280x800';
    this.log = join(dir, 'log');
    const folder = (name) => {
      mkdirSync(join(dir, name), { recursive: true, mode: 0o700 });
      return join(dir, name);
    };
    this.env = {
      ...process.env,
      HOME: folder('home'),
      // The keyring of whoever runs the tests is none of their business.
      LINSHENG_KEY_PLACE: 'file',
      XDG_DATA_HOME: folder('data'),
      XDG_CONFIG_HOME: folder('config'),
      XDG_CACHE_HOME: folder('cache'),
      XDG_RUNTIME_DIR: folder('run'),
      TMPDIR: folder('tmp'),
      TZ: options.zone ?? 'Asia/Shanghai',
      LANG: 'C.UTF-8',
      // WebKit would paint through a graphics card that is not there, and wake a screen reader that nobody hears.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      NO_AT_BRIDGE: '1',
      TAURI_AUTOMATION: 'true',
      TAURI_WEBVIEW_AUTOMATION: 'true',
    };
    delete this.env.WAYLAND_DISPLAY;
    delete this.env.NODE_TEST_CONTEXT;
    // Motion off, by the setting that a person would use: the page sees `prefers-reduced-motion`.
    mkdirSync(join(this.env.XDG_CONFIG_HOME, 'gtk-3.0'), { recursive: true });
    writeFileSync(join(this.env.XDG_CONFIG_HOME, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=false\n');
  }

  static async start(options = {}) {
    const desktop = new Desktop(mkdtempSync(join(tmpdir(), 'linsheng-e2e-')), options);
    try {
      // What is on the screen is in the file Xvfb_screen0 as well.
      // When its last program has gone, a screen starts anew, and whoever comes meanwhile is sent away: not this one.
      const screen = ['-screen', '0', `${desktop.screen}x24`, '-noreset', '-nolisten', 'tcp', '-displayfd', '3', '-fbdir', desktop.dir];
      desktop.env.DISPLAY = `:${await firstLine(desktop.spawn('Xvfb', screen, true))}`;
      const bus = [`--config-file=${desktop.#bus()}`, '--nofork', '--print-address=3'];
      desktop.env.DBUS_SESSION_BUS_ADDRESS = await firstLine(desktop.spawn('dbus-daemon', bus, true));
      return desktop;
    } catch (error) {
      await desktop.end();
      throw error;
    }
  }

  /** The settings of a session bus on which nothing starts by itself: what a test does not start is not there. */
  #bus() {
    const file = join(this.dir, 'bus.conf');
    writeFileSync(
      file,
      `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
       <busconfig>
         <type>session</type>
         <listen>unix:dir=${this.env.XDG_RUNTIME_DIR}</listen>
         <auth>EXTERNAL</auth>
         <policy context="default">
           <allow send_destination="*" eavesdrop="true"/>
           <allow eavesdrop="true"/>
           <allow own="*"/>
         </policy>
       </busconfig>`,
    );
    return file;
  }

  /** Starts a program on this desktop; `talks` gives it a pipe as file 3. It ends with the desktop at the latest. */
  spawn(name, args, talks = false) {
    const log = openSync(this.log, 'a');
    const child = spawn(name, args, { env: this.env, cwd: this.dir, stdio: ['ignore', log, log, talks ? 'pipe' : 'ignore'] });
    child.ended = new Promise((done) => {
      child.once('exit', (code, signal) => done(code ?? signal));
      child.once('error', (error) => done(error));
    });
    this.#children.push(child);
    return child;
  }

  /** A folder for an office, not made yet. */
  office(name = 'office') {
    return join(this.dir, name);
  }

  /**
   * Opens the program's window, driven by a driver of its own, and answers its page.
   * @param {string[]} args the program's arguments; by default it opens the usual office
   */
  async open(args = []) {
    const port = await freePort();
    const child = this.spawn('WebKitWebDriver', [`--port=${port}`]);
    await listening(port, child);
    const wanted = new Capabilities({ browserName: 'wry', 'webkitgtk:browserOptions': { binary: program, args } });
    const opened = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
    // The driver waits without end for a program that ended before it had a window.
    const late = pause(4 * patience, null, { ref: false }).then(() => { throw new Error('the window did not open'); });
    const driver = await Promise.race([opened, late]);
    const page = new Page(driver, child);
    this.#pages.push(page);
    // Nobody manages windows on a virtual screen: the window is made as large as the screen here.
    const [width, height] = this.screen.split('x').map(Number);
    await driver.manage().window().setRect({ x: 0, y: 0, width, height });
    return page;
  }

  /** Starts the program as a person would who clicks its icon, without a driver. */
  click(args = []) {
    return this.spawn(program, args);
  }

  /** The programs that run for this desktop's own tests, by their ids. */
  programs() {
    const own = (pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0] === program && words.some((word) => word.startsWith(this.dir));
      } catch {
        return false;
      }
    };
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && own(name));
  }

  /** Ends the program that has this page as a power failure would. Only one of this desktop's own is ever ended. */
  async crash(page) {
    const pids = this.programs();
    for (const pid of pids) {
      process.kill(Number(pid), 'SIGKILL');
    }
    this.#pages = this.#pages.filter((other) => other !== page);
    const gone = () => pids.length > 0 && this.programs().length === 0;
    for (let tries = 0; tries < 100 && !gone(); tries += 1) {
      await pause(50);
    }
    if (!gone()) {
      throw new Error('the program did not end');
    }
  }

  async keepEvidence(name) {
    const file = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    for (const [index, page] of this.#pages.entries()) {
      try {
        console.error(`# text: ${(await soon(page.text())).slice(0, 2000).replaceAll('\n', ' | ')}`);
        console.error(`# picture: ${await soon(page.photograph(join(out, `${file}-${index + 1}.png`)))}`);
      } catch (error) {
        console.error(`# no picture: ${error.message}`);
      }
    }
    const log = readFileSync(this.log, 'utf8').split('\n').filter((line) => !/dbus-daemon|fd limit/.test(line));
    console.error(log.slice(-20).join('\n'));
  }

  async end() {
    for (const page of this.#pages) {
      await soon(page.close()).catch(() => {});
    }
    // The last started first: the screen must outlive what is shown on it. The driver dislikes a hard end.
    for (const child of this.#children.reverse()) {
      child.kill('SIGTERM');
      if ((await Promise.race([child.ended, pause(3000, 'late', { ref: false })])) === 'late') {
        child.kill('SIGKILL');
        await child.ended;
      }
    }
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function firstLine(child) {
  return new Promise((done, fail) => {
    let text = '';
    child.stdio[3].on('data', (bytes) => {
      text += bytes;
      if (text.includes('\n')) {
        done(text.slice(0, text.indexOf('\n')).trim());
      }
    });
    child.ended.then((end) => fail(new Error(`${child.spawnfile} ended with ${end}`)));
  });
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function listening(port, child) {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer?.ok) {
      return;
    }
    if (child.exitCode !== null) {
      throw new Error(`the driver ended with ${child.exitCode}`);
    }
    await pause(30);
  }
  throw new Error('the driver does not answer');
}
