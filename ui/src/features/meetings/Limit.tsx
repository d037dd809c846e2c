// Something that must be done by a day, and how it stands: in words and by a shape, not by colour alone.
import type { DayLimit } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';

export function Limit({ of, limit }: { of: 'notice' | 'posting'; limit: DayLimit | null }) {
  const { t, language } = useWords();
  if (limit === null) {
    return <span className="faint">{of === 'notice' ? t('meetings.noticeNone') : ''}</span>;
  }
  const { by, done_on, state, source } = limit;
  const words =
    done_on === null
      ? t(`meetings.${of}By`, { day: day(by, language) })
      : t(`meetings.${of}Done`, { day: day(done_on, language) });
  const shape = ({ open: 'on_track', overdue: 'overdue', kept: 'done', missed: 'overdue' } as const)[state];
  return (
    <span
      className={`limit limit-${state}`}
      title={source === null ? undefined : t('meetings.source', { source })}
    >
      <Shape kind={shape} /> {words}
      {state === 'overdue' && t('app.aside', { text: t('meetings.overdue') })}
      {state === 'missed' && t('app.aside', { text: t('meetings.missed') })}
    </span>
  );
}
