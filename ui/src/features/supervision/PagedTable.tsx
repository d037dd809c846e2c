// A list that is read page by page, each row of which opens something.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, Skeleton, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';

/** Pages of rows as they are asked for. */
export type Pages<Row> = UseInfiniteQueryResult<InfiniteData<{ rows: Row[]; next: string | null }>>;

interface Props<Row> {
  pages: Pages<Row>;
  label: string;
  /** What is said where there are none. */
  none: ReactNode;
  columns: TableColumnsType<Row>;
  open: (id: number) => void;
}

export function PagedTable<Row extends { id: number }>({ pages, label, none, columns, open }: Props<Row>) {
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <>
      <Table<Row>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={pages.data.pages.flatMap((page) => page.rows)}
        aria-label={label}
        locale={{ emptyText: none }}
        onRow={({ id }) => ({ onClick: () => open(id), className: 'supervision-row' })}
        columns={columns}
      />
      <More pages={pages} />
    </>
  );
}

/** The way to the next page, while there is one. */
export function More<Row>({ pages }: { pages: Pages<Row> }) {
  const { t } = useWords();
  return (
    pages.hasNextPage && (
      <Button
        className="supervision-more"
        loading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('action.more')}
      </Button>
    )
  );
}
