// 销毁: the lists of what is to be destroyed, and the one that is open: looked through, approved by another, carried out.
import { FilePdfOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { Disposal, DisposalDetail, DisposalRow, DisposalStep } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './ArchivePage';
import { useArchiveAction, useDisposal, useDisposals } from './queries';
import { ReasonForm } from './ReasonForm';
import { Filed, Title } from './Record';

export function Disposals({ search, change }: PartProps) {
  const open = (id: number | undefined) =>
    change({ tab: 'disposals', ...(id === undefined ? {} : { disposal: id }) });
  return search.disposal === undefined ? (
    <List open={open} />
  ) : (
    <One id={search.disposal} back={() => open(undefined)} />
  );
}

function List({ open }: { open: (id: number) => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  const may = useMay();
  const disposals = useDisposals();
  const draw = useArchiveAction(api.drawDisposal);
  if (disposals.isError) {
    return <Problem caught={disposals.error} retry={() => void disposals.refetch()} />;
  }
  if (disposals.data === undefined) {
    return <Skeleton active paragraph={{ rows: 8 }} />;
  }
  return (
    <>
      <div className="records-head">
        <p className="records-hint">{t('archive.disposalHint')}</p>
        {may('archive.write') && (
          <Button
            type="primary"
            loading={draw.isPending}
            onClick={() => draw.mutate({}, { onSuccess: ({ disposal }) => open(disposal.id) })}
          >
            {t('archive.draw')}
          </Button>
        )}
      </div>
      {draw.isError && (
        <Alert
          className="records-told"
          type="warning"
          showIcon
          role="alert"
          title={failureText(draw.error, language)}
        />
      )}
      <Table<Disposal>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={disposals.data}
        aria-label={t('archive.disposals')}
        locale={{ emptyText: <Nothing title={t('archive.noDisposal')} hint={t('empty.disposals')} /> }}
        columns={[
          {
            title: t('archive.list'),
            render: (_, { id, certificate, judged_on }) => (
              <Opens look="link" open={() => open(id)}>
                {certificate ?? t('archive.listOf', { day: day(judged_on, language) })}
              </Opens>
            ),
          },
          { title: t('archive.count'), dataIndex: 'records', width: 90, align: 'right' },
          {
            title: t('archive.standingHead'),
            width: 120,
            render: (_, { state }) => t(`archive.state.${state}`),
          },
          {
            title: t('archive.drawnBy'),
            width: 240,
            render: (_, one) => `${moment(one.drawn_at, zone, language)} · ${one.drawn_by.name}`,
          },
          { title: t('archive.decidedBy'), width: 140, render: (_, one) => one.decided_by?.name ?? '' },
        ]}
      />
    </>
  );
}

function One({ id, back }: { id: number; back: () => void }) {
  const { t } = useWords();
  const detail = useDisposal(id);
  return (
    <>
      <Button type="link" className="records-back" onClick={back}>
        {t('archive.back')}
      </Button>
      {detail.isError && <Problem caught={detail.error} retry={() => void detail.refetch()} />}
      {detail.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {detail.data !== undefined && <Shown detail={detail.data} />}
    </>
  );
}

function Shown({ detail }: { detail: DisposalDetail }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { disposal, rows, steps } = detail;
  const [leaving, setLeaving] = useState<DisposalRow | null>(null);
  const leaves = steps.includes('leave_out');
  return (
    <>
      <div className="records-head">
        <h2>{disposal.certificate ?? t('archive.listOf', { day: day(disposal.judged_on, language) })}</h2>
        <span>{t(`archive.state.${disposal.state}`)}</span>
        <Steps disposal={disposal} steps={steps} />
      </div>
      <dl className="records-facts">
        <Fact name={t('archive.count')} value={String(disposal.records)} />
        <Fact
          name={t('archive.drawnBy')}
          value={`${disposal.drawn_by.name} · ${moment(disposal.drawn_at, zone, language)}`}
        />
        {disposal.decided_by !== null && disposal.decided_at !== null && (
          <Fact
            name={t(disposal.state === 'refused' ? 'archive.refusedBy' : 'archive.decidedBy')}
            value={`${disposal.decided_by.name} · ${moment(disposal.decided_at, zone, language)}`}
          />
        )}
        {disposal.done_by !== null && disposal.done_at !== null && (
          <Fact
            name={t('archive.doneBy')}
            value={`${disposal.done_by.name} · ${moment(disposal.done_at, zone, language)}`}
          />
        )}
        {disposal.refusal !== null && <Fact name={t('archive.reason')} value={disposal.refusal} />}
      </dl>
      <Table<DisposalRow>
        size="small"
        rowKey={({ record }) => record.id}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={rows}
        aria-label={t('archive.list')}
        rowClassName={({ left_out }) => (left_out === null ? '' : 'records-out')}
        columns={[
          { title: t('archive.mark'), width: 140, render: (_, { record }) => record.mark },
          {
            title: t('archive.kindHead'),
            width: 100,
            render: (_, { record }) => t(`archive.kind.${record.kind}`),
          },
          { title: t('archive.recordTitle'), render: (_, { record }) => <Title record={record} /> },
          {
            title: t('archive.filed'),
            width: 130,
            render: (_, { record }) => <Filed record={record} />,
          },
          {
            title: t('archive.keptUntil'),
            width: 130,
            render: (_, { record }) => (record.kept_until === null ? '' : day(record.kept_until, language)),
          },
          {
            title: t('archive.standingHead'),
            width: 220,
            render: (_, row) =>
              row.left_out !== null ? (
                <span className="faint">
                  {row.left_out_by === null
                    ? t('archive.leftOutItself')
                    : t('archive.leftOut', { name: row.left_out_by.name, reason: row.left_out })}
                </span>
              ) : (
                leaves && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={t('archive.leaveOutOne', { mark: row.record.mark })}
                    onClick={() => setLeaving(row)}
                  >
                    {t('archive.leaveOut')}
                  </Button>
                )
              ),
          },
        ]}
      />
      {leaving !== null && (
        <ReasonForm
          title={t('archive.leaveOutOne', { mark: leaving.record.mark })}
          draft={`leave_out.${disposal.id}.${leaving.record.id}`}
          verb={t('archive.leaveOut')}
          act={({ reason }) => api.leaveOutRecord({ id: disposal.id, archive_id: leaving.record.id, reason })}
          close={() => setLeaving(null)}
        />
      )}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Steps({ disposal, steps }: { disposal: Disposal; steps: DisposalStep[] }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const { id, version, records, state } = disposal;
  const [refusing, setRefusing] = useState(false);
  const failed = { onError: (caught: unknown) => void message.error(failureText(caught, language), 8) };
  const approve = useArchiveAction(api.approveDisposal);
  const carryOut = useArchiveAction(api.carryOutDisposal);
  const paper = useMutation({ mutationFn: () => api.renderDisposal({ id }) });
  const title = t(state === 'done' ? 'archive.certificate' : 'archive.printList');
  return (
    <span className="records-end">
      <Button icon={<FilePdfOutlined />} onClick={() => paper.mutate()}>
        {title}
      </Button>
      <MadePaper make={paper} title={title} first="print" />
      {steps.includes('refuse') && <Button onClick={() => setRefusing(true)}>{t('archive.refuse')}</Button>}
      {steps.includes('approve') && (
        <Button
          type="primary"
          loading={approve.isPending}
          onClick={() => approve.mutate({ id, expected_version: version }, failed)}
        >
          {t('archive.approve')}
        </Button>
      )}
      {steps.includes('carry_out') && (
        <Popconfirm
          title={t('archive.carryOutSure', { count: records })}
          okText={t('archive.carryOutYes')}
          cancelText={t('action.cancel')}
          onConfirm={() => carryOut.mutate({ id, expected_version: version }, failed)}
        >
          <Button type="primary" danger loading={carryOut.isPending}>
            {t('archive.carryOut')}
          </Button>
        </Popconfirm>
      )}
      {refusing && (
        <ReasonForm
          title={t('archive.refuse')}
          draft={`refuse_disposal.${id}`}
          verb={t('archive.refuse')}
          act={({ reason }) => api.refuseDisposal({ id, reason })}
          close={() => setRefusing(false)}
        />
      )}
    </span>
  );
}
