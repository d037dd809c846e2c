// By which plan a channel is checked: what is looked at, how often, and what is still good enough.
import { Button, DatePicker, Form, InputNumber, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { ChannelKind, CheckKind, CheckPlan } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useChannels, useToday } from '../../shared/lookups';
import { useSupervisionAction } from './queries';

/** What can be looked at of a channel of each kind, the usual first. */
const fitting: Record<ChannelKind, CheckKind[]> = {
  phone: ['call', 'visit', 'board'],
  online: ['posting', 'visit', 'board'],
  box: ['box', 'visit', 'board'],
  meeting: ['visit', 'board'],
  walk_in: ['visit', 'board'],
  other: ['board', 'visit'],
};

/** What is usually good enough. */
const usual: Partial<Record<CheckKind, number>> = { call: 20, posting: 7 };

interface Fields {
  channel_id: number;
  kind: CheckKind;
  every_days: number;
  next_on: Dayjs;
  most?: number;
  active: boolean;
}

const names = ['channel_id', 'kind', 'every_days', 'next_on', 'most', 'active'];

export function PlanForm({ plan, close }: { plan: CheckPlan | null; close: () => void }) {
  const { t } = useWords();
  const today = useToday();
  const channels = useChannels();
  const [form] = Form.useForm<Fields>();
  const [initial] = useState(() =>
    plan === null
      ? { every_days: 7, next_on: today, active: true }
      : { ...plan, most: plan.most ?? undefined, channel_id: plan.channel.id, next_on: dayjs(plan.next_on) },
  );
  const kept = useChanged(form, `check_plan.${plan?.id ?? 'new'}`, names, initial);
  const channel = Form.useWatch('channel_id', form);
  const kind = Form.useWatch('kind', form);
  const kinds = fitting[channels.data?.find(({ id }) => id === channel)?.kind ?? 'other'];
  const save = useSupervisionAction(({ next_on, most, ...fields }: Fields) =>
    api.saveCheckPlan({
      ...fields,
      next_on: next_on.format('YYYY-MM-DD'),
      ...(most === undefined ? {} : { most }),
      ...(plan === null ? {} : { id: plan.id, expected_version: plan.version }),
    }),
  );
  const look = (next: CheckKind | undefined) =>
    form.setFieldsValue({
      ...(next === undefined ? {} : { kind: next }),
      ...(next !== undefined && usual[next] !== undefined ? { most: usual[next] } : {}),
    });
  const required = [{ required: true, message: t('supervision.required') }];
  const requiredChoice = [{ required: true, message: t('supervision.requiredChoice') }];
  return (
    <KeptForm form={form} kept={kept} send={save} done={close} name="check-plan" initialValues={initial}>
      <Form.Item name="channel_id" label={t('supervision.channel')} rules={requiredChoice}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id: number) =>
            look(fitting[channels.data?.find((one) => one.id === id)?.kind ?? 'other'][0])
          }
          options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('supervision.kind')} rules={requiredChoice}>
        <Select onChange={look} options={kinds.map((value) => ({ value, label: t(`checkKind.${value}`) }))} />
      </Form.Item>
      {(kind === 'call' || kind === 'posting') && (
        <Form.Item
          name="most"
          label={t(kind === 'posting' ? 'supervision.mostPosting' : 'supervision.mostCall')}
          rules={required}
        >
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
      )}
      <Form.Item
        name="every_days"
        label={t('supervision.everyLabel')}
        extra={t('supervision.everyHint')}
        rules={required}
      >
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
      <Form.Item name="next_on" label={t('supervision.dueOn')} rules={required}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="active" label={t('supervision.goesOn')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </KeptForm>
  );
}
