// Photographs of a slip, which go with the ticket that is registered from it: kept from the moment they are chosen, encrypted
// as all data, for whoever chose them.
import { CloseOutlined, FileOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { DraftFile } from '../../bindings/operations';
import { api } from '../../host';
import { usePerson } from '../../shared/access';
import { FileTaker } from '../../shared/FileTaker';
import { failureText } from '../../shared/failure';
import { asBase64 } from '../../shared/files';
import { size } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import './attachments.css';

export interface SlipFiles {
  files: DraftFile[];
  busy: boolean;
  problem: string | null;
  take: (chosen: File[]) => void;
  remove: (id: number) => void;
  /** Resolves once everything that was chosen is kept; to false if some of it was refused meanwhile. */
  settled: () => Promise<boolean>;
  /** Says that they went with a ticket. */
  gone: () => void;
}

/** The photographs that whoever sits here kept with a half-filled form. */
export function useSlipFiles(draft: string): SlipFiles {
  const { t, language } = useWords();
  const client = useQueryClient();
  const shelf = [...shelves.attachments, 'draft', usePerson()?.id, draft];
  const { data = [] } = useQuery({ queryKey: shelf, queryFn: () => api.listDraftFiles({ draft }) });
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const line = useRef<Promise<boolean>>(Promise.resolve(true));
  // One after the other: each is kept or refused by its own.
  const queue = (act: () => Promise<DraftFile[]>) => {
    setWaiting((count) => count + 1);
    const one = async (before: boolean) => {
      try {
        client.setQueryData(shelf, await act());
        return before;
      } catch (caught) {
        setProblem(failureText(caught, language));
        return false;
      } finally {
        setWaiting((count) => count - 1);
      }
    };
    line.current = line.current.then(one);
  };
  const settled = async () => {
    const kept = await line.current;
    // Told once; whoever goes on all the same goes on without it.
    line.current = Promise.resolve(true);
    return kept || waiting === 0;
  };
  const take = (chosen: File[]) => {
    setProblem(null);
    for (const file of chosen) {
      queue(async () => {
        const file_name = file.name === '' ? `${t('attachments.pasted')}.png` : file.name;
        return api.keepDraftFile({ draft, file_name, base64: await asBase64(file) });
      });
    }
  };
  const remove = (id: number) => {
    setProblem(null);
    queue(() => api.dropDraftFile({ draft, id }));
  };
  return {
    files: data,
    busy: waiting > 0,
    problem,
    take,
    remove,
    settled,
    gone: () => client.setQueryData(shelf, []),
  };
}

export function SlipPhotos({ photos }: { photos: SlipFiles }) {
  const { t, language } = useWords();
  const { files, busy, problem, take, remove } = photos;
  return (
    <FileTaker
      name={t('slipPhotos.title')}
      className="attachments"
      label={t('slipPhotos.add')}
      hint={t('slipPhotos.hint')}
      enabled
      busy={busy}
      take={take}
    >
      {files.length > 0 && (
        <ul aria-label={t('slipPhotos.title')}>
          {files.map((file, place) => (
            <li key={file.id} className="attachment">
              {file.thumbnail === null ? (
                <span className="attachment-icon">
                  <FileOutlined />
                </span>
              ) : (
                <img src={`data:image/jpeg;base64,${file.thumbnail}`} alt="" />
              )}
              <span className="attachment-name">{file.name}</span>
              <span className="faint">{size(file.bytes, language)}</span>
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('slipPhotos.remove', { place: place + 1 })}
                onClick={() => remove(file.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <p className="attachment-problem" role="alert">
          {problem}
        </p>
      )}
    </FileTaker>
  );
}
