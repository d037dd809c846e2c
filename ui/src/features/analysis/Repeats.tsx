// Who came again with the same, and what many came with together.
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { PeriodIncidents, Repeats as RepeatsData } from '../../bindings/operations';
import { percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Opens } from '../../shared/Opens';
import { openIncident } from '../../shared/openIncident';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './AnalysisPage';
import { useIncidents, useRepeats } from './queries';

export function Repeats({ months }: PartProps) {
  const repeats = useRepeats(months);
  const incidents = useIncidents(months);
  return (
    <>
      {repeats.isError && <Problem caught={repeats.error} retry={() => void repeats.refetch()} />}
      {repeats.isPending && <Skeleton active />}
      {repeats.data !== undefined && <Households repeats={repeats.data} />}
      {incidents.isError && <Problem caught={incidents.error} retry={() => void incidents.refetch()} />}
      {incidents.data !== undefined && <Incidents incidents={incidents.data} />}
    </>
  );
}

function Households({ repeats: { days, rate, rows, households } }: { repeats: RepeatsData }) {
  const { t } = useWords();
  const list = { tab: 'all', counted: 'repeated', ...days } as const;
  return (
    <>
      <h2 className="analysis-head">{t('analysis.topRepeats')}</h2>
      <p>
        {t('analysis.repeatRate')} <strong>{percent(rate)}</strong>{' '}
        <span className="faint">
          <Link to="/tickets" search={list}>
            {rate.numerator.toLocaleString()}
          </Link>
          {' ÷ '}
          {rate.denominator.toLocaleString()}
        </span>
      </p>
      <p className="faint analysis-note">{t('analysis.repeatFormula')}</p>
      {rows.length === 0 ? (
        <p className="faint">{t('analysis.noRepeats')}</p>
      ) : (
        <table className="list list-plain analysis-narrow" aria-label={t('analysis.topRepeats')}>
          <thead>
            <tr>
              <th>{t('tickets.room')}</th>
              <th>{t('axis.topic')}</th>
              <th className="analysis-number">{t('analysis.repeated')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ household_id, room, topic, count }) => (
              <tr key={`${household_id} ${topic.id}`}>
                <td>{room ?? '—'}</td>
                <td>{topic.name}</td>
                <td className="analysis-number">
                  <Link
                    to="/tickets"
                    search={{ ...list, household: household_id, topic: topic.id }}
                    aria-label={t('analysis.opens', { label: `${room ?? ''} ${topic.name}`, count })}
                  >
                    {count.toLocaleString()}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {households > rows.length && (
        <p className="faint">{t('analysis.moreRepeats', { count: households - rows.length })}</p>
      )}
    </>
  );
}

function Incidents({ incidents: { rows } }: { incidents: PeriodIncidents }) {
  const { t } = useWords();
  return (
    <>
      <h2 className="analysis-head">{t('analysis.incidents')}</h2>
      <p className="faint analysis-note">{t('analysis.incidentsHint')}</p>
      {rows.length === 0 ? (
        <p className="faint">{t('analysis.noIncidents')}</p>
      ) : (
        <table className="list list-plain analysis-narrow" aria-label={t('analysis.incidents')}>
          <thead>
            <tr>
              <th>{t('analysis.incident')}</th>
              <th className="analysis-number">{t('analysis.households')}</th>
              <th className="analysis-number">{t('analysis.tickets')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, households, tickets }) => (
              <tr key={id}>
                <td>
                  <Opens look="link" open={() => openIncident(id)}>
                    {title}
                  </Opens>
                </td>
                <td className="analysis-number">{households.toLocaleString()}</td>
                <td className="analysis-number">{tickets.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
