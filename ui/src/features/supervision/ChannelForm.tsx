// What is kept of a channel: written by the manager, read by everybody else.
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { ChannelKind, ChannelRecord } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { FormDrawer } from '../../shared/FormDrawer';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useStaff, useToday, useZone } from '../../shared/lookups';
import { useSupervisionAction } from './queries';

const kinds: ChannelKind[] = ['phone', 'online', 'box', 'meeting', 'walk_in', 'other'];

interface Props {
  open: boolean;
  /** The one that is shown; a new one where there is none. */
  channel: ChannelRecord | undefined;
  close: () => void;
}

export function ChannelDrawer({ open, channel, close }: Props) {
  const { t } = useWords();
  const writes = useMay()('channels.write');
  const title = t(channel === undefined ? 'supervision.addChannel' : 'supervision.changeChannel');
  return (
    <FormDrawer open={open} onClose={close} size={480} title={writes ? title : (channel?.name ?? '')}>
      {writes && <Fields key={channel?.id} record={channel} close={close} />}
      {!writes && channel !== undefined && <Facts channel={channel} />}
    </FormDrawer>
  );
}

function Facts({ channel }: { channel: ChannelRecord }) {
  const { t, language } = useWords();
  const zone = useZone();
  const opened = channel.last_opened_at;
  const facts: [string, string | null | undefined][] = [
    [t('supervision.kind'), t(`channelKind.${channel.kind}`)],
    [t('supervision.contact'), channel.contact],
    [t('supervision.place'), channel.place],
    [t('supervision.responsible'), channel.responsible?.name],
    [t('supervision.hours'), channel.hours],
    [t('supervision.fromOn'), channel.from_on && day(channel.from_on, language)],
    [t('supervision.untilOn'), channel.until_on && day(channel.until_on, language)],
  ];
  return (
    <>
      <dl className="supervision-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {opened !== null && (
        <p className="faint">{t('supervision.lastOpened', { day: moment(opened, zone, language) })}</p>
      )}
    </>
  );
}

interface Values {
  kind: ChannelKind;
  name: string;
  contact?: string | null;
  place?: string | null;
  responsible_id?: number | null;
  hours?: string | null;
  every_days?: number | null;
  from_on?: Dayjs | null;
  until_on?: Dayjs | null;
}

const names = [
  'kind',
  'name',
  'contact',
  'place',
  'responsible_id',
  'hours',
  'every_days',
  'from_on',
  'until_on',
];

function Fields({ record, close }: { record: ChannelRecord | undefined; close: () => void }) {
  const { t } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [channel] = useState(record);
  const today = useToday();
  const staff = useStaff();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const save = useSupervisionAction((values: Values) => {
    const { contact, place, hours, responsible_id, every_days, from_on, until_on, ...rest } = values;
    return api.saveChannel({
      ...rest,
      ...(channel === undefined ? {} : { id: channel.id, expected_version: channel.version }),
      ...(contact ? { contact } : {}),
      ...(place ? { place } : {}),
      ...(hours ? { hours } : {}),
      ...(responsible_id == null ? {} : { responsible_id }),
      ...(every_days == null ? {} : { every_days }),
      ...(from_on ? { from_on: from_on.format('YYYY-MM-DD') } : {}),
      ...(until_on ? { until_on: until_on.format('YYYY-MM-DD') } : {}),
    });
  });
  const on = (text: string | null) => (text === null ? null : dayjs(text));
  const [initial] = useState(() =>
    channel === undefined
      ? {}
      : {
          ...channel,
          responsible_id: channel.responsible?.id,
          from_on: on(channel.from_on),
          until_on: on(channel.until_on),
        },
  );
  const kept = useChanged(form, `channel.${channel?.id ?? 'new'}`, names, initial);
  return (
    <KeptForm form={form} kept={kept} send={save} done={close} name="channel" initialValues={initial}>
      <Form.Item
        name="kind"
        label={t('supervision.kind')}
        rules={[{ required: true, message: t('supervision.requiredChoice') }]}
      >
        <Select
          disabled={channel !== undefined}
          options={kinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('supervision.name')}
        rules={[{ required: true, whitespace: true, message: t('supervision.required') }]}
      >
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="contact" label={t('supervision.contact')}>
        <Input maxLength={80} placeholder={t('supervision.contactHint')} />
      </Form.Item>
      <Form.Item name="place" label={t('supervision.place')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="responsible_id" label={t('supervision.responsible')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(staff.data ?? [])
            .filter(({ id, active }) => active || id === channel?.responsible?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="hours" label={t('supervision.hours')}>
        <Input maxLength={80} placeholder={t('supervision.hoursHint')} />
      </Form.Item>
      {(kind === 'box' || kind === 'online' || kind === 'other') && (
        <Form.Item name="every_days" label={t('supervision.everyDays')}>
          <InputNumber min={1} max={366} precision={0} suffix={t('supervision.days')} />
        </Form.Item>
      )}
      <div className="form-row">
        <Form.Item name="from_on" label={t('supervision.fromOn')}>
          <DatePicker />
        </Form.Item>
        {channel !== undefined && (
          <Form.Item name="until_on" label={t('supervision.untilOn')} extra={t('supervision.untilHint')}>
            <DatePicker maxDate={today} />
          </Form.Item>
        )}
      </div>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </KeptForm>
  );
}
