// What the report's page asks for.
import { useQuery } from '@tanstack/react-query';
import { api } from '../../host';
import { shelves } from '../../shared/lookups';

/** Where a quarter's report stands. */
export function useCourse(quarter: string) {
  return useQuery({
    queryKey: [...shelves.reports, 'course', quarter],
    queryFn: () => api.getReportCourse({ quarter }),
    // It goes on at any desk of the office.
    staleTime: 0,
  });
}
