// The yearly plan: which surveys come again, and which one is due.
import { PlusOutlined } from '@ant-design/icons';
import {
  Alert,
  App,
  Button,
  DatePicker,
  Drawer,
  Empty,
  Form,
  Input,
  InputNumber,
  Popconfirm,
  Skeleton,
  Switch,
  Table,
} from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { SurveyPlan } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText, showInForm } from '../../shared/failure';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { Problem } from '../../shared/Problem';
import { useSurveyAction, useSurveyPlans } from './queries';

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
      title={t('surveys.reminder', { title: next.title, day: day(next.due_on, language) })}
      action={<Button onClick={show}>{t('surveys.plans')}</Button>}
    />
  );
}

export function Plans() {
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
        <p>
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
        locale={{ emptyText: <Empty description={t('surveys.plansNone')} /> }}
        columns={[
          { title: t('surveys.planTitle'), dataIndex: 'title' },
          {
            title: t('surveys.dueOn'),
            width: 220,
            render: (_, { due_on, reminds }) => (
              <>
                {day(due_on, language)}{' '}
                {reminds && <span className="wave-state wave-state-collecting">{t('surveys.dueSoon')}</span>}
              </>
            ),
          },
          {
            title: t('surveys.every'),
            width: 140,
            render: (_, { every_months }) => t('surveys.everyMonths', { count: every_months }),
          },
          {
            title: '',
            width: 230,
            render: (_, plan) =>
              may && (
                <span className="surveys-buttons">
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
                  <Button size="small" onClick={() => setEditing(plan)}>
                    {t('action.edit')}
                  </Button>
                  {!plan.active && <span className="faint">{t('surveys.inactive')}</span>}
                </span>
              ),
          },
        ]}
      />
      <Drawer
        open={editing !== null}
        onClose={() => setEditing(null)}
        destroyOnHidden
        size={440}
        title={t('surveys.plans')}
      >
        {editing !== null && (
          <PlanFields plan={editing === 'new' ? null : editing} done={() => setEditing(null)} />
        )}
      </Drawer>
    </>
  );
}

interface Fields {
  title: string;
  due_on: Dayjs;
  every_months: number;
  remind_days: number;
  active: boolean;
}

function PlanFields({ plan, done }: { plan: SurveyPlan | null; done: () => void }) {
  const { t, language } = useWords();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useSurveyAction((fields: Fields) =>
    api.saveSurveyPlan({
      ...fields,
      due_on: fields.due_on.format('YYYY-MM-DD'),
      ...(plan === null ? {} : { id: plan.id, expected_version: plan.version }),
      ...(plan?.questionnaire_id ? { questionnaire_id: plan.questionnaire_id } : {}),
    }),
  );
  const required = [{ required: true, message: t('surveys.pleaseFill') }];
  return (
    <Form<Fields>
      form={form}
      name="plan"
      layout="vertical"
      initialValues={
        plan === null
          ? { every_months: 12, remind_days: 30, active: true }
          : { ...plan, due_on: dayjs(plan.due_on) }
      }
      onKeyDown={sendsByKey(form)}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields, {
          onSuccess: done,
          onError: (caught) => setProblem(showInForm(form, caught, language)),
        });
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.Item name="title" label={t('surveys.planTitle')} rules={required}>
        <Input maxLength={60} autoFocus />
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
    </Form>
  );
}
