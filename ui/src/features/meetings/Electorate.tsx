// Who votes in an owners' assembly: drawn from the register as of a day.
import { Alert, Button, DatePicker } from 'antd';
import { useState } from 'react';
import type { MeetingDetail, Weight } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { area, day as dayText, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { useMeetingAction } from './queries';

export function Electorate({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const may = useMay();
  const [day, setDay] = useState(() => toWallClock(Date.now(), zone));
  const draw = useMeetingAction((on: string) => api.drawElectorate({ id: meeting.id, day: on }));
  const drawn = meeting.electorate;
  const words = (weight: Weight) => ({ heads: weight.heads, area: area(weight.area_hundredths) });
  return (
    <section aria-label={t('meetings.electorate')}>
      <h2>{t('meetings.electorate')}</h2>
      {drawn === null ? (
        <p className="faint">{t('meetings.electorateNone')}</p>
      ) : (
        <p>
          {t('meetings.electorateIs', { day: dayText(drawn.day, language), ...words(drawn.all) })}
          {drawn.unregistered.heads > 0 && (
            <span className="faint"> · {t('meetings.unregistered', words(drawn.unregistered))}</span>
          )}
          {drawn.developer.heads > 0 && (
            <span className="faint"> · {t('meetings.developer', words(drawn.developer))}</span>
          )}
        </p>
      )}
      {draw.isError && <Alert type="error" showIcon title={failureText(draw.error, language)} />}
      {meeting.actions.includes('update') && may('meetings.write') && (
        <div className="electorate-draw">
          <DatePicker
            aria-label={t('meetings.electorateDay')}
            value={day}
            allowClear={false}
            onChange={(chosen) => chosen !== null && setDay(chosen)}
          />
          <Button loading={draw.isPending} onClick={() => draw.mutate(day.format('YYYY-MM-DD'))}>
            {t('meetings.draw')}
          </Button>
        </div>
      )}
    </section>
  );
}
