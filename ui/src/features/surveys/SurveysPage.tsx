// Surveys: the waves, the questionnaires, the yearly plan; the one that is open takes the whole page.
import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { QuestionnaireRow } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { OwnQuestions } from './Bank';
import { Differences } from './Differences';
import { Editor } from './Editor';
import { Entry } from './Entry';
import { Online } from './Online';
import { Plans, Reminder } from './Plans';
import { useQuestionnaires, useSurveyPlans, useWave } from './queries';
import type { SurveySearch } from './search';
import { WaveDrawer, Waves } from './Waves';
import { WaveView } from './WaveView';
import './surveys.css';

const route = getRouteApi('/surveys');

export function SurveysPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: SurveySearch) => void navigate({ search: next });
  const { wave, part, questionnaire } = search;
  if (wave !== undefined && part !== undefined) {
    return <Part wave={wave} part={part} close={() => change({ wave })} />;
  }
  if (wave !== undefined) {
    return <WaveView key={wave} id={wave} close={() => change({})} part={(part) => change({ wave, part })} />;
  }
  if (questionnaire !== undefined) {
    return (
      <Editor
        id={questionnaire}
        close={() => change({ tab: 'questionnaires' })}
        saved={(id) => change({ questionnaire: id })}
      />
    );
  }
  return <Lists search={search} change={change} />;
}

interface PartProps {
  wave: number;
  part: NonNullable<SurveySearch['part']>;
  close: () => void;
}

function Part({ wave, part, close }: PartProps) {
  const detail = useWave(wave);
  if (detail.isError) {
    return <Problem caught={detail.error} retry={() => void detail.refetch()} />;
  }
  if (detail.data === undefined) {
    return <Skeleton active />;
  }
  const Open = { entry: Entry, differences: Differences, online: Online }[part];
  return <Open wave={detail.data} close={close} />;
}

interface ListsProps {
  search: SurveySearch;
  change: (search: SurveySearch) => void;
}

function Lists({ search, change }: ListsProps) {
  const { t } = useWords();
  const may = useMay()('surveys.write');
  const [planning, setPlanning] = useState(false);
  const tab = search.tab ?? 'waves';
  const planned = (useSurveyPlans().data ?? []).find(({ id }) => may && id === search.plan);
  // Of a survey the first step is its questionnaire as well.
  const first = may && (
    <Button onClick={() => change({ questionnaire: 0 })}>{t('surveys.newQuestionnaire')}</Button>
  );
  return (
    <section className="surveys">
      <header className="page-head">
        <h1>{t('surveys.name')}</h1>
        <Segmented<NonNullable<SurveySearch['tab']> | 'waves'>
          aria-label={t('surveys.view')}
          value={tab}
          onChange={(view) => change(view === 'waves' ? {} : { tab: view })}
          options={[
            { value: 'waves', label: t('surveys.waves') },
            { value: 'questionnaires', label: t('surveys.questionnaires') },
            { value: 'bank', label: t('surveys.bank') },
            { value: 'plans', label: t('surveys.plans') },
          ]}
        />
        {may && tab === 'waves' && (
          <Button
            className="surveys-buttons"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setPlanning(true)}
          >
            {t('surveys.plan')}
          </Button>
        )}
        {may && tab === 'questionnaires' && (
          <Button
            className="surveys-buttons"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => change({ questionnaire: 0 })}
          >
            {t('surveys.newQuestionnaire')}
          </Button>
        )}
      </header>
      {tab !== 'plans' && <Reminder show={() => change({ tab: 'plans' })} />}
      {tab === 'waves' && <Waves open={(wave) => change({ wave })} first={first} />}
      {tab === 'questionnaires' && (
        <Questionnaires open={(questionnaire) => change({ questionnaire })} first={first} />
      )}
      {tab === 'bank' && <OwnQuestions />}
      {tab === 'plans' && <Plans plan={(plan) => change({ tab: 'plans', plan })} />}
      <WaveDrawer
        key={planned?.id ?? 0}
        open={planning || planned !== undefined}
        wave={null}
        planned={planned}
        close={() => {
          setPlanning(false);
          change(search.tab === undefined ? {} : { tab: search.tab });
        }}
        done={({ row }) => change({ wave: row.id })}
      />
    </section>
  );
}

function Questionnaires({ open, first }: { open: (id: number) => void; first: ReactNode }) {
  const { t } = useWords();
  const questionnaires = useQuestionnaires();
  if (questionnaires.isError) {
    return <Problem caught={questionnaires.error} retry={() => void questionnaires.refetch()} />;
  }
  if (questionnaires.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <Table<QuestionnaireRow>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={questionnaires.data}
      locale={{
        emptyText: (
          <Nothing title={t('surveys.questionnairesNone')} hint={t('empty.questionnaires')}>
            {first}
          </Nothing>
        ),
      }}
      onRow={({ id }) => ({ onClick: () => open(id), className: 'surveys-row' })}
      columns={[
        {
          title: t('surveys.questionnaire'),
          render: (_, { id, title }) => <Opens open={() => open(id)}>{title}</Opens>,
        },
        {
          title: t('surveys.version'),
          width: 110,
          render: (_, { number }) => t('surveys.versionNumber', { number }),
        },
        { title: t('surveys.questions'), width: 100, dataIndex: 'questions', className: 'surveys-figures' },
        { title: t('surveys.usedIn'), width: 120, dataIndex: 'waves', className: 'surveys-figures' },
      ]}
    />
  );
}
