// The files of a ticket: chosen, dropped, pasted or photographed, and looked at.
import { PaperClipOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Skeleton } from 'antd';
import { useState } from 'react';
import type { Attachment } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { FileTaker } from '../../shared/FileTaker';
import { FileDialog, FileTile } from '../../shared/FileView';
import { failureText } from '../../shared/failure';
import { asBase64 } from '../../shared/files';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import './attachments.css';

interface Props {
  number: string;
  /** Whether files may still be added and taken away. */
  open: boolean;
}

export function Attachments({ number, open }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const may = useMay()('tickets.note') && open;
  const [shown, setShown] = useState<Attachment | null>(null);
  const shelf = [...shelves.attachments, number];
  const files = useQuery({ queryKey: shelf, queryFn: () => api.listAttachments({ number }) });
  const add = useMutation({
    mutationFn: async (file: File) => {
      const file_name = file.name === '' ? `${t('attachments.pasted')}.png` : file.name;
      return api.addAttachment({ number, file_name, base64: await asBase64(file) });
    },
    onSuccess: (list) => {
      client.setQueryData(shelf, list);
      void message.success(t('attachments.added', { name: list.at(-1)?.name ?? '' }));
    },
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  const take = async (list: Iterable<File>) => {
    for (const file of list) {
      // One after the other: each is refused or taken by its own.
      await add.mutateAsync(file).catch(() => undefined);
    }
  };
  const list = files.data ?? [];
  if (!may && list.length === 0) {
    return null;
  }
  return (
    <FileTaker
      name={t('attachments.title')}
      className="attachments"
      label={t('attachments.add')}
      hint={t('attachments.hint')}
      enabled={may}
      busy={add.isPending}
      take={(chosen) => void take(chosen)}
    >
      <h2 className="panel-title">
        <PaperClipOutlined /> {t('attachments.title')}
      </h2>
      {files.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} />}
      <ul>
        {list.map((file) => (
          <li key={file.id}>
            <FileTile
              file={file}
              label={file.photo === null ? file.name : t(`photoStage.${file.photo.stage}`)}
              open={() => setShown(file)}
            />
          </li>
        ))}
      </ul>
      {shown !== null && (
        <Viewer number={number} file={shown} may={may} close={() => setShown(null)} shelf={shelf} />
      )}
    </FileTaker>
  );
}

interface ViewerProps {
  number: string;
  file: Attachment;
  may: boolean;
  close: () => void;
  shelf: readonly string[];
}

export function Viewer({ number, file, may, close, shelf }: ViewerProps) {
  const client = useQueryClient();
  const remove = async () => {
    client.setQueryData(shelf, await api.removeAttachment({ number, id: file.id }));
  };
  return (
    <FileDialog
      file={file}
      queryKey={[...shelf, file.id]}
      load={() => api.getAttachment({ number, id: file.id })}
      remove={may ? remove : undefined}
      close={close}
    />
  );
}
