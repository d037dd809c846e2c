// What a ledger would become, what is wrong with it, and taking it in, which can be stopped at any time.
import { DownloadOutlined } from '@ant-design/icons';
import {
  keepPreviousData,
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { App, Button, Progress, Result, Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LedgerCounts, LedgerIssue, LedgerPlan, LedgerStaged } from '../../bindings/operations';
import { api, host } from '../../host';
import { ButtonLink } from '../../shared/ButtonLink';
import { failureText } from '../../shared/failure';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { missing } from './plan';
import { Words } from './Words';

interface Props {
  staged: LedgerStaged;
  plan: LedgerPlan;
  change: (plan: LedgerPlan) => void;
  /** To be called when it is in and nobody looks at it any more. */
  done: () => void;
}

/** How far the import is. */
interface Taken {
  rows: number;
  imported: number;
  known: number;
  errors: number;
  finished: boolean;
}

const nothing: Taken = { rows: 0, imported: 0, known: 0, errors: 0, finished: false };

export function Check({ staged, plan, change, done }: Props) {
  const { t, language } = useWords();
  const zone = useZone();
  const ready = missing(plan) === null;
  const preview = useQuery({
    queryKey: [...shelves.ledger, staged.ledger_id, plan],
    queryFn: () => api.previewLedger({ ledger_id: staged.ledger_id, plan }),
    enabled: ready,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const take = useTaking(staged.ledger_id, plan);
  // Whoever left while the rows were taken in comes back before they are.
  const elsewhere = useIsMutating({ mutationKey: takingIn }) > 0 && !take.running;
  if (!ready) {
    return null;
  }
  if (take.taken.finished) {
    return (
      <Done taken={take.taken} gone={done}>
        {take.taken.errors > 0 && <ErrorsButton ledger_id={staged.ledger_id} plan={plan} />}
      </Done>
    );
  }
  if (preview.isError) {
    return <Problem caught={preview.error} retry={() => void preview.refetch()} />;
  }
  if (preview.data === undefined) {
    return (
      <section className="ledger-part">
        <p className="faint">{t('ledger.checking')}</p>
        <Skeleton active title={false} />
      </section>
    );
  }
  const { staged_at, counts, words, issues, total_issues } = preview.data;
  return (
    <>
      <Words words={words} plan={plan} change={change} />
      <section className="ledger-part" aria-label={t('ledger.check')} aria-busy={preview.isPlaceholderData}>
        <h2>{t('ledger.check')}</h2>
        <p className="faint">{t('ledger.stagedAt', { at: moment(staged_at, zone, language) })}</p>
        <Counts counts={counts} />
        <Issues issues={issues} total={total_issues} />
        {counts.errors > 0 && <ErrorsButton ledger_id={staged.ledger_id} plan={plan} />}
      </section>
      <footer className="ledger-foot">
        {take.running ? (
          <>
            <Progress percent={Math.floor((100 * take.taken.rows) / Math.max(1, counts.rows))} />
            <span role="status">{t('ledger.importing', { done: take.taken.rows, total: counts.rows })}</span>
            <Button onClick={take.stop}>{t('ledger.stop')}</Button>
          </>
        ) : (
          <>
            {take.stopped && <span>{t('ledger.stopped', { count: take.taken.imported })}</span>}
            <Button
              type="primary"
              disabled={counts.new === 0 || preview.isPlaceholderData}
              loading={elsewhere}
              onClick={take.start}
            >
              {t('ledger.import', { count: counts.new })}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}

/** By which it is known that rows are being taken in; the ledger stays as it is until then. */
export const takingIn = [...shelves.ledger, 'taking'];

/** Takes the rows in, some at a time, until all are in or somebody stops it. */
function useTaking(ledger_id: number, plan: LedgerPlan) {
  const { language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [taken, setTaken] = useState(nothing);
  const [stopped, setStopped] = useState(false);
  const going = useRef(false);
  const run = useMutation({
    mutationKey: takingIn,
    mutationFn: async () => {
      going.current = true;
      let sum = nothing;
      let after: number | undefined;
      setTaken(sum);
      while (going.current && !sum.finished) {
        const step = await api.importLedgerRows({
          ledger_id,
          plan,
          ...(after === undefined ? {} : { after }),
        });
        after = step.after;
        sum = {
          rows: sum.rows + step.rows,
          imported: sum.imported + step.imported,
          known: sum.known + step.known,
          errors: sum.errors + step.errors,
          finished: step.finished,
        };
        setTaken(sum);
      }
      return sum;
    },
    onError: (caught) => void message.error(failureText(caught, language)),
    onSettled: () => {
      setStopped(true);
      for (const queryKey of [shelves.ledger, shelves.tickets, shelves.reports]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
  return {
    taken,
    running: run.isPending,
    stopped: stopped && !run.isPending,
    start: () => run.mutate(),
    stop: () => {
      going.current = false;
    },
  };
}

function Counts({ counts }: { counts: LedgerCounts }) {
  const { t } = useWords();
  return (
    <ul className="ledger-counts">
      <li>
        <strong>{t('ledger.rowsNew', { count: counts.new })}</strong>
        {counts.open > 0 && <span className="faint">{t('ledger.rowsOpen', { count: counts.open })}</span>}
        {counts.day_only > 0 && (
          <span className="faint">{t('ledger.rowsDayOnly', { count: counts.day_only })}</span>
        )}
      </li>
      {counts.known > 0 && <li>{t('ledger.rowsKnown', { count: counts.known })}</li>}
      {counts.errors > 0 && (
        <li className="ledger-errors">{t('ledger.rowsErrors', { count: counts.errors })}</li>
      )}
    </ul>
  );
}

function Issues({ issues, total }: { issues: LedgerIssue[]; total: number }) {
  const { t, language } = useWords();
  if (issues.length === 0) {
    return null;
  }
  const what = (issue: LedgerIssue) => {
    if (issue.severity === 'duplicate') {
      return t('ledger.duplicate', { row: issue.other_row ?? 0 });
    }
    const text = failureText({ code: issue.code, params: { max: 20_000 } }, language);
    return issue.severity === 'notice' ? `${text}${t('app.aside', { text: t('ledger.notice') })}` : text;
  };
  return (
    <div className="ledger-issues">
      <table className="list list-plain">
        <thead>
          <tr>
            <th>{t('ledger.issueRow')}</th>
            <th>{t('ledger.issueField')}</th>
            <th>{t('ledger.issueWhat')}</th>
            <th>{t('ledger.issueValue')}</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={`${issue.row} ${issue.field} ${issue.code}`}>
              <td>{issue.row}</td>
              <td>{t(`ledger.field.${issue.field}`)}</td>
              <td className={issue.severity === 'error' ? 'ledger-errors' : undefined}>{what(issue)}</td>
              <td className="faint">{issue.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > issues.length && (
        <p className="faint">{t('ledger.moreIssues', { count: total - issues.length })}</p>
      )}
    </div>
  );
}

function ErrorsButton({ ledger_id, plan }: { ledger_id: number; plan: LedgerPlan }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: async () => {
      const { file_name, base64 } = await api.exportLedgerErrors({ ledger_id, plan });
      return host.saveFile(file_name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('ledger.saved', { path })),
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  return (
    <Button icon={<DownloadOutlined />} loading={save.isPending} onClick={() => save.mutate()}>
      {t('ledger.exportErrors')}
    </Button>
  );
}

interface DoneProps {
  taken: Taken;
  /** To be called when this is no longer looked at. */
  gone: () => void;
  children: ReactNode;
}

function Done({ taken, gone, children }: DoneProps) {
  const { t } = useWords();
  const latest = useRef(gone);
  useEffect(() => {
    latest.current = gone;
  });
  useEffect(() => () => latest.current(), []);
  const more = [
    taken.known > 0 ? t('ledger.doneKnown', { count: taken.known }) : '',
    taken.errors > 0 ? t('ledger.doneErrors', { count: taken.errors }) : '',
  ].filter((text) => text !== '');
  return (
    <Result
      status="success"
      title={t('ledger.done', { count: taken.imported })}
      subTitle={more.join(t('between.clauses'))}
      extra={
        <>
          <ButtonLink type="primary" to="/tickets" search={{ tab: 'all' }}>
            {t('ledger.see')}
          </ButtonLink>
          {children}
        </>
      }
    />
  );
}
