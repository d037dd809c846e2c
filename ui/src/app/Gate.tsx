// Lets nobody to the pages who is not signed in.
import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { SetUp } from '../features/access/SetUp';
import { MustChange, SignIn, Unlock } from '../features/access/SignIn';
import { useAccess } from '../shared/access';
import { useWords } from '../shared/i18n';
import { Help } from './help/Help';
import { OfficeMark } from './OfficeMark';
import { SampleMark, SampleOffer } from './Sample';
import { StartProblem } from './StartProblem';

/** The pages come while somebody signs in: what only they need does not keep the way in waiting. */
const pages = async () => ({ default: (await import('./Attended')).Attended });
const Attended = lazy(pages);

export function Gate() {
  const access = useAccess();
  // Once it was open, what is being filled in stays: a drive that went away may come back.
  if (access.isError && access.data === undefined) {
    return (
      <Entrance chapter="problems">
        <StartProblem caught={access.error} retry={access.refetch} busy={access.isFetching} />
      </Entrance>
    );
  }
  if (access.data === undefined) {
    return <Blank />;
  }
  const { stage, person, community_name, lock_after_minutes } = access.data;
  const mark = <OfficeMark />;
  if (stage === 'needs_setup') {
    return (
      <Entrance>
        <SetUp mark={mark} offer={<SampleOffer />} />
      </Entrance>
    );
  }
  if (person === null || stage === 'signed_out') {
    return (
      <Entrance>
        <SignIn community={community_name} mark={mark} />
      </Entrance>
    );
  }
  if (stage === 'locked') {
    return (
      <Entrance>
        <Unlock person={person} mark={mark} />
      </Entrance>
    );
  }
  if (person.must_change_password) {
    return (
      <Entrance>
        <MustChange mark={mark} />
      </Entrance>
    );
  }
  return (
    <Suspense fallback={<Blank />}>
      <Attended minutes={lock_after_minutes} />
    </Suspense>
  );
}

function Blank() {
  const { t } = useWords();
  return (
    <main className="blank" aria-busy="true">
      <Skeleton active />
      <span className="unseen">{t('app.loading')}</span>
    </main>
  );
}

interface EntranceProps {
  /** The chapter of the manual about it. */
  chapter?: string;
  children: ReactNode;
}

/** A page before the desk, with the way to help, and out of the sample if it is one of it. */
function Entrance({ chapter = 'start', children }: EntranceProps) {
  useEffect(() => {
    // Once the way in is painted.
    const soon = setTimeout(() => void pages(), 300);
    return () => clearTimeout(soon);
  }, []);
  return (
    <>
      <SampleMark signsIn />
      {children}
      <Help className="help-corner" chapter={chapter} />
    </>
  );
}
