// What the office and its community are called, and where it counts its days.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { OfficeCard } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves, useOffice } from '../../shared/lookups';
import { Restored } from '../../shared/Restored';
import { LogoPart } from './LogoPart';

export function OfficeSection() {
  const { t } = useWords();
  const office = useOffice();
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.office')}</h2>
      </header>
      {office.data !== undefined && <OfficeForm key={office.data.version} office={office.data} />}
      <LogoPart />
    </section>
  );
}

type Fields = Pick<OfficeCard, 'community_name' | 'office_name' | 'time_zone' | 'lock_after_minutes'>;

const names = ['community_name', 'office_name', 'time_zone', 'lock_after_minutes'];

/** The office as one version of it says it; another version begins anew with what was changed here. */
function OfficeForm({ office }: { office: OfficeCard }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const kept = useChanged(form, 'office', names, office);
  const save = useMutation({
    mutationFn: (fields: Fields) => api.updateOffice({ ...fields, expected_version: office.version }),
    onSuccess: (card) => {
      kept.sent();
      client.setQueryData(shelves.office, card);
      void client.invalidateQueries({ queryKey: shelves.reports });
      void client.invalidateQueries({ queryKey: shelves.access });
      void message.success(t('action.saved'));
    },
    onError: (caught) => {
      const text = showInForm(form, caught, language);
      setProblem(text);
      if (text !== null) {
        // The form may be about to begin anew, with what somebody else saved.
        void message.error(text);
      }
      void client.invalidateQueries({ queryKey: shelves.office });
    },
  });
  const required = [{ required: true, message: t('act.required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={office}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields);
      }}
    >
      <Restored kept={kept} />
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <div className="form-row">
        <Form.Item name="community_name" label={t('settings.communityName')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="office_name" label={t('settings.officeName')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="time_zone"
          label={t('settings.timeZone')}
          tooltip={t('settings.timeZoneHint')}
          rules={required}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name="lock_after_minutes" label={t('access.lockAfter')} rules={required}>
          <InputNumber min={1} max={120} precision={0} suffix={t('access.minuteUnit')} />
        </Form.Item>
      </div>
      <Button type="primary" ghost htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </Form>
  );
}
