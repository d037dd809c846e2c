// Typing a form in: what each key does. Pure, so that a test can press the keys. Core checks again what comes out.
import type { Answer, Design, Question } from '../../bindings/operations';

export interface EntryField {
  /** How answers name it. */
  key: string;
  question: Question;
  /** The number of the question on the paper. */
  number: number;
  /** The thing that is judged, in a matrix. */
  item: string | null;
}

export interface Typing {
  fields: EntryField[];
  answers: Record<string, Answer>;
  /** The place of the field that is typed; behind the last one the form is complete. */
  at: number;
  /** What was typed of a field that takes more than one key. */
  typed: string;
  /** Why the last key did nothing. */
  refused: Refusal | null;
}

export type Refusal = 'code' | 'nothing' | 'one' | 'range' | 'end';

/** The fields in the order of the paper. */
export function fieldsOf(design: Design): EntryField[] {
  const questions = design.sections.flatMap((section) => section.questions);
  return questions.flatMap((question, place): EntryField[] => {
    const number = place + 1;
    if (question.asks.kind === 'matrix') {
      return question.asks.items.map((item) => ({
        key: `${question.key}/${item.code}`,
        question,
        number,
        item: item.text,
      }));
    }
    return [{ key: question.key, question, number, item: null }];
  });
}

export function begin(design: Design, answers: Record<string, Answer> = {}): Typing {
  return { fields: fieldsOf(design), answers, at: 0, typed: '', refused: null };
}

/** The codes of which one is the answer. */
export function codesOf(question: Question): number[] {
  const { asks } = question;
  switch (asks.kind) {
    case 'satisfaction':
    case 'matrix':
      return asks.does_not_apply ? [5, 4, 3, 2, 1, 0] : [5, 4, 3, 2, 1];
    case 'single':
    case 'multiple':
      return asks.options.map((option) => option.code);
    case 'recommend':
      return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    default:
      return [];
  }
}

/** Whether a field is asked after the answers before it. One left blank or not to be read hides nothing. */
export function isAsked(typing: Typing, field: EntryField): boolean {
  const { only_if } = field.question;
  if (only_if === null) {
    return true;
  }
  const gate = typing.fields.find(({ key }) => key === only_if.question);
  if (gate !== undefined && !isAsked(typing, gate)) {
    return false;
  }
  const answer = typing.answers[only_if.question];
  return answer === undefined || answer.kind !== 'code' || only_if.codes.includes(answer.code);
}

/** The answers of the fields that are asked: what is kept. */
export function kept(typing: Typing): Record<string, Answer> {
  const asked = typing.fields.filter((field) => isAsked(typing, field));
  return Object.fromEntries(
    asked.flatMap(({ key }) => {
      const answer = typing.answers[key];
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}

export function isComplete(typing: Typing): boolean {
  return typing.fields.every((field) => !isAsked(typing, field) || typing.answers[field.key] !== undefined);
}

/** The typing with the field at `at`; what it has stays to be seen. */
export function goTo(typing: Typing, at: number): Typing {
  return { ...typing, at, typed: '', refused: null };
}

function beyond(typing: Typing, by: 1 | -1): number {
  let at = typing.at + by;
  for (;;) {
    const field = typing.fields[at];
    if (field === undefined || isAsked(typing, field)) {
      return Math.max(0, Math.min(at, typing.fields.length));
    }
    at += by;
  }
}

function answered(typing: Typing, field: EntryField, answer: Answer): Typing {
  const next = { ...typing, answers: { ...typing.answers, [field.key]: answer } };
  return goTo(next, beyond(next, 1));
}

function refuse(typing: Typing, refused: Refusal): Typing {
  return { ...typing, refused };
}

/** Removes what was typed last: a digit, or the answer before. */
function back(typing: Typing): Typing {
  if (typing.typed !== '') {
    return { ...typing, typed: typing.typed.slice(0, -1), refused: null };
  }
  const at = beyond(typing, -1);
  const field = typing.fields[at];
  if (field === undefined) {
    return typing;
  }
  const { [field.key]: _, ...rest } = typing.answers;
  return goTo({ ...typing, answers: rest }, at);
}

/** What Enter makes of the digits or words that were typed. */
function finish(typing: Typing, field: EntryField): Typing {
  const { asks } = field.question;
  const { typed } = typing;
  if (typed === '') {
    // What was answered before stands; what was not is said to be blank by its own key.
    return typing.answers[field.key] === undefined
      ? refuse(typing, 'nothing')
      : goTo(typing, beyond(typing, 1));
  }
  switch (asks.kind) {
    case 'multiple':
      return answered(typing, field, {
        kind: 'choices',
        codes: [...typed].map(Number).sort((a, b) => a - b),
      });
    case 'number': {
      const number = Number(typed);
      return number >= asks.min && number <= asks.max
        ? answered(typing, field, { kind: 'number', number })
        : refuse({ ...typing, typed: '' }, 'range');
    }
    case 'text':
      return answered(typing, field, { kind: 'text', text: typed });
    default:
      return answered(typing, field, { kind: 'code', code: Number(typed) });
  }
}

function digit(typing: Typing, field: EntryField, key: string): Typing {
  const { asks } = field.question;
  const { typed } = typing;
  if (asks.kind === 'number') {
    return typed.length < 6 ? { ...typing, typed: typed + key, refused: null } : refuse(typing, 'range');
  }
  if (asks.kind === 'recommend') {
    // 1 may be the beginning of 10: only 0 or Enter tell.
    if (typed === '1') {
      return key === '0' ? answered(typing, field, { kind: 'code', code: 10 }) : refuse(typing, 'one');
    }
    if (key === '1') {
      return { ...typing, typed: '1', refused: null };
    }
  }
  const code = Number(key);
  if (!codesOf(field.question).includes(code)) {
    return refuse(typing, 'code');
  }
  if (asks.kind === 'multiple') {
    const next = typed.includes(key) ? typed.replace(key, '') : typed + key;
    return { ...typing, typed: next, refused: null };
  }
  return answered(typing, field, { kind: 'code', code });
}

/** What a key does. Keys that mean nothing leave everything as it is. */
export function press(typing: Typing, key: string): Typing {
  if (key === 'Backspace' || key === 'ArrowUp') {
    if (key === 'ArrowUp') {
      return goTo(typing, beyond(typing, -1));
    }
    return back(typing);
  }
  const field = typing.fields[typing.at];
  if (field === undefined) {
    return key === 'Enter' ? typing : refuse(typing, 'end');
  }
  if (key === 'ArrowDown') {
    return typing.answers[field.key] === undefined
      ? refuse(typing, 'nothing')
      : goTo(typing, beyond(typing, 1));
  }
  if (key === 'Enter') {
    return finish(typing, field);
  }
  if (field.question.asks.kind === 'text' && typing.typed !== '') {
    return typing;
  }
  if (key === '-' || key === '－') {
    return answered(typing, field, { kind: 'blank' });
  }
  if (key === '*' || key === '/' || key === '×') {
    return answered(typing, field, { kind: 'unreadable' });
  }
  if (/^[0-9]$/.test(key) && field.question.asks.kind !== 'text') {
    return digit(typing, field, key);
  }
  return typing;
}

/** Takes what was written of an open answer. */
export function write(typing: Typing, text: string): Typing {
  return { ...typing, typed: text, refused: null };
}
