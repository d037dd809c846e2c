// The week so far, beside the same part of the week before. A share is not called better or worse: a week is too short
// for that.
import type { Week, WeekFigures } from '../../bindings/operations';
import { percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';

export function WeekSection({ week }: { week: Week }) {
  const { t } = useWords();
  return (
    <section className="week" aria-label={t('home.week')}>
      <header>
        <h2>{t('home.week')}</h2>
        <span className="faint">{t('home.weekHint')}</span>
      </header>
      <dl>
        <Count name="received" week={week} />
        <div>
          <dt>{t('home.onTime')}</dt>
          <dd>
            <strong className="week-number">{percent(week.this.on_time)}</strong>
            <span>{t('home.ofSettled', { ...week.this.on_time })}</span>
            <span className="faint">{t('home.before', { figure: percent(week.before.on_time) })}</span>
          </dd>
        </div>
        <Count name="closed" week={week} />
      </dl>
    </section>
  );
}

function Count({ name, week }: { name: 'received' | 'closed'; week: Week }) {
  const { t } = useWords();
  const { this: now, before } = week;
  return (
    <div>
      <dt>{t(`home.${name}`)}</dt>
      <dd>
        <strong className="week-number">{now[name].toLocaleString()}</strong>
        <span>{useDifference(now, before, name)}</span>
        <span className="faint">{t('home.before', { figure: before[name].toLocaleString() })}</span>
      </dd>
    </div>
  );
}

function useDifference(now: WeekFigures, before: WeekFigures, name: 'received' | 'closed'): string {
  const { t } = useWords();
  const difference = now[name] - before[name];
  if (difference === 0) {
    return t('home.same');
  }
  return t(difference > 0 ? 'home.more' : 'home.fewer', { count: Math.abs(difference) });
}
