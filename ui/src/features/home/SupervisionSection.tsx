// 监督检查提醒: checks to make, findings to put right and to look at again, measures to finish. Whoever supervises sees all of
// them, everybody else what they owe.
import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SupervisionReminder } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

/** How many are shown; the page has the rest. */
const shown = 8;

export function SupervisionSection() {
  const { t } = useWords();
  const may = useMay();
  const reminders = useQuery({
    queryKey: [...shelves.supervision, 'reminders'],
    queryFn: () => api.listSupervisionReminders({}),
    enabled: may('supervision.handle'),
  });
  const rows = reminders.data ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="home-list" aria-label={t('home.supervision')}>
      <header className="home-list-head">
        <h2>{t('home.supervision')}</h2>
        <Link to="/supervision" search={{ tab: 'findings' }}>
          {t('home.supervisionList')}
          <RightOutlined aria-hidden="true" />
        </Link>
      </header>
      <ul>
        {rows.slice(0, shown).map((one) => (
          <Row key={`${one.kind} ${one.id}`} reminder={one} />
        ))}
      </ul>
    </section>
  );
}

/** Where what is reminded of is done. */
function place({ kind, id }: SupervisionReminder) {
  switch (kind) {
    case 'check':
      return { tab: 'checks', plan: id } as const;
    case 'rectify':
      return { tab: 'findings', finding: id } as const;
    case 'recheck':
      return { tab: 'findings', show: 'reported', finding: id } as const;
    case 'measure':
      return { tab: 'measures', measure: id } as const;
  }
}

function Row({ reminder }: { reminder: SupervisionReminder }) {
  const { t, language } = useWords();
  const { kind, day, late, title, owner } = reminder;
  return (
    <li>
      <Link to="/supervision" search={place(reminder)} className="home-ticket">
        <span className="home-due">
          <span className={late ? 'due due-overdue' : 'due'}>
            <Shape kind={late ? 'overdue' : 'on_track'} />
            {shortDay(day, language)}
          </span>
        </span>
        <span className="home-said">{title}</span>
        <span className="home-more faint">
          {t(`supervisionReminder.${kind}`)}
          {owner !== null && ` · ${owner}`}
        </span>
      </Link>
    </li>
  );
}
