// A file: small in a list, and as it is looked at in the window. Pictures, pages and recordings are shown here, what is left
// is saved first.
import { DownloadOutlined, FileOutlined, SoundOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Modal, Popconfirm, Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { AttachmentContent, AttachmentKind } from '../bindings/operations';
import { host } from '../host';
import { failureText } from './failure';
import { size } from './format';
import { useWords } from './i18n';
import { Problem } from './Problem';
import { Recording } from './Recording';
import './fileView.css';

const pictures: AttachmentKind[] = ['png', 'jpeg', 'webp', 'gif'];
const recorded: AttachmentKind[] = ['mp3', 'm4a', 'wav', 'ogg', 'amr', 'aac'];

/** Drawing pages takes half a megabyte of program, read when the first is looked at. */
const Pages = lazy(() => import('./Pages'));

/** What is known of a file without its content. */
export interface KeptFile {
  id: number;
  name: string;
  kind: AttachmentKind;
  bytes: number;
  thumbnail: string | null;
}

interface TileProps {
  file: KeptFile;
  /** What is said below it; its name if absent. */
  label?: string;
  open: () => void;
}

/** A file in a list. */
export function FileTile({ file, label = file.name, open }: TileProps) {
  const { t, language } = useWords();
  return (
    <button
      type="button"
      className="attachment"
      aria-label={t('attachments.open', { name: file.name })}
      title={file.name}
      onClick={open}
    >
      {file.thumbnail === null ? (
        <span className="attachment-icon">
          {recorded.includes(file.kind) ? <SoundOutlined /> : <FileOutlined />}
        </span>
      ) : (
        <img src={`data:image/jpeg;base64,${file.thumbnail}`} alt="" />
      )}
      <span className="attachment-name">{label}</span>
      <span className="faint">{size(file.bytes, language)}</span>
    </button>
  );
}

interface DialogProps {
  file: KeptFile;
  /** Where its content is kept while it is looked at. */
  queryKey: readonly unknown[];
  load: () => Promise<AttachmentContent>;
  /** Takes it away; absent where it stays. */
  remove?: (() => Promise<void>) | undefined;
  close: () => void;
}

/** A file as it is looked at. */
export function FileDialog({ file, queryKey, load, remove, close }: DialogProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const shows = pictures.includes(file.kind) || recorded.includes(file.kind) || file.kind === 'pdf';
  const content = useQuery({ queryKey, queryFn: load, enabled: shows, gcTime: 0 });
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const save = useMutation({
    mutationFn: async () => {
      const { name, base64 } = await load();
      return host.saveFile(name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('attachments.saved', { path })),
    onError: failed,
  });
  const gone = useMutation({
    mutationFn: async () => remove?.(),
    onSuccess: () => {
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
          {remove !== undefined && (
            <Popconfirm
              title={t('attachments.removeSure', { name: file.name })}
              okText={t('attachments.remove')}
              onConfirm={() => gone.mutate()}
            >
              <Button danger loading={gone.isPending}>
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

/** Pages, a picture, or a recording. */
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
