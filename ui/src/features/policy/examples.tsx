// What limits mean for tickets that come in now.
import { useQuery } from '@tanstack/react-query';
import type { DeadlineExample, Policy, PolicyLimit } from '../../bindings/operations';
import { api } from '../../host';
import { spokenMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';

/** When tickets received now would be due; asked again with the page's clock. */
export function useExamples(limits: PolicyLimit[], hours: Policy['hours']) {
  const minute = Math.floor(useNow() / 60_000);
  return useQuery({
    queryKey: [...shelves.policy, 'examples', limits, hours, minute],
    queryFn: () => api.previewDeadlines({ limits, hours }),
    placeholderData: (previous) => previous,
    // Half-filled limits are refused at once; the form says what is wrong with them.
    retry: false,
  });
}

export function Example({ example }: { example: DeadlineExample | undefined }) {
  const { t, language } = useWords();
  const zone = useZone();
  if (example === undefined) {
    return null;
  }
  return (
    <span className="policy-limit-example">
      {t('policy.example', {
        category: t(`category.${example.category}`),
        moment: spokenMoment(example.due_at, zone, language),
      })}
      {example.unpublished_year !== null && (
        <span className="policy-limit-note">
          {t('policy.unpublished', { year: example.unpublished_year })}
        </span>
      )}
    </span>
  );
}
