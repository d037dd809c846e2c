// Half-filled forms, kept in the encrypted store for the person who began them: through a lock, a crash, another
// person's turn at the desk.
import { Form, type FormInstance } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../host';

/** How long after the last key a form is kept, in milliseconds. */
const pause = 700;

const open = new Set<() => Promise<void>>();

/** Keeps at once what was written a moment ago: before the desk is locked or left. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...open].map((keep) => keep()));
}

/** Has `keep` called as well before the desk is locked or left. Answers what to call when there is nothing left to keep. */
export function alsoKeep(keep: () => Promise<void>): () => void {
  open.add(keep);
  return () => void open.delete(keep);
}

/** What is kept, given back and forgotten, one after the other: whoever comes back at once finds what was just kept. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const turn = last.then(act);
  last = turn.catch(() => {});
  return turn;
}

/** What stands in the fields, as text; empty if nothing worth keeping does. */
export function draftText(fields: Record<string, unknown>, worth: string[]): string {
  const kept = Object.entries(fields).filter(([, value]) => isPlain(value) || isRows(value));
  return worth.some((name) => isWritten(fields[name])) ? JSON.stringify(Object.fromEntries(kept)) : '';
}

/** Words and choices; a moment that was picked is no text, and is picked again. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Rows of a list whose fields are words and choices. */
function isRows(value: unknown): value is Record<string, unknown>[] {
  const isRow = (row: unknown) =>
    typeof row === 'object' &&
    row !== null &&
    Object.getPrototypeOf(row) === Object.prototype &&
    Object.values(row).every((field) => field === undefined || isPlain(field));
  return Array.isArray(value) && value.every(isRow);
}

function isWritten(value: unknown): boolean {
  if (isRows(value)) {
    return value.some((row) => Object.values(row).some(isWritten));
  }
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

/** What is half written, as it is kept. */
interface Keeping {
  /** It was sent or given up: what was photographed for it goes as well. */
  sent: () => void;
  /** What was kept before has been asked for, and given back if there was any. */
  ready: boolean;
  /** Something kept before was given back. */
  restored: boolean;
}

/**
 * Keeps a text under a name: what `read` answers, empty if nothing is worth keeping, each time that `written` has changed and a
 * moment has passed. `first` is not kept again. What was kept before is handed to `give`, unless something was written meanwhile.
 */
export function useKeeping(
  kind: string,
  first: string,
  read: () => string,
  give: (content: string) => void,
  written: unknown,
): Keeping {
  const kept = useRef(first);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const latest = useRef({ read, give });
  useEffect(() => {
    latest.current = { read, give };
  });

  const keep = useCallback(async () => {
    const text = latest.current.read();
    if (text === kept.current) {
      return;
    }
    const before = kept.current;
    kept.current = text;
    // Whoever deletes the words to write them anew has not given up what was photographed for them.
    const act = () =>
      text === '' ? api.dropDraft({ kind, keep_files: true }) : api.saveDraft({ kind, content: text });
    // A draft that could not be kept is still on the screen; the next key tries again.
    await inTurn(act).catch(() => {
      kept.current = before;
    });
  }, [kind]);

  useEffect(() => {
    let gone = false;
    void inTurn(() => api.getDraft({ kind }))
      .then((draft) => {
        // What was typed meanwhile is newer.
        if (!gone && draft !== null && latest.current.read() === '') {
          kept.current = draft.content;
          latest.current.give(draft.content);
          setRestored(true);
        }
      })
      .catch(() => {})
      .finally(() => setReady(true));
    return () => {
      gone = true;
    };
  }, [kind]);

  useEffect(() => {
    if (!ready) {
      return;
    }
    open.add(keep);
    return () => {
      open.delete(keep);
      // The form goes, with its page or because it is no longer offered: what was written a moment ago stays.
      void keep();
    };
  }, [keep, ready]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written is what makes it run again
  useEffect(() => {
    if (!ready) {
      return;
    }
    const timer = setTimeout(() => void keep(), pause);
    return () => clearTimeout(timer);
  }, [written, keep, ready]);

  const sent = useCallback(() => {
    // A form that goes as it was sent does not keep it again.
    kept.current = latest.current.read();
    setRestored(false);
    void inTurn(() => api.dropDraft({ kind })).catch(() => {});
  }, [kind]);
  return { sent, ready, restored };
}

/**
 * Keeps a form and gives it back. `worth` names the fields whose words or choices are worth keeping; `opened` is what a form
 * that begins with what is saved already says, which is kept only once it is changed. Answers what to call when the form was
 * sent or given up: what was photographed for it goes as well.
 */
export function useDraft(
  form: FormInstance,
  kind: string,
  worth: string[],
  opened?: Record<string, unknown>,
): () => void {
  // Watched, so that this runs again after every key; what is kept is read from the form itself, which is never late.
  const fields = Form.useWatch([], form) as Record<string, unknown> | undefined;
  const first = opened === undefined ? '' : draftText(opened, worth);
  const read = () => draftText(form.getFieldsValue(true), worth);
  return useKeeping(kind, first, read, (content) => form.setFieldsValue(JSON.parse(content)), fields).sent;
}

/** A form of which what was changed since it was opened is kept. */
export interface Changed {
  /** To be called when it was sent. */
  sent: () => void;
  /** What was changed before is in the form again. */
  restored: boolean;
  /** Leaves the form as it was opened. */
  giveUp: () => void;
}

/**
 * Keeps what is changed in a form and gives it back: of the fields named in `names` (`plan.cause` of one within another) those
 * that no longer say what they said in `opened`. What others saved meanwhile in the other fields is left as they saved it.
 */
export function useChanged(form: FormInstance, kind: string, names: string[], opened: object): Changed {
  const fields = Form.useWatch([], form) as Record<string, unknown> | undefined;
  const [begun] = useState(opened);
  const read = () => changedText(form.getFieldsValue(true), names, begun);
  const give = (content: string) => {
    for (const [name, value] of Object.entries(JSON.parse(content) as Record<string, unknown>)) {
      // As if it had just been written: a form does not put its own proposal there.
      form.setFields([{ name: pathOf(name), value: fromKept(value), touched: true }]);
    }
  };
  const { sent, restored } = useKeeping(kind, '', read, give, fields);
  const giveUp = () => {
    form.resetFields();
    sent();
  };
  return { sent, restored, giveUp };
}

/** Where a field is in a form: `limits.0.amount` is in the first row of a list. */
function pathOf(name: string): (string | number)[] {
  return name.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The fields that differ from what was opened, as text; empty if none does. */
export function changedText(fields: object, names: string[], opened: object): string {
  const changed = names.flatMap((name) => {
    const [now, before] = [toKept(within(fields, name)), toKept(within(opened, name))];
    return JSON.stringify(now) === JSON.stringify(before) ? [] : [[name, now]];
  });
  return changed.length === 0 ? '' : JSON.stringify(Object.fromEntries(changed));
}

function within(fields: object, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], fields);
}

/** Words, choices, days and rows of them, as JSON has them; nothing of what is empty. */
function toKept(value: unknown): unknown {
  if (value === undefined || value === null || value === '') {
    return null;
  }
  if (dayjs.isDayjs(value)) {
    return { moment: value.format('YYYY-MM-DDTHH:mm:ss') };
  }
  if (Array.isArray(value)) {
    return value.map(toKept);
  }
  return typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, one]) => (toKept(one) === null ? [] : [[name, toKept(one)]])),
      )
    : value;
}

/** What `toKept` made, as a form has it. */
export function fromKept(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(fromKept);
  }
  if (typeof value !== 'object' || value === null) {
    return value ?? undefined;
  }
  const { moment, ...rest } = value as { moment?: unknown };
  return typeof moment === 'string' && Object.keys(rest).length === 0
    ? dayjs(moment)
    : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromKept(one)]));
}

/**
 * A text that is kept while it is written and not sent: what it says, how to write it, what to call when it was sent, and
 * whether what it says was written before.
 */
export function useKeptText(kind: string): [string, (text: string) => void, () => void, Changed] {
  const [text, setText] = useState('');
  const now = useRef(text);
  const write = useCallback((words: string) => {
    now.current = words;
    setText(words);
  }, []);
  const read = () => (now.current.trim() === '' ? '' : JSON.stringify(now.current));
  const { sent, restored } = useKeeping(kind, '', read, (content) => write(JSON.parse(content)), text);
  const done = useCallback(() => {
    write('');
    sent();
  }, [write, sent]);
  return [text, write, done, { sent: done, restored, giveUp: done }];
}

/** What is half typed and must be nowhere else than in the memory of this program. */
const held = new Map<string, unknown>();

/** Holds something half typed in memory, until the desk is locked or left; nothing lets go of it. */
export function hold(name: string, value: unknown): void {
  if (value === undefined) {
    held.delete(name);
  } else {
    held.set(name, value);
  }
}

export function heldOf<Value>(name: string): Value | undefined {
  return held.get(name) as Value | undefined;
}

/** The desk is locked or left. */
export function forgetHeld(): void {
  held.clear();
}
