// The rows. Arrow keys walk, Enter opens; when a ticket is open beside the list, it follows.
import { Button, Empty, Skeleton } from 'antd';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { TicketRow } from '../../bindings/operations';
import { Countdown, Shape } from '../../shared/Due';
import { shortMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { keyName } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Problem } from '../../shared/Problem';
import { Marks } from './Marks';
import { useTicketPages } from './queries';
import { isNarrowed, type TicketSearch } from './search';

interface Props {
  search: TicketSearch;
  open: (number: string) => void;
}

export function TicketList({ search, open }: Props) {
  const { t } = useWords();
  const pages = useTicketPages(search);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const body = useRef<HTMLTableSectionElement>(null);

  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[event.key];
    if (step === undefined || rows.length === 0) {
      return;
    }
    event.preventDefault();
    const links = [...(body.current?.querySelectorAll<HTMLButtonElement>('.row-number') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLButtonElement);
    const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    if (search.ticket !== undefined && next?.textContent) {
      open(next.textContent);
    }
  };

  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.isPending) {
    return <Skeleton className="list-waiting" active title={false} paragraph={{ rows: 12, width: '100%' }} />;
  }
  if (rows.length === 0) {
    return (
      <Empty
        className="list-empty"
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{t(isNarrowed(search) ? 'tickets.noneMatching' : 'tickets.none')}</strong>
            <span>{t('tickets.noneHint', { keys: keyName('N') })}</span>
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
        <tbody ref={body} onKeyDown={walk}>
          {rows.map((row) => (
            <Row key={row.number} row={row} chosen={row.number === search.ticket} open={open} />
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
}: {
  row: TicketRow;
  chosen: boolean;
  open: (number: string) => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    // The row is a large target for the mouse; the keyboard has the number in it.
    <tr className={chosen ? 'chosen' : undefined} aria-selected={chosen} onClick={() => open(row.number)}>
      <td className="col-due">
        <RowState row={row} />
      </td>
      <td className="col-number">
        <button type="button" className="row-number">
          {row.number}
        </button>
      </td>
      <td className="col-category wide">{t(`category.${row.category}`)}</td>
      <td className="col-content">
        {row.status === 'suspended' && <span className="mark">{t('status.suspended')}</span>}
        <Marks marks={row.marks} escalated={row.escalated_at !== null} />
        {row.reopened_count > 0 && (
          <span className="mark">{t('tickets.reopened', { count: row.reopened_count })}</span>
        )}
        {row.excerpt}
      </td>
      <td className="col-room">{row.room ?? <span className="faint">—</span>}</td>
      <td className="col-topic wide wider">{row.topic}</td>
      <td className="col-person wide">
        {row.responsible ?? <span className="faint">{t('tickets.nobody')}</span>}
      </td>
      <td className="col-received wide">{shortMoment(row.received_at, zone, now)}</td>
    </tr>
  );
});

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

/** Loads the next page when its button comes near; pressing it works as well. */
function More({ busy, load }: { busy: boolean; load: () => void }) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const target = place.current;
    if (target === null) {
      return;
    }
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          latest.current();
        }
      },
      { rootMargin: '400px' },
    );
    near.observe(target);
    return () => near.disconnect();
  }, []);
  return (
    <div ref={place}>
      <Button type="text" loading={busy} onClick={load}>
        {t('action.more')}
      </Button>
    </div>
  );
}
