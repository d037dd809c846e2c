// 满意度调查: the next of the yearly plan, soon or late; for whoever plans surveys.
import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Reminded, Reminders } from './Reminders';

export function SurveyReminders() {
  const { t, language } = useWords();
  const may = useMay();
  const plans = useQuery({
    queryKey: [...shelves.surveys, 'plans'],
    queryFn: () => api.listSurveyPlans({}),
    enabled: may('surveys.write'),
  });
  const rows = (plans.data ?? []).filter(({ reminds }) => reminds);
  if (rows.length === 0) {
    return null;
  }
  return (
    <Reminders
      title={t('home.surveys')}
      all={
        <Link to="/surveys" search={{ tab: 'plans' }}>
          {t('home.surveysAll')}
          <RightOutlined aria-hidden="true" />
        </Link>
      }
    >
      {rows.map(({ id, title, due_on, late }) => (
        <li key={id}>
          <Link to="/surveys" search={{ plan: id }} className="home-ticket">
            <Reminded
              urgency={late ? 'overdue' : 'due_soon'}
              due={t('work.by', { day: shortDay(due_on, language) })}
              title={title}
            >
              {t(late ? 'home.surveyLate' : 'home.surveySoon')}
            </Reminded>
          </Link>
        </li>
      ))}
    </Reminders>
  );
}
