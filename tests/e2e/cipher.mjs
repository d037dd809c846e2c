// Pages of an encrypted store, as SQLCipher writes them: what somebody who has the key could change by hand.
import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pageSize = 4096;
/** The end of each page: what the cipher began with, and the seal. */
const reserve = 80;

/**
 * Shows `change` the pages of the store one after the other, without encryption, until it answers that it changed one;
 * that page is encrypted and sealed again.
 * @param {string} office the folder
 * @param {(plain: Buffer, number: number) => boolean} change
 */
export function changePage(office, change) {
  const file = join(office, 'linsheng.db');
  const note = JSON.parse(readFileSync(join(office, 'linsheng.key'), 'utf8'));
  const [key, salt] = [Buffer.from(note.key, 'hex'), Buffer.from(note.id, 'hex')];
  const sealing = pbkdf2Sync(key, salt.map((byte) => byte ^ 0x3a), 2, 32, 'sha512');
  const bytes = readFileSync(file);
  for (let number = 1; number * pageSize <= bytes.length; number += 1) {
    const page = bytes.subarray((number - 1) * pageSize, number * pageSize);
    // The file begins with the salt.
    const content = page.subarray(number === 1 ? 16 : 0, pageSize - reserve);
    const initial = page.subarray(pageSize - reserve, pageSize - reserve + 16);
    const cipher = (make) => {
      const run = make('aes-256-cbc', key, initial).setAutoPadding(false);
      return Buffer.concat([run.update(content), run.final()]);
    };
    const plain = cipher(createDecipheriv);
    if (!change(plain, number)) {
      continue;
    }
    plain.copy(content);
    cipher(createCipheriv).copy(content);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(number);
    createHmac('sha512', sealing).update(content).update(initial).update(place).digest().copy(page, pageSize - reserve + 16);
    writeFileSync(file, bytes);
    return;
  }
  throw new Error('no page was changed');
}
