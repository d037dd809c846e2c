// Half-filled forms, kept in the encrypted store for the person who began them: through a lock, a crash, another
// person's turn at the desk.
import { Form, type FormInstance } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../host';

/** How long after the last key a form is kept, in milliseconds. */
const pause = 700;

const waiting = new Set<() => Promise<void>>();

/** Keeps at once what was written a moment ago: before the desk is locked or left. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...waiting].map((keep) => keep()));
}

/** What stands in the fields, as text; empty if nothing worth keeping does. */
export function draftText(fields: Record<string, unknown>, worth: string[]): string {
  const written = worth.some((name) => typeof fields[name] === 'string' && fields[name].trim() !== '');
  return written ? JSON.stringify(fields) : '';
}

/**
 * Keeps a form and gives it back. `worth` names the fields whose words are worth keeping. Answers what to call when
 * the form was sent or emptied.
 */
export function useDraft(form: FormInstance, kind: string, worth: string[]): () => void {
  const fields = Form.useWatch([], form) as Record<string, unknown> | undefined;
  const text = fields === undefined ? null : draftText(fields, worth);
  const kept = useRef('');
  const ready = useRef(false);
  const names = useRef(worth);

  useEffect(() => {
    let gone = false;
    void api.getDraft({ kind }).then(
      (draft) => {
        // What was typed meanwhile is newer.
        if (!gone && draft !== null && draftText(form.getFieldsValue(true), names.current) === '') {
          kept.current = draft.content;
          form.setFieldsValue(JSON.parse(draft.content));
        }
        ready.current = true;
      },
      () => {
        ready.current = true;
      },
    );
    return () => {
      gone = true;
    };
  }, [form, kind]);

  useEffect(() => {
    if (text === null || text === kept.current || !ready.current) {
      return;
    }
    const keep = async () => {
      waiting.delete(keep);
      clearTimeout(timer);
      kept.current = text;
      // A draft that could not be kept is still on the screen; the next key tries again.
      await (text === '' ? api.dropDraft({ kind }) : api.saveDraft({ kind, content: text })).catch(() => {
        kept.current = '';
      });
    };
    const timer = setTimeout(() => void keep(), pause);
    waiting.add(keep);
    return () => {
      clearTimeout(timer);
      waiting.delete(keep);
    };
  }, [text, kind]);

  return useCallback(() => {
    kept.current = '';
    void api.dropDraft({ kind }).catch(() => {});
  }, [kind]);
}
