// The rows of tickets.
import { Button } from 'antd';
import type { TicketRow } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Countdown, Shape } from '../../shared/Due';
import { Found } from '../../shared/Found';
import { shortMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { nameOfKey } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { RowList } from '../../shared/RowList';
import { useRegistering } from '../../shared/registering';
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

export function TicketList({ search, ...rows }: Props) {
  const { t } = useWords();
  const may = useMay();
  const register = useRegistering();
  const narrowed = isNarrowed(search);
  const pages = useTicketPages(search);
  // A ticket that was followed up twice counts twice in the figure, and stands here once.
  const followUps = pages.data?.pages[0]?.follow_ups;
  return (
    <RowList
      pages={pages}
      label={t('tickets.list')}
      none={{
        title: t(narrowed ? 'tickets.noneMatching' : 'tickets.none'),
        hint: t('tickets.noneHint', { keys: nameOfKey('register') }),
        first: !narrowed && may('tickets.register') && (
          <Button onClick={() => register()}>{t('tickets.register')}</Button>
        ),
      }}
      end={(count) =>
        followUps === undefined
          ? t('tickets.end', { count })
          : t('tickets.endFollowUps', { count, followUps })
      }
      chosen={search.ticket}
      heads={<Heads />}
      Cells={Cells}
      {...rows}
    />
  );
}

function Heads() {
  const { t } = useWords();
  return (
    <>
      <th className="col-due">{t('tickets.deadline')}</th>
      <th className="col-number">{t('tickets.number')}</th>
      <th className="col-category wide">{t('tickets.category')}</th>
      <th className="col-content">{t('tickets.content')}</th>
      <th className="col-room wide">{t('tickets.room')}</th>
      <th className="col-topic wide wider">{t('ticket.topic')}</th>
      <th className="col-person wide">{t('tickets.responsible')}</th>
      <th className="col-received wide">{t('tickets.received')}</th>
    </>
  );
}

function Cells({ row }: { row: TicketRow }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <>
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
      <td className="col-room wide">
        {row.room === null ? <span className="faint">—</span> : <Found text={row.room} />}
      </td>
      <td className="col-topic wide wider">{row.topic}</td>
      <td className="col-person wide">
        {row.responsible ?? <span className="faint">{t('tickets.nobody')}</span>}
      </td>
      <td className="col-received wide">{shortMoment(row.received_at, zone, now)}</td>
    </>
  );
}

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
