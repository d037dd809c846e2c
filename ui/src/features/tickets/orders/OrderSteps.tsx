// The next step of a work order, large: the repairer has gloves on. What was written stays when core refuses it.
import { Alert, App, Button, DatePicker, Form, Input, InputNumber, Radio, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import type { Material, UnableReason, WorkOrderAction, WorkOrderDetail } from '../../../bindings/operations';
import { api } from '../../../host';
import { useDraft } from '../../../shared/drafts';
import { showInForm } from '../../../shared/failure';
import { fromWallClock, toWallClock } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { keyName, mac, sendsByKey, useKeys } from '../../../shared/keyboard';
import { useZone } from '../../../shared/lookups';
import { MaterialRows } from './MaterialRows';
import { used } from './materials';
import { useOrderAction } from './queries';
import { RepairerField } from './RepairerField';

interface StepFields {
  result?: string;
  minutes?: number | null;
  materials?: Partial<Material>[];
  reason?: UnableReason;
  note?: string;
  staff_id?: number;
  wanted_at?: Dayjs | null;
}

const reasons: UnableReason[] = ['nobody_home', 'parts_missing', 'outside_firm', 'not_ours', 'other_cause'];

/** The fields whose words are kept while they are not sent yet. */
const wordFields = ['result', 'note'];

export function OrderSteps({ order }: { order: WorkOrderDetail }) {
  const { t } = useWords();
  const steps = order.actions;
  const [chosen, setChosen] = useState<WorkOrderAction | undefined>(steps[0]);
  const step = steps.find((one) => one === chosen) ?? steps[0];
  // One step done, the next comes up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is what makes it run again
  useEffect(() => setChosen(steps[0]), [order.state]);
  const forms = useRef<HTMLElement>(null);
  const [moved, setMoved] = useState(0);
  useKeys((event) => {
    const next = /^Digit[1-9]$/.test(event.code) ? steps[Number(event.code.slice(5)) - 1] : undefined;
    if (event.altKey && !event.ctrlKey && !event.metaKey && next !== undefined) {
      event.preventDefault();
      setChosen(next);
      setMoved((count) => count + 1);
    }
  });
  useEffect(() => {
    if (moved > 0) {
      const shown = forms.current?.querySelector<HTMLElement>('.act:not([hidden])');
      shown?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    }
  }, [moved]);
  if (step === undefined) {
    return null;
  }
  const key = (one: WorkOrderAction) => `${mac ? '⌥' : 'Alt+'}${steps.indexOf(one) + 1}`;
  return (
    <section className="actions order-steps" aria-label={t('orders.steps')} ref={forms}>
      <Segmented<WorkOrderAction>
        block
        value={step}
        onChange={setChosen}
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

function StepForm({ step, order }: { step: WorkOrderAction; order: WorkOrderDetail }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const [form] = Form.useForm<StepFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${order.number}.${step}`, wordFields);
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

function StepFieldsOf({ step, order }: { step: WorkOrderAction; order: WorkOrderDetail }) {
  const { t } = useWords();
  switch (step) {
    case 'accept':
    case 'arrive':
      return <p className="faint">{t(`orders.${step}Hint`)}</p>;
    case 'finish':
      return (
        <>
          <Form.Item name="result" label={t('orders.result')} rules={[needed(t('act.required'))]}>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={1000}
              placeholder={t('orders.resultPlaceholder')}
            />
          </Form.Item>
          <MaterialRows />
          <Form.Item name="minutes" label={t('orders.minutes')}>
            <InputNumber min={1} max={10080} precision={0} suffix={t('orders.minuteUnit')} />
          </Form.Item>
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

function run(
  step: WorkOrderAction,
  order: WorkOrderDetail,
  fields: StepFields,
  zone: string,
): Promise<WorkOrderDetail> {
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
        result: fields.result ?? '',
        materials: used(fields.materials ?? []),
        ...(fields.minutes == null ? {} : { minutes: fields.minutes }),
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
