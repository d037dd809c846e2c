// 信息发布提醒: nothing published for too long, drafts to publish, proof that is missing, notices about to end. For whoever
// writes or publishes.
import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NoticeReminder } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Reminded, Reminders } from './Reminders';

/** How many are shown; the page has the rest. */
const shown = 6;

export function NoticesSection() {
  const { t } = useWords();
  const may = useMay();
  const reminders = useQuery({
    queryKey: [...shelves.notices, 'reminders'],
    queryFn: () => api.listNoticeReminders({}),
    enabled: may('notices.write'),
  });
  const rows = reminders.data ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <Reminders
      title={t('home.notices')}
      all={
        <Link to="/notices" search={{}}>
          {t('home.noticesList')}
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

function Row({ reminder }: { reminder: NoticeReminder }) {
  const { t, language } = useWords();
  const { kind, id, title, day, late, count } = reminder;
  const silent = t(day === null ? 'noticeReminder.never' : 'noticeReminder.silent', { count });
  return (
    <li>
      <Link to="/notices" search={id === null ? { write: true } : { notice: id }} className="home-ticket">
        <Reminded
          urgency={late ? 'overdue' : 'due_soon'}
          due={day === null ? '' : shortDay(day, language)}
          title={kind === 'silent' ? silent : title}
        >
          {kind !== 'silent' && t(`noticeReminder.${kind}`, { count })}
        </Reminded>
      </Link>
    </li>
  );
}
