// Lets nobody to the pages who is not signed in, and locks the desk when nobody is at it.
import { useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect } from 'react';
import { SetUp } from '../features/access/SetUp';
import { MustChange, SignIn, Unlock } from '../features/access/SignIn';
import { api } from '../host';
import { takeSeat, useAccess } from '../shared/access';
import { forgetHeld, keepDrafts } from '../shared/drafts';
import { useWords } from '../shared/i18n';
import { pressed, useKeys } from '../shared/keyboard';
import { Help } from './help/Help';
import { OfficeMark } from './OfficeMark';
import { SampleMark, SampleOffer } from './Sample';
import { StartProblem } from './StartProblem';

export function Gate({ children }: { children: ReactNode }) {
  const { t } = useWords();
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
    return (
      <main className="blank" aria-busy="true">
        <Skeleton active />
        <span className="unseen">{t('app.loading')}</span>
      </main>
    );
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
  return <Attended minutes={lock_after_minutes}>{children}</Attended>;
}

interface EntranceProps {
  /** The chapter of the manual about it. */
  chapter?: string;
  children: ReactNode;
}

/** A page before the desk, with the way to help, and out of the sample if it is one of it. */
function Entrance({ chapter = 'start', children }: EntranceProps) {
  return (
    <>
      <SampleMark signsIn />
      {children}
      <Help className="help-corner" chapter={chapter} />
    </>
  );
}

/** Locks the desk or leaves it, once what was half filled in is kept. */
export function useLeaving() {
  const client = useQueryClient();
  const leave = useCallback(
    async (how: 'lock' | 'sign_out') => {
      await keepDrafts();
      takeSeat(client, await (how === 'lock' ? api.lockSeat({}) : api.signOut({})));
    },
    [client],
  );
  return leave;
}

/** The pages, for as long as somebody touches them. */
function Attended({ minutes, children }: { minutes: number; children: ReactNode }) {
  const leave = useLeaving();
  useKeys((event) => {
    if (pressed(event, 'lock')) {
      event.preventDefault();
      void leave('lock');
    }
  });
  // However it is locked or left, by a key, by core or by another window.
  useEffect(() => forgetHeld, []);
  useEffect(() => {
    let last = Date.now();
    const touch = () => {
      last = Date.now();
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) {
      window.addEventListener(sign, touch, { passive: true });
    }
    // By the clock and not by a timer of its own: a machine that slept has been idle.
    const watch = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) {
        void leave('lock');
      }
    }, 5_000);
    return () => {
      clearInterval(watch);
      for (const sign of signs) {
        window.removeEventListener(sign, touch);
      }
    };
  }, [minutes, leave]);
  return children;
}
