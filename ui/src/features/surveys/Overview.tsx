// How many answered, and what matters most; satisfaction at follow-ups beside it, never mixed with it.
import { Collapse, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { SurveyResults } from '../../bindings/operations';
import { Chart } from '../../shared/charts/Chart';
import { share as percentage } from '../../shared/charts/options';
import { day, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { buildingName, shareWords, trendPoints } from './figures';

export function Overview({ results }: { results: SurveyResults }) {
  const { t, language } = useWords();
  const { response, forms, unsettled, follow_ups } = results;
  const overall =
    results.questions.find(({ topic, satisfied }) => topic === 'overall' && satisfied !== null)?.satisfied ??
    null;
  const followUpsHint = t('results.followUpsHint', {
    from: day(follow_ups.from, language),
    to: day(follow_ups.to, language),
  });
  return (
    <section className="results-part" aria-label={t('results.title')}>
      <dl className="results-figures">
        <Figure
          name={t('results.response')}
          value={percent(response)}
          about={t(
            response.numerator > response.denominator ? 'results.responseBeyond' : 'results.responseBasis',
            { count: response.numerator, asked: response.denominator },
          )}
        />
        <Figure
          name={t('results.counted')}
          value={t('results.countedUnit', { count: forms })}
          about={unsettled > 0 ? t('results.unsettled', { count: unsettled }) : ''}
        />
        {overall !== null && (
          <Figure
            name={t('results.overall')}
            value={shareWords(overall).share}
            about={t('results.interval', shareWords(overall))}
            hint={`${t('results.formula')}。${t('results.intervalHint')}`}
          />
        )}
        <Figure
          name={t('results.followUps')}
          value={follow_ups.share === null ? '—' : shareWords(follow_ups.share).share}
          about={
            follow_ups.share === null
              ? t('results.noFollowUps')
              : t('results.followUpInterval', shareWords(follow_ups.share))
          }
          hint={followUpsHint}
          apart
        />
      </dl>
      <p className="faint">{followUpsHint}</p>
      <Topics results={results} />
      <Buildings results={results} />
    </section>
  );
}

interface FigureProps {
  name: string;
  value: string;
  about: string;
  hint?: string;
  /** Whether it comes from elsewhere than the others. */
  apart?: boolean;
}

function Figure({ name, value, about, hint, apart = false }: FigureProps) {
  const label: ReactNode = hint === undefined ? name : <Tooltip title={hint}>{name}</Tooltip>;
  return (
    <div className={apart ? 'results-figure results-apart' : 'results-figure'}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        <span>{about}</span>
      </dd>
    </div>
  );
}

function Topics({ results }: { results: SurveyResults }) {
  const { t } = useWords();
  const shown = results.topics.flatMap(({ topic, share }) => (share === null ? [] : [{ topic, share }]));
  if (shown.length === 0) {
    return null;
  }
  const points = trendPoints(
    shown.map(({ topic, share }) => ({ wave_id: 0, title: t(`surveyTopic.${topic}`), share })),
  );
  const summary = points.map(({ name, share }) => `${name} ${percentage(share)}`).join('; ');
  return (
    <div>
      <Chart
        title={t('results.topics')}
        name={`${results.title} ${t('results.topics')}`}
        summary={summary}
        data={{ kind: 'intervals', points }}
      />
      <p className="faint">{t('results.topicsHint')}</p>
    </div>
  );
}

/** As many buildings as are seen at a glance; more are opened. */
const fewBuildings = 6;

function Buildings({ results: { buildings } }: { results: SurveyResults }) {
  const { t } = useWords();
  const table = <BuildingTable buildings={buildings} />;
  return buildings.length <= fewBuildings ? (
    table
  ) : (
    <Collapse
      ghost
      size="small"
      items={[{ key: 'buildings', label: t('results.buildings'), children: table }]}
    />
  );
}

function BuildingTable({ buildings }: Pick<SurveyResults, 'buildings'>) {
  const { t } = useWords();
  return (
    <table className="list list-plain results-narrow" aria-label={t('results.buildings')}>
      <thead>
        <tr>
          <th>{t('results.building')}</th>
          <th>{t('results.response')}</th>
        </tr>
      </thead>
      <tbody>
        {buildings.map(({ name, response }) => (
          <tr key={name}>
            <td>{buildingName(name, t)}</td>
            <td>
              {percent(response)}{' '}
              <span className="faint">
                {response.numerator} ÷ {response.denominator}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
