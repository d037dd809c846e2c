// Planning a meeting, or changing the plan: rules, day, place, agenda, who is invited.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import type {
  AgendaEntry,
  Matter,
  MeetingDetail,
  MeetingRules,
  MeetingSeries,
} from '../../bindings/operations';
import { api } from '../../host';
import { Shape } from '../../shared/Due';
import { useChanged } from '../../shared/drafts';
import { day, fromWallClock, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { keyName } from '../../shared/keyboard';
import { useToday, useZone } from '../../shared/lookups';
import { linesOf, peopleOf } from './people';
import { useMeetingAction, useProfiles } from './queries';
import { useSeries } from './rulesQueries';

interface ItemFields {
  id?: number;
  title: string;
  matter: Matter;
  proposer?: string | null;
  minutes?: number | null;
}

interface Fields {
  profile_id: number;
  title: string;
  starts_at: Dayjs;
  place: string;
  items?: ItemFields[];
  series_id?: number | null;
  people?: string;
  guests?: string;
}

interface Props {
  /** The meeting whose plan is changed; none for a new one. */
  meeting: MeetingDetail | null;
  /** The series whose next meeting it is. */
  next?: MeetingSeries | undefined;
  /** Something was written; it is given up by what is called then. */
  touch: (giveUp: () => void) => void;
  done: (meeting: MeetingDetail) => void;
}

function entry({ id, title, matter, proposer, minutes }: ItemFields): AgendaEntry {
  return {
    title,
    matter,
    ...(id === undefined ? {} : { id }),
    ...(proposer ? { proposer } : {}),
    ...(minutes ? { minutes } : {}),
  };
}

function initial(
  meeting: MeetingDetail | null,
  next: MeetingSeries | undefined,
  zone: string,
): Partial<Fields> {
  if (meeting === null) {
    const items: ItemFields[] = [{ title: '', matter: 'ordinary' }];
    if (next === undefined) {
      return { items };
    }
    const { id, profile_id, name, next_on } = next;
    // In the afternoon, until somebody says otherwise.
    const when = next_on === null ? {} : { starts_at: dayjs.utc(`${next_on}T14:00`) };
    return { items, profile_id, series_id: id, title: name, ...when };
  }
  const { series_id, profile_id, title, starts_at, place, items, people } = meeting;
  return {
    series_id,
    profile_id,
    title,
    starts_at: toWallClock(Date.parse(starts_at), zone),
    place,
    items: items.map(({ id, title, matter, proposer, minutes }) => ({
      id,
      title,
      matter,
      proposer,
      minutes,
    })),
    people: linesOf(people, true),
    guests: linesOf(people, false),
  };
}

const names = ['profile_id', 'title', 'starts_at', 'place', 'items', 'series_id', 'people', 'guests'];

export function PlanForm({ meeting, next, touch, done }: Props) {
  const { t } = useWords();
  const zone = useZone();
  const profiles = useProfiles();
  const [form] = Form.useForm<Fields>();
  const [begun] = useState(() => initial(meeting, next, zone));
  const about = next === undefined ? 'new' : `series.${next.id}`;
  const kept = useChanged(form, `meeting_plan.${meeting?.id ?? about}`, names, begun);
  const latest = useRef({ touch, giveUp: kept.giveUp });
  useEffect(() => {
    latest.current = { touch, giveUp: kept.giveUp };
  });
  const written = () => touch(() => latest.current.giveUp());
  useEffect(() => {
    if (kept.restored) {
      latest.current.touch(() => latest.current.giveUp());
    }
  }, [kept.restored]);
  const profile_id = Form.useWatch('profile_id', form);
  const profile = profiles.data?.find(({ id }) => id === profile_id);
  const kind = profile?.kind ?? meeting?.kind;
  const series = useSeries();
  const fitting = (series.data ?? []).filter(
    (one) => one.kind === kind && (one.active || one.id === meeting?.series_id),
  );
  const save = useMeetingAction((fields: Fields) => {
    const known = meeting?.people ?? [];
    const voters = kind === 'assembly' ? '' : (fields.people ?? '');
    const plan = {
      profile_id: fields.profile_id,
      title: fields.title,
      starts_at: fromWallClock(fields.starts_at.format('YYYY-MM-DDTHH:mm'), zone),
      place: fields.place,
      items: (fields.items ?? []).map(entry),
      people: [...peopleOf(voters, true, known), ...peopleOf(fields.guests ?? '', false, known)],
      ...(fields.series_id == null ? {} : { series_id: fields.series_id }),
    };
    return meeting === null
      ? api.planMeeting(plan)
      : api.updateMeeting({
          ...plan,
          id: meeting.id,
          expected_version: meeting.version,
        });
  });
  const required = [{ required: true, whitespace: true, message: t('meetings.required') }];
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={done}
      name="plan"
      initialValues={begun}
      onValuesChange={written}
      scrollToFirstError
    >
      <div className="form-row">
        <Form.Item
          name="profile_id"
          label={t('meetings.profile')}
          extra={t('meetings.profileHint')}
          rules={[{ required: true, message: t('meetings.requiredChoice') }]}
        >
          <Select
            autoFocus
            loading={profiles.isPending}
            options={(profiles.data ?? [])
              .filter((profile) => meeting === null || profile.kind === meeting.kind)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="title" label={t('meetings.titleLabel')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item
          name="starts_at"
          label={t('meetings.startsAt')}
          extra={meeting?.notice?.done_on == null && <NoticeShort rules={profile?.rules} />}
          rules={[{ required: true, message: t('meetings.required') }]}
        >
          <DatePicker
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            needConfirm={false}
          />
        </Form.Item>
        <Form.Item name="place" label={t('meetings.place')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      {fitting.length > 0 && (
        <Form.Item name="series_id" label={t('meetingRules.series')}>
          <Select
            allowClear
            placeholder={t('meetingRules.seriesOf')}
            options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <AgendaFields />
      {kind === 'assembly' ? (
        <p className="faint plan-note">{t('meetings.peopleOfAssembly')}</p>
      ) : (
        <Form.Item name="people" label={t('meetings.people')} extra={t('meetings.peopleHint')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} />
        </Form.Item>
      )}
      <Form.Item name="guests" label={t('meetings.guests')} extra={t('meetings.guestsHint')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
      </div>
    </KeptForm>
  );
}

/** That the notice of a meeting on the chosen day would already have had to hang. */
function NoticeShort({ rules }: { rules: MeetingRules | undefined }) {
  const { t, language } = useWords();
  const today = useToday().format('YYYY-MM-DD');
  const starts = Form.useWatch('starts_at') as Dayjs | null | undefined;
  const days = rules?.notice_days;
  if (starts == null || days == null) {
    return null;
  }
  // The meeting's own day is not counted.
  const by = starts.subtract(days, 'day').format('YYYY-MM-DD');
  if (by >= today) {
    return null;
  }
  const source = rules?.sources.notice ?? t('meetings.rules');
  return (
    <span className="plan-short" role="status">
      <Shape kind="due_soon" /> {t('meetings.noticeShort', { source, days, day: day(by, language) })}
    </span>
  );
}

function AgendaFields() {
  const { t } = useWords();
  const matters: Matter[] = ['discussion', 'ordinary', 'special'];
  return (
    <fieldset className="agenda-fields">
      <legend>{t('meetings.items')}</legend>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <div key={key} className="agenda-field">
                <Form.Item
                  name={[name, 'title']}
                  rules={[{ required: true, whitespace: true, message: t('meetings.required') }]}
                >
                  <Input
                    aria-label={`${t('meetings.itemTitle')} ${at + 1}`}
                    placeholder={t('meetings.itemTitle')}
                    maxLength={200}
                  />
                </Form.Item>
                <Form.Item name={[name, 'matter']}>
                  <Select
                    aria-label={`${t('meetings.matter')} ${at + 1}`}
                    options={matters.map((matter) => ({ value: matter, label: t(`matter.${matter}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'proposer']}>
                  <Input
                    aria-label={`${t('meetings.proposer')} ${at + 1}`}
                    placeholder={t('meetings.proposer')}
                    maxLength={40}
                  />
                </Form.Item>
                <Form.Item name={[name, 'minutes']}>
                  <InputNumber
                    aria-label={`${t('meetings.minutes')} ${at + 1}`}
                    placeholder={t('meetings.minutes')}
                    controls={false}
                    min={1}
                    max={600}
                    precision={0}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t('meetings.removeItem')} ${at + 1}`}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              disabled={fields.length >= 50}
              onClick={() => add({ title: '', matter: 'ordinary' })}
            >
              {t('meetings.addItem')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
