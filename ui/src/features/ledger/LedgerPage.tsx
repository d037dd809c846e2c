// Taking in an existing ledger: a file, what its columns and words mean, what is wrong with it, and then its rows.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useIsMutating, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import type { LedgerPlan, LedgerStaged } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { FileDrop } from '../../shared/imports/FileDrop';
import { type ListFile, readFile } from '../../shared/imports/list';
import { Check, takingIn } from './Check';
import { Columns } from './Columns';
import './ledger.css';

export function LedgerPage() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [file, setFile] = useState<ListFile | null>(null);
  const [plan, setPlan] = useState<LedgerPlan | null>(null);
  const stage = useMutation({
    mutationFn: (sheet: ListFile & { sheet?: string }) =>
      api.stageLedger({
        file_name: sheet.name,
        base64: sheet.base64,
        ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
      }),
    onSuccess: (staged) => setPlan(staged.plan),
  });
  const read = async (chosen: File) => {
    const bytes = await readFile(chosen);
    setFile(bytes);
    stage.mutate(bytes);
  };
  const staged = stage.data;
  // Rows that nobody takes in any more have names and telephone numbers in them: they do not wait for the next ledger.
  const drop = useMutation({
    mutationFn: (ledger_id: number) => api.dropLedger({ ledger_id }),
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  const again = () => {
    setFile(null);
    setPlan(null);
    stage.reset();
    if (staged !== undefined) {
      drop.mutate(staged.ledger_id);
    }
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
      {staged === undefined || plan === null ? (
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
      ) : (
        <>
          <Source
            staged={staged}
            name={file?.name ?? ''}
            again={again}
            choose={(sheet) => file !== null && stage.mutate({ ...file, sheet })}
          />
          {staged.remembered && <Alert type="info" showIcon title={t('ledger.remembered')} />}
          <Columns staged={staged} plan={plan} change={setPlan} />
          <Check key={staged.ledger_id} staged={staged} plan={plan} change={setPlan} />
        </>
      )}
    </div>
  );
}

interface SourceProps {
  staged: LedgerStaged;
  name: string;
  again: () => void;
  choose: (sheet: string) => void;
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
      {staged.sheets.length > 1 && (
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
