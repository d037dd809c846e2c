// The navigation: the places that somebody may go to, with what waits for them there.
import {
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ContainerOutlined,
  FormOutlined,
  FundOutlined,
  HomeOutlined,
  InboxOutlined,
  MailOutlined,
  MessageOutlined,
  NotificationOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useOrderCounts } from '../features/tickets/orders/queries';
import { useCounts, useFollowUps } from '../features/tickets/queries';
import { useMay } from '../shared/access';
import { useWords } from '../shared/i18n';

const places = [
  { to: '/', icon: <HomeOutlined />, name: 'home.title', may: 'tickets.read' },
  { to: '/tickets', icon: <InboxOutlined />, name: 'tickets.title', may: 'tickets.read', mark: <Late /> },
  { to: '/box', icon: <MailOutlined />, name: 'box.title', may: 'tickets.register' },
  { to: '/messages', icon: <MessageOutlined />, name: 'messages.title', may: 'tickets.register' },
  {
    to: '/orders',
    icon: <ToolOutlined />,
    name: 'orders.title',
    may: 'work_orders.read',
    mark: <NewOrders />,
  },
  {
    to: '/follow-ups',
    icon: <PhoneOutlined />,
    name: 'followUps.title',
    may: 'tickets.follow_up',
    mark: <LateFollowUps />,
  },
  { to: '/residents', icon: <TeamOutlined />, name: 'residents.title', may: 'residents.read' },
  { to: '/meetings', icon: <CalendarOutlined />, name: 'meetings.title', may: 'meetings.read' },
  { to: '/notices', icon: <NotificationOutlined />, name: 'notices.title', may: 'notices.read' },
  { to: '/surveys', icon: <FormOutlined />, name: 'surveys.name', may: 'surveys.read' },
  {
    to: '/supervision',
    icon: <SafetyCertificateOutlined />,
    name: 'supervision.title',
    may: 'supervision.handle',
  },
  { to: '/analysis', icon: <FundOutlined />, name: 'analysis.title', may: 'analysis.read' },
  { to: '/reports', icon: <BarChartOutlined />, name: 'reports.title', may: 'reports.read' },
  { to: '/archive', icon: <ContainerOutlined />, name: 'archive.title', may: 'archive.read' },
  { to: '/audit', icon: <AuditOutlined />, name: 'audit.title', may: 'audit.read' },
  { to: '/settings', icon: <SettingOutlined />, name: 'settings.title', may: null },
] as const;

export function Places() {
  const { t } = useWords();
  const may = useMay();
  return (
    <nav aria-label={t('app.navigation')}>
      {places.map(
        (place) =>
          (place.may === null || may(place.may)) && (
            <Link
              key={place.to}
              to={place.to}
              search={{}}
              className="place"
              activeProps={{ className: 'place here' }}
              activeOptions={{ includeSearch: false, exact: place.to === '/' }}
            >
              <span aria-hidden="true">{place.icon}</span>
              <span className="place-name">{t(place.name)}</span>
              {'mark' in place && place.mark}
            </Link>
          ),
      )}
    </nav>
  );
}

/** How many answers are late. */
function Late() {
  const { t } = useWords();
  return <LateMark count={useCounts().data?.overdue ?? 0} name={t('tab.overdue')} />;
}

/** How many follow-ups are late. */
function LateFollowUps() {
  const { t } = useWords();
  return <LateMark count={useFollowUps().data?.late ?? 0} name={t('tab.overdue')} />;
}

/** How many work orders wait for whoever sits here: what came back to the desk, or the repairer's own. */
function NewOrders() {
  const { t } = useWords();
  const issues = useMay()('work_orders.issue');
  const counts = useOrderCounts().data;
  const count = (issues ? counts?.returned : counts?.mine) ?? 0;
  return <LateMark waits count={count} name={t(issues ? 'orderTab.returned' : 'orderTab.mine')} />;
}

/** A number beside a place of the navigation, where there is something to count. */
function LateMark({ count, name, waits = false }: { count: number; name: string; waits?: boolean }) {
  if (count === 0) {
    return null;
  }
  return (
    <span
      className={waits ? 'late-mark waiting-mark' : 'late-mark'}
      role="img"
      aria-label={`${name} ${count}`}
      title={`${name} ${count}`}
    >
      {count > 999 ? '999+' : count}
    </span>
  );
}
