// Taking in an existing ledger: a file, what its columns and words mean, what is wrong with it, and then its rows.
import { ArrowLeftOutlined, InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Select, Spin } from 'antd';
import { useRef, useState } from 'react';
import type { LedgerPlan, LedgerStaged } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { asBase64 } from '../../shared/files';
import { useWords } from '../../shared/i18n';
import { Check } from './Check';
import { Columns } from './Columns';
import './ledger.css';

export function LedgerPage() {
  const { t, language } = useWords();
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null);
  const [plan, setPlan] = useState<LedgerPlan | null>(null);
  const stage = useMutation({
    mutationFn: (sheet: { name: string; base64: string; sheet?: string }) =>
      api.stageLedger({
        file_name: sheet.name,
        base64: sheet.base64,
        ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
      }),
    onSuccess: (staged) => setPlan(staged.plan),
  });
  const read = async (chosen: File) => {
    const bytes = { name: chosen.name, base64: await asBase64(chosen) };
    setFile(bytes);
    stage.mutate(bytes);
  };
  const again = () => {
    setFile(null);
    setPlan(null);
    stage.reset();
  };
  const staged = stage.data;
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
        <DropFile read={(chosen) => void read(chosen)} busy={stage.isPending} />
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

function DropFile({ read, busy }: { read: (file: File) => void; busy: boolean }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <section
      className={over ? 'ledger-drop ledger-drop-over' : 'ledger-drop'}
      aria-label={t('ledger.choose')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) {
          read(file);
        }
      }}
    >
      {busy ? (
        <Spin description={t('ledger.reading')} size="large">
          <div className="ledger-busy" />
        </Spin>
      ) : (
        <>
          <InboxOutlined className="ledger-icon" />
          <p>{t('ledger.lead')}</p>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx,.xls,.csv"
            aria-label={t('ledger.choose')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) {
                read(file);
              }
            }}
          />
          <Button type="primary" onClick={() => input.current?.click()}>
            {t('ledger.choose')}
          </Button>
          <p className="faint">{t('ledger.drop')}</p>
          <p className="faint">{t('ledger.formats')}</p>
        </>
      )}
    </section>
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
          options={staged.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Button onClick={again}>{t('ledger.another')}</Button>
    </div>
  );
}
