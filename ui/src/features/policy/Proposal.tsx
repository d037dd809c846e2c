// One proposal: what would be new, what was said of it, and the step that comes next.
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select, Skeleton } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { CommentSource, PolicyProposal, ProposalDetail } from '../../bindings/operations';
import { api } from '../../host';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useToday, useZone } from '../../shared/lookups';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { useInForce, usePolicies } from '../../shared/policy';
import { Act } from './Act';
import { Comments } from './Comments';
import { Differences } from './Differences';
import { ProposalForm } from './ProposalForm';
import { useProposal } from './queries';
import { ProposalStanding } from './Standing';

export function Proposal({ id }: { id: number }) {
  const proposal = useProposal(id);
  if (proposal.isError) {
    return <Problem caught={proposal.error} retry={() => void proposal.refetch()} />;
  }
  return proposal.data === undefined ? <Skeleton active /> : <Whole detail={proposal.data} />;
}

function Whole({ detail }: { detail: ProposalDetail }) {
  const { t, language } = useWords();
  const [changing, setChanging] = useState(false);
  const { proposal, steps } = detail;
  const base = usePolicies().data?.find(({ version }) => version === proposal.base_version);
  const inForce = useInForce();
  if (changing && inForce !== undefined) {
    return <ProposalForm policy={inForce} proposal={proposal} close={() => setChanging(false)} />;
  }
  const { title, reason, content, consult_from, consult_until, summary, meeting, decision } = proposal;
  const asked =
    consult_from === null || consult_until === null
      ? null
      : t('proposals.span', { from: day(consult_from, language), until: day(consult_until, language) });
  const facts: [string, string | null][] = [
    [t('proposals.reason'), reason],
    [t('proposals.consultation'), asked],
    [t('proposals.summary'), summary],
    [t('proposals.meeting'), meeting?.name ?? null],
    [t('proposals.decision'), decision],
  ];
  return (
    <div className="policy-proposal">
      <header className="policy-proposal-head">
        <h3>{title}</h3>
        <ProposalStanding proposal={proposal} />
      </header>
      <dl className="policy-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {base !== undefined && (
        <Differences
          before={base}
          after={content}
          heads={[t('policy.version', { version: base.version }), t('proposals.proposed')]}
        />
      )}
      <div className="policy-outlets">
        {steps.includes('change') && (
          <Button onClick={() => setChanging(true)}>{t('proposals.change')}</Button>
        )}
        <Papers proposal={proposal} />
      </div>
      <Comments detail={detail} />
      <Steps detail={detail} />
      <Events detail={detail} />
    </div>
  );
}

/** What hangs where residents read: first what is proposed, then what came of it. */
function Papers({ proposal: { id, summary } }: { proposal: PolicyProposal }) {
  const { t } = useWords();
  const asking = useMutation({ mutationFn: () => api.renderPolicyProposal({ id }) });
  const summed = useMutation({ mutationFn: () => api.renderPolicySummary({ id }) });
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => asking.mutate()}>
        {t('proposals.paper')}
      </Button>
      {summary !== null && (
        <Button icon={<PrinterOutlined />} onClick={() => summed.mutate()}>
          {t('proposals.summaryPaper')}
        </Button>
      )}
      <MadePaper make={asking} title={t('proposals.paperTitle')} first="print" />
      <MadePaper make={summed} title={t('proposals.summary')} first="print" />
    </>
  );
}

function Steps({ detail: { proposal, steps, said } }: { detail: ProposalDetail }) {
  const { t } = useWords();
  const { id, version: expected_version } = proposal;
  const required = [{ required: true, whitespace: true, message: t('act.required') }];
  const over = useToday().format('YYYY-MM-DD') > (proposal.consult_until ?? '');
  return (
    <>
      {(steps.includes('open') || steps.includes('extend')) && <Consult proposal={proposal} />}
      {steps.includes('comment') && (
        <Act<{ source: CommentSource; content: string }>
          name="comment"
          draft={`proposal.${id}.comment`}
          keeps={['content']}
          label={t('proposals.comment')}
          begins={{ source: 'resident' }}
          act={(fields) => api.recordPolicyComment({ ...fields, proposal_id: id })}
        >
          <div className="form-row">
            <Form.Item name="source" label={t('proposals.source')}>
              <Select
                options={(['resident', 'committee', 'delegate', 'staff'] as const).map((value) => ({
                  value,
                  label: t(`commentSource.${value}`),
                }))}
              />
            </Form.Item>
          </div>
          <Form.Item
            name="content"
            label={t('proposals.said')}
            rules={required}
            extra={t('proposals.saidHint')}
          >
            <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </Act>
      )}
      {steps.includes('summarise') && (
        <Act<{ summary: string }>
          name="summary"
          draft={`proposal.${id}.summary`}
          keeps={['summary']}
          label={t('proposals.summarise')}
          primary={over && said.every(({ outcome }) => outcome !== null)}
          act={({ summary }) => api.summarisePolicyConsultation({ id, summary, expected_version })}
        >
          <Form.Item
            name="summary"
            label={t('proposals.summary')}
            rules={required}
            extra={over ? t('proposals.summaryHint') : t('proposals.summaryLater')}
          >
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 10 }} />
          </Form.Item>
        </Act>
      )}
      {steps.includes('adopt') && <Decide proposal={proposal} />}
      {steps.includes('withdraw') && (
        <Act<{ reason: string }>
          name="withdraw"
          draft={`proposal.${id}.withdraw`}
          keeps={['reason']}
          label={t('proposals.withdraw')}
          act={({ reason }) => api.withdrawPolicyProposal({ id, reason })}
        >
          <Form.Item name="reason" label={t('proposals.withdrawWhy')} rules={required}>
            <Input maxLength={500} />
          </Form.Item>
        </Act>
      )}
    </>
  );
}

/** Residents usually have a week. */
const usualDays = 7;

function Consult({ proposal: { id, consult_until, version } }: { proposal: PolicyProposal }) {
  const { t } = useWords();
  const today = useToday();
  const first = consult_until === null;
  return (
    <Act<{ until: Dayjs }>
      name="consult"
      draft={`proposal.${id}.consult`}
      keeps={[]}
      label={t(first ? 'proposals.open' : 'proposals.extend')}
      primary={first}
      {...(first ? { begins: { until: today.add(usualDays, 'day') } } : {})}
      act={({ until }) =>
        api.consultOnPolicyProposal({ id, until: until.format('YYYY-MM-DD'), expected_version: version })
      }
    >
      <Form.Item
        name="until"
        label={t('proposals.until')}
        rules={[{ required: true, message: t('act.required') }]}
        extra={first ? t('proposals.openHint') : undefined}
      >
        <DatePicker allowClear={false} minDate={today} />
      </Form.Item>
    </Act>
  );
}

interface Decision {
  meeting_id: number;
  decision: string;
  adopted: boolean;
  effective_on?: Dayjs;
}

function Decide({ proposal: { id, version } }: { proposal: PolicyProposal }) {
  const { t, language } = useWords();
  const zone = useZone();
  const today = useToday();
  const [adopted, setAdopted] = useState(true);
  const meetings = useQuery({
    queryKey: [...shelves.meetings, 'deciding'],
    queryFn: async () => {
      const kinds = ['delegates', 'assembly'] as const;
      const pages = await Promise.all(
        kinds.map((kind) => api.listMeetings({ kind, state: 'ended', limit: 50 })),
      );
      return pages.flatMap(({ rows }) => rows);
    },
  });
  const required = [{ required: true, message: t('act.required') }];
  return (
    <Act<Decision>
      name="decide"
      draft={`proposal.${id}.decide`}
      keeps={['decision']}
      label={t('proposals.decide')}
      primary
      begins={{ adopted: true }}
      act={({ meeting_id, decision, effective_on }) =>
        api.decidePolicyProposal({
          id,
          meeting_id,
          decision,
          adopted,
          expected_version: version,
          ...(adopted && effective_on !== undefined
            ? { effective_on: effective_on.format('YYYY-MM-DD') }
            : {}),
        })
      }
    >
      <Form.Item
        name="meeting_id"
        label={t('proposals.meeting')}
        rules={required}
        extra={t('proposals.meetingHint')}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(meetings.data ?? []).map((one) => ({
            value: one.id,
            label: one.title + t('app.aside', { text: moment(one.starts_at, zone, language) }),
          }))}
          notFoundContent={t('proposals.noMeeting')}
        />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="adopted" label={t('proposals.result')} rules={required}>
          <Select
            onChange={(value: boolean) => setAdopted(value)}
            options={[
              { value: true, label: t('proposalState.adopted') },
              { value: false, label: t('proposalState.rejected') },
            ]}
          />
        </Form.Item>
        {adopted && (
          <Form.Item name="effective_on" label={t('policy.effectiveOn')} rules={required}>
            <DatePicker minDate={today} />
          </Form.Item>
        )}
      </div>
      <Form.Item
        name="decision"
        label={t('proposals.decision')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('proposals.decisionHint')}
        />
      </Form.Item>
    </Act>
  );
}

/** Everything that happened, oldest first. */
function Events({ detail: { events } }: { detail: ProposalDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <section>
      <h4>{t('proposals.course')}</h4>
      <ol className="policy-events">
        {events.map(({ kind, at, staff, content }) => (
          <li key={`${kind} ${at}`}>
            <span>
              {t(`proposalEvent.${kind}`)}
              {(kind === 'opened' || kind === 'extended') &&
                content !== null &&
                ` · ${t('proposals.untilDay', { day: day(content, language) })}`}
            </span>
            {kind !== 'opened' && kind !== 'extended' && content !== null && <p>{content}</p>}
            <span className="faint">
              {staff.name} · {moment(at, zone, language)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
