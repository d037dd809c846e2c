// A figure that the program counts, before a measure and after it, with what it is a share of and what may be said of the change.
import type { MeasuredFigure, MeasuredName, MeasuredValue } from '../../bindings/operations';
import { day, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';

export function Measured({ figure }: { figure: MeasuredFigure }) {
  const { t } = useWords();
  const { name, topic, before, after, verdict } = figure;
  return (
    <div>
      <dt>
        {t(`measured.${name}`)}
        {topic !== null && t('app.aside', { text: topic.name })}
      </dt>
      <dd>
        <Value name={name} value={before} />
        {after !== null && (
          <>
            <br />→ <Value name={name} value={after} />
          </>
        )}
        {verdict !== null && <span className="supervision-note">{t(`measuredChange.${verdict}`)}</span>}
      </dd>
    </div>
  );
}

function Value({ name, value }: { name: MeasuredName; value: MeasuredValue }) {
  const { t, language } = useWords();
  const { of, from_on, to_on } = value;
  return (
    <>
      <strong>{name === 'tickets' ? t('supervision.tickets', { count: of.numerator }) : percent(of)}</strong>
      <span className="faint">
        {name !== 'tickets' && ` ${of.numerator} / ${of.denominator}`}{' '}
        {t('supervision.figureDays', { from: day(from_on, language), to: day(to_on, language) })}
      </span>
    </>
  );
}
