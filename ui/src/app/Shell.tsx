// What stays while pages change: the navigation, who acts, and the way to register from anywhere.
import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import type { FoundResident, OfficeCard } from '../bindings/operations';
import { BackupWarning } from '../features/backups/BackupSection';
import { useClicked } from '../features/reminders/clicked';
import type { Way } from '../features/reminders/notice';
import { useReminders } from '../features/reminders/useReminders';
import { useShortcut } from '../features/reminders/useShortcut';
import { IncidentDrawer } from '../features/tickets/Incident';
import { Intake } from '../features/tickets/Intake';
import { Undo } from '../features/tickets/undo';
import { useMay, usePerson } from '../shared/access';
import { useWords } from '../shared/i18n';
import { nameOfKey, pressed, useKeys } from '../shared/keyboard';
import { useOffice } from '../shared/lookups';
import { Registering } from '../shared/registering';
import { useChapter } from './help/chapter';
import { Help } from './help/Help';
import { LookUpDialog } from './LookUpDialog';
import { useLive } from './live';
import { OfficeMark } from './OfficeMark';
import { PersonMenu } from './PersonMenu';
import { Places } from './Places';
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
      <Side
        office={office.data}
        register={() => register(null)}
        lookUp={() => setLookingUp(true)}
        chapter={registering ? 'intake' : chapter}
      />
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

interface SideProps {
  office: OfficeCard;
  register: () => void;
  lookUp: () => void;
  /** Of the manual, about what is on the screen. */
  chapter: string;
}

/** What stands beside every page. */
function Side({ office, register, lookUp, chapter }: SideProps) {
  const { t } = useWords();
  const may = useMay();
  return (
    <aside className="side">
      <div className="side-head">
        <OfficeMark />
        <div>
          <strong>{t('app.name')}</strong>
          <span title={office.office_name}>{office.community_name}</span>
        </div>
      </div>
      {may('tickets.register') && (
        <Button
          type="primary"
          block
          className="side-register"
          icon={<PlusOutlined />}
          onClick={register}
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
          onClick={lookUp}
          title={nameOfKey('lookUp')}
          aria-keyshortcuts="Control+K"
        >
          {t('lookUp.title')}
        </Button>
      )}
      <Places />
      <Help className="side-help" chapter={chapter} />
      <PersonMenu />
    </aside>
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
