// Where a work order stands, in a word with its colour; and what came back to the desk.
import type { UnableReason, WorkOrderState } from '../../../bindings/operations';
import { useWords } from '../../../shared/i18n';

export function OrderState({ state }: { state: WorkOrderState }) {
  const { t } = useWords();
  return <span className={`status order-${state}`}>{t(`orderState.${state}`)}</span>;
}

/** What the desk is to do about an order that came back. */
export function Returned({ reason }: { reason: UnableReason | null }) {
  const { t } = useWords();
  return (
    <span className="order-returned">
      {reason === null ? t('orders.tellResident') : t('orders.decide', { reason: t(`detail.${reason}`) })}
    </span>
  );
}
