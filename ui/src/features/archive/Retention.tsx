// 保管期限: how long each kind is kept, how many there are, and what is held whatever the day.
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import type { KindRetention, LegalHold } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './ArchivePage';
import { HoldForm } from './HoldForm';
import { useHolds, useRetention } from './queries';
import { ReasonForm } from './ReasonForm';

export function Retention({ search, change }: PartProps) {
  const { t, language } = useWords();
  const may = useMay();
  const retention = useRetention();
  if (retention.isError) {
    return <Problem caught={retention.error} retry={() => void retention.refetch()} />;
  }
  if (retention.data === undefined) {
    return <Skeleton active paragraph={{ rows: 8 }} />;
  }
  return (
    <>
      <p className="records-hint">
        {t('archive.retentionHint')}{' '}
        <Link to="/settings" search={{ section: 'limits' }}>
          {t('archive.toPolicy')}
        </Link>
      </p>
      <Table<KindRetention>
        size="small"
        rowKey="kind"
        pagination={false}
        dataSource={retention.data}
        aria-label={t('archive.retention')}
        columns={[
          { title: t('archive.kindHead'), width: 130, render: (_, row) => t(`archive.kind.${row.kind}`) },
          {
            title: t('archive.retention'),
            width: 90,
            render: (_, { years }) =>
              years === null ? t('archive.forGood') : t('archive.years', { count: years }),
          },
          { title: t('archive.standing.kept'), dataIndex: 'kept', width: 70, align: 'right' },
          { title: t('archive.standing.due'), dataIndex: 'due', width: 84, align: 'right' },
          { title: t('archive.standing.disposed'), dataIndex: 'disposed', width: 90, align: 'right' },
          {
            title: t('archive.oldest'),
            width: 130,
            render: (_, { oldest }) => (oldest === null ? '' : day(oldest, language)),
          },
          {
            title: t('archive.atEnd'),
            render: (_, { kind }) => <span className="faint">{t(`archive.end.${kind}`)}</span>,
          },
        ]}
      />
      {may('archive.approve') && <Holds on={search.on} now={() => change({ tab: 'retention' })} />}
    </>
  );
}

/** The holds that stand, or stood at the end of a day. */
function Holds({ on, now }: { on: string | undefined; now: () => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  const holds = useHolds(on);
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<LegalHold | null>(null);
  const what = ({ on: of, mark }: LegalHold) => {
    if (of.scope === 'record') {
      return mark ?? '';
    }
    if (of.scope === 'kind') {
      return t('archive.allOf', { kind: t(`archive.kind.${of.kind}`) });
    }
    return of.room === '' ? t('archive.someRoom') : t('archive.fromRoom', { room: of.room });
  };
  return (
    <>
      <div className="records-head">
        <h2>{t('archive.standing.held')}</h2>
        {on !== undefined && (
          <Tag closable onClose={now} title={t('counted.hint')}>
            {t('archive.stoodOn.held', { day: day(on, language) })}
          </Tag>
        )}
        <Button onClick={() => setPlacing(true)}>{t('archive.placeHold')}</Button>
      </div>
      {holds.isError && <Problem caught={holds.error} retry={() => void holds.refetch()} />}
      {holds.data !== undefined && (
        <Table<LegalHold>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={holds.data}
          aria-label={t('archive.standing.held')}
          locale={{ emptyText: <Nothing title={t('archive.noHold')} hint={t('empty.holds')} /> }}
          columns={[
            { title: t('archive.holdWhat'), width: 220, render: (_, hold) => what(hold) },
            { title: t('archive.reason'), dataIndex: 'reason' },
            {
              title: t('archive.holdSince'),
              width: 240,
              render: (_, hold) => `${moment(hold.placed_at, zone, language)} · ${hold.placed_by.name}`,
            },
            {
              title: t('archive.holdEnd'),
              width: 280,
              render: (_, hold) =>
                hold.lifted_at === null ? (
                  <Button
                    type="link"
                    size="small"
                    aria-label={t('archive.liftOne', { what: what(hold) })}
                    onClick={() => setLifting(hold)}
                  >
                    {t('archive.lift')}
                  </Button>
                ) : (
                  <span className="faint">
                    {moment(hold.lifted_at, zone, language)} · {hold.lifted_by?.name} · {hold.lift_reason}
                  </span>
                ),
            },
          ]}
        />
      )}
      {placing && <HoldForm record={null} close={() => setPlacing(false)} />}
      {lifting !== null && (
        <ReasonForm
          title={t('archive.liftOne', { what: what(lifting) })}
          draft={`lift_hold.${lifting.id}`}
          verb={t('archive.lift')}
          act={({ reason }) => api.liftHold({ id: lifting.id, reason })}
          close={() => setLifting(null)}
        />
      )}
    </>
  );
}
