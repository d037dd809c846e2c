// What may be said of a quarter or a year because it is so, as sentences in the reader's language, each with its evidence.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Span, Suggestion, Suggestions } from '../bindings/operations';
import { api } from '../host';
import { rounded } from './charts/options';
import { isYear } from './format';
import { useWords } from './i18n';
import { shelves } from './lookups';

export function useSuggestions(quarter: string, enabled = true) {
  return useQuery({
    queryKey: [...shelves.analysis, 'sentences', quarter],
    queryFn: () => api.suggestSentences({ quarter }),
    enabled,
  });
}

/** `+40%`, by how much the later count differs; by day where the period goes on. */
function difference({ later_count, earlier_count, change }: Suggestion, running: boolean): string {
  const ratio = running ? (change.ratio ?? 1) : later_count / earlier_count;
  const percent = Math.round((ratio - 1) * 100);
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}

/** Makes a suggestion a sentence. */
export function useSentence(): (suggestion: Suggestion, found: Suggestions) => string {
  const { t } = useWords();
  return (suggestion, { quarter, running }) => {
    const { of, against, earlier_count: before, later_count: now, buildings } = suggestion;
    const what =
      of.topic === null ? t(`sentence.whole.${of.category}`) : t('sentence.topic', { topic: of.topic.name });
    const names = buildings.map(({ building }) => t('analysis.building_name', { key: building }));
    const parts = {
      what,
      period: period(quarter, t),
      against: t(isYear(quarter) ? 'sentence.year_before' : `sentence.${against}`),
      difference: before === 0 ? '' : difference(suggestion, running),
      before,
      now,
      where: names.length === 0 ? '' : t('sentence.where', { buildings: names.join(t('sentence.and')) }),
    };
    if (before === 0) {
      return t('sentence.new', parts);
    }
    return t(running ? 'sentence.running' : 'sentence.ended', parts);
  };
}

/** `本季` or `本年`. */
function period(of: string, t: ReturnType<typeof useWords>['t']): string {
  return t(isYear(of) ? 'sentence.year' : 'sentence.quarter');
}

interface EvidenceProps {
  suggestion: Suggestion;
  /** The quarter or the year that it is about. */
  of: string;
}

/** The numbers behind a sentence: the interval, and the lists of both counts. */
export function Evidence({ suggestion, of: whole }: EvidenceProps) {
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
        {t('sentence.now', { period: period(whole, t), count: later_count })}
      </Link>
    </span>
  );
}
