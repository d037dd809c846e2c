// An assembly that asks in writing: on which days ballot papers count.
import { Alert, Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Consultation, MeetingDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useMeetingAction } from './queries';

export function Consulting({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const may = useMay();
  const { consultation } = meeting;
  const [days, setDays] = useState<[Dayjs, Dayjs] | null>(
    consultation === null ? null : [dayjs.utc(consultation.opens_on), dayjs.utc(consultation.closes_on)],
  );
  const set = useMeetingAction((period: Consultation | undefined) =>
    api.setConsultation({ meeting_id: meeting.id, ...(period === undefined ? {} : { period }) }),
  );
  const open = meeting.actions.includes('update') && may('meetings.write');
  if (consultation === null && !open) {
    return null;
  }
  return (
    <section aria-label={t('papers.consultation')}>
      <h2>{t('papers.consultation')}</h2>
      <p className={consultation === null ? 'faint' : undefined}>
        {consultation === null
          ? t('papers.consultationNone')
          : t('papers.consultationIs', {
              from: day(consultation.opens_on, language),
              to: day(consultation.closes_on, language),
            })}
      </p>
      {set.isError && <Alert type="error" showIcon title={failureText(set.error, language)} />}
      {open && (
        <div className="electorate-draw">
          <DatePicker.RangePicker
            aria-label={t('papers.consultationDays')}
            placeholder={[t('papers.opensOn'), t('papers.closesOn')]}
            value={days}
            onChange={(chosen) =>
              setDays(chosen?.[0] != null && chosen[1] != null ? [chosen[0], chosen[1]] : null)
            }
          />
          <Button
            loading={set.isPending}
            disabled={days === null && consultation === null}
            onClick={() =>
              set.mutate(
                days === null
                  ? undefined
                  : { opens_on: days[0].format('YYYY-MM-DD'), closes_on: days[1].format('YYYY-MM-DD') },
              )
            }
          >
            {t(days === null && consultation !== null ? 'papers.consultationOff' : 'papers.consultationOn')}
          </Button>
        </div>
      )}
    </section>
  );
}
