// Files of a meeting: choosing one to add, and looking at one.
import { App, Button } from 'antd';
import { useRef } from 'react';
import type { MeetingFile, MeetingFilePurpose } from '../../../bindings/operations';
import { api } from '../../../host';
import { failureText } from '../../../shared/failure';
import { useWords } from '../../../shared/i18n';
import { shelves } from '../../../shared/lookups';
import { ShowFile as Shown } from '../../../shared/ShowFile';
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

interface ShowProps {
  meeting: number;
  file: MeetingFile;
  close: () => void;
}

export function ShowFile({ meeting, file, close }: ShowProps) {
  return (
    <Shown
      file={file}
      shelf={[...shelves.meetings, 'file', meeting, file.id]}
      read={() => api.getMeetingFile({ meeting_id: meeting, id: file.id })}
      close={close}
    />
  );
}
