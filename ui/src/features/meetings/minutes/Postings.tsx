// 公示: where the decisions hung, from when until when, with a photograph.
import { Alert, Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { MeetingDetail, MeetingMinutes, MeetingPosting } from '../../../bindings/operations';
import { api } from '../../../host';
import { useMay } from '../../../shared/access';
import { useChanged } from '../../../shared/drafts';
import { showInForm } from '../../../shared/failure';
import { day, toWallClock } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { Restored } from '../../../shared/Restored';
import { Limit } from '../Limit';
import { AddFile, ShowFile } from './Files';
import { useFiles, useStep } from './queries';

export function Postings({ meeting, written }: { meeting: MeetingDetail; written: MeetingMinutes }) {
  const { t, language } = useWords();
  const may = useMay()('meetings.write');
  const [form, setForm] = useState<MeetingPosting | 'new' | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const files = useFiles(meeting.id);
  const photo = files.data?.find(({ id }) => id === shown);
  const zone = useZone();
  const noted = ({ noted_at }: MeetingPosting) =>
    toWallClock(Date.parse(noted_at), zone).format('YYYY-MM-DD');
  const none = written.postings.length === 0;
  return (
    <section className="postings" aria-label={t('minutes.posting')}>
      <h2>
        {t('minutes.posting')} {meeting.posting !== null && <Limit of="posting" limit={meeting.posting} />}
      </h2>
      {none && (
        <p className="faint">
          {meeting.posting === null && `${t('minutes.postingOptional')} `}
          {t('minutes.postingHint')}
        </p>
      )}
      <ul>
        {written.postings.map((posting) => (
          <li key={posting.id}>
            <strong>{posting.place}</strong>
            <span>
              {posting.until_on === null
                ? t('minutes.postedSince', { from: day(posting.posted_on, language) })
                : t('minutes.postedSpan', {
                    from: day(posting.posted_on, language),
                    to: day(posting.until_on, language),
                  })}
            </span>
            {noted(posting) > posting.posted_on && (
              <span className="faint">
                {t('minutes.notedLater', { name: posting.noted_by.name, day: day(noted(posting), language) })}
              </span>
            )}
            {posting.photo_id === null ? (
              <span className="faint">{t('minutes.photoNone')}</span>
            ) : (
              <Button size="small" type="link" onClick={() => setShown(posting.photo_id)}>
                {t('minutes.photoShow')}
              </Button>
            )}
            {may && (
              <Button size="small" onClick={() => setForm(posting)}>
                {t('action.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && form === null && (
        <Button
          type={none && meeting.posting !== null ? 'primary' : 'default'}
          onClick={() => setForm('new')}
        >
          {t('minutes.postingAdd')}
        </Button>
      )}
      {form !== null && (
        <PostingForm
          key={form === 'new' ? 0 : form.id}
          meeting={meeting.id}
          posting={form === 'new' ? null : form}
          close={() => setForm(null)}
        />
      )}
      {photo !== undefined && <ShowFile meeting={meeting.id} file={photo} close={() => setShown(null)} />}
    </section>
  );
}

interface Fields {
  place: string;
  posted_on: Dayjs;
  until_on?: Dayjs | null;
  photo_id?: number;
}

interface FormProps {
  meeting: number;
  posting: MeetingPosting | null;
  close: () => void;
}

const names = ['place', 'posted_on', 'until_on', 'photo_id'];

function PostingForm({ meeting, posting, close }: FormProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const files = useFiles(meeting);
  const step = useStep();
  const today = toWallClock(Date.now(), zone);
  const [initial] = useState({
    place: posting?.place ?? '',
    posted_on: posting === null ? today : dayjs(posting.posted_on),
    until_on: posting?.until_on == null ? null : dayjs(posting.until_on),
    ...(posting?.photo_id == null ? {} : { photo_id: posting.photo_id }),
  });
  const kept = useChanged(form, `posting.${meeting}.${posting?.id ?? 'new'}`, names, initial);
  const finish = ({ place, posted_on, until_on, photo_id }: Fields) => {
    setProblem(null);
    step.mutate(
      () =>
        api.recordPosting({
          meeting_id: meeting,
          place,
          posted_on: posted_on.format('YYYY-MM-DD'),
          ...(posting === null ? {} : { id: posting.id }),
          ...(until_on == null ? {} : { until_on: until_on.format('YYYY-MM-DD') }),
          ...(photo_id === undefined ? {} : { photo_id }),
        }),
      {
        onSuccess: () => {
          kept.sent();
          close();
        },
        onError: (caught) => setProblem(showInForm(form, caught, language)),
      },
    );
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="minutes-sign"
      onFinish={finish}
      initialValues={initial}
    >
      <Restored kept={kept} />
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      <div className="minutes-fields">
        <Form.Item
          name="place"
          label={t('minutes.postingPlace')}
          className="minutes-wide"
          rules={[{ required: true, whitespace: true, message: t('meetings.required') }]}
        >
          <Input maxLength={100} placeholder={t('minutes.postingPlaceHint')} autoFocus />
        </Form.Item>
        <Form.Item name="posted_on" label={t('minutes.postedOn')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} maxDate={today} />
        </Form.Item>
        <Form.Item name="until_on" label={t('minutes.untilOn')}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item label={t('minutes.photo')}>
        <div className="minutes-scan-choice">
          <Form.Item name="photo_id" noStyle>
            <Select
              allowClear
              aria-label={t('minutes.photo')}
              placeholder={t('minutes.photoNone')}
              options={(files.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <AddFile
            meeting={meeting}
            purpose="posting"
            label={t('minutes.photoAdd')}
            added={({ id }) => form.setFieldValue('photo_id', id)}
          />
        </div>
      </Form.Item>
      <div className="minutes-choice">
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {t('action.save')}
        </Button>
        <Button
          onClick={() => {
            kept.giveUp();
            close();
          }}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}
