// What concerns whoever sits here, told by the system's notices and the tray, also while the window is out of sight.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, host } from '../../host';
import { usePerson } from '../../shared/access';
import { useHabits } from '../../shared/habits';
import { useWords } from '../../shared/i18n';
import { aboutOf } from './clicked';
import { Heard } from './heard';
import { noticeOf } from './notice';

const halfAMinute = 30_000;

/** What each person was told: what turned while the desk was locked is told afterwards. */
const heard = new Map<number, Heard>();

/** Tells the person at the desk what turned since they were told last. Runs for as long as somebody sits here; `sees`
 * says whether they see tickets at all. */
export function useReminders(sees: boolean): void {
  const { t } = useWords();
  const person = usePerson()?.id;
  const { notices, keepInTray } = useHabits();
  const latest = useQuery({
    queryKey: ['reminders', person],
    queryFn: async () => {
      const id = person ?? 0;
      const theirs = heard.get(id) ?? new Heard((await api.getChanges({})).now);
      heard.set(id, theirs);
      return api.listReminders({ since: theirs.since });
    },
    enabled: sees && person !== undefined,
    refetchInterval: halfAMinute,
    // A window that nobody looks at is what this is for.
    refetchIntervalInBackground: true,
    retry: false,
    gcTime: 0,
  }).data;
  const told = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (latest === undefined || person === undefined || told.current === latest.now) {
      return;
    }
    told.current = latest.now;
    // Here, not where it is asked: an answer may be dropped for a newer one, and its reminders come with that.
    const fresh = heard.get(person)?.hear(latest) ?? [];
    const notice = notices ? noticeOf(fresh, t) : null;
    if (notice !== null) {
      const { title, body, way } = notice;
      void host.notify({ title, body, open: t('reminders.openNotice'), about: aboutOf(person, way) });
    }
  }, [latest, notices, person, t]);
  const count = latest?.urgent ?? 0;
  useEffect(() => {
    void host.showTray({
      count,
      keep: keepInTray,
      tooltip: count === 0 ? t('reminders.trayNone') : t('reminders.traySome', { count }),
      open: t('reminders.trayOpen'),
      register: t('reminders.trayRegister'),
      quit: t('reminders.trayQuit'),
    });
  }, [count, keepInTray, t]);
}
