// Who is here: signing in by keyboard, whoever comes without being on the list, proxies, and the time of coming and leaving.
import { Alert, Button, Input, Select, TimePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Attendance, MeetingDetail, MeetingPerson } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { fromWallClock, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { ProxyForm } from './ProxyForm';
import { callsOf, personOf } from './people';
import { useMeetingAction } from './queries';
import { Roster } from './Roster';

const standings: Attendance[] = ['present', 'late', 'left', 'excused', 'expected'];

type Go = (run: () => Promise<MeetingDetail>, then?: () => void) => void;

export function People({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const may = useMay();
  // What was refused is said until the meeting has moved on.
  const [problem, setProblem] = useState<{ text: string; version: number } | null>(null);
  const act = useMeetingAction((run: () => Promise<MeetingDetail>) => run());
  const open = meeting.actions.includes('sign_in') && may('meetings.write');
  const go: Go = (run, then) => {
    setProblem(null);
    act.mutate(run, {
      onSuccess: () => then?.(),
      onError: (caught) => setProblem({ text: failureText(caught, language), version: meeting.version }),
    });
  };
  const calls = callsOf(meeting.people);
  const noteOf = useNote();
  return (
    <section aria-label={t('meetings.attendance')}>
      <h2>
        {t('meetings.attendance')}
        {open && <span className="faint hint">{t('meetings.attendanceKeys')}</span>}
      </h2>
      {problem?.version === meeting.version && (
        <Alert className="attendee-problem" type="error" showIcon title={problem.text} />
      )}
      <Roster
        label={t('meetings.attendance')}
        rows={meeting.people.map((person) => {
          const called = calls.get(person.id) ?? person.name;
          return {
            id: person.id,
            name: called,
            value: person.attendance,
            enabled: open,
            note: noteOf(person, called === person.name),
          };
        })}
        options={standings.map((value) => ({ value, label: t(`attendanceState.${value}`) }))}
        choose={(person_id, value) =>
          go(() =>
            api.recordAttendance({ meeting_id: meeting.id, person_id, attendance: value as Attendance }),
          )
        }
      />
      {open && <Attendee meeting={meeting} />}
      {open && <ProxyForm meeting={meeting} go={go} />}
      {open && <Times meeting={meeting} />}
    </section>
  );
}

/** What is said of a person beside the name: the note, who came in their place, when they came and left. */
function useNote(): (person: MeetingPerson, withNote: boolean) => string {
  const { t } = useWords();
  const zone = useZone();
  const clock = (at: string) => toWallClock(Date.parse(at), zone).format('HH:mm');
  return ({ note, votes, proxy, came_at, left_at }, withNote) =>
    [
      withNote ? note : null,
      votes ? null : t('meetings.sitsIn'),
      proxy === null ? null : t('meetings.proxy', { name: proxy }),
      came_at !== null && left_at === null ? t('meetings.cameAt', { at: clock(came_at) }) : null,
      came_at !== null && left_at !== null ? `${clock(came_at)}–${clock(left_at)}` : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
}

/** Whoever comes without being on the list. Of one whose name is there already it asks whether they are two. */
function Attendee({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const [line, setLine] = useState('');
  const act = useMeetingAction((another: boolean) =>
    api.addAttendee({ meeting_id: meeting.id, ...personOf(line), another }),
  );
  const alike = isFailure(act.error) && act.error.code === 'meeting.person_alike';
  const add = (another: boolean) => act.mutate(another, { onSuccess: () => setLine('') });
  return (
    <>
      <form
        className="attendee"
        onSubmit={(event) => {
          event.preventDefault();
          add(false);
        }}
      >
        <Input
          aria-label={t('meetings.attendee')}
          placeholder={t('meetings.attendeeHint')}
          status={act.isError && !alike ? 'error' : ''}
          value={line}
          maxLength={100}
          onChange={(event) => {
            setLine(event.target.value);
            act.reset();
          }}
        />
        <Button htmlType="submit" loading={act.isPending} disabled={line.trim() === ''}>
          {t('meetings.attendeeAdd')}
        </Button>
      </form>
      {act.isError && (
        <Alert
          className="attendee-problem"
          type={alike ? 'warning' : 'error'}
          showIcon
          title={failureText(act.error, language)}
          {...(alike
            ? {
                action: (
                  <Button size="small" onClick={() => add(true)}>
                    {t('meetings.attendeeAnother')}
                  </Button>
                ),
              }
            : {})}
        />
      )}
    </>
  );
}

/** The time of coming or leaving, where it was not the moment at which it was noted. */
function Times({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const [person, setPerson] = useState<number | null>(null);
  const [what, setWhat] = useState<'came' | 'left'>('came');
  const [time, setTime] = useState<Dayjs | null>(null);
  const calls = callsOf(meeting.people);
  const came = meeting.people.filter(({ came_at }) => came_at !== null);
  const chosen = came.find(({ id }) => id === person);
  const act = useMeetingAction((at: string) =>
    api.recordAttendance({
      meeting_id: meeting.id,
      person_id: chosen?.id ?? 0,
      attendance: what === 'left' ? 'left' : chosen?.attendance === 'late' ? 'late' : 'present',
      at,
      ...(what === 'came' && chosen?.proxy != null ? { proxy: chosen.proxy } : {}),
    }),
  );
  if (came.length === 0) {
    return null;
  }
  const day = toWallClock(meeting.began_at === null ? Date.now() : Date.parse(meeting.began_at), zone);
  return (
    <>
      <form
        className="attendee"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== undefined && time !== null) {
            const at = fromWallClock(`${day.format('YYYY-MM-DD')}T${time.format('HH:mm')}`, zone);
            act.mutate(at, { onSuccess: () => setTime(null) });
          }
        }}
      >
        <Select
          aria-label={t('meetings.timeOf')}
          className="attendee-who"
          placeholder={t('meetings.timeOf')}
          value={chosen?.id ?? null}
          onChange={setPerson}
          options={came.map(({ id, name }) => ({ value: id, label: calls.get(id) ?? name }))}
        />
        <Select
          aria-label={t('meetings.timeWhat')}
          value={what}
          onChange={setWhat}
          options={(['came', 'left'] as const).map((value) => ({ value, label: t(`meetings.${value}`) }))}
        />
        <TimePicker
          aria-label={t('meetings.time')}
          format="HH:mm"
          placeholder={t('meetings.time')}
          needConfirm={false}
          value={time}
          onChange={setTime}
          status={act.isError ? 'error' : ''}
        />
        <Button htmlType="submit" loading={act.isPending} disabled={chosen === undefined || time === null}>
          {t('meetings.timeGo')}
        </Button>
      </form>
      {act.isError && (
        <Alert className="attendee-problem" type="error" showIcon title={failureText(act.error, language)} />
      )}
    </>
  );
}
