// What is in force: limits for feedback and what they mean for a ticket that comes in now, follow-ups, topics, how long records are kept;
// and what was in force before.
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { DeadlineExample, Policy } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { FormDrawer } from '../../shared/FormDrawer';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { useInForce, usePolicies } from '../../shared/policy';
import { Differences, LimitText } from './Differences';
import { Example, useExamples } from './examples';
import { PolicyForm } from './PolicyForm';
import './policy.css';

export function PolicySection() {
  const { t } = useWords();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const versions = usePolicies();
  const inForce = useInForce();
  return (
    <section className="card" aria-label={t('policy.title')}>
      <header className="card-head">
        <h2>{t('policy.title')}</h2>
        {may('policy.write') && inForce !== undefined && (
          <Button onClick={() => setEditing(true)}>{t('policy.edit')}</Button>
        )}
      </header>
      <p className="policy-lead">{t('policy.lead')}</p>
      {versions.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {versions.isError && <Problem caught={versions.error} retry={() => void versions.refetch()} />}
      {inForce !== undefined && <InForce policy={inForce} />}
      {versions.data !== undefined && <History versions={versions.data} />}
      <FormDrawer open={editing} onClose={() => setEditing(false)} size={640} title={t('policy.editTitle')}>
        {versions.data !== undefined && inForce !== undefined && (
          <PolicyForm
            policy={versions.data.find((one) => one.state === 'upcoming') ?? inForce}
            newest={versions.data[0]?.version ?? inForce.version}
            done={() => setEditing(false)}
          />
        )}
      </FormDrawer>
    </section>
  );
}

function InForce({ policy }: { policy: Policy }) {
  const { t } = useWords();
  const examples = useExamples(policy.limits, policy.hours);
  const { complaint_percent, due_after_days, attempts } = policy.follow_up;
  return (
    <>
      <Limits policy={policy} examples={examples.data ?? []} />
      <dl className="policy-facts policy-others">
        <div>
          <dt>{t('policy.followUp')}</dt>
          <dd>
            {t('policy.followUpText', {
              percent: complaint_percent,
              days: due_after_days,
              times: attempts,
            })}
          </dd>
        </div>
        <div>
          <dt>{t('policy.topics')}</dt>
          <dd>{policy.topics.join(t('between.names'))}</dd>
        </div>
        <div>
          <dt>{t('policy.retention')}</dt>
          <dd>
            {policy.retention
              .map(
                ({ kind, years }) => `${t(`archive.kind.${kind}`)} ${t('archive.years', { count: years })}`,
              )
              .join(t('between.parts'))}
          </dd>
        </div>
      </dl>
    </>
  );
}

function Limits({ policy, examples }: { policy: Policy; examples: DeadlineExample[] }) {
  const { t } = useWords();
  return (
    <dl className="policy-limits">
      {policy.limits.map((limit) => (
        <div key={limit.category} className="policy-limit">
          <dt>{t(`category.${limit.category}`)}</dt>
          <dd>
            <strong>
              <LimitText limit={limit} />
            </strong>
            <span className="faint">
              {limit.remind_percent !== undefined && (
                <>{t('policy.remindText', { percent: limit.remind_percent })} · </>
              )}
              {t('policy.warnText', { count: limit.warn_before_hours })}
            </span>
            <Example example={examples.find((one) => one.category === limit.category)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function History({ versions }: { versions: Policy[] }) {
  const { t, language } = useWords();
  const zone = useZone();
  if (versions.length < 2) {
    return null;
  }
  return (
    <details className="policy-history">
      <summary>{t('policy.history')}</summary>
      <ul>
        {versions.map((one) => (
          <li key={one.version} className={one.state === 'in_force' ? undefined : 'faint'}>
            <strong>{t('policy.version', { version: one.version })}</strong>
            <span className="tag">{t(`policy.${one.state}`)}</span>
            {one.version > 1 && t('policy.since', { moment: moment(one.effective_from, zone, language) })}
            <span className="faint">
              {one.saved_by === null ? t('policy.shipped') : t('policy.by', { name: one.saved_by.name })}
              {one.note !== null && ` · ${one.note}`}
            </span>
            <Against version={one} versions={versions} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a version says differently from the one that it took the place of, or was to. */
function Against({ version, versions }: { version: Policy; versions: Policy[] }) {
  const { t } = useWords();
  const before = versions.find(
    (one) =>
      one.version < version.version &&
      one.state !== 'withdrawn' &&
      one.effective_from <= version.effective_from,
  );
  if (before === undefined) {
    return null;
  }
  return (
    <details className="policy-against">
      <summary>{t('policy.against', { version: before.version })}</summary>
      <Differences
        before={before}
        after={version}
        heads={
          [before, version].map((one) => t('policy.version', { version: one.version })) as [string, string]
        }
      />
    </details>
  );
}
