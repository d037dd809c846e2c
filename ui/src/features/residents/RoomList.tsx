// The rooms of a building, or of all, in the order of their numbers. Arrow keys walk, Enter opens.
import { useNavigate } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { memo, useRef } from 'react';
import type { RoomRow } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { area } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { More } from '../../shared/More';
import { Problem } from '../../shared/Problem';
import { walk } from '../../shared/walk';
import { useRoomPages } from './queries';
import { type Chosen, chosenOf, type ResidentSearch } from './search';

interface Props {
  search: ResidentSearch;
  open: (chosen: Chosen) => void;
}

function chosenBy(row: RoomRow): Chosen {
  return row.household_id === null ? { room: row.id } : { household: row.household_id };
}

export function RoomList({ search, open }: Props) {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const pages = useRoomPages(search);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const body = useRef<HTMLTableSectionElement>(null);
  const beside = chosenOf(search);
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.isPending) {
    return <Skeleton className="list-waiting" active title={false} paragraph={{ rows: 12, width: '100%' }} />;
  }
  if (rows.length === 0) {
    const narrowed = search.building !== undefined || search.kind !== undefined;
    return (
      <Empty
        className="list-empty"
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{t(narrowed ? 'residents.none' : 'residents.empty')}</strong>
            {!narrowed && <span>{t('residents.emptyHint')}</span>}
          </>
        }
      >
        {!narrowed && may('residents.import') && (
          <Button type="primary" onClick={() => void navigate({ to: '/residents/import' })}>
            {t('residents.importNow')}
          </Button>
        )}
      </Empty>
    );
  }
  return (
    <div className="list-scroll">
      <table className="list" aria-label={t('residents.list')} aria-busy={pages.isPlaceholderData}>
        <thead>
          <tr>
            <th className="col-door">{t('residents.room')}</th>
            <th>{t('residents.who')}</th>
            <th className="col-area">{t('residents.area')}</th>
            <th className="col-kind wide">{t('residents.kind')}</th>
          </tr>
        </thead>
        <tbody
          ref={body}
          onKeyDown={(event) => {
            const next = walk(event, body.current);
            const row = rows.find(({ room }) => room === next?.textContent);
            if (beside !== null && row !== undefined) {
              open(chosenBy(row));
            }
          }}
        >
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              chosen={search.room === row.id || (row.household_id ?? -1) === search.household}
              open={open}
            />
          ))}
        </tbody>
      </table>
      <footer className="list-foot">
        {pages.hasNextPage ? (
          <More busy={pages.isFetchingNextPage} load={() => void pages.fetchNextPage()} />
        ) : (
          <span>{t('residents.end', { count: pages.data.pages[0]?.total ?? rows.length })}</span>
        )}
      </footer>
    </div>
  );
}

interface RowProps {
  row: RoomRow;
  chosen: boolean;
  open: (chosen: Chosen) => void;
}

const Row = memo(function Row({ row, chosen, open }: RowProps) {
  const { t } = useWords();
  return (
    // The row is a large target for the mouse; the keyboard has the number in it.
    <tr className={chosen ? 'chosen' : undefined} aria-selected={chosen} onClick={() => open(chosenBy(row))}>
      <td className="col-door" title={row.room}>
        <button type="button" className="row-number">
          {row.room}
        </button>
      </td>
      <td title={row.names.join(t('between.names'))}>
        <Who row={row} />
      </td>
      <td className="col-area">
        {row.area_hundredths === null ? <span className="faint">—</span> : area(row.area_hundredths)}
      </td>
      <td className="col-kind wide">{t(`roomKind.${row.kind}`)}</td>
    </tr>
  );
});

function Who({ row }: { row: RoomRow }) {
  const { t } = useWords();
  if (row.household_id === null) {
    return <span className="faint">{t('residents.vacant')}</span>;
  }
  if (row.names.length === 0) {
    return <span className="faint">{t('residents.unnamed', { count: row.people })}</span>;
  }
  return (
    <>
      {row.names.join(t('between.names'))}
      {/* Who is restricted is counted, and not named. */}
      {row.people > row.names.length && (
        <span className="faint"> {t('residents.morePeople', { count: row.people })}</span>
      )}
    </>
  );
}
