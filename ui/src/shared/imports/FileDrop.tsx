// Where a file is dropped or chosen.
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import './imports.css';

interface Props {
  /** How the field is called. */
  label: string;
  /** What stands in it. */
  title: string;
  hint: string;
  /** The kinds of files, as `.xlsx,.csv`. */
  accept: string;
  busy: boolean;
  take: (file: File) => void;
}

export function FileDrop({ label, title, hint, accept, busy, take }: Props) {
  const [over, setOver] = useState(false);
  const first = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !busy) {
      take(file);
    }
  };
  return (
    <label
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        first(event.dataTransfer.files);
      }}
    >
      <input
        type="file"
        className="unseen"
        accept={accept}
        aria-label={label}
        disabled={busy}
        onChange={(event) => {
          first(event.target.files);
          // The same file again, mended meanwhile, is another choice.
          event.target.value = '';
        }}
      />
      <InboxOutlined className="drop-mark" aria-hidden="true" />
      <strong>{title}</strong>
      <span className="faint">{hint}</span>
    </label>
  );
}
