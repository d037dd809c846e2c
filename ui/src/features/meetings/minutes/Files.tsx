// Files of a meeting: choosing one to add, and looking at one.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Skeleton } from 'antd';
import { useRef } from 'react';
import type { MeetingFile, MeetingFilePurpose } from '../../../bindings/operations';
import { api, host } from '../../../host';
import { failureText } from '../../../shared/failure';
import { useWords } from '../../../shared/i18n';
import { shelves } from '../../../shared/lookups';
import { useAddFile } from './queries';

interface AddProps {
  meeting: number;
  purpose: MeetingFilePurpose;
  label: string;
  added?: (file: MeetingFile) => void;
}

export function AddFile({ meeting, purpose, label, added }: AddProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const add = useAddFile(meeting);
  const take = (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    add.mutate(
      { file, purpose },
      {
        onSuccess: (kept) => {
          if (kept !== undefined) {
            void message.success(t('minutes.fileAdded', { name: kept.name }));
            added?.(kept);
          }
        },
        onError: (caught) => void message.error(failureText(caught, language), 8),
      },
    );
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        className="minutes-file"
        accept="image/*,audio/*,.pdf,.amr,.heic"
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          take(file);
        }}
      />
      <Button loading={add.isPending} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

const pictures = ['png', 'jpeg', 'webp', 'gif'];

interface ShowProps {
  meeting: number;
  file: MeetingFile;
  close: () => void;
}

export function ShowFile({ meeting, file, close }: ShowProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const picture = pictures.includes(file.kind);
  const content = useQuery({
    queryKey: [...shelves.meetings, 'file', meeting, file.id],
    queryFn: () => api.getMeetingFile({ meeting_id: meeting, id: file.id }),
    enabled: picture,
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: async () => {
      const { name, base64 } = await api.getMeetingFile({ meeting_id: meeting, id: file.id });
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
          className="minutes-picture"
          src={`data:${content.data.media_type};base64,${content.data.base64}`}
          alt={file.name}
        />
      )}
    </Modal>
  );
}
