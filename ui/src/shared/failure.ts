// Failures in words, at the field that they belong to.
import type { FormInstance } from 'antd';
import { type Failure, isFailure } from '../host';
import type { Language } from './format';
import { failuresIn } from './i18n';

/** What happened, what is safe, what to do. Something that was never reported as a failure is the program's mistake. */
export function failureText(caught: unknown, language: Language): string {
  const failure: Pick<Failure, 'code' | 'params'> = isFailure(caught)
    ? caught
    : { code: 'internal', params: {} };
  const texts = failuresIn(language);
  const text = texts[failure.code] ?? texts.internal;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(failure.params[name] ?? ''));
}

/** A field as core names it, as a form does: `people[0].phones[1]` is `['people', 0, 'phones', 1]`. */
export function fieldPath(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

/** The field of the form that a failure belongs to: itself, or what it is a part of. */
function placeOf(form: FormInstance, field: string): (string | number)[] | undefined {
  const path = fieldPath(field);
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    if (form.getFieldInstance(part) !== undefined) {
      return part;
    }
  }
  return undefined;
}

/**
 * Shows a failure at its field of the form and moves there. Answers the text of one that belongs to none of its fields,
 * for the form to show as a whole.
 */
export function showInForm(form: FormInstance, caught: unknown, language: Language): string | null {
  const text = failureText(caught, language);
  const place = isFailure(caught) && caught.field !== undefined ? placeOf(form, caught.field) : undefined;
  if (place === undefined) {
    return text;
  }
  form.setFields([{ name: place, errors: [text] }]);
  form.focusField(place);
  return null;
}
