// What is to be improved: where it comes from, why, what, by whom, by when, and by which figure one sees it.
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type {
  Measure,
  MeasureDetail,
  MeasuredName,
  MeasuredPlan,
  MeasureOrigin,
  MeasurePlan,
} from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm, SendOrGiveUp } from '../../shared/KeptForm';
import { shelves, useToday, useTopics } from '../../shared/lookups';
import { OwnedBy } from '../../shared/OwnedBy';
import { useSupervisionAction } from './queries';

type Kind = MeasureOrigin['kind'];

interface Fields {
  origin: { kind: Kind; id?: number };
  plan: {
    cause: string;
    content: string;
    figure?: string | null;
    figure_before?: string | null;
    measured?: MeasuredPlan | null;
    owner_id: number;
    due_on: Dayjs;
  };
  /** By which figure one sees it. */
  sees: Sees;
  topic_id?: number;
  days?: [Dayjs, Dayjs];
  note?: string;
}

/** A figure that the program counts, one in words, or none. */
type Sees = MeasuredName | 'words' | 'none';

interface Props {
  /** The finding that it comes from. */
  finding?: number;
  /** The one that is changed. */
  measure?: Measure;
  close: () => void;
  done?: (detail: MeasureDetail) => void;
}

/** What is planned, with what belongs to the figure that was chosen. */
function planOf({ plan, sees, topic_id, days }: Fields): MeasurePlan {
  const { cause, content, figure, figure_before, owner_id, due_on } = plan;
  const words = sees === 'words' && figure ? figure : null;
  return {
    cause,
    content,
    owner_id,
    due_on: due_on.format('YYYY-MM-DD'),
    measured:
      sees === 'words' || sees === 'none' || days === undefined
        ? null
        : { name: sees, topic_id: sees === 'repeat' ? null : (topic_id ?? null), ...between(days) },
    figure: words,
    figure_before: words === null ? null : (figure_before ?? null),
  };
}

const names = [
  'origin.kind',
  'origin.id',
  ...['cause', 'content', 'figure', 'figure_before', 'owner_id', 'due_on'].map((name) => `plan.${name}`),
  ...['sees', 'topic_id', 'days', 'note'],
];

export function MeasureForm({ finding, measure: opened, close, done }: Props) {
  const { t } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [measure] = useState(opened);
  const [form] = Form.useForm<Fields>();
  const save = useSupervisionAction((fields: Fields) => {
    const { origin, note } = fields;
    const plan = planOf(fields);
    if (measure !== undefined) {
      const { id, version } = measure;
      return api.updateMeasure({ id, plan, expected_version: version, ...(note ? { note } : {}) });
    }
    const { kind, id = 0 } = origin;
    return api.addMeasure({ origin: kind === 'analysis' ? { kind } : { kind, id }, plan });
  });
  const today = useToday();
  const [initial] = useState(() =>
    measure === undefined
      ? {
          origin:
            finding === undefined ? { kind: 'analysis' as const } : { kind: 'finding' as const, id: finding },
          sees: 'none' as const,
          days: lastQuarter(today),
        }
      : {
          plan: { ...measure, owner_id: measure.owner.id, due_on: dayjs(measure.due_on) },
          ...seesOf(measure, today),
        },
  );
  const about = finding === undefined ? 'new' : `finding.${finding}`;
  const kept = useChanged(form, `measure.${measure?.id ?? about}`, names, initial);
  const required = [{ required: true, whitespace: true, message: t('supervision.required') }];
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={(detail) => {
        close();
        done?.(detail);
      }}
      name="measure"
      className="supervision-form"
      aria-label={t(measure === undefined ? 'supervision.addMeasure' : 'supervision.changeMeasure')}
      initialValues={initial}
    >
      {measure === undefined && <Origin form={form} />}
      <Form.Item name={['plan', 'cause']} label={t('supervision.cause')} rules={required}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name={['plan', 'content']} label={t('supervision.measure')} rules={required}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <OwnedBy
        within={['plan']}
        owner={measure?.owner.id}
        labels={{ owner: t('supervision.owner'), due: t('supervision.finishOn') }}
        missing={{ owner: t('supervision.requiredChoice'), due: t('supervision.required') }}
      />
      <Figure form={form} />
      {measure !== undefined && (
        <Form.Item name="note" label={t('supervision.changeWhy')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
      <SendOrGiveUp sending={save.isPending} kept={kept} close={close} />
    </KeptForm>
  );
}

const measuredNames = [
  'on_time',
  'satisfied',
  'solved',
  'followed_up',
  'closing',
  'repeat',
  'tickets',
] as const satisfies MeasuredName[];

/** Days of a picker as they are asked for. */
export function between([from, to]: [Dayjs, Dayjs]): { from_on: string; to_on: string } {
  return { from_on: from.format('YYYY-MM-DD'), to_on: to.format('YYYY-MM-DD') };
}

function lastQuarter(today: Dayjs): [Dayjs, Dayjs] {
  const month = dayjs(today.format('YYYY-MM-01'));
  const first = month.subtract((month.month() % 3) + 3, 'month');
  return [first, first.add(3, 'month').subtract(1, 'day')];
}

function seesOf({ measured, figure }: Measure, today: Dayjs): Pick<Fields, 'sees' | 'topic_id' | 'days'> {
  if (measured === null) {
    return { sees: figure === null ? 'none' : 'words', days: lastQuarter(today) };
  }
  const { name, topic, before } = measured;
  return {
    sees: name,
    days: [dayjs(before.from_on), dayjs(before.to_on)],
    ...(topic === null ? {} : { topic_id: topic.id }),
  };
}

/** By which figure one sees whether it helped: one that the program counts for the days before, or one in words. */
function Figure({ form }: { form: ReturnType<typeof Form.useForm<Fields>>[0] }) {
  const { t } = useWords();
  const topics = useTopics();
  const today = useToday().format('YYYY-MM-DD');
  const sees = Form.useWatch('sees', form) ?? 'none';
  const choice = [{ required: true, message: t('supervision.requiredChoice') }];
  return (
    <>
      <Form.Item name="sees" label={t('supervision.figure')}>
        <Select
          // All of them at once.
          listHeight={320}
          options={[
            { value: 'none', label: t('supervision.figureNone') },
            ...measuredNames.map((value) => ({ value, label: t(`measured.${value}`) })),
            { value: 'words', label: t('supervision.figureWords') },
          ]}
        />
      </Form.Item>
      {sees === 'words' && (
        <div className="form-row">
          <Form.Item name={['plan', 'figure']} label={t('supervision.figureName')} rules={choice}>
            <Input maxLength={40} placeholder={t('supervision.figureHint')} />
          </Form.Item>
          <Form.Item name={['plan', 'figure_before']} label={t('supervision.figureBefore')}>
            <Input maxLength={40} />
          </Form.Item>
        </div>
      )}
      {sees !== 'words' && sees !== 'none' && (
        <div className="form-row">
          {sees !== 'repeat' && (
            <Form.Item
              name="topic_id"
              label={t('supervision.figureTopic')}
              rules={sees === 'tickets' ? choice : []}
            >
              <Select
                allowClear={sees !== 'tickets'}
                placeholder={sees === 'tickets' ? '' : t('supervision.figureAllTopics')}
                options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
          )}
          <Form.Item name="days" label={t('supervision.figureDaysBefore')} rules={choice}>
            <DatePicker.RangePicker maxDate={dayjs(today)} allowClear={false} />
          </Form.Item>
        </div>
      )}
    </>
  );
}

/** Where it comes from, and which one of them. */
function Origin({ form }: { form: ReturnType<typeof Form.useForm<Fields>>[0] }) {
  const { t } = useWords();
  const may = useMay();
  const kind = Form.useWatch(['origin', 'kind'], form);
  const findings = useQuery({
    queryKey: [...shelves.supervision, 'findings', 'all'],
    queryFn: () => api.listFindings({ limit: 200 }),
    enabled: kind === 'finding',
  });
  const waves = useQuery({
    queryKey: [...shelves.surveys, 'waves'],
    queryFn: () => api.listSurveyWaves({}),
    enabled: kind === 'survey' && may('surveys.read'),
  });
  const meetings = useQuery({
    queryKey: [...shelves.meetings, 'latest'],
    queryFn: () => api.listMeetings({ limit: 50 }),
    enabled: kind === 'meeting' && may('meetings.read'),
  });
  const kinds: Kind[] = ['analysis', 'finding', 'survey', 'meeting'];
  const options: { value: number; label: string }[] =
    kind === 'finding'
      ? (findings.data?.rows ?? []).map(({ id, content }) => ({ value: id, label: content }))
      : kind === 'survey'
        ? (waves.data ?? []).map(({ id, title }) => ({ value: id, label: title }))
        : (meetings.data?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const choice = [{ required: true, message: t('supervision.requiredChoice') }];
  return (
    <div className="form-row">
      <Form.Item name={['origin', 'kind']} label={t('supervision.origin')} rules={choice}>
        <Select
          onChange={() => form.setFieldValue(['origin', 'id'], undefined)}
          options={kinds.map((value) => ({ value, label: t(`measureOrigin.${value}`) }))}
        />
      </Form.Item>
      {kind !== undefined && kind !== 'analysis' && (
        <Form.Item name={['origin', 'id']} label={t('supervision.whence')} rules={choice}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
      )}
    </div>
  );
}
