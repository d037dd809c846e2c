import { expect, test } from 'vitest';
import type { Choice, Design, Question } from '../../bindings/operations';
import {
  alike,
  asksOf,
  gatesBefore,
  kinds,
  moved,
  newDesign,
  newQuestion,
  replaced,
  withChoice,
} from './design';

test('a code is given once', () => {
  const codes = (choices: Choice[]) => choices.map(({ code }) => code);
  const some = [1, 4].map((code) => ({ code, text: '' }));
  expect(codes(withChoice(some, 9))).toEqual([1, 4, 5]);
  const high = [1, 9].map((code) => ({ code, text: '' }));
  expect(codes(withChoice(high, 9))).toEqual([1, 9, 2]);
  const full = [1, 2].map((code) => ({ code, text: '' }));
  expect(withChoice(full, 2)).toBe(full);
});

test('entries move by one place and stay at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  expect(replaced(['a', 'b'], 1, 'c')).toEqual(['a', 'c']);
  expect(replaced(['a', 'b'], 0, null)).toEqual(['b']);
});

test('a question can depend on earlier ones that are answered by one code', () => {
  const questions: Question[] = kinds.map((kind) => ({ ...newQuestion(), key: kind, asks: asksOf(kind) }));
  const design: Design = { ...newDesign(), sections: [{ title: '', questions }] };
  expect(gatesBefore(design, 'matrix').map(({ key }) => key)).toEqual([
    'satisfaction',
    'single',
    'recommend',
  ]);
  expect(gatesBefore(design, 'satisfaction')).toEqual([]);
});

test('a question is the one that was kept as long as it says the same', () => {
  const kept: Question = { ...newQuestion(), text: '电梯好用吗？', topic: 'repair' };
  expect(alike(kept, { ...kept, text: ' 电梯好用吗？ ', only_if: { question: 'a', codes: [1] } })).toBe(true);
  expect(alike(kept, { ...kept, text: '电梯快吗？' })).toBe(false);
  expect(alike(kept, { ...kept, asks: asksOf('text') })).toBe(false);
});
