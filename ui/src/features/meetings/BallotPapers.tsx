// Ballot papers of an assembly: issued with numbers, collected, entered by number. The number and Enter, a digit for each
// item, and the next one; a paper that is invalid says why.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, type InputRef, Segmented } from 'antd';
import { useRef, useState } from 'react';
import type { BallotEntry, BallotPaperRow, MeetingDetail, VoteChoice } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { area } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { BallotPrint } from './BallotPrint';
import { BallotProxy } from './BallotProxy';
import { Correct, insteadOf } from './Ballots';
import { paperNumber } from './paperNumber';
import { Roster } from './Roster';
import './papers.css';

const choices: VoteChoice[] = ['for', 'against', 'abstain', 'invalid'];

function usePaperCounts(meeting: number) {
  return useQuery({
    queryKey: [...shelves.meetings, 'papers', meeting],
    queryFn: () => api.listBallotPapers({ meeting_id: meeting, limit: 1 }),
  }).data?.counts;
}

/** Does something with papers; the results are read again, one item's after the other. */
function usePapers<Arguments, Answer>(meeting: number, act: (args: Arguments) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const shelf of ['papers', 'one', 'voters']) {
        void client.invalidateQueries({ queryKey: [...shelves.meetings, shelf, meeting] });
      }
    },
  });
}

export function BallotPapers({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const counts = usePaperCounts(meeting.id);
  const issue = usePapers(meeting.id, () => api.issueBallotPapers({ meeting_id: meeting.id }));
  const held = meeting.state === 'in_session' && may('meetings.write');
  if (counts === undefined || (counts.issued === 0 && !held)) {
    return null;
  }
  const missing = counts.issued < (meeting.electorate?.all.heads ?? 0);
  return (
    <section className="papers" aria-label={t('papers.title')}>
      <h2>{t('papers.title')}</h2>
      {counts.issued > 0 && (
        <p className="papers-counts" role="status">
          <span>{t('papers.issued', { count: counts.issued })}</span>
          <span>{t('papers.collected', { count: counts.collected })}</span>
          <span>{t('papers.entered', { count: counts.entered })}</span>
          <span>{t('papers.invalid', { count: counts.invalid })}</span>
          {counts.by_proxy > 0 && <span>{t('papers.byProxy', { count: counts.by_proxy })}</span>}
        </p>
      )}
      {held && missing && (
        <div className="papers-issue">
          <Button
            loading={issue.isPending}
            onClick={() =>
              issue.mutate(undefined, {
                onError: (caught) => void message.error(failureText(caught, language), 8),
              })
            }
          >
            {t('papers.issue')}
          </Button>
          <span className="faint">{t('papers.issueHint')}</span>
        </div>
      )}
      {counts.issued > 0 && may('meetings.write') && (
        <BallotPrint meeting={meeting.id} issued={counts.issued} />
      )}
      {held && counts.issued > 0 && <Entry meeting={meeting} />}
    </section>
  );
}

function Entry({ meeting }: { meeting: MeetingDetail }) {
  const { t, language } = useWords();
  const [way, setWay] = useState<'enter' | 'collect'>('enter');
  const [number, setNumber] = useState('');
  const [paper, setPaper] = useState<BallotPaperRow | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  const again = (words: string) => {
    setDone(words);
    setPaper(null);
    setNumber('');
    field.current?.focus();
  };
  const find = usePapers(meeting.id, async (wanted: number) => {
    if (way === 'collect') {
      await api.collectBallotPaper({ meeting_id: meeting.id, number: wanted });
      again(t('papers.collectedOne', { number: wanted }));
      return;
    }
    const page = await api.listBallotPapers({ meeting_id: meeting.id, number: wanted });
    const found = page.rows[0] ?? null;
    setPaper(found);
    setDone(found === null ? t('papers.none', { number: wanted }) : null);
  });
  return (
    <div className="papers-entry">
      <Segmented<'enter' | 'collect'>
        aria-label={t('papers.way')}
        size="small"
        value={way}
        onChange={(next) => {
          setWay(next);
          setPaper(null);
        }}
        options={[
          { value: 'enter', label: t('papers.enter') },
          { value: 'collect', label: t('papers.collectOnly') },
        ]}
      />
      <form
        className="attendee"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = paperNumber(number, meeting.id);
          setDone(wanted === 'other' ? t('papers.ofAnother') : null);
          if (typeof wanted === 'number') {
            find.mutate(wanted);
          }
        }}
      >
        <Input
          ref={field}
          className="papers-number"
          inputMode="numeric"
          aria-label={t('papers.number')}
          placeholder={t('papers.number')}
          value={number}
          maxLength={24}
          onChange={(event) => {
            setNumber(event.target.value);
            setPaper(null);
          }}
        />
        <Button
          htmlType="submit"
          loading={find.isPending}
          disabled={paperNumber(number, meeting.id) === null}
        >
          {t(way === 'enter' ? 'papers.find' : 'papers.collect')} <kbd>Enter</kbd>
        </Button>
      </form>
      {find.isError && <Alert type="error" showIcon title={failureText(find.error, language)} />}
      {done !== null && <p role="status">{done}</p>}
      {paper !== null && (
        <Paper
          key={paper.number}
          meeting={meeting}
          paper={paper}
          changed={setPaper}
          saved={() => again(t('papers.saved', { number: paper.number }))}
        />
      )}
    </div>
  );
}

interface PaperProps {
  meeting: MeetingDetail;
  paper: BallotPaperRow;
  changed: (paper: BallotPaperRow) => void;
  saved: () => void;
}

/** One paper: a digit for each item; with the last of them it is kept, unless a reason is missing. */
function Paper({ meeting, paper, changed, saved }: PaperProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const items = meeting.items.filter(
    ({ matter, closed_at }) => matter !== 'discussion' && closed_at === null,
  );
  const before = paper.voter.ballots;
  const stands = (id: number) => before.find(({ item_id }) => item_id === id);
  const entered = items.some(({ id }) => stands(id) !== undefined);
  // A paper that was entered shows what stands, and is changed only by who says that it is corrected.
  const [correcting, setCorrecting] = useState(false);
  const [chosen, setChosen] = useState<Record<number, VoteChoice>>({});
  const [reason, setReason] = useState('');
  const first = useRef<HTMLDivElement>(null);
  const focus = () => first.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  const enter = usePapers(meeting.id, (args: { ballots?: BallotEntry[]; spoiled?: string }) =>
    api.enterBallotPaper({ meeting_id: meeting.id, number: paper.number, ...args }),
  );
  const open = !entered || correcting;
  const of = (id: number) => chosen[id] ?? stands(id)?.choice ?? null;
  /** A ballot in the place of what the paper showed, so that nobody's entry is written over unseen. */
  const ballot = (id: number, choice: VoteChoice): BallotEntry => ({
    item_id: id,
    choice,
    ...(choice === 'invalid' ? { reason } : {}),
    ...insteadOf(stands(id)),
  });
  const send = (args: { ballots?: BallotEntry[]; spoiled?: string }) =>
    enter.mutate(args, {
      onSuccess: saved,
      // Somebody else was first: what stands now is shown, to be corrected or left.
      onError: (caught) => {
        if (isFailure(caught) && caught.code === 'ballot.stands') {
          setChosen({});
          setCorrecting(false);
          void api.listBallotPapers({ meeting_id: meeting.id, number: paper.number }).then(({ rows }) => {
            if (rows[0] !== undefined) {
              changed(rows[0]);
            }
          });
        }
      },
    });
  const keep = (all: Record<number, VoteChoice>) =>
    send({
      ballots: items.flatMap(({ id }) => {
        const choice = all[id];
        return choice === undefined ? [] : [ballot(id, choice)];
      }),
    });
  const invalid = Object.values(chosen).includes('invalid');
  const nothing = Object.keys(chosen).length === 0;
  const full = items.every(({ id }) => chosen[id] !== undefined);
  // Another reason alone is a correction too: of what is invalid for the reason that was shown.
  const known = before.find((one) => one.reason !== null)?.reason ?? '';
  const others =
    entered && nothing && known !== '' && reason.trim() !== known
      ? items.filter(({ id }) => stands(id)?.reason === known)
      : [];
  // A correction names what it changes; a paper that is entered for the first time is entered whole.
  const ready = entered ? !nothing || others.length > 0 : full;
  const proxyKnown = (row: BallotPaperRow) => {
    changed(row);
    void client.invalidateQueries({ queryKey: [...shelves.meetings, 'papers', meeting.id] });
    focus();
  };
  const choose = (id: number, choice: VoteChoice) => {
    const all = { ...chosen, [id]: choice };
    setChosen(all);
    const complete = items.every((item) => all[item.id] !== undefined);
    if (!entered && complete && !Object.values(all).includes('invalid')) {
      keep(all);
    }
  };
  return (
    <div
      className="ballot"
      ref={(element) => {
        // The first item takes the digits as soon as the paper is there.
        if (element !== null && first.current === null) {
          first.current = element;
          focus();
        }
      }}
    >
      <p>
        <strong>{t('papers.one', { number: paper.number })}</strong>{' '}
        {paper.voter.rooms.join(t('between.names'))}{' '}
        <span className="faint">
          {area(paper.voter.area_hundredths)}
          {paper.proxy !== null && ` · ${t('papers.proxyIs', { name: paper.proxy })}`}
        </span>
      </p>
      <BallotProxy meeting={meeting} paper={paper} changed={proxyKnown} />
      {enter.isError && <Alert type="error" showIcon title={failureText(enter.error, language)} />}
      <Roster
        label={t('papers.one', { number: paper.number })}
        rows={items.map(({ id, title }) => ({
          id,
          name: title,
          note: chosen[id] === undefined ? stands(id)?.reason : null,
          value: of(id),
          enabled: open,
        }))}
        options={choices.map((value) => ({ value, label: t(`voteChoice.${value}`) }))}
        choose={(id, value) => choose(id, value as VoteChoice)}
      />
      {open ? (
        <form
          className="attendee"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) {
              keep(nothing ? Object.fromEntries(others.map(({ id }) => [id, 'invalid' as const])) : chosen);
            } else if (nothing && !entered) {
              send({ spoiled: reason });
            }
          }}
        >
          <Input
            aria-label={t('papers.reason')}
            placeholder={t('meetings.ballotReasonHint')}
            value={reason}
            maxLength={100}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            htmlType="submit"
            loading={enter.isPending}
            disabled={
              (reason.trim() === '' && (invalid || nothing || !entered)) || !(ready || (nothing && !entered))
            }
          >
            {t(entered ? 'papers.correct' : ready && invalid ? 'action.save' : 'papers.spoil')}
          </Button>
        </form>
      ) : (
        <Correct
          words={t('papers.stands')}
          begin={() => {
            setCorrecting(true);
            setReason(known);
            focus();
          }}
        />
      )}
    </div>
  );
}
