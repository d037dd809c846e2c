// 满意度调查: the next of the yearly plan, soon or late; for whoever plans surveys.
import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

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
    <section className="home-list" aria-label={t('home.surveys')}>
      <header className="home-list-head">
        <h2>{t('home.surveys')}</h2>
        <Link to="/surveys" search={{ tab: 'plans' }}>
          {t('home.surveysAll')}
          <RightOutlined aria-hidden="true" />
        </Link>
      </header>
      <ul>
        {rows.map(({ id, title, due_on, late }) => (
          <li key={id}>
            <Link to="/surveys" search={{ plan: id }} className="home-ticket">
              <span className="home-due">
                <span className={late ? 'due due-overdue' : 'due due-due_soon'}>
                  <Shape kind={late ? 'overdue' : 'due_soon'} />
                  {t('work.by', { day: shortDay(due_on, language) })}
                </span>
              </span>
              <span className="home-said">{title}</span>
              <span className="home-more faint">{t(late ? 'home.surveyLate' : 'home.surveySoon')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
