// 会议待办: what meetings left to do. Whoever holds meetings sees what is late, everybody what is their own.
import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ActionItem } from '../../bindings/operations';
import { api } from '../../host';
import { useMay, usePerson } from '../../shared/access';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Reminded, Reminders } from './Reminders';

/** How many are shown; the list has the rest. */
const shown = 6;

export function ActionItemsSection() {
  const may = useMay();
  const person = usePerson();
  const all = may('meetings.write');
  const filter = all ? { late: true } : { state: 'open' as const, owner_id: person?.id ?? 0 };
  const items = useQuery({
    queryKey: [...shelves.home, 'actionItems', filter],
    queryFn: () => api.listActionItems({ ...filter, limit: shown }),
    enabled: may('action_items.handle'),
  });
  const rows = items.data?.rows ?? [];
  return rows.length === 0 ? null : <Rows rows={rows} all={all} more={items.data?.next != null} />;
}

function Rows({ rows, all, more }: { rows: ActionItem[]; all: boolean; more: boolean }) {
  const { t, language } = useWords();
  const person = usePerson();
  const list = all ? { show: 'late' as const } : { owner: person?.id ?? 0 };
  const title = t(all ? 'home.actionItemsLate' : 'home.actionItems');
  return (
    <Reminders
      title={title}
      all={
        <Link to="/action-items" search={list}>
          {t(more ? 'home.actionItemsMore' : 'home.actionItemsList')}
          <RightOutlined aria-hidden="true" />
        </Link>
      }
    >
      {rows.map(({ id, content, owner, due_on, late, meeting_title }) => (
        <li key={id}>
          <Link to="/action-items" search={{ ...list, item: id }} className="home-ticket">
            <Reminded
              urgency={late ? 'overdue' : 'on_track'}
              due={t('work.by', { day: shortDay(due_on, language) })}
              title={content}
            >
              {all ? owner.name : meeting_title}
            </Reminded>
          </Link>
        </li>
      ))}
    </Reminders>
  );
}
