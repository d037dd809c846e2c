// Which failures are about the recovery key that was typed.
import type { FormInstance } from 'antd';
import { isFailure } from '../host';
import { showInForm } from '../shared/failure';
import type { Language } from '../shared/format';

/** Shows a failure in the form: what is wrong with the recovery key stands at the key. */
export function showKeyFailure(form: FormInstance, caught: unknown, language: Language): string | null {
  const wrong = isFailure(caught) && caught.code === 'store.recovery_key_wrong';
  return showInForm(form, wrong ? { ...caught, field: 'recovery_key' } : caught, language);
}
