// What people do with a ticket: in which order it is offered, who may, and what core is asked to do.
import type { Dayjs } from 'dayjs';
import type {
  Action,
  Mark,
  Permission,
  Satisfaction,
  Solution,
  Status,
  SuspendReason,
  TicketDetail,
} from '../../bindings/operations';
import { api } from '../../host';
import { fromWallClock } from '../../shared/format';

/** An action as a person chooses it here; what comes of a follow-up is not chosen beforehand. */
export type Act =
  | Exclude<
      Action,
      | 'await_follow_up'
      | 'miss_follow_up'
      | 'pass_follow_up'
      | 'fail_follow_up'
      | 'issue_work_order'
      | 'undo_close'
    >
  | 'follow_up';

/** What stands in the fields of any of them. */
export interface ActFields {
  staff_id?: number;
  channel_id?: number;
  content?: string;
  /** The phrase that the content was begun with. */
  phrase?: string;
  told?: string;
  note?: string;
  summary?: string;
  archive?: boolean;
  reason?: string;
  wait?: SuspendReason;
  until?: Dayjs | null;
  marks?: Mark[];
  reached?: boolean;
  solution?: Solution;
  satisfaction?: Satisfaction;
  promised_by?: Dayjs | null;
}

/** The fields whose words are kept while they are not sent yet. */
export const wordFields = ['content', 'told', 'note', 'summary', 'reason'];

const needs: Record<Act, Permission> = {
  assign: 'tickets.assign',
  transfer: 'tickets.assign',
  return: 'tickets.handle',
  escalate: 'tickets.handle',
  suspend: 'tickets.handle',
  resume: 'tickets.handle',
  give_feedback: 'tickets.feedback',
  attempt_feedback: 'tickets.feedback',
  add_note: 'tickets.note',
  mark: 'tickets.assign',
  follow_up: 'tickets.follow_up',
  close: 'tickets.close',
  archive: 'tickets.close',
  reopen: 'tickets.close',
  cancel: 'tickets.close',
};

/** What one most likely comes to do first. */
const order: Record<Status, Act[]> = {
  unassigned: ['assign', 'give_feedback', 'add_note', 'attempt_feedback', 'mark', 'escalate', 'cancel'],
  in_progress: [
    'give_feedback',
    'add_note',
    'transfer',
    'suspend',
    'attempt_feedback',
    'return',
    'escalate',
    'mark',
    'cancel',
  ],
  suspended: [
    'resume',
    'give_feedback',
    'add_note',
    'transfer',
    'attempt_feedback',
    'return',
    'escalate',
    'mark',
    'cancel',
  ],
  answered: ['close', 'add_note', 'follow_up', 'reopen', 'give_feedback', 'mark'],
  follow_up: ['follow_up', 'add_note', 'reopen', 'close', 'give_feedback', 'mark'],
  closed: ['archive', 'add_note', 'reopen'],
  archived: ['reopen'],
  cancelled: [],
};

/** What may be done with a ticket now, the most likely first. */
export function actsOf(ticket: TicketDetail, may: (permission: Permission) => boolean): Act[] {
  const allowed = (act: Act) =>
    act === 'follow_up' ? ticket.actions.includes('pass_follow_up') : ticket.actions.includes(act);
  return order[ticket.status].filter((act) => allowed(act) && may(needs[act]));
}

/** What is said when it is done. */
export const done = {
  assign: 'act.doneAssign',
  transfer: 'act.doneTransfer',
  return: 'act.doneReturn',
  escalate: 'act.doneEscalate',
  suspend: 'act.doneSuspend',
  resume: 'act.doneResume',
  give_feedback: 'act.doneFeedback',
  attempt_feedback: 'act.doneAttempt',
  add_note: 'act.doneNote',
  mark: 'act.doneMark',
  follow_up: 'act.doneFollowUp',
  close: 'act.doneClose',
  archive: 'act.doneArchive',
  reopen: 'act.doneReopen',
  cancel: 'act.doneCancel',
} as const satisfies Record<Act, string>;

/** Whether what was just done can be taken back; core has the last word. */
export function canUndo(act: Act, before: TicketDetail, after: TicketDetail): boolean {
  switch (act) {
    case 'assign':
    case 'transfer':
    case 'suspend':
    case 'resume':
      return true;
    case 'mark':
      // Marked important, it may wait for its follow-up now.
      return after.status === before.status && after.version !== before.version;
    case 'close':
      return after.status === 'closed' && before.status === 'answered';
    default:
      return false;
  }
}

/** Whether an answer at a follow-up has the ticket opened again; core has the last word. */
export function isDiscontent({ solution, satisfaction }: ActFields): boolean {
  return solution === 'unsolved' || satisfaction === 'dissatisfied' || satisfaction === 'very_dissatisfied';
}

/** The marks that a ticket has. */
export function marksOf({ marks }: Pick<TicketDetail, 'marks'>): Mark[] {
  return (['urgent', 'important', 'about_staff'] as const).filter((mark) => marks[mark]);
}

/** A text that is there, or nothing. */
function given<Name extends string>(name: Name, text: string | undefined): { [key in Name]?: string } {
  return text === undefined || text.trim() === '' ? {} : ({ [name]: text } as { [key in Name]?: string });
}

function wall(picked: Dayjs | null | undefined, zone: string): string {
  // A form without a moment is not sent; core refuses what gets here all the same.
  return picked ? fromWallClock(picked.format('YYYY-MM-DDTHH:mm'), zone) : '';
}

/** Runs an act with what stands in its fields. */
export function run(act: Act, ticket: TicketDetail, fields: ActFields, zone: string): Promise<TicketDetail> {
  const common = { number: ticket.number, expected_version: ticket.version };
  const reason = fields.reason ?? '';
  const channel_id = fields.channel_id ?? 0;
  switch (act) {
    case 'assign':
    case 'transfer':
      return api.assignTicket({
        ...common,
        staff_id: fields.staff_id ?? 0,
        ...given('reason', fields.reason),
      });
    case 'return':
      return api.returnTicket({ ...common, reason });
    case 'escalate':
      return api.escalateTicket({ ...common, reason });
    case 'suspend':
      return api.suspendTicket({
        ...common,
        reason: fields.wait ?? 'other_reason',
        until: wall(fields.until, zone),
        ...given('note', fields.note),
      });
    case 'resume':
      return api.resumeTicket({ ...common, ...given('note', fields.note) });
    case 'give_feedback':
      return api.giveFeedback({
        ...common,
        channel_id,
        content: fields.content ?? '',
        ...given('told', fields.told),
        ...given('phrase', fields.phrase),
      });
    case 'attempt_feedback':
      return api.recordFeedbackAttempt({ ...common, channel_id, ...given('note', fields.note) });
    case 'add_note':
      return api.addNote({
        ...common,
        content: fields.content ?? '',
        ...given('phrase', fields.phrase),
      });
    case 'mark': {
      const marks = fields.marks ?? [];
      const has = (mark: Mark) => marks.includes(mark);
      return api.markTicket({
        ...common,
        urgent: has('urgent'),
        important: has('important'),
        about_staff: has('about_staff'),
      });
    }
    case 'follow_up':
      return api.recordFollowUp({ ...common, channel_id, ...followUp(fields, zone) });
    case 'close':
      return api.closeTicket({
        ...common,
        archive: fields.archive ?? true,
        ...given('summary', fields.summary),
      });
    case 'archive':
      return api.archiveTicket(common);
    case 'reopen':
      return api.reopenTicket({ ...common, reason });
    case 'cancel':
      return api.cancelTicket({ ...common, reason });
  }
}

function followUp(fields: ActFields, zone: string) {
  const { reached, solution, satisfaction, promised_by, note } = fields;
  const said = given('note', note);
  if (reached === false || solution === undefined || satisfaction === undefined) {
    return { reached: reached ?? true, ...said };
  }
  const promised = isDiscontent(fields) && promised_by ? { promised_by: wall(promised_by, zone) } : {};
  return { reached: true, solution, satisfaction, ...said, ...promised };
}
