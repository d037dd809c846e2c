// Checks of the channels: by which plan each is checked, what is due, and what was seen.
import { PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Check, CheckPlan } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { FormDrawer } from '../../shared/FormDrawer';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { ListOrMonth } from '../../shared/ListOrMonth';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { NextDay } from './Channels';
import { CheckDrawer } from './CheckDrawer';
import { CheckLists } from './CheckLists';
import { CheckMonth } from './CheckMonth';
import { Counted } from './Counted';
import { PagedTable } from './PagedTable';
import { PlanForm } from './PlanForm';
import { useCheckPlans, useChecks } from './queries';
import { RecordForm } from './RecordForm';
import type { PartProps } from './SupervisionPage';
import type { SupervisionSearch } from './search';

export function Checks({ search, change }: PartProps) {
  const { t } = useWords();
  const writes = useMay()('supervision.write');
  const plans = useCheckPlans();
  const [planning, setPlanning] = useState<CheckPlan | 'new' | null>(null);
  const [listing, setListing] = useState(false);
  const form = useMutation({ mutationFn: (plan_id: number) => api.renderCheckForm({ plan_id }) });
  const recorded = plans.data?.find(({ id }) => id === search.plan);
  const { month, counted } = search;
  const place = {
    tab: 'checks' as const,
    ...(month === undefined ? {} : { month }),
    ...(counted === undefined ? {} : { counted }),
  };
  const back = () => change(place);
  const open = (check: number) => change({ ...place, check });
  const record = (plan: number) => change({ ...place, plan });
  return (
    <>
      <div className="supervision-bar">
        <ListOrMonth
          month={search.month}
          show={(month) => change({ tab: 'checks', ...(month === undefined ? {} : { month }) })}
        />
        {writes && (
          <span className="supervision-end">
            <Button onClick={() => setListing(true)}>{t('supervision.lists')}</Button>
            <Button icon={<PlusOutlined />} onClick={() => setPlanning('new')}>
              {t('supervision.addPlan')}
            </Button>
          </span>
        )}
      </div>
      {search.month !== undefined ? (
        <CheckMonth
          month={search.month}
          go={(month) => change({ tab: 'checks', month })}
          open={open}
          record={record}
        />
      ) : (
        <>
          <h2 className="supervision-first">{t('supervision.plans')}</h2>
          {plans.isError && <Problem caught={plans.error} retry={() => void plans.refetch()} />}
          {plans.isPending && <Skeleton active />}
          {plans.data !== undefined && (
            <Plans
              plans={plans.data}
              first={writes && <Button onClick={() => setPlanning('new')}>{t('supervision.addPlan')}</Button>}
              change={setPlanning}
              record={({ id }) => record(id)}
              print={({ id }) => form.mutate(id)}
            />
          )}
          <h2 className="supervision-head">{t('supervision.records')}</h2>
          <Records counted={counted} all={() => change({ tab: 'checks' })} open={open} />
        </>
      )}
      <MadePaper make={form} title={t('supervision.form')} />
      <FormDrawer
        open={planning !== null}
        onClose={() => setPlanning(null)}
        size={440}
        title={t(planning === 'new' ? 'supervision.addPlan' : 'supervision.changePlan')}
      >
        {planning !== null && (
          <PlanForm plan={planning === 'new' ? null : planning} close={() => setPlanning(null)} />
        )}
      </FormDrawer>
      <Drawer
        open={listing}
        onClose={() => setListing(false)}
        destroyOnHidden
        size={560}
        title={t('supervision.lists')}
      >
        <CheckLists />
      </Drawer>
      <FormDrawer
        open={recorded !== undefined && writes}
        onClose={back}
        size={640}
        title={recorded === undefined ? '' : t('supervision.recordOf', { channel: recorded.channel.name })}
      >
        {recorded !== undefined && <RecordForm plan={recorded} done={open} />}
      </FormDrawer>
      <CheckDrawer id={search.check} close={back} change={change} />
    </>
  );
}

interface PlansProps {
  plans: CheckPlan[];
  /** The first step where there are none. */
  first: ReactNode;
  change: (plan: CheckPlan) => void;
  record: (plan: CheckPlan) => void;
  print: (plan: CheckPlan) => void;
}

function Plans({ plans, first, change, record, print }: PlansProps) {
  const { t } = useWords();
  const writes = useMay()('supervision.write');
  const rule = ({ kind, every_days, most }: CheckPlan) => {
    const every = t('supervision.every', { count: every_days });
    if (most === null) {
      return every;
    }
    const limit = kind === 'posting' ? 'supervision.atMostPosting' : 'supervision.atMostCall';
    return `${every} · ${t(limit, { count: most })}`;
  };
  return (
    <Table<CheckPlan>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={plans}
      aria-label={t('supervision.plans')}
      locale={{
        emptyText: (
          <Nothing title={t('supervision.plansNone')} hint={t('empty.checkPlans')}>
            {first}
          </Nothing>
        ),
      }}
      columns={[
        {
          title: t('supervision.dueOn'),
          width: 140,
          render: (_, { active, next_on, late }) =>
            active ? (
              <NextDay on={next_on} late={late} />
            ) : (
              <span className="faint">{t('supervision.stopped')}</span>
            ),
        },
        {
          title: t('supervision.channel'),
          render: (_, plan) => (
            <>
              <strong>{plan.channel.name}</strong>
              <span className="tag">{t(`checkKind.${plan.kind}`)}</span>
              <span className="faint supervision-note">{rule(plan)}</span>
            </>
          ),
        },
        {
          title: '',
          width: 330,
          render: (_, plan) => (
            <span className="supervision-buttons">
              {writes && !plan.paused && (
                <Button
                  size="small"
                  type={plan.late ? 'primary' : 'default'}
                  aria-label={t('supervision.recordOf', { channel: plan.channel.name })}
                  onClick={() => record(plan)}
                >
                  {t('supervision.record')}
                </Button>
              )}
              <Button size="small" icon={<PrinterOutlined />} onClick={() => print(plan)}>
                {t('supervision.form')}
              </Button>
              {writes && (
                <Button size="small" onClick={() => change(plan)}>
                  {t('action.edit')}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

/** How a check came out: in words and by a shape. */
export function Outcome({ check }: { check: Check }) {
  const { t } = useWords();
  const { passed, poor } = check;
  return (
    <span className={passed ? 'supervision-good' : 'supervision-late'}>
      <Shape kind={passed ? 'done' : 'overdue'} /> {t(passed ? 'supervision.passed' : 'supervision.failed')}
      {poor > 0 && ` · ${t('supervision.poor', { count: poor })}`}
    </span>
  );
}

/** What was measured, and what it may be at most. */
export function Measured({ check }: { check: Check }) {
  const { t } = useWords();
  const { kind, measured, most } = check;
  if (measured === null) {
    return null;
  }
  const unit =
    kind === 'posting'
      ? t('supervision.daysAgo', { count: measured })
      : t('supervision.seconds', { count: measured });
  return (
    <>
      {unit}
      {most !== null && <span className="faint">{t('supervision.ofMost', { count: most })}</span>}
    </>
  );
}

interface RecordsProps {
  counted: SupervisionSearch['counted'];
  /** Shows the others too. */
  all: () => void;
  open: (id: number) => void;
}

function Records({ counted, all, open }: RecordsProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const pages = useChecks(counted);
  return (
    <>
      {counted !== undefined && <Counted counted={counted} clear={all} />}
      <PagedTable<Check>
        pages={pages}
        label={t('supervision.records')}
        none={<Nothing title={t('supervision.recordsNone')} hint={t('empty.checks')} />}
        open={open}
        columns={[
          {
            title: t('supervision.checkedAt'),
            width: 170,
            render: (_, { checked_at }) => moment(checked_at, zone, language),
          },
          {
            title: t('supervision.channel'),
            render: (_, { id, channel, kind }) => (
              <>
                <Opens open={() => open(id)}>{channel.name}</Opens>
                <span className="tag">{t(`checkKind.${kind}`)}</span>
              </>
            ),
          },
          {
            title: t('supervision.result'),
            width: 290,
            render: (_, check) => (
              <>
                <Outcome check={check} /> <Measured check={check} />
              </>
            ),
          },
          { title: t('supervision.checkedBy'), width: 100, render: (_, { checked_by }) => checked_by.name },
        ]}
      />
    </>
  );
}
