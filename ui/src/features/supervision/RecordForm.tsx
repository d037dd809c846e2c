// A check as it is recorded: each line of the list, what was measured, who checked and when.
import { Button, DatePicker, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { CheckList, CheckPlan, LineResult } from '../../bindings/operations';
import { api } from '../../host';
import { usePerson } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { day, fromWallClock, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useStaff, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { useChannelBoard, useCheckLists, useSupervisionAction } from './queries';

const results: LineResult[] = ['good', 'poor', 'not_applicable'];

interface Props {
  plan: CheckPlan;
  done: (check: number) => void;
}

export function RecordForm({ plan, done }: Props) {
  const lists = useCheckLists();
  const list = lists.data?.find(({ kind }) => kind === plan.kind);
  if (lists.isError) {
    return <Problem caught={lists.error} retry={() => void lists.refetch()} />;
  }
  // A list that changes while it is filled in is another form.
  return list === undefined ? (
    <Skeleton active />
  ) : (
    <Lines key={list.version} plan={plan} list={list} done={done} />
  );
}

interface Fields {
  checked_at: Dayjs;
  checked_by: number;
  measured?: number | null;
  lines: { result: LineResult; note?: string }[];
  note?: string;
}

const names = ['checked_at', 'checked_by', 'measured', 'lines', 'note'];

function Lines({ plan, list, done }: Props & { list: CheckList }) {
  const { t } = useWords();
  const zone = useZone();
  const person = usePerson();
  const staff = useStaff();
  const [form] = Form.useForm<Fields>();
  const [initial] = useState(() => ({
    checked_at: toWallClock(Date.now(), zone),
    checked_by: person?.id,
    lines: list.lines.map(() => ({})),
  }));
  const kept = useChanged(form, `check.${plan.id}.${list.version}`, names, initial);
  const record = useSupervisionAction(({ checked_at, measured, lines, note, ...fields }: Fields) =>
    api.recordCheck({
      ...fields,
      plan_id: plan.id,
      channel_id: plan.channel.id,
      kind: plan.kind,
      list_version: list.version,
      checked_at: fromWallClock(checked_at.format('YYYY-MM-DDTHH:mm'), zone),
      lines: lines.map(({ result, note }) => (note && result !== 'good' ? { result, note } : { result })),
      ...(measured == null ? {} : { measured }),
      ...(note ? { note } : {}),
    }),
  );
  const measures = plan.kind === 'call' || plan.kind === 'posting';
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={record}
      done={({ check }) => done(check.id)}
      name="check"
      initialValues={initial}
    >
      {measures && (
        <Form.Item
          name="measured"
          label={t(plan.kind === 'posting' ? 'supervision.measuredPosting' : 'supervision.measuredCall')}
          extra={<MeasuredHint plan={plan} />}
        >
          <InputNumber min={0} max={9999} precision={0} />
        </Form.Item>
      )}
      <div className="form-row">
        <Form.Item
          name="checked_at"
          label={t('supervision.checkedAt')}
          rules={[{ required: true, message: t('supervision.required') }]}
        >
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            maxDate={toWallClock(Date.now(), zone)}
          />
        </Form.Item>
        <Form.Item
          name="checked_by"
          label={t('supervision.checkedBy')}
          rules={[{ required: true, message: t('supervision.requiredChoice') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(staff.data ?? [])
              .filter(({ active }) => active)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </div>
      <p className="supervision-all">
        <Button
          size="small"
          onClick={() =>
            form.setFieldsValue({
              lines: list.lines.map((_, index) => ({
                ...form.getFieldValue(['lines', index]),
                result: 'good' as const,
              })),
            })
          }
        >
          {t('supervision.allGood')}
        </Button>
      </p>
      {list.lines.map((line, index) => (
        <div className="supervision-line" key={line}>
          <Form.Item
            name={['lines', index, 'result']}
            label={`${index + 1}. ${line}`}
            rules={[{ required: true, message: t('supervision.requiredChoice') }]}
          >
            <Radio.Group options={results.map((value) => ({ value, label: t(`lineResult.${value}`) }))} />
          </Form.Item>
          <Form.Item noStyle dependencies={[['lines', index, 'result']]}>
            {() => (
              <LineNote line={line} index={index} said={form.getFieldValue(['lines', index, 'result'])} />
            )}
          </Form.Item>
        </div>
      ))}
      <Form.Item name="note" label={t('supervision.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={record.isPending}>
        {t('supervision.record')}
      </Button>
    </KeptForm>
  );
}

/** What the figure means; of a posting, what was posted there last. */
function MeasuredHint({ plan }: { plan: CheckPlan }) {
  const { t, language } = useWords();
  const board = useChannelBoard(undefined).data;
  const last = board?.channels.find(({ channel }) => channel.id === plan.channel.id)?.last_notice;
  return (
    <>
      {t('supervision.measuredHint')}
      {plan.kind === 'posting' && last != null && (
        <>
          <br />
          {t('supervision.lastNotice', { day: day(last.posted_on, language), title: last.title })}
        </>
      )}
    </>
  );
}

/** What was seen of a line that is not as it should be, or does not apply. */
function LineNote({ line, index, said }: { line: string; index: number; said: LineResult | undefined }) {
  const { t } = useWords();
  if (said === undefined || said === 'good') {
    return null;
  }
  return (
    <Form.Item name={['lines', index, 'note']} noStyle>
      <Input
        size="small"
        maxLength={200}
        aria-label={t('supervision.lineNote', { line })}
        placeholder={t('work.note')}
      />
    </Form.Item>
  );
}
