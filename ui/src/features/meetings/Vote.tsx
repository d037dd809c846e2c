// Votes of a meeting that votes by heads. Each is entered by itself, in the place of the one on the screen: two who enter
// votes at once never write over each other.
import { Button, InputNumber, Segmented } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { HandCount, MeetingDetail, MeetingItem, VoteChoice } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { callsOf } from './people';
import { Roster } from './Roster';

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  go: (run: () => Promise<MeetingDetail>) => void;
  /** Whether something is still on its way to core. */
  busy: boolean;
}

const choices: VoteChoice[] = ['for', 'against', 'abstain'];

export function Vote({ meeting, item, go, busy }: Props) {
  const { t } = useWords();
  const [way, setWay] = useState<'name' | 'hands'>(item.hands === null ? 'name' : 'hands');
  const names = { meeting_id: meeting.id, item_id: item.id };
  const stands = (person: number) => item.votes.find(({ person_id }) => person_id === person)?.choice ?? null;
  // Votes follow each other faster than core answers: what was entered just now is what the next one comes in the place of.
  const entered = useRef(new Map<number, VoteChoice | null>());
  useEffect(() => {
    if (!busy) {
      entered.current.clear();
    }
  }, [busy]);
  const enter = (people: number[], choice: VoteChoice | null) => {
    const votes = people.map((person_id) => {
      const seen = entered.current.has(person_id) ? entered.current.get(person_id) : stands(person_id);
      return {
        person_id,
        ...(choice === null ? {} : { choice }),
        ...(seen == null ? {} : { instead_of: seen }),
      };
    });
    for (const person of people) {
      entered.current.set(person, choice);
    }
    go(() => api.voteOnItem({ ...names, votes }));
  };
  const show = (count: HandCount | null) =>
    go(() =>
      api.voteOnItem({
        ...names,
        hands: {
          ...(count === null ? {} : { count }),
          ...(item.hands === null ? {} : { instead_of: item.hands }),
        },
      }),
    );
  const here = meeting.people.filter(
    ({ id, votes, attendance }) =>
      votes && (attendance === 'present' || attendance === 'late' || stands(id) !== null),
  );
  const calls = callsOf(meeting.people);
  const rest = here.filter(({ id }) => stands(id) === null).map(({ id }) => id);
  const voted = item.votes.map(({ person_id }) => person_id);
  // An item is voted on in one way; the other one is open once what was entered is taken back.
  const free = way === 'name' ? item.hands === null : voted.length === 0;
  return (
    <div className="vote">
      <div className="vote-head">
        <Segmented
          aria-label={t('meetings.way')}
          size="small"
          value={way}
          onChange={setWay}
          options={[
            { value: 'name', label: t('meetings.byName') },
            { value: 'hands', label: t('meetings.byHands') },
          ]}
        />
        {way === 'name' && free && rest.length > 0 && (
          <Button size="small" onClick={() => enter(rest, 'for')}>
            {t(voted.length === 0 ? 'meetings.allFor' : 'meetings.restFor')}
          </Button>
        )}
        {way === 'name' && free && <span className="faint hint">{t('meetings.voteKeys')}</span>}
      </div>
      {!free && (
        <p className="vote-other">
          {way === 'name' ? t('meetings.handsThere') : t('meetings.namesThere', { count: voted.length })}
          <Button size="small" onClick={() => (way === 'name' ? show(null) : enter(voted, null))}>
            {t('meetings.takeBack')}
          </Button>
        </p>
      )}
      {free && way === 'name' && (
        <Roster
          label={`${t('meetings.byName')} ${item.title}`}
          rows={here.map(({ id, name }) => ({
            id,
            name: calls.get(id) ?? name,
            value: stands(id),
            enabled: true,
          }))}
          options={choices.map((value) => ({ value, label: t(`voteChoice.${value}`) }))}
          choose={(id, value) => enter([id], value as VoteChoice)}
          takeBack={(id) => enter([id], null)}
        />
      )}
      {free && way === 'hands' && <Hands hands={item.hands} record={show} />}
    </div>
  );
}

interface HandsProps {
  hands: HandCount | null;
  record: (hands: HandCount) => void;
}

function Hands({ hands, record }: HandsProps) {
  const { t } = useWords();
  const id = useId();
  const [count, setCount] = useState<HandCount>(hands ?? { approving: 0, opposing: 0, abstaining: 0 });
  const fields = [
    ['approving', 'for'],
    ['opposing', 'against'],
    ['abstaining', 'abstain'],
  ] as const;
  return (
    <form
      className="hands"
      onSubmit={(event) => {
        event.preventDefault();
        record(count);
      }}
    >
      {fields.map(([field, choice]) => (
        <div key={field} className="hands-field">
          <label htmlFor={`${id}-${field}`}>{t(`voteChoice.${choice}`)}</label>
          <InputNumber
            id={`${id}-${field}`}
            min={0}
            max={500}
            precision={0}
            value={count[field]}
            onChange={(value) => setCount((now) => ({ ...now, [field]: value ?? 0 }))}
          />
        </div>
      ))}
      <Button htmlType="submit">{t('meetings.record')}</Button>
    </form>
  );
}
