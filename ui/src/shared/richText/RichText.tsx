// Rich text: written with the keyboard in a sheet of paper, with its tools above; or to be read.
import {
  BoldOutlined,
  OrderedListOutlined,
  RedoOutlined,
  TableOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { Editor as TextEditor } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RichText } from '../../bindings/operations';
import { useWords } from '../i18n';
import { extensions } from './schema';
import './richText.css';

interface ReadProps {
  text: RichText;
  /** Grows with every change of the text. */
  version: number;
  label: string;
  /** Only as high as it must be. */
  low?: boolean;
}

/** The text, to be read. */
export function RichTextView({ text, version, label, low = false }: ReadProps) {
  const editor = useEditor(
    {
      extensions,
      editable: false,
      injectCSS: false,
      content: text as never,
      editorProps: {
        attributes: {
          class: low ? 'rich-text rich-short' : 'rich-text',
          'aria-label': label,
          role: 'document',
        },
      },
    },
    [version],
  );
  return (
    <div className="rich rich-read">
      <EditorContent editor={editor} />
    </div>
  );
}

interface WriteProps {
  /** Where it begins; from then on the text here is the newer one. */
  text: RichText;
  label: string;
  change: (text: RichText) => void;
  leave?: () => void;
  /** Beside the tools: how it stands with saving. */
  state?: ReactNode;
  /** Between the tools and the text. */
  notice?: ReactNode;
  /** Lower, among the fields of a form. */
  low?: boolean;
}

/** The text, to be written. */
export function RichTextEditor({ text, label, change, leave, state, notice, low = false }: WriteProps) {
  const { t } = useWords();
  const editor = useEditor({
    extensions,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    content: text as never,
    editorProps: {
      attributes: {
        class: low ? 'rich-text rich-writing rich-low' : 'rich-text rich-writing',
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
      },
    },
    onUpdate: ({ editor: written }) => change(written.getJSON() as unknown as RichText),
    onBlur: () => leave?.(),
  });
  return (
    <div className="rich">
      <div className="rich-bar">
        <Tools editor={editor} />
        {state}
      </div>
      {notice}
      <EditorContent editor={editor} />
      <p className="faint hint">{t('rich.keys')}</p>
    </div>
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
    <div className="rich-tools" role="toolbar" aria-label={t('rich.tools')}>
      <Select
        size="small"
        aria-label={t('rich.style')}
        value={now.level}
        onChange={style}
        popupMatchSelectWidth={false}
        options={styles.map((value) => ({ value, label: t(`rich.style${value}`) }))}
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
  const label = t(`rich.${name}`);
  return (
    <Button
      size="small"
      type="text"
      className={on === true ? 'rich-on' : ''}
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
