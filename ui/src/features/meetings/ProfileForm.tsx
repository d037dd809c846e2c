// One rule profile, every field with where it stands. Those that come with the program are only shown; a copy of one can be
// changed. Core checks every field; what it refuses shows there.
import { Alert, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import type {
  Comparison,
  MeetingRules,
  PostingFrom,
  RuleProfile,
  RuleSources,
  Threshold,
} from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useRulesAction } from './rulesQueries';

/** A threshold in the form: what is compared is `none` where nothing is asked for. */
interface Fraction {
  comparison: Comparison | 'none';
  numerator?: number | null;
  denominator?: number | null;
}

interface Fields {
  name: string;
  rules: Omit<MeetingRules, 'attendance' | 'decision' | 'special' | 'posting' | 'sources'> & {
    attendance: Fraction;
    decision: Fraction;
    special: Fraction;
    posting: { from: PostingFrom | 'none'; days?: number | null };
    sources: Record<keyof RuleSources, string | null | undefined>;
  };
}

interface Props {
  profile: RuleProfile;
  /** Whether a new one is made from it. */
  copy: boolean;
  /** Whether it is only shown. */
  fixed: boolean;
  done: () => void;
}

const fraction = (threshold: Threshold | null): Fraction => threshold ?? { comparison: 'none' };

/** A number that is not given is one that core refuses at its field. */
const threshold = ({ comparison, numerator, denominator }: Fraction): Threshold | null =>
  comparison === 'none' ? null : { comparison, numerator: numerator ?? 0, denominator: denominator ?? 0 };

function rulesOf({ rules }: Fields): MeetingRules {
  const { attendance, decision, special, posting, sources, ...others } = rules;
  const source = (text: string | null | undefined) => (text?.trim() ? text : null);
  return {
    ...others,
    notice_days: rules.notice_days ?? null,
    most_proxies: rules.most_proxies ?? null,
    attendance: threshold(attendance),
    decision: threshold(decision),
    special: threshold(special),
    posting: posting.from === 'none' ? null : { from: posting.from, days: posting.days ?? 0 },
    sources: {
      attendance: source(sources.attendance),
      decision: source(sources.decision),
      proxies: source(sources.proxies),
      notice: source(sources.notice),
      posting: source(sources.posting),
      electorate: source(sources.electorate),
    },
  };
}

/** What is kept of a form that is left: every field by itself, so that others may change theirs meanwhile. */
const names = [
  'name',
  ...['attendance', 'decision', 'special'].flatMap((of) =>
    ['comparison', 'numerator', 'denominator'].map((part) => `rules.${of}.${part}`),
  ),
  ...['decision_of', 'proxies', 'most_proxies', 'notice_days', 'posting.from', 'posting.days'].map(
    (of) => `rules.${of}`,
  ),
  ...['parking_counts', 'invalid_takes_part', 'unsold_rooms'].map((of) => `rules.${of}`),
  ...['attendance', 'decision', 'proxies', 'notice', 'posting', 'electorate'].map(
    (of) => `rules.sources.${of}`,
  ),
];

export function ProfileForm({ profile, copy, fixed, done }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const { rules, kind } = profile;
  const save = useRulesAction((_: Fields) => {
    // What a folded part of the form holds counts as well.
    const fields = form.getFieldsValue(true) as Fields;
    return api.saveRuleProfile({
      kind,
      name: fields.name,
      rules: rulesOf(fields),
      ...(copy ? {} : { id: profile.id, expected_version: profile.version }),
    });
  });
  const proxies = Form.useWatch<boolean>(['rules', 'proxies'], form) ?? rules.proxies;
  const posted = Form.useWatch<PostingFrom | 'none'>(['rules', 'posting', 'from'], form) ?? 'none';
  const byArea = kind === 'assembly';
  const [initial] = useState(() => ({
    name: copy ? t('meetingRules.copyName', { name: profile.name }) : profile.name,
    rules: {
      ...rules,
      attendance: fraction(rules.attendance),
      decision: fraction(rules.decision),
      special: fraction(rules.special),
      posting: rules.posting ?? { from: 'none' as const },
    },
  }));
  const kept = useChanged(form, `profile.${profile.id}${copy ? '.copy' : ''}`, names, initial);
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={done}
      name="profile"
      className="profile"
      disabled={fixed}
      initialValues={initial}
      scrollToFirstError
    >
      {fixed && profile.shipped && <Alert type="info" showIcon title={t('meetingRules.shipped')} />}
      <Form.Item
        name="name"
        label={t('meetingRules.name')}
        rules={[{ required: true, whitespace: true, message: t('meetings.required') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <FractionFields of="attendance" />
      <Source of="attendance" />
      <FractionFields of="decision" />
      <FractionFields of="special" />
      <Form.Item name={['rules', 'decision_of']} label={t('meetingRules.decisionOf')}>
        <Select
          options={(['all', 'taking_part'] as const).map((value) => ({
            value,
            label: t(`meetingRules.${value}`),
          }))}
        />
      </Form.Item>
      <Source of="decision" />
      <Form.Item name={['rules', 'proxies']} label={t('meetingRules.proxies')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {proxies && (
        <Form.Item name={['rules', 'most_proxies']} label={t('meetingRules.mostProxies')}>
          <InputNumber precision={0} placeholder={t('meetingRules.none')} />
        </Form.Item>
      )}
      <Source of="proxies" />
      <Form.Item name={['rules', 'notice_days']} label={t('meetingRules.noticeDays')}>
        <InputNumber precision={0} placeholder={t('meetingRules.none')} />
      </Form.Item>
      <Source of="notice" />
      <div className="form-row">
        <Form.Item
          name={['rules', 'posting', 'from']}
          label={t('meetingRules.posting')}
          extra={posted === 'none' ? t('meetingRules.postingHint') : undefined}
        >
          <Select
            options={(['none', 'decision', 'meeting'] as const).map((value) => ({
              value,
              label: t(value === 'none' ? 'meetingRules.postingOptional' : `meetingRules.from_${value}`),
            }))}
          />
        </Form.Item>
        {posted !== 'none' && (
          <Form.Item name={['rules', 'posting', 'days']} label={t('meetingRules.postingDays')}>
            <InputNumber precision={0} />
          </Form.Item>
        )}
      </div>
      <Source of="posting" />
      {byArea && (
        <>
          <div className="form-row">
            <Form.Item
              name={['rules', 'parking_counts']}
              label={t('meetingRules.parkingCounts')}
              valuePropName="checked"
            >
              <Switch />
            </Form.Item>
            <Form.Item
              name={['rules', 'invalid_takes_part']}
              label={t('meetingRules.invalidTakesPart')}
              valuePropName="checked"
            >
              <Switch />
            </Form.Item>
          </div>
          <Form.Item name={['rules', 'unsold_rooms']} label={t('meetingRules.unsoldRooms')}>
            <Select
              options={(['one_head', 'head_each', 'left_out'] as const).map((value) => ({
                value,
                label: t(`meetingRules.${value}`),
              }))}
            />
          </Form.Item>
          <Source of="electorate" />
        </>
      )}
      {!fixed && (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
      )}
    </KeptForm>
  );
}

/** What must be reached: nothing, at least a fraction, or more than one. */
function FractionFields({ of }: { of: 'attendance' | 'decision' | 'special' }) {
  const { t } = useWords();
  const asked = Form.useWatch<Fraction['comparison']>(['rules', of, 'comparison']) ?? 'none';
  const label = t(`meetingRules.${of}`);
  return (
    <div className="profile-fraction">
      <Form.Item name={['rules', of, 'comparison']} label={label}>
        <Select
          options={(['none', 'at_least', 'more_than'] as const).map((value) => ({
            value,
            label: value === 'none' ? t('meetingRules.none') : t(`meetingRules.${value}`, { fraction: '' }),
          }))}
        />
      </Form.Item>
      {asked !== 'none' && (
        <>
          <Form.Item name={['rules', of, 'numerator']}>
            <InputNumber
              aria-label={`${label} ${t('meetingRules.numerator')}`}
              precision={0}
              controls={false}
            />
          </Form.Item>
          <span className="faint">/</span>
          <Form.Item name={['rules', of, 'denominator']}>
            <InputNumber
              aria-label={`${label} ${t('meetingRules.denominator')}`}
              precision={0}
              controls={false}
            />
          </Form.Item>
        </>
      )}
    </div>
  );
}

/** Where the rule above it stands. */
function Source({ of }: { of: keyof RuleSources }) {
  const { t } = useWords();
  return (
    <Form.Item name={['rules', 'sources', of]} className="profile-source">
      <Input
        aria-label={t(`meetingRules.source_${of}`)}
        placeholder={t('meetingRules.sourceHint')}
        prefix={<span className="faint">{t('meetingRules.source')}</span>}
        maxLength={200}
      />
    </Form.Item>
  );
}
