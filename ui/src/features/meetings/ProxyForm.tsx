// Somebody who comes in another's place; where the rules allow nobody to, the article says so.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { MeetingDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { callsOf } from './people';

interface Props {
  meeting: MeetingDetail;
  go: (run: () => Promise<MeetingDetail>, then?: () => void) => void;
}

/** That nobody may, and where that stands. */
export function ProxyNone({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const source = meeting.rules.sources.proxies;
  return (
    <p className="faint proxy-none">
      {t('work.proxyNone')}
      {source !== null && ` ${t('meetings.source', { source })}`}
    </p>
  );
}

export function ProxyForm({ meeting, go }: Props) {
  const { t } = useWords();
  const [person, setPerson] = useState<number | null>(null);
  const [name, setName] = useState('');
  if (!meeting.rules.proxies) {
    return <ProxyNone meeting={meeting} />;
  }
  const absent = meeting.people.filter(
    ({ votes, attendance }) => votes && (attendance === 'expected' || attendance === 'excused'),
  );
  const calls = callsOf(meeting.people);
  if (absent.length === 0) {
    return null;
  }
  return (
    <form
      className="attendee"
      onSubmit={(event) => {
        event.preventDefault();
        if (person !== null) {
          go(
            () =>
              api.recordAttendance({
                meeting_id: meeting.id,
                person_id: person,
                attendance: 'present',
                proxy: name,
              }),
            () => {
              setPerson(null);
              setName('');
            },
          );
        }
      }}
    >
      <Select
        aria-label={t('work.proxyOf')}
        className="proxy-of"
        placeholder={t('work.proxyOf')}
        value={person}
        onChange={setPerson}
        options={absent.map((one) => ({ value: one.id, label: calls.get(one.id) ?? one.name }))}
      />
      <Input
        aria-label={t('work.proxyName')}
        placeholder={t('work.proxyName')}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={person === null || name.trim() === ''}>
        {t('work.proxyGo')}
      </Button>
    </form>
  );
}
