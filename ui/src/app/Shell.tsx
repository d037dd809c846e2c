// What stays while pages change: the navigation, who acts, and the way to register from anywhere.
import {
  BarChartOutlined,
  InboxOutlined,
  PlusOutlined,
  SettingOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Skeleton } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { Intake } from '../features/tickets/Intake';
import { useCounts } from '../features/tickets/queries';
import { actor } from '../host';
import { useWords } from '../shared/i18n';
import { isCommand, keyName, useKeys } from '../shared/keyboard';
import { useOffice, useStaff } from '../shared/lookups';
import { Mark } from './Mark';
import { StartProblem } from './StartProblem';

export function Shell() {
  const { t } = useWords();
  const navigate = useNavigate();
  const office = useOffice();
  const [registering, setRegistering] = useState(false);
  const show = useCallback(
    (ticket: string) => void navigate({ to: '/tickets', search: { tab: 'all', ticket } }),
    [navigate],
  );
  useKeys((event) => {
    if (isCommand(event, 'n')) {
      event.preventDefault();
      setRegistering(true);
    }
  });
  if (office.isError) {
    return <StartProblem caught={office.error} retry={() => void office.refetch()} />;
  }
  if (office.isPending) {
    return (
      <main className="blank" aria-busy="true">
        <Skeleton active />
        <span className="unseen">{t('app.loading')}</span>
      </main>
    );
  }
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <aside className="side">
        <div className="side-head">
          <Mark />
          <div>
            <strong>{t('app.name')}</strong>
            <span title={office.data.office_name}>{office.data.community_name}</span>
          </div>
        </div>
        <Button
          type="primary"
          block
          icon={<PlusOutlined />}
          onClick={() => setRegistering(true)}
          title={keyName('N')}
          aria-keyshortcuts="Control+N"
        >
          {t('tickets.register')}
        </Button>
        <nav aria-label={t('app.navigation')}>
          <Place to="/tickets" icon={<InboxOutlined />} mark={<Late />}>
            {t('tickets.title')}
          </Place>
          <Place to="/reports" icon={<BarChartOutlined />}>
            {t('reports.title')}
          </Place>
          <Place to="/settings" icon={<SettingOutlined />}>
            {t('settings.title')}
          </Place>
        </nav>
        <Person />
      </aside>
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Intake open={registering} close={() => setRegistering(false)} show={show} />
    </div>
  );
}

interface PlaceProps {
  to: '/tickets' | '/reports' | '/settings';
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
      activeProps={{ className: 'place place-here' }}
      activeOptions={{ includeSearch: false }}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="place-name">{children}</span>
      {mark}
    </Link>
  );
}

/** How many answers are late, where there are any. */
function Late() {
  const { t } = useWords();
  const late = useCounts().data?.overdue ?? 0;
  if (late === 0) {
    return null;
  }
  return (
    <span
      className="late-mark"
      role="img"
      aria-label={`${t('tab.overdue')} ${late}`}
      title={`${t('tab.overdue')} ${late}`}
    >
      {late > 999 ? '999+' : late}
    </span>
  );
}

/** Under whose name things are recorded. */
function Person() {
  const { t } = useWords();
  const staff = useStaff();
  const people = (staff.data ?? []).filter((person) => person.active);
  const login = actor.get();
  const me =
    people.find((person) => person.login === login) ??
    people.find((person) => person.roles.includes('manager'));
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        selectable: true,
        selectedKeys: me === undefined ? [] : [me.login],
        onClick: ({ key }) => {
          actor.set(key);
          // Everything is read again as that person.
          window.location.reload();
        },
        items: people.map((person) => ({
          key: person.login,
          label: (
            <span className="option">
              {person.name}
              <span className="faint">{person.roles.map((role) => t(`role.${role}`)).join('、')}</span>
            </span>
          ),
        })),
      }}
    >
      <button type="button" className="person" title={t('app.personHint')} aria-label={t('app.person')}>
        <UserOutlined aria-hidden="true" />
        <span>
          <strong>{me?.name ?? '—'}</strong>
          <span>{me?.roles.map((role) => t(`role.${role}`)).join('、')}</span>
        </span>
      </button>
    </Dropdown>
  );
}
