// The next step of a work order, large: the repairer has gloves on. What was written stays when core refuses it.
import { Alert, App, Button, DatePicker, Form, Input, Radio, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import type { UnableReason, WorkOrderAction, WorkOrderDetail } from '../../../bindings/operations';
import { api } from '../../../host';
import { useDraft } from '../../../shared/drafts';
import { showInForm } from '../../../shared/failure';
import { fromWallClock, toWallClock } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { keyName, mac, nameOfKey, sendsByKey } from '../../../shared/keyboard';
import { useZone } from '../../../shared/lookups';
import { useChoice } from '../choice';
import { useOrderAction } from './queries';
import { RepairerField } from './RepairerField';
import { ResultFields, type ResultWords, resultOf } from './ResultFields';

/** What leads an order on; what is written at its end is corrected elsewhere. */
type Step = Exclude<WorkOrderAction, 'correct'>;

interface StepFields extends ResultWords {
  reason?: UnableReason;
  note?: string;
  staff_id?: number;
  wanted_at?: Dayjs | null;
}

const reasons: UnableReason[] = ['nobody_home', 'parts_missing', 'outside_firm', 'not_ours', 'other_cause'];

/** The fields of which any that is filled in has the form kept while it is not sent yet. */
const worth = ['result', 'materials', 'minutes', 'reason', 'note', 'staff_id'];

export function OrderSteps({ order }: { order: WorkOrderDetail }) {
  const { t } = useWords();
  const steps = order.actions.filter((one) => one !== 'correct');
  const { step, choose, forms } = useChoice<Step>(steps);
  // One step done, the next comes up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is what makes it run again
  useEffect(() => choose(steps[0]), [order.state]);
  if (step === undefined) {
    return null;
  }
  const key = (one: Step) => nameOfKey('act', steps.indexOf(one));
  return (
    <section className="actions order-steps" aria-label={t('orders.steps')} ref={forms}>
      <Segmented<Step>
        block
        value={step}
        onChange={choose}
        options={steps.map((one) => ({ value: one, label: t(`orderStep.${one}`), title: key(one) }))}
      />
      {steps.map((one) => (
        <div key={one} className="act" hidden={one !== step}>
          <StepForm step={one} order={order} />
        </div>
      ))}
      <p className="act-keys faint">
        {t('act.keys', { keys: mac ? `⌥1–${steps.length}` : `Alt+1–${steps.length}` })}
      </p>
    </section>
  );
}

function StepForm({ step, order }: { step: Step; order: WorkOrderDetail }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const [form] = Form.useForm<StepFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${order.number}.${step}`, worth);
  const action = useOrderAction((fields: StepFields) => run(step, order, fields, zone));
  const submit = (fields: StepFields) => {
    setProblem(null);
    action.mutate(fields, {
      onSuccess: () => {
        form.resetFields();
        sent();
        void message.success(t(`orderDone.${step}`));
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };
  return (
    <Form
      form={form}
      name={`order-${step}`}
      layout="vertical"
      initialValues={{
        ...(step === 'finish' ? { materials: [{}] } : {}),
        ...(step === 'reassign'
          ? { wanted_at: order.wanted_at === null ? null : toWallClock(Date.parse(order.wanted_at), zone) }
          : {}),
      }}
      onFinish={submit}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <StepFieldsOf step={step} order={order} />
      <div className="form-foot">
        <Button
          type="primary"
          size="large"
          className="order-step"
          htmlType="submit"
          danger={step === 'withdraw'}
          loading={action.isPending}
          id={`send-order-${step}`}
        >
          {t(`orderSend.${step}`)}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
      </div>
    </Form>
  );
}

function StepFieldsOf({ step, order }: { step: Step; order: WorkOrderDetail }) {
  const { t } = useWords();
  switch (step) {
    case 'accept':
    case 'arrive':
      return <p className="faint">{t(`orders.${step}Hint`)}</p>;
    case 'finish':
      return (
        <>
          <ResultFields />
          <p className="faint">{t('orders.finishHint')}</p>
        </>
      );
    case 'give_up':
      return (
        <>
          <Form.Item
            name="reason"
            label={t('orders.why')}
            rules={[{ required: true, message: t('act.requiredChoice') }]}
          >
            <Radio.Group
              options={reasons.map((reason) => ({ value: reason, label: t(`detail.${reason}`) }))}
            />
          </Form.Item>
          <Note label={t('orders.unableNote')} hint={t('orders.unablePlaceholder')} />
        </>
      );
    case 'reassign':
      return (
        <>
          <div className="form-row">
            <RepairerField autoFocus={false} />
            <Form.Item name="wanted_at" label={t('orders.wantedOptional')}>
              <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" />
            </Form.Item>
          </div>
          <Note label={t('orders.reassignNote')} hint={t('orders.reassignPlaceholder')} />
          {order.state !== 'issued' && <p className="faint">{t('orders.reassignHint')}</p>}
        </>
      );
    case 'withdraw':
      return <Note label={t('orders.withdrawNote')} hint={t('orders.withdrawPlaceholder')} required />;
  }
}

function needed(message: string) {
  return { required: true, whitespace: true, message };
}

function Note({ label, hint, required = false }: { label: string; hint: string; required?: boolean }) {
  const { t } = useWords();
  return (
    <Form.Item name="note" label={label} rules={required ? [needed(t('act.required'))] : []}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} placeholder={hint} />
    </Form.Item>
  );
}

function run(step: Step, order: WorkOrderDetail, fields: StepFields, zone: string): Promise<WorkOrderDetail> {
  const common = { number: order.number, expected_version: order.version };
  const note = fields.note?.trim() ? { note: fields.note } : {};
  switch (step) {
    case 'accept':
      return api.acceptWorkOrder(common);
    case 'arrive':
      return api.arriveAtWorkOrder(common);
    case 'finish':
      return api.finishWorkOrder({
        ...common,
        ...resultOf(fields),
      });
    case 'give_up':
      return api.giveUpWorkOrder({ ...common, reason: fields.reason ?? 'other_cause', ...note });
    case 'reassign':
      return api.reassignWorkOrder({
        ...common,
        staff_id: fields.staff_id ?? 0,
        ...(fields.wanted_at ? { wanted_at: wall(fields.wanted_at, zone) } : {}),
        ...note,
      });
    case 'withdraw':
      return api.withdrawWorkOrder({ ...common, note: fields.note ?? '' });
  }
}

function wall(picked: Dayjs, zone: string): string {
  return fromWallClock(picked.format('YYYY-MM-DDTHH:mm'), zone);
}
