// The work orders of a ticket: what came back first, then the others; and sending somebody.
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { TicketDetail, TicketWorkOrder } from '../../../bindings/operations';
import { api } from '../../../host';
import { useMay } from '../../../shared/access';
import { useDraft } from '../../../shared/drafts';
import { showInForm } from '../../../shared/failure';
import { fromWallClock, nearMoment } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { keyName, sendsByKey } from '../../../shared/keyboard';
import { useZone } from '../../../shared/lookups';
import { useNow } from '../../../shared/now';
import { useOrderAction } from './queries';
import { RepairerField } from './RepairerField';
import { OrderState } from './State';
import './orders.css';

export function TicketOrders({ orders }: { orders: TicketWorkOrder[] }) {
  const { t } = useWords();
  if (orders.length === 0) {
    return null;
  }
  return (
    <section className="ticket-orders" aria-label={t('orders.title')}>
      {orders.toReversed().map((order) => (
        <Order key={order.number} order={order} />
      ))}
    </section>
  );
}

function Order({ order }: { order: TicketWorkOrder }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const may = useMay();
  const at = (instant: string) => nearMoment(instant, zone, now, language);
  const reason = order.unable_reason === null ? '' : t(`detail.${order.unable_reason}`);
  const said = [reason, order.result ?? order.note ?? ''].filter((text) => text !== '').join('：');
  return (
    <article className={order.feedback_owed ? 'ticket-order ticket-order-back' : 'ticket-order'}>
      <div className="ticket-order-head">
        <OrderState state={order.state} />
        {may('work_orders.read') ? (
          <Link className="order-link" to="/orders" search={{ tab: 'all', order: order.number }}>
            {order.number}
          </Link>
        ) : (
          <span>{order.number}</span>
        )}
        <span>{order.repairer.name}</span>
        <span className="faint">
          {order.ended_at !== null
            ? at(order.ended_at)
            : order.wanted_at !== null
              ? t('orders.comesAt', { moment: at(order.wanted_at) })
              : at(order.issued_at)}
        </span>
      </div>
      {said !== '' && <p className="ticket-order-said">{said}</p>}
      {order.feedback_owed && (
        <p className="ticket-order-next">
          {t(order.state === 'done' ? 'orders.doneTell' : 'orders.unableDecide')}
        </p>
      )}
    </article>
  );
}

interface IssueFields {
  staff_id?: number;
  place?: string;
  problem?: string;
  wanted_at?: Dayjs | null;
}

/** Who goes, and when: everything else is there already. */
export function IssueForm({ ticket, close }: { ticket: TicketDetail; close: () => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const [form] = Form.useForm<IssueFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `${ticket.number}.issue_work_order`, ['staff_id']);
  const issue = useOrderAction((fields: IssueFields) =>
    api.issueWorkOrder({
      number: ticket.number,
      staff_id: fields.staff_id ?? 0,
      ...(fields.place?.trim() ? { place: fields.place } : {}),
      ...(fields.problem?.trim() ? { problem: fields.problem } : {}),
      ...(fields.wanted_at
        ? { wanted_at: fromWallClock(fields.wanted_at.format('YYYY-MM-DDTHH:mm'), zone) }
        : {}),
    }),
  );
  return (
    <Form
      form={form}
      name="issue-order"
      layout="vertical"
      className="tool-form"
      aria-label={t('orders.issue')}
      initialValues={{ place: ticket.room ?? '', problem: ticket.content.slice(0, 500) }}
      onFinish={(fields: IssueFields) => {
        setProblem(null);
        issue.mutate(fields, {
          onSuccess: (order) => {
            sent();
            void message.success(t('orders.issuedTo', { name: order.repairer.name, number: order.number }));
            close();
          },
          onError: (caught) => setProblem(showInForm(form, caught, language)),
        });
      }}
      onKeyDown={sendsByKey(form)}
    >
      <h2 className="panel-title">{t('orders.issue')}</h2>
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <div className="form-row">
        <RepairerField autoFocus />
        <Form.Item name="wanted_at" label={t('orders.wantedOptional')}>
          <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t('orders.place')}>
        <Input maxLength={80} placeholder={t('orders.placePlaceholder')} />
      </Form.Item>
      <Form.Item name="problem" label={t('orders.problem')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <div className="form-foot">
        <Button onClick={close}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={issue.isPending} id="send-issue-order">
          {t('orders.issue')}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
      </div>
    </Form>
  );
}
