// Words that residents say more often than in the four quarters before.
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { RisingWords } from '../../bindings/operations';
import { rounded } from '../../shared/charts/options';
import { day, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './AnalysisPage';
import { useRisingWords } from './queries';

export function Rising({ months }: PartProps) {
  const words = useRisingWords(months);
  if (words.isError) {
    return <Problem caught={words.error} retry={() => void words.refetch()} />;
  }
  return words.data === undefined ? <Skeleton active /> : <Shown words={words.data} />;
}

function Shown({ words: { days, before, read, read_before, destroyed, rows } }: { words: RisingWords }) {
  const { t, language } = useWords();
  if (destroyed > 0) {
    return <p>{t('analysis.wordsDestroyed', { count: destroyed })}</p>;
  }
  return (
    <>
      <p className="faint analysis-note">
        {t('analysis.wordsHint', {
          read: read.toLocaleString(),
          before: read_before.toLocaleString(),
          from: day(before.from, language),
          to: day(before.to, language),
        })}
      </p>
      {rows.length === 0 ? (
        <p>{t('analysis.noWords')}</p>
      ) : (
        <table className="list list-plain analysis-narrow" aria-label={t('analysis.words')}>
          <thead>
            <tr>
              <th>{t('analysis.word')}</th>
              <th className="analysis-number">{t('analysis.saidNow')}</th>
              <th className="analysis-number">{t('analysis.saidBefore')}</th>
              <th>{t('analysis.perTicket')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ word, count, before: earlier, change }) => (
              <tr key={word}>
                <td>
                  <Link to="/tickets" search={{ tab: 'all', counted: 'received', ...days, query: `${word}` }}>
                    {word}
                  </Link>
                </td>
                <td className="analysis-number">
                  {count.toLocaleString()}{' '}
                  <span className="faint">{percent({ numerator: count, denominator: read })}</span>
                </td>
                <td className="analysis-number">
                  {earlier.toLocaleString()}{' '}
                  <span className="faint">{percent({ numerator: earlier, denominator: read_before })}</span>
                </td>
                <td>
                  {change.ratio === null
                    ? t('analysis.newWord', { low: rounded(change.low, 1) })
                    : t('analysis.times', {
                        ratio: rounded(change.ratio, 1),
                        low: rounded(change.low, 1),
                        high: change.high === null ? '∞' : rounded(change.high, 1),
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="faint analysis-note">{t('analysis.wordsPrivacy')}</p>
    </>
  );
}
