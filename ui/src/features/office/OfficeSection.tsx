// What the office and its community are called, and where it counts its days.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import type { OfficeCard } from '../../bindings/operations';
import { api } from '../../host';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves, useOffice } from '../../shared/lookups';
import { LogoPart } from './LogoPart';

export function OfficeSection() {
  const { t } = useWords();
  const office = useOffice();
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.office')}</h2>
      </header>
      {office.data !== undefined && <OfficeForm office={office.data} />}
      <LogoPart />
    </section>
  );
}

type Fields = Pick<OfficeCard, 'community_name' | 'office_name' | 'time_zone' | 'lock_after_minutes'>;

function OfficeForm({ office }: { office: OfficeCard }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!form.isFieldsTouched()) {
      form.setFieldsValue(office);
    }
  }, [form, office]);
  const save = useMutation({
    mutationFn: (fields: Fields) => api.updateOffice({ ...fields, expected_version: office.version }),
    onSuccess: (card) => {
      client.setQueryData(shelves.office, card);
      void client.invalidateQueries({ queryKey: shelves.reports });
      void client.invalidateQueries({ queryKey: shelves.access });
      form.resetFields();
      form.setFieldsValue(card);
      void message.success(t('action.saved'));
    },
    onError: (caught) => {
      setProblem(showInForm(form, caught, language));
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
