// Half-filled forms, kept in the encrypted store for the person who began them: through a lock, a crash, another
// person's turn at the desk.
import { Form, type FormInstance } from 'antd';
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
  const kept = useRef(opened === undefined ? '' : draftText(opened, worth));
  const [ready, setReady] = useState(false);
  const names = useRef(worth);

  const keep = useCallback(async () => {
    const text = draftText(form.getFieldsValue(true), names.current);
    if (text === kept.current) {
      return;
    }
    const before = kept.current;
    kept.current = text;
    // Whoever deletes the words to write them anew has not given up what was photographed for them.
    const act = () =>
      text === '' ? api.dropDraft({ kind, keep_files: true }) : api.saveDraft({ kind, content: text });
    // A draft that could not be kept is still on the screen; the next key tries again.
    await act().catch(() => {
      kept.current = before;
    });
  }, [form, kind]);

  useEffect(() => {
    let gone = false;
    void api
      .getDraft({ kind })
      .then((draft) => {
        // What was typed meanwhile is newer.
        if (!gone && draft !== null && draftText(form.getFieldsValue(true), names.current) === '') {
          kept.current = draft.content;
          form.setFieldsValue(JSON.parse(draft.content));
        }
      })
      .catch(() => {})
      .finally(() => setReady(true));
    return () => {
      gone = true;
    };
  }, [form, kind]);

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

  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are what makes it run again
  useEffect(() => {
    if (!ready) {
      return;
    }
    const timer = setTimeout(() => void keep(), pause);
    return () => clearTimeout(timer);
  }, [fields, keep, ready]);

  return useCallback(() => {
    kept.current = '';
    void api.dropDraft({ kind }).catch(() => {});
  }, [kind]);
}
