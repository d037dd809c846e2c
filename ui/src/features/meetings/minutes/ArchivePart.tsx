// 归档: everything that there is of a meeting in one catalogue, and the ways out of the program.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input, Popconfirm, Select, Skeleton, Table } from 'antd';
import { useId, useState } from 'react';
import type {
  ArchiveEntry,
  ArchiveFormat,
  MeetingDetail,
  MeetingFile,
  MeetingFilePurpose,
} from '../../../bindings/operations';
import { api, host } from '../../../host';
import { useMay } from '../../../shared/access';
import { failureText } from '../../../shared/failure';
import { day } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { Problem } from '../../../shared/Problem';
import { AddFile, ShowFile } from './Files';
import { useArchive, useFiles, useRemoveFile } from './queries';
import './minutes.css';

const purposes: MeetingFilePurpose[] = ['sign_in', 'signed_minutes', 'posting', 'other'];

export function ArchivePart({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const may = useMay();
  const archive = useArchive(meeting.id);
  const [purpose, setPurpose] = useState<MeetingFilePurpose>('sign_in');
  if (archive.data === undefined) {
    return archive.isError ? (
      <Problem caught={archive.error} retry={() => void archive.refetch()} />
    ) : (
      <Skeleton active />
    );
  }
  const missing = archive.data.entries.filter((entry) => entry.missing).length;
  return (
    <div className="archive">
      <p className={missing === 0 ? 'archive-whole' : 'faint'} role="status">
        {missing === 0 ? t('meetingArchive.whole') : t('meetingArchive.missingCount', { count: missing })}
      </p>
      <Catalogue meeting={meeting.id} entries={archive.data.entries} />
      {may('meetings.write') && (
        <div className="minutes-choice">
          <Select
            aria-label={t('meetingArchive.purpose')}
            value={purpose}
            onChange={setPurpose}
            options={purposes.map((value) => ({ value, label: t(`filePurpose.${value}`) }))}
          />
          <AddFile meeting={meeting.id} purpose={purpose} label={t('meetingArchive.add')} />
        </div>
      )}
      {may('meetings.export') && <Export meeting={meeting.id} />}
    </div>
  );
}

function Catalogue({ meeting, entries }: { meeting: number; entries: ArchiveEntry[] }) {
  const { t, language } = useWords();
  const may = useMay();
  const { message } = App.useApp();
  const files = useFiles(meeting);
  const remove = useRemoveFile(meeting);
  const [shown, setShown] = useState<MeetingFile | null>(null);
  const fileOf = ({ file_id }: ArchiveEntry) => files.data?.find(({ id }) => id === file_id);
  return (
    <>
      <Table<ArchiveEntry>
        size="small"
        pagination={false}
        rowKey={(entry) => `${entry.kind}-${entry.title}-${entry.file_id}`}
        dataSource={entries}
        columns={[
          { title: t('meetingArchive.number'), width: 64, render: (_, __, place) => place + 1 },
          { title: t('meetingArchive.content'), dataIndex: 'title' },
          {
            title: t('meetingArchive.day'),
            width: 160,
            render: (_, { on }) => (on === null ? '' : day(on, language)),
          },
          {
            title: t('meetingArchive.state'),
            width: 220,
            render: (_, entry) => {
              const file = fileOf(entry);
              if (file === undefined) {
                return entry.missing ? (
                  <span className="archive-missing">{t('meetingArchive.missing')}</span>
                ) : (
                  t('meetingArchive.there')
                );
              }
              return (
                <span className="minutes-choice">
                  <Button size="small" onClick={() => setShown(file)}>
                    {t('meetingArchive.show')}
                  </Button>
                  {entry.zip_only && <span className="faint">{t('meetingArchive.zipOnly')}</span>}
                  {may('meetings.write') && !file.kept && (
                    <Popconfirm
                      title={t('attachments.removeSure', { name: file.name })}
                      okText={t('attachments.remove')}
                      onConfirm={() =>
                        remove.mutate(file.id, {
                          onError: (caught) => void message.error(failureText(caught, language), 8),
                        })
                      }
                    >
                      <Button size="small" type="text" aria-label={`${t('attachments.remove')} ${file.name}`}>
                        {t('attachments.remove')}
                      </Button>
                    </Popconfirm>
                  )}
                </span>
              );
            },
          },
        ]}
      />
      {shown !== null && <ShowFile meeting={meeting} file={shown} close={() => setShown(null)} />}
    </>
  );
}

/** Says what for, then gives it out: who did that and why is in the audit trail. */
function Export({ meeting }: { meeting: number }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const id = useId();
  const [reason, setReason] = useState('');
  const give = useMutation({
    mutationFn: async (format: ArchiveFormat) => {
      const { file_name, base64, left_out } = await api.exportMeetingArchive({
        meeting_id: meeting,
        format,
        reason,
      });
      return { path: await host.saveFile(file_name, base64), count: left_out };
    },
    onSuccess: ({ path, count }) => {
      if (path !== null) {
        const words = count === 0 ? 'attachments.saved' : 'meetingArchive.leftOut';
        void message.success(t(words, { path, count }), 6);
      }
    },
  });
  const written = reason.trim() !== '';
  const formats = ['pdf', 'zip'] as const;
  return (
    <section className="archive-export" aria-label={t('meetingArchive.export')}>
      <h2>{t('meetingArchive.export')}</h2>
      {give.isError && <Alert type="error" showIcon title={failureText(give.error, language)} />}
      <label htmlFor={id}>{t('meetingArchive.reason')}</label>
      <div className="minutes-choice">
        <Input
          id={id}
          value={reason}
          maxLength={200}
          placeholder={t('meetingArchive.reasonHint')}
          onChange={(event) => setReason(event.target.value)}
        />
        {formats.map((format) => (
          <Button
            key={format}
            icon={<DownloadOutlined />}
            disabled={!written || give.isPending}
            loading={give.isPending && give.variables === format}
            onClick={() => give.mutate(format)}
          >
            {t(`meetingArchive.${format}`)}
          </Button>
        ))}
      </div>
      <p className="faint">{give.isPending ? t('meetingArchive.busy') : t('meetingArchive.exportHint')}</p>
    </section>
  );
}
