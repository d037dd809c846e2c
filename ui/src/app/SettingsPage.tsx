// Settings: the office, its people, how this machine shows the program, its keys.
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { StaffSection } from '../features/access/StaffSection';
import { BackupSection } from '../features/backups/BackupSection';
import { CalendarSection } from '../features/calendar/CalendarSection';
import { OfficeSection } from '../features/office/OfficeSection';
import { PolicySection } from '../features/policy/PolicySection';
import { host } from '../host';
import { useMay } from '../shared/access';
import type { Language } from '../shared/format';
import { useWords } from '../shared/i18n';
import { keyName } from '../shared/keyboard';
import { shelves } from '../shared/lookups';
import { type Look, preferences, usePreferences } from './preferences';

export function SettingsPage() {
  const { t } = useWords();
  const may = useMay();
  return (
    <div className="settings">
      <header className="page-head">
        <h1>{t('settings.title')}</h1>
      </header>
      {may('office.write') && <OfficeSection />}
      {may('office.read') && <PolicySection />}
      {may('policy.write') && <CalendarSection />}
      {may('staff.write') && <StaffSection />}
      {may('store.backup') && <BackupSection />}
      <LookSection />
      <KeysSection />
      <AboutSection />
    </div>
  );
}

function LookSection() {
  const { t } = useWords();
  const { language, look } = usePreferences();
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.appearance')}</h2>
      </header>
      <div className="choices">
        <Segmented<Language>
          aria-label={t('app.language')}
          value={language}
          onChange={(chosen) => preferences.set({ language: chosen })}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Segmented<Look>
          aria-label={t('app.look')}
          value={look}
          onChange={(chosen) => preferences.set({ look: chosen })}
          options={(['system', 'light', 'dark'] as const).map((one) => ({
            value: one,
            label: t(`app.${one}`),
          }))}
        />
      </div>
    </section>
  );
}

function KeysSection() {
  const { t } = useWords();
  const keys = [
    [keyName('N'), t('keys.register')],
    [keyName('K'), t('keys.lookUp')],
    [keyName('F'), t('keys.search')],
    ['↑ ↓', t('keys.move')],
    ['Enter', t('keys.openRow')],
    ['Esc', t('keys.escape')],
    [keyName('Enter'), t('keys.submit')],
    [keyName('L'), t('access.lock')],
  ];
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.keyboard')}</h2>
      </header>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function AboutSection() {
  const { t } = useWords();
  const start = useQuery({ queryKey: shelves.start, queryFn: () => host.startInfo() });
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.about')}</h2>
      </header>
      {start.data !== undefined && (
        <p className="about">
          {t('app.name')} {t('settings.version', { version: start.data.version })}
          <br />
          <span className="faint">
            {t('settings.dataFolder')} <code>{start.data.dataDir}</code>
          </span>
        </p>
      )}
    </section>
  );
}
