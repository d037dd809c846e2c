// Everything that was found not to be as it should: what is late first, who puts it right, what is to be looked at again.
import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { FindingDetail, FindingStep, OfChecks } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Course, Steps } from '../../shared/Course';
import { FormDrawer } from '../../shared/FormDrawer';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { Counted } from './Counted';
import { Files } from './Files';
import { FindingForm } from './FindingForm';
import { filterOf, OwedBar, OwedList } from './OwedList';
import { useFinding, useFindings, useSupervisionAction } from './queries';
import { FindingStanding } from './Standing';
import type { PartProps } from './SupervisionPage';
import { findingShows, type SupervisionSearch } from './search';

export function Findings({ search, change }: PartProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { owner, counted } = search;
  // A figure counts them whatever their state.
  const show = findingShows.find((one) => one === search.show) ?? (counted === undefined ? 'open' : 'all');
  const rest = {
    tab: 'findings' as const,
    show,
    ...(owner === undefined ? {} : { owner }),
    ...(counted === undefined ? {} : { counted }),
  };
  const pages = useFindings({
    ...filterOf(show, owner),
    ...(counted === undefined ? {} : { of_checks: checksOf(counted) }),
  });
  const add = (type: 'primary' | 'default') => (
    <Button type={type} icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('supervision.addFinding')}
    </Button>
  );
  return (
    <>
      <OwedBar
        shows={findingShows.map((value) => ({
          value,
          label: t(value === 'all' ? 'supervision.all' : `findingState.${value}`),
        }))}
        show={show}
        owner={owner}
        choose={(next, whose) =>
          change({
            tab: 'findings',
            show: next,
            ...(whose === undefined ? {} : { owner: whose }),
            ...(counted === undefined ? {} : { counted }),
          })
        }
      >
        {add('primary')}
      </OwedBar>
      {counted !== undefined && <Counted counted={counted} clear={() => change({ tab: 'findings' })} />}
      <OwedList
        pages={pages}
        none={
          <Nothing title={t('supervision.findingsNone')} hint={t('empty.findings')}>
            {add('default')}
          </Nothing>
        }
        what={t('supervision.what')}
        due={t('supervision.deadline')}
        origin={({ channel }) =>
          channel === null ? t('supervision.noCheck') : t('supervision.ofChannel', { channel: channel.name })
        }
        standing={(finding) => <FindingStanding finding={finding} />}
        open={(finding) => change({ ...rest, finding })}
      />
      <FormDrawer
        open={adding}
        onClose={() => setAdding(false)}
        size={520}
        title={t('supervision.addFinding')}
      >
        <FindingForm close={() => setAdding(false)} />
      </FormDrawer>
      <FindingDrawer id={search.finding} close={() => change(rest)} change={change} />
    </>
  );
}

function checksOf({ from, to, channel, settled }: NonNullable<SupervisionSearch['counted']>): OfChecks {
  return {
    from,
    to,
    ...(channel === undefined ? {} : { channel_id: channel }),
    ...(settled === true ? { settled } : {}),
  };
}

interface DrawerProps {
  id: number | undefined;
  close: () => void;
  change: PartProps['change'];
}

function FindingDrawer({ id, close, change }: DrawerProps) {
  const { t } = useWords();
  const finding = useFinding(id);
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      destroyOnHidden
      size={540}
      title={t('supervision.oneFinding')}
    >
      {finding.isError && <Problem caught={finding.error} retry={() => void finding.refetch()} />}
      {finding.isPending && <Skeleton active />}
      {finding.data !== undefined && (
        <Whole key={finding.data.finding.id} detail={finding.data} change={change} />
      )}
    </Drawer>
  );
}

/** What a finding came of, in words, and the place where that is shown to whoever may see it. */
function useOrigin({ finding, source }: FindingDetail): { origin: string; to: SupervisionSearch | null } {
  const { t } = useWords();
  const may = useMay();
  const { check_id: check, channel } = finding;
  switch (source?.kind) {
    case 'call_back':
      return {
        origin: t('supervision.ofCallBack', { number: source.number }),
        to: { tab: 'call_backs', sample: source.sample_id },
      };
    case 'red_flag': {
      const of = `${t(`redFlagKind.${source.flag}`)} ${source.number}`;
      return { origin: t('supervision.ofRedFlag', { of }), to: { tab: 'red_flags', flag: source.flag } };
    }
    case 'slow_person': {
      const of = `${t('redFlagKind.slow_person')} ${source.staff.name}`;
      const { quarter } = source;
      return {
        origin: t('supervision.ofRedFlag', { of }),
        to: { tab: 'red_flags', flag: 'slow_person', quarter },
      };
    }
    case undefined:
      return {
        origin:
          channel === null ? t('supervision.noCheck') : t('supervision.ofChannel', { channel: channel.name }),
        to: check !== null && may('supervision.read') ? { tab: 'checks', check } : null,
      };
  }
}

function Whole({ detail, change }: { detail: FindingDetail; change: PartProps['change'] }) {
  const { t, language } = useWords();
  const { finding, events, adds_files } = detail;
  const [changing, setChanging] = useState(false);
  const { origin, to } = useOrigin(detail);
  if (changing) {
    return <FindingForm finding={finding} close={() => setChanging(false)} />;
  }
  return (
    <div className="supervision-one">
      <p className="supervision-what">{finding.content}</p>
      <dl className="supervision-facts">
        <div>
          <dt>{t('supervision.standing')}</dt>
          <dd>
            <FindingStanding finding={finding} />
          </dd>
        </div>
        <div>
          <dt>{t('supervision.owner')}</dt>
          <dd>{finding.owner.name}</dd>
        </div>
        <div>
          <dt>{t('supervision.deadline')}</dt>
          <dd>{day(finding.due_on, language)}</dd>
        </div>
        <div>
          <dt>{t('supervision.origin')}</dt>
          <dd>{to !== null ? <Opens open={() => change(to)}>{origin}</Opens> : origin}</dd>
        </div>
      </dl>
      <Acts detail={detail} edit={() => setChanging(true)} change={change} />
      <Files of={{ kind: 'finding', id: finding.id }} title={t('supervision.proof')} adds={adds_files} />
      <h3>{t('supervision.course')}</h3>
      <Course events={events} name={(kind) => t(`supervisionEvent.${kind}`)} />
    </div>
  );
}

interface ActsProps {
  detail: FindingDetail;
  edit: () => void;
  change: PartProps['change'];
}

function Acts({ detail, edit, change }: ActsProps) {
  const { t } = useWords();
  const writes = useMay()('supervision.write');
  const act = useSupervisionAction((run: () => Promise<FindingDetail>) => run());
  const { id } = detail.finding;
  const run = (step: () => Promise<FindingDetail>, done: () => void) => act.mutate(step, { onSuccess: done });
  const acts: Record<FindingStep, (words: string, done: () => void) => void> = {
    report: (content, done) => run(() => api.reportFinding({ id, content }), done),
    pass: (content, done) =>
      run(
        () => api.recheckFinding({ id, passed: true, ...(content.trim() === '' ? {} : { content }) }),
        done,
      ),
    send_back: (content, done) => run(() => api.recheckFinding({ id, passed: false, content }), done),
    change: edit,
    drop: (reason, done) => run(() => api.dropFinding({ id, reason }), done),
    reopen: (reason, done) => run(() => api.reopenFinding({ id, reason }), done),
  };
  return (
    <>
      <Steps
        steps={detail.steps.map((step) => ({
          label: t(`supervision.${step}`),
          primary: step === 'report' || step === 'pass',
          // Whoever looks at what they put right themselves says what they saw.
          says: step === 'pass' ? detail.alone : step !== 'change',
          act: acts[step],
        }))}
        draft={`finding.${id}.words`}
        hint={t(detail.alone ? 'supervision.aloneHint' : 'supervision.wordsHint')}
        busy={act.isPending}
        problem={act.error}
      />
      {writes && (
        <div>
          <Button size="small" onClick={() => change({ tab: 'measures', finding: id })}>
            {t('supervision.toMeasure')}
          </Button>
        </div>
      )}
    </>
  );
}
