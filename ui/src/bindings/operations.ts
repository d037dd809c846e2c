// Generated from core/src/operations.rs by `cargo xtask bindings`; do not edit.

/** Runs an operation by its name; rejects with an ErrorBody. */
export type Call = (operation: string, args: unknown) => Promise<unknown>;

/**
 * What people do with a ticket.
 */
export type Action = "assign" | "give_feedback" | "add_note" | "close" | "reopen";

/**
 * Adds a work note: `add_note`. It changes nothing else; an archived ticket takes none.
 */
export type AddNote = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * The note; 1…4,000 characters.
 */
content: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Adds a member of staff: `add_staff`.
 */
export type AddStaff = { 
/**
 * The sign-in name: 1…40 characters of a–z, 0–9, `.`, `-` and `_`, unique.
 */
login: string, 
/**
 * The name, 1…40 characters.
 */
name: string, 
/**
 * The posts, at least one.
 */
roles: Array<Role>, };

/**
 * The answer that the resident is owed.
 */
export type AnswerOwed = { 
/**
 * Until when.
 */
due_at: string, 
/**
 * From when on it counts as due soon.
 */
warn_at: string, 
/**
 * Where it stood at the moment of the call.
 */
urgency: Urgency, };

/**
 * Names the responsible person: `assign_ticket`, R2.2. Again for another person while the ticket is open.
 */
export type AssignTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * The responsible person: an id from `list_staff`.
 */
staff_id: number, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Makes a backup now: `back_up_store`. It takes seconds; other calls go on meanwhile.
 */
export type BackUpStore = { 
/**
 * The absolute path of a folder to copy it to this once, besides the second folder.
 */
folder?: string, };

/**
 * Which folder a backup is in.
 */
export type BackupFolder = "beside" | "second" | "other";

/**
 * Where every backup is copied to from now on.
 */
export type BackupFolderSet = { 
/**
 * The folder's path; absent if there is none.
 */
second_folder?: string, };

/**
 * What `back_up_store` made.
 */
export type BackupMade = { 
/**
 * The backup beside the store, and each copy of it.
 */
backups: Array<BackupRow>, 
/**
 * Why it could not be copied to the second folder; absent if it was, or if there is none.
 */
not_copied?: ErrorBody, };

/**
 * A finished backup.
 */
export type BackupRow = { 
/**
 * The name of its file.
 */
name: string, 
/**
 * Where it is.
 */
path: string, 
/**
 * Which folder that is.
 */
folder: BackupFolder, 
/**
 * When it was begun.
 */
made_at: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * How safe the office's data are.
 */
export type BackupState = { 
/**
 * The last good backup beside the store; absent if there is none.
 */
last?: BackupRow, 
/**
 * Whether there is none of the last three days, in which case people are to be warned.
 */
overdue: boolean, 
/**
 * The second folder; absent if none is set.
 */
second_folder?: SecondFolder, 
/**
 * Whether a recovery key opens the data on another computer.
 */
has_recovery_key: boolean, 
/**
 * Whether the system's credential store keeps the key; otherwise a file beside the store does.
 */
key_kept_by_system: boolean, };

/**
 * What a resident's word is, R2.2. It decides the limit (R5) and the number's prefix.
 */
export type Category = "complaint" | "suggestion" | "inquiry";

/**
 * A category's figures.
 */
export type CategoryFigures = { 
/**
 * Which.
 */
category: Category, 
/**
 * Its figures.
 */
figures: Group, };

/**
 * A way by which residents reach the office, R1.
 */
export type Channel = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its kind.
 */
kind: ChannelKind, };

/**
 * What kind of way residents use to reach the office, R1.
 */
export type ChannelKind = "phone" | "online" | "box" | "meeting" | "walk_in" | "other";

/**
 * Closes and archives an answered ticket: `close_ticket`, R2.4.
 */
export type CloseTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * How the matter ended; up to 4,000 characters.
 */
summary?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * How many tickets each tab holds, filters apart: `count_tickets`.
 */
export type CountTickets = Record<symbol, never>;

/**
 * What a host gets to see of a failure.
 */
export type ErrorBody = { 
/**
 * Which failure this is, such as `phone.malformed`. Stable: translations hang on it.
 */
code: ErrorCode, 
/**
 * The argument that the failure belongs to, as a path such as `phone`; absent if it belongs to none.
 */
field?: string, 
/**
 * What a message needs beyond the code, such as `max` for a text that is too long.
 */
params: Record<string, unknown>, };

/**
 * Every failure that core can report.
 */
export type ErrorCode = "input.required" | "input.too_long" | "input.invalid" | "input.out_of_range" | "input.unknown_id" | "input.out_of_service" | "phone.malformed" | "time.in_future" | "time.too_early" | "time.late_entry_reason_missing" | "ticket.not_found" | "ticket.transition_refused" | "ticket.changed" | "ticket.without_phone" | "staff.not_found" | "staff.login_taken" | "staff.login_malformed" | "staff.inactive" | "staff.last_manager" | "record.changed" | "office.time_zone_unknown" | "quarter.malformed" | "quarter.in_future" | "cursor.malformed" | "fonts.missing" | "store.missing" | "store.newer" | "store.foreign" | "store.damaged" | "store.busy" | "store.full" | "store.read_only" | "store.unreachable" | "store.locked" | "store.recovery_key_wrong" | "store.recovery_missing" | "store.recovery_damaged" | "backup.damaged" | "backup.missing" | "backup.folder_unreachable" | "store.failed" | "demo.office_not_empty" | "demo.period_empty" | "operation.unknown" | "arguments.malformed" | "internal";

/**
 * What happened to a ticket.
 */
export type EventKind = "registered" | "assigned" | "feedback_given" | "note_added" | "closed" | "reopened";

/**
 * How safe the office's data are: `get_backup_state`.
 */
export type GetBackupState = Record<symbol, never>;

/**
 * The office's own data: `get_office`.
 */
export type GetOffice = Record<symbol, never>;

/**
 * The figures of a quarter: `quarter_figures`, R8.2 and R9.
 */
export type GetQuarterFigures = { 
/**
 * The quarter, such as `2026Q3`; not one that has not begun.
 */
quarter: string, };

/**
 * What the manager wrote in a quarter's report: `get_report_text`.
 */
export type GetReportText = { 
/**
 * The quarter, such as `2026Q3`.
 */
quarter: string, };

/**
 * One ticket with its timeline: `get_ticket`.
 */
export type GetTicket = { 
/**
 * The ticket's number, such as `TS-20261123-001`.
 */
number: string, };

/**
 * Tells the resident the result: `give_feedback`, R2.3. The first one settles the deadline (R5); it may be given
 * before anyone is assigned. The moment is that of the call.
 */
export type GiveFeedback = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * By which channel the resident was told: an id from `list_channels`.
 */
channel_id: number, 
/**
 * What was said; 1…4,000 characters.
 */
content: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What is known of one group of tickets.
 */
export type Group = { 
/**
 * Received in the quarter.
 */
received: number, 
/**
 * 响应及时率: settled on time ÷ settled in the quarter.
 */
on_time: Rate, 
/**
 * 办结率: closed by the cut-off ÷ received in the quarter.
 */
closing: Rate, 
/**
 * Receipt to first feedback.
 */
waiting: Waiting, };

/**
 * A ticket whose first feedback came late, or had not come by the cut-off though it was due.
 */
export type LateTicket = { 
/**
 * Its number.
 */
number: string, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * What it is about.
 */
topic: string, 
/**
 * The responsible person's name.
 */
responsible: string | null, 
/**
 * When it reached the office.
 */
received_at: string, 
/**
 * The deadline.
 */
due_at: string, 
/**
 * When the first feedback came; absent if it had not by the cut-off.
 */
first_feedback_at: string | null, 
/**
 * How far past the deadline: to the feedback, or to the cut-off without one. Milliseconds.
 */
late_by_ms: number, };

/**
 * The finished backups, the newest first: `list_backups`. Those of a second folder that is away are left out.
 */
export type ListBackups = Record<symbol, never>;

/**
 * The ways by which residents reach the office, in the office's order: `list_channels`.
 */
export type ListChannels = Record<symbol, never>;

/**
 * The quarters that there is something to report of, latest first: `list_quarters`.
 */
export type ListQuarters = Record<symbol, never>;

/**
 * Who works here: `list_staff`. Those who have left come last.
 */
export type ListStaff = Record<symbol, never>;

/**
 * One page of tickets: `list_tickets`.
 */
export type ListTickets = { 
/**
 * Which tickets; all if absent.
 */
tab?: Tab, 
/**
 * Only this category.
 */
category?: Category, 
/**
 * Only this channel.
 */
channel_id?: number, 
/**
 * Only this topic.
 */
topic_id?: number, 
/**
 * Only this responsible person's.
 */
responsible_id?: number, 
/**
 * Received on this day of the office or later.
 */
received_from?: string, 
/**
 * Received on this day of the office or earlier.
 */
received_to?: string, 
/**
 * The beginning of a ticket's number (`TS-2026…`), or of a room.
 */
query?: string, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * What tickets are about, in the order of the regulation (R3): `list_topics`.
 */
export type ListTopics = Record<symbol, never>;

/**
 * What was received in one month of the quarter.
 */
export type MonthFigures = { 
/**
 * The month, as `2026-07`.
 */
month: string, 
/**
 * 投诉
 */
complaint: number, 
/**
 * 建议
 */
suggestion: number, 
/**
 * 咨询
 */
inquiry: number, };

/**
 * A record that is chosen by name: a channel, a topic, a member of staff.
 */
export type Named = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name as people read it.
 */
name: string, };

/**
 * A channel's or a topic's figures.
 */
export type NamedFigures = { 
/**
 * Which.
 */
of: Named, 
/**
 * Its figures.
 */
figures: Group, };

/**
 * The office's own data.
 */
export type OfficeCard = { 
/**
 * The community that the office serves, such as 翠湖花园.
 */
community_name: string, 
/**
 * The office's name, such as 翠湖花园物业服务中心.
 */
office_name: string, 
/**
 * The IANA time zone in which it counts its days, such as `Asia/Shanghai`.
 */
time_zone: string, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * The figures of one quarter: answer of `quarter_figures`.
 */
export type QuarterFigures = { 
/**
 * The quarter, such as `2026Q3`.
 */
quarter: string, 
/**
 * Its first day in the office's zone.
 */
first_day: string, 
/**
 * Its last day in the office's zone.
 */
last_day: string, 
/**
 * Up to when facts are counted: the last moment, no later than the call, at which any of these figures could
 * have changed. The same data so gives the same figures, whenever they are asked for.
 */
as_of: string, 
/**
 * Whether the quarter is still running at the cut-off.
 */
running: boolean, 
/**
 * Everything together.
 */
total: Group, 
/**
 * The same for the quarter before.
 */
previous: Group, 
/**
 * By category, all three, in the office's order.
 */
by_category: Array<CategoryFigures>, 
/**
 * By channel: those in service and those with tickets, in the office's order.
 */
by_channel: Array<NamedFigures>, 
/**
 * By topic: those in use and those with tickets, in the office's order.
 */
by_topic: Array<NamedFigures>, 
/**
 * Month by month.
 */
by_month: Array<MonthFigures>, 
/**
 * How many tickets settled in the quarter were late.
 */
late_total: number, 
/**
 * The latest of them, by how late, at most [`LATE_LISTED`].
 */
late: Array<LateTicket>, };

/**
 * A quarter to choose.
 */
export type QuarterRow = { 
/**
 * The quarter, such as `2026Q3`.
 */
quarter: string, 
/**
 * Its first day.
 */
first_day: string, 
/**
 * Its last day.
 */
last_day: string, 
/**
 * Whether it is still running.
 */
running: boolean, };

/**
 * A share, with what it is a share of. No percentage is kept: whoever shows it divides.
 */
export type Rate = { 
/**
 * How many of them.
 */
numerator: number, 
/**
 * Of how many. Zero means that there is no rate to speak of.
 */
denominator: number, };

/**
 * Records what a resident said: `register_ticket`, R2.1 and R2.2.
 */
export type RegisterTicket = { 
/**
 * How it reached the office: an id from `list_channels`.
 */
channel_id: number, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * What it is about: an id from `list_topics`.
 */
topic_id: number, 
/**
 * The household's room as the resident says it, such as `3-2-1201`; 1…40 characters. May be absent: a letter
 * in the box can be anonymous.
 */
room?: string, 
/**
 * The resident's name; 1…40 characters.
 */
caller_name?: string, 
/**
 * The resident's telephone number: 5…20 digits, with spaces, hyphens, brackets or a leading `+` as written.
 */
phone?: string, 
/**
 * What was said; 1…4,000 characters.
 */
content: string, 
/**
 * When it reached the office; absent means now. Not in the future.
 */
received_at?: string, 
/**
 * Why it is entered late; required when `received_at` lies more than 15 minutes back. 1…200 characters.
 */
late_entry_reason?: string, 
/**
 * The responsible person (责任人), if already known: an id from `list_staff`. The ticket is then in progress.
 */
responsible_id?: number, };

/**
 * Makes the quarterly report as PDF: `render_quarterly_report`, R8.2. The same data gives the same bytes.
 */
export type RenderQuarterlyReport = { 
/**
 * The quarter, such as `2026Q3`; not one that has not begun.
 */
quarter: string, };

/**
 * A report as PDF.
 */
export type RenderedReport = { 
/**
 * What to call the file, such as `翠湖花园-2026年第三季度沟通报告.pdf`.
 */
file_name: string, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * The file, in base64.
 */
base64: string, 
/**
 * Characters that no font of the program has; 〓 stands in their places.
 */
missing: Array<string>, };

/**
 * Opens an answered or archived ticket again: `reopen_ticket`. The resident is owed another answer, within the
 * limit of the policy now in force; the first deadline stays what it was.
 */
export type ReopenTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * Why; 1…4,000 characters.
 */
reason: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What the manager wrote in a quarter's report.
 */
export type ReportText = { 
/**
 * The quarter.
 */
quarter: string, 
/**
 * 改进措施; empty if nothing was written yet.
 */
measures: string, 
/**
 * Grows with every change; 0 if nothing was written yet.
 */
version: number, 
/**
 * When it was written.
 */
updated_at: string | null, 
/**
 * Who wrote it.
 */
updated_by: Named | null, };

/**
 * Shows the whole telephone number: `reveal_phone`. A write, because it is recorded who looked.
 */
export type RevealPhone = { 
/**
 * The ticket's number.
 */
number: string, };

/**
 * A telephone number in full.
 */
export type RevealedPhone = { 
/**
 * The number as it was entered.
 */
phone: string, };

/**
 * A post in the office, R4.
 */
export type Role = "manager" | "service" | "maintenance" | "supervision";

/**
 * Writes the manager's part of a quarter's report (改进措施): `save_report_text`.
 */
export type SaveReportText = { 
/**
 * The quarter, such as `2026Q3`.
 */
quarter: string, 
/**
 * The text, up to 8,000 characters; each line is a paragraph.
 */
measures: string, 
/**
 * Refuse if the text has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * The second folder for backups.
 */
export type SecondFolder = { 
/**
 * Its path.
 */
path: string, 
/**
 * Whether it is there now.
 */
reachable: boolean, 
/**
 * When the last backup in it was made; absent if there is none, or the folder is away.
 */
last_made_at?: string, };

/**
 * Says to which folder every backup is copied as well: `set_backup_folder`.
 */
export type SetBackupFolder = { 
/**
 * The absolute path of a folder that is there, best on another drive; none if absent.
 */
folder?: string, };

/**
 * A member of staff.
 */
export type Staff = { 
/**
 * The id.
 */
id: number, 
/**
 * The sign-in name.
 */
login: string, 
/**
 * The name.
 */
name: string, 
/**
 * The posts; one person can hold several.
 */
roles: Array<Role>, 
/**
 * Whether the person still works here.
 */
active: boolean, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * Where a ticket stands.
 */
export type Status = "unassigned" | "in_progress" | "answered" | "archived";

/**
 * Which tickets a list shows.
 */
export type Tab = "all" | "unassigned" | "in_progress" | "due_soon" | "overdue" | "answered" | "archived";

/**
 * How many tickets each tab holds.
 */
export type TicketCounts = { 
/**
 * Every ticket.
 */
all: number, 
/**
 * 待分派
 */
unassigned: number, 
/**
 * 处理中
 */
in_progress: number, 
/**
 * 即将超时
 */
due_soon: number, 
/**
 * 已超时
 */
overdue: number, 
/**
 * 已反馈
 */
answered: number, 
/**
 * 已归档
 */
archived: number, };

/**
 * A ticket in full.
 */
export type TicketDetail = { 
/**
 * Its number, such as `TS-20261123-001`.
 */
number: string, 
/**
 * Its global identity, a UUID.
 */
uid: string, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * How it reached the office.
 */
channel: Channel, 
/**
 * What it is about.
 */
topic: Named, 
/**
 * The household's room.
 */
room: string | null, 
/**
 * The resident's name.
 */
caller_name: string | null, 
/**
 * The telephone number with its middle hidden, `138****1234`.
 */
phone_masked: string | null, 
/**
 * What was said.
 */
content: string, 
/**
 * When it reached the office.
 */
received_at: string, 
/**
 * When it was entered.
 */
registered_at: string, 
/**
 * Why it was entered late, if it was.
 */
late_entry_reason: string | null, 
/**
 * Who entered it.
 */
registered_by: Named, 
/**
 * The responsible person.
 */
responsible: Named | null, 
/**
 * The deadline of the first feedback, frozen at receipt (R5).
 */
due_at: string, 
/**
 * The version of the policy that the deadline came from.
 */
policy_version: number, 
/**
 * The answer owed now; absent if none is.
 */
answer_owed: AnswerOwed | null, 
/**
 * When the resident was first told the result.
 */
first_feedback_at: string | null, 
/**
 * Whether that was no later than the deadline; absent while neither has come.
 */
on_time: boolean | null, 
/**
 * When it was closed and archived.
 */
closed_at: string | null, 
/**
 * How often it was opened again.
 */
reopened_count: number, 
/**
 * Grows with every change.
 */
version: number, 
/**
 * Everything that happened, oldest first.
 */
timeline: Array<TimelineEntry>, 
/**
 * What may be done next.
 */
actions: Array<Action>, };

/**
 * A page of a list.
 */
export type TicketPage = { 
/**
 * The rows.
 */
rows: Array<TicketRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * A ticket in a list.
 */
export type TicketRow = { 
/**
 * Its number.
 */
number: string, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * The channel's name.
 */
channel: string, 
/**
 * The topic's name.
 */
topic: string, 
/**
 * The household's room.
 */
room: string | null, 
/**
 * The resident's name.
 */
caller_name: string | null, 
/**
 * The beginning of what was said, at most 80 characters.
 */
excerpt: string, 
/**
 * The responsible person's name.
 */
responsible: string | null, 
/**
 * When it reached the office.
 */
received_at: string, 
/**
 * The answer owed now; absent if none is.
 */
answer_owed: AnswerOwed | null, 
/**
 * When the resident was first told the result.
 */
first_feedback_at: string | null, 
/**
 * When it was closed and archived.
 */
closed_at: string | null, 
/**
 * How often it was opened again.
 */
reopened_count: number, };

/**
 * One line of a ticket's timeline.
 */
export type TimelineEntry = { 
/**
 * Its id; entries of one ticket ascend.
 */
id: number, 
/**
 * What happened.
 */
kind: EventKind, 
/**
 * When.
 */
at: string, 
/**
 * Who did it.
 */
staff: Named, 
/**
 * The words of it: the feedback, the note, the summary, the reason.
 */
content: string | null, 
/**
 * By which channel the resident was told.
 */
channel: Named | null, 
/**
 * Who was named responsible.
 */
responsible: Named | null, 
/**
 * The new deadline, after reopening.
 */
due_at: string | null, };

/**
 * Changes the office's own data: `update_office`.
 */
export type UpdateOffice = { 
/**
 * The community's name, 1…40 characters.
 */
community_name: string, 
/**
 * The office's name, 1…60 characters.
 */
office_name: string, 
/**
 * An IANA time zone; unchanged if absent. Days, months and quarters are counted in it.
 */
time_zone?: string, 
/**
 * Refuse if the record has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Changes a member of staff: `update_staff`. People are never deleted: their names stand in the records.
 */
export type UpdateStaff = { 
/**
 * Whom: an id from `list_staff`.
 */
id: number, 
/**
 * The name, 1…40 characters.
 */
name: string, 
/**
 * The posts, at least one.
 */
roles: Array<Role>, 
/**
 * Whether the person still works here. The last active manager must.
 */
active: boolean, 
/**
 * Refuse if the record has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Where the answer that the resident is owed stands.
 */
export type Urgency = "on_track" | "due_soon" | "overdue";

/**
 * How long residents waited for the first feedback.
 */
export type Waiting = { 
/**
 * Over how many tickets: received in the quarter and answered by the cut-off.
 */
answered: number, 
/**
 * The median, in milliseconds; absent if no ticket was answered.
 */
median_ms: number | null, 
/**
 * The 90th percentile, in milliseconds; absent if no ticket was answered.
 */
p90_ms: number | null, };

/** Every operation, over a host's `call`. */
export function operations(call: Call) {
  return {
    registerTicket: (args: RegisterTicket) => call("register_ticket", args) as Promise<TicketDetail>,
    assignTicket: (args: AssignTicket) => call("assign_ticket", args) as Promise<TicketDetail>,
    giveFeedback: (args: GiveFeedback) => call("give_feedback", args) as Promise<TicketDetail>,
    addNote: (args: AddNote) => call("add_note", args) as Promise<TicketDetail>,
    closeTicket: (args: CloseTicket) => call("close_ticket", args) as Promise<TicketDetail>,
    reopenTicket: (args: ReopenTicket) => call("reopen_ticket", args) as Promise<TicketDetail>,
    revealPhone: (args: RevealPhone) => call("reveal_phone", args) as Promise<RevealedPhone>,
    getTicket: (args: GetTicket) => call("get_ticket", args) as Promise<TicketDetail>,
    listTickets: (args: ListTickets) => call("list_tickets", args) as Promise<TicketPage>,
    countTickets: (args: CountTickets) => call("count_tickets", args) as Promise<TicketCounts>,
    listChannels: (args: ListChannels) => call("list_channels", args) as Promise<Array<Channel>>,
    listTopics: (args: ListTopics) => call("list_topics", args) as Promise<Array<Named>>,
    listStaff: (args: ListStaff) => call("list_staff", args) as Promise<Array<Staff>>,
    addStaff: (args: AddStaff) => call("add_staff", args) as Promise<Staff>,
    updateStaff: (args: UpdateStaff) => call("update_staff", args) as Promise<Staff>,
    getOffice: (args: GetOffice) => call("get_office", args) as Promise<OfficeCard>,
    updateOffice: (args: UpdateOffice) => call("update_office", args) as Promise<OfficeCard>,
    listQuarters: (args: ListQuarters) => call("list_quarters", args) as Promise<Array<QuarterRow>>,
    quarterFigures: (args: GetQuarterFigures) => call("quarter_figures", args) as Promise<QuarterFigures>,
    getReportText: (args: GetReportText) => call("get_report_text", args) as Promise<ReportText>,
    saveReportText: (args: SaveReportText) => call("save_report_text", args) as Promise<ReportText>,
    renderQuarterlyReport: (args: RenderQuarterlyReport) => call("render_quarterly_report", args) as Promise<RenderedReport>,
    backUpStore: (args: BackUpStore) => call("back_up_store", args) as Promise<BackupMade>,
    listBackups: (args: ListBackups) => call("list_backups", args) as Promise<Array<BackupRow>>,
    getBackupState: (args: GetBackupState) => call("get_backup_state", args) as Promise<BackupState>,
    setBackupFolder: (args: SetBackupFolder) => call("set_backup_folder", args) as Promise<BackupFolderSet>,
  };
}

/** The client that `operations` makes. */
export type Operations = ReturnType<typeof operations>;
