// 监督检查提醒: checks to make, findings to put right and to look at again, measures to finish, samples to call back. Whoever supervises sees all of
// them, everybody else what they owe.
import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SupervisionReminder } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Reminded, Reminders } from './Reminders';

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
    <Reminders
      title={t('home.supervision')}
      all={
        <Link to="/supervision" search={{ tab: 'findings' }}>
          {t('home.supervisionList')}
          <RightOutlined aria-hidden="true" />
        </Link>
      }
    >
      {rows.slice(0, shown).map((one) => (
        <Row key={`${one.kind} ${one.id}`} reminder={one} />
      ))}
    </Reminders>
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
    case 'call_back':
      return { tab: 'call_backs', sample: id } as const;
  }
}

function Row({ reminder }: { reminder: SupervisionReminder }) {
  const { t, language } = useWords();
  const { kind, day, late, title, owner } = reminder;
  return (
    <li>
      <Link to="/supervision" search={place(reminder)} className="home-ticket">
        <Reminded urgency={late ? 'overdue' : 'on_track'} due={shortDay(day, language)} title={title}>
          {t(`supervisionReminder.${kind}`)}
          {owner !== null && ` · ${owner}`}
        </Reminded>
      </Link>
    </li>
  );
}
