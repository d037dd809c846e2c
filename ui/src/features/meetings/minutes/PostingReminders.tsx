// Decisions that must be posted and have not been: on the first page and above the list of meetings, until it is done.
import { Link } from '@tanstack/react-router';
import { useMay } from '../../../shared/access';
import { useWords } from '../../../shared/i18n';
import { Limit } from '../Limit';
import { useReminders } from './queries';
import './minutes.css';

export function PostingReminders() {
  const { t } = useWords();
  const reminders = useReminders(useMay()('meetings.write'));
  if (reminders.data === undefined || reminders.data.length === 0) {
    return null;
  }
  return (
    <section className="posting-reminders" aria-label={t('minutes.reminders')}>
      <h2>{t('minutes.reminders')}</h2>
      <ul>
        {reminders.data.map(({ meeting_id, title, posting, minutes }) => (
          <li key={meeting_id}>
            <Link to="/meetings" search={{ meeting: meeting_id, part: 'minutes' }}>
              {title}
            </Link>
            <Limit of="posting" limit={posting} />
            <span className="faint">
              {minutes === null ? t('minutes.notBegun') : t(`minutesState.${minutes}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
