// An entry of the audit trail in words: what was done, to what, and what each changed field was and is. What nobody has
// a word for is shown as it stands.
import type { AuditEntry, AuditField } from '../../bindings/operations';
import { access } from '../../locales/zh-CN/access';
import { app } from '../../locales/zh-CN/app';
import { area, day, moment, quarter } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useStaff, useZone } from '../../shared/lookups';
import { useRuleChanges } from './ruleChanges';

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
    const [kind = '', key = '', part, ...rest] = subject.split('/');
    if (kind === 'import') {
      return t('auditSubject.import');
    }
    if (!isKind(kind)) {
      return /^\d{4}Q[1-4]$/.test(subject) ? quarter(subject, language) : subject;
    }
    const whole = t(`auditSubject.${kind}`, { key });
    return part === undefined || !isPart(part)
      ? t(`auditSubject.${kind}`, { key: subject.slice(kind.length + 1) })
      : `${whole} · ${t(`auditPart.${part}`, { key: rest.join('/') }).trim()}`;
  };
}

const kinds = Object.keys(access.auditSubject) as (keyof typeof access.auditSubject)[];
const isKind = (text: string): text is (typeof kinds)[number] => (kinds as string[]).includes(text);
/** What belongs to a meeting. */
const isPart = (text: string): text is keyof typeof access.auditPart => text in access.auditPart;

/** What is looked for in the trail when somebody types a subject as `useSubject` shows it. */
export function subjectTyped(t: ReturnType<typeof useWords>['t'], typed: string): string {
  const text = typed.trim();
  const word = (kind: (typeof kinds)[number]) => t(`auditSubject.${kind}`, { key: '' }).trim();
  // The longest: some words begin with another.
  const [kind] = kinds
    .filter((one) => one !== 'import' && text.startsWith(word(one)))
    .sort((one, other) => word(other).length - word(one).length);
  if (kind !== undefined) {
    return `${kind}/${text.slice(word(kind).length).trim()}`;
  }
  return text;
}

/** The changed fields of an entry; nothing that was or is empty has a text. */
export function useChanges({ operation, changes }: Pick<AuditEntry, 'operation' | 'changes'>) {
  const { t } = useWords();
  const shown = useValue(operation);
  const rules = useRuleChanges();
  return Object.entries(changes).flatMap(([name, [before, after]]) =>
    operation === 'save_rule_profile' &&
    name === 'rules' &&
    typeof before === 'string' &&
    typeof after === 'string'
      ? rules(before, after)
      : {
          field: t(`audit.field.${name as AuditField}`, { defaultValue: name }),
          before: shown(name, before),
          after: shown(name, after),
        },
  );
}

/** Where the words of a field's values stand. */
const wordsOf: Record<string, string> = {
  attendance: 'attendanceState',
  minutes_state: 'minutesState',
  category: 'category',
  status: 'status',
  contact_way: 'contactWay',
  feedback_truth: 'feedbackTruth',
  red_flag_kind: 'redFlagKind',
  role: 'householdRole',
  roles: 'role',
  outcome: 'commentOutcome',
  solution: 'callBackSolution',
};

/** Where the words of a state stand: whose state it is, the operation that changed it says. */
function statesOf(operation: string): string {
  const states = {
    work_order: 'orderState',
    survey: 'waveState',
    action_item: 'actionItemState',
    finding: 'findingState',
    measure: 'measureState',
    policy_: 'proposalState',
    notice: 'noticeStanding',
  };
  return Object.entries(states).find(([part]) => operation.includes(part))?.[1] ?? 'meetingState';
}

/** Where the words of a kind stand. */
function kindsOf(operation: string): string {
  const kinds = { save_channel: 'channelKind', check: 'checkKind', notice: 'noticeKind' };
  return Object.entries(kinds).find(([part]) => operation.includes(part))?.[1] ?? 'roomKind';
}

function useValue(operation: string) {
  const { t, language } = useWords();
  const zone = useZone();
  const staff = useStaff().data ?? [];
  const subject = useSubject();
  const word = (field: string, text: string): string => {
    const words =
      field === 'state' ? statesOf(operation) : field === 'kind' ? kindsOf(operation) : wordsOf[field];
    if (words !== undefined) {
      return t(`${words}.${text}` as 'status.archived', { defaultValue: text });
    }
    switch (field) {
      case 'people':
        return text.replace(/^person\/\d+/, subject);
      case 'ballots':
        // `1=for 3=invalid（未签名）`: the number on the agenda, what was decided, and why it is invalid.
        return text.replaceAll(/(^| )(\d+)=(for|against|abstain|invalid)/g, (_, gap, number, choice) => {
          const said = t(`voteChoice.${choice as 'for'}`);
          return `${gap === '' ? '' : language === 'zh-CN' ? '；' : '; '}${t('audit.ballot', { number, choice: said })}`;
        });
      case 'votes': {
        // `names 3/1/0`: how many are for it, against it and abstain, and in which way they voted.
        const [, way, approving, opposing, abstaining] =
          /^(names|hands) (\d+)\/(\d+)\/(\d+)$/.exec(text) ?? [];
        return way === undefined ? text : t(`audit.${way as 'names'}`, { approving, opposing, abstaining });
      }
      case 'complaint':
      case 'suggestion':
      case 'inquiry':
      case 'days':
        // Core writes these in a row of its own terms.
        return text.replaceAll(/\b(?:elapsed_hours|working_hours|calendar_days|rest|work)\b/g, (term) =>
          t(`audit.term.${term}` as 'audit.term.rest'),
        );
      case 'responsible':
      case 'repairer':
      case 'owner':
        return staff.find(({ login }) => login === text)?.name ?? text;
      case 'recovery_key':
        return text === 'made' || text === 'renewed' ? t(`audit.${text}`) : text;
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
