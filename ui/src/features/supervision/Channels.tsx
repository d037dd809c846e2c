// The channels: what is kept of each, how often it is used and with what effect, and the last check of it.
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { ChannelStanding, Rate } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { cutOff, day, percent, quarter as quarterName, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { ChannelDrawer } from './ChannelForm';
import { useChannelBoard } from './queries';
import type { PartProps } from './SupervisionPage';

export function Channels({ search, change }: PartProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const writes = useMay()('channels.write');
  const board = useChannelBoard(search.quarter);
  const [adding, setAdding] = useState(false);
  if (board.isError) {
    return <Problem caught={board.error} retry={() => void board.refetch()} />;
  }
  if (board.data === undefined) {
    return <Skeleton active />;
  }
  const { quarter, as_of, channels } = board.data;
  const { channel: open, ...rest } = search;
  const chosen = channels.find(({ channel }) => channel.id === open);
  return (
    <>
      <div className="supervision-bar">
        <Quarters value={quarter} choose={(next) => change({ ...rest, tab: 'channels', quarter: next })} />
        <span className="faint">{t('supervision.asOf', { moment: cutOff(as_of, zone, language) })}</span>
        {writes && (
          <Button
            className="supervision-end"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setAdding(true)}
          >
            {t('supervision.addChannel')}
          </Button>
        )}
      </div>
      <Board
        channels={channels}
        open={(channel) => change({ ...rest, tab: 'channels', channel })}
        check={(check) => change({ tab: 'checks', check })}
      />
      <p className="faint supervision-formulas">{t('supervision.formulas')}</p>
      <ChannelDrawer
        open={adding || chosen !== undefined}
        channel={chosen?.channel}
        close={() => {
          setAdding(false);
          change(rest);
        }}
      />
    </>
  );
}

/** The quarters that there are reports of; the one that is shown for whoever sees none. */
export function Quarters({ value, choose }: { value: string; choose: (quarter: string) => void }) {
  const { t, language } = useWords();
  const may = useMay()('reports.read');
  const quarters = useQuery({
    queryKey: [...shelves.reports, 'quarters'],
    queryFn: () => api.listQuarters({}),
    enabled: may,
  });
  if (!may) {
    return <strong>{quarterName(value, language)}</strong>;
  }
  return (
    <Select
      aria-label={t('supervision.quarter')}
      className="supervision-quarter"
      value={value}
      onChange={choose}
      options={(quarters.data ?? [{ quarter: value, running: false }]).map((row) => ({
        value: row.quarter,
        label:
          quarterName(row.quarter, language) +
          (row.running ? t('app.aside', { text: t('supervision.running') }) : ''),
      }))}
    />
  );
}

interface BoardProps {
  channels: ChannelStanding[];
  open: (id: number) => void;
  check: (id: number) => void;
}

function Board({ channels, open, check }: BoardProps) {
  const { t } = useWords();
  return (
    <Table<ChannelStanding>
      size="small"
      rowKey={({ channel }) => channel.id}
      pagination={false}
      dataSource={channels}
      onRow={({ channel }) => ({ onClick: () => open(channel.id), className: 'supervision-row' })}
      columns={[
        { title: t('supervision.channel'), render: (_, row) => <Name row={row} open={open} /> },
        {
          title: t('supervision.use'),
          width: 104,
          align: 'right',
          className: 'supervision-figure',
          render: (_, { figures, share }) => (
            <>
              <strong>{figures.received.toLocaleString()}</strong>
              <span className="faint">{t('supervision.share', { share: percent(share) })}</span>
            </>
          ),
        },
        {
          title: t('supervision.onTime'),
          width: 104,
          align: 'right',
          className: 'supervision-figure',
          render: (_, { figures }) => <Share rate={figures.on_time} />,
        },
        {
          title: t('supervision.solved'),
          width: 92,
          align: 'right',
          className: 'supervision-figure',
          render: (_, { figures }) => <Share rate={figures.follow_ups.solved} />,
        },
        {
          title: t('supervision.satisfied'),
          width: 132,
          align: 'right',
          className: 'supervision-figure',
          render: (_, { figures }) => <Satisfied row={figures.follow_ups} />,
        },
        {
          title: t('supervision.lastCheck'),
          width: 134,
          render: (_, row) => <LastChecked row={row} open={check} />,
        },
        {
          title: t('supervision.nextCheck'),
          width: 134,
          render: (_, { next_check_on }) =>
            next_check_on === null ? (
              <span className="faint">{t('supervision.noPlan')}</span>
            ) : (
              <NextDay on={next_check_on} />
            ),
        },
        {
          title: t('supervision.responsible'),
          width: 104,
          render: (_, { channel }) =>
            channel.responsible?.name ?? <span className="faint">{t('supervision.nobody')}</span>,
        },
      ]}
      aria-label={t('supervision.channels')}
      rowClassName={({ channel }) => (channel.in_service ? '' : 'supervision-out')}
    />
  );
}

function Name({ row, open }: { row: ChannelStanding; open: (id: number) => void }) {
  const { t, language } = useWords();
  const { channel, opening_late } = row;
  const { id, kind, name, contact, place, until_on, in_service, every_days } = channel;
  const where = [contact, place].filter((one) => one !== null).join(' · ');
  return (
    <>
      <Opens open={() => open(id)}>{name}</Opens>
      {t(`channelKind.${kind}`) !== name && <span className="tag">{t(`channelKind.${kind}`)}</span>}
      {!in_service && (
        <span className="tag">
          {until_on === null
            ? t('supervision.outOfService')
            : t('supervision.outOfServiceSince', { day: day(until_on, language) })}
        </span>
      )}
      {where !== '' && <span className="faint supervision-note">{where}</span>}
      {row.last_notice !== null && (
        <span className="faint supervision-note">
          {t('supervision.lastNotice', {
            day: day(row.last_notice.posted_on, language),
            title: row.last_notice.title,
          })}
        </span>
      )}
      {opening_late && (
        <span className="supervision-note supervision-late">
          <Shape kind="overdue" /> {t('supervision.openingLate', { days: every_days })}
        </span>
      )}
    </>
  );
}

function Share({ rate }: { rate: Rate }) {
  return (
    <>
      <strong>{percent(rate)}</strong>
      <span className="faint">
        {rate.numerator} / {rate.denominator}
      </span>
    </>
  );
}

function Satisfied({ row }: { row: ChannelStanding['figures']['follow_ups'] }) {
  const { t } = useWords();
  const { satisfied, satisfied_within: within } = row;
  const tenths = (share: number) => percent({ numerator: share, denominator: 1000 });
  return (
    <>
      <strong>{percent(satisfied)}</strong>
      <span className="faint">
        {within === null
          ? `${satisfied.numerator} / ${satisfied.denominator}`
          : `n=${satisfied.denominator} ${t('supervision.within', { low: tenths(within.low), high: tenths(within.high) })}`}
      </span>
    </>
  );
}

function LastChecked({ row, open }: { row: ChannelStanding; open: (id: number) => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { last_check: last, open_findings } = row;
  if (last === null) {
    return <span className="faint">{t('supervision.never')}</span>;
  }
  const on = toWallClock(Date.parse(last.checked_at), zone).format('YYYY-MM-DD');
  return (
    <>
      <Opens open={() => open(last.id)}>
        <span className={last.passed ? undefined : 'supervision-late'}>
          <Shape kind={last.passed ? 'done' : 'overdue'} />{' '}
          {t(last.passed ? 'supervision.passed' : 'supervision.failed')}
        </span>
      </Opens>
      <span className="faint supervision-note">{day(on, language)}</span>
      {open_findings > 0 && (
        <span className="supervision-note">{t('supervision.openFindings', { count: open_findings })}</span>
      )}
    </>
  );
}

/** A day by which something is due, and whether it has passed. */
export function NextDay({ on, late }: { on: string; late?: boolean }) {
  const { t, language } = useWords();
  const zone = useZone();
  const passed = late ?? on < toWallClock(Date.now(), zone).format('YYYY-MM-DD');
  return (
    <>
      {day(on, language)}
      {passed && (
        <span className="supervision-note supervision-late">
          <Shape kind="overdue" /> {t('supervision.late')}
        </span>
      )}
    </>
  );
}
