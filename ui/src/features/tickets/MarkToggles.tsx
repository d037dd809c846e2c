// Marks while a ticket is taken down: one key each, with what they mean.
import { Checkbox, Form, type FormInstance } from 'antd';
import type { Mark } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { nameOfKey, pressed, useKeys } from '../../shared/keyboard';
import type { Fields } from './intakeFields';

const marks = ['urgent', 'important', 'about_staff'] as const satisfies Mark[];

interface Props {
  form: FormInstance<Fields>;
  /** Whether keys are for this form. */
  active: boolean;
}

export function MarkToggles({ form, active }: Props) {
  const { t } = useWords();
  useKeys((event) => {
    const mark = active ? marks.find((one) => pressed(event, one)) : undefined;
    if (mark !== undefined) {
      event.preventDefault();
      form.setFieldValue(mark, form.getFieldValue(mark) === 'yes' ? undefined : 'yes');
    }
  });
  return (
    <fieldset className="mark-toggles" aria-label={t('act.marks')}>
      {marks.map((mark) => (
        <Form.Item
          key={mark}
          name={mark}
          valuePropName="checked"
          getValueProps={(value: unknown) => ({ checked: value === 'yes' })}
          normalize={(checked: boolean) => (checked ? 'yes' : undefined)}
        >
          <Checkbox>
            {t(`mark.${mark}`)} <kbd>{nameOfKey(mark)}</kbd>
            <span className="faint">{t(`markHint.${mark}`)}</span>
          </Checkbox>
        </Form.Item>
      ))}
    </fieldset>
  );
}
