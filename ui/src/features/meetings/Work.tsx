// What comes out of a meeting, on the meeting's own screen: what it opens with, and item by item what is to be done and which
// tickets were entered. Both are added without leaving the screen, by one key from wherever one writes.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { MeetingDetail, MeetingItem, MeetingTicket } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { day, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { mac, useKeys } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { ActionItemDrawer } from './ActionItemDrawer';
import { ActionItemForm } from './ActionItemForm';
import { Owed } from './Owed';
import { RaiseForm } from './RaiseForm';
import { lineAt } from './spoken';
import { useMeetingWork } from './workQueries';
import './work.css';

/** What earlier meetings of the series left to do: the first thing that this one looks at. */
export function Carried({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const work = useMeetingWork(meeting.id);
  const [shown, setShown] = useState<number | undefined>(undefined);
  const { carried = [], carried_tickets = [] } = work.data ?? {};
  if (carried.length + carried_tickets.length === 0) {
    return null;
  }
  return (
    <section className="carried" aria-label={t('work.carried')}>
      <h2>
        {t('work.carried')}
        <span className="faint hint">{t('work.carriedHint')}</span>
      </h2>
      <ul className="work-list">
        {carried.map((item) => (
          <Owed key={item.id} item={item} origin open={setShown} />
        ))}
        {carried_tickets.map((raised) => (
          <Raised key={raised.ticket.number} raised={raised} origin />
        ))}
      </ul>
      <ActionItemDrawer id={shown} close={() => setShown(undefined)} />
    </section>
  );
}

/** A ticket in a line; it leads to the ticket. */
function Raised({ raised, origin = false }: { raised: MeetingTicket; origin?: boolean }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { ticket, person, meeting_title, meeting_at } = raised;
  const late = ticket.answer_owed?.urgency === 'overdue';
  const on = day(toWallClock(Date.parse(meeting_at), zone).format('YYYY-MM-DD'), language);
  return (
    <li className="work-row work-raised">
      <span className={late ? 'work-standing work-late' : 'work-standing'}>
        {t(`status.${ticket.status}`)}
      </span>
      <Link className="work-open" to="/tickets" search={{ tab: 'all', ticket: ticket.number }}>
        <span className="tag">{t(`category.${ticket.category}`)}</span> {ticket.excerpt}
      </Link>
      <span className="faint work-more">
        {[ticket.number, person ?? ticket.caller_name, ticket.room].filter(Boolean).join(' · ')}
        {origin && ` · ${meeting_title} ${on}`}
      </span>
    </li>
  );
}

/** How a key with Alt is written here. */
const keyWithAlt = (letter: string) => (mac ? `⌥${letter}` : `Alt+${letter}`);

/** What came out of an item, and the two forms that add to it. */
export function ItemWork({ meeting, item }: { meeting: MeetingDetail; item: MeetingItem }) {
  const { t } = useWords();
  const may = useMay();
  const work = useMeetingWork(meeting.id);
  const place = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<number | undefined>(undefined);
  const [adding, setAdding] = useState<'ticket' | 'action_item' | null>(null);
  const [said, setSaid] = useState('');
  const items = work.data?.items.filter(({ item_id }) => item_id === item.id) ?? [];
  const tickets = work.data?.tickets.filter(({ item_id }) => item_id === item.id) ?? [];
  const held = meeting.state === 'in_session' || meeting.state === 'ended';
  const mayRaise = held && may('tickets.register');
  const mayAdd = held && may('meetings.write');
  useKeys((event) => {
    const written = document.activeElement;
    const here = place.current?.closest('li')?.contains(written) ?? false;
    if (!here || !event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    // By the place of the key: with Alt a Mac writes other letters.
    if (event.code === 'KeyT' && mayRaise) {
      event.preventDefault();
      // What is half-written in the form is not written over.
      if (adding === 'ticket') {
        return;
      }
      setSaid(written instanceof HTMLTextAreaElement ? lineAt(written) : '');
      setAdding('ticket');
    } else if (event.code === 'KeyA' && mayAdd && adding === null) {
      event.preventDefault();
      setAdding('action_item');
    }
  });
  if (items.length + tickets.length === 0 && !mayRaise && !mayAdd) {
    return null;
  }
  return (
    <section ref={place} className="work" aria-label={`${t('work.title')} ${item.title}`}>
      {items.length + tickets.length > 0 && (
        <ul className="work-list">
          {items.map((one) => (
            <Owed key={one.id} item={one} open={setShown} />
          ))}
          {tickets.map((raised) => (
            <Raised key={raised.ticket.number} raised={raised} />
          ))}
        </ul>
      )}
      {adding === 'ticket' && (
        <RaiseForm key={said} meeting={meeting} item={item} said={said} close={() => setAdding(null)} />
      )}
      {adding === 'action_item' && (
        <ActionItemForm origin={{ meeting_id: meeting.id, item_id: item.id }} close={() => setAdding(null)} />
      )}
      {adding === null && (mayRaise || mayAdd) && (
        <div className="work-add">
          {mayRaise && (
            <Button
              size="small"
              title={`${t('work.raise')} ${item.title}`}
              aria-keyshortcuts="Alt+T"
              onClick={() => {
                setSaid('');
                setAdding('ticket');
              }}
            >
              {t('work.raise')} <kbd>{keyWithAlt('T')}</kbd>
            </Button>
          )}
          {mayAdd && (
            <Button
              size="small"
              title={`${t('work.add')} ${item.title}`}
              aria-keyshortcuts="Alt+A"
              onClick={() => setAdding('action_item')}
            >
              {t('work.add')} <kbd>{keyWithAlt('A')}</kbd>
            </Button>
          )}
        </div>
      )}
      <ActionItemDrawer id={shown} close={() => setShown(undefined)} />
    </section>
  );
}
