// The demo office, made once for all tests of a file, on fixed days: what they see does not depend on the day they run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linsheng } from './desktop.mjs';

/** Makes the demo office in a folder of its own and answers it; it is removed when the tests end. */
export function demoOffice(args = ['--tickets', '600', '--from', '2026-04-01', '--to', '2026-09-30']) {
  const folder = mkdtempSync(join(tmpdir(), 'linsheng-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const office = join(folder, 'office');
  execFileSync(linsheng, ['demo', office, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  return office;
}
