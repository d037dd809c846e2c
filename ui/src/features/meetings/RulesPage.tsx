// 议事规则和系列会议: what law and community ask of each kind of meeting, with where it stands; and the meetings that come
// again, with the day on which the next one is due.
import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { MeetingSeries, RuleProfile, Threshold } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { FormDrawer } from '../../shared/FormDrawer';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { ProfileForm } from './ProfileForm';
import { useProfiles } from './queries';
import { useSeries } from './rulesQueries';
import { SeriesForm } from './SeriesForm';
import './meetings.css';
import './rules.css';
import './work.css';

export function RulesPage() {
  const { t } = useWords();
  return (
    <section className="meetings">
      <header className="page-head">
        <h1>{t('meetingRules.page')}</h1>
        <Link className="work-link work-back" to="/meetings" search={{}}>
          {t('meetings.title')}
        </Link>
      </header>
      <SeriesList />
      <Profiles />
    </section>
  );
}

function SeriesList() {
  const { t, language } = useWords();
  const may = useMay();
  const series = useSeries();
  const profiles = useProfiles();
  const [edited, setEdited] = useState<MeetingSeries | 'new' | null>(null);
  if (series.isError) {
    return <Problem caught={series.error} retry={() => void series.refetch()} />;
  }
  return (
    <section className="rules-part" aria-label={t('meetingRules.series')}>
      <header>
        <h2>{t('meetingRules.series')}</h2>
        {may('meetings.write') && (
          <Button icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {t('meetingRules.seriesNew')}
          </Button>
        )}
      </header>
      <Table<MeetingSeries>
        size="small"
        rowKey="id"
        pagination={false}
        loading={series.isPending}
        dataSource={series.data ?? []}
        locale={{ emptyText: t('meetingRules.seriesNone') }}
        columns={[
          {
            title: t('meetingRules.name'),
            render: (_, row) =>
              may('meetings.write') ? <Opens open={() => setEdited(row)}>{row.name}</Opens> : row.name,
          },
          {
            title: t('meetings.profile'),
            width: 240,
            render: (_, { profile_id }) => profiles.data?.find(({ id }) => id === profile_id)?.name,
          },
          {
            title: t('meetingRules.every'),
            width: 120,
            render: (_, { every_months }) => t('meetingRules.everyMonths', { count: every_months }),
          },
          {
            title: t('meetingRules.lastOn'),
            width: 150,
            render: (_, { last_on }) => (last_on === null ? '' : day(last_on, language)),
          },
          {
            title: t('meetingRules.nextOn'),
            width: 150,
            render: (_, { next_on, active }) =>
              active ? (next_on === null ? '' : day(next_on, language)) : t('meetingRules.ended'),
          },
          {
            title: '',
            width: 130,
            render: (_, { id, active }) =>
              active &&
              may('meetings.write') && (
                <Link className="work-link" to="/meetings" search={{ next: id }}>
                  {t('meetingRules.planNext')}
                </Link>
              ),
          },
        ]}
      />
      <FormDrawer
        open={edited !== null}
        onClose={() => setEdited(null)}
        size={480}
        title={t(edited === 'new' ? 'meetingRules.seriesNew' : 'meetingRules.seriesEdit')}
      >
        {edited !== null && (
          <SeriesForm series={edited === 'new' ? null : edited} done={() => setEdited(null)} />
        )}
      </FormDrawer>
    </section>
  );
}

/** A threshold in words. */
function useThreshold(): (threshold: Threshold | null) => string {
  const { t } = useWords();
  return (threshold) =>
    threshold === null
      ? '—'
      : t(`meetingRules.${threshold.comparison}`, {
          fraction: `${threshold.numerator}/${threshold.denominator}`,
        });
}

function Profiles() {
  const { t } = useWords();
  const may = useMay();
  const profiles = useProfiles();
  const words = useThreshold();
  const [shown, setShown] = useState<{ profile: RuleProfile; copy: boolean } | null>(null);
  if (profiles.isError) {
    return <Problem caught={profiles.error} retry={() => void profiles.refetch()} />;
  }
  if (profiles.data === undefined) {
    return <Skeleton active />;
  }
  const own = shown !== null && !shown.profile.shipped;
  return (
    <section className="rules-part" aria-label={t('meetingRules.profiles')}>
      <header>
        <h2>{t('meetingRules.profiles')}</h2>
        <span className="faint">{t('meetingRules.profilesHint')}</span>
      </header>
      <Table<RuleProfile>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={profiles.data}
        columns={[
          {
            title: t('meetingRules.name'),
            render: (_, profile) => (
              <Opens open={() => setShown({ profile, copy: false })}>{profile.name}</Opens>
            ),
          },
          { title: t('meetings.kind'), width: 150, render: (_, { kind }) => t(`meetingKind.${kind}`) },
          {
            title: t('meetingRules.attendance'),
            width: 130,
            render: (_, { rules }) => words(rules.attendance),
          },
          { title: t('meetingRules.decision'), width: 130, render: (_, { rules }) => words(rules.decision) },
          {
            title: t('meetingRules.noticeDays'),
            width: 110,
            render: (_, { rules }) => rules.notice_days ?? '—',
          },
          {
            title: t('meetingRules.postingDays'),
            width: 110,
            render: (_, { rules }) => rules.posting?.days ?? t('meetingRules.postingOptional'),
          },
          {
            title: '',
            width: 110,
            render: (_, profile) =>
              may('meetings.write') && (
                <Button
                  size="small"
                  aria-label={`${t('meetingRules.copy')} ${profile.name}`}
                  onClick={() => setShown({ profile, copy: true })}
                >
                  {t('meetingRules.copy')}
                </Button>
              ),
          },
        ]}
      />
      <FormDrawer
        open={shown !== null}
        onClose={() => setShown(null)}
        size={640}
        title={shown?.copy ? t('meetingRules.copy') : shown?.profile.name}
      >
        {shown !== null && (
          <ProfileForm
            key={`${shown.profile.id}-${shown.copy}`}
            profile={shown.profile}
            copy={shown.copy}
            fixed={!may('meetings.write') || (!shown.copy && !own)}
            done={() => setShown(null)}
          />
        )}
      </FormDrawer>
    </section>
  );
}
