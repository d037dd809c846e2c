// What a wave says: how many answered, question by question, by group, in people's own words; and the ways out of it.
import { ArrowLeftOutlined, DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Dropdown, Select, Skeleton } from 'antd';
import type { SurveyExportFormat, SurveyResults } from '../../bindings/operations';
import { api, host } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { Overview } from './Overview';
import { QuestionCard } from './QuestionCard';
import { useWaves } from './queries';
import { Texts } from './Texts';
import './results.css';

const route = getRouteApi('/surveys/results');

export function ResultsPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const waves = useWaves();
  const answered = (waves.data ?? []).filter(({ entered, cancelled }) => entered > 0 && !cancelled);
  const wave = search.wave ?? answered[0]?.id;
  const results = useQuery({
    queryKey: [...shelves.surveys, 'results', wave],
    queryFn: () => api.getSurveyResults({ wave_id: wave ?? 0 }),
    enabled: wave !== undefined,
  });
  return (
    <div className="results">
      <Link to="/surveys" search={wave === undefined ? {} : { wave }} className="results-back">
        <ArrowLeftOutlined /> {t('results.back')}
      </Link>
      <header className="page-head">
        <h1>{t('results.title')}</h1>
        <Select
          aria-label={t('results.wave')}
          value={wave ?? null}
          loading={waves.isPending}
          popupMatchSelectWidth={false}
          onChange={(chosen) => void navigate({ search: { wave: chosen } })}
          options={answered.map(({ id, title }) => ({ value: id, label: title }))}
        />
        {results.data !== undefined && <Outlets results={results.data} />}
      </header>
      {waves.isError && <Problem caught={waves.error} retry={() => void waves.refetch()} />}
      {results.isError && <Problem caught={results.error} retry={() => void results.refetch()} />}
      {wave === undefined && waves.data !== undefined && <Nothing title={t('results.none')} />}
      {wave !== undefined && results.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {results.data !== undefined && (
        <Shown key={results.data.wave_id} results={results.data} wanted={search.question} />
      )}
    </div>
  );
}

interface ShownProps {
  results: SurveyResults;
  /** The question that one comes for. */
  wanted: string | undefined;
}

function Shown({ results, wanted }: ShownProps) {
  const scales = results.questions.filter(({ kind }) => kind !== 'text');
  const written = results.questions.filter(({ kind, texts }) => kind === 'text' && texts.length > 0);
  return (
    <>
      <Overview results={results} />
      {scales.map((question) => (
        <QuestionCard key={question.field} question={question} wanted={question.field === wanted} />
      ))}
      {written.map((question) => (
        <Texts key={question.field} question={question} />
      ))}
    </>
  );
}

/** The ways out of the program. */
function Outlets({ results: { wave_id } }: { results: SurveyResults }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const paper = useMutation({ mutationFn: () => api.renderSurveyResults({ wave_id }) });
  const give = useMutation({
    mutationFn: async (format: SurveyExportFormat) => {
      const { file_name, base64, forms } = await api.exportSurveyAnswers({ wave_id, format });
      const path = await host.saveFile(file_name, base64);
      return path === null ? null : { path, count: forms };
    },
    onSuccess: (saved) => saved !== null && void message.success(t('results.exported', saved), 6),
    onError: failed,
  });
  const formats: [SurveyExportFormat, string][] = [
    ['xlsx', t('results.exportXlsx')],
    ['csv', t('results.exportCsv')],
    ['code_book', t('results.exportCodeBook')],
  ];
  return (
    <div className="outlets">
      {may('surveys.write') && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: formats.map(([key, label]) => ({ key, label })),
            onClick: ({ key }) => give.mutate(key as SurveyExportFormat),
          }}
        >
          <Button icon={<DownloadOutlined />} loading={give.isPending}>
            {t('results.export')}
          </Button>
        </Dropdown>
      )}
      <Button type="primary" icon={<FilePdfOutlined />} onClick={() => paper.mutate()}>
        {t('results.paper')}
      </Button>
      <MadePaper make={paper} title={t('results.paper')} />
    </div>
  );
}
