// Correcting what was written of a finished work. The form stays with the version that it was begun on: what a colleague
// corrects meanwhile is shown above it, and nothing typed goes.
import { EditOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { WorkOrderDetail, WorkOrderResult } from '../../../bindings/operations';
import { api } from '../../../host';
import { useDraft } from '../../../shared/drafts';
import { showInForm } from '../../../shared/failure';
import { useWords } from '../../../shared/i18n';
import { backToForm, isBelow, nameOfKey, pressed, sendsByKey, useKeys } from '../../../shared/keyboard';
import { useOrderAction } from './queries';
import { ResultFields, type ResultWords, resultOf } from './ResultFields';
import { ResultText } from './ResultText';

interface CorrectFields extends ResultWords {
  reason?: string;
  /** `yes` once anything was changed by hand: what was only filled in from the order is not worth keeping. */
  touched?: string;
  /** The version of the order that the form was filled in from. */
  begun_on?: number;
}

/** The fields whose words are kept while they are not sent: only what was changed by hand. */
const worth = ['touched'];

export function Correct({ order, result }: { order: WorkOrderDetail; result: WorkOrderResult }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const offered = order.actions.includes('correct');
  useKeys((event) => {
    if (offered && pressed(event, 'amend') && !isBelow()) {
      event.preventDefault();
      setOpen(true);
    }
  });
  if (!offered) {
    return null;
  }
  if (!open) {
    return (
      <p className="amend-offer">
        <Button size="small" icon={<EditOutlined />} onClick={() => setOpen(true)}>
          {t('orders.correct')} <kbd>{nameOfKey('amend')}</kbd>
        </Button>
      </p>
    );
  }
  return <CorrectForm order={order} result={result} close={() => setOpen(false)} />;
}

interface FormProps {
  order: WorkOrderDetail;
  result: WorkOrderResult;
  close: () => void;
}

function CorrectForm({ order, result, close }: FormProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<CorrectFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${order.number}.correct`, worth);
  const correct = useOrderAction(api.correctWorkOrder);
  const begunOn = Form.useWatch('begun_on', { form, preserve: true }) ?? order.version;
  const leave = () => {
    sent();
    close();
  };
  const submit = () => {
    setProblem(null);
    const { reason, begun_on, ...written } = form.getFieldsValue(true) as CorrectFields;
    correct.mutate(
      {
        number: order.number,
        expected_version: begun_on ?? order.version,
        ...resultOf(written),
        ...(reason?.trim() ? { reason } : {}),
      },
      {
        onSuccess: () => {
          void message.success(t('orders.correctDone'));
          leave();
        },
        onError: (caught) => setProblem(showInForm(form, caught, language)),
      },
    );
  };
  // Whoever is asked to say why is the manager: the desk has gone by the result.
  const mustSay = !order.feedback_owed;
  return (
    <Form
      form={form}
      name="order-correct"
      className="actions order-correct"
      layout="vertical"
      aria-label={t('orders.correct')}
      initialValues={{
        result: result.text,
        minutes: result.minutes,
        materials: result.materials.length === 0 ? [{}] : result.materials,
        begun_on: order.version,
      }}
      onValuesChange={() => form.setFieldValue('touched', 'yes')}
      onFinish={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave();
        }
        sendsByKey(form)(event);
      }}
      scrollToFirstError
    >
      <h2 className="panel-title">{t('orders.correct')}</h2>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {begunOn !== order.version && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={t('orders.correctOvertaken', { name: order.corrected?.staff.name ?? '' })}
          description={<ResultText result={result} />}
          action={
            <Button
              size="small"
              onClick={({ currentTarget }) => {
                backToForm(currentTarget);
                form.setFieldValue('begun_on', order.version);
                setProblem(null);
              }}
            >
              {t('ticket.goOn')}
            </Button>
          }
        />
      )}
      <ResultFields />
      <Form.Item
        name="reason"
        label={t(mustSay ? 'orders.correctReason' : 'orders.correctReasonOptional')}
        rules={mustSay ? [{ required: true, whitespace: true, message: t('act.required') }] : []}
        extra={t('orders.correctHint')}
      >
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          placeholder={t('orders.correctReasonPlaceholder')}
        />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={correct.isPending} id="send-order-correct">
          {t('orders.correctSave')}
        </Button>
        <kbd>{nameOfKey('submit')}</kbd>
        <Button type="text" onClick={leave}>
          {t('action.cancel')} <kbd>Esc</kbd>
        </Button>
      </div>
    </Form>
  );
}
