// Sentences for the measures of a quarter's or a year's report: each goes into the text with one key, its evidence stands below it.
import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../shared/access';
import { isYear } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { nameOfKey, placeOf, useKeys } from '../../shared/keyboard';
import { Evidence, useSentence, useSuggestions } from '../../shared/sentences';

interface Props {
  quarter: string;
  /** Puts a sentence into the text; absent for whoever does not write it. */
  take: ((sentence: string) => void) | undefined;
}

export function Suggestions({ quarter, take }: Props) {
  const { t } = useWords();
  const may = useMay()('analysis.read');
  const found = useSuggestions(quarter, may);
  const sentence = useSentence();
  const { rows = [], tested = 0 } = found.data ?? {};
  const said = found.data === undefined ? [] : rows.map((row) => sentence(row, found.data));
  useKeys((event) => {
    const text = said[placeOf(event, 'take')];
    if (text !== undefined && take !== undefined) {
      event.preventDefault();
      take(text);
    }
  });
  if (!may || found.data === undefined) {
    return null;
  }
  return (
    <section className="suggestions" aria-label={t('reports.suggestions')}>
      <h2>{t('reports.suggestions')}</h2>
      {rows.length === 0 && (
        <p className="faint">
          {tested === 0
            ? t('analysis.nothingBefore')
            : t(isYear(quarter) ? 'reports.noSuggestionsOfYear' : 'reports.noSuggestions', { count: tested })}
        </p>
      )}
      <ol>
        {rows.map((row, place) => (
          <li key={said[place]}>
            <span>
              {said[place]}{' '}
              {take !== undefined && (
                <Button
                  size="small"
                  icon={<PlusOutlined />}
                  title={place < 9 ? nameOfKey('take', place) : undefined}
                  onClick={() => take(said[place] ?? '')}
                >
                  {t('reports.take')}
                  {place < 9 && <kbd>{nameOfKey('take', place)}</kbd>}
                </Button>
              )}
            </span>
            <Evidence suggestion={row} of={quarter} />
          </li>
        ))}
      </ol>
      <p className="faint">
        {t('reports.suggestionsRule')}{' '}
        <Link to="/analysis" search={{ tab: 'sentences' }}>
          {t('analysis.title')}
        </Link>
      </p>
    </section>
  );
}
