// Messages that were pasted, one row each: what core made of the text, what a person corrected, what became of it. Words
// and numbers only, so that all of it is kept half-done.
import type { Category, Proposals, RegisterTicket, SplitMessage } from '../../bindings/operations';
import { fromWallClock, toWallClock } from '../../shared/format';
import { lateAfterMinutes } from './intakeFields';

export interface MessageRow {
  /** Tells rows apart for as long as they are on the page. */
  key: number;
  content: string;
  caller_name: string;
  room: string;
  /** When it was sent, as the office's clock on the wall showed it: `2026-11-24T15:20:08`; empty for now. */
  received_at: string;
  category?: Category | undefined;
  topic_id?: number | undefined;
  /** It is no ticket: small talk, thanks. */
  skipped: boolean;
  /** The number of the ticket that was registered from it. */
  number?: string | undefined;
  /** Why it was refused. */
  problem?: string | undefined;
}

/** A message as a row, with what the office's rules propose for it. */
export function messageRow(
  { name, sent_at, room, content }: SplitMessage,
  { category, topics }: Proposals,
  key: number,
  zone: string,
): MessageRow {
  return {
    key,
    content,
    // In a residents' group the name often is the room: 3-2-1502 王建国.
    caller_name: (room === null ? (name ?? '') : (name ?? '').replace(room, '')).trim(),
    room: room ?? '',
    received_at: sent_at === null ? '' : toWallClock(Date.parse(sent_at), zone).format('YYYY-MM-DDTHH:mm:ss'),
    category: category?.category,
    topic_id: topics[0]?.topic_id,
    skipped: false,
  };
}

/** Whether a row is still to be registered. */
export function isPending(row: MessageRow): boolean {
  return !row.skipped && row.number === undefined;
}

/** Whether a row is entered so late that a reason is asked for. */
export function isLate({ received_at }: MessageRow, zone: string, now: number): boolean {
  // Earlier by a minute than core, which asks when the call arrives there.
  return (
    received_at !== '' && now - Date.parse(fromWallClock(received_at, zone)) > (lateAfterMinutes - 1) * 60_000
  );
}

/** The arguments of `register_ticket` for a row whose category was chosen. */
export function messageTicket(
  row: MessageRow & { category: Category },
  channel_id: number,
  reason: string,
  zone: string,
  now: number,
): RegisterTicket {
  const { content, caller_name, room, received_at, category, topic_id } = row;
  return {
    channel_id,
    category,
    content,
    ...(caller_name.trim() === '' ? {} : { caller_name }),
    ...(room.trim() === '' ? {} : { room }),
    ...(topic_id === undefined ? {} : { topic_id }),
    ...(received_at === '' ? {} : { received_at: fromWallClock(received_at, zone) }),
    ...(isLate(row, zone, now) ? { late_entry_reason: reason } : {}),
  };
}

/** The rows as they were kept; none if there are none. */
export function keptRows(text: string | undefined): MessageRow[] {
  return text === undefined || text === '' ? [] : (JSON.parse(text) as MessageRow[]);
}
