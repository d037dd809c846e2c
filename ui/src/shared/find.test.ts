import { expect, test } from 'vitest';
import { folded, pieces, wordsOf } from './find';

test.each([
  ['  ', []],
  ['电梯　３栋', ['电梯', '3栋']],
  ['"3 栋 2" 停', ['3 栋 2', '停']],
  ['"停" Ab', ['"停"', 'ab']],
  ['"3 栋', ['"3', '栋']],
])('words of %j', (question, expected) => {
  expect(wordsOf(question)).toEqual(expected);
});

test('a text is compared as core compares it', () => {
  expect(folded('３－Ａ座　Ab\n，。')).toBe('3-a座 ab ,。');
});

test.each([
  ['电梯停了，电梯', ['电梯'], '[电梯]停了，[电梯]'],
  ['电电电', ['电电'], '[电电电]'],
  ['Ａ座 ab', ['a'], '[Ａ]座 [a]b'],
  ['电梯停了', ['梯停', '停了'], '电[梯停了]'],
  ['电梯', [], '电梯'],
  ['', ['电'], ''],
])('%j with %j', (text, words, expected) => {
  const shown = pieces(text, words).map((piece) => (piece.found ? `[${piece.text}]` : piece.text));
  expect(shown.join('')).toBe(expected);
});
