// Decisions that must be posted and have not been, above the list of meetings until it is done.
import { Link } from '@tanstack/react-router';
import { Shape } from '../../../shared/Due';
import { day } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useMeetingReminders } from '../../../shared/meetingReminders';
import './minutes.css';

export function PostingReminders() {
  const { t, language } = useWords();
  const reminders = useMeetingReminders();
  const rows = (reminders.data ?? []).filter(({ kind }) => kind === 'minutes' || kind === 'posting');
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="posting-reminders" aria-label={t('minutes.reminders')}>
      <h2>{t('minutes.reminders')}</h2>
      <ul>
        {rows.map(({ meeting_id, title, day: by, late, minutes }) => (
          <li key={meeting_id}>
            <Link to="/meetings" search={{ meeting: meeting_id ?? 0, part: 'minutes' }}>
              {title}
            </Link>
            <span className={late ? 'limit limit-overdue' : 'limit limit-open'}>
              <Shape kind={late ? 'overdue' : 'on_track'} />{' '}
              {t('meetings.postingBy', { day: day(by, language) })}
              {late && t('app.aside', { text: t('meetings.overdue') })}
            </span>
            <span className="faint">
              {minutes === null ? t('minutes.notBegun') : t(`minutesState.${minutes}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
