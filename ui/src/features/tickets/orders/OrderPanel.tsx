// One work order: where it stands, where to go and what to do, the next step, and the photographs.
import { PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Steps } from 'antd';
import type { WorkOrderDetail, WorkOrderState } from '../../../bindings/operations';
import { useMay } from '../../../shared/access';
import { nearMoment } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { useNow } from '../../../shared/now';
import { Fact, Panel } from '../../../shared/Panel';
import { Phone } from '../Phone';
import { Correct } from './Correct';
import { OrderPhotos } from './OrderPhotos';
import { OrderSteps } from './OrderSteps';
import { useOrder } from './queries';
import { ResultText } from './ResultText';
import { OrderState, Returned } from './State';

interface Props {
  number: string;
  close: () => void;
  print: () => void;
}

export function OrderPanel({ number, close, print }: Props) {
  const { t } = useWords();
  const order = useOrder(number);
  return (
    <Panel
      number={number}
      close={close}
      shown={order}
      head={
        <>
          {order.data?.urgent && <span className="mark mark-urgent">{t('mark.urgent')}</span>}
          <Button
            type="text"
            icon={<PrinterOutlined />}
            aria-label={t('orders.printOne')}
            title={t('orders.printOne')}
            onClick={print}
          />
        </>
      }
    >
      {(shown) => <Detail order={shown} />}
    </Panel>
  );
}

function Detail({ order }: { order: WorkOrderDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const at = (instant: string) => nearMoment(instant, zone, now, language);
  return (
    <>
      <div className="standing">
        <OrderState state={order.state} />
        {order.feedback_owed && <Back order={order} />}
        <span className="standing-more">{order.ended_at !== null && at(order.ended_at)}</span>
      </div>
      <Course order={order} />
      <blockquote className="said" aria-label={t('orders.problem')}>
        {order.problem}
      </blockquote>
      <dl className="facts">
        <Fact name={t('orders.place')}>
          <strong>{order.place ?? '—'}</strong>
        </Fact>
        <Fact name={t('orders.wanted')}>
          {order.wanted_at === null ? (
            <span className="faint">{t('orders.notAgreed')}</span>
          ) : (
            <strong>{at(order.wanted_at)}</strong>
          )}
        </Fact>
        <Fact name={t('ticket.phone')}>
          {order.phone_masked === null ? (
            <span className="faint">{t('ticket.unknown')}</span>
          ) : (
            <Phone number={order.ticket} masked={order.phone_masked} />
          )}
        </Fact>
        <Fact name={t('tickets.caller')}>
          {order.caller_name ?? <span className="faint">{t('ticket.unknown')}</span>}
        </Fact>
        <Fact name={t('orders.repairer')}>{order.repairer.name}</Fact>
        <Fact name={t('orders.issuedBy')}>{order.issued_by.name}</Fact>
        <Fact name={t('orders.ticket')} wide>
          <Link className="order-link" to="/tickets" search={{ tab: 'all', ticket: order.ticket }}>
            {order.ticket}
          </Link>
        </Fact>
      </dl>
      <Result order={order} />
      <OrderSteps order={order} />
      <OrderPhotos order={order} />
    </>
  );
}

/** What the desk is to do next, with the way there. */
function Back({ order }: { order: WorkOrderDetail }) {
  const { t } = useWords();
  const may = useMay();
  return (
    <>
      <Returned reason={order.unable_reason} />
      {may('tickets.feedback') && (
        <Link className="order-link" to="/tickets" search={{ tab: 'all', ticket: order.ticket }}>
          {t('orders.toTicket')}
        </Link>
      )}
    </>
  );
}

const course: WorkOrderState[] = ['issued', 'accepted', 'on_site', 'done'];

/** How far it is, step by step; a moment that nobody noted is left out. */
function Course({ order }: { order: WorkOrderDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  if (order.state === 'unable' || order.state === 'withdrawn') {
    return null;
  }
  const times = [order.issued_at, order.accepted_at, order.arrived_at, order.ended_at];
  const here = course.indexOf(order.state);
  return (
    <Steps
      className="order-course"
      size="small"
      titlePlacement="vertical"
      current={order.state === 'done' ? course.length : here}
      items={course.map((state, place) => {
        const at = times[place];
        return {
          title: t(`orderState.${state}`),
          content: at == null || place > here ? '' : nearMoment(at, zone, now, language),
        };
      })}
    />
  );
}

function Result({ order }: { order: WorkOrderDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const { result, corrected, unable_reason, note } = order;
  if (result !== null) {
    return (
      <section aria-label={t('orders.result')}>
        <h2 className="panel-title">{t('orders.result')}</h2>
        <ResultText result={result} />
        {corrected !== null && (
          <p className="faint">
            {t(corrected.reason === null ? 'orders.corrected' : 'orders.correctedBecause', {
              name: corrected.staff.name,
              moment: nearMoment(corrected.at, zone, now, language),
              reason: corrected.reason ?? '',
            })}
          </p>
        )}
        <Correct order={order} result={result} />
      </section>
    );
  }
  if (unable_reason === null && note === null) {
    return null;
  }
  return (
    <section aria-label={t('orders.why')}>
      <h2 className="panel-title">{t('orders.why')}</h2>
      <p className="order-result">
        {unable_reason !== null && <strong>{t(`detail.${unable_reason}`)}　</strong>}
        {note}
      </p>
    </section>
  );
}
