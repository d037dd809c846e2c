// Meetings that come again: "every two months".
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { MeetingSeries } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useProfiles } from './queries';
import { useRulesAction } from './rulesQueries';

interface Fields {
  name: string;
  profile_id: number;
  every_months: number;
  active: boolean;
}

const names = ['name', 'profile_id', 'every_months', 'active'];

export function SeriesForm({ series, done }: { series: MeetingSeries | null; done: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const profiles = useProfiles();
  const save = useRulesAction((fields: Fields) =>
    api.saveMeetingSeries(
      series === null ? fields : { ...fields, id: series.id, expected_version: series.version },
    ),
  );
  const initial = series ?? { every_months: 2, active: true };
  const kept = useChanged(form, `series.${series?.id ?? 'new'}`, names, initial);
  return (
    <KeptForm form={form} kept={kept} send={save} done={done} name="series" initialValues={initial}>
      <Form.Item
        name="name"
        label={t('meetingRules.seriesName')}
        rules={[{ required: true, whitespace: true, message: t('meetings.required') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="profile_id"
        label={t('meetings.profile')}
        rules={[{ required: true, message: t('meetings.requiredChoice') }]}
      >
        <Select
          options={(profiles.data ?? [])
            .filter(({ kind }) => series === null || kind === series.kind)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="every_months"
        label={t('meetingRules.everyLabel')}
        rules={[{ required: true, message: t('meetings.required') }]}
      >
        <InputNumber precision={0} />
      </Form.Item>
      <Form.Item name="active" label={t('meetingRules.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </KeptForm>
  );
}
