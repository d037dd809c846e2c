// Settings: the office, its people, how this machine shows the program, its keys.

import { getRouteApi } from '@tanstack/react-router';
import { Segmented, Tabs } from 'antd';
import { StaffSection } from '../features/access/StaffSection';
import { BackupSection } from '../features/backups/BackupSection';
import { CalendarSection } from '../features/calendar/CalendarSection';
import { OfficeSection } from '../features/office/OfficeSection';
import { PolicySection } from '../features/policy/PolicySection';
import { ProposalsSection } from '../features/policy/ProposalsSection';
import { RemindersSection } from '../features/reminders/RemindersSection';
import { IntakeRulesSection } from '../features/tickets/IntakeRules';
import { PhrasesSection } from '../features/tickets/PhrasesSection';
import { useMay } from '../shared/access';
import type { Language } from '../shared/format';
import { useWords } from '../shared/i18n';
import { KeyList } from './KeyMap';
import { type Look, preferences, usePreferences, type Zoom, zooms } from './preferences';
import { useStart } from './useStart';
import { WhatsNewButton } from './WhatsNew';

const page = getRouteApi('/settings');

/** One section at a time: nothing moves under the pointer while another section is still loading. */
export function SettingsPage() {
  const { t } = useWords();
  const may = useMay();
  const { section } = page.useSearch();
  const navigate = page.useNavigate();
  const sections = [
    may('office.write') && { key: 'office', label: t('settings.office'), children: <OfficeSection /> },
    may('office.read') && { key: 'limits', label: t('policy.title'), children: <PolicySection /> },
    may('office.read') && { key: 'revision', label: t('settings.revision'), children: <ProposalsSection /> },
    may('policy.write') && { key: 'calendar', label: t('calendar.title'), children: <CalendarSection /> },
    may('intake_rules.write') && { key: 'rules', label: t('rules.title'), children: <IntakeRulesSection /> },
    may('phrases.write') && { key: 'phrases', label: t('phrases.title'), children: <PhrasesSection /> },
    may('staff.write') && { key: 'staff', label: t('settings.staff'), children: <StaffSection /> },
    may('store.backup') && { key: 'backups', label: t('backups.title'), children: <BackupSection /> },
    may('tickets.read') && {
      key: 'reminders',
      label: t('reminders.title'),
      children: <RemindersSection />,
    },
    { key: 'look', label: t('settings.appearance'), children: <LookSection /> },
    { key: 'keys', label: t('settings.keyboard'), children: <KeysSection /> },
    { key: 'about', label: t('settings.about'), children: <AboutSection /> },
  ].filter((one) => one !== false);
  return (
    <div className="settings">
      <header className="page-head">
        <h1>{t('settings.title')}</h1>
      </header>
      <Tabs
        className="settings-sections"
        tabPlacement="start"
        items={sections}
        activeKey={(sections.find((one) => one.key === section) ?? sections[0])?.key ?? 'about'}
        onChange={(key) => void navigate({ search: { section: key }, replace: true })}
      />
    </div>
  );
}

function LookSection() {
  const { t } = useWords();
  const { language, look, zoom } = usePreferences();
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
        <Segmented<Zoom>
          aria-label={t('app.zoom')}
          value={zoom}
          onChange={(chosen) => preferences.set({ zoom: chosen })}
          options={zooms.map((one) => ({ value: one, label: `${one} %` }))}
        />
      </div>
    </section>
  );
}

function KeysSection() {
  const { t } = useWords();
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.keyboard')}</h2>
      </header>
      <KeyList />
    </section>
  );
}

function AboutSection() {
  const { t } = useWords();
  const start = useStart();
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.about')}</h2>
      </header>
      {start !== undefined && (
        <p className="about">
          {t('app.name')} {t('settings.version', { version: start.version })}
          <br />
          <span className="faint">
            {t('settings.dataFolder')} <code>{start.dataDir}</code>
          </span>
        </p>
      )}
      <WhatsNewButton />
    </section>
  );
}
