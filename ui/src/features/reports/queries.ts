// What the report's page asks for, and how it does something with the report.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

/** The months of a quarter such as `2026Q3`: `2026-07` to `2026-09`. */
export function monthsOf(quarter: string): string[] {
  const [year, index] = quarter.split('Q');
  return [1, 2, 3].map((month) => `${year}-${String((Number(index) - 1) * 3 + month).padStart(2, '0')}`);
}

/** Where a report stands. */
export function useCourse(quarter: string | undefined) {
  return useQuery({
    queryKey: [...shelves.reports, 'course', quarter],
    queryFn: () => api.getReportCourse({ quarter: quarter ?? '' }),
    enabled: quarter !== undefined,
    // It goes on at any desk of the office.
    staleTime: 0,
  });
}

/** Does something with the report, and looks at it anew. */
export function useStep(quarter: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { t } = useWords();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => {
      for (const queryKey of [
        [...shelves.reports, 'course', quarter],
        [...shelves.reports, 'quarters'],
        shelves.home,
      ]) {
        void client.invalidateQueries({ queryKey });
      }
      void message.success(t('reports.stepDone'));
    },
  });
}
