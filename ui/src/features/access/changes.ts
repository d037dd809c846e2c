// What an entry of the audit trail says of a change, in the words of the screens where it was made.
import { area, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';

type Translate = ReturnType<typeof useWords>['t'];

/** Where the words of a field's values stand. */
const wordsOf: Record<string, string> = {
  attendance: 'attendanceState',
  category: 'category',
  state: 'meetingState',
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
      if (field === 'people') {
        return value.replace(/^person\/\d+/, (person) => subjectText(t, person));
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

/** What an entry is about, in words: `room/3-2-1502`, `person/12`, `import/300 rows`; a number or a name stays. */
export function subjectText(t: Translate, subject: string): string {
  const [kind, ...rest] = subject.split('/');
  switch (kind) {
    case 'room':
    case 'person':
      return t(`auditSubject.${kind}`, { key: rest.join('/') });
    case 'import':
      return t('auditSubject.import');
    default:
      return subject;
  }
}

/** What is looked for in the trail when somebody types a subject as `subjectText` shows it. */
export function subjectTyped(t: Translate, typed: string): string {
  const text = typed.trim();
  for (const kind of ['room', 'person'] as const) {
    const word = t(`auditSubject.${kind}`, { key: '' }).trim();
    if (text.startsWith(word)) {
      return `${kind}/${text.slice(word.length).trim()}`;
    }
  }
  return text;
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
