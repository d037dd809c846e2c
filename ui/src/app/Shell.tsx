// What stays while pages change: the navigation, who acts, and the way to register from anywhere.
import {
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ContainerOutlined,
  FormOutlined,
  FundOutlined,
  HomeOutlined,
  InboxOutlined,
  KeyOutlined,
  LockOutlined,
  MailOutlined,
  MessageOutlined,
  NotificationOutlined,
  PhoneOutlined,
  PlusOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Drawer, Dropdown, Skeleton } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { FoundResident } from '../bindings/operations';
import { ChangePassword } from '../features/access/SignIn';
import { BackupWarning } from '../features/backups/BackupSection';
import { useClicked } from '../features/reminders/clicked';
import type { Way } from '../features/reminders/notice';
import { useReminders } from '../features/reminders/useReminders';
import { useShortcut } from '../features/reminders/useShortcut';
import { IncidentDrawer } from '../features/tickets/Incident';
import { Intake } from '../features/tickets/Intake';
import { useOrderCounts } from '../features/tickets/orders/queries';
import { useCounts, useFollowUps } from '../features/tickets/queries';
import { Undo } from '../features/tickets/undo';
import { useMay, usePerson } from '../shared/access';
import { useWords } from '../shared/i18n';
import { nameOfKey, pressed, useKeys } from '../shared/keyboard';
import { useOffice } from '../shared/lookups';
import { Registering } from '../shared/registering';
import { useChapter } from './help/chapter';
import { Help } from './help/Help';
import { LookUpDialog } from './LookUpDialog';
import { useLeaving } from './leaving';
import { useLive } from './live';
import { OfficeMark } from './OfficeMark';
import { useFocusKept, usePageTitle, useTabListsMended, useTablesWalked } from './reach';
import { SampleMark } from './Sample';
import { StartProblem } from './StartProblem';
import { WhatsNewLine } from './WhatsNew';

export function Shell() {
  const { t } = useWords();
  const navigate = useNavigate();
  const office = useOffice();
  const [registering, setRegistering] = useState(false);
  const [caller, setCaller] = useState<FoundResident | null>(null);
  const [words, setWords] = useState<{ text: string } | null>(null);
  const [lookingUp, setLookingUp] = useState(false);
  const register = useCallback((found: FoundResident | null, written?: string) => {
    // A copy: the same person may call twice.
    setCaller(found && { ...found });
    setWords(written === undefined ? null : { text: written });
    setRegistering(true);
  }, []);
  const show = useCallback(
    (ticket: string) => void navigate({ to: '/tickets', search: { tab: 'all', ticket } }),
    [navigate],
  );
  const may = useMay();
  const title = usePageTitle();
  const chapter = useChapter();
  useFocusKept();
  useTablesWalked();
  useTabListsMended();
  useLive();
  useReminders(may('tickets.read'));
  useClicked(useOpening(show));
  useShortcut(
    may('tickets.register'),
    useCallback(() => register(null), [register]),
  );
  useKeys((event) => {
    if (pressed(event, 'register') && may('tickets.register')) {
      event.preventDefault();
      register(null);
    }
    if (pressed(event, 'lookUp') && may('residents.read')) {
      event.preventDefault();
      setLookingUp(true);
    }
  });
  if (office.isError && office.data === undefined) {
    return <StartProblem caught={office.error} retry={office.refetch} busy={office.isFetching} />;
  }
  if (office.data === undefined) {
    return (
      <main className="blank" aria-busy="true">
        <Skeleton active />
        <span className="unseen">{t('app.loading')}</span>
      </main>
    );
  }
  return (
    <div className="shell">
      {/* A button: the address of the page is its place in the program. */}
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('app.skip')}
      </button>
      <p className="unseen" role="status">
        {title}
      </p>
      <aside className="side">
        <div className="side-head">
          <OfficeMark />
          <div>
            <strong>{t('app.name')}</strong>
            <span title={office.data.office_name}>{office.data.community_name}</span>
          </div>
        </div>
        {may('tickets.register') && (
          <Button
            type="primary"
            block
            className="side-register"
            icon={<PlusOutlined />}
            onClick={() => register(null)}
            title={nameOfKey('register')}
            aria-keyshortcuts="Control+N"
          >
            {t('tickets.register')}
          </Button>
        )}
        {may('residents.read') && (
          <Button
            block
            className="side-look-up"
            icon={<SearchOutlined />}
            onClick={() => setLookingUp(true)}
            title={nameOfKey('lookUp')}
            aria-keyshortcuts="Control+K"
          >
            {t('lookUp.title')}
          </Button>
        )}
        <nav aria-label={t('app.navigation')}>
          {may('tickets.read') && (
            <Place to="/" icon={<HomeOutlined />}>
              {t('home.title')}
            </Place>
          )}
          {may('tickets.read') && (
            <Place to="/tickets" icon={<InboxOutlined />} mark={<Late />}>
              {t('tickets.title')}
            </Place>
          )}
          {may('tickets.register') && (
            <Place to="/box" icon={<MailOutlined />}>
              {t('box.title')}
            </Place>
          )}
          {may('tickets.register') && (
            <Place to="/messages" icon={<MessageOutlined />}>
              {t('messages.title')}
            </Place>
          )}
          {may('work_orders.read') && (
            <Place to="/orders" icon={<ToolOutlined />} mark={<NewOrders />}>
              {t('orders.title')}
            </Place>
          )}
          {may('tickets.follow_up') && (
            <Place to="/follow-ups" icon={<PhoneOutlined />} mark={<LateFollowUps />}>
              {t('followUps.title')}
            </Place>
          )}
          {may('residents.read') && (
            <Place to="/residents" icon={<TeamOutlined />}>
              {t('residents.title')}
            </Place>
          )}
          {may('meetings.read') && (
            <Place to="/meetings" icon={<CalendarOutlined />}>
              {t('meetings.title')}
            </Place>
          )}
          {may('notices.read') && (
            <Place to="/notices" icon={<NotificationOutlined />}>
              {t('notices.title')}
            </Place>
          )}
          {may('surveys.read') && (
            <Place to="/surveys" icon={<FormOutlined />}>
              {t('surveys.name')}
            </Place>
          )}
          {may('supervision.handle') && (
            <Place to="/supervision" icon={<SafetyCertificateOutlined />}>
              {t('supervision.title')}
            </Place>
          )}
          {may('analysis.read') && (
            <Place to="/analysis" icon={<FundOutlined />}>
              {t('analysis.title')}
            </Place>
          )}
          {may('reports.read') && (
            <Place to="/reports" icon={<BarChartOutlined />}>
              {t('reports.title')}
            </Place>
          )}
          {may('archive.read') && (
            <Place to="/archive" icon={<ContainerOutlined />}>
              {t('archive.title')}
            </Place>
          )}
          {may('audit.read') && (
            <Place to="/audit" icon={<AuditOutlined />}>
              {t('audit.title')}
            </Place>
          )}
          <Place to="/settings" icon={<SettingOutlined />}>
            {t('settings.title')}
          </Place>
        </nav>
        <Help className="side-help" chapter={registering ? 'intake' : chapter} />
        <PersonMenu />
      </aside>
      <main id="content" className="content" tabIndex={-1}>
        {office.isError && (
          <Alert
            banner
            type="error"
            title={t('start.away')}
            action={<Button onClick={() => void office.refetch()}>{t('action.retry')}</Button>}
          />
        )}
        <SampleMark />
        <WhatsNewLine />
        {may('store.backup') && <BackupWarning />}
        <Registering value={(written) => register(null, written)}>
          <Outlet />
        </Registering>
      </main>
      {may('tickets.register') && (
        <Intake
          open={registering}
          caller={caller}
          words={words}
          close={() => setRegistering(false)}
          show={show}
        />
      )}
      {may('tickets.read') && <IncidentDrawer />}
      {may('tickets.read') && <Undo />}
      {may('residents.read') && (
        <LookUpDialog
          open={lookingUp}
          close={() => setLookingUp(false)}
          show={({ household_id, room_id }) =>
            void navigate({
              to: '/residents',
              search: household_id === null ? { room: room_id } : { household: household_id },
            })
          }
          register={may('tickets.register') ? register : undefined}
          openTicket={may('tickets.read') ? show : undefined}
        />
      )}
    </div>
  );
}

/** Opens what a notice was about. */
function useOpening(show: (ticket: string) => void): (way: Way) => void {
  const navigate = useNavigate();
  const person = usePerson()?.id;
  return useCallback(
    (way) => {
      if ('ticket' in way) {
        show(way.ticket);
      } else if ('tab' in way) {
        const mine = way.mine && person !== undefined ? { responsible: person } : {};
        void navigate({ to: '/tickets', search: { tab: way.tab, ...mine } });
      } else {
        void navigate({ to: '/' });
      }
    },
    [navigate, person, show],
  );
}

interface PlaceProps {
  to:
    | '/'
    | '/tickets'
    | '/box'
    | '/messages'
    | '/follow-ups'
    | '/orders'
    | '/residents'
    | '/meetings'
    | '/notices'
    | '/surveys'
    | '/supervision'
    | '/analysis'
    | '/reports'
    | '/archive'
    | '/audit'
    | '/settings';
  icon: ReactNode;
  mark?: ReactNode;
  children: ReactNode;
}

function Place({ to, icon, mark, children }: PlaceProps) {
  return (
    <Link
      to={to}
      search={{}}
      className="place"
      activeProps={{ className: 'place here' }}
      activeOptions={{ includeSearch: false, exact: to === '/' }}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="place-name">{children}</span>
      {mark}
    </Link>
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

/** Who is signed in, and the ways to leave the desk. */
function PersonMenu() {
  const { t } = useWords();
  const person = usePerson();
  const leave = useLeaving();
  const may = useMay();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{
          onClick: ({ key }) => {
            if (key === 'password') {
              setChanging(true);
            } else if (key === 'mine') {
              void navigate({ to: '/mine' });
            } else {
              void leave(key === 'lock' ? 'lock' : 'sign_out');
            }
          },
          items: [
            ...(may('tickets.read')
              ? [
                  { key: 'mine', icon: <FundOutlined />, label: t('mine.title') },
                  { type: 'divider' as const },
                ]
              : []),
            { key: 'lock', icon: <LockOutlined />, label: t('access.lock'), extra: nameOfKey('lock') },
            { key: 'switch', icon: <SwapOutlined />, label: t('access.switchUser') },
            { key: 'password', icon: <KeyOutlined />, label: t('access.changePassword') },
          ],
        }}
      >
        <button type="button" className="person" title={t('app.person')}>
          <UserOutlined aria-hidden="true" />
          <span>
            <strong>{person?.name}</strong>
            <span>{person?.roles.map((role) => t(`role.${role}`)).join(t('between.names'))}</span>
          </span>
        </button>
      </Dropdown>
      <Drawer
        open={changing}
        onClose={() => setChanging(false)}
        destroyOnHidden
        size={440}
        title={t('access.changePassword')}
      >
        <ChangePassword done={() => setChanging(false)} />
      </Drawer>
    </>
  );
}
