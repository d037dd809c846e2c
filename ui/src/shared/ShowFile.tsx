// A file that belongs to something: looked at if it is a picture, saved otherwise. It is never handed to the system to open.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Skeleton } from 'antd';
import type { AttachmentContent, AttachmentKind } from '../bindings/operations';
import { host } from '../host';
import { failureText } from './failure';
import { useWords } from './i18n';
import './showFile.css';

const pictures = ['png', 'jpeg', 'webp', 'gif'];

interface Props {
  file: { name: string; kind: AttachmentKind };
  /** Where its content is in the query cache. */
  shelf: readonly unknown[];
  read: () => Promise<AttachmentContent>;
  close: () => void;
}

export function ShowFile({ file, shelf, read, close }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const picture = pictures.includes(file.kind);
  const content = useQuery({ queryKey: shelf, queryFn: read, enabled: picture, gcTime: 0 });
  const save = useMutation({
    mutationFn: async () => {
      const { name, base64 } = await read();
      return host.saveFile(name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('attachments.saved', { path })),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  return (
    <Modal
      open
      width={880}
      title={file.name}
      onCancel={close}
      footer={
        <Button icon={<DownloadOutlined />} loading={save.isPending} onClick={() => save.mutate()}>
          {t('attachments.save')}
        </Button>
      }
    >
      {!picture && <p>{t('attachments.noPicture')}</p>}
      {content.isError && <Alert type="error" showIcon title={failureText(content.error, language)} />}
      {picture && content.isPending && <Skeleton active />}
      {content.data !== undefined && (
        <img
          className="shown-picture"
          src={`data:${content.data.media_type};base64,${content.data.base64}`}
          alt={file.name}
        />
      )}
    </Modal>
  );
}
