// The rows. Arrow keys walk, Enter opens; when a ticket is open beside the list, it follows.
import { Empty, Skeleton } from 'antd';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';
import type { TicketRow } from '../../bindings/operations';
import { Countdown, Shape } from '../../shared/Due';
import { Found } from '../../shared/Found';
import { shortMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { nameOfKey } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { More } from '../../shared/More';
import { useNow } from '../../shared/now';
import { Problem } from '../../shared/Problem';
import { walk } from '../../shared/walk';
import { IncidentMark } from './Incident';
import { Marks } from './Marks';
import { useTicketPages } from './queries';
import { isNarrowed, type TicketSearch } from './search';

interface Props {
  search: TicketSearch;
  open: (number: string) => void;
  picked: string[];
  pick: (numbers: string[]) => void;
}

export function TicketList({ search, open, picked, pick }: Props) {
  const { t } = useWords();
  const pages = useTicketPages(search);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const body = useRef<HTMLTableSectionElement>(null);

  const follow = (event: KeyboardEvent) => {
    const next = walk(event, body.current);
    if (search.ticket !== undefined && next?.textContent) {
      open(next.textContent);
    }
  };

  const latest = useRef<(number: string) => void>(() => {});
  useEffect(() => {
    latest.current = (number) =>
      pick(picked.includes(number) ? picked.filter((one) => one !== number) : [...picked, number]);
  });
  const toggle = useCallback((number: string) => latest.current(number), []);

  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.isPending) {
    return <Skeleton className="list-waiting" active title={false} paragraph={{ rows: 12, width: '100%' }} />;
  }
  // A page of what is looked for can be empty although there is a next one.
  if (rows.length === 0 && !pages.hasNextPage) {
    return (
      <Empty
        className="list-empty"
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{t(isNarrowed(search) ? 'tickets.noneMatching' : 'tickets.none')}</strong>
            <span>{t('tickets.noneHint', { keys: nameOfKey('register') })}</span>
          </>
        }
      />
    );
  }
  return (
    <div className="list-scroll">
      <table className="list" aria-label={t('tickets.list')} aria-busy={pages.isPlaceholderData}>
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
            <th className="col-due">{t('tickets.deadline')}</th>
            <th className="col-number">{t('tickets.number')}</th>
            <th className="col-category wide">{t('tickets.category')}</th>
            <th className="col-content">{t('tickets.content')}</th>
            <th className="col-room">{t('tickets.room')}</th>
            <th className="col-topic wide wider">{t('ticket.topic')}</th>
            <th className="col-person wide">{t('tickets.responsible')}</th>
            <th className="col-received wide">{t('tickets.received')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={follow}>
          {rows.map((row) => (
            <Row
              key={row.number}
              row={row}
              chosen={row.number === search.ticket}
              open={open}
              picked={picked.includes(row.number)}
              pick={toggle}
            />
          ))}
        </tbody>
      </table>
      <footer className="list-foot">
        {pages.hasNextPage ? (
          <More busy={pages.isFetchingNextPage} load={() => void pages.fetchNextPage()} />
        ) : (
          <span>{t('tickets.end', { count: rows.length })}</span>
        )}
      </footer>
    </div>
  );
}

const Row = memo(function Row({
  row,
  chosen,
  open,
  picked,
  pick,
}: {
  row: TicketRow;
  chosen: boolean;
  open: (number: string) => void;
  picked: boolean;
  pick: (number: string) => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
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
          onChange={() => pick(row.number)}
        />
      </td>
      <td className="col-due">
        <RowState row={row} />
      </td>
      <td className="col-number">
        <button type="button" className="row-number">
          <Found text={row.number} />
        </button>
      </td>
      <td className="col-category wide">{t(`category.${row.category}`)}</td>
      <td className="col-content">
        {row.incident !== null && <IncidentMark incident={row.incident} />}
        {row.status === 'suspended' && <span className="mark">{t('status.suspended')}</span>}
        <Marks marks={row.marks} escalated={row.escalated_at !== null} />
        {row.reopened_count > 0 && (
          <span className="mark">{t('tickets.reopened', { count: row.reopened_count })}</span>
        )}
        <RowText row={row} />
      </td>
      <td className="col-room">
        {row.room === null ? <span className="faint">—</span> : <Found text={row.room} />}
      </td>
      <td className="col-topic wide wider">{row.topic}</td>
      <td className="col-person wide">
        {row.responsible ?? <span className="faint">{t('tickets.nobody')}</span>}
      </td>
      <td className="col-received wide">{shortMoment(row.received_at, zone, now)}</td>
    </tr>
  );
});

/** What was said, or the text in which something was found. */
function RowText({ row }: { row: TicketRow }) {
  const { t } = useWords();
  const place = row.found?.place;
  const named = { feedback: 'find.inFeedback', note: 'find.inNote', phone: 'find.byPhone' } as const;
  return (
    <>
      {(place === 'feedback' || place === 'note' || place === 'phone') && (
        <span className="found-place">{t(named[place])}</span>
      )}
      {place === 'caller_name' && row.caller_name !== null && (
        <span className="found-place">
          <Found text={row.caller_name} />
        </span>
      )}
      <Found text={row.found?.excerpt ?? row.excerpt} />
    </>
  );
}

function RowState({ row }: { row: TicketRow }) {
  const { t } = useWords();
  if (row.answer_owed !== null) {
    return <Countdown owed={row.answer_owed} />;
  }
  const archived = row.status === 'archived' || row.status === 'cancelled';
  return (
    <span className={archived ? 'due due-archived' : 'due due-done'}>
      <Shape kind={archived ? 'archived' : 'done'} />
      {t(`status.${row.status}`)}
    </span>
  );
}
