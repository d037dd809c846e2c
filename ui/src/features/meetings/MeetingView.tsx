// One meeting on one screen: what is due, who is here, item by item, and the results as they stand.
import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, Input, Popconfirm, Segmented, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { MeetingDetail, MeetingPaper } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day, moment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { BallotPapers } from './BallotPapers';
import { Ballots } from './Ballots';
import { Consulting } from './Consulting';
import { Electorate } from './Electorate';
import { ItemPanel } from './ItemPanel';
import { Limit } from './Limit';
import { State } from './MeetingsPage';
import { People } from './People';
import { PlanDrawer } from './PlanDrawer';
import { useMeeting, useMeetingAction } from './queries';
import type { MeetingSearch } from './search';
import { Carried } from './Work';

// The editor is large and comes only when minutes are written.
const MinutesPart = lazy(() =>
  import('./minutes/MinutesPart').then((file) => ({ default: file.MinutesPart })),
);
const ArchivePart = lazy(() =>
  import('./minutes/ArchivePart').then((file) => ({ default: file.ArchivePart })),
);

type Part = MeetingSearch['part'];

interface Props {
  id: number;
  part: Part;
  show: (part: Part) => void;
  close: () => void;
}

export function MeetingView({ id, part, show, close }: Props) {
  const { t } = useWords();
  const meeting = useMeeting(id);
  return (
    <section className="meeting">
      <Button className="meeting-back" type="text" icon={<ArrowLeftOutlined />} onClick={close}>
        {t('meetings.back')}
      </Button>
      {meeting.isError && meeting.data === undefined && (
        <Problem caught={meeting.error} retry={() => void meeting.refetch()} />
      )}
      {meeting.isPending && <Skeleton active />}
      {meeting.data !== undefined && <Whole meeting={meeting.data} part={part} show={show} />}
    </section>
  );
}

interface WholeProps {
  meeting: MeetingDetail;
  part: Part;
  show: (part: Part) => void;
}

function Whole({ meeting, part, show }: WholeProps) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <>
      <header className="meeting-head">
        <div>
          <h1>
            {meeting.title} <State state={meeting.state} />
          </h1>
          <p className="meeting-facts">
            <span>{t(`meetingKind.${meeting.kind}`)}</span>
            <span>{moment(meeting.starts_at, zone, language)}</span>
            <span>{meeting.place}</span>
            <span className="faint">
              {t('meetings.rules')}：{meeting.profile_name}
            </span>
          </p>
          <p className="meeting-facts">
            {meeting.notice !== null && <Limit of="notice" limit={meeting.notice} />}
            {meeting.posting !== null && <Limit of="posting" limit={meeting.posting} />}
            {meeting.cancel_reason !== null && (
              <span>{t('meetings.cancelled', { reason: meeting.cancel_reason })}</span>
            )}
          </p>
        </div>
        <div className="meeting-steps">
          <Papers meeting={meeting} />
          <Steps meeting={meeting} {...(part === undefined ? { write: () => show('minutes') } : {})} />
        </div>
      </header>
      {meeting.state === 'ended' && (
        <Segmented<'meeting' | 'minutes' | 'archive'>
          className="meeting-parts"
          aria-label={t('minutes.part')}
          value={part ?? 'meeting'}
          onChange={(next) => show(next === 'meeting' ? undefined : next)}
          options={[
            { value: 'meeting', label: t('minutes.partMeeting') },
            { value: 'minutes', label: t('minutes.partMinutes') },
            { value: 'archive', label: t('minutes.partArchive') },
          ]}
        />
      )}
      {part === undefined || meeting.state !== 'ended' ? (
        <Record meeting={meeting} />
      ) : (
        <Suspense fallback={<Skeleton active />}>
          {part === 'minutes' ? <MinutesPart meeting={meeting} /> : <ArchivePart meeting={meeting} />}
        </Suspense>
      )}
    </>
  );
}

/** Who was here, and what was said and decided. */
function Record({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  return (
    <>
      {meeting.attendance !== null && <Bar meeting={meeting} />}
      <Carried meeting={meeting} />
      <div className="meeting-columns">
        <div className="meeting-people">
          {meeting.kind === 'assembly' && <Electorate meeting={meeting} />}
          {meeting.kind === 'assembly' && <Consulting meeting={meeting} />}
          {meeting.kind === 'assembly' && <BallotPapers meeting={meeting} />}
          {meeting.kind === 'assembly' && meeting.state === 'in_session' && <Ballots meeting={meeting} />}
          {(meeting.kind !== 'assembly' || meeting.people.length > 0) && <People meeting={meeting} />}
        </div>
        <ol className="meeting-items" aria-label={t('meetings.agenda')}>
          {meeting.items.map((item, at) => (
            <ItemPanel key={item.id} meeting={meeting} item={item} number={at + 1} />
          ))}
        </ol>
      </div>
    </>
  );
}

/** 应到 7 · 实到 4 · 可开会 */
function Bar({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const bar = meeting.attendance;
  if (bar === null) {
    return null;
  }
  const { expected, present, quorum } = bar;
  const source = meeting.rules.sources.attendance;
  return (
    <p className="bar" role="status">
      <span>{t('meetings.expected', { count: expected })}</span>
      <span>{t('meetings.present', { count: present })}</span>
      {quorum === null && <span className="faint">{t('meetings.noQuorum')}</span>}
      {quorum !== null && meeting.ended_at === null && (
        <strong
          className={quorum.reached ? 'bar-enough' : 'bar-short'}
          title={source === null ? undefined : t('meetings.source', { source })}
        >
          {quorum.reached ? t('meetings.mayOpen') : t('meetings.mayNotOpen', { count: quorum.heads.missing })}
        </strong>
      )}
    </p>
  );
}

interface StepsProps {
  meeting: MeetingDetail;
  /** Shows the minutes, from elsewhere. */
  write?: () => void;
}

/** What brings the meeting on: change the plan, hang the notice, open, close, write and post, call off. */
function Steps({ meeting, write }: StepsProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const may = useMay();
  const { message, modal } = App.useApp();
  const [editing, setEditing] = useState(false);
  const [reason, setReason] = useState('');
  const { id, actions } = meeting;
  const step = useMeetingAction((run: () => Promise<MeetingDetail>) => run());
  const go = (run: () => Promise<MeetingDetail>) =>
    step.mutate(run, { onError: (caught) => void message.error(failureText(caught, language), 8) });
  if (!may('meetings.write')) {
    return null;
  }
  const today = () => toWallClock(Date.now(), zone).format('YYYY-MM-DD');
  const start = () => {
    const run = () => go(() => api.startMeeting({ id }));
    const planned = toWallClock(Date.parse(meeting.starts_at), zone).format('YYYY-MM-DD');
    if (planned <= today()) {
      run();
      return;
    }
    modal.confirm({
      title: t('meetings.early'),
      content: t('meetings.earlyHint', {
        moment: moment(meeting.starts_at, zone, language),
        today: day(today(), language),
      }),
      okText: t('meetings.earlyYes'),
      cancelText: t('meetings.earlyNo'),
      autoFocusButton: 'cancel',
      onOk: run,
    });
  };
  return (
    <>
      {actions.includes('update') && <Button onClick={() => setEditing(true)}>{t('meetings.edit')}</Button>}
      {meeting.notice !== null && meeting.notice.done_on === null && meeting.state === 'planned' && (
        <Button onClick={() => go(() => api.noteNotice({ id, notice_on: today() }))}>
          {t('meetings.noticeToday')}
        </Button>
      )}
      {write !== undefined && meeting.posting !== null && meeting.posting.done_on === null && (
        <Button type="primary" onClick={write}>
          {t('meetings.toMinutes')}
        </Button>
      )}
      {actions.includes('cancel') && (
        <Popconfirm
          title={t('meetings.cancelReason')}
          description={
            <Input
              aria-label={t('meetings.cancelReason')}
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          }
          okText={t('meetings.cancelYes')}
          cancelText={t('action.close')}
          okButtonProps={{ disabled: reason.trim() === '' }}
          onConfirm={() => go(() => api.cancelMeeting({ id, reason }))}
        >
          <Button>{t('meetings.cancel')}</Button>
        </Popconfirm>
      )}
      {actions.includes('start') && (
        <Button type="primary" loading={step.isPending} onClick={start}>
          {t('meetings.start')}
        </Button>
      )}
      {actions.includes('end') && (
        <Popconfirm
          title={t('meetings.end')}
          description={t('meetings.endHint')}
          okText={t('meetings.endYes')}
          cancelText={t('action.cancel')}
          onConfirm={() => go(() => api.endMeeting({ id }))}
        >
          <Button type="primary" loading={step.isPending}>
            {t('meetings.end')}
          </Button>
        </Popconfirm>
      )}
      <PlanDrawer open={editing} meeting={meeting} close={() => setEditing(false)} done={() => {}} />
    </>
  );
}

/** The notice for the board and the list to sign, shown before they are printed. */
function Papers({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const make = useMutation({
    mutationFn: (paper: MeetingPaper) => api.renderMeetingPaper({ id: meeting.id, paper }),
  });
  if (meeting.state === 'cancelled') {
    return null;
  }
  const words = { notice: t('meetings.paperNotice'), sign_in: t('meetings.paperSignIn') };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          onClick: ({ key }) => make.mutate(key as MeetingPaper),
          items: (['notice', 'sign_in'] as const).map((key) => ({ key, label: words[key] })),
        }}
      >
        <Button icon={<PrinterOutlined />}>{t('meetings.papers')}</Button>
      </Dropdown>
      <MadePaper make={make} title={make.variables === undefined ? '' : words[make.variables]} />
    </>
  );
}
