// Somebody else at another computer of the office.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { linsheng } from './desktop.mjs';

/** Another program on the same store: a colleague, by their login if it matters who. */
export function colleague(desktop, calls, login) {
  const who = login === undefined ? [] : ['--as', login];
  const input = calls.map(([method, params], id) => JSON.stringify({ jsonrpc: '2.0', id, method, params })).join('\n');
  const output = execFileSync(linsheng, ['rpc', desktop.office(), ...who], { input: `${input}\n`, env: desktop.env, encoding: 'utf8' });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ result, error }) => {
      assert.equal(error, undefined);
      return result;
    });
}
