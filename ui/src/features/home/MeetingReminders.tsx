// 会议提醒: notices to hang, meetings of today and tomorrow, minutes to write, decisions to post; for whoever holds meetings.
import { Link } from '@tanstack/react-router';
import type { MeetingReminder } from '../../bindings/operations';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useMeetingReminders } from '../../shared/meetingReminders';
import { Reminded, Reminders } from './Reminders';

export function MeetingReminders() {
  const { t } = useWords();
  const rows = useMeetingReminders().data ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <Reminders title={t('home.meetingReminders')}>
      {rows.map((one) => (
        <Row key={`${one.kind} ${one.meeting_id ?? one.series_id}`} reminder={one} />
      ))}
    </Reminders>
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
        <Reminded urgency={late ? 'overdue' : 'on_track'} due={shortDay(day, language)} title={title}>
          {t(`meetingReminder.${kind}`)}
          {kind === 'minutes' && ` · ${standing}`}
        </Reminded>
      </Link>
    </li>
  );
}
