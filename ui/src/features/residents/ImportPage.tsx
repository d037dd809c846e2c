// Taking in a list of rooms and people, step by step.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Result, Steps } from 'antd';
import type { ImportResult } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { ImportCheck } from './ImportCheck';
import { ImportColumns } from './ImportColumns';
import { ImportFileStep } from './ImportFile';
import { useImportState } from './imports';
import './residents.css';

const steps = ['file', 'columns', 'check', 'done'] as const;

export function ImportPage() {
  const { t } = useWords();
  const [state, set] = useImportState();
  const names = [
    t('imports.stepFile'),
    t('imports.stepColumns'),
    t('imports.stepCheck'),
    t('imports.stepDone'),
  ];
  return (
    <div className="import">
      <header className="page-head">
        <h1>{t('imports.title')}</h1>
        <Link to="/residents" search={{}} className="import-back">
          <ArrowLeftOutlined /> {t('imports.back')}
        </Link>
        <Steps
          className="import-steps"
          size="small"
          current={steps.indexOf(state.step)}
          items={names.map((title) => ({ title }))}
        />
      </header>
      {state.step === 'file' && <ImportFileStep done={set} />}
      {state.step === 'columns' && <ImportColumns list={state} set={set} />}
      {state.step === 'check' && <ImportCheck list={state} set={set} />}
      {state.step === 'done' && <Done result={state.result} again={() => set({ step: 'file' })} />}
    </div>
  );
}

function Done({ result, again }: { result: ImportResult; again: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { counts, linked_tickets: linked } = result;
  return (
    <Result
      status="success"
      title={t('imports.done')}
      subTitle={
        <>
          {t('imports.doneLead', { count: counts.rows - counts.errors - counts.duplicates })}
          <br />
          {[
            `${t('imports.newPeople')} ${counts.new_people}`,
            `${t('imports.changedPeople')} ${counts.changed_people}`,
            t('imports.newRooms', { count: counts.new_rooms }),
          ].join(' · ')}
          {linked > 0 && (
            <>
              <br />
              {t('imports.linked', { count: linked })}
            </>
          )}
        </>
      }
      extra={[
        <Button
          key="show"
          type="primary"
          onClick={() => {
            again();
            void navigate({ to: '/residents' });
          }}
        >
          {t('imports.show')}
        </Button>,
        <Button key="again" onClick={again}>
          {t('imports.again')}
        </Button>,
      ]}
    />
  );
}
