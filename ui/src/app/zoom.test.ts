import { expect, test } from 'vitest';
import type { Zoom } from './preferences';
import { zoomed } from './zoom';

const press = (key: string, held: KeyboardEventInit, now: Zoom) =>
  zoomed(new KeyboardEvent('keydown', { key, ...held }), now);

test('everything is made larger and smaller by the keys that browsers have for it', () => {
  const control = { ctrlKey: true };
  const cases: [string, KeyboardEventInit, Zoom, Zoom | undefined][] = [
    ['+', control, 100, 125],
    ['=', control, 125, 150],
    // Plus is where Shift is held.
    ['+', { ctrlKey: true, shiftKey: true }, 175, 200],
    ['+', control, 200, 200],
    ['-', control, 150, 125],
    ['-', control, 100, 100],
    ['0', control, 175, 100],
    ['+', {}, 100, undefined],
    ['0', { ctrlKey: true, altKey: true }, 200, undefined],
    ['n', control, 100, undefined],
  ];
  for (const [key, held, now, expected] of cases) {
    expect(press(key, held, now), `${key} at ${now}`).toBe(expected);
  }
});
