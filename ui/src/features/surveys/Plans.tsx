// The yearly plan: which surveys come again, and which one is due.

import { PlusOutlined } from '@ant-design/icons';
import {
  Alert,
  App,
  Button,
  DatePicker,
  Form,
  Input,
  InputNumber,
  Popconfirm,
  Select,
  Skeleton,
  Switch,
  Table,
} from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { SurveyPlan } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { useChanged } from '../../shared/drafts';
import { FormDrawer } from '../../shared/FormDrawer';
import { failureText } from '../../shared/failure';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { useQuestionnaires, useSurveyAction, useSurveyPlans } from './queries';

/** What is due soon, above the lists. */
export function Reminder({ show }: { show: () => void }) {
  const { t, language } = useWords();
  const due = (useSurveyPlans().data ?? []).filter(({ reminds }) => reminds);
  const next = due[0];
  if (next === undefined) {
    return null;
  }
  return (
    <Alert
      className="surveys-reminder"
      type="warning"
      showIcon
      title={t(next.late ? 'surveys.reminderLate' : 'surveys.reminder', {
        title: next.title,
        day: day(next.due_on, language),
      })}
      action={<Button onClick={show}>{t('surveys.plans')}</Button>}
    />
  );
}

export function Plans({ plan: prepare }: { plan: (id: number) => void }) {
  const { t, language } = useWords();
  const may = useMay()('surveys.write');
  const { message } = App.useApp();
  const plans = useSurveyPlans();
  const [editing, setEditing] = useState<SurveyPlan | 'new' | null>(null);
  const advance = useSurveyAction(({ id, version }: SurveyPlan) =>
    api.advanceSurveyPlan({ id, expected_version: version }),
  );
  if (plans.isError) {
    return <Problem caught={plans.error} retry={() => void plans.refetch()} />;
  }
  if (plans.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <>
      {may && (
        <p className="surveys-above">
          <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('surveys.addPlan')}
          </Button>
        </p>
      )}
      <Table<SurveyPlan>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={plans.data}
        locale={{ emptyText: <Nothing title={t('surveys.plansNone')} hint={t('empty.surveyPlans')} /> }}
        columns={[
          {
            title: t('surveys.planTitle'),
            render: (_, plan) =>
              may ? <Opens open={() => setEditing(plan)}>{plan.title}</Opens> : plan.title,
          },
          {
            title: t('surveys.dueOn'),
            width: 200,
            render: (_, { due_on, reminds, late }) => (
              <>
                {day(due_on, language)}{' '}
                {reminds && (
                  <span className={late ? 'due due-overdue' : 'due due-due_soon'}>
                    <Shape kind={late ? 'overdue' : 'due_soon'} />
                    {t(late ? 'surveys.late' : 'surveys.dueSoon')}
                  </span>
                )}
              </>
            ),
          },
          {
            title: t('surveys.every'),
            width: 130,
            render: (_, { every_months }) => t('surveys.everyMonths', { count: every_months }),
          },
          {
            title: '',
            width: 270,
            render: (_, plan) =>
              may && (
                <span className="surveys-buttons">
                  {plan.active && (
                    <Button size="small" onClick={() => prepare(plan.id)}>
                      {t('surveys.plan')}
                    </Button>
                  )}
                  {plan.active && (
                    <Popconfirm
                      title={t('surveys.advanceHint')}
                      okText={t('surveys.sure')}
                      cancelText={t('action.cancel')}
                      onConfirm={() =>
                        advance.mutate(plan, {
                          onError: (caught) => void message.error(failureText(caught, language), 8),
                        })
                      }
                    >
                      <Button size="small">{t('surveys.advance')}</Button>
                    </Popconfirm>
                  )}
                  {!plan.active && <span className="faint">{t('surveys.inactive')}</span>}
                </span>
              ),
          },
        ]}
      />
      <FormDrawer
        open={editing !== null}
        onClose={() => setEditing(null)}
        size={440}
        title={t('surveys.plans')}
      >
        {editing !== null && (
          <PlanFields plan={editing === 'new' ? null : editing} done={() => setEditing(null)} />
        )}
      </FormDrawer>
    </>
  );
}

interface Fields {
  title: string;
  questionnaire_id?: number | null;
  due_on: Dayjs;
  every_months: number;
  remind_days: number;
  active: boolean;
}

const names = ['title', 'questionnaire_id', 'due_on', 'every_months', 'remind_days', 'active'];

function PlanFields({ plan, done }: { plan: SurveyPlan | null; done: () => void }) {
  const { t } = useWords();
  const questionnaires = useQuestionnaires();
  const [form] = Form.useForm<Fields>();
  const save = useSurveyAction((fields: Fields) =>
    api.saveSurveyPlan({
      title: fields.title,
      due_on: fields.due_on.format('YYYY-MM-DD'),
      every_months: fields.every_months,
      remind_days: fields.remind_days,
      active: fields.active,
      ...(plan === null ? {} : { id: plan.id, expected_version: plan.version }),
      ...(fields.questionnaire_id ? { questionnaire_id: fields.questionnaire_id } : {}),
    }),
  );
  const [initial] = useState(() =>
    plan === null
      ? { every_months: 12, remind_days: 30, active: true }
      : { ...plan, due_on: dayjs(plan.due_on) },
  );
  const kept = useChanged(form, `survey_plan.${plan?.id ?? 'new'}`, names, initial);
  const required = [{ required: true, message: t('surveys.pleaseFill') }];
  return (
    <KeptForm form={form} kept={kept} send={save} done={done} name="plan" initialValues={initial}>
      <Form.Item name="title" label={t('surveys.planTitle')} rules={required}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="questionnaire_id" label={t('surveys.questionnaire')}>
        <Select
          allowClear
          loading={questionnaires.isPending}
          notFoundContent={t('surveys.questionnairesNone')}
          options={(questionnaires.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item name="due_on" label={t('surveys.dueOn')} rules={required}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="every_months" label={t('surveys.everyLabel')} rules={required}>
        <InputNumber min={1} max={24} precision={0} />
      </Form.Item>
      <Form.Item name="remind_days" label={t('surveys.remindDays')} rules={required}>
        <InputNumber min={0} max={90} precision={0} />
      </Form.Item>
      <Form.Item name="active" label={t('surveys.goesOn')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </KeptForm>
  );
}
