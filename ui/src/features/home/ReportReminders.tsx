// 季度报告: the report of the quarter that was over last, from the day on which the program drafted it until it is issued.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { QuarterRow } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { quarter as quarterName, shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useToday } from '../../shared/lookups';
import { Reminded, Reminders } from './Reminders';

export function ReportReminders() {
  const { t, language } = useWords();
  const may = useMay()('reports.write');
  const today = useToday().format('YYYY-MM-DD');
  const quarters = useQuery({
    queryKey: [...shelves.home, 'quarters'],
    queryFn: () => api.listQuarters({}),
    enabled: may,
  });
  const owed = (quarters.data ?? []).filter((row) => row.drafted_at !== null && !row.issued);
  if (owed.length === 0) {
    return null;
  }
  return (
    <Reminders title={t('home.reports')}>
      {owed.map((row) => (
        <li key={row.quarter}>
          <Link to="/reports" search={{ quarter: row.quarter }} className="home-ticket">
            <Reminded
              urgency={late(row, today) ? 'overdue' : 'due_soon'}
              due={t('work.by', { day: shortDay(row.due_on, language) })}
              title={t('home.reportOf', { quarter: quarterName(row.quarter, language) })}
            >
              {t(late(row, today) ? 'home.reportLate' : 'home.reportDrafted')}
            </Reminded>
          </Link>
        </li>
      ))}
    </Reminders>
  );
}

function late({ due_on }: QuarterRow, today: string): boolean {
  return due_on < today;
}
