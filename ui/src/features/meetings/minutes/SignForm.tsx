// Who signed the paper, on which day, and its scan.
import { Alert, Button, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { MeetingDetail, Minutes } from '../../../bindings/operations';
import { api } from '../../../host';
import { useChanged } from '../../../shared/drafts';
import { showInForm } from '../../../shared/failure';
import { toWallClock } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { Restored } from '../../../shared/Restored';
import { callsOf, namesOf } from '../people';
import { AddFile } from './Files';
import { useFiles, useStep } from './queries';

interface Fields {
  signed_on: Dayjs;
  signers: string;
  scan_id?: number;
}

const names = ['signed_on', 'signers', 'scan_id'];

export function SignForm({ meeting, minutes }: { meeting: MeetingDetail; minutes: Minutes }) {
  const { t, language } = useWords();
  const zone = useZone();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const files = useFiles(meeting.id);
  const step = useStep();
  const today = toWallClock(Date.now(), zone);
  const there = meeting.people.filter(
    ({ votes, attendance }) => votes && attendance !== 'expected' && attendance !== 'excused',
  );
  const calls = callsOf(meeting.people);
  const [initial] = useState({
    signed_on: today,
    signers: there.map(({ id, name }) => calls.get(id) ?? name).join('、'),
  });
  const kept = useChanged(form, `minutes.${minutes.id}.sign`, names, initial);
  const finish = ({ signed_on, signers, scan_id }: Fields) => {
    setProblem(null);
    step.mutate(
      async () => {
        const answer = await api.signMinutes({
          id: minutes.id,
          signed_on: signed_on.format('YYYY-MM-DD'),
          signers: namesOf(signers),
          ...(scan_id === undefined ? {} : { scan_id }),
        });
        // Before this form goes: minutes are signed once.
        kept.sent();
        return answer;
      },
      {
        onError: (caught) => setProblem(showInForm(form, caught, language)),
      },
    );
  };
  return (
    <section className="minutes-sign" aria-label={t('minutes.sign')}>
      <h2>{t('minutes.sign')}</h2>
      <p className="faint">{t('minutes.signHint')}</p>
      <Restored kept={kept} />
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      <Form<Fields> form={form} layout="vertical" onFinish={finish} initialValues={initial}>
        <div className="minutes-fields">
          <Form.Item name="signed_on" label={t('minutes.signedOn')} rules={[{ required: true }]}>
            <DatePicker allowClear={false} maxDate={today} />
          </Form.Item>
          <Form.Item label={t('minutes.scan')} className="minutes-scan">
            <div className="minutes-scan-choice">
              <Form.Item name="scan_id" noStyle>
                <Select
                  allowClear
                  aria-label={t('minutes.scan')}
                  placeholder={t('minutes.scanNone')}
                  options={(files.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
              <AddFile
                meeting={meeting.id}
                purpose="signed_minutes"
                label={t('minutes.scanAdd')}
                added={({ id }) => form.setFieldValue('scan_id', id)}
              />
            </div>
          </Form.Item>
        </div>
        <Form.Item name="signers" label={t('minutes.signers')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {t('minutes.signDone')}
        </Button>
      </Form>
    </section>
  );
}
