// 制度修订: proposals to change the limits, from the draft over the consultation to the meeting's decision (R10.1), and
// the look at the regulation at the start of every year (R10.2).
import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { PolicyProposal } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { FormDrawer } from '../../shared/FormDrawer';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { useInForce, useProposals } from '../../shared/policy';
import { Proposal } from './Proposal';
import { ProposalForm } from './ProposalForm';
import { ReviewCard } from './ReviewCard';
import { ProposalStanding } from './Standing';
import './policy.css';

export function ProposalsSection() {
  const { t } = useWords();
  const may = useMay()('policy.write');
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<number>();
  const proposals = useProposals();
  const inForce = useInForce();
  return (
    <div className="policy-cards">
      <section className="card" aria-label={t('proposals.title')}>
        <header className="card-head">
          <h2>{t('proposals.title')}</h2>
          {may && inForce !== undefined && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('proposals.add')}
            </Button>
          )}
        </header>
        <p className="policy-lead">{t('proposals.lead')}</p>
        {proposals.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
        {proposals.isError && <Problem caught={proposals.error} retry={() => void proposals.refetch()} />}
        {proposals.data?.length === 0 && <p className="faint">{t('proposals.none')}</p>}
        <ul className="policy-proposals">
          {proposals.data?.map((one) => (
            <li key={one.id}>
              <Opens look="link" open={() => setOpen(one.id)}>
                {one.title}
              </Opens>
              <ProposalStanding proposal={one} />
              <span className="faint">
                <Course proposal={one} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <ReviewCard />
      <FormDrawer open={adding} onClose={() => setAdding(false)} size={640} title={t('proposals.add')}>
        {inForce !== undefined && (
          <ProposalForm policy={inForce} close={() => setAdding(false)} done={setOpen} />
        )}
      </FormDrawer>
      <Drawer
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        destroyOnHidden
        size={640}
        title={t('proposals.one')}
      >
        {open !== undefined && <Proposal key={open} id={open} />}
      </Drawer>
    </div>
  );
}

/** The one thing that matters of it now. */
function Course({ proposal }: { proposal: PolicyProposal }) {
  const { t, language } = useWords();
  const { state, consult_until, comments, meeting, policy_version, created_by } = proposal;
  switch (state) {
    case 'consulting':
      return t('proposals.askedUntil', {
        day: consult_until === null ? '' : day(consult_until, language),
        count: comments,
      });
    case 'adopted':
      return t('proposals.became', { version: policy_version ?? 0, meeting: meeting?.name ?? '' });
    case 'rejected':
      return meeting?.name ?? '';
    default:
      return created_by.name;
  }
}
