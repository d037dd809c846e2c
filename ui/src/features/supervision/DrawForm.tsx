// Drawing a sample: of which days, how many, by when; what it would be drawn from is shown before, and never what would come out.
import { Alert, Button, DatePicker, Form, Input, InputNumber, Table } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import type { CallBackProposal, CallBackSample, CallBackStratum } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useToday } from '../../shared/lookups';
import { useCallBackProposal, useCallBackSamples, useSupervisionAction } from './queries';

interface Fields {
  from_on: Dayjs;
  to_on: Dayjs;
  size?: number | null;
  due_on: Dayjs;
  seed?: number | null;
  reason?: string;
}

/**
 * The days that one most likely draws from: of the quarter that ended last, the running one and the three before, the first of
 * which nothing was drawn yet; if something was drawn of each, the quarter that ended last.
 */
export function usualDays(today: Dayjs, drawn: Pick<CallBackSample, 'from_on' | 'to_on'>[]): [Dayjs, Dayjs] {
  const begins = today.startOf('month').subtract(today.month() % 3, 'month');
  const last: [Dayjs, Dayjs] = [begins.subtract(3, 'month'), begins.subtract(1, 'day')];
  const earlier = [6, 9, 12].map((months): [Dayjs, Dayjs] => [
    begins.subtract(months, 'month'),
    begins.subtract(months - 3, 'month').subtract(1, 'day'),
  ]);
  const untouched = ([from, to]: [Dayjs, Dayjs]) =>
    drawn.every(({ from_on, to_on }) => to_on < text(from) || from_on > text(to));
  return [last, [begins, today] as [Dayjs, Dayjs], ...earlier].find(untouched) ?? last;
}

const text = (on: Dayjs) => on.format('YYYY-MM-DD');

// How many is proposed anew of the days that are chosen.
const names = ['from_on', 'to_on', 'due_on', 'reason', 'seed'];

export function DrawForm({ done }: { done: (sample: number) => void }) {
  const { t, language } = useWords();
  const today = useToday();
  const [form] = Form.useForm<Fields>();
  const samples = useCallBackSamples();
  // What is drawn while the form is open does not move its days.
  const [[from, to]] = useState(() =>
    usualDays(today, samples.data?.pages.flatMap(({ rows }) => rows) ?? []),
  );
  const [initial] = useState({ from_on: from, to_on: to, due_on: today.add(14, 'day') });
  const kept = useChanged(form, 'call_back_sample', names, initial);
  const chosen: { from_on?: Dayjs; to_on?: Dayjs } = Form.useWatch([], form) ?? {};
  const { from_on = from, to_on = to } = chosen;
  const proposal = useCallBackProposal(
    from_on && to_on ? { from_on: text(from_on), to_on: text(to_on) } : null,
  );
  const { size } = proposal.data ?? {};
  useEffect(() => {
    // What somebody has chosen is not overwritten while they look at other days.
    if (size !== undefined && !form.isFieldTouched('size')) {
      form.setFieldValue('size', size);
    }
  }, [size, form]);
  const draw = useSupervisionAction(({ size: wanted, seed, reason, ...days }: Fields) =>
    api.drawCallBacks({
      from_on: text(days.from_on),
      to_on: text(days.to_on),
      due_on: text(days.due_on),
      size: wanted ?? 0,
      ...(seed == null ? {} : { seed }),
      ...(reason ? { reason } : {}),
    }),
  );
  const required = [{ required: true, message: t('supervision.required') }];
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={draw}
      done={({ sample }) => done(sample.id)}
      name="call-backs"
      aria-label={t('callBack.draw')}
      initialValues={initial}
    >
      <div className="form-row">
        <Form.Item name="from_on" label={t('callBack.from')} rules={required}>
          <DatePicker allowClear={false} maxDate={today} />
        </Form.Item>
        <Form.Item name="to_on" label={t('callBack.to')} rules={required}>
          <DatePicker allowClear={false} maxDate={today} />
        </Form.Item>
      </div>
      {proposal.isError && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={failureText(proposal.error, language)}
        />
      )}
      {proposal.data !== undefined && <Proposed proposal={proposal.data} />}
      <Form.Item
        name="size"
        label={t('callBack.size')}
        rules={required}
        extra={
          proposal.data !== undefined &&
          proposal.data.frame > 0 &&
          t('callBack.sizeHint', {
            size: proposal.data.size,
            least: proposal.data.least,
            most: proposal.data.most,
          })
        }
      >
        <InputNumber min={1} max={200} precision={0} />
      </Form.Item>
      <Form.Item name="due_on" label={t('callBack.due')} rules={required}>
        <DatePicker minDate={today} />
      </Form.Item>
      {(proposal.data?.drawn_before ?? 0) > 0 && (
        <Form.Item
          name="reason"
          label={t('callBack.reason')}
          rules={[{ required: true, whitespace: true, message: t('supervision.required') }]}
          extra={t('callBack.reasonHint', { count: proposal.data?.drawn_before })}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="seed" label={t('callBack.seed')} extra={t('callBack.seedHint')}>
        <InputNumber className="supervision-seed" min={1} max={999_999_999} precision={0} controls={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={draw.isPending} disabled={proposal.data?.frame === 0}>
        {t('callBack.draw')}
      </Button>
    </KeptForm>
  );
}

function Proposed({ proposal }: { proposal: CallBackProposal }) {
  const { t } = useWords();
  const { frame, without_contact: without, strata } = proposal;
  if (frame === 0) {
    return <Alert className="form-problem" type="info" showIcon title={t('callBack.frameNone')} />;
  }
  return (
    <>
      <p className="faint supervision-all">{t('callBack.frameHint', { frame, without })}</p>
      <Strata strata={strata} />
    </>
  );
}

/** The handlers, how many tickets each closed, and how many of these are in the sample. */
export function Strata({ strata }: { strata: CallBackStratum[] }) {
  const { t } = useWords();
  const sum = (of: 'frame' | 'drawn') => strata.reduce((total, stratum) => total + stratum[of], 0);
  return (
    <Table<CallBackStratum>
      className="supervision-strata"
      size="small"
      rowKey={({ handler }) => handler?.id ?? 0}
      pagination={false}
      dataSource={strata}
      aria-label={t('callBack.strata')}
      columns={[
        {
          title: t('callBack.handler'),
          render: (_, { handler }) => handler?.name ?? <span className="faint">{t('callBack.nobody')}</span>,
        },
        { title: t('callBack.frame'), dataIndex: 'frame', width: 90, align: 'right' },
        { title: t('callBack.allotted'), dataIndex: 'drawn', width: 90, align: 'right' },
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>{t('callBack.total')}</Table.Summary.Cell>
          <Table.Summary.Cell index={1} align="right">
            {sum('frame')}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={2} align="right">
            {sum('drawn')}
          </Table.Summary.Cell>
        </Table.Summary.Row>
      )}
    />
  );
}
