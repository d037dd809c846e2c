// What stands in the form that completes or corrects a ticket, and what core is asked to change by it.
import type { AmendTicket, Category, TicketCaller, TicketDetail } from '../../bindings/operations';
import type { CallerFields } from './Caller';

export interface AmendFields extends CallerFields {
  category?: Category | undefined;
  topic_id?: number | undefined;
  without_phone?: boolean | undefined;
  /** `yes` once anything was changed by hand: what was only filled in from the ticket is not worth keeping. */
  touched?: string | undefined;
  /** The version of the ticket that the form was filled in from. */
  begun_on?: number | undefined;
}

/** The form as the ticket stands. The telephone number is not shown, and stays unless another is typed. */
export function amendFields(ticket: TicketDetail): AmendFields {
  const { resident } = ticket;
  const chosen = resident !== null && !resident.matched;
  return {
    category: ticket.category,
    topic_id: ticket.topic_pending ? undefined : ticket.topic.id,
    chosen_room: chosen ? (ticket.room ?? undefined) : undefined,
    room_id: chosen ? resident.room_id : undefined,
    household_id: (chosen && resident.household_id) || undefined,
    person_id: (chosen && resident.person_id) || undefined,
    room: chosen ? undefined : (ticket.room ?? undefined),
    caller_name: chosen && resident.person_id !== null ? undefined : (ticket.caller_name ?? undefined),
    begun_on: ticket.version,
  };
}

const callerFields = ['room_id', 'household_id', 'person_id', 'room', 'caller_name', 'phone'] as const;

/** A field that holds nothing. */
function empty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (empty(one) && empty(other));
}

/** What the form takes over from a newer version of the ticket: whatever was not changed by hand. */
export function rebased(begun: TicketDetail, newest: TicketDetail, fields: AmendFields): AmendFields {
  const [before, now] = [amendFields(begun), amendFields(newest)];
  const untouched = (name: keyof AmendFields) => same(fields[name], before[name]);
  const { category, topic_id, begun_on, ...caller } = now;
  return {
    begun_on,
    ...(untouched('category') ? { category } : {}),
    ...(untouched('topic_id') ? { topic_id } : {}),
    // Who calls is one thing: half of one and half of another would be nobody.
    ...(callerFields.every(untouched) ? caller : {}),
  };
}

/** The arguments of `amend_ticket`; none if nothing is other than it was. */
export function amendment(ticket: TicketDetail, fields: AmendFields): AmendTicket | null {
  const before = amendFields(ticket);
  const differs = (name: keyof AmendFields) => !same(before[name], fields[name]);
  const caller: TicketCaller = {
    ...Object.fromEntries(
      callerFields.filter((name) => !empty(fields[name])).map((name) => [name, fields[name]]),
    ),
    ...(fields.without_phone === true ? { phone: '' } : {}),
  };
  const changed = {
    ...(fields.category !== undefined && differs('category') ? { category: fields.category } : {}),
    ...(fields.topic_id !== undefined && differs('topic_id') ? { topic_id: fields.topic_id } : {}),
    ...(callerFields.some(differs) || fields.without_phone === true ? { caller } : {}),
  };
  return Object.keys(changed).length === 0
    ? null
    : { number: ticket.number, expected_version: fields.begun_on ?? ticket.version, ...changed };
}
