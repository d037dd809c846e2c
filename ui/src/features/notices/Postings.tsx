// The channels of a notice: on which day it was posted in each, by whom, and the photograph or link that proves it.
import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { NoticeDetail, NoticePosting } from '../../bindings/operations';
import { api } from '../../host';
import { useMay, usePerson } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { useChanged } from '../../shared/drafts';
import { asBase64 } from '../../shared/files';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm, SendOrGiveUp } from '../../shared/KeptForm';
import { shelves, useStaff, useToday } from '../../shared/lookups';
import { ProofFiles } from '../../shared/ProofFiles';
import { useNoticeAction } from './queries';

export function Postings({ detail }: { detail: NoticeDetail }) {
  const { t } = useWords();
  const may = useMay();
  const { notice, postings } = detail;
  const records = may('notices.write') && ['published', 'ended', 'replaced'].includes(notice.state);
  return (
    <section className="notice-postings" aria-label={t('notices.postings')}>
      <h2>{t('notices.postings')}</h2>
      {postings.length === 0 && <p className="faint">{t('notices.channelsNone')}</p>}
      <ul>
        {postings.map((posting) => (
          <li key={posting.channel.id}>
            <One detail={detail} posting={posting} records={records} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneProps {
  detail: NoticeDetail;
  posting: NoticePosting;
  /** Whether what was posted is recorded now. */
  records: boolean;
}

function One({ detail, posting, records }: OneProps) {
  const { t } = useWords();
  const [recording, setRecording] = useState(false);
  const { channel, posted } = posting;
  const add = useNoticeAction(async (file: File) =>
    api.addNoticeFile({ posting_id: posted?.id ?? 0, file_name: file.name, base64: await asBase64(file) }),
  );
  const remove = useNoticeAction((id: number) => api.removeNoticeFile({ posting_id: posted?.id ?? 0, id }));
  return (
    <>
      <header>
        <strong>{channel.name}</strong>
        {records && !recording && (
          <Button
            size="small"
            aria-label={`${t(posted === null ? 'notices.record' : 'notices.recordAgain')} ${channel.name}`}
            onClick={() => setRecording(true)}
          >
            {t(posted === null ? 'notices.record' : 'notices.recordAgain')}
          </Button>
        )}
      </header>
      <Told posting={posting} draft={detail.notice.number === null} />
      {recording && <Record id={detail.notice.id} posting={posting} close={() => setRecording(false)} />}
      {posted !== null && (
        <ProofFiles
          name={t('notices.photos', { channel: channel.name })}
          files={posted.files}
          add={records ? add.mutateAsync : undefined}
          busy={add.isPending}
          remove={
            records && detail.notice.settled_at === null ? ({ id }) => remove.mutateAsync(id) : undefined
          }
          load={({ id }) => api.getNoticeFile({ posting_id: posted.id, id })}
          queryKey={[...shelves.notices, 'file', posted.id]}
        />
      )}
    </>
  );
}

/** What is known of the posting. */
function Told({ posting, draft }: { posting: NoticePosting; draft: boolean }) {
  const { t, language } = useWords();
  const { posted, on_time, missing } = posting;
  const unproven = posted !== null && posted.link === null && posted.files.length === 0;
  return (
    <>
      {posted === null && !draft && <p className="faint">{t('notices.postingNone')}</p>}
      {posted !== null && (
        <p>
          {t('notices.postingOn', { on: day(posted.on, language), name: posted.by.name })}{' '}
          {on_time === true ? (
            <span className="notice-good">
              <Shape kind="done" /> {t('notices.onTime')}
            </span>
          ) : (
            <span className="notice-missing">
              <Shape kind="overdue" /> {t('notices.late')}
            </span>
          )}
        </p>
      )}
      {posted?.link != null && <p className="notice-link">{posted.link}</p>}
      {missing ? (
        <p className="notice-missing">
          <Shape kind="overdue" /> {t('notices.proofMissing')}
        </p>
      ) : (
        unproven && <p className="faint">{t('notices.noProof')}</p>
      )}
    </>
  );
}

interface Fields {
  posted_on: Dayjs;
  posted_by: number;
  link?: string;
}

const names = ['posted_on', 'posted_by', 'link'];

function Record({ id, posting: opened, close }: { id: number; posting: NoticePosting; close: () => void }) {
  const { t } = useWords();
  // As it was when it was opened: what somebody else records meanwhile is not overwritten.
  const [{ channel, posted }] = useState(opened);
  const [form] = Form.useForm<Fields>();
  const today = useToday();
  const person = usePerson();
  const staff = useStaff().data ?? [];
  const save = useNoticeAction(({ posted_on, posted_by, link }: Fields) =>
    api.recordNoticePosting({
      id,
      channel_id: channel.id,
      posted_on: posted_on.format('YYYY-MM-DD'),
      posted_by,
      ...(link ? { link } : {}),
      ...(posted === null ? {} : { expected_version: posted.version }),
    }),
  );
  const [initial] = useState({
    posted_on: posted === null ? today : dayjs(posted.on),
    posted_by: posted?.by.id ?? person?.id,
    link: posted?.link ?? '',
  });
  const kept = useChanged(form, `notice.${id}.posting.${channel.id}`, names, initial);
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={close}
      aria-label={`${t('notices.record')} ${channel.name}`}
      initialValues={initial}
    >
      <div className="form-row">
        <Form.Item
          name="posted_on"
          label={t('notices.postedOn')}
          rules={[{ required: true, message: t('notices.required') }]}
        >
          <DatePicker allowClear={false} maxDate={today} />
        </Form.Item>
        <Form.Item
          name="posted_by"
          label={t('notices.postedBy')}
          rules={[{ required: true, message: t('notices.required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={staff
              .filter((one) => one.active || one.id === posted?.by.id)
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="link" label={t('notices.link')}>
        <Input maxLength={300} placeholder={t('notices.linkHint')} autoFocus />
      </Form.Item>
      <SendOrGiveUp sending={save.isPending} kept={kept} close={close} />
    </KeptForm>
  );
}
