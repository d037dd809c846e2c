// What to tell the resident before the call ends.
import { SoundOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import type { TicketDetail } from '../../bindings/operations';
import { spokenMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { IncidentMark } from './Incident';
import { UndoEntry } from './undo';

interface Props {
  ticket: TicketDetail;
  next: () => void;
  /** Takes down the next caller with the same. */
  nextOfSame: () => void;
  show: () => void;
}

export function Registered({ ticket, next, nextOfSame, show }: Props) {
  const { t, language } = useWords();
  const zone = useZone();
  const same = ticket.incident !== null;
  return (
    <section className="registered" role="status">
      <p className="registered-head">
        {t('intake.done')} {ticket.incident !== null && <IncidentMark incident={ticket.incident} />}
      </p>
      <Typography.Text className="registered-number" copyable>
        {ticket.number}
      </Typography.Text>
      <div className="aloud">
        <p className="faint">
          <SoundOutlined /> {t('intake.readAloud')}
        </p>
        <p className="aloud-words">
          {t('intake.sayDeadline', { moment: spokenMoment(ticket.due_at, zone, language) })}
          <br />
          {t('intake.sayNumber', { number: ticket.number })}
        </p>
      </div>
      {(ticket.room === null || ticket.topic_pending) && (
        <p className="faint">
          {t('intake.incomplete', {
            what: [ticket.room === null && t('tickets.room'), ticket.topic_pending && t('intake.topic')]
              .filter(Boolean)
              .join(t('between.names')),
          })}
        </p>
      )}
      <div className="form-foot">
        {same && (
          <Button type="primary" autoFocus onClick={nextOfSame}>
            {t('incident.next')}
          </Button>
        )}
        <Button type={same ? 'default' : 'primary'} autoFocus={!same} onClick={next}>
          {t('intake.next')}
        </Button>
        <Button onClick={show}>{t('intake.open')}</Button>
        <UndoEntry ticket={ticket} after={next} />
      </div>
    </section>
  );
}
