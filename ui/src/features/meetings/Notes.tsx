// What was said on an item and what was decided in words. Saves itself: at most two seconds of typing are ever on the screen
// alone.
import { Alert, Input } from 'antd';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { MeetingDetail, MeetingItem } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useMeetingAction } from './queries';

/** How long after the first unsaved key everything written is saved, in milliseconds. */
const patience = 1200;

interface Text {
  discussion: string;
  decision: string;
}

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  live: boolean;
}

export function Notes({ meeting, item, live }: Props) {
  const { t, language } = useWords();
  const saved: Text = { discussion: item.discussion ?? '', decision: item.decision ?? '' };
  // Only what differs from what is saved is kept here, so that a newer saved text shows.
  const [edited, setEdited] = useState<Text | null>(null);
  const latest = useRef<Text | null>(null);
  const shown = edited ?? saved;
  const id = useId();
  const note = useMeetingAction((text: Text) =>
    api.noteItem({ meeting_id: meeting.id, item_id: item.id, ...text }),
  );
  const { mutate } = note;
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
  const dirty = edited !== null;
  useEffect(() => {
    if (!dirty) {
      return;
    }
    const timer = setInterval(save, patience);
    return () => clearInterval(timer);
  }, [dirty, save]);
  // Whoever leaves the page within the two seconds loses nothing either.
  useEffect(() => save, [save]);
  const change = (part: Partial<Text>) => {
    const text = { ...shown, ...part };
    latest.current = text;
    setEdited(text);
  };
  // Of what is over only what was written is shown.
  const parts = (['discussion', 'decision'] as const).filter((part) => live || shown[part] !== '');
  return (
    <div className="notes">
      {note.isError && <Alert type="error" showIcon title={failureText(note.error, language)} />}
      {parts.map((part) => (
        <div key={part}>
          <label className="faint" htmlFor={`${id}-${part}`}>
            {t(`meetings.${part}`)}
          </label>
          <Input.TextArea
            id={`${id}-${part}`}
            aria-label={`${t(`meetings.${part}`)} ${item.title}`}
            value={shown[part]}
            readOnly={!live}
            maxLength={part === 'discussion' ? 10_000 : 2000}
            autoSize={{ minRows: part === 'discussion' ? 2 : 1, maxRows: 10 }}
            onChange={(event) => change({ [part]: event.target.value })}
            onBlur={save}
          />
        </div>
      ))}
    </div>
  );
}
