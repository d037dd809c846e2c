// What is to be improved: where it comes from, why, what, by whom, by when, and by which figure one sees it.
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Measure, MeasureDetail, MeasureOrigin } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { shelves } from '../../shared/lookups';
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
    owner_id: number;
    due_on: Dayjs;
  };
  note?: string;
}

interface Props {
  /** The finding that it comes from. */
  finding?: number;
  /** The one that is changed. */
  measure?: Measure;
  close: () => void;
  done?: (detail: MeasureDetail) => void;
}

export function MeasureForm({ finding, measure: opened, close, done }: Props) {
  const { t, language } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [measure] = useState(opened);
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useSupervisionAction(({ origin, plan, note }: Fields) => {
    const said = { ...plan, due_on: plan.due_on.format('YYYY-MM-DD') };
    if (measure !== undefined) {
      const { id, version } = measure;
      return api.updateMeasure({ id, plan: said, expected_version: version, ...(note ? { note } : {}) });
    }
    const { kind, id = 0 } = origin;
    return api.addMeasure({ origin: kind === 'analysis' ? { kind } : { kind, id }, plan: said });
  });
  const required = [{ required: true, whitespace: true, message: t('supervision.required') }];
  return (
    <Form<Fields>
      form={form}
      name="measure"
      className="supervision-form"
      layout="vertical"
      aria-label={t(measure === undefined ? 'supervision.addMeasure' : 'supervision.changeMeasure')}
      initialValues={
        measure === undefined
          ? { origin: finding === undefined ? { kind: 'analysis' } : { kind: 'finding', id: finding } }
          : { plan: { ...measure, owner_id: measure.owner.id, due_on: dayjs(measure.due_on) } }
      }
      onKeyDown={sendsByKey(form)}
      onFinish={() => {
        setProblem(null);
        const { plan, ...rest } = form.getFieldsValue(true) as Fields;
        const { cause, content, figure, figure_before, owner_id, due_on } = plan;
        const said = { cause, content, owner_id, due_on, figure: figure ?? null };
        save.mutate(
          { ...rest, plan: { ...said, figure_before: figure ? (figure_before ?? null) : null } },
          {
            onSuccess: (detail) => {
              close();
              done?.(detail);
            },
            onError: (caught) => setProblem(showInForm(form, caught, language)),
          },
        );
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
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
      <div className="form-row">
        <Form.Item name={['plan', 'figure']} label={t('supervision.figure')}>
          <Input maxLength={40} placeholder={t('supervision.figureHint')} />
        </Form.Item>
        <Form.Item name={['plan', 'figure_before']} label={t('supervision.figureBefore')}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      {measure !== undefined && (
        <Form.Item name="note" label={t('supervision.changeWhy')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
      <div className="supervision-buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
        <Button type="text" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
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
