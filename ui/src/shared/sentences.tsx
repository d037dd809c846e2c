// What may be said of a quarter because it is so, as sentences in the reader's language, each with its evidence.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Span, Suggestion } from '../bindings/operations';
import { api } from '../host';
import { rounded } from './charts/options';
import { useWords } from './i18n';
import { shelves } from './lookups';

export function useSuggestions(quarter: string, enabled = true) {
  return useQuery({
    queryKey: [...shelves.analysis, 'sentences', quarter],
    queryFn: () => api.suggestSentences({ quarter }),
    enabled,
  });
}

/** `+40%`, by how much the later count differs; by day where the quarter goes on. */
function difference({ later_count, earlier_count, change }: Suggestion, running: boolean): string {
  const ratio = running ? (change.ratio ?? 1) : later_count / earlier_count;
  const percent = Math.round((ratio - 1) * 100);
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}

/** Makes a suggestion a sentence. */
export function useSentence(): (suggestion: Suggestion, running: boolean) => string {
  const { t } = useWords();
  return (suggestion, running) => {
    const { of, against, earlier_count: before, later_count: now, buildings } = suggestion;
    const what =
      of.topic === null ? t(`sentence.whole.${of.category}`) : t('sentence.topic', { topic: of.topic.name });
    const names = buildings.map(({ building }) => t('analysis.building_name', { key: building }));
    const parts = {
      what,
      against: t(`sentence.${against}`),
      difference: before === 0 ? '' : difference(suggestion, running),
      before,
      now,
      where: names.length === 0 ? '' : t('sentence.where', { buildings: names.join(t('sentence.and')) }),
    };
    if (before === 0) {
      return t('sentence.new', parts);
    }
    return t(running ? 'sentence.running' : 'sentence.whole_quarter', parts);
  };
}

/** The numbers behind a sentence: the interval, and the lists of both counts. */
export function Evidence({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useWords();
  const { of, later, later_count, earlier, earlier_count, change } = suggestion;
  const list = (days: Span) => ({
    tab: 'all' as const,
    counted: 'received' as const,
    ...days,
    category: of.category,
    ...(of.topic === null ? {} : { topic: of.topic.id }),
  });
  const interval = {
    ratio: change.ratio === null ? '—' : rounded(change.ratio, 2),
    low: rounded(change.low, 2),
    high: change.high === null ? '∞' : rounded(change.high, 2),
    p: change.p < 0.001 ? '< 0.001' : `= ${rounded(change.p, 3)}`,
  };
  return (
    <span className="faint">
      {t('sentence.evidence', interval)} · {t('sentence.lists')}{' '}
      <Link to="/tickets" search={list(earlier)}>
        {t('sentence.before', { count: earlier_count })}
      </Link>
      {' → '}
      <Link to="/tickets" search={list(later)}>
        {t('sentence.now', { count: later_count })}
      </Link>
    </span>
  );
}
