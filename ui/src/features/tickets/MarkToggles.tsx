// Marks while a ticket is taken down: one key each, with what they mean.
import { Checkbox, Form, type FormInstance } from 'antd';
import type { Mark } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { altName, isAlt, useKeys } from '../../shared/keyboard';
import type { Fields } from './intakeFields';

/** The key of each, beside Alt. */
const markKeys: [Mark, string][] = [
  ['urgent', 'Z'],
  ['important', 'X'],
  ['about_staff', 'C'],
];

interface Props {
  form: FormInstance<Fields>;
  /** Whether keys are for this form. */
  active: boolean;
}

export function MarkToggles({ form, active }: Props) {
  const { t } = useWords();
  useKeys((event) => {
    const mark = active ? markKeys.find(([, key]) => isAlt(event, key))?.[0] : undefined;
    if (mark !== undefined) {
      event.preventDefault();
      form.setFieldValue(mark, form.getFieldValue(mark) === 'yes' ? undefined : 'yes');
    }
  });
  return (
    <fieldset className="mark-toggles" aria-label={t('act.marks')}>
      {markKeys.map(([mark, key]) => (
        <Form.Item
          key={mark}
          name={mark}
          valuePropName="checked"
          getValueProps={(value: unknown) => ({ checked: value === 'yes' })}
          normalize={(checked: boolean) => (checked ? 'yes' : undefined)}
        >
          <Checkbox>
            {t(`mark.${mark}`)} <kbd>{altName(key)}</kbd>
            <span className="faint">{t(`markHint.${mark}`)}</span>
          </Checkbox>
        </Form.Item>
      ))}
    </fieldset>
  );
}
