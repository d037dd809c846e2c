// A quarter in eight figures, each with what it is a share of.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Rate } from '../../bindings/operations';
import { api } from '../../host';
import { percent, span } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';

export function Figures({ quarter }: { quarter: string }) {
  const { t, language } = useWords();
  const figures = useQuery({
    queryKey: [...shelves.reports, 'figures', quarter],
    queryFn: () => api.quarterFigures({ quarter }),
  });
  if (figures.isError) {
    return <Problem caught={figures.error} retry={() => void figures.refetch()} />;
  }
  if (figures.isPending) {
    return <Skeleton active />;
  }
  const { total, previous, late_total, day_only } = figures.data;
  const { followed_up, solved, satisfied, satisfied_within } = total.follow_ups;
  const { median_ms, p90_ms } = total.waiting;
  return (
    <>
      <dl className="figures">
        <Figure
          name={t('reports.received')}
          value={t('reports.countUnit', { count: total.received })}
          about={t('reports.receivedPrevious', { count: previous.received })}
        />
        <Figure
          name={t('reports.onTime')}
          value={percent(total.on_time)}
          about={fraction(total.on_time)}
          hint={t('reports.onTimeFormula')}
        />
        <Figure
          name={t('reports.closing')}
          value={percent(total.closing)}
          about={fraction(total.closing)}
          hint={t('reports.closingFormula')}
        />
        <Figure
          name={t('reports.median')}
          value={median_ms === null ? '—' : span(median_ms, language)}
          about={p90_ms === null ? '' : t('reports.p90', { span: span(p90_ms, language) })}
        />
        <Figure
          name={t('reports.late')}
          value={
            <span className={late_total > 0 ? 'due-overdue' : ''}>
              {t('reports.countUnit', { count: late_total })}
            </span>
          }
          about=""
        />
        <Figure
          name={t('reports.followedUp')}
          value={percent(followed_up)}
          about={fraction(followed_up)}
          hint={t('reports.followedUpFormula')}
        />
        <Figure
          name={t('reports.solved')}
          value={percent(solved)}
          about={fraction(solved)}
          hint={t('reports.solvedFormula')}
        />
        <Figure
          name={t('reports.satisfied')}
          value={percent(satisfied)}
          about={
            satisfied_within === null
              ? fraction(satisfied)
              : t('reports.within', {
                  fraction: fraction(satisfied),
                  low: (satisfied_within.low / 10).toFixed(1),
                  high: (satisfied_within.high / 10).toFixed(1),
                })
          }
          hint={t('reports.satisfiedFormula')}
        />
      </dl>
      {day_only > 0 && <p className="faint">{t('reports.dayOnly', { count: day_only })}</p>}
    </>
  );
}

function fraction({ numerator, denominator }: Rate): string {
  return `${numerator.toLocaleString()} ÷ ${denominator.toLocaleString()}`;
}

interface FigureProps {
  name: string;
  value: ReactNode;
  about: string;
  hint?: string;
}

function Figure({ name, value, about, hint }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <span>{about}</span>
        {hint !== undefined && <span>{hint}</span>}
      </dd>
    </div>
  );
}
