// The office's clock, moved by a test: a program that is started with it lives at the time that the test says, and sees it move.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { linsheng } from './desktop.mjs';

export class Clock {
  /** @param {import('./desktop.mjs').Desktop} desktop whose folder it lies in */
  constructor(desktop, name) {
    const library = join(desktop.dir, 'clock.so');
    if (!existsSync(library)) {
      execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, new URL('clock.c', import.meta.url).pathname]);
    }
    this.file = join(desktop.dir, name);
    /** What a program needs in its environment. */
    this.env = { LD_PRELOAD: library, LINSHENG_TEST_CLOCK: this.file };
    this.#write(0n, 0n);
  }

  #write(ahead, stands) {
    const bytes = Buffer.alloc(16);
    bytes.writeBigInt64LE(ahead, 0);
    bytes.writeBigInt64LE(stands, 8);
    // Written over, not anew: programs that run have it before their eyes.
    writeFileSync(this.file, bytes, { flag: existsSync(this.file) ? 'r+' : 'w' });
  }

  /** It is this moment now, and time goes on from it. */
  goOnFrom(moment) {
    this.#write((BigInt(Date.parse(moment)) - BigInt(Date.now())) * 1_000_000n, 0n);
  }

  /** It is this moment, to the millisecond, until the clock is moved again. */
  standAt(moment) {
    this.#write(0n, BigInt(Date.parse(moment)) * 1_000_000n);
  }
}

/** Somebody of the office at another computer, to whom things happen at the moments that the test says. */
export class Colleague {
  #program;
  #answers;

  constructor(desktop, login) {
    this.clock = new Clock(desktop, `clock-${login}`);
    this.#program = spawn(linsheng, ['rpc', desktop.office(), '--as', login], {
      env: { ...desktop.env, ...this.clock.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = createInterface({ input: this.#program.stdout })[Symbol.asyncIterator]();
  }

  /** Does something at this moment, and answers what it answered. */
  async does(moment, method, params = {}) {
    this.clock.standAt(moment);
    this.#program.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`);
    const { value, done } = await this.#answers.next();
    const { result, error } = done ? { error: 'the program ended' } : JSON.parse(value);
    if (error !== undefined) {
      throw new Error(`${moment} ${method} ${JSON.stringify(params)}: ${JSON.stringify(error)}`);
    }
    return result;
  }

  /** Goes home. */
  leaves() {
    this.#program.stdin.end();
  }
}
