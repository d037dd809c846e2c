import { describe, expect, test } from 'vitest';
import { habitsFrom } from './habits';

describe('the habits of a computer', () => {
  const usual = { notices: true, keepInTray: false, shortcut: null };
  test.each([
    [{}, usual],
    [null, usual],
    [{ notices: false }, { ...usual, notices: false }],
    [{ notices: 'no', keepInTray: 1, shortcut: 'Ctrl+Alt+Delete' }, usual],
    [
      { keepInTray: true, shortcut: 'Ctrl+Alt+N' },
      { ...usual, keepInTray: true, shortcut: 'Ctrl+Alt+N' },
    ],
  ])('%j', (kept, expected) => {
    expect(habitsFrom(kept)).toEqual(expected);
  });
});
