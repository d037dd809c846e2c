// Failures in words, at the field that they belong to.
import type { FormInstance } from 'antd';
import { type Failure, isFailure } from '../host';
import { failures as english } from '../locales/en';
import { failures as chinese } from '../locales/zh-CN';
import type { Language } from './format';

/** What happened, what is safe, what to do. Something that was never reported as a failure is the program's mistake. */
export function failureText(caught: unknown, language: Language): string {
  const failure: Pick<Failure, 'code' | 'params'> = isFailure(caught)
    ? caught
    : { code: 'internal', params: {} };
  const texts = language === 'zh-CN' ? chinese : english;
  const text = texts[failure.code] ?? texts.internal;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(failure.params[name] ?? ''));
}

/** The parts of a field's path: `limits[0].amount` is `limits`, 0, `amount`. */
export function fieldPath(field: string): (string | number)[] {
  return field
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Shows a failure at its field of the form and moves there. Answers the text of one that belongs to none of its fields,
 * for the form to show as a whole.
 */
export function showInForm(form: FormInstance, caught: unknown, language: Language): string | null {
  const text = failureText(caught, language);
  const field = isFailure(caught) && caught.field !== undefined ? fieldPath(caught.field) : undefined;
  if (field !== undefined && form.getFieldInstance(field) !== undefined) {
    form.setFields([{ name: field, errors: [text] }]);
    form.focusField(field);
    return null;
  }
  return text;
}
