// Sentences for the report of the quarter that the period ends in, with their evidence.
import { CopyOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { quarter as quarterName } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { Evidence, useSentence, useSuggestions } from '../../shared/sentences';
import type { PartProps } from './AnalysisPage';

export function Sentences({ months }: PartProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [year, month] = months.to.split('-').map(Number);
  const quarter = `${year}Q${Math.ceil((month ?? 1) / 3)}`;
  const found = useSuggestions(quarter);
  const sentence = useSentence();
  if (found.isError) {
    return <Problem caught={found.error} retry={() => void found.refetch()} />;
  }
  if (found.data === undefined) {
    return <Skeleton active />;
  }
  const { rows, tested } = found.data;
  return (
    <>
      <h2 className="analysis-head">
        {t('analysis.ofQuarter', { quarter: quarterName(quarter, language) })}
      </h2>
      {rows.length === 0 && (
        <p>{t(tested === 0 ? 'analysis.nothingBefore' : 'analysis.noSentences', { count: tested })}</p>
      )}
      <ol className="analysis-sentences">
        {rows.map((row) => {
          const text = sentence(row, found.data);
          return (
            <li key={text}>
              <span>
                {text}{' '}
                <Button
                  type="text"
                  size="small"
                  icon={<CopyOutlined />}
                  aria-label={t('analysis.copy', { text })}
                  title={t('analysis.copyHint')}
                  onClick={() => {
                    void navigator.clipboard
                      .writeText(text)
                      .then(() => message.success(t('analysis.copied')));
                  }}
                />
              </span>
              <Evidence suggestion={row} of={quarter} />
            </li>
          );
        })}
      </ol>
      <p className="faint analysis-note">
        {t('analysis.sentencesRule', { count: tested })}{' '}
        <Link to="/reports" search={{ quarter }}>
          {t('analysis.toReport')}
        </Link>
      </p>
    </>
  );
}
