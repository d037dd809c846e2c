// An entry of the audit trail in words: what was done, to what, and what each changed field was and is. What nobody has
// a word for is shown as it stands.
import type { AuditEntry, AuditField } from '../../bindings/operations';
import { app } from '../../locales/zh-CN/app';
import { area, day, moment, quarter } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useStaff, useZone } from '../../shared/lookups';

/** Every operation that leaves an entry, by its name. */
export const operations = Object.keys(app.operation);

/** What an operation is called; a proof that was refused stands under the name of the operation and `.refused`. */
export function useOperationName(): (operation: string) => string {
  const { t } = useWords();
  return (operation) => {
    const [name = operation, refused] = operation.split('.');
    const words = t(`operation.${name}` as 'operation.sign_in', { defaultValue: name });
    return refused === undefined ? words : t('audit.refused', { operation: words });
  };
}

/** What something was done to. */
export function useSubject(): (subject: string) => string {
  const { t, language } = useWords();
  return (subject) => {
    if (subject === 'office') {
      return t('settings.office');
    }
    if (subject === 'audit') {
      return t('audit.title');
    }
    const [kind, ...rest] = subject.split('/');
    switch (kind) {
      case 'room':
      case 'person':
        return t(`auditSubject.${kind}`, { key: rest.join('/') });
      case 'import':
        return t('auditSubject.import');
      default:
        return /^\d{4}Q[1-4]$/.test(subject) ? quarter(subject, language) : subject;
    }
  };
}

/** What is looked for in the trail when somebody types a subject as `useSubject` shows it. */
export function subjectTyped(t: ReturnType<typeof useWords>['t'], typed: string): string {
  const text = typed.trim();
  for (const kind of ['room', 'person'] as const) {
    const word = t(`auditSubject.${kind}`, { key: '' }).trim();
    if (text.startsWith(word)) {
      return `${kind}/${text.slice(word.length).trim()}`;
    }
  }
  return text;
}

/** The changed fields of an entry; nothing that was or is empty has a text. */
export function useChanges({ operation, changes }: Pick<AuditEntry, 'operation' | 'changes'>) {
  const { t } = useWords();
  const shown = useValue(operation);
  return Object.entries(changes).map(([name, [before, after]]) => ({
    field: t(`audit.field.${name as AuditField}`, { defaultValue: name }),
    before: shown(name, before),
    after: shown(name, after),
  }));
}

/** Where the words of a field's values stand. */
const wordsOf: Record<string, string> = {
  attendance: 'attendanceState',
  minutes_state: 'minutesState',
  category: 'category',
  status: 'status',
  kind: 'roomKind',
  contact_way: 'contactWay',
  role: 'householdRole',
  roles: 'role',
};

/** Where the words of a state stand: whose state it is, the operation that changed it says. */
function statesOf(operation: string): string {
  const states = { work_order: 'orderState', survey: 'waveState', action_item: 'actionItemState' };
  return Object.entries(states).find(([part]) => operation.includes(part))?.[1] ?? 'meetingState';
}

function useValue(operation: string) {
  const { t, language } = useWords();
  const zone = useZone();
  const staff = useStaff().data ?? [];
  const subject = useSubject();
  const word = (field: string, text: string): string => {
    const words = field === 'state' ? statesOf(operation) : wordsOf[field];
    if (words !== undefined) {
      return t(`${words}.${text}` as 'status.archived', { defaultValue: text });
    }
    switch (field) {
      case 'people':
        return text.replace(/^person\/\d+/, subject);
      case 'complaint':
      case 'suggestion':
      case 'inquiry':
      case 'days':
        // Core writes these in a row of its own terms.
        return text.replaceAll(/\b(?:elapsed_hours|working_hours|calendar_days|rest|work)\b/g, (term) =>
          t(`audit.term.${term}` as 'audit.term.rest'),
        );
      case 'responsible':
        return staff.find(({ login }) => login === text)?.name ?? text;
      case 'recovery_key':
        return text === 'made' ? t('audit.made') : text;
      default:
        return text;
    }
  };
  const shown = (field: string, value: unknown): string | null => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      return null;
    }
    if (Array.isArray(value)) {
      return value.map((one) => shown(field, one)).join(language === 'zh-CN' ? '、' : ', ');
    }
    if (typeof value === 'boolean') {
      return t(value ? 'audit.yes' : 'audit.no');
    }
    if (field === 'area_hundredths' && typeof value === 'number') {
      return area(value);
    }
    if (typeof value !== 'string') {
      return JSON.stringify(value);
    }
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
      return moment(value, zone, language);
    }
    return /^\d{4}-\d\d-\d\d$/.test(value) ? day(value, language) : word(field, value);
  };
  return shown;
}
