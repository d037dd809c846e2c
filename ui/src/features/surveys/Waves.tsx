// The waves, and the drawer in which one is planned.
import { Button, Collapse, DatePicker, Form, Input, InputNumber, Radio, Select, Skeleton, Table } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import type { SurveyPlan, WaveDetail, WaveRow } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { FormDrawer } from '../../shared/FormDrawer';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { useQuestionnaires, useSurveyAction, useWaves } from './queries';
import { SampleSize } from './SampleSize';

export function Waves({ open, first }: { open: (id: number) => void; first: ReactNode }) {
  const { t, language } = useWords();
  const waves = useWaves();
  if (waves.isError) {
    return <Problem caught={waves.error} retry={() => void waves.refetch()} />;
  }
  if (waves.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <Table<WaveRow>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={waves.data}
      locale={{
        emptyText: (
          <Nothing title={t('surveys.wavesNone')} hint={t('empty.waves')}>
            {first}
          </Nothing>
        ),
      }}
      onRow={({ id }) => ({ onClick: () => open(id), className: 'surveys-row' })}
      columns={[
        {
          title: t('surveys.wave'),
          render: (_, { id, title }) => <Opens open={() => open(id)}>{title}</Opens>,
        },
        {
          title: t('surveys.period'),
          width: 250,
          render: (_, { starts_on, ends_on }) => `${day(starts_on, language)} – ${day(ends_on, language)}`,
        },
        {
          title: t('surveys.questionnaire'),
          ellipsis: true,
          // On a narrow window the names of the surveys come first.
          responsive: ['xl'],
          render: (_, { questionnaire, number }) => (
            <>
              {questionnaire} <span className="faint">{t('surveys.versionNumber', { number })}</span>
            </>
          ),
        },
        {
          title: t('surveys.returnedOf'),
          width: 150,
          className: 'surveys-figures',
          render: (_, { returned, asked }) => (asked === 0 ? '—' : `${returned} / ${asked}`),
        },
        { title: t('surveys.state'), width: 100, render: (_, row) => <State row={row} /> },
      ]}
    />
  );
}

export function State({ row }: { row: WaveRow }) {
  const { t } = useWords();
  const state = row.cancelled ? 'cancelled' : row.state;
  return <span className={`wave-state wave-state-${state}`}>{t(`waveState.${state}`)}</span>;
}

interface Fields {
  questionnaire_id: number;
  title: string;
  period: [Dayjs, Dayjs];
  anonymous: boolean;
  population: 'all' | 'sample';
  sample_size?: number | null;
  target?: number | null;
}

interface DrawerProps {
  open: boolean;
  /** The wave whose plan is changed; none for a new one. */
  wave: WaveDetail | null;
  /** The entry of the yearly plan that a new one is for. */
  planned?: SurveyPlan | undefined;
  close: () => void;
  done: (wave: WaveDetail) => void;
}

export function WaveDrawer({ open, wave, planned, close, done }: DrawerProps) {
  const { t } = useWords();
  return (
    <FormDrawer
      open={open}
      onClose={close}
      mask={{ closable: false }}
      size={560}
      title={wave === null ? t('surveys.plan') : t('surveys.changePlan')}
    >
      {open && (
        <WaveForm
          wave={wave}
          planned={planned}
          done={(kept) => {
            close();
            done(kept);
          }}
        />
      )}
    </FormDrawer>
  );
}

const names = ['questionnaire_id', 'title', 'period', 'anonymous', 'population', 'sample_size', 'target'];

function WaveForm({ wave, planned, done }: Pick<DrawerProps, 'wave' | 'planned' | 'done'>) {
  const { t } = useWords();
  const questionnaires = useQuestionnaires();
  const [form] = Form.useForm<Fields>();
  const population = Form.useWatch('population', form);
  const anonymous = Form.useWatch('anonymous', form);
  const save = useSurveyAction((fields: Fields) => {
    const plan = {
      questionnaire_id: fields.questionnaire_id,
      title: fields.title,
      starts_on: fields.period[0].format('YYYY-MM-DD'),
      ends_on: fields.period[1].format('YYYY-MM-DD'),
      anonymous: fields.anonymous,
      ...(fields.population === 'sample' && fields.sample_size ? { sample_size: fields.sample_size } : {}),
      ...(fields.target ? { target: fields.target } : {}),
    };
    return wave === null
      ? api.planSurveyWave({ plan })
      : api.updateSurveyWave({ id: wave.row.id, plan, expected_version: wave.version });
  });
  const [initial] = useState<Partial<Fields>>(() =>
    wave === null
      ? {
          anonymous: true,
          population: 'all',
          ...(planned?.questionnaire_id ? { questionnaire_id: planned.questionnaire_id } : {}),
        }
      : {
          questionnaire_id: wave.row.questionnaire_id,
          title: wave.row.title,
          period: [dayjs(wave.row.starts_on), dayjs(wave.row.ends_on)],
          anonymous: wave.row.anonymous,
          population: wave.sample_size === null ? 'all' : 'sample',
          sample_size: wave.sample_size,
          target: wave.row.target,
        },
  );
  const about = planned === undefined ? 'new' : `plan.${planned.id}`;
  const kept = useChanged(form, `survey_wave.${wave?.row.id ?? about}`, names, initial);
  const required = [{ required: true, message: t('surveys.pleaseFill') }];
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={done}
      name="wave"
      initialValues={initial}
      scrollToFirstError
    >
      <Form.Item
        name="title"
        label={t('surveys.waveTitle')}
        rules={required}
        extra={t('surveys.waveTitleHint')}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="questionnaire_id" label={t('surveys.questionnaire')} rules={required}>
        <Select
          loading={questionnaires.isPending}
          notFoundContent={t('surveys.questionnairesNone')}
          options={(questionnaires.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item name="period" label={t('surveys.period')} rules={required}>
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item
        name="anonymous"
        label={t('surveys.names')}
        extra={anonymous ? t('surveys.anonymousHint') : t('surveys.namedHint')}
      >
        <Radio.Group
          options={[
            { value: true, label: t('surveys.anonymous') },
            { value: false, label: t('surveys.named') },
          ]}
        />
      </Form.Item>
      <Form.Item name="population" label={t('surveys.population')}>
        <Radio.Group
          options={[
            { value: 'all', label: t('surveys.everybody') },
            { value: 'sample', label: t('surveys.sample') },
          ]}
        />
      </Form.Item>
      {population === 'sample' && (
        <Form.Item
          name="sample_size"
          label={t('surveys.sampleSize')}
          rules={required}
          extra={t('surveys.sampleHint')}
        >
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
      )}
      <Collapse
        ghost
        size="small"
        className="sample-size-box"
        items={[
          {
            key: 'size',
            label: t('surveys.size'),
            children: (
              <SampleSize
                take={({ households, target, forms }) =>
                  form.setFieldsValue({
                    population: forms < households ? 'sample' : 'all',
                    sample_size: forms,
                    target,
                  })
                }
              />
            ),
          },
        ]}
      />
      <Form.Item name="target" label={t('surveys.target')} extra={t('surveys.targetHint')}>
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </KeptForm>
  );
}
