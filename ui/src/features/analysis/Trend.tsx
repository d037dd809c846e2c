// Month by month with the same months of the two years before, and what may be said of the difference.
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { PeriodComparison, Trend as TrendData, TrendMonth } from '../../bindings/operations';
import { Chart } from '../../shared/charts/Chart';
import { rounded } from '../../shared/charts/options';
import { day, month as monthName, wholeMonth } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './AnalysisPage';
import { Only } from './Only';
import { useTrend } from './queries';
import { axes, listOf, onlyOf } from './search';

/** How many months a line has. */
const year = 12;

export function Trend({ months, search, change }: PartProps) {
  const trend = useTrend({ ...months, ...onlyOf(search) });
  return (
    <>
      <div className="analysis-bar">
        <Only search={search} change={change} by={axes} />
      </div>
      {trend.isError && <Problem caught={trend.error} retry={() => void trend.refetch()} />}
      {trend.isPending && <Skeleton active />}
      {trend.data !== undefined && <Shown trend={trend.data} search={search} />}
    </>
  );
}

function Shown({ trend, search }: { trend: TrendData; search: PartProps['search'] }) {
  const { t, language } = useWords();
  const lines = [2, 1, 0].flatMap((place) => {
    const part = trend.months.slice(place * year, (place + 1) * year);
    const [first, last] = [part[0], part.at(-1)];
    if (first === undefined || last === undefined || part.every(({ count }) => count === null)) {
      return [];
    }
    const name = `${wholeMonth(first.month, language)} – ${wholeMonth(last.month, language)}`;
    return [{ name, months: part }];
  });
  const latest = lines[0]?.months ?? [];
  const counts = ({ months }: { months: TrendMonth[] }) => months.map(({ count }) => count);
  const summary = latest.map((one) => `${wholeMonth(one.month, language)} ${one.count ?? '—'}`).join('; ');
  return (
    <>
      <Chart
        title={t('analysis.byMonth')}
        name={t('analysis.byMonth')}
        summary={summary}
        data={{
          kind: 'seasons',
          months: latest.map((one) => monthName(Number(one.month.slice(5)), language)),
          lines: lines.map((line) => ({ name: line.name, counts: counts(line) })),
        }}
      />
      <p className="analysis-month-links">
        <span className="faint">{t('analysis.monthLists')}</span>
        {latest
          .filter(({ count }) => count !== null)
          .map((one) => (
            <Link key={one.month} to="/tickets" search={listOf(one.days, [], search)}>
              {wholeMonth(one.month, language)} <strong>{one.count?.toLocaleString()}</strong>
              {one.running && <span className="faint">{t('analysis.soFar')}</span>}
            </Link>
          ))}
      </p>
      <h2 className="analysis-head">{t('analysis.compared')}</h2>
      <table className="list list-plain" aria-label={t('analysis.compared')}>
        <thead>
          <tr>
            <th>{t('analysis.against')}</th>
            <th className="analysis-number">{t('analysis.earlier')}</th>
            <th className="analysis-number">{t('analysis.later')}</th>
            <th>{t('analysis.perDay')}</th>
            <th>{t('analysis.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {trend.comparisons.map((comparison) => (
            <Compared key={comparison.against} trend={trend} comparison={comparison} search={search} />
          ))}
        </tbody>
      </table>
      {trend.comparisons.length === 0 && <p className="faint">{t('analysis.nothingBefore')}</p>}
      <p className="faint analysis-note">
        {t('analysis.trendHint', { from: day(trend.days.from, language), to: day(trend.days.to, language) })}
      </p>
    </>
  );
}

interface ComparedProps {
  trend: TrendData;
  comparison: PeriodComparison;
  search: PartProps['search'];
}

function Compared({ trend, comparison, search }: ComparedProps) {
  const { t, language } = useWords();
  const { against, earlier, earlier_count, earlier_days, change } = comparison;
  // Both counts without their days would be read as if these were the same.
  const overDays = (days: number) => t('analysis.overDays', { days: Number(rounded(days, 1)) });
  return (
    <tr>
      <td>
        {t(`sentence.${against}`)}{' '}
        <span className="faint">
          {day(earlier.from, language)} – {day(earlier.to, language)}
        </span>
      </td>
      <td className="analysis-number">
        <Link to="/tickets" search={listOf(earlier, [], search)}>
          {earlier_count.toLocaleString()}
        </Link>{' '}
        <span className="faint">{overDays(earlier_days)}</span>
      </td>
      <td className="analysis-number">
        <Link to="/tickets" search={listOf(trend.days, [], search)}>
          {trend.count.toLocaleString()}
        </Link>{' '}
        <span className="faint">{overDays(trend.days_passed)}</span>
      </td>
      <td>
        {change === null || change.ratio === null
          ? '—'
          : t('analysis.times', {
              ratio: rounded(change.ratio, 2),
              low: rounded(change.low, 2),
              high: change.high === null ? '∞' : rounded(change.high, 2),
            })}
      </td>
      <td>{t(`analysis.${verdict(change)}`)}</td>
    </tr>
  );
}

/** What may be said: a rise or a fall only where the interval says so. */
function verdict(change: PeriodComparison['change']): 'rise' | 'fall' | 'noChange' {
  if (change !== null && change.low > 1) {
    return 'rise';
  }
  return change?.high !== null && change !== null && change.high < 1 ? 'fall' : 'noChange';
}
