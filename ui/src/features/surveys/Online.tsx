// Taking answers from an online platform into a wave, step by step.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Result, Skeleton, Steps } from 'antd';
import type { SurveyFileCounts, WaveDetail } from '../../bindings/operations';
import { ButtonLink } from '../../shared/ButtonLink';
import { useWords } from '../../shared/i18n';
import { useKept } from '../../shared/imports/list';
import { Problem } from '../../shared/Problem';
import { OnlineCheck } from './OnlineCheck';
import { OnlineColumns } from './OnlineColumns';
import { OnlineFile } from './OnlineFile';
import type { OnlineState } from './online';
import { useQuestionnaire } from './queries';

const steps = ['file', 'columns', 'check', 'done'] as const;

export function Online({ wave, close }: { wave: WaveDetail; close: () => void }) {
  const { t } = useWords();
  const { row } = wave;
  const [state, set] = useKept<OnlineState>(['surveyFile', row.id], { step: 'file' });
  const questionnaire = useQuestionnaire(row.questionnaire_id, row.number);
  const names = [
    t('imports.stepFile'),
    t('imports.stepColumns'),
    t('imports.stepCheck'),
    t('imports.stepDone'),
  ];
  const design = questionnaire.data?.design;
  return (
    <section className="import" aria-label={t('surveyFile.title')}>
      <header className="page-head">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={close}>
          {row.title}
        </Button>
        <h1>{t('surveyFile.title')}</h1>
        <Steps
          className="import-steps"
          size="small"
          current={steps.indexOf(state.step)}
          items={names.map((title) => ({ title }))}
        />
      </header>
      {state.step === 'file' && <OnlineFile wave={wave} done={set} />}
      {questionnaire.isError && (
        <Problem caught={questionnaire.error} retry={() => void questionnaire.refetch()} />
      )}
      {questionnaire.isPending && <Skeleton active />}
      {state.step === 'columns' && design !== undefined && (
        <OnlineColumns wave={wave} design={design} list={state} set={set} />
      )}
      {state.step === 'check' && design !== undefined && (
        <OnlineCheck wave={wave} design={design} list={state} set={set} />
      )}
      {state.step === 'done' && (
        <Done wave={row.id} counts={state.counts} again={() => set({ step: 'file' })} close={close} />
      )}
    </section>
  );
}

interface DoneProps {
  wave: number;
  counts: SurveyFileCounts;
  again: () => void;
  close: () => void;
}

function Done({ wave, counts, again, close }: DoneProps) {
  const { t } = useWords();
  const left = [
    counts.known > 0 && t('surveyFile.doneKnown', { count: counts.known }),
    counts.repeated > 0 && t('surveyFile.doneRepeated', { count: counts.repeated }),
    counts.errors > 0 && t('surveyFile.doneErrors', { count: counts.errors }),
    counts.left_out > 0 && t('surveyFile.doneLeftOut', { count: counts.left_out }),
  ].filter((text) => text !== false);
  return (
    <Result
      status="success"
      title={t('surveyFile.done', { count: counts.new })}
      subTitle={left.join(t('between.clauses'))}
      extra={[
        <ButtonLink key="results" type="primary" to="/surveys/results" search={{ wave }}>
          {t('results.see')}
        </ButtonLink>,
        <Button
          key="wave"
          onClick={() => {
            again();
            close();
          }}
        >
          {t('surveyFile.toWave')}
        </Button>,
        <Button key="again" onClick={again}>
          {t('imports.again')}
        </Button>,
      ]}
    />
  );
}
