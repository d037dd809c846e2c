// The files of a ticket: chosen, dropped, pasted or photographed; pictures, pages and recordings are looked at here, what
// is left is saved first.
import { DownloadOutlined, FileOutlined, PaperClipOutlined, SoundOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Popconfirm, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Attachment, AttachmentContent, AttachmentKind } from '../../bindings/operations';
import { api, host } from '../../host';
import { useMay } from '../../shared/access';
import { FileTaker } from '../../shared/FileTaker';
import { failureText } from '../../shared/failure';
import { asBase64 } from '../../shared/files';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Recording } from './Recording';
import './attachments.css';

const pictures: AttachmentKind[] = ['png', 'jpeg', 'webp', 'gif'];
const recorded: AttachmentKind[] = ['mp3', 'm4a', 'wav', 'ogg', 'amr', 'aac'];

/** Drawing pages takes half a megabyte of program, read when the first is looked at. */
const Pages = lazy(() => import('../../shared/Pages'));

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
            <button
              type="button"
              className="attachment"
              aria-label={t('attachments.open', { name: file.name })}
              title={file.name}
              onClick={() => setShown(file)}
            >
              <Small file={file} />
              <span className="attachment-name">
                {file.photo === null ? file.name : t(`photoStage.${file.photo.stage}`)}
              </span>
              <span className="faint">{size(file.bytes)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <Viewer number={number} file={shown} may={may} close={() => setShown(null)} shelf={shelf} />
      )}
    </FileTaker>
  );
}

function Small({ file }: { file: Attachment }) {
  if (file.thumbnail !== null) {
    return <img src={`data:image/jpeg;base64,${file.thumbnail}`} alt="" />;
  }
  return (
    <span className="attachment-icon">
      {recorded.includes(file.kind) ? <SoundOutlined /> : <FileOutlined />}
    </span>
  );
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

interface ViewerProps {
  number: string;
  file: Attachment;
  may: boolean;
  close: () => void;
  shelf: readonly string[];
}

export function Viewer({ number, file, may, close, shelf }: ViewerProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const shows = pictures.includes(file.kind) || recorded.includes(file.kind) || file.kind === 'pdf';
  const content = useQuery({
    queryKey: [...shelf, file.id],
    queryFn: () => api.getAttachment({ number, id: file.id }),
    enabled: shows,
    gcTime: 0,
  });
  const failed = (caught: unknown) => void message.error(failureText(caught, language));
  const save = useMutation({
    mutationFn: async () => {
      const { name, base64 } = await api.getAttachment({ number, id: file.id });
      return host.saveFile(name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('attachments.saved', { path })),
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: () => api.removeAttachment({ number, id: file.id }),
    onSuccess: (list) => {
      client.setQueryData(shelf, list);
      void message.success(t('attachments.removed'));
      close();
    },
    onError: failed,
  });
  return (
    <Modal
      open
      width={880}
      title={file.name}
      onCancel={close}
      footer={
        <div className="attachment-foot">
          {may && (
            <Popconfirm
              title={t('attachments.removeSure', { name: file.name })}
              okText={t('attachments.remove')}
              onConfirm={() => remove.mutate()}
            >
              <Button danger loading={remove.isPending}>
                {t('attachments.remove')}
              </Button>
            </Popconfirm>
          )}
          <Button icon={<DownloadOutlined />} loading={save.isPending} onClick={() => save.mutate()}>
            {t('attachments.save')}
          </Button>
        </div>
      }
    >
      {!shows && <p>{t('attachments.noPicture')}</p>}
      {shows && content.isPending && <Skeleton active />}
      {content.isError && <Problem caught={content.error} retry={() => void content.refetch()} />}
      {content.data !== undefined && <Content content={content.data} />}
    </Modal>
  );
}

/** A file as it is looked at here: pages, a picture, or a recording. */
function Content({ content }: { content: AttachmentContent }) {
  if (content.kind === 'pdf') {
    return (
      <div className="attachment-pages">
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <Pages base64={content.base64} />
        </Suspense>
      </div>
    );
  }
  if (recorded.includes(content.kind)) {
    return <Recording content={content} />;
  }
  return (
    <img
      className="attachment-picture"
      src={`data:${content.media_type};base64,${content.base64}`}
      alt={content.name}
    />
  );
}
