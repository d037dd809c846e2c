// The text of minutes: saved by itself while it is written.
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Minutes, RichText } from '../../../bindings/operations';
import { api, isFailure } from '../../../host';
import { alsoKeep } from '../../../shared/drafts';
import { failureText } from '../../../shared/failure';
import { toWallClock } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { RichTextEditor, RichTextView } from '../../../shared/richText/RichText';
import { keepMinutes } from './queries';

/** How long after the first unsaved key everything written is saved, in milliseconds. With the saving itself, less than two seconds. */
const patience = 1200;

interface ReadProps {
  minutes: Minutes;
  label: string;
}

/** The text, to be read. */
export function ReadText({ minutes, label }: ReadProps) {
  return <RichTextView text={minutes.document} version={minutes.version} label={label} />;
}

interface WriteProps extends ReadProps {
  meeting: number;
  /** Shows what is saved in the place of what was written here. */
  reload: () => void;
}

/** The text, to be written. What came with `minutes` is where it begins; from then on the text here is the newer one. */
export function WriteText({ meeting, minutes, label, reload }: WriteProps) {
  const { t } = useWords();
  const { change, saving, state } = useSaving(meeting, minutes);
  return (
    <RichTextEditor
      text={minutes.document}
      label={label}
      change={change}
      leave={() => saving.now()}
      state={<SaveState state={state} />}
      notice={
        state.kind === 'failed' && (
          <Alert
            type="error"
            showIcon
            title={state.words}
            action={
              state.overtaken && (
                <div className="minutes-choice">
                  <Button size="small" onClick={reload}>
                    {t('minutes.takeTheirs')}
                  </Button>
                  <Button size="small" onClick={() => void saving.overwrite()}>
                    {t('minutes.keepMine')}
                  </Button>
                </div>
              )
            }
          />
        )
      }
    />
  );
}

type State =
  | { kind: 'saved'; at: string }
  | { kind: 'typed' }
  | { kind: 'failed'; words: string; overtaken: boolean };

/** Saves what is written, one after the other, and says how that stands. */
function useSaving(meeting: number, minutes: Minutes) {
  const { language } = useWords();
  const client = useQueryClient();
  const first = minutes.versions[0]?.saved_at ?? new Date().toISOString();
  const [state, setState] = useState<State>({ kind: 'saved', at: first });
  const unsaved = useRef<RichText | null>(null);
  const version = useRef(minutes.version);
  const running = useRef<Promise<void> | null>(null);
  const stopped = useRef(false);
  const { id } = minutes;
  const save = useCallback(async () => {
    await running.current;
    const document = unsaved.current;
    if (document === null || stopped.current) {
      return;
    }
    const run = async () => {
      try {
        const answer = await api.saveMinutes({ id, document, expected_version: version.current });
        const saved = answer.minutes.find((one) => one.id === id);
        version.current = saved?.version ?? version.current;
        keepMinutes(client, answer);
        if (unsaved.current === document) {
          unsaved.current = null;
          setState({ kind: 'saved', at: saved?.versions[0]?.saved_at ?? first });
        }
      } catch (caught) {
        const overtaken = isFailure(caught) && caught.code === 'record.changed';
        // Somebody else wrote meanwhile: whose text stays is for the person to say.
        stopped.current = overtaken;
        setState({ kind: 'failed', words: failureText(caught, language), overtaken });
      }
    };
    running.current = run();
    await running.current;
  }, [client, first, id, language]);
  const dirty = state.kind !== 'saved';
  useEffect(() => {
    if (!dirty) {
      return;
    }
    const timer = setInterval(() => void save(), patience);
    return () => clearInterval(timer);
  }, [dirty, save]);
  // Whoever leaves the page or locks the desk loses nothing either.
  useEffect(() => {
    const forget = alsoKeep(save);
    return () => {
      forget();
      void save();
    };
  }, [save]);
  const change = (document: RichText) => {
    unsaved.current = document;
    if (!stopped.current) {
      setState({ kind: 'typed' });
    }
  };
  const saving = {
    now: () => void save(),
    overwrite: async () => {
      const newest = await api.getMeetingMinutes({ meeting_id: meeting });
      version.current = newest.minutes.find((one) => one.id === id)?.version ?? version.current;
      stopped.current = false;
      await save();
    },
  };
  return { change, saving, state };
}

/** 已保存 10:32 */
function SaveState({ state }: { state: State }) {
  const { t } = useWords();
  const zone = useZone();
  const words =
    state.kind === 'saved'
      ? t('minutes.saved', { at: toWallClock(Date.parse(state.at), zone).format('HH:mm') })
      : state.kind === 'typed'
        ? t('minutes.saving')
        : t('minutes.notSaved');
  return (
    <span className={`minutes-state minutes-state-${state.kind}`} role="status">
      {words}
    </span>
  );
}
