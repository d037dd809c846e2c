// 纪要: the minutes of a meeting and its supplements, from the draft to the posting. One obvious next step at a time.
import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input, Popconfirm, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import type {
  MeetingDetail,
  MeetingMinutes,
  Minutes,
  MinutesAction,
  MinutesEdition,
} from '../../../bindings/operations';
import { api } from '../../../host';
import { useMay } from '../../../shared/access';
import { keepDrafts, useKeptText } from '../../../shared/drafts';
import { failureText } from '../../../shared/failure';
import { day, moment } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { useZone } from '../../../shared/lookups';
import { MadePaper } from '../../../shared/Paper';
import { Problem } from '../../../shared/Problem';
import { Restored } from '../../../shared/Restored';
import { FilesOfItems } from '../ItemFiles';
import { Differences } from './Differences';
import { ReadText, WriteText } from './Editor';
import { Postings } from './Postings';
import { useMinutes, useStep } from './queries';
import { SignForm } from './SignForm';
import './minutes.css';

export function MinutesPart({ meeting }: { meeting: MeetingDetail }) {
  const minutes = useMinutes(meeting.id);
  if (minutes.data === undefined) {
    return minutes.isError ? (
      <Problem caught={minutes.error} retry={() => void minutes.refetch()} />
    ) : (
      <Skeleton active />
    );
  }
  return minutes.data.minutes.length === 0 ? (
    <Begin meeting={meeting} />
  ) : (
    <Written meeting={meeting} written={minutes.data} />
  );
}

function Begin({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const may = useMay();
  const { go, busy } = useGo();
  return (
    <section className="minutes-begin">
      <FileTextOutlined aria-hidden="true" />
      <p>{t('minutes.none')}</p>
      {may('meetings.write') && (
        <>
          <Button
            type="primary"
            loading={busy}
            onClick={() => go(() => api.beginMinutes({ meeting_id: meeting.id }))}
          >
            {t('minutes.begin')}
          </Button>
          <p className="faint">{t('minutes.beginHint')}</p>
        </>
      )}
    </section>
  );
}

/** Runs a step and says why it was refused. */
function useGo() {
  const { language } = useWords();
  const { message } = App.useApp();
  const step = useStep();
  const go = (run: () => Promise<MeetingMinutes>) =>
    step.mutate(run, { onError: (caught) => void message.error(failureText(caught, language), 8) });
  return { go, busy: step.isPending };
}

function Written({ meeting, written }: { meeting: MeetingDetail; written: MeetingMinutes }) {
  const { t } = useWords();
  const may = useMay();
  const { go, busy } = useGo();
  const last = written.minutes.length - 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = written.minutes[chosen ?? last] ?? written.minutes[last];
  const name = (number: number) =>
    number === 0 ? t('minutes.minutes') : t('minutes.supplement', { number });
  if (shown === undefined) {
    return null;
  }
  return (
    <div className="minutes">
      {written.minutes.length > 1 && (
        <Segmented
          aria-label={t('minutes.which')}
          value={shown.number}
          onChange={(number) => setChosen(number)}
          options={written.minutes.map(({ number }) => ({ value: number, label: name(number) }))}
        />
      )}
      {written.minutes[0]?.state === 'issued' && <Postings meeting={meeting} written={written} />}
      <One key={shown.id} meeting={meeting} minutes={shown} label={name(shown.number)} />
      <FilesOfItems meeting={meeting} />
      {written.can_begin && may('meetings.write') && (
        <footer className="minutes-supplement">
          <span className="faint">{t('minutes.supplementHint')}</span>
          <Popconfirm
            title={t('minutes.supplementSure')}
            okText={t('minutes.supplementBegin')}
            onConfirm={() => {
              setChosen(null);
              go(() => api.beginMinutes({ meeting_id: meeting.id }));
            }}
          >
            <Button loading={busy}>{t('minutes.supplementBegin')}</Button>
          </Popconfirm>
        </footer>
      )}
    </div>
  );
}

interface OneProps {
  meeting: MeetingDetail;
  minutes: Minutes;
  label: string;
}

function One({ meeting, minutes, label }: OneProps) {
  const { t } = useWords();
  const may = useMay();
  const [comparing, setComparing] = useState(false);
  const [fresh, setFresh] = useState(0);
  // The version that was put back here: the editor begins anew with it.
  const [restored, setRestored] = useState(0);
  const shown = minutes.versions.some(({ number }) => number === restored) ? restored : 0;
  const { go } = useGo();
  const restore = (number: number) =>
    go(async () => {
      // What was typed a moment ago stays, in a version of its own.
      await keepDrafts();
      const answer = await api.restoreMinutes({ id: minutes.id, number });
      setRestored(answer.minutes.find(({ id }) => id === minutes.id)?.versions[0]?.number ?? 0);
      return answer;
    });
  const writing = minutes.actions.includes('save') && may('meetings.write');
  return (
    <section className="minutes-one" aria-label={label}>
      <header className="minutes-head">
        <Course state={minutes.state} />
        <div className="minutes-steps">
          <Button onClick={() => setComparing(!comparing)} aria-expanded={comparing}>
            {t(comparing ? 'minutes.differencesClose' : 'minutes.differences')}
          </Button>
          <Papers minutes={minutes} />
          <Steps minutes={minutes} />
        </div>
      </header>
      <Told minutes={minutes} />
      {minutes.state === 'review' && may('minutes.review') && (
        <SignForm meeting={meeting} minutes={minutes} />
      )}
      {comparing && <Differences minutes={minutes} {...(writing ? { restore } : {})} />}
      {writing ? (
        <WriteText
          key={`${minutes.id}-${fresh}-${shown}`}
          meeting={meeting.id}
          minutes={minutes}
          label={label}
          reload={() => setFresh(fresh + 1)}
        />
      ) : (
        <ReadText minutes={minutes} label={label} />
      )}
    </section>
  );
}

const course = ['draft', 'review', 'signed', 'issued'] as const;

/** Where it stands among its four states. */
function Course({ state }: { state: Minutes['state'] }) {
  const { t } = useWords();
  const at = course.indexOf(state);
  return (
    <ol className="course" aria-label={t('minutes.course')}>
      {course.map((one, place) => (
        <li
          key={one}
          className={place < at ? 'course-done' : place === at ? 'course-now' : 'course-next'}
          aria-current={place === at ? 'step' : undefined}
        >
          <span className="course-dot" aria-hidden="true">
            {place < at || state === 'issued' ? '✓' : place + 1}
          </span>
          {t(`minutesState.${one}`)}
        </li>
      ))}
    </ol>
  );
}

/** What was said and done with it last. */
function Told({ minutes }: { minutes: Minutes }) {
  const { t, language } = useWords();
  const may = useMay();
  const zone = useZone();
  const { sent_back, signed, issued_at, issued_by, state } = minutes;
  return (
    <>
      {sent_back !== null && state === 'draft' && (
        <Alert
          type="warning"
          showIcon
          title={t('minutes.sentBack', {
            name: sent_back.by.name,
            at: moment(sent_back.at, zone, language),
            words: sent_back.words,
          })}
        />
      )}
      {state === 'review' && !may('minutes.review') && <p className="faint">{t('minutes.waiting')}</p>}
      {signed !== null && (
        <p>
          {t('minutes.signedBy', {
            on: day(signed.on, language),
            names: signed.signers.join(t('between.names')),
          })}
        </p>
      )}
      {issued_at !== null && (
        <p>{t('minutes.issuedBy', { at: moment(issued_at, zone, language), name: issued_by?.name ?? '' })}</p>
      )}
    </>
  );
}

function Papers({ minutes }: { minutes: Minutes }) {
  const { t } = useWords();
  const make = useMutation({
    mutationFn: (edition: MinutesEdition) => api.renderMinutes({ id: minutes.id, edition }),
  });
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => make.mutate('signing')}>
        {t('minutes.print')}
      </Button>
      {minutes.state === 'issued' && (
        <Button icon={<PrinterOutlined />} onClick={() => make.mutate('posting')}>
          {t('minutes.printPosting')}
        </Button>
      )}
      <MadePaper
        make={make}
        title={t(make.variables === 'posting' ? 'minutes.printPosting' : 'minutes.print')}
      />
    </>
  );
}

/** The next step of whoever may take it. */
function Steps({ minutes }: { minutes: Minutes }) {
  const { t } = useWords();
  const may = useMay();
  const { go, busy } = useGo();
  const { id } = minutes;
  const [words, setWords, said, kept] = useKeptText(`minutes.${id}.send_back`);
  const can = (action: MinutesAction, permission: 'meetings.write' | 'minutes.review') =>
    minutes.actions.includes(action) && may(permission);
  const sendBack = async () => {
    const answer = await api.sendBackMinutes({ id, words });
    said();
    return answer;
  };
  const submit = async () => {
    // What was typed a moment ago belongs to what is handed in.
    await keepDrafts();
    return api.submitMinutes({ id });
  };
  return (
    <>
      {can('send_back', 'minutes.review') && (
        <Popconfirm
          title={t('minutes.sendBackWords')}
          description={
            <>
              <Restored kept={kept} />
              <Input.TextArea
                aria-label={t('minutes.sendBackWords')}
                value={words}
                maxLength={500}
                autoSize={{ minRows: 2, maxRows: 6 }}
                onChange={(event) => setWords(event.target.value)}
              />
            </>
          }
          okText={t('minutes.sendBack')}
          okButtonProps={{ disabled: words.trim() === '' }}
          onConfirm={() => go(sendBack)}
        >
          <Button>{t('minutes.sendBack')}</Button>
        </Popconfirm>
      )}
      {can('submit', 'meetings.write') && (
        <Button type="primary" loading={busy} onClick={() => go(submit)}>
          {t('minutes.submit')}
        </Button>
      )}
      {can('issue', 'minutes.review') && (
        <Popconfirm
          title={t('minutes.issueSure')}
          description={t('minutes.issueHint')}
          okText={t('minutes.issueYes')}
          onConfirm={() => go(() => api.issueMinutes({ id }))}
        >
          <Button type="primary" loading={busy}>
            {t('minutes.issue')}
          </Button>
        </Popconfirm>
      )}
    </>
  );
}
