// The rows of a list that goes on. Arrow keys walk, Enter opens, the box selects; when a row is open beside the list, it
// follows.
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import {
  type ComponentType,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useColumnsAnew } from './columns';
import { useWords } from './i18n';
import { More } from './More';
import { Nothing } from './Nothing';
import { Problem } from './Problem';
import { walk } from './walk';

interface Numbered {
  number: string;
}

interface Props<Row extends Numbered> {
  pages: UseInfiniteQueryResult<{ pages: { rows: Row[] }[] }>;
  label: string;
  /** What stands there when there is no row. */
  none: { title: string; hint: string; first?: ReactNode };
  /** What stands below the last of so many rows. */
  end: (count: number) => string;
  chosen: string | undefined;
  open: (number: string) => void;
  picked: string[];
  pick: (numbers: string[]) => void;
  /** The heads of the columns, and the cells of a row below them, both without the box. */
  heads: ReactNode;
  Cells: ComponentType<{ row: Row }>;
}

export function RowList<Row extends Numbered>({ pages, heads, Cells, ...props }: Props<Row>) {
  const { t } = useWords();
  const { label, none, end, chosen, open, picked, pick } = props;
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useColumnsAnew(table, chosen !== undefined);
  const follow = (event: KeyboardEvent) => {
    const next = walk(event, body.current);
    if (chosen !== undefined && next?.textContent) {
      open(next.textContent);
    }
  };
  const toggle = useToggle(picked, pick);
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.isPending) {
    return <Skeleton className="list-waiting" active title={false} paragraph={{ rows: 12, width: '100%' }} />;
  }
  // A page of what is looked for can be empty although there is a next one.
  if (rows.length === 0 && !pages.hasNextPage) {
    return (
      <Nothing title={none.title} hint={none.hint}>
        {none.first}
      </Nothing>
    );
  }
  return (
    <div className="list-scroll">
      <table className="list" ref={table} aria-label={label} aria-busy={pages.isPlaceholderData}>
        <thead>
          <tr>
            <th className="col-pick">
              <input
                type="checkbox"
                aria-label={t('bulk.pickAll')}
                title={t('bulk.pickAll')}
                checked={rows.every((row) => picked.includes(row.number))}
                onChange={(event) => pick(event.target.checked ? rows.map((row) => row.number) : [])}
              />
            </th>
            {heads}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={follow}>
          {rows.map((row) => (
            <MemoRow
              key={row.number}
              row={row}
              chosen={row.number === chosen}
              open={open}
              picked={picked.includes(row.number)}
              toggle={toggle}
              Cells={Cells}
            />
          ))}
        </tbody>
      </table>
      <footer className="list-foot">
        {pages.hasNextPage ? (
          <More busy={pages.isFetchingNextPage} load={() => void pages.fetchNextPage()} />
        ) : (
          <span>{end(rows.length)}</span>
        )}
      </footer>
    </div>
  );
}

/** Selects a row or no longer: the same function for as long as the list is there, so that other rows stay as they are. */
function useToggle(picked: string[], pick: (numbers: string[]) => void): (number: string) => void {
  const latest = useRef<(number: string) => void>(() => {});
  useEffect(() => {
    latest.current = (number) =>
      pick(picked.includes(number) ? picked.filter((one) => one !== number) : [...picked, number]);
  });
  return useCallback((number: string) => latest.current(number), []);
}

interface RowProps<Row extends Numbered> {
  row: Row;
  chosen: boolean;
  open: (number: string) => void;
  picked: boolean;
  toggle: (number: string) => void;
  Cells: ComponentType<{ row: Row }>;
}

function PlainRow<Row extends Numbered>({ row, chosen, open, picked, toggle, Cells }: RowProps<Row>) {
  const { t } = useWords();
  return (
    // The row is a large target for the mouse; the keyboard has the number in it.
    <tr
      className={chosen ? 'chosen' : undefined}
      aria-selected={chosen}
      onClick={(event) => {
        // Beside the box is still the box.
        if (!(event.target instanceof Element && event.target.closest('.col-pick'))) {
          open(row.number);
        }
      }}
    >
      <td className="col-pick">
        <input
          type="checkbox"
          aria-label={t('bulk.pick', { number: row.number })}
          checked={picked}
          onChange={() => toggle(row.number)}
        />
      </td>
      <Cells row={row} />
    </tr>
  );
}

const MemoRow = memo(PlainRow) as typeof PlainRow;

/** The rows that are selected; a list with other filters begins with none. */
export function usePicked(list: string): [string[], (numbers: string[]) => void] {
  const [picked, setPicked] = useState<{ list: string; numbers: string[] }>({ list, numbers: [] });
  return [picked.list === list ? picked.numbers : [], (numbers) => setPicked({ list, numbers })];
}

interface TabProps {
  name: string;
  count: number | undefined;
  /** The colour of a count that asks for something. */
  mark?: 'overdue' | 'due_soon' | undefined;
}

/** The name of a tab with how many are behind it. */
export function TabLabel({ name, count, mark }: TabProps) {
  const marked = mark !== undefined && count !== undefined && count > 0;
  return (
    <>
      {name}
      <span className={marked ? `tab-count tab-count-${mark}` : 'tab-count'}>
        {count?.toLocaleString() ?? ''}
      </span>
    </>
  );
}
