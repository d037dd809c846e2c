import { expect, test } from 'vitest';
import type { DifferenceLine } from '../../../bindings/operations';
import { folded } from './Differences';

const line = (letter: string): DifferenceLine => ({
  kind: letter === '+' ? 'added' : letter === '-' ? 'removed' : 'same',
  parts: [{ text: letter, changed: letter !== '.' }],
});

/** `2 ..-+.. 3`: two lines left out, six shown, three left out. */
const told = (letters: string) =>
  folded([...letters].map(line))
    .map(({ lines }) =>
      typeof lines === 'number' ? String(lines) : lines.map(({ parts }) => parts[0]?.text).join(''),
    )
    .join(' ');

test.each([
  ['....-+.....', '2 ..-+.. 3'],
  ['+', '+'],
  ['+....+', '+....+'],
  ['+.....+', '+.. 1 ..+'],
  ['...', '3'],
  ['', ''],
])('of %s is shown %s', (letters, shown) => {
  expect(told(letters)).toBe(shown);
});
