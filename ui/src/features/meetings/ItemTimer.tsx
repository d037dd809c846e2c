// How long an item takes, beside the minutes that are planned. What runs is in the store: a restart loses nothing.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { MeetingDetail, MeetingItem } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  live: boolean;
  go: (run: () => Promise<MeetingDetail>) => void;
}

const minute = 60_000;

export function ItemTimer({ meeting, item, live, go }: Props) {
  const { t } = useWords();
  const { used_ms, running_since } = item.timing;
  const now = useSeconds(running_since !== null);
  const used = used_ms + (running_since === null ? 0 : Math.max(0, now - Date.parse(running_since)));
  // What is said in whole minutes is compared in whole minutes.
  const planned = item.minutes ?? 0;
  const taken = running_since === null ? Math.round(used / minute) : used / minute;
  const over = planned > 0 && taken > planned;
  const open = live && item.closed_at === null;
  if (used === 0 && running_since === null && !open) {
    return null;
  }
  const shown =
    running_since === null
      ? t('work.used', { minutes: taken })
      : `${Math.floor(used / minute)}:${String(Math.floor((used / 1000) % 60)).padStart(2, '0')}`;
  return (
    <span className="timer">
      {(used > 0 || running_since !== null) && (
        <span className={over ? 'timer-over' : 'faint'} role="timer">
          {shown}
          {over && t('app.aside', { text: t('work.over') })}
        </span>
      )}
      {open && (
        <Button
          size="small"
          type="text"
          aria-label={`${t(running_since === null ? 'work.timeStart' : 'work.timeStop')} ${item.title}`}
          onClick={() =>
            go(() =>
              api.timeItem({ meeting_id: meeting.id, item_id: item.id, running: running_since === null }),
            )
          }
        >
          {t(running_since === null ? 'work.timeStart' : 'work.timeStop')}
        </Button>
      )}
    </span>
  );
}

/** The present moment, a second old at most while it is wanted. */
function useSeconds(wanted: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!wanted) {
      return;
    }
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [wanted]);
  return now;
}
