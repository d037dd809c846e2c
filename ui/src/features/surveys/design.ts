// Changing what a questionnaire asks, before it is kept. Pure.
import type { Asks, Choice, Design, Question } from '../../bindings/operations';

export type Kind = Asks['kind'];

export const kinds: Kind[] = ['satisfaction', 'single', 'multiple', 'recommend', 'number', 'text', 'matrix'];

/** An answer of this kind, empty. */
export function asksOf(kind: Kind): Asks {
  switch (kind) {
    case 'satisfaction':
      return { kind, does_not_apply: true };
    case 'single':
    case 'multiple':
      return { kind, options: [choice(1), choice(2)] };
    case 'matrix':
      return { kind, items: [choice(1), choice(2)], does_not_apply: true };
    case 'number':
      return { kind, min: 0, max: 99, unit: '' };
    default:
      return { kind };
  }
}

function choice(code: number): Choice {
  return { code, text: '' };
}

/** A new question. Its key makes it the same question in every later version. */
export function newQuestion(): Question {
  return {
    key: `q-${crypto.randomUUID().slice(0, 13)}`,
    text: '',
    topic: null,
    required: false,
    asks: asksOf('satisfaction'),
    only_if: null,
  };
}

export function newDesign(): Design {
  return { opening: '', sections: [{ title: '', questions: [newQuestion()] }], closing: '' };
}

/** The choices with one more. A code that stood there is not given again. */
export function withChoice(choices: Choice[], most: number): Choice[] {
  const codes = choices.map(({ code }) => code);
  const next = Math.max(0, ...codes) + 1;
  const free = Array.from({ length: most }, (_, at) => at + 1).find((code) => !codes.includes(code));
  const code = next <= most ? next : free;
  return code === undefined ? choices : [...choices, choice(code)];
}

/** The list with the entry at `at` moved by one place. */
export function moved<T>(list: T[], at: number, by: 1 | -1): T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) {
    return list;
  }
  return list.map((entry, place) => (place === at ? other : place === to ? one : entry));
}

/** The list with another entry at `at`, or without it. */
export function replaced<T>(list: T[], at: number, entry: T | null): T[] {
  return list.flatMap((old, place) => (place !== at ? [old] : entry === null ? [] : [entry]));
}

/** The questions before the one with this key by which it can be asked or not. */
export function gatesBefore(design: Design, key: string): Question[] {
  const all = design.sections.flatMap((section) => section.questions);
  const before = all.slice(
    0,
    all.findIndex((question) => question.key === key),
  );
  return before.filter(({ asks }) => ['satisfaction', 'single', 'recommend'].includes(asks.kind));
}

/** Whether two questions ask the same in the same words, whatever they depend on. */
export function alike(one: Question, other: Question): boolean {
  const said = ({ text, topic, required, asks }: Question) =>
    JSON.stringify([text.trim(), topic ?? null, required, Object.entries(asks).sort()]);
  return said(one) === said(other);
}
