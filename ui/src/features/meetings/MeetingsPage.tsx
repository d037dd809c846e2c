// All meetings, as a list or on a calendar; the one that is open takes the whole page.
import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { MeetingRow } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { CountedTag } from '../../shared/CountedTag';
import { moment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { ListOrMonth } from '../../shared/ListOrMonth';
import { useZone } from '../../shared/lookups';
import { MonthEntry, MonthView } from '../../shared/MonthView';
import { weeksOf } from '../../shared/month';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { Limit } from './Limit';
import { MeetingView } from './MeetingView';
import { PostingReminders } from './minutes/PostingReminders';
import { PlanDrawer } from './PlanDrawer';
import { useMeetingPages, useMeetingsBetween } from './queries';
import { useSeries } from './rulesQueries';
import type { MeetingSearch } from './search';
import './meetings.css';
import './work.css';

const route = getRouteApi('/meetings');

export function MeetingsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: MeetingSearch) => void navigate({ search: next });
  const { meeting, part, ...rest } = search;
  if (meeting !== undefined) {
    return (
      <MeetingView
        key={meeting}
        id={meeting}
        part={part}
        show={(next) => change({ ...rest, meeting, ...(next === undefined ? {} : { part: next }) })}
        close={() => change(rest)}
      />
    );
  }
  return <AllMeetings search={search} change={change} />;
}

interface AllProps {
  search: MeetingSearch;
  change: (search: MeetingSearch) => void;
}

function AllMeetings({ search, change }: AllProps) {
  const { t } = useWords();
  const may = useMay();
  const zone = useZone();
  const [planning, setPlanning] = useState(false);
  const series = useSeries();
  const { next: _, ...shown } = search;
  const open = (meeting: number) => change({ ...shown, meeting });
  return (
    <section className="meetings">
      <header className="page-head">
        <h1>{t('meetings.title')}</h1>
        <ListOrMonth month={search.month} show={(month) => change(month === undefined ? {} : { month })} />
        <Link className="work-link" to="/action-items" search={{}}>
          {t('work.page')}
        </Link>
        <Link className="work-link" to="/meeting-rules">
          {t('meetingRules.page')}
        </Link>
        {may('meetings.write') && (
          <Button
            className="meetings-plan"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setPlanning(true)}
          >
            {t('meetings.plan')}
          </Button>
        )}
      </header>
      <PostingReminders />
      {search.month === undefined ? (
        <MeetingTable
          held={search.held}
          all={() => change({})}
          open={open}
          first={
            may('meetings.write') && <Button onClick={() => setPlanning(true)}>{t('meetings.plan')}</Button>
          }
        />
      ) : (
        <Calendar
          month={search.month}
          today={toWallClock(Date.now(), zone).format('YYYY-MM-DD')}
          go={(month) => change({ month })}
          open={open}
        />
      )}
      <PlanDrawer
        open={planning || search.next !== undefined}
        meeting={null}
        next={series.data?.find(({ id }) => id === search.next)}
        close={() => {
          setPlanning(false);
          change(shown);
        }}
        done={({ id }) => open(id)}
      />
    </section>
  );
}

interface TableProps {
  held: MeetingSearch['held'];
  /** Shows the others too. */
  all: () => void;
  open: (id: number) => void;
  first: ReactNode;
}

function MeetingTable({ held, all, open, first }: TableProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const pages = useMeetingPages(held);
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) {
    return <Skeleton active />;
  }
  const rows = pages.data.pages.flatMap((page) => page.rows);
  const whole = pages.data.pages[0];
  return (
    <div className="meetings-list">
      {held !== undefined && (
        <CountedTag
          days={held}
          more={[
            held.kind === undefined ? undefined : t(`meetingKind.${held.kind}`),
            held.decided === true ? t('meetings.decided') : undefined,
            held.not_carried === true ? t('meetings.notCarried') : undefined,
          ]}
          clear={all}
        />
      )}
      <Table<MeetingRow>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={rows}
        locale={{
          emptyText: (
            <Nothing title={t('meetings.none')} hint={t('empty.meetings')}>
              {first}
            </Nothing>
          ),
        }}
        onRow={({ id }) => ({ onClick: () => open(id), className: 'meetings-row' })}
        columns={[
          {
            title: t('meetings.when'),
            width: 170,
            render: (_, { starts_at }) => moment(starts_at, zone, language),
          },
          {
            title: t('meetings.name'),
            render: (_, { id, title, decisions, not_carried }) => (
              <>
                <Opens open={() => open(id)}>{title}</Opens>
                {decisions !== undefined && (
                  <span className="faint meetings-decisions">
                    {' '}
                    {t('meetings.decisions', { count: decisions })}
                  </span>
                )}
                {not_carried !== undefined && (
                  <span className="faint meetings-decisions">
                    {' '}
                    {t('meetings.notCarriedItems', { count: not_carried })}
                  </span>
                )}
              </>
            ),
          },
          { title: t('meetings.kind'), width: 164, render: (_, { kind }) => t(`meetingKind.${kind}`) },
          { title: t('meetings.place'), dataIndex: 'place', ellipsis: true },
          {
            title: `${t('meetings.notice')} / ${t('meetings.posting')}`,
            width: 256,
            render: (_, { notice, posting }) =>
              posting === null ? (
                <Limit of="notice" limit={notice} />
              ) : (
                <Limit of="posting" limit={posting} />
              ),
          },
          { title: t('meetings.state'), width: 90, render: (_, { state }) => <State state={state} /> },
        ]}
      />
      {whole?.decisions !== undefined && (
        <p className="faint meetings-more">{t('meetings.allDecisions', { count: whole.decisions })}</p>
      )}
      {whole?.not_carried !== undefined && (
        <p className="faint meetings-more">{t('meetings.allNotCarried', { count: whole.not_carried })}</p>
      )}
      {pages.hasNextPage && (
        <Button
          className="meetings-more"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

export function State({ state }: { state: MeetingRow['state'] }) {
  const { t } = useWords();
  return <span className={`meeting-state meeting-state-${state}`}>{t(`meetingState.${state}`)}</span>;
}

interface CalendarProps {
  month: string;
  today: string;
  go: (month: string) => void;
  open: (id: number) => void;
}

function Calendar({ month, today, go, open }: CalendarProps) {
  const { t } = useWords();
  const zone = useZone();
  const days = weeksOf(month).flat();
  const found = useMeetingsBetween(days[0] ?? month, days.at(-1) ?? month);
  const on = (day: string) =>
    (found.data?.rows ?? [])
      .filter(({ starts_at }) => toWallClock(Date.parse(starts_at), zone).format('YYYY-MM-DD') === day)
      .reverse();
  return (
    <>
      {found.isError && <Problem caught={found.error} retry={() => void found.refetch()} />}
      <MonthView month={month} today={today} go={go}>
        {(day) =>
          on(day).map(({ id, title, kind, state, starts_at }) => (
            <MonthEntry
              key={id}
              hint={`${t(`meetingKind.${kind}`)} ${title}`}
              over={state === 'ended' || state === 'cancelled'}
              open={() => open(id)}
            >
              {toWallClock(Date.parse(starts_at), zone).format('HH:mm')} {title}
            </MonthEntry>
          ))
        }
      </MonthView>
    </>
  );
}
