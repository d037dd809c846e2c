// 归档目录: every record that is closed or issued, with its shelf mark, and the ways out of the program.
import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Select, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import type { ArchiveRecord } from '../../bindings/operations';
import { api, host } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './ArchivePage';
import { HoldForm } from './HoldForm';
import { useCatalogue } from './queries';
import { Filed, Open, Standing } from './Record';
import { type ArchiveSearch, filterOf, kinds, standings } from './search';

/** How many years back the choice of years goes. */
const yearsBack = 12;

export function Catalogue({ search, change }: PartProps) {
  const { t, language } = useWords();
  const may = useMay();
  const filter = filterOf(search);
  const pages = useCatalogue(filter);
  const [holding, setHolding] = useState<ArchiveRecord | null>(null);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <Bar search={search} change={change} />
      {pages.isError && <Problem caught={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {pages.data !== undefined && (
        <Table<ArchiveRecord>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={rows}
          aria-label={t('archive.catalogue')}
          locale={{ emptyText: <Nothing title={t('archive.none')} hint={t('empty.catalogue')} /> }}
          columns={[
            { title: t('archive.mark'), dataIndex: 'mark', width: 130, className: 'records-mark' },
            { title: t('archive.kindHead'), width: 80, render: (_, row) => t(`archive.kind.${row.kind}`) },
            { title: t('archive.recordTitle'), render: (_, row) => <Open record={row} /> },
            { title: t('archive.pages'), dataIndex: 'pages', width: 60, align: 'right' },
            {
              title: t('archive.filed'),
              width: 130,
              render: (_, row) => <Filed record={row} />,
            },
            {
              title: t('archive.keptUntil'),
              width: 130,
              render: (_, { kept_until }) =>
                kept_until === null ? t('archive.forGood') : day(kept_until, language),
            },
            { title: t('archive.standingHead'), width: 124, render: (_, row) => <Standing record={row} /> },
            ...(may('archive.approve')
              ? [
                  {
                    title: '',
                    width: 62,
                    render: (_: unknown, row: ArchiveRecord) =>
                      row.certificate === null && (
                        <Button
                          type="link"
                          size="small"
                          aria-label={t('archive.holdOne', { mark: row.mark })}
                          onClick={() => setHolding(row)}
                        >
                          {t('archive.hold')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {pages.hasNextPage && (
        <Button
          className="records-more"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
      {holding !== null && <HoldForm record={holding} close={() => setHolding(null)} />}
    </>
  );
}

function Bar({ search, change }: PartProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const thisYear = toWallClock(Date.now(), zone).year();
  const years = Array.from({ length: yearsBack }, (_, back) => thisYear - back);
  const { kind, year, standing, on, find } = search;
  const now = { on: undefined, destroyed_from: undefined };
  const set = (next: object) => {
    const all: Record<string, unknown> = { ...search, ...next };
    change(
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== '')),
    );
  };
  const stood = ({ standing: as = 'kept', destroyed_from: from }: ArchiveSearch, last: string) => {
    const of = as === 'disposed' && from === undefined ? 'disposedBy' : as;
    return t(`archive.stoodOn.${of}`, {
      day: day(last, language),
      from: from === undefined ? '' : day(from, language),
    });
  };
  return (
    <div className="records-bar">
      <Input.Search
        aria-label={t('archive.find')}
        className="records-find"
        allowClear
        placeholder={t('archive.find')}
        defaultValue={find ?? ''}
        onSearch={(text) => set({ find: text.trim() })}
      />
      <Select
        aria-label={t('archive.kindHead')}
        allowClear
        placeholder={t('archive.anyKind')}
        value={kind ?? null}
        onChange={(next: string | null | undefined) => set({ kind: next ?? undefined })}
        options={kinds.map((value) => ({ value, label: t(`archive.kind.${value}`) }))}
      />
      <Select
        aria-label={t('archive.year')}
        allowClear
        placeholder={t('archive.anyYear')}
        value={year ?? null}
        onChange={(next: number | null | undefined) => set({ year: next ?? undefined })}
        options={years.map((value) => ({ value, label: String(value) }))}
      />
      <Select
        aria-label={t('archive.standingHead')}
        allowClear
        placeholder={t('archive.anyStanding')}
        value={standing ?? null}
        onChange={(next: string | null | undefined) => set({ standing: next ?? undefined, ...now })}
        options={standings.map((value) => ({ value, label: t(`archive.standing.${value}`) }))}
      />
      <GiveOut search={search} />
      {on !== undefined && (
        <Tag closable onClose={() => set(now)} title={t('counted.hint')}>
          {stood(search, on)}
        </Tag>
      )}
    </div>
  );
}

function GiveOut({ search }: { search: PartProps['search'] }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const filter = filterOf(search);
  const paper = useMutation({ mutationFn: () => api.renderArchive({ filter }) });
  const give = useMutation({
    mutationFn: async () => {
      const { file_name, base64 } = await api.exportArchive({ filter });
      return host.saveFile(file_name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('paper.savedTo', { path }), 6),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  return (
    <span className="records-end">
      <Button icon={<DownloadOutlined />} loading={give.isPending} onClick={() => give.mutate()}>
        {t('archive.export')}
      </Button>
      <Button icon={<FilePdfOutlined />} onClick={() => paper.mutate()}>
        {t('archive.print')}
      </Button>
      <MadePaper make={paper} title={t('archive.print')} first="print" />
    </span>
  );
}
