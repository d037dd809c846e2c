// What was said on an item and what was decided in words. Saves itself: at most two seconds of typing are ever on the screen
// alone. What a colleague has written meanwhile is shown, and not written over unseen.
import { Alert, Button, Input } from 'antd';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { MeetingDetail, MeetingItem } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useMeetingAction } from './queries';

/** How long after the first unsaved key everything written is saved, in milliseconds. */
const patience = 1200;

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  live: boolean;
}

export function Notes({ meeting, item, live }: Props) {
  // Of what is over only what was written is shown.
  const parts = (['discussion', 'decision'] as const).filter((part) => live || item[part] !== null);
  return (
    <div className="notes">
      {parts.map((part) => (
        <Note key={part} meeting={meeting} item={item} part={part} live={live} />
      ))}
    </div>
  );
}

function Note({ meeting, item, part, live }: Props & { part: 'discussion' | 'decision' }) {
  const { t, language } = useWords();
  const saved = item[part] ?? '';
  // Only what differs from what is saved is kept here, so that a newer saved text shows.
  const [edited, setEdited] = useState<string | null>(null);
  const latest = useRef<string | null>(null);
  /** What the text on the screen is written over. */
  const below = useRef(saved);
  const id = useId();
  const note = useMeetingAction(async (text: string) => {
    const written = { text, instead_of: below.current };
    const after = await api.noteItem({ meeting_id: meeting.id, item_id: item.id, [part]: written });
    below.current = text;
    return after;
  });
  const { mutate, reset } = note;
  const save = useCallback(() => {
    const text = latest.current;
    if (text === null) {
      return;
    }
    mutate(text, {
      // What was typed while it was being saved is saved next.
      onSuccess: () => {
        if (latest.current === text) {
          latest.current = null;
          setEdited(null);
        }
      },
    });
  }, [mutate]);
  const clash = isFailure(note.error) && note.error.code === 'record.changed';
  const waits = edited !== null && !clash;
  useEffect(() => {
    if (!waits) {
      return;
    }
    const timer = setInterval(save, patience);
    return () => clearInterval(timer);
  }, [waits, save]);
  // Whoever leaves the page within the two seconds loses nothing either.
  useEffect(() => save, [save]);
  const change = (text: string) => {
    if (latest.current === null) {
      below.current = saved;
    }
    latest.current = text;
    setEdited(text);
  };
  const settle = (mine: boolean) => {
    below.current = saved;
    reset();
    if (mine) {
      save();
    } else {
      latest.current = null;
      setEdited(null);
    }
  };
  const label = t(`meetings.${part}`);
  return (
    <div>
      <label className="faint" htmlFor={`${id}-text`}>
        {label}
      </label>
      {note.isError && !clash && <Alert type="error" showIcon title={failureText(note.error, language)} />}
      {clash && (
        <Alert
          type="warning"
          showIcon
          title={t('meetings.noteClash')}
          description={
            <>
              <p className="note-theirs">{saved === '' ? t('meetings.noteEmptied') : saved}</p>
              <Button size="small" onClick={() => settle(false)}>
                {t('meetings.noteTheirs')}
              </Button>{' '}
              <Button size="small" onClick={() => settle(true)}>
                {t('meetings.noteMine')}
              </Button>
            </>
          }
        />
      )}
      <Input.TextArea
        id={`${id}-text`}
        aria-label={`${label} ${item.title}`}
        value={edited ?? saved}
        readOnly={!live}
        maxLength={part === 'discussion' ? 10_000 : 2000}
        autoSize={{ minRows: part === 'discussion' ? 2 : 1, maxRows: 10 }}
        onChange={(event) => change(event.target.value)}
        onBlur={() => waits && save()}
      />
    </div>
  );
}
