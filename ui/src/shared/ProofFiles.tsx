// Files that prove something: photographs of a check, of what was put right, of what was posted.
import { DeleteOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { AttachmentContent, ProofFile } from '../bindings/operations';
import { FileTaker } from './FileTaker';
import { FileDialog } from './FileView';
import { failureText } from './failure';
import { size } from './format';
import { useWords } from './i18n';
import './proofFiles.css';

interface Props {
  /** What the place is, for those who hear the page. */
  name: string;
  files: ProofFile[];
  /** Adds a file; absent where none is added now. */
  add?: ((file: File) => Promise<ProofFile[]>) | undefined;
  busy?: boolean;
  /** Takes one away; absent where they stay. */
  remove?: ((file: ProofFile) => Promise<unknown>) | undefined;
  load: (file: ProofFile) => Promise<AttachmentContent>;
  /** Where contents are kept while they are looked at. */
  queryKey: readonly unknown[];
}

export function ProofFiles({ name, files, add, busy = false, remove, load, queryKey }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const [shown, setShown] = useState<ProofFile | null>(null);
  if (add === undefined && files.length === 0) {
    return null;
  }
  const take = async (chosen: File[]) => {
    for (const file of chosen) {
      try {
        const kept = await add?.(file);
        void message.success(t('proofFiles.added', { name: kept?.at(-1)?.name ?? file.name }));
      } catch (caught) {
        failed(caught);
      }
    }
  };
  return (
    <>
      <FileTaker
        name={name}
        className="proof-files"
        label={t('proofFiles.add')}
        hint=""
        enabled={add !== undefined}
        busy={busy}
        take={(chosen) => void take(chosen)}
      >
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <button
                type="button"
                className="proof-file"
                aria-label={t('proofFiles.open', { name: file.name })}
                onClick={() => setShown(file)}
              >
                {file.thumbnail !== null && (
                  <img src={`data:image/jpeg;base64,${file.thumbnail}`} alt="" width={72} height={72} />
                )}
                <span>{file.name}</span>
                <span className="faint">
                  {size(file.bytes, language)} · {file.added_by.name}
                </span>
              </button>
              {remove !== undefined && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('proofFiles.remove', { name: file.name })}
                  onClick={() => void remove(file).catch(failed)}
                />
              )}
            </li>
          ))}
        </ul>
      </FileTaker>
      {shown !== null && (
        <FileDialog
          file={shown}
          queryKey={[...queryKey, shown.id]}
          load={() => load(shown)}
          close={() => setShown(null)}
        />
      )}
    </>
  );
}
