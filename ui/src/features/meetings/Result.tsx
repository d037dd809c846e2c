// How a vote stands: the votes, what is needed, what is missing, and whether it is carried.
import { Progress } from 'antd';
import type { Held, Measured, Outcome } from '../../bindings/operations';
import { area } from '../../shared/format';
import { useWords } from '../../shared/i18n';

export function Result({ outcome, closed }: { outcome: Outcome; closed: boolean }) {
  const { t } = useWords();
  const { tally, quorum, decision, passed } = outcome;
  const byArea = decision?.area ?? quorum?.area ?? null;
  const verdict = passed === true ? 'meetings.passed' : closed ? 'meetings.notPassed' : 'meetings.notYet';
  return (
    <div className="result" role="status">
      <p className="result-line">
        {passed !== null && (
          <strong className={passed ? 'result-passed' : 'result-open'}>{t(verdict)}</strong>
        )}
        <span>
          {t('meetings.tally', {
            approving: tally.approving.heads,
            opposing: tally.opposing.heads,
            abstaining: tally.abstaining.heads,
          })}
        </span>
        {tally.invalid.heads > 0 && <span>{t('meetings.invalidCount', { count: tally.invalid.heads })}</span>}
        {byArea === null && decision !== null && (
          <span className="faint">
            {t('meetings.needs', { count: decision.heads.needed })}
            {decision.heads.missing > 0 && ` · ${t('meetings.lacks', { count: decision.heads.missing })}`}
          </span>
        )}
      </p>
      {byArea !== null && quorum !== null && <Two name={t('meetings.taking')} held={quorum} />}
      {byArea !== null && decision !== null && <Two name={t('meetings.approving')} held={decision} />}
    </div>
  );
}

/** A threshold by heads and by area. */
function Two({ name, held }: { name: string; held: Held }) {
  const { t } = useWords();
  const { heads, area: areas } = held;
  return (
    <dl className="two">
      <dt>{name}</dt>
      <dd>
        <Meter
          measured={heads}
          label={`${name} ${t('meetings.byHeads')}`}
          words={t('meetings.headsOf', { part: heads.part, whole: heads.whole, needed: heads.needed })}
          lack={t('meetings.headsLack', { count: heads.missing })}
        />
        {areas !== null && (
          <Meter
            measured={areas}
            label={`${name} ${t('meetings.byArea')}`}
            words={t('meetings.areaOf', {
              part: area(areas.part),
              whole: area(areas.whole),
              needed: area(areas.needed),
            })}
            lack={t('meetings.areaLack', { area: area(areas.missing) })}
          />
        )}
      </dd>
    </dl>
  );
}

interface MeterProps {
  measured: Measured;
  label: string;
  words: string;
  lack: string;
}

function Meter({ measured, label, words, lack }: MeterProps) {
  const { t } = useWords();
  // Only for the eye; whether it is reached is core's exact word.
  const share = measured.whole === 0 ? 0 : (100 * measured.part) / measured.whole;
  return (
    <div className="meter">
      <Progress aria-label={label} percent={share} showInfo={false} size="small" />
      <span>
        {words} · {measured.reached ? t('meetings.reached') : <strong>{lack}</strong>}
      </span>
    </div>
  );
}
