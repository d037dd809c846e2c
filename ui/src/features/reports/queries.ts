// What the report's page asks for, and how it does something with the report.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

/** Whether a period is a year such as `2026`; the others are quarters such as `2026Q3`. */
export function isYear(period: string): boolean {
  return !period.includes('Q');
}

/** Where a report stands. */
export function useCourse(quarter: string) {
  return useQuery({
    queryKey: [...shelves.reports, 'course', quarter],
    queryFn: () => api.getReportCourse({ quarter }),
    // It goes on at any desk of the office.
    staleTime: 0,
  });
}

/** Does something with the report, and looks at it anew. */
export function useStep(quarter: string, after: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { t } = useWords();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => {
      after();
      void client.invalidateQueries({ queryKey: [...shelves.reports, 'course', quarter] });
      void message.success(t('reports.stepDone'));
    },
  });
}
