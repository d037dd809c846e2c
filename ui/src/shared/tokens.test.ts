import { describe, expect, test } from 'vitest';
import { type Mode, palette } from './tokens';

/** The contrast of two colors as WCAG 2.2 reckons it: from 1 (none) to 21 (black on white). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const grounds = ['paper', 'surface', 'sunken'] as const;
const words = ['ink', 'muted', 'accent', 'late', 'soon'] as const;
const pairs = [
  ...words.flatMap((word) => grounds.map((ground) => [word, ground, 4.5] as const)),
  ['onAccent', 'accent', 4.5],
  ['late', 'lateSoft', 4.5],
  ['soon', 'soonSoft', 4.5],
  ['accent', 'accentSoft', 4.5],
  ['ink', 'found', 4.5],
  ...grounds.map((ground) => ['edge', ground, 3] as const),
] as const;

test('contrast is reckoned as WCAG says: black on white is 21', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 6);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});

describe.each<Mode>(['light', 'dark'])('the colors by %s', (mode) => {
  test.each(pairs)('%s on %s is at least %s to one', (front, ground, least) => {
    expect(contrast(palette[mode][front], palette[mode][ground])).toBeGreaterThanOrEqual(least);
  });
});
