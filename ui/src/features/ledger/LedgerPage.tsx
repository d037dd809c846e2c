// Taking in an existing ledger: a file, what its columns and words mean, what is wrong with it, and then its rows. Whoever leaves
// before they are in finds it again as it was left; once it is done with, nothing of it waits.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useIsMutating, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import type { LedgerPlan, LedgerStaged } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { isShutOut } from '../../shared/access';
import { useKeeping } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { FileDrop } from '../../shared/imports/FileDrop';
import { type ListFile, readFile } from '../../shared/imports/list';
import { Check, takingIn } from './Check';
import { Columns } from './Columns';
import './ledger.css';

/** A ledger whose rows wait in the store, and how they are to be read. */
interface Begun {
  name: string;
  staged: LedgerStaged;
  plan: LedgerPlan;
}

export function LedgerPage() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [file, setFile] = useState<ListFile | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const kept = useKeeping(
    'ledger',
    '',
    () => (begun === null ? '' : JSON.stringify(begun)),
    (content) => setBegun(JSON.parse(content) as Begun),
    begun,
  );
  /** Whether its rows are given up. */
  const dropped = useRef(false);
  const stage = useMutation({
    mutationFn: (sheet: ListFile & { sheet?: string }) =>
      api.stageLedger({
        file_name: sheet.name,
        base64: sheet.base64,
        ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
      }),
    onSuccess: (staged, { name }) => {
      dropped.current = false;
      setBegun({ name, staged, plan: staged.plan });
    },
  });
  const read = async (chosen: File) => {
    const bytes = await readFile(chosen);
    setFile(bytes);
    stage.mutate(bytes);
  };
  // Rows that nobody takes in any more have names and telephone numbers in them: they do not wait for the next ledger.
  const drop = useMutation({
    mutationFn: (ledger_id: number) => api.dropLedger({ ledger_id }),
    onError: (caught) => {
      const gone = isFailure(caught) && caught.code === 'input.unknown_id';
      if (!gone && !isShutOut(caught)) {
        void message.error(failureText(caught, language));
      }
    },
  });
  const forget = ({ ledger_id }: LedgerStaged) => {
    if (!dropped.current) {
      dropped.current = true;
      drop.mutate(ledger_id);
      kept.sent();
    }
  };
  const again = ({ staged }: Begun) => {
    forget(staged);
    setFile(null);
    setBegun(null);
    stage.reset();
  };
  return (
    <div className="ledger">
      <header className="page-head">
        <h1>{t('ledger.title')}</h1>
        <Link to="/tickets" className="ledger-back">
          <ArrowLeftOutlined /> {t('ledger.back')}
        </Link>
      </header>
      {stage.isError && (
        <Alert className="form-problem" type="error" showIcon title={failureText(stage.error, language)} />
      )}
      {kept.ready && begun === null && (
        <>
          <p>{t('ledger.lead')}</p>
          <FileDrop
            label={t('ledger.choose')}
            title={stage.isPending ? t('ledger.reading') : t('ledger.drop')}
            hint={t('ledger.formats')}
            accept=".xlsx,.xls,.csv"
            busy={stage.isPending}
            take={(chosen) => void read(chosen)}
          />
        </>
      )}
      {begun !== null && (
        <Opened
          begun={begun}
          restored={kept.restored}
          change={(plan) => setBegun({ ...begun, plan })}
          again={() => again(begun)}
          forget={() => forget(begun.staged)}
          {...(file !== null && { choose: (sheet) => stage.mutate({ ...file, sheet }) })}
        />
      )}
    </div>
  );
}

interface OpenedProps {
  begun: Begun;
  /** It is there from before. */
  restored: boolean;
  change: (plan: LedgerPlan) => void;
  again: () => void;
  /** Nothing of it is wanted any more. */
  forget: () => void;
  /** Takes another sheet of the file, as long as that is at hand. */
  choose?: (sheet: string) => void;
}

function Opened({ begun: { name, staged, plan }, restored, change, again, forget, ...rest }: OpenedProps) {
  const { t } = useWords();
  return (
    <>
      <Source staged={staged} name={name} again={again} {...rest} />
      {restored && <Alert type="info" showIcon title={t('ledger.restored')} />}
      {staged.remembered && <Alert type="info" showIcon title={t('ledger.remembered')} />}
      <Columns staged={staged} plan={plan} change={change} />
      <Check key={staged.ledger_id} staged={staged} plan={plan} change={change} done={forget} />
    </>
  );
}

interface SourceProps {
  staged: LedgerStaged;
  name: string;
  again: () => void;
  choose?: (sheet: string) => void;
}

function Source({ staged, name, again, choose }: SourceProps) {
  const { t } = useWords();
  const taking = useIsMutating({ mutationKey: takingIn }) > 0;
  return (
    <div className="ledger-source">
      <strong>{name}</strong>
      <span className="faint">
        {t('ledger.rowsAll', { count: staged.rows })}
        {staged.encoding !== null && ` · ${staged.encoding}`}
      </span>
      {staged.sheets.length > 1 && choose === undefined && <span className="faint">{staged.sheet}</span>}
      {staged.sheets.length > 1 && choose !== undefined && (
        <Select
          aria-label={t('ledger.sheet')}
          value={staged.sheet}
          onChange={choose}
          disabled={taking}
          options={staged.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Button onClick={again} disabled={taking}>
        {t('ledger.another')}
      </Button>
    </div>
  );
}
