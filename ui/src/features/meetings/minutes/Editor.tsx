// The text of minutes: written with the keyboard, and saved by itself.
import {
  BoldOutlined,
  OrderedListOutlined,
  RedoOutlined,
  TableOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Editor as TextEditor } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { Alert, Button, Select } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Minutes, MinutesDocument } from '../../../bindings/operations';
import { api, isFailure } from '../../../host';
import { alsoKeep } from '../../../shared/drafts';
import { failureText } from '../../../shared/failure';
import { toWallClock } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { keepMinutes } from './queries';
import { extensions } from './schema';

/** How long after the first unsaved key everything written is saved, in milliseconds. With the saving itself, less than two seconds. */
const patience = 1200;

interface ReadProps {
  minutes: Minutes;
  label: string;
}

/** The text, to be read. */
export function ReadText({ minutes, label }: ReadProps) {
  const editor = useEditor(
    {
      extensions,
      editable: false,
      injectCSS: false,
      content: minutes.document as never,
      editorProps: { attributes: { class: 'minutes-text', 'aria-label': label, role: 'document' } },
    },
    [minutes.version],
  );
  return <EditorContent editor={editor} />;
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
  const editor = useEditor({
    extensions,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    content: minutes.document as never,
    editorProps: {
      attributes: {
        class: 'minutes-text minutes-writing',
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
      },
    },
    onUpdate: ({ editor: written }) => change(written.getJSON() as unknown as MinutesDocument),
    onBlur: () => saving.now(),
  });
  return (
    <div className="minutes-editor">
      <div className="minutes-bar">
        <Tools editor={editor} />
        <SaveState state={state} />
      </div>
      {state.kind === 'failed' && (
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
      )}
      <EditorContent editor={editor} />
      <p className="faint hint">{t('minutes.keys')}</p>
    </div>
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
  const unsaved = useRef<MinutesDocument | null>(null);
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
  const change = (document: MinutesDocument) => {
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

const styles = ['0', '1', '2', '3'] as const;

/** What can be done with the text; all of it has a key as well. */
function Tools({ editor }: { editor: TextEditor }) {
  const { t } = useWords();
  const now = useEditorState({
    editor,
    selector: ({ editor: of }) => ({
      level: String(of.isActive('heading') ? (of.getAttributes('heading').level ?? 0) : 0),
      bold: of.isActive('bold'),
      bullets: of.isActive('bulletList'),
      numbers: of.isActive('orderedList'),
      table: of.isActive('table'),
      undo: of.can().undo(),
      redo: of.can().redo(),
    }),
  });
  const go = () => editor.chain().focus();
  const style = (level: string) =>
    level === '0'
      ? go().setParagraph().run()
      : go()
          .setHeading({ level: Number(level) as 1 | 2 | 3 })
          .run();
  return (
    <div className="minutes-tools" role="toolbar" aria-label={t('minutes.tools')}>
      <Select
        size="small"
        aria-label={t('minutes.style')}
        value={now.level}
        onChange={style}
        popupMatchSelectWidth={false}
        options={styles.map((value) => ({ value, label: t(`minutes.style${value}`) }))}
      />
      <Tool name="bold" icon={<BoldOutlined />} on={now.bold} act={() => go().toggleBold().run()} />
      <Tool
        name="bullets"
        icon={<UnorderedListOutlined />}
        on={now.bullets}
        act={() => go().toggleBulletList().run()}
      />
      <Tool
        name="numbers"
        icon={<OrderedListOutlined />}
        on={now.numbers}
        act={() => go().toggleOrderedList().run()}
      />
      {!now.table && (
        <Tool
          name="table"
          icon={<TableOutlined />}
          act={() => go().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
      )}
      {now.table && (
        <>
          <Tool name="addRow" act={() => go().addRowAfter().run()} />
          <Tool name="addColumn" act={() => go().addColumnAfter().run()} />
          <Tool name="removeRow" act={() => go().deleteRow().run()} />
          <Tool name="removeColumn" act={() => go().deleteColumn().run()} />
          <Tool name="removeTable" act={() => go().deleteTable().run()} />
        </>
      )}
      <Tool name="undo" icon={<UndoOutlined />} off={!now.undo} act={() => go().undo().run()} />
      <Tool name="redo" icon={<RedoOutlined />} off={!now.redo} act={() => go().redo().run()} />
    </div>
  );
}

type ToolName =
  | 'bold'
  | 'bullets'
  | 'numbers'
  | 'table'
  | 'addRow'
  | 'addColumn'
  | 'removeRow'
  | 'removeColumn'
  | 'removeTable'
  | 'undo'
  | 'redo';

interface ToolProps {
  name: ToolName;
  icon?: ReactNode;
  on?: boolean;
  off?: boolean;
  act: () => void;
}

function Tool({ name, icon, on, off, act }: ToolProps) {
  const { t } = useWords();
  const label = t(`minutes.${name}`);
  return (
    <Button
      size="small"
      type="text"
      className={on === true ? 'minutes-on' : ''}
      aria-label={label}
      aria-pressed={on}
      title={label}
      disabled={off === true}
      icon={icon}
      onClick={act}
    >
      {icon === undefined ? label : null}
    </Button>
  );
}
