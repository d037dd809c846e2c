// What a household said when it was last asked: a word, a shape for those who are not satisfied, and where it stands.
import type { LastSatisfaction as Last } from '../bindings/operations';
import { shortMoment } from './format';
import { useWords } from './i18n';
import { useZone } from './lookups';
import { useNow } from './now';

interface Props {
  last: Last;
  /** Opens the ticket that it was said about; without it the ticket is only told. */
  openTicket?: ((number: string) => void) | undefined;
}

export function LastSatisfaction({ last, openTicket }: Props) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const unhappy = last.satisfaction === 'dissatisfied' || last.satisfaction === 'very_dissatisfied';
  return (
    <p className="last-satisfaction">
      <span className="faint">{t('ticket.lastSatisfaction')}</span>
      <strong className={unhappy ? 'unhappy' : undefined}>
        {unhappy && <span aria-hidden="true">▲ </span>}
        {t(`satisfaction.${last.satisfaction}`)}
      </strong>
      <span className="faint">{shortMoment(last.at, zone, now)}</span>
      {openTicket === undefined ? (
        <span>{last.number}</span>
      ) : (
        <button type="button" className="row-number" onClick={() => openTicket(last.number)}>
          {last.number}
        </button>
      )}
    </p>
  );
}
