// Entering the ballots of an owners' assembly, room by room, by keyboard: a room's number, a digit for each item.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { BallotEntry, BallotRow, MeetingDetail, VoteChoice, VoterRow } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { area } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { useVoters } from './queries';
import { Roster } from './Roster';

const choices: VoteChoice[] = ['for', 'against', 'abstain', 'invalid'];

export function Ballots({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const may = useMay();
  const [room, setRoom] = useState('');
  const voters = useVoters(meeting.id, room.trim());
  const found = room.trim() === '' ? [] : (voters.data?.rows ?? []);
  if (!may('meetings.write')) {
    return null;
  }
  return (
    <section className="ballots" aria-label={t('meetings.ballots')}>
      <h2>
        {t('meetings.ballots')}
        <span className="faint hint">{t('meetings.voteKeys')}</span>
      </h2>
      <Input
        aria-label={t('meetings.ballotRoom')}
        placeholder={t('meetings.ballotRoomHint')}
        value={room}
        maxLength={40}
        allowClear
        onChange={(event) => setRoom(event.target.value)}
      />
      {room.trim() !== '' && voters.data?.rows.length === 0 && (
        <p className="faint">{t('meetings.ballotNone')}</p>
      )}
      {found.map((voter) => (
        <Ballot key={voter.id} meeting={meeting} voter={voter} />
      ))}
    </section>
  );
}

/** What an entry comes in the place of, as it stands on the screen. */
export function insteadOf(
  seen: BallotRow | undefined,
): Pick<BallotEntry, 'instead_of' | 'instead_of_reason'> {
  return seen === undefined
    ? {}
    : {
        instead_of: seen.choice,
        ...(seen.reason === null ? {} : { instead_of_reason: seen.reason }),
      };
}

/** Says that something stands already, and lets it be corrected. */
export function Correct({ words, begin }: { words: string; begin: () => void }) {
  const { t } = useWords();
  return (
    <p className="ballot-stands">
      <span>{words}</span>
      <Button size="small" onClick={begin}>
        {t('meetings.ballotCorrect')}
      </Button>
    </p>
  );
}

function Ballot({ meeting, voter }: { meeting: MeetingDetail; voter: VoterRow }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [invalid, setInvalid] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  // What was entered stays until somebody says that it is corrected: the same ballot entered twice changes nothing unseen.
  const [correcting, setCorrecting] = useState(false);
  const enter = useMutation({
    mutationFn: (entry: { item_id: number; choice?: VoteChoice; reason?: string }) => {
      const ballot = { ...entry, ...insteadOf(of(entry.item_id)) };
      return api.enterBallot({ meeting_id: meeting.id, voter_id: voter.id, ballots: [ballot] });
    },
    onSuccess: () => {
      setInvalid(null);
      setReason('');
    },
    // Also what was refused: somebody else may have entered it.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [...shelves.meetings, 'voters', meeting.id] });
      void client.invalidateQueries({ queryKey: [...shelves.meetings, 'one', meeting.id] });
    },
  });
  const votable = meeting.items.filter(
    ({ matter, closed_at }) => matter !== 'discussion' && closed_at === null,
  );
  const of = (item: number) => voter.ballots.find((ballot) => ballot.item_id === item);
  const stands = votable.some(({ id }) => of(id) !== undefined);
  return (
    <article className="ballot">
      <p>
        <strong>{voter.rooms.join(t('between.names'))}</strong>{' '}
        <span className="faint">
          {area(voter.area_hundredths)}
          {voter.owners > 1 && ` · ${t('meetings.ballotOwners', { count: voter.owners })}`}
        </span>
      </p>
      {enter.isError && <Alert type="error" showIcon title={failureText(enter.error, language)} />}
      <Roster
        label={voter.rooms.join(t('between.names'))}
        rows={votable.map(({ id, title }) => ({
          id,
          name: title,
          note: of(id)?.reason,
          value: of(id)?.choice ?? null,
          enabled: correcting || of(id) === undefined,
        }))}
        options={choices.map((value) => ({ value, label: t(`voteChoice.${value}`) }))}
        choose={(item_id, value) => {
          if (value === 'invalid') {
            setReason(of(item_id)?.reason ?? '');
            setInvalid(item_id);
          } else {
            enter.mutate({ item_id, choice: value as VoteChoice });
          }
        }}
        takeBack={(item_id) => enter.mutate({ item_id })}
      />
      {stands && !correcting && (
        <Correct words={t('meetings.ballotStands')} begin={() => setCorrecting(true)} />
      )}
      {invalid !== null && (
        <form
          className="attendee"
          onSubmit={(event) => {
            event.preventDefault();
            enter.mutate({ item_id: invalid, choice: 'invalid', reason });
          }}
        >
          <Input
            autoFocus
            aria-label={t('meetings.ballotReason')}
            placeholder={t('meetings.ballotReasonHint')}
            value={reason}
            maxLength={100}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" disabled={reason.trim() === ''}>
            {t('meetings.ballotSaveInvalid')}
          </Button>
        </form>
      )}
    </article>
  );
}
