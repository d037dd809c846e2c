// What stands in the form of a ticket that is being taken down. Words and numbers only, so that all of it is kept.
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import type { Category, RegisterTicket, SimilarTicket } from '../../bindings/operations';
import { fromWallClock } from '../../shared/format';
import type { CallerFields } from './Caller';

export interface Fields extends CallerFields {
  category?: Category | undefined;
  topic_id?: number | undefined;
  channel_id?: number | undefined;
  responsible_id?: number | undefined;
  content?: string | undefined;
  /** When the call began: the moment at which the form was opened. */
  began_at?: string | undefined;
  /** An earlier moment of receipt, as the office's clock on the wall showed it: `2026-11-24T15:20`. */
  received_at?: string | undefined;
  late_entry_reason?: string | undefined;
  /** `yes` where the ticket is marked so. */
  urgent?: 'yes' | undefined;
  important?: 'yes' | undefined;
  about_staff?: 'yes' | undefined;
  /** The number of a ticket about the same, and what is said of it. */
  same_as?: string | undefined;
  same_as_words?: string | undefined;
}

const marks = ['urgent', 'important', 'about_staff'] as const;

/** An entry this much later than the receipt needs a reason; core has the last word. */
export const lateAfterMinutes = 15;

/** Whether anything was written that is worth keeping. */
export const worthKeeping = ['content', 'look_up', 'room_id', 'room', 'caller_name', 'phone', 'same_as'];

/** Whether somebody has begun to fill the form in. */
export function isBegun(fields: Fields): boolean {
  return worthKeeping.some((name) => {
    const value = fields[name as keyof Fields];
    return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  });
}

/** The moment of receipt: the beginning of the call, or the earlier one that was picked. */
export function receipt(fields: Fields, zone: string): string | undefined {
  return fields.received_at ? fromWallClock(fields.received_at, zone) : fields.began_at;
}

/** The arguments of `register_ticket` for what stands in the form. */
export function registration(fields: Fields, zone: string): RegisterTicket {
  const {
    look_up: _look_up,
    chosen_room: _chosen_room,
    same_as_words: _same_as_words,
    began_at: _began_at,
    received_at: _received_at,
    ...said
  } = fields;
  const given = Object.entries({ ...said, received_at: receipt(fields, zone) }).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const marked = marks.filter((mark) => fields[mark] === 'yes').map((mark) => [mark, true]);
  return Object.fromEntries([...given, ...marked]) as unknown as RegisterTicket;
}

/** What the form takes over from a ticket about the same. What was chosen already stays. */
export function sameAs(similar: SimilarTicket, fields: Fields): Fields {
  return {
    same_as: similar.number,
    same_as_words: similar.incident?.title ?? similar.excerpt,
    category: fields.category ?? similar.category,
    topic_id: fields.topic_id ?? similar.topic_id ?? undefined,
  };
}

/** A picker's value of the text that the form keeps, and back. */
export const pickedMoment = {
  show: (text: string | undefined): { value: Dayjs | null } => ({ value: text ? dayjs(text) : null }),
  keep: (picked: Dayjs | null): string | undefined => picked?.format('YYYY-MM-DDTHH:mm'),
};
