// Where a notice stands, for how long it hangs, and in how many channels that is proven.
import type { Notice } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';

interface Props {
  notice: Notice;
}

export function Standing({ notice: { standing, late_entry_reason } }: Props) {
  const { t } = useWords();
  return (
    <>
      <span className={`notice-standing notice-is-${standing}`}>
        <i className="notice-mark" aria-hidden="true" />
        {t(`noticeStanding.${standing}`)}
      </span>
      {late_entry_reason !== null && (
        <span className="tag" title={late_entry_reason}>
          {t('notices.lateEntered')}
        </span>
      )}
    </>
  );
}

export function Period({ notice: { from_on, until_on } }: Props) {
  const { t, language } = useWords();
  const from = shortDay(from_on, language);
  if (until_on === null) {
    return <>{t('notices.since', { from })}</>;
  }
  return <>{from_on === until_on ? from : t('notices.until', { from, to: shortDay(until_on, language) })}</>;
}

export function Proofs({ notice: { number, channels, proven, missing } }: Props) {
  const { t } = useWords();
  if (missing > 0) {
    return (
      <span className="notice-missing">
        <Shape kind="overdue" /> {t('notices.missing', { count: missing })}
      </span>
    );
  }
  return <span className="faint">{number === null ? '' : t('notices.provenOf', { proven, channels })}</span>;
}
