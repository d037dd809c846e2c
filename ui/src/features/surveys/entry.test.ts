import { expect, test } from 'vitest';
import type { Answer, Asks, Design, OnlyIf, Question } from '../../bindings/operations';
import { begin, isComplete, kept, press, type Typing, write } from './entry';

function question(key: string, asks: Asks, only_if: OnlyIf | null = null): Question {
  return { key, text: key, topic: null, required: false, asks, only_if };
}

const scale: Asks = { kind: 'satisfaction', does_not_apply: true };
const options = [1, 2, 3, 4].map((code) => ({ code, text: `选${code}` }));

function design(questions: Question[]): Design {
  return { opening: '', closing: '', sections: [{ title: '', questions }] };
}

/** Presses the keys, which are single characters, or names in angle brackets. */
function type(typing: Typing, keys: string): Typing {
  const all = keys.match(/<\w+>|./g) ?? [];
  return all.reduce((typing, key) => press(typing, key.replace(/[<>]/g, '')), typing);
}

function code(code: number): Answer {
  return { kind: 'code', code };
}

/** A form of twelve questions as offices ask them. */
const twelve = design([
  question('overall', { kind: 'satisfaction', does_not_apply: false }),
  question('recommend', { kind: 'recommend' }),
  ...['safety', 'cleaning', 'greening', 'repair', 'attitude', 'fees', 'reply'].map((key) =>
    question(key, scale),
  ),
  question('tenure', { kind: 'single', options }),
  question('improve', { kind: 'multiple', options }),
  question('said', { kind: 'text' }),
]);

test('a form of twelve questions takes sixteen keys', () => {
  // 10 takes two keys, several choices take one more; the last Enter keeps the form.
  const keys = ['4', '1', '0', '5', '5', '4', '3', '5', '0', '4', '1', '1', '3', '<Enter>', '-', '<Enter>'];
  const typing = keys.slice(0, -1).reduce((typing, key) => type(typing, key), begin(twelve));
  expect(keys).toHaveLength(16);
  expect(isComplete(typing)).toBe(true);
  expect(typing.at).toBe(12);
  expect(kept(typing)).toMatchObject({
    overall: code(4),
    recommend: code(10),
    fees: code(0),
    improve: { kind: 'choices', codes: [1, 3] },
    said: { kind: 'blank' },
  });
});

test('what is out of range is not taken', () => {
  const cases: [Asks, string, Answer | undefined, string | null][] = [
    [scale, '6', undefined, 'code'],
    [scale, '0', code(0), null],
    [{ kind: 'satisfaction', does_not_apply: false }, '0', undefined, 'code'],
    [scale, '<Enter>', undefined, 'nothing'],
    [scale, '*', { kind: 'unreadable' }, null],
    [scale, 'a', undefined, null],
    [{ kind: 'recommend' }, '1', undefined, null],
    [{ kind: 'recommend' }, '15', undefined, 'one'],
    [{ kind: 'recommend' }, '1<Enter>', code(1), null],
    [{ kind: 'recommend' }, '10', code(10), null],
    [{ kind: 'recommend' }, '7', code(7), null],
    [{ kind: 'number', min: 1, max: 20, unit: '' }, '21<Enter>', undefined, 'range'],
    [
      { kind: 'number', min: 1, max: 20, unit: '' },
      '2<Backspace>12<Enter>',
      { kind: 'number', number: 12 },
      null,
    ],
    [{ kind: 'multiple', options }, '31<Enter>', { kind: 'choices', codes: [1, 3] }, null],
    [{ kind: 'multiple', options }, '1313<Enter>', undefined, 'nothing'],
    [{ kind: 'multiple', options }, '5', undefined, 'code'],
    [{ kind: 'single', options }, '4', code(4), null],
  ];
  for (const [asks, keys, answer, refused] of cases) {
    const typing = type(begin(design([question('a', asks)])), keys);
    expect([keys, typing.answers.a, typing.refused]).toEqual([keys, answer, refused]);
  }
});

test('questions that are not asked are passed over, and come back when the answer before is taken back', () => {
  const gate = question('asked', { kind: 'single', options: options.slice(0, 2) });
  const skipped = question('solved', scale, { question: 'asked', codes: [1] });
  const form = design([gate, skipped, question('last', scale)]);
  const passed = type(begin(form), '25');
  expect([isComplete(passed), Object.keys(kept(passed))]).toEqual([true, ['asked', 'last']]);
  const asked = type(passed, '<Backspace><Backspace>1');
  expect(asked.at).toBe(1);
  // Blank says nothing about what depends on it.
  expect(type(begin(form), '-').at).toBe(1);
  // An answer that nothing depends on any more is not kept.
  const changed = type(type(begin(form), '13'), '<ArrowUp><ArrowUp>2');
  expect(kept({ ...changed, at: 2 })).toEqual({ asked: code(2) });
});

test('words are written and kept as they are', () => {
  const typing = begin(design([question('said', { kind: 'text' })]));
  expect(press(write(typing, '电梯-慢*'), 'Enter').answers.said).toEqual({ kind: 'text', text: '电梯-慢*' });
  expect(press(typing, '-').answers.said).toEqual({ kind: 'blank' });
});
