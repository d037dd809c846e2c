// Photographs of a check, and the proof that something was put right.
import { DeleteOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Supervised, SupervisionFile } from '../../bindings/operations';
import { api } from '../../host';
import { FileTaker } from '../../shared/FileTaker';
import { FileDialog } from '../../shared/FileView';
import { failureText } from '../../shared/failure';
import { asBase64 } from '../../shared/files';
import { size } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { useFiles, useSupervisionAction } from './queries';

interface Props {
  of: Supervised;
  title: string;
  /** Whether files are added now, and taken away from a finding; a recorded check keeps its files. */
  adds: boolean;
}

export function Files({ of, title, adds }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const files = useFiles(of).data ?? [];
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const add = useSupervisionAction(async (file: File) =>
    api.addSupervisionFile({ of, file_name: file.name, base64: await asBase64(file) }),
  );
  const remove = useSupervisionAction(({ id }: SupervisionFile) => api.removeSupervisionFile({ of, id }));
  const [shown, setShown] = useState<SupervisionFile | null>(null);
  if (!adds && files.length === 0) {
    return null;
  }
  const take = async (chosen: File[]) => {
    for (const file of chosen) {
      try {
        const kept = await add.mutateAsync(file);
        void message.success(t('supervision.fileAdded', { name: kept.at(-1)?.name }));
      } catch (caught) {
        failed(caught);
      }
    }
  };
  return (
    <>
      <h3>{title}</h3>
      <FileTaker
        name={title}
        className="supervision-files"
        label={t('supervision.addFile')}
        hint=""
        enabled={adds}
        busy={add.isPending}
        take={(chosen) => void take(chosen)}
      >
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <button
                type="button"
                className="supervision-file"
                aria-label={t('supervision.fileOpen', { name: file.name })}
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
              {adds && of.kind === 'finding' && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('supervision.fileRemove', { name: file.name })}
                  onClick={() => remove.mutate(file, { onError: failed })}
                />
              )}
            </li>
          ))}
        </ul>
      </FileTaker>
      {shown !== null && (
        <FileDialog
          file={shown}
          queryKey={[...shelves.supervision, 'file', of.kind, of.id, shown.id]}
          load={() => api.getSupervisionFile({ of, id: shown.id })}
          close={() => setShown(null)}
        />
      )}
    </>
  );
}
