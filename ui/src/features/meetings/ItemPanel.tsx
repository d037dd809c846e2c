// An item of the agenda: what was said, how people vote, what came of it.
import { Alert, Button, InputNumber, Segmented } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { HandCount, MeetingDetail, MeetingItem, NamedVote, VoteChoice } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { ItemFiles } from './ItemFiles';
import { ItemTimer } from './ItemTimer';
import { Notes } from './Notes';
import { useMeetingAction } from './queries';
import { Result } from './Result';
import { Roster } from './Roster';
import { ItemWork } from './Work';

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  number: number;
}

export function ItemPanel({ meeting, item, number }: Props) {
  const { t, language } = useWords();
  const may = useMay();
  const place = useRef<HTMLLIElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useMeetingAction((run: () => Promise<MeetingDetail>) => run());
  const go = (run: () => Promise<MeetingDetail>) => {
    setProblem(null);
    act.mutate(run, { onError: (caught) => setProblem(failureText(caught, language)) });
  };
  const live = meeting.actions.includes('decide') && may('meetings.write');
  const closed = item.closed_at !== null;
  const names = { meeting_id: meeting.id, item_id: item.id };
  const plan = [
    t(`matter.${item.matter}`),
    item.proposer,
    item.minutes === null ? null : `${item.minutes} ${t('meetings.minutes')}`,
  ].filter((part) => part !== null);
  return (
    <li ref={place} className={closed ? 'item item-closed' : 'item'} aria-label={item.title}>
      <header className="item-head">
        <h2>
          <span className="item-number">{number}</span>
          {item.title}
        </h2>
        <span className="faint">{plan.join(' · ')}</span>
        <ItemTimer meeting={meeting} item={item} live={live} go={go} />
        {live && !closed && (
          <Button size="small" onClick={() => go(() => api.closeItem(names))}>
            {t('meetings.close')}
          </Button>
        )}
        {closed && <span className="meeting-state meeting-state-ended">{t('meetings.closed')}</span>}
        {live && closed && (
          <Button size="small" type="text" onClick={() => go(() => api.reopenItem(names))}>
            {t('meetings.reopen')}
          </Button>
        )}
      </header>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      {item.outcome !== null && (
        <Result outcome={item.outcome} closed={closed || meeting.state === 'ended'} />
      )}
      {live && !closed && item.matter !== 'discussion' && meeting.kind !== 'assembly' && (
        <Vote meeting={meeting} item={item} go={go} busy={act.isPending} />
      )}
      {(live || item.discussion !== null || item.decision !== null) && (
        <Notes meeting={meeting} item={item} live={live} />
      )}
      <ItemFiles meeting={meeting} item={item} around={place} />
      <ItemWork meeting={meeting} item={item} />
    </li>
  );
}

interface VoteProps {
  meeting: MeetingDetail;
  item: MeetingItem;
  go: (run: () => Promise<MeetingDetail>) => void;
  /** Whether something is still on its way to core. */
  busy: boolean;
}

const choices: VoteChoice[] = ['for', 'against', 'abstain'];

/** Votes of a meeting that votes by heads. */
function Vote({ meeting, item, go, busy }: VoteProps) {
  const { t } = useWords();
  const [way, setWay] = useState<'name' | 'hands'>(item.hands === null ? 'name' : 'hands');
  const names = { meeting_id: meeting.id, item_id: item.id };
  const here = meeting.people.filter(
    ({ id, votes, attendance }) =>
      votes &&
      (attendance === 'present' || attendance === 'late' || item.votes.some((vote) => vote.person_id === id)),
  );
  const all: NamedVote[] = here.map(({ id }) => ({
    person_id: id,
    choice: item.votes.find((vote) => vote.person_id === id)?.choice ?? 'for',
  }));
  // Votes follow each other faster than core answers: each is added to those that are on their way.
  const latest = useRef(item.votes);
  useEffect(() => {
    if (!busy) {
      latest.current = item.votes;
    }
  }, [busy, item.votes]);
  const choose = (person_id: number, choice: VoteChoice) => {
    const others = latest.current.filter((vote) => vote.person_id !== person_id);
    const votes = [...others, { person_id, choice }];
    latest.current = votes;
    go(() => api.voteOnItem({ ...names, votes }));
  };
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
        {way === 'name' && here.length > item.votes.length && (
          <Button size="small" onClick={() => go(() => api.voteOnItem({ ...names, votes: all }))}>
            {t('meetings.allFor')}
          </Button>
        )}
        {way === 'name' && <span className="faint hint">{t('meetings.voteKeys')}</span>}
      </div>
      {way === 'name' ? (
        <Roster
          label={`${t('meetings.byName')} ${item.title}`}
          rows={here.map(({ id, name }) => ({
            id,
            name,
            value: item.votes.find((vote) => vote.person_id === id)?.choice ?? null,
            enabled: true,
          }))}
          options={choices.map((value) => ({ value, label: t(`voteChoice.${value}`) }))}
          choose={(id, value) => choose(id, value as VoteChoice)}
        />
      ) : (
        <Hands hands={item.hands} record={(hands) => go(() => api.voteOnItem({ ...names, hands }))} />
      )}
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
