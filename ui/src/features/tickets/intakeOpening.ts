// What the form of a new ticket does by itself as it opens: the call begins, the focus stands where one writes, and what is known already
// is taken over.
import type { FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FoundResident } from '../../bindings/operations';
import type { useChannels } from '../../shared/lookups';
import { takeCaller } from './Caller';
import { type Fields, isBegun } from './intakeFields';

type Intake = FormInstance<Fields>;

/** The call begins when the form opens; one that is half filled in keeps its moment. */
export function useCallBegun(form: Intake, opening: boolean): void {
  useEffect(() => {
    if (opening && (form.getFieldValue('began_at') === undefined || !isBegun(form.getFieldsValue(true)))) {
      form.setFieldValue('began_at', new Date().toISOString());
    }
  }, [opening, form]);
}

/** Whoever comes to the form writes at once. */
export function useFocus(form: Intake, active: boolean): void {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const known = form.getFieldValue('room_id') !== undefined;
    const begin = () => {
      // Whoever has begun to write somewhere stays there.
      if (document.activeElement?.closest('form#intake') == null) {
        document.getElementById(known ? 'intake_content' : 'intake_look_up')?.focus();
      }
    };
    // The drawer takes the focus for itself when it is open, which is later on a busy machine.
    const timers = [60, 200, 500, 1000].map((wait) => setTimeout(begin, wait));
    return () => timers.forEach(clearTimeout);
  }, [active, form]);
}

/**
 * Somebody who was looked up calls: a form that is half filled in for another stays as it is until it is sent. Answers who is offered
 * then, and what to call when they are taken or no longer wanted.
 */
export function useCaller(form: Intake, caller: FoundResident | null) {
  const [offered, setOffered] = useState<FoundResident | null>(null);
  const taken = useRef<FoundResident | null>(null);
  useEffect(() => {
    if (caller === null || caller === taken.current) {
      return;
    }
    taken.current = caller;
    if (form.getFieldValue('content')) {
      setOffered(caller);
    } else {
      takeCaller(form, caller);
    }
  }, [caller, form]);
  return [offered, () => setOffered(null)] as const;
}

/** What was written elsewhere comes below what stands here already: nothing is lost. */
export function useWrittenElsewhere(form: Intake, words: { text: string } | null): void {
  const taken = useRef<{ text: string } | null>(null);
  useEffect(() => {
    if (words === null || words === taken.current) {
      return;
    }
    taken.current = words;
    const before = form.getFieldValue('content');
    form.setFieldValue('content', before ? `${before}\n${words.text}` : words.text);
  }, [words, form]);
}

/** The first of the channels that may be chosen is, as long as nobody chose one of them. */
export function useUsualChannel(form: Intake, channels: ReturnType<typeof useChannels>): void {
  const firstChannel = channels.data?.[0]?.id;
  useEffect(() => {
    const chosen = form.getFieldValue('channel_id');
    const gone =
      channels.isPlaceholderData === false && !(channels.data ?? []).some(({ id }) => id === chosen);
    if (firstChannel !== undefined && (chosen === undefined || gone)) {
      form.setFieldValue('channel_id', firstChannel);
    }
  }, [firstChannel, channels.data, channels.isPlaceholderData, form]);
}
