// What was changed of a rule profile, rule by rule in words: the trail keeps all rules as they were and as they are.
import type { MeetingRules, Threshold } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';

interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

/** The rules that differ between two of them as they are stored. */
export function useRuleChanges(): (before: string, after: string) => Change[] {
  const { t } = useWords();
  const fraction = (of: Threshold | null) =>
    of === null
      ? t('meetingRules.none')
      : t(`meetingRules.${of.comparison}`, { fraction: `${of.numerator}/${of.denominator}` });
  const truth = (of: boolean) => t(of ? 'audit.yes' : 'audit.no');
  const count = (of: number | null | undefined) => (of == null ? t('meetingRules.none') : String(of));
  const told = (rules: MeetingRules): [string, string | null][] => [
    [t('meetingRules.attendance'), fraction(rules.attendance)],
    [t('meetingRules.decision'), fraction(rules.decision)],
    [t('meetingRules.special'), fraction(rules.special)],
    [t('meetingRules.decisionOf'), t(`meetingRules.${rules.decision_of}`)],
    [t('meetingRules.proxies'), truth(rules.proxies)],
    [t('meetingRules.mostProxies'), count(rules.most_proxies)],
    [t('meetingRules.noticeDays'), count(rules.notice_days)],
    [
      t('meetingRules.posting'),
      rules.posting === null
        ? t('meetingRules.postingOptional')
        : t(`meetingRules.from_${rules.posting.from}`),
    ],
    [t('meetingRules.postingDays'), rules.posting === null ? null : String(rules.posting.days)],
    [t('meetingRules.parkingCounts'), truth(rules.parking_counts)],
    [t('meetingRules.invalidTakesPart'), truth(rules.invalid_takes_part)],
    [t('meetingRules.unsoldRooms'), t(`meetingRules.${rules.unsold_rooms}`)],
    [t('meetingRules.source_attendance'), rules.sources.attendance],
    [t('meetingRules.source_decision'), rules.sources.decision],
    [t('meetingRules.source_proxies'), rules.sources.proxies],
    [t('meetingRules.source_notice'), rules.sources.notice],
    [t('meetingRules.source_posting'), rules.sources.posting],
    [t('meetingRules.source_electorate'), rules.sources.electorate],
  ];
  return (before, after) => {
    const was = told(JSON.parse(before) as MeetingRules);
    const is = told(JSON.parse(after) as MeetingRules);
    return is.flatMap(([field, now], at) => {
      const then = was[at]?.[1] ?? null;
      return then === now ? [] : [{ field, before: then, after: now }];
    });
  };
}
