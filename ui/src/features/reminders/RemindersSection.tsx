// What this computer does while the window is out of sight: notices, the tray, keys that work everywhere.
import { App, Button, Select, Switch } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { host } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { habits, type Shortcut, shortcuts, useHabits } from '../../shared/habits';
import { useWords } from '../../shared/i18n';
import './reminders.css';

export function RemindersSection() {
  const { t } = useWords();
  const may = useMay();
  const { notices, keepInTray } = useHabits();
  const { message } = App.useApp();
  const trial = async () => {
    await host.notify({
      title: t('reminders.trialTitle'),
      body: t('reminders.trialBody'),
      open: t('reminders.openNotice'),
    });
    void message.info(t('reminders.trialHint'), 6);
  };
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('reminders.title')}</h2>
      </header>
      <div className="habits">
        <Habit name={t('reminders.notices')} hint={t('reminders.noticesHint')}>
          {(id) => (
            <>
              <Switch id={id} checked={notices} onChange={(on) => habits.set({ notices: on })} />
              <Button size="small" type="link" disabled={!notices} onClick={() => void trial()}>
                {t('reminders.trial')}
              </Button>
            </>
          )}
        </Habit>
        <Habit name={t('reminders.keep')} hint={t('reminders.keepHint')}>
          {(id) => <Switch id={id} checked={keepInTray} onChange={(on) => habits.set({ keepInTray: on })} />}
        </Habit>
        {may('tickets.register') && <Keys />}
      </div>
    </section>
  );
}

/** The keys are kept once the system has given them to this program. */
function Keys() {
  const { t, language } = useWords();
  const { shortcut } = useHabits();
  const [problem, setProblem] = useState<string | null>(null);
  const set = async (keys: Shortcut | null) => {
    try {
      await host.setShortcut(keys);
      habits.set({ shortcut: keys });
      setProblem(null);
    } catch (caught) {
      setProblem(failureText(caught, language));
      // Those that were set before are listened for again.
      await host.setShortcut(shortcut).catch(() => {});
    }
  };
  return (
    <Habit name={t('reminders.shortcut')} hint={t('reminders.shortcutHint')} problem={problem}>
      {(id) => (
        <Select<Shortcut | ''>
          id={id}
          value={shortcut ?? ''}
          status={problem === null ? '' : 'error'}
          onChange={(keys) => void set(keys === '' ? null : keys)}
          options={[
            { value: '', label: t('reminders.shortcutOff') },
            ...shortcuts.map((keys) => ({ value: keys, label: keys })),
          ]}
        />
      )}
    </Habit>
  );
}

interface HabitProps {
  name: string;
  hint: string;
  problem?: string | null;
  children: (id: string) => ReactNode;
}

function Habit({ name, hint, problem = null, children }: HabitProps) {
  const id = useId();
  return (
    <div className="habit">
      <div>
        <label htmlFor={id}>{name}</label>
        <p className="faint">{hint}</p>
        {problem !== null && (
          <p className="habit-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="habit-choice">{children(id)}</div>
    </div>
  );
}
