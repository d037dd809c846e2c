// 会议提醒: notices to hang, meetings of today and tomorrow, minutes to write, decisions to post; for whoever holds meetings.
import { Link } from '@tanstack/react-router';
import type { MeetingReminder } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useMeetingReminders } from '../../shared/meetingReminders';

export function MeetingReminders() {
  const { t } = useWords();
  const rows = useMeetingReminders().data ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="home-list" aria-label={t('home.meetingReminders')}>
      <header className="home-list-head">
        <h2>{t('home.meetingReminders')}</h2>
      </header>
      <ul>
        {rows.map((one) => (
          <Row key={`${one.kind} ${one.meeting_id ?? one.series_id}`} reminder={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ reminder }: { reminder: MeetingReminder }) {
  const { t, language } = useWords();
  const { kind, day, late, title, meeting_id, series_id, minutes } = reminder;
  const written = kind === 'minutes' || kind === 'posting';
  const target =
    meeting_id === null
      ? { next: series_id ?? 0 }
      : { meeting: meeting_id, ...(written ? { part: 'minutes' as const } : {}) };
  const standing = minutes === null ? t('minutes.notBegun') : t(`minutesState.${minutes}`);
  return (
    <li>
      <Link to="/meetings" search={target} className="home-ticket">
        <span className="home-due">
          <span className={late ? 'due due-overdue' : 'due'}>
            <Shape kind={late ? 'overdue' : 'on_track'} />
            {shortDay(day, language)}
          </span>
        </span>
        <span className="home-said">{title}</span>
        <span className="home-more faint">
          {t(`meetingReminder.${kind}`)}
          {kind === 'minutes' && ` · ${standing}`}
        </span>
      </Link>
    </li>
  );
}
