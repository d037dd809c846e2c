// What is wrong with a questionnaire, and at which of its questions.
import { isFailure } from '../../host';
import { failureText as said } from '../../shared/failure';
import type { Language } from '../../shared/format';
import type { useWords } from '../../shared/i18n';

/** Whether the failure belongs to this field or to a part of it. */
export function isAt(caught: unknown, field: string): boolean {
  return isFailure(caught) && (caught.field ?? '').startsWith(field);
}

/** The failure in words, with the place of the question that it belongs to. */
export function failureText(
  caught: unknown,
  language: Language,
  t: ReturnType<typeof useWords>['t'],
): string {
  const text = said(caught, language);
  const at = isFailure(caught) ? /^sections\[(\d+)\]\.questions\[(\d+)\]/.exec(caught.field ?? '') : null;
  if (at === null) {
    return text;
  }
  const [section, question] = [Number(at[1]) + 1, Number(at[2]) + 1];
  return `${t('surveys.atQuestion', { section, question })}${text}`;
}
