// The next meetings: day, hour, place, each the way to its page.
import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { UpcomingMeeting } from '../../bindings/operations';
import { spokenMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';

export function MeetingsSection({ meetings }: { meetings: UpcomingMeeting[] }) {
  const { t, language } = useWords();
  const zone = useZone();
  if (meetings.length === 0) {
    return null;
  }
  return (
    <section className="upcoming" aria-label={t('home.meetings')}>
      <header className="home-list-head">
        <h2>{t('home.meetings')}</h2>
        <Link to="/meetings" search={{}}>
          {t('home.meetingsAll')}
          <RightOutlined aria-hidden="true" />
        </Link>
      </header>
      <ul>
        {meetings.map(({ id, state, title, starts_at, place }) => (
          <li key={id}>
            <Link to="/meetings" search={{ meeting: id }}>
              <strong>{title}</strong>
              <span className="faint">
                {state === 'in_session' && <span className="tag">{t('home.meetingNow')}</span>}
                {spokenMoment(starts_at, zone, language)} · {place}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
