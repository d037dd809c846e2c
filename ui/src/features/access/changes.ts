// What an entry of the audit trail says of a change, in the words of the screens where it was made.
import { area, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';

type Translate = ReturnType<typeof useWords>['t'];

/** Where the words of a field's values stand. */
const wordsOf: Record<string, string> = {
  category: 'category',
  status: 'status',
  kind: 'roomKind',
  contact_way: 'contactWay',
  role: 'householdRole',
  roles: 'role',
};

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A value as people read it; what has no words of its own stays as it is. */
export function valueText(
  t: Translate,
  field: string,
  value: unknown,
  at: (moment: string) => string,
): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return t('audit.empty');
  }
  if (Array.isArray(value)) {
    return value.map((one) => valueText(t, field, one, at)).join('、');
  }
  switch (typeof value) {
    case 'boolean':
      return t(value ? 'auditValue.yes' : 'auditValue.no');
    case 'number':
      return field === 'area_hundredths' ? area(value) : value.toLocaleString('en');
    case 'string': {
      if (instant.test(value)) {
        return at(value);
      }
      const words = wordsOf[field];
      return words === undefined
        ? value
        : t(`${words}.${value}` as 'status.archived', { defaultValue: value });
    }
    default:
      return JSON.stringify(value);
  }
}

/** How a field and its values are called. */
export function useChangeWords() {
  const { t, language } = useWords();
  const zone = useZone();
  return {
    name: (field: string) => t(`auditField.${field}` as 'auditField.name', { defaultValue: field }),
    value: (field: string, value: unknown) => valueText(t, field, value, (at) => moment(at, zone, language)),
  };
}
