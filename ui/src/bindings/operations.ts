// Generated from core/src/operations.rs by `cargo xtask bindings`; do not edit.

/** Runs an operation by its name; rejects with an ErrorBody. */
export type Call = (operation: string, args: unknown) => Promise<unknown>;

/**
 * Who sits at the desk.
 */
export type AccessState = { 
/**
 * What comes next.
 */
stage: Stage, 
/**
 * Who is signed in, also while the desk is locked.
 */
person: Person | null, 
/**
 * The community that the office serves.
 */
community_name: string, 
/**
 * After how many idle minutes the desk is to be locked, 1…120.
 */
lock_after_minutes: number, };

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
 * Adds a member of staff: `add_staff`. They can sign in once `reset_password` has given them a password.
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
 * Where the chain is broken.
 */
export type AuditBreak = { 
/**
 * The id of the entry that is missing, not what it was, or not sealed.
 */
entry: number, 
/**
 * What is wrong with it.
 */
how: AuditBreakKind, };

/**
 * What is wrong with an entry.
 */
export type AuditBreakKind = "missing" | "altered" | "unsealed";

/**
 * What the check of the trail found.
 */
export type AuditCheck = { 
/**
 * How many entries were read.
 */
entries: number, 
/**
 * The first place at which the chain is broken; absent if it is whole.
 */
broken: AuditBreak | null, };

/**
 * An entry of the audit trail.
 */
export type AuditEntry = { 
/**
 * Its number: 1, 2, 3, … without a gap.
 */
id: number, 
/**
 * When.
 */
at: string, 
/**
 * Who; absent where nobody was signed in, as for a refused sign-in.
 */
staff: Named | null, 
/**
 * What: an operation's name, with `.refused` behind it where a password or key was wrong.
 */
operation: string, 
/**
 * On what: the number of a ticket, the sign-in name of a person.
 */
subject: string, 
/**
 * Which fields it changed: by field, what it was and what it is.
 */
changes: Record<string, [unknown, unknown]>, };

/**
 * A page of the audit trail.
 */
export type AuditPage = { 
/**
 * The entries.
 */
entries: Array<AuditEntry>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

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
 * Changes the password of whoever is signed in: `change_password`. The one thing that can be done while it must be
 * changed.
 */
export type ChangePassword = { 
/**
 * The password so far.
 */
old_password: Password, 
/**
 * The new one, 8…128 characters.
 */
new_password: Password, };

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
 * A half-filled form.
 */
export type Draft = { 
/**
 * Which form.
 */
kind: string, 
/**
 * What stands in it, as JSON text.
 */
content: string, 
/**
 * When it was kept.
 */
saved_at: string, };

/**
 * Forgets a half-filled form of the person signed in: `drop_draft`. Without one nothing happens; it leaves no entry
 * in the audit trail.
 */
export type DropDraft = { 
/**
 * Which form.
 */
kind: string, };

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
export type ErrorCode = "input.required" | "input.too_long" | "input.invalid" | "input.out_of_range" | "input.unknown_id" | "input.out_of_service" | "phone.malformed" | "time.in_future" | "time.too_early" | "time.late_entry_reason_missing" | "ticket.not_found" | "ticket.transition_refused" | "ticket.changed" | "ticket.without_phone" | "staff.not_found" | "sign_in.required" | "sign_in.locked" | "sign_in.refused" | "sign_in.wait" | "permission.denied" | "password.too_short" | "password.too_common" | "password.like_name" | "password.unchanged" | "password.wrong" | "password.reset_own" | "password.must_change" | "office.already_set_up" | "recovery_key.malformed" | "recovery_key.refused" | "recovery_key.not_for_person" | "staff.login_taken" | "staff.login_malformed" | "staff.inactive" | "staff.last_manager" | "record.changed" | "office.time_zone_unknown" | "quarter.malformed" | "quarter.in_future" | "cursor.malformed" | "fonts.missing" | "store.missing" | "store.newer" | "store.foreign" | "store.damaged" | "store.busy" | "store.full" | "store.failed" | "demo.office_not_empty" | "demo.period_empty" | "operation.unknown" | "arguments.malformed" | "internal";

/**
 * What happened to a ticket.
 */
export type EventKind = "registered" | "assigned" | "feedback_given" | "note_added" | "closed" | "reopened";

/**
 * The audit trail as a table for a spreadsheet, newest first: `export_audit`. At most 100,000 entries; that it was
 * taken out is recorded.
 */
export type ExportAudit = { 
/**
 * On this day of the office or later.
 */
from?: string, 
/**
 * On this day of the office or earlier.
 */
to?: string, 
/**
 * Only what this member of staff did.
 */
staff_id?: number, 
/**
 * Only this operation, by its name.
 */
operation?: string, 
/**
 * The beginning of the subject.
 */
subject?: string, };

/**
 * The audit trail as a file.
 */
export type ExportedAudit = { 
/**
 * What to call the file, such as `操作日志-20261123.csv`.
 */
file_name: string, 
/**
 * How many entries it has.
 */
rows: number, 
/**
 * Whether older entries that fit the filter did not fit the file.
 */
cut: boolean, 
/**
 * The file: CSV in UTF-8 with a byte order mark, in base64.
 */
base64: string, };

/**
 * Who sits at the desk: `get_access_state`.
 */
export type GetAccessState = Record<symbol, never>;

/**
 * What the person signed in left half filled in: `get_draft`; nothing if there is no such draft.
 */
export type GetDraft = { 
/**
 * Which form.
 */
kind: string, };

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
 * One page of the audit trail, newest first: `list_audit_entries`.
 */
export type ListAuditEntries = { 
/**
 * On this day of the office or later.
 */
from?: string, 
/**
 * On this day of the office or earlier.
 */
to?: string, 
/**
 * Only what this member of staff did.
 */
staff_id?: number, 
/**
 * Only this operation, by its name; `sign_in.refused` and the like are what became of refused ones.
 */
operation?: string, 
/**
 * The beginning of the subject: of a ticket's number, of a sign-in name.
 */
subject?: string, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many entries, 1…200; 50 if absent.
 */
limit?: number, };

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
 * Locks the desk, after idle minutes or when somebody leaves it for a moment: `lock_seat`. Until it is unlocked, or
 * somebody else signs in, every other operation is refused.
 */
export type LockSeat = Record<symbol, never>;

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
 * After how many idle minutes a desk is to be locked, 1…120.
 */
lock_after_minutes: number, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * An office that was just set up.
 */
export type OfficeSetUp = { 
/**
 * The recovery key, to print or write down: eight groups of seven letters and digits. It is shown this once; the
 * program keeps only what it needs to know it again.
 */
recovery_key: string, 
/**
 * The manager is signed in.
 */
state: AccessState, };

/**
 * A password as somebody typed it. It shows itself to nobody.
 */
export type Password = string;

/**
 * What a person may be allowed to do.
 */
export type Permission = "tickets.read" | "tickets.register" | "tickets.note" | "tickets.assign" | "tickets.feedback" | "tickets.close" | "phones.reveal" | "staff.read" | "staff.write" | "office.read" | "office.write" | "reports.read" | "reports.write" | "audit.read";

/**
 * Who is signed in.
 */
export type Person = { 
/**
 * The id of the member of staff.
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
 * The posts.
 */
roles: Array<Role>, 
/**
 * Everything that these posts may do.
 */
permissions: Array<Permission>, 
/**
 * Whether nothing can be done before the password is changed.
 */
must_change_password: boolean, };

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
 * Gives a manager or administrator a new password by the recovery key: `recover_access`. They sign in with it then.
 */
export type RecoverAccess = { 
/**
 * The recovery key as printed; capitals, spaces and hyphens do not matter.
 */
recovery_key: Password, 
/**
 * The sign-in name of a manager or administrator who still works here.
 */
login: string, 
/**
 * The new password, 8…128 characters.
 */
new_password: Password, };

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
 * The resident's telephone number: 5…20 digits, with spaces, hyphens, brackets or a leading `+` as written, in at
 * most 40 characters.
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
 * What to call the file, such as `翠湖花园2026年第三季度物业沟通报告.pdf`.
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
 * Gives a member of staff another password: `reset_password`. They must change it when they next sign in. One's own
 * is changed by `change_password`.
 */
export type ResetPassword = { 
/**
 * Whose: an id from `list_staff`; not one's own.
 */
staff_id: number, 
/**
 * The new password, 8…128 characters.
 */
new_password: Password, };

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
 * A post in the office, R4. One person can hold several and may do what any of them may.
 */
export type Role = "manager" | "service" | "maintenance" | "supervisor" | "secretary" | "admin";

/**
 * Keeps a half-filled form for whoever is signed in: `save_draft`. The one before of the same kind is replaced; it
 * leaves no entry in the audit trail.
 */
export type SaveDraft = { 
/**
 * Which form, such as `register_ticket`; 1…40 characters.
 */
kind: string, 
/**
 * What stands in it: a JSON text of at most 64 KiB, which only the form understands.
 */
content: string, };

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
 * Sets the office up and signs its first manager in: `set_up_office`. Only while nobody has a password yet.
 */
export type SetUpOffice = { 
/**
 * The community's name, 1…40 characters.
 */
community_name: string, 
/**
 * The office's name, 1…60 characters.
 */
office_name: string, 
/**
 * An IANA time zone such as `Asia/Shanghai`, in which days, months and quarters are counted.
 */
time_zone: string, 
/**
 * The first manager's name, 1…40 characters.
 */
manager_name: string, 
/**
 * The first manager's sign-in name: 1…40 characters of a–z, 0–9, `.`, `-` and `_`.
 */
login: string, 
/**
 * The first manager's password, 8…128 characters.
 */
password: Password, };

/**
 * Signs a member of staff in, in place of whoever was: `sign_in`. After failures with the same name the next attempt
 * must wait.
 */
export type SignIn = { 
/**
 * The sign-in name; capitals do not matter.
 */
login: string, 
/**
 * The password.
 */
password: Password, };

/**
 * Leaves the desk: `sign_out`. Nothing happens if nobody is signed in.
 */
export type SignOut = Record<symbol, never>;

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
 * Whether the person has a password.
 */
can_sign_in: boolean, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What stands between a host and the office.
 */
export type Stage = "needs_setup" | "signed_out" | "locked" | "signed_in";

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
 * Opens the locked desk to the person who was signed in: `unlock_seat`. Nothing happens if it is not locked.
 */
export type UnlockSeat = { 
/**
 * The password of the person who was signed in.
 */
password: Password, };

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
 * After how many idle minutes a desk is to be locked, 1…120; unchanged if absent.
 */
lock_after_minutes?: number, 
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
 * Checks the whole audit trail: `verify_audit_trail`.
 */
export type VerifyAuditTrail = Record<symbol, never>;

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
    getAccessState: (args: GetAccessState) => call("get_access_state", args) as Promise<AccessState>,
    setUpOffice: (args: SetUpOffice) => call("set_up_office", args) as Promise<OfficeSetUp>,
    signIn: (args: SignIn) => call("sign_in", args) as Promise<AccessState>,
    signOut: (args: SignOut) => call("sign_out", args) as Promise<AccessState>,
    lockSeat: (args: LockSeat) => call("lock_seat", args) as Promise<AccessState>,
    unlockSeat: (args: UnlockSeat) => call("unlock_seat", args) as Promise<AccessState>,
    recoverAccess: (args: RecoverAccess) => call("recover_access", args) as Promise<AccessState>,
    changePassword: (args: ChangePassword) => call("change_password", args) as Promise<AccessState>,
    resetPassword: (args: ResetPassword) => call("reset_password", args) as Promise<Staff>,
    saveDraft: (args: SaveDraft) => call("save_draft", args) as Promise<Draft>,
    getDraft: (args: GetDraft) => call("get_draft", args) as Promise<Draft | null>,
    dropDraft: (args: DropDraft) => call("drop_draft", args) as Promise<null>,
    listAuditEntries: (args: ListAuditEntries) => call("list_audit_entries", args) as Promise<AuditPage>,
    verifyAuditTrail: (args: VerifyAuditTrail) => call("verify_audit_trail", args) as Promise<AuditCheck>,
    exportAudit: (args: ExportAudit) => call("export_audit", args) as Promise<ExportedAudit>,
    listQuarters: (args: ListQuarters) => call("list_quarters", args) as Promise<Array<QuarterRow>>,
    quarterFigures: (args: GetQuarterFigures) => call("quarter_figures", args) as Promise<QuarterFigures>,
    getReportText: (args: GetReportText) => call("get_report_text", args) as Promise<ReportText>,
    saveReportText: (args: SaveReportText) => call("save_report_text", args) as Promise<ReportText>,
    renderQuarterlyReport: (args: RenderQuarterlyReport) => call("render_quarterly_report", args) as Promise<RenderedReport>,
  };
}

/** The client that `operations` makes. */
export type Operations = ReturnType<typeof operations>;
