// What somebody else changed while a form was open, beside what stands in the form.
import { Alert } from 'antd';
import { useWords } from '../../shared/i18n';

interface Props {
  /** What the form began with, by the label of the field. */
  before: Record<string, string>;
  /** What is there now. */
  now: Record<string, string>;
}

export function Latest({ before, now }: Props) {
  const { t } = useWords();
  const changed = Object.entries(now).filter(([label, value]) => before[label] !== value);
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={t('person.changedMeanwhile')}
      description={
        <>
          <ul className="latest">
            {changed.map(([label, value]) => (
              <li key={label}>
                <span className="faint">{label}</span> {value === '' ? '—' : value}
              </li>
            ))}
          </ul>
          {t('person.saveAnyway')}
        </>
      }
    />
  );
}
