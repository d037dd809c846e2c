// What was done, in words, time and materials.
import type { WorkOrderResult } from '../../../bindings/operations';
import { useWords } from '../../../shared/i18n';

export function ResultText({ result }: { result: WorkOrderResult }) {
  const { t } = useWords();
  return (
    <>
      <p className="order-result">{result.text}</p>
      {result.minutes !== null && <p className="faint">{t('orders.took', { minutes: result.minutes })}</p>}
      {result.materials.length > 0 && (
        <ul className="order-materials" aria-label={t('orders.materials')}>
          {result.materials.map(({ name, quantity, unit }) => (
            <li key={`${name} ${quantity} ${unit}`}>
              <span>{name}</span>
              <span>
                {quantity} {unit}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
