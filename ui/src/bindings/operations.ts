// Generated from core/src/operations.rs by `cargo xtask bindings`; do not edit.

/** Runs an operation by its name; rejects with an ErrorBody. */
export type Call = (operation: string, args: unknown) => Promise<unknown>;

/**
 * Says that the repairer knows of it: `accept_work_order`. Whoever cannot issue only their own.
 */
export type AcceptWorkOrder = { 
/**
 * The order's number, such as `PG-20261123-001`.
 */
number: string, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

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
 * What is done with a ticket.
 */
export type Action = "assign" | "transfer" | "return" | "escalate" | "suspend" | "resume" | "give_feedback" | "attempt_feedback" | "add_note" | "issue_work_order" | "mark" | "await_follow_up" | "miss_follow_up" | "pass_follow_up" | "fail_follow_up" | "close" | "archive" | "reopen" | "cancel" | "undo_close";

/**
 * An action item.
 */
export type ActionItem = { 
/**
 * Its id.
 */
id: number, 
/**
 * The meeting that it comes from.
 */
meeting_id: number, 
/**
 * What that is called.
 */
meeting_title: string, 
/**
 * The day on which that begins.
 */
meeting_on: string, 
/**
 * The item that it comes from.
 */
item_id: number, 
/**
 * What that is about.
 */
item_title: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Who does it.
 */
owner: Named, 
/**
 * By the end of which day.
 */
due_on: string, 
/**
 * Where it stands.
 */
state: ActionItemState, 
/**
 * Whether it is open and its day has passed.
 */
late: boolean, 
/**
 * When it was done or dropped.
 */
settled_at: string | null, 
/**
 * What was noted last: how far it is, what came of it, why it was dropped.
 */
last_note: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * An action item with its course.
 */
export type ActionItemDetail = { 
/**
 * The action item.
 */
item: ActionItem, 
/**
 * Everything that happened, oldest first.
 */
events: Array<ActionItemEvent>, 
/**
 * What may be done next, by whoever asks.
 */
steps: Array<ActionItemStep>, };

/**
 * A line of an action item's course.
 */
export type ActionItemEvent = { 
/**
 * Its id.
 */
id: number, 
/**
 * What happened.
 */
kind: ActionItemEventKind, 
/**
 * When.
 */
at: string, 
/**
 * Who did it.
 */
staff: Named, 
/**
 * What was noted.
 */
content: string | null, 
/**
 * Who is to do it from then on; absent if that stayed.
 */
owner: Named | null, 
/**
 * By when from then on; absent if that stayed.
 */
due_on: string | null, };

/**
 * What happened to an action item.
 */
export type ActionItemEventKind = "added" | "progress" | "changed" | "done" | "dropped" | "reopened";

/**
 * A page of action items.
 */
export type ActionItemPage = { 
/**
 * The rows.
 */
rows: Array<ActionItem>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * Where an action item stands.
 */
export type ActionItemState = "open" | "done" | "dropped";

/**
 * What can be done with an action item.
 */
export type ActionItemStep = "progress" | "change" | "finish" | "drop" | "reopen";

/**
 * Notes what is to be done, by whom, by when (待办), out of an item of a meeting that is open or over:
 * `add_action_item`.
 */
export type AddActionItem = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The item that it comes from.
 */
item_id: number, 
/**
 * What is to be done; 1…500 characters.
 */
content: string, 
/**
 * Who does it: an id from `list_staff`.
 */
owner_id: number, 
/**
 * By the end of this day; not before that of the meeting.
 */
due_on: string, };

/**
 * Adds a file to a ticket: `add_attachment`. Images (PNG, JPEG, WebP, GIF, HEIC), recordings and PDF, told by their
 * content; at most 20 MiB each, 20 to a ticket. An archived ticket takes none.
 */
export type AddAttachment = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * The file's name, for people; its ending is corrected to what the file is.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * Of a photograph of the place: which work order's, and whether it was taken before the work or after it.
 */
photo?: WorkOrderPhoto, };

/**
 * Adds somebody who came without being on the list, and is here: `add_attendee`. Such a person has a vote unless a rule
 * asks how many of those who may vote must be here: nobody becomes a member of a committee by coming. Two of the same name
 * are told apart by their notes.
 */
export type AddAttendee = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The name; 1…40 characters.
 */
name: string, 
/**
 * What the person is there, or where they live; 1…60 characters.
 */
note?: string, 
/**
 * Says that this is another person than the one of the same name who is there without a note.
 */
another: boolean, };

/**
 * Notes what is not as it should be (问题), who puts it right, by when: `add_finding`, R7.1.
 */
export type AddFinding = { 
/**
 * The check that found it; absent of what was found otherwise.
 */
check_id?: number, 
/**
 * The sampled call-back that it came of; only one of the three.
 */
call_back_id?: number, 
/**
 * The red flag that it is made of; only one of the three.
 */
red_flag?: RedFlagOf, 
/**
 * What is wrong, and what is to be done; 1…500 characters.
 */
content: string, 
/**
 * Who puts it right: an id from `list_staff`.
 */
owner_id: number, 
/**
 * By the end of this day, today or later.
 */
due_on: string, };

/**
 * Notes what is to be improved (改进措施): `add_measure`, R7.2.
 */
export type AddMeasure = { 
/**
 * Where it comes from.
 */
origin: MeasureOrigin, 
/**
 * What is said of it; due today or later.
 */
plan: MeasurePlan, };

/**
 * Adds a file to a meeting or to an item of its agenda: `add_meeting_file`. Images, recordings and PDF, told by their
 * content; at most 20 MiB each, 60 to a meeting.
 */
export type AddMeetingFile = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * What it shows.
 */
purpose: MeetingFilePurpose, 
/**
 * The item that it belongs to, of material (`other`) only.
 */
item_id?: number, 
/**
 * The file's name, for people; its ending is corrected to what the file is.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, };

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
 * The title of the phrase that it was begun with, if one was: counted, so that what is used most is offered first.
 */
phrase?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Adds a photograph or another file to the posting of a notice: `add_notice_file`. Images, recordings and PDF, told by their
 * content; at most 20 MiB each, 20 to a posting. `get_notice` has them.
 */
export type AddNoticeFile = { 
/**
 * The posting: an id from `get_notice`.
 */
posting_id: number, 
/**
 * The file's name, for people; its ending is corrected to what the file is.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, };

/**
 * Adds a person to a household that has its room: `add_person`.
 */
export type AddPerson = { 
/**
 * The household.
 */
household_id: number, 
/**
 * Who it is.
 */
person: PersonEntry, };

/**
 * Proposes to change the limits (提案): `add_policy_proposal`, R10.1.
 */
export type AddPolicyProposal = { 
/**
 * What it is called; 1…60 characters.
 */
title: string, 
/**
 * Why; 1…500 characters.
 */
reason: string, 
/**
 * The limits as proposed, one for each category.
 */
limits: Array<PolicyLimit>, 
/**
 * When the office would be open on a working day: 1…4 spans in their order.
 */
hours: Array<OfficeHours>, 
/**
 * What would be followed up.
 */
follow_up: FollowUpRule, 
/**
 * What tickets could be about: 1…30 names in their order, each of 1…20 characters.
 */
topics: Array<string>, 
/**
 * How long records would be kept: each kind that has a term, once, and none for a shorter time than now.
 */
retention: Array<RetentionTerm>, };

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
 * Adds a file to a check or a finding: `add_supervision_file`. Images, recordings and PDF, told by their content; at most 20
 * MiB each, 20 to each. A finding takes them until it is settled, from its owner too.
 */
export type AddSupervisionFile = { 
/**
 * What it belongs to.
 */
of: Supervised, 
/**
 * The file's name, for people; its ending is corrected to what the file is.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, };

/**
 * Notes that a planned survey was carried out: `advance_survey_plan`. The
 * next is due so many months after this one was.
 */
export type AdvanceSurveyPlan = { 
/**
 * The plan.
 */
id: number, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What a period is compared with.
 */
export type Against = "previous" | "last_year";

/**
 * An item of the agenda, about to be kept.
 */
export type AgendaEntry = { 
/**
 * The item to change; a new one if absent.
 */
id?: number, 
/**
 * What it is about; 1…200 characters.
 */
title: string, 
/**
 * Who proposes it; 1…40 characters.
 */
proposer?: string, 
/**
 * How many minutes are planned for it, 1…600.
 */
minutes?: number, 
/**
 * Whether it is voted on, and as what.
 */
matter: Matter, };

/**
 * Completes or corrects a ticket: `amend_ticket`. What is absent stays.
 */
export type AmendTicket = { 
/**
 * The ticket's number. It keeps its letters, whatever the category becomes.
 */
number: string, 
/**
 * What kind it is. The deadline stays the one that the resident was told.
 */
category?: Category, 
/**
 * What it is about: an id from `list_topics`.
 */
topic_id?: number, 
/**
 * Whose it is, as a whole.
 */
caller?: TicketCaller, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What of a ticket, and of the result of a work order, can be completed or corrected.
 */
export type AmendedField = "category" | "topic" | "room" | "caller_name" | "phone" | "person" | "result" | "materials" | "minutes";

/**
 * Takes the person out of everything the office keeps: `anonymise_person`. Name, telephone numbers and WeChat name go
 * from the register and from the person's tickets; how many tickets there were stays. Refused with `person.retained`
 * while a ticket is open or the last contact, or the day of moving out, is within the retention of tickets (R8.1, by the version of the policy in
 * force).
 */
export type AnonymisePerson = { 
/**
 * Whom.
 */
person_id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * What stands in a field. 未填 and 看不清 are answers of their own.
 */
export type Answer = { "kind": "code", 
/**
 * The code.
 */
code: number, } | { "kind": "choices", 
/**
 * Their codes.
 */
codes: Array<number>, } | { "kind": "number", 
/**
 * The number.
 */
number: number, } | { "kind": "text", 
/**
 * The words; 1…500 characters.
 */
text: string, } | { "kind": "blank" } | { "kind": "unreadable" };

/**
 * How often an answer was given.
 */
export type AnswerCount = { 
/**
 * Its code or the number.
 */
code: number, 
/**
 * Its words, of an option.
 */
text: string | null, 
/**
 * How often.
 */
count: number, };

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
 * When whoever is responsible is first reminded.
 */
remind_at: string | null, 
/**
 * Where it stood at the moment of the call.
 */
urgency: Urgency, 
/**
 * The first year that the deadline was counted over by its weekends, because its holidays were not published.
 */
unpublished_year: number | null, };

/**
 * Writes a list into the register: `apply_import`, all of it or nothing. Refused with `import.has_errors` while a row
 * cannot be taken in, unless `skip_errors` is set.
 */
export type ApplyImport = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * What its columns mean.
 */
mapping: ImportMapping, 
/**
 * Cells that were mended.
 */
fixes?: Array<ImportFix>, 
/**
 * Whether rows that cannot be taken in are left out.
 */
skip_errors?: boolean, };

/**
 * Takes answers in: `apply_survey_file`, all of them or none. Refused with `import.has_errors` while a row cannot be taken
 * in, unless `skip_errors` is set. Of the file nothing is kept but the answers: neither its name nor the order of its rows.
 */
export type ApplySurveyFile = { 
/**
 * The file, and how it is read.
 */
reading: SurveyFileReading, 
/**
 * Whether rows that cannot be taken in are left out.
 */
skip_errors?: boolean, };

/**
 * Approves the list: `approve_disposal`, R8.1. By somebody else than who drew it up.
 */
export type ApproveDisposal = { 
/**
 * The disposal.
 */
id: number, 
/**
 * Its version as it was looked at.
 */
expected_version?: number, };

/**
 * A piece of the archive.
 */
export type ArchiveEntry = { 
/**
 * What it is.
 */
kind: ArchiveEntryKind, 
/**
 * What it is called on paper.
 */
title: string, 
/**
 * The day that it bears.
 */
on: string | null, 
/**
 * Whether it should be there and is not yet: a notice never hung, minutes not issued.
 */
missing: boolean, 
/**
 * The file of the meeting that it is.
 */
file_id: number | null, 
/**
 * Whether it is a file that the one PDF cannot show, and is in the ZIP file only: a HEIC photograph, a recording.
 */
zip_only: boolean, };

/**
 * What a piece of the archive is.
 */
export type ArchiveEntryKind = "notice" | "sign_in" | "votes" | "ballot_papers" | "minutes" | "supplement" | "posting_edition" | "posting" | "file";

/**
 * Which records are meant; all if nothing is said.
 */
export type ArchiveFilter = { 
/**
 * Only of this kind.
 */
kind?: ArchiveKind, 
/**
 * Only those filed in this year, 1970…9998.
 */
year?: number, 
/**
 * Only those that stand so.
 */
standing?: ArchiveStanding, 
/**
 * As it was at the end of this day, or is now if the day is yet to come: only those that were filed by then and not destroyed
 * by then; with `standing`, those that stood so then. Not of what was held, which `list_holds` tells of a day.
 */
on?: string, 
/**
 * Only those destroyed on this day or later; only where `standing` is that they were destroyed.
 */
destroyed_from?: string, 
/**
 * A shelf mark, or a record's whole number.
 */
search?: string, };

/**
 * As what the archive is given out.
 */
export type ArchiveFormat = "pdf" | "zip";

/**
 * What kind of record it is (类别).
 */
export type ArchiveKind = "ticket" | "meeting" | "survey" | "notice" | "check" | "finding" | "measure" | "call_backs" | "report" | "proposal" | "policy" | "review";

/**
 * A page of the catalogue, the last filed first.
 */
export type ArchivePage = { 
/**
 * The records.
 */
rows: Array<ArchiveRecord>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * A row of the catalogue (归档目录).
 */
export type ArchiveRecord = { 
/**
 * Its item number (件号): given once, never again.
 */
id: number, 
/**
 * Its shelf mark (档号), such as `WY-LJ-000012`.
 */
mark: string, 
/**
 * 类别.
 */
kind: ArchiveKind, 
/**
 * The record's own id, by which its feature opens it; of a version of the policy its number, of a review its year.
 */
record_id: number, 
/**
 * The number that the office calls it by; absent where it has none.
 */
number: string | null, 
/**
 * 题名, without a resident: of a ticket its topic, of a check its channel, of a sample its days, of a report its quarter
 * or the year, with the edition from the second on (`2026Q4-2`). Empty where the kind and the item number say it all.
 */
title: string, 
/**
 * When it was closed, issued or came to its end; absent of what was taken up again while it stood on a list.
 */
filed_at: string | null, 
/**
 * 页数: pages of its scans, photographs and documents, or of the report as it was issued. Absent of what has no paper of its
 * own, and where a file was not counted.
 */
pages: number | null, 
/**
 * The last day on which it is kept; absent of what is kept for good, and of what was taken up again.
 */
kept_until: string | null, 
/**
 * Whether that day has passed.
 */
due: boolean, 
/**
 * Whether it must not be destroyed for now.
 */
held: boolean, 
/**
 * The number of the certificate of its destruction; absent while it is there.
 */
certificate: string | null, };

/**
 * Which records of the catalogue.
 */
export type ArchiveStanding = "kept" | "due" | "held" | "disposed";

/**
 * Archives a closed ticket: `archive_ticket`, R2.4. It is read-only from then on.
 */
export type ArchiveTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Says that the repairer is there: `arrive_at_work_order`. Whoever cannot issue only for their own.
 */
export type ArriveAtWorkOrder = { 
/**
 * The order's number.
 */
number: string, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * How a question is answered.
 */
export type Asks = { "kind": "satisfaction", 
/**
 * Whether 不了解/不适用 can be answered.
 */
does_not_apply: boolean, } | { "kind": "single", 
/**
 * What there is to choose; 2…9.
 */
options: Array<Choice>, } | { "kind": "multiple", 
/**
 * What there is to choose; 2…9.
 */
options: Array<Choice>, } | { "kind": "recommend" } | { "kind": "number", 
/**
 * The smallest that can be answered, 0 or more.
 */
min: number, 
/**
 * The largest that can be answered, up to 999,999.
 */
max: number, 
/**
 * What is counted, such as 人; up to 10 characters.
 */
unit: string, } | { "kind": "text" } | { "kind": "matrix", 
/**
 * What is judged; 2…12.
 */
items: Array<Choice>, 
/**
 * Whether 不了解/不适用 can be answered.
 */
does_not_apply: boolean, };

/**
 * Names the responsible person: `assign_ticket`, R2.2. Again for another person (转派) while the ticket is in progress
 * or suspended.
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
 * Why, where it goes from one to another; up to 4,000 characters.
 */
reason?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Names one responsible person for many tickets: `assign_tickets`.
 */
export type AssignTickets = { 
/**
 * The tickets, 1…500.
 */
tickets: Array<Picked>, 
/**
 * The responsible person: an id from `list_staff`.
 */
staff_id: number, };

/**
 * Says that a ticket is about the same as another: `attach_ticket`. It joins the other's incident; where the other
 * stands for itself, the two become one.
 */
export type AttachTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * The number of the other, or of any ticket of the incident.
 */
same_as: string, };

/**
 * A file of a ticket.
 */
export type Attachment = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name, with the ending of what it is.
 */
name: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * Who added it.
 */
added_by: Named, 
/**
 * A small JPEG of it, in base64; absent if none can be made.
 */
thumbnail: string | null, 
/**
 * Of a photograph of the place: what it belongs to.
 */
photo: WorkOrderPhoto | null, };

/**
 * The content of a file.
 */
export type AttachmentContent = { 
/**
 * Its name, with the ending of what it is.
 */
name: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * Its media type, such as `image/jpeg`.
 */
media_type: string, 
/**
 * The file.
 */
base64: string, };

/**
 * What a file is. Whatever is not in this list is not taken.
 */
export type AttachmentKind = "png" | "jpeg" | "webp" | "gif" | "heic" | "pdf" | "mp3" | "m4a" | "wav" | "ogg" | "amr" | "aac";

/**
 * Whether somebody is here.
 */
export type Attendance = "expected" | "present" | "late" | "left" | "excused";

/**
 * Who is here, of those who have a vote: "应到 7 · 实到 4 · 可开会".
 */
export type AttendanceBar = { 
/**
 * 应到
 */
expected: number, 
/**
 * 实到
 */
present: number, 
/**
 * Whether that is enough to open; absent where no rule asks for it.
 */
quorum: Held | null, };

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
 * Which entries of the audit trail are meant; all if nothing is said.
 */
export type AuditFilter = { 
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
subject?: string, };

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
 * Notes whom a voter authorised in writing (书面委托) to hand the ballot paper in, or that it is nobody:
 * `authorise_ballot_proxy`. Papers that are printed afterwards name the person.
 */
export type AuthoriseBallotProxy = { 
/**
 * The meeting, which is open.
 */
meeting_id: number, 
/**
 * The number on the paper.
 */
number: number, 
/**
 * Who; 1…40 characters. Nobody if absent.
 */
proxy?: string, };

/**
 * What the lines of the map stand for.
 */
export type Axis = "topic" | "building" | "month";

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
bytes: number, 
/**
 * Whether the audit trail in it is broken: a row was changed or taken out by hand before it was made.
 */
audit_broken: boolean, };

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
 * What a voter decided on one item.
 */
export type BallotEntry = { 
/**
 * The item, which is open.
 */
item_id: number, 
/**
 * What was decided; absent takes the ballot back.
 */
choice?: VoteChoice, 
/**
 * Why it is invalid, and only then; 1…100 characters.
 */
reason?: string, 
/**
 * The choice in whose place it comes, as whoever enters it saw it; absent where they saw none.
 */
instead_of?: VoteChoice, 
/**
 * Why that one is invalid, where it is.
 */
instead_of_reason?: string, };

/**
 * How many ballot papers there are, and how far they are.
 */
export type BallotPaperCounts = { 
/**
 * 发出
 */
issued: number, 
/**
 * 收回
 */
collected: number, 
/**
 * 录入
 */
entered: number, 
/**
 * Those entered that are invalid on an item, or on all.
 */
invalid: number, 
/**
 * 委托代理: those that somebody else was authorised to hand in.
 */
by_proxy: number, };

/**
 * A page of ballot papers.
 */
export type BallotPaperPage = { 
/**
 * The rows.
 */
rows: Array<BallotPaperRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: number | null, 
/**
 * All papers of the meeting.
 */
counts: BallotPaperCounts, };

/**
 * A ballot paper.
 */
export type BallotPaperRow = { 
/**
 * The number on it.
 */
number: number, 
/**
 * Whose it is, with what was entered.
 */
voter: VoterRow, 
/**
 * When it came back.
 */
collected_on: string | null, 
/**
 * How far it is.
 */
state: BallotPaperState, 
/**
 * Whom the voter authorised to hand it in (代理人).
 */
proxy: string | null, };

/**
 * How far a ballot paper is.
 */
export type BallotPaperState = "issued" | "collected" | "entered";

/**
 * A ballot on one item.
 */
export type BallotRow = { 
/**
 * The item.
 */
item_id: number, 
/**
 * What was decided.
 */
choice: VoteChoice, 
/**
 * Why it is invalid; absent of a valid one.
 */
reason: string | null, };

/**
 * The ready questions on a topic.
 */
export type BankTopic = { 
/**
 * The topic.
 */
topic: SurveyTopic, 
/**
 * The questions.
 */
questions: Array<Question>, };

/**
 * Drafts the minutes of a meeting that is over from its record; once those are issued, begins the next supplement:
 * `begin_minutes`.
 */
export type BeginMinutes = { 
/**
 * The meeting.
 */
meeting_id: number, };

/**
 * How many clauses are kept how.
 */
export type BoardCounts = { 
/**
 * 已落实
 */
met: number, 
/**
 * 有风险
 */
at_risk: number, 
/**
 * 未落实
 */
not_met: number, 
/**
 * 暂无数据
 */
no_data: number, };

/**
 * A number of the board.
 */
export type BoardFigure = { "kind": "share", 
/**
 * Of what.
 */
name: FigureName, 
/**
 * How many of them.
 */
numerator: number, 
/**
 * Of how many.
 */
denominator: number, } | { "kind": "count", 
/**
 * Of what.
 */
name: FigureName, 
/**
 * How many.
 */
count: number, } | { "kind": "day", 
/**
 * Of what.
 */
name: FigureName, 
/**
 * The day.
 */
day: string, };

/**
 * By which thresholds a row is judged: up to `met` it is met, up to `risk` at risk, beyond that not met.
 */
export type BoardLimits = { 
/**
 * What they count.
 */
unit: LimitUnit, 
/**
 * The threshold of 已落实.
 */
met: number, 
/**
 * The threshold of 有风险.
 */
risk: number, };

/**
 * Where the evidence of a row is.
 */
export type BoardPlace = { "kind": "tickets", 
/**
 * Its tab.
 */
tab: Tab, 
/**
 * Only these.
 */
category: Category | null, 
/**
 * Received on this day or later.
 */
from: string | null, 
/**
 * Received on this day or before.
 */
to: string | null, } | { "kind": "report", 
/**
 * The quarter.
 */
quarter: string, } | { "kind": "channels" } | { "kind": "checks" } | { "kind": "findings" } | { "kind": "measures" } | { "kind": "survey_results", 
/**
 * The wave.
 */
wave_id: number, } | { "kind": "surveys" } | { "kind": "meetings" } | { "kind": "work_orders" } | { "kind": "staff" } | { "kind": "policy" } | { "kind": "revision" } | { "kind": "notices", 
/**
 * With a first day on this day or later.
 */
from: string, 
/**
 * On this day or before.
 */
to: string, } | { "kind": "earlier_notices", 
/**
 * With a first day on this day or later.
 */
from: string, 
/**
 * On this day or before.
 */
to: string, } | { "kind": "call_backs", 
/**
 * The sample.
 */
sample_id: number | null, } | { "kind": "red_flags", 
/**
 * The quarter.
 */
quarter: string, } | { "kind": "archive" } | { "kind": "backups" } | { "kind": "audit" };

/**
 * Why a row is judged as it is, with its number.
 */
export type BoardReason = { 
/**
 * Why.
 */
code: ReasonCode, 
/**
 * Its number, where it has one.
 */
count: number | null, };

/**
 * A clause, and how it is kept.
 */
export type BoardRow = { 
/**
 * Which clause.
 */
id: Clause, 
/**
 * Its number in the regulation, such as `5.2`.
 */
number: string, 
/**
 * What the regulation calls it, in Chinese.
 */
title: string, 
/**
 * How it is kept.
 */
state: BoardState, 
/**
 * By which figures.
 */
figures: Array<BoardFigure>, 
/**
 * By which thresholds; absent where none of its figures has any.
 */
limits: BoardLimits | null, 
/**
 * Why, the worst first; empty where there is nothing to say.
 */
reasons: Array<BoardReason>, 
/**
 * The first day that its figures count; absent where they say how things stood on the day.
 */
since: string | null, 
/**
 * The last day that its figures count.
 */
until: string | null, 
/**
 * Where the evidence is, the best first.
 */
evidence: Array<BoardPlace>, };

/**
 * How a clause is kept.
 */
export type BoardState = "met" | "at_risk" | "not_met" | "no_data";

/**
 * An opening of a suggestion box.
 */
export type BoxOpening = { 
/**
 * Its id.
 */
id: number, 
/**
 * The box.
 */
channel: Named, 
/**
 * When it was opened.
 */
opened_at: string, 
/**
 * Who opened it.
 */
opener: Named, 
/**
 * Who saw it.
 */
witness: string, 
/**
 * How many slips were in it.
 */
slips: number, 
/**
 * How many of them are entered as tickets.
 */
entered: number, 
/**
 * What else was noted.
 */
note: string | null, 
/**
 * Who recorded it.
 */
registered_by: Named, 
/**
 * When it was recorded.
 */
registered_at: string, 
/**
 * The tickets of its slips, in the order of their entry; in a list, none are given.
 */
tickets: Array<TicketRow>, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A page of openings.
 */
export type BoxOpeningPage = { 
/**
 * The openings.
 */
rows: Array<BoxOpening>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * A building (楼栋).
 */
export type Building = { 
/**
 * Its id.
 */
id: number, 
/**
 * As in its rooms' numbers: `3`, `A`.
 */
key: string, 
/**
 * Its units (单元), as in its rooms' numbers.
 */
units: Array<string>, 
/**
 * How many rooms it has.
 */
rooms: number, 
/**
 * The area of them, in hundredths of a square metre; of the rooms whose area is known.
 */
area_hundredths: number, };

/**
 * What came from a building.
 */
export type BuildingFigures = { 
/**
 * The building's key.
 */
building: string, 
/**
 * How many tickets.
 */
received: number, 
/**
 * How many of them are complaints.
 */
complaints: number, 
/**
 * The topic that most of them are on, the first in the office's order among equals.
 */
topic: Named, 
/**
 * How many are on it.
 */
on_topic: number, };

/**
 * How many forms of a building came back.
 */
export type BuildingResponse = { 
/**
 * The building.
 */
name: string, 
/**
 * Forms that were entered ÷ households that were asked.
 */
response: Rate, };

/**
 * What is to be done with many tickets.
 */
export type BulkAction = "assign" | "close";

/**
 * What becomes of many tickets.
 */
export type BulkOutcome = { 
/**
 * How many are done.
 */
done: number, 
/**
 * How many are refused.
 */
refused: number, 
/**
 * Each of them, in the order in which they were given.
 */
rows: Array<BulkRow>, };

/**
 * What becomes of one of the tickets.
 */
export type BulkRow = { 
/**
 * Its number.
 */
number: string, 
/**
 * Its version before.
 */
version: number | null, 
/**
 * Where it stood before; absent if there is no such ticket.
 */
before: Status | null, 
/**
 * Where it stands afterwards; absent if it is refused.
 */
after: Status | null, 
/**
 * Why it is refused.
 */
refusal: ErrorCode | null, };

/**
 * A day that is not what its weekday says, or that a holiday covers.
 */
export type CalendarDay = { 
/**
 * The day.
 */
day: string, 
/**
 * Whether people rest or work.
 */
kind: DayKind, 
/**
 * The holiday that it belongs to, such as 春节.
 */
name: string, };

/**
 * A year of the calendar.
 */
export type CalendarYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Whether its notice has been published and entered; otherwise deadlines are counted by its weekends, and say so.
 */
published: boolean, 
/**
 * The notice that its days come from.
 */
source: string | null, 
/**
 * The days that it names, in their order.
 */
days: Array<CalendarDay>, };

/**
 * A ticket whose resident is asked again.
 */
export type CallBack = { 
/**
 * Its id.
 */
id: number, 
/**
 * The ticket's number.
 */
number: string, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
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
 * The telephone number, masked.
 */
phone_masked: string | null, 
/**
 * What was said.
 */
content: string, 
/**
 * What the resident was told last.
 */
told: string | null, 
/**
 * When.
 */
told_at: string | null, 
/**
 * Who was responsible.
 */
handler: Named | null, 
/**
 * Where it stands.
 */
standing: CallBackStanding, 
/**
 * How often nobody was reached.
 */
missed: number, 
/**
 * What the resident says.
 */
answer: CallBackAnswer | null, 
/**
 * What the resident had said when the office followed the ticket up, before the sample was drawn.
 */
own: CallBackOwn | null, 
/**
 * In what the two differ.
 */
differences: Array<CallBackDifference>, 
/**
 * The shares of the sample that it counts in.
 */
counts: Array<CallBackCount>, 
/**
 * Every call, oldest first.
 */
entries: Array<CallBackEntry>, 
/**
 * The findings that came of it.
 */
findings: Array<number>, 
/**
 * Whether whoever asks handled the ticket, and so does not ask the resident.
 */
handled_by_you: boolean, };

/**
 * What a resident says.
 */
export type CallBackAnswer = { 
/**
 * Whether it is solved.
 */
solution: Solution, 
/**
 * How satisfied.
 */
satisfaction: Satisfaction, 
/**
 * Whether what the ticket says they were told is true.
 */
feedback: FeedbackTruth, };

/**
 * That a call-back counts in a share.
 */
export type CallBackCount = { 
/**
 * In which.
 */
figure: CallBackFigure, 
/**
 * Whether in its numerator too.
 */
hit: boolean, };

/**
 * In what the resident's word differs from the office's record.
 */
export type CallBackDifference = "solution" | "satisfaction" | "feedback" | "unsolved_closed";

/**
 * A call.
 */
export type CallBackEntry = { 
/**
 * When.
 */
called_at: string, 
/**
 * What the resident says; absent if nobody was reached.
 */
answer: CallBackAnswer | null, 
/**
 * What was noted.
 */
note: string | null, 
/**
 * Who recorded it.
 */
recorded_by: Named, 
/**
 * When.
 */
recorded_at: string, };

/**
 * A share of a sample, or what is counted of it.
 */
export type CallBackFigure = "reached" | "solved" | "satisfied" | "feedback_true" | "solution_agrees" | "satisfaction_agrees" | "differing";

/**
 * What a resident had said when the office followed the ticket up.
 */
export type CallBackOwn = { 
/**
 * Whether it is solved.
 */
solution: Solution, 
/**
 * How satisfied.
 */
satisfaction: Satisfaction, };

/**
 * What a sample would be drawn from.
 */
export type CallBackProposal = { 
/**
 * How many tickets were closed whose residents can be asked.
 */
frame: number, 
/**
 * How many more were closed that name nobody who could be asked: neither telephone number, nor room, nor person.
 */
without_contact: number, 
/**
 * The handlers, with how many of a sample of the proposed size fall to each.
 */
strata: Array<CallBackStratum>, 
/**
 * How many to ask: good for a share to within 15 points if all are reached, and at least one of each handler.
 */
size: number, 
/**
 * The fewest: one of each handler.
 */
least: number, 
/**
 * The most: all of them, or 200.
 */
most: number, 
/**
 * How many samples of just this period there are; another one needs a reason.
 */
drawn_before: number, };

/**
 * What came of a sample.
 */
export type CallBackResults = { 
/**
 * Reached ÷ asked.
 */
reached: CallBackShare, 
/**
 * 已解决 ÷ reached.
 */
solved: CallBackShare, 
/**
 * 非常满意 and 满意 ÷ reached.
 */
satisfied: CallBackShare, 
/**
 * 属实 ÷ 属实 and 不符; who cannot say is in neither.
 */
feedback_true: CallBackShare, 
/**
 * 解决情况一致: as at the office's own follow-up ÷ reached and followed up by the office before.
 */
solution_agrees: CallBackShare, 
/**
 * 满意一致: content or not as at the office's own follow-up ÷ the same.
 */
satisfaction_agrees: CallBackShare, 
/**
 * How many call-backs differ in something.
 */
differing: number, };

/**
 * A sample.
 */
export type CallBackSample = { 
/**
 * Its id.
 */
id: number, 
/**
 * The first day on which the tickets were closed.
 */
from_on: string, 
/**
 * The last one.
 */
to_on: string, 
/**
 * What it follows from.
 */
seed: number, 
/**
 * How many are asked.
 */
size: number, 
/**
 * Of how many.
 */
frame: number, 
/**
 * How many more were closed that name nobody who could be asked.
 */
without_contact: number, 
/**
 * After how many attempts a resident counts as not reached.
 */
attempts: number, 
/**
 * By the end of which day it is to be finished.
 */
due_on: string, 
/**
 * Why the period was drawn again.
 */
reason: string | null, 
/**
 * When it was drawn.
 */
drawn_at: string, 
/**
 * Who drew it.
 */
drawn_by: Named, 
/**
 * How many were reached.
 */
reached: number, 
/**
 * How many were tried often enough and not reached.
 */
not_reached: number, 
/**
 * How many are still to be asked.
 */
waiting: number, 
/**
 * Whether the period was drawn again since: nothing more is asked for of this one.
 */
superseded: boolean, 
/**
 * Whether its day has passed while some are still to be asked.
 */
late: boolean, };

/**
 * A sample with its call-backs and results.
 */
export type CallBackSampleDetail = { 
/**
 * The sample.
 */
sample: CallBackSample, 
/**
 * The handlers.
 */
strata: Array<CallBackStratum>, 
/**
 * The call-backs, by handler and then by when the ticket was closed.
 */
call_backs: Array<CallBack>, 
/**
 * What came of them.
 */
results: CallBackResults, };

/**
 * A page of samples.
 */
export type CallBackSamplePage = { 
/**
 * The rows.
 */
rows: Array<CallBackSample>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * A share with its 95 % interval by Wilson.
 */
export type CallBackShare = { 
/**
 * The share.
 */
rate: Rate, 
/**
 * Its interval; absent of nothing.
 */
within: Interval | null, 
/**
 * Whether it is of fewer than 30: to be read with care.
 */
few: boolean, };

/**
 * Whether the resident was asked.
 */
export type CallBackStanding = "waiting" | "reached" | "not_reached";

/**
 * The tickets of one handler.
 */
export type CallBackStratum = { 
/**
 * Who was responsible; absent where nobody was.
 */
handler: Named | null, 
/**
 * How many were closed.
 */
frame: number, 
/**
 * How many of them are in the sample.
 */
drawn: number, };

/**
 * Calls a meeting off that has not been opened: `cancel_meeting`.
 */
export type CancelMeeting = { 
/**
 * The meeting.
 */
id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * Calls a wave off that is not closed: `cancel_survey_wave`. What was entered is kept and counts nowhere.
 */
export type CancelSurveyWave = { 
/**
 * The wave.
 */
id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * Says that a ticket was entered by mistake: `cancel_ticket`. It stays, read-only, and is counted as such.
 */
export type CancelTicket = { 
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
 * Of the measures that a report counts as carried into its days: noted before and not settled then.
 */
export type CarriedMeasures = { 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, 
/**
 * Only those that stood so at the end of the last of them.
 */
state?: MeasureState, 
/**
 * Only those that were late then.
 */
late?: boolean, };

/**
 * Destroys what is on an approved list: `carry_out_disposal`, R8.1. There is no way back.
 */
export type CarryOutDisposal = { 
/**
 * The disposal.
 */
id: number, 
/**
 * Its version as it was looked at.
 */
expected_version?: number, };

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
 * A word of the ledger's category column and what it means.
 */
export type CategoryWord = { 
/**
 * The word, exactly.
 */
word: string, 
/**
 * What it means.
 */
category: Category, };

/**
 * How a cell stands among its neighbours. Cells are not joined, and columns share the width evenly.
 */
export type CellAttrs = { 
/**
 * Always 1.
 */
colspan: number, 
/**
 * Always 1.
 */
rowspan: number, 
/**
 * Always absent.
 */
colwidth: null, };

/**
 * The change of a share.
 */
export type Change = { 
/**
 * The later share less the earlier, -1…1.
 */
change: number, 
/**
 * Its 95 % interval, within -1…1.
 */
interval: Interval, 
/**
 * What may be said of it.
 */
verdict: Verdict, };

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
 * The channels of a quarter.
 */
export type ChannelBoard = { 
/**
 * The quarter.
 */
quarter: string, 
/**
 * Up to when facts are counted, as in the report.
 */
as_of: string, 
/**
 * How many tickets were received in all.
 */
received: number, 
/**
 * Each channel, in the office's order.
 */
channels: Array<ChannelStanding>, };

/**
 * The checks of a channel in a quarter (R7.1), as the report shows them.
 */
export type ChannelChecks = { 
/**
 * The channel.
 */
channel: Named, 
/**
 * Checks that found everything as it should be ÷ all checks.
 */
passed: Rate, 
/**
 * How many findings came of them.
 */
findings: number, 
/**
 * How many of these are settled.
 */
settled: number, };

/**
 * What kind of way residents use to reach the office, R1.
 */
export type ChannelKind = "phone" | "online" | "box" | "meeting" | "walk_in" | "other";

/**
 * What is kept of a channel.
 */
export type ChannelRecord = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its kind.
 */
kind: ChannelKind, 
/**
 * What it is called.
 */
name: string, 
/**
 * The telephone number, the account or the address on the net.
 */
contact: string | null, 
/**
 * Where it is.
 */
place: string | null, 
/**
 * Who looks after it.
 */
responsible: Named | null, 
/**
 * When residents can reach it, in words.
 */
hours: string | null, 
/**
 * A box is opened, a site written to, at least every so many days.
 */
every_days: number | null, 
/**
 * The first day of service.
 */
from_on: string | null, 
/**
 * The last day of service.
 */
until_on: string | null, 
/**
 * Whether tickets can come by it.
 */
in_service: boolean, 
/**
 * When the box was last opened; absent of what is no box, and of one that never was.
 */
last_opened_at: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A channel with its figures.
 */
export type ChannelStanding = { 
/**
 * What is kept of it.
 */
channel: ChannelRecord, 
/**
 * 使用占比: its tickets ÷ all that were received in the quarter.
 */
share: Rate, 
/**
 * Its figures of the quarter, the same as in the report.
 */
figures: Group, 
/**
 * The last check of it.
 */
last_check: LastCheck | null, 
/**
 * On which day the next check is due.
 */
next_check_on: string | null, 
/**
 * How many findings of its checks are not settled.
 */
open_findings: number, 
/**
 * Whether the box was not opened for longer than it may be.
 */
opening_late: boolean, 
/**
 * The last notice that was posted in it.
 */
last_notice: LastPosted | null, };

/**
 * A check of a channel.
 */
export type Check = { 
/**
 * Its id.
 */
id: number, 
/**
 * The channel.
 */
channel: Named, 
/**
 * What was looked at.
 */
kind: CheckKind, 
/**
 * When.
 */
checked_at: string, 
/**
 * Who checked.
 */
checked_by: Named, 
/**
 * After how many seconds the call was answered, or how many days ago the last posting was.
 */
measured: number | null, 
/**
 * What that may be at most.
 */
most: number | null, 
/**
 * How many lines were not as they should be.
 */
poor: number, 
/**
 * Whether everything was as it should be: no line poor, and what was measured no more than it may be.
 */
passed: boolean, 
/**
 * What else was noted.
 */
note: string | null, 
/**
 * When it was recorded.
 */
recorded_at: string, 
/**
 * Who recorded it.
 */
recorded_by: Named, };

/**
 * A check on its day.
 */
export type CheckDay = { 
/**
 * The day.
 */
on: string, 
/**
 * Whether it was made, is to be made, or should have been.
 */
standing: CheckDayStanding, 
/**
 * The channel.
 */
channel: Named, 
/**
 * What is looked at.
 */
kind: CheckKind, 
/**
 * The plan by which it is to be made; absent of one that was.
 */
plan_id: number | null, 
/**
 * The check that was made.
 */
check_id: number | null, };

/**
 * What a day has of checks.
 */
export type CheckDayStanding = "overdue" | "planned" | "passed" | "failed";

/**
 * A check with its lines and what it found.
 */
export type CheckDetail = { 
/**
 * The check.
 */
check: Check, 
/**
 * Its lines, in order.
 */
lines: Array<CheckLine>, 
/**
 * Its findings; of whoever does not supervise, their own.
 */
findings: Array<Finding>, };

/**
 * What is looked at.
 */
export type CheckKind = "call" | "box" | "posting" | "board" | "visit";

/**
 * A line of a check.
 */
export type CheckLine = { 
/**
 * What was looked at.
 */
content: string, 
/**
 * How it was found.
 */
result: LineResult, 
/**
 * What was seen.
 */
note: string | null, };

/**
 * What is looked at in a check of this kind.
 */
export type CheckList = { 
/**
 * The kind.
 */
kind: CheckKind, 
/**
 * The lines, in order.
 */
lines: Array<string>, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A page of checks.
 */
export type CheckPage = { 
/**
 * The rows.
 */
rows: Array<Check>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * A plan by which a channel is checked.
 */
export type CheckPlan = { 
/**
 * Its id.
 */
id: number, 
/**
 * The channel.
 */
channel: Named, 
/**
 * What is looked at.
 */
kind: CheckKind, 
/**
 * How many days after a check the next one is due.
 */
every_days: number, 
/**
 * The day on which the next one is due.
 */
next_on: string, 
/**
 * How many seconds a call may ring, or how many days the last posting may be old.
 */
most: number | null, 
/**
 * Whether it still goes on: switched on, and the channel in service.
 */
active: boolean, 
/**
 * Whether it is switched off: then nothing is checked by it.
 */
paused: boolean, 
/**
 * Whether the day has passed.
 */
late: boolean, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * An option to choose, or an item of a matrix.
 */
export type Choice = { 
/**
 * The number that stands on the paper and is typed, 1…9 for options, 1…12 for items; the same option has the same
 * number in every version.
 */
code: number, 
/**
 * The words; 1…60 characters.
 */
text: string, };

/**
 * A clause of the regulation that the board has a row of.
 */
export type Clause = "R1" | "R2.1" | "R2.2" | "R2.3" | "R2.4" | "R3" | "R4.1" | "R4.2" | "R4.3" | "R5.1" | "R5.2" | "R5.3" | "R6.1" | "R6.2" | "R7.1" | "R7.2" | "R7.3" | "R8.1" | "R8.2" | "R9.1" | "R9.2" | "R9.3" | "R10.1" | "R10.2";

/**
 * Closes an item: its votes and who was present for it stay: `close_item`.
 */
export type CloseItem = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The item.
 */
item_id: number, };

/**
 * Closes a wave for good: `close_survey_wave`. Refused while differences are open.
 */
export type CloseSurveyWave = { 
/**
 * The wave.
 */
id: number, };

/**
 * Closes an answered ticket, and archives it: `close_ticket`, R2.4. One that waits for its follow-up only once the
 * resident was not reached as often as the rule asks for.
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
 * Whether it goes into the archive at once, which is read-only; it does if absent.
 */
archive?: boolean, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Closes and archives many answered tickets: `close_tickets`.
 */
export type CloseTickets = { 
/**
 * The tickets, 1…500.
 */
tickets: Array<Picked>, 
/**
 * How the matters ended; up to 4,000 characters.
 */
summary?: string, };

/**
 * Notes that a ballot paper came back, to be entered later: `collect_ballot_paper`.
 */
export type CollectBallotPaper = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The number on the paper.
 */
number: number, 
/**
 * When it came back; today if absent.
 */
collected_on?: string, };

/**
 * One column of a list and what it says.
 */
export type ColumnMapping = { 
/**
 * The column, counted from 0.
 */
column: number, 
/**
 * What it says.
 */
field: ImportField, };

/**
 * What became of a comment.
 */
export type CommentOutcome = "taken" | "partly" | "not_taken";

/**
 * Says something of a report: `comment_report`.
 */
export type CommentReport = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
 */
quarter: string, 
/**
 * Which text it is about; absent of the whole.
 */
part?: TextPart, 
/**
 * What is said, 1…1,000 characters.
 */
content: string, };

/**
 * Who said something of a proposal. Nobody is named.
 */
export type CommentSource = "resident" | "committee" | "delegate" | "staff";

/**
 * What was received, by week and against earlier quarters; and what the office did to be reached (一 沟通情况).
 */
export type Communication = { 
/**
 * Week by week, Monday to Sunday, cut at the ends of the quarter.
 */
by_week: Array<WeekFigures>, 
/**
 * How many were received in this and the earlier quarters: all, each category, channel and topic, in this order.
 */
volumes: Array<Volume>, 
/**
 * Whether the quarter before is compared with: the office kept tickets from its first day on.
 */
previous_known: boolean, 
/**
 * Whether the same quarter of last year is.
 */
last_year_known: boolean, 
/**
 * The meetings held, the earliest first.
 */
meetings: Array<HeldMeeting>, 
/**
 * The checks of channels, R7.1.
 */
checks: Array<ChannelChecks>, };

/**
 * What differs between two versions of the text: `compare_minutes`.
 */
export type CompareMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, 
/**
 * The number of the earlier version.
 */
from: number, 
/**
 * The number of the later version.
 */
to: number, };

/**
 * Whether the fraction itself is enough. 民法典 第1259条: 以上 includes the number itself, 超过 and 过半数 do not.
 */
export type Comparison = "at_least" | "more_than";

/**
 * 制度对照 as of a day.
 */
export type ComplianceBoard = { 
/**
 * The day.
 */
on: string, 
/**
 * Up to when facts count: now, or the last moment of a day that has passed.
 */
known_at: string, 
/**
 * The first day that there is a record of; the board can be asked for from then on.
 */
first_day: string, 
/**
 * The quarter that the figures of tickets are of.
 */
quarter: string, 
/**
 * How many clauses are kept how.
 */
counts: BoardCounts, 
/**
 * Each clause, in the order of the regulation.
 */
rows: Array<BoardRow>, };

/**
 * A building that more of them come from than from the rest of its tickets would be expected.
 */
export type Concentration = { 
/**
 * The building's key.
 */
building: string, 
/**
 * How many of the later tickets come from it.
 */
count: number, };

/**
 * Asks residents about a proposal (征求意见), or gives them more time: `consult_on_policy_proposal`, R10.1.
 */
export type ConsultOnPolicyProposal = { 
/**
 * The proposal.
 */
id: number, 
/**
 * Until which day, that day included: today or later, within 180 days; never earlier than they were told before.
 */
until: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * The days of a written consultation.
 */
export type Consultation = { 
/**
 * The first day on which papers count.
 */
opens_on: string, 
/**
 * The last day, which is included.
 */
closes_on: string, };

/**
 * How somebody wants to be reached.
 */
export type ContactWay = "phone" | "wechat" | "message" | "visit";

/**
 * Corrects what was counted or noted: `correct_box_opening`. If that leaves no slip to enter, what whoever corrects it had
 * half filled in for the next (`slip.` and the opening's id) is forgotten, with its photographs.
 */
export type CorrectBoxOpening = { 
/**
 * Which one.
 */
id: number, 
/**
 * Who saw it; 1…40 characters.
 */
witness: string, 
/**
 * How many slips were in it; no fewer than were entered.
 */
slips: number, 
/**
 * What else is worth noting; up to 500 characters.
 */
note?: string, 
/**
 * Refuse if the record has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Begins the notice that corrects a published one (更正): `correct_notice`. It is a draft with the same words; the one before
 * stands until it is published.
 */
export type CorrectNotice = { 
/**
 * The notice to correct.
 */
id: number, };

/**
 * Corrects what a finished work order says was done: `correct_work_order`. As a whole, as in `finish_work_order`. Whoever
 * cannot issue only of their own. Once the desk has gone by the result, only whoever has `work_orders.correct`, with a
 * reason; never in the archive.
 */
export type CorrectWorkOrder = { 
/**
 * The order's number.
 */
number: string, 
/**
 * What was done; 1…1,000 characters.
 */
result: string, 
/**
 * What was used; at most 30.
 */
materials?: Array<Material>, 
/**
 * How long the work took, in minutes, 1…10,080.
 */
minutes?: number, 
/**
 * Why; up to 500 characters; required once the desk has gone by the result.
 */
reason?: string, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * How many times as often something happened as before.
 */
export type CountChange = { 
/**
 * The later rate ÷ the earlier; absent if it did not happen before.
 */
ratio: number | null, 
/**
 * The lower end of its 95 % interval, from 0.
 */
low: number, 
/**
 * The upper end; absent where there is none.
 */
high: number | null, 
/**
 * How likely chance alone gives a difference as large as this, 0…1.
 */
p: number, };

/**
 * How many tickets each tab holds, of those that whoever asks may see, filters apart: `count_tickets`.
 */
export type CountTickets = Record<symbol, never>;

/**
 * What a figure counts. The days of the list are those of the figure, which are not always those of the receipt.
 */
export type Counted = "received" | "settled" | "on_time" | "late" | "answered" | "closed" | "closed_within" | "open" | "repeated" | "follow_up_due" | "follow_up_done" | "followed_up" | "solved" | "satisfied" | "repaired" | "cancelled" | "day_only" | "reopened";

/**
 * How a limit counts.
 */
export type Counting = "elapsed_hours" | "calendar_days" | "working_hours";

/**
 * What a day is that is not what its weekday says.
 */
export type DayKind = "rest" | "work";

/**
 * Something that must be done by a day: the notice, the posting.
 */
export type DayLimit = { 
/**
 * The last day for it.
 */
by: string, 
/**
 * How many days the rule gives.
 */
days: number, 
/**
 * When it was done.
 */
done_on: string | null, 
/**
 * How it stands today.
 */
state: DayLimitState, 
/**
 * Where the rule stands.
 */
source: string | null, };

/**
 * How something stands that must be done by a day.
 */
export type DayLimitState = "open" | "overdue" | "kept" | "missed";

/**
 * When a ticket would be due.
 */
export type DeadlineExample = { 
/**
 * Of which category.
 */
category: Category, 
/**
 * When it is received.
 */
received_at: string, 
/**
 * The deadline; 24:00 of a day is the 00:00 after it.
 */
due_at: string, 
/**
 * From when on it counts as due soon.
 */
warn_at: string, 
/**
 * When whoever is responsible is first reminded.
 */
remind_at: string | null, 
/**
 * The first year that was counted by its weekends because its holidays are not published.
 */
unpublished_year: number | null, };

/**
 * Notes what the meeting decided (表决); an adopted proposal becomes the next version of the limits:
 * `decide_policy_proposal`, R10.1.
 */
export type DecidePolicyProposal = { 
/**
 * The proposal.
 */
id: number, 
/**
 * The meeting: of the residents' representatives or the owners' assembly, ended after the consultation.
 */
meeting_id: number, 
/**
 * Whether it was for it.
 */
adopted: boolean, 
/**
 * What it decided, in words; 1…500 characters.
 */
decision: string, 
/**
 * From which day on the limits are in force: today, from this moment on, or a later day. Only of an adopted one.
 */
effective_on?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What a decision's fraction is a fraction of.
 */
export type DecisionBase = "all" | "taking_part";

/**
 * What a questionnaire asks.
 */
export type Design = { 
/**
 * What stands above the first question; up to 400 characters.
 */
opening: string, 
/**
 * The parts; 1…12, with at most 60 questions together.
 */
sections: Array<Section>, 
/**
 * What stands below the last question; up to 200 characters.
 */
closing: string, };

/**
 * Takes a ticket out of its incident: `detach_ticket`.
 */
export type DetachTicket = { 
/**
 * The ticket's number.
 */
number: string, };

/**
 * What became of a line.
 */
export type DifferenceKind = "same" | "removed" | "added";

/**
 * A line of two versions held against each other.
 */
export type DifferenceLine = { 
/**
 * What became of it.
 */
kind: DifferenceKind, 
/**
 * Its words in their order.
 */
parts: Array<DifferencePart>, };

/**
 * Words of a line.
 */
export type DifferencePart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether the other version's line does not have them.
 */
changed: boolean, };

/**
 * A disposal: a list (销毁清册) and what became of it.
 */
export type Disposal = { 
/**
 * Its id.
 */
id: number, 
/**
 * How far it is.
 */
state: DisposalState, 
/**
 * The number of its certificate, such as `销〔2029〕001`; absent until it is carried out.
 */
certificate: string | null, 
/**
 * The day by which retention was judged.
 */
judged_on: string, 
/**
 * How many records are to be destroyed, or were.
 */
records: number, 
/**
 * How many were taken off the list.
 */
left_out: number, 
/**
 * When it was drawn up.
 */
drawn_at: string, 
/**
 * By whom.
 */
drawn_by: Named, 
/**
 * When it was approved or refused.
 */
decided_at: string | null, 
/**
 * By whom.
 */
decided_by: Named | null, 
/**
 * Why it was refused.
 */
refusal: string | null, 
/**
 * When it was carried out.
 */
done_at: string | null, 
/**
 * By whom.
 */
done_by: Named | null, 
/**
 * For `expected_version`.
 */
version: number, };

/**
 * A disposal with its list; at most 2,000 records.
 */
export type DisposalDetail = { 
/**
 * The disposal.
 */
disposal: Disposal, 
/**
 * Its records, in the order of their item numbers.
 */
rows: Array<DisposalRow>, 
/**
 * What can be done by whoever looks.
 */
steps: Array<DisposalStep>, };

/**
 * A record on the list.
 */
export type DisposalRow = { 
/**
 * The record.
 */
record: ArchiveRecord, 
/**
 * Why it was taken off; empty where it was held or taken up again in between. Absent if it stands.
 */
left_out: string | null, 
/**
 * By whom; absent where the program did.
 */
left_out_by: Named | null, };

/**
 * How far a disposal is.
 */
export type DisposalState = "drawn" | "approved" | "refused" | "done";

/**
 * What can be done with a disposal by whoever looks.
 */
export type DisposalStep = "leave_out" | "approve" | "refuse" | "carry_out";

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
 * A file of a half-filled form.
 */
export type DraftFile = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name, with the ending of what it is.
 */
name: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * When it was chosen.
 */
added_at: string, 
/**
 * A small JPEG of it, in base64; absent if none can be made.
 */
thumbnail: string | null, };

/**
 * Draws a sample of the tickets closed in a period: `draw_call_backs`, R7.3. The same seed, period and size draw the same from the
 * same tickets; the sample stays as it was drawn.
 */
export type DrawCallBacks = { 
/**
 * The first day on which they were closed.
 */
from_on: string, 
/**
 * The last day, no later than today and at most 366 days after the first.
 */
to_on: string, 
/**
 * How many to ask, from one of each handler to all of them, at most 200.
 */
size: number, 
/**
 * By the end of which day, today or later.
 */
due_on: string, 
/**
 * What the sample follows from, 1…999,999,999; drawn by chance if absent.
 */
seed?: number, 
/**
 * Why a period is drawn again, up to 200 characters; required where just this one was drawn before.
 */
reason?: string, };

/**
 * Draws up the list of what has reached the end of its retention and is not held, the oldest 2,000: `draw_disposal`, R8.1.
 */
export type DrawDisposal = Record<symbol, never>;

/**
 * Draws the electorate of an owners' assembly from the register, anew if it was drawn before: `draw_electorate`.
 */
export type DrawElectorate = { 
/**
 * The meeting, which has not been opened.
 */
id: number, 
/**
 * As of the end of this day, which has begun.
 */
day: string, };

/**
 * Draws the households of a wave and makes a form for each: `draw_survey_wave`. The plan and the questionnaire's version
 * are frozen then.
 */
export type DrawSurveyWave = { 
/**
 * The wave.
 */
id: number, 
/**
 * What the sample follows from, 1…999,999,999; drawn by chance if absent. The same seed draws the same households.
 */
seed?: number, };

/**
 * Gives an action item up: `drop_action_item`.
 */
export type DropActionItem = { 
/**
 * The action item.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Forgets a half-filled form of the person signed in, its files too: `drop_draft`. Without one nothing happens; it leaves
 * no entry in the audit trail.
 */
export type DropDraft = { 
/**
 * Which form.
 */
kind: string, 
/**
 * Whether only the words go: nothing is written in the form any more, but what was photographed for it stays.
 */
keep_files?: boolean, };

/**
 * Takes a file away from a half-filled form of the person signed in: `drop_draft_file`. It leaves no entry in the audit
 * trail.
 */
export type DropDraftFile = { 
/**
 * Which form.
 */
draft: string, 
/**
 * An id from `list_draft_files`.
 */
id: number, };

/**
 * Gives a finding up (不予整改): `drop_finding`.
 */
export type DropFinding = { 
/**
 * The finding.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Forgets the rows of a ledger that was staged: `drop_ledger`. The tickets that they became stay.
 */
export type DropLedger = { 
/**
 * The ledger, one's own.
 */
ledger_id: number, };

/**
 * Gives a measure up: `drop_measure`.
 */
export type DropMeasure = { 
/**
 * The measure.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Gives a draft up: `drop_notice`. It stays readable.
 */
export type DropNotice = { 
/**
 * The draft.
 */
id: number, };

/**
 * What each post and person did.
 */
export type Duty = { 
/**
 * Which days are looked at.
 */
days: Span, 
/**
 * Whether they go on.
 */
running: boolean, 
/**
 * What is open and late is counted at this moment.
 */
now: string, 
/**
 * The posts, in the office's order; those of people who did something or work here.
 */
roles: Array<DutyRole>, 
/**
 * What nobody is responsible for.
 */
nobody: DutyFigures, 
/**
 * The whole office.
 */
total: DutyFigures, };

/**
 * What a person, a post or the office did.
 */
export type DutyFigures = { 
/**
 * 登记: tickets received in these days that they entered, mistaken entries apart.
 */
registered: number, 
/**
 * 受理: tickets received in these days that they are responsible for, mistaken entries apart.
 */
received: number, 
/**
 * 响应及时率 of those they are responsible for: first feedback on time ÷ settled in these days.
 */
on_time: Rate, 
/**
 * Its 95 % interval by Wilson; absent without any.
 */
on_time_within: Interval | null, 
/**
 * Whether so few were settled (less than 20) that the rate is only for information.
 */
few: boolean, 
/**
 * 未办: tickets that owe an answer now, whatever the days.
 */
open: number, 
/**
 * 超时: of these, those whose deadline is over.
 */
late: number, 
/**
 * 回访: follow-ups at which they reached the resident in these days.
 */
follow_ups: number, 
/**
 * Of how many tickets these are.
 */
follow_up_tickets: number, 
/**
 * 派工完成: work orders that they did in these days.
 */
work_orders: number, 
/**
 * Of how many tickets these are.
 */
work_order_tickets: number, };

/**
 * A person of a post.
 */
export type DutyPerson = { 
/**
 * The id.
 */
staff_id: number, 
/**
 * The name.
 */
name: string, 
/**
 * Whether the person still works here.
 */
active: boolean, 
/**
 * Whether the person holds other posts: what they did stands in each of them.
 */
several_posts: boolean, 
/**
 * What they did.
 */
figures: DutyFigures, };

/**
 * A post.
 */
export type DutyRole = { 
/**
 * Which.
 */
role: Role, 
/**
 * What everybody of it did.
 */
figures: DutyFigures, 
/**
 * Its people, by name.
 */
people: Array<DutyPerson>, };

/**
 * How many were received in an earlier quarter, and what may be said of the change.
 */
export type EarlierVolume = { 
/**
 * How many.
 */
received: number, 
/**
 * Whether there are more or fewer a day now, judged together with all other volumes of the quarter.
 */
verdict: Verdict, };

/**
 * The electorate of an owners' assembly.
 */
export type ElectorateCard = { 
/**
 * The day as of which it was drawn.
 */
day: string, 
/**
 * All who may vote.
 */
all: Weight, 
/**
 * Those of them whose owner the register does not know.
 */
unregistered: Weight, 
/**
 * The developer's part.
 */
developer: Weight, };

/**
 * Closes a meeting: `end_meeting`. No item may have votes and be open.
 */
export type EndMeeting = { 
/**
 * The meeting.
 */
id: number, };

/**
 * Says that a notice is no longer posted: `end_notice`. Only of one without a last day, or before it.
 */
export type EndNotice = { 
/**
 * The notice.
 */
id: number, };

/**
 * Ends collecting: `end_survey_collecting`. Forms of an anonymous wave can be entered from then on; what comes back later
 * does not count.
 */
export type EndSurveyCollecting = { 
/**
 * The wave.
 */
id: number, };

/**
 * Enters what a voter decided, on one item or on several; again to correct it: `enter_ballot`. What stands already is only
 * replaced by an entry that says what it comes in the place of, choice and reason: nobody writes over a ballot unseen, be
 * it another's or the same paper entered twice. The audit trail keeps both.
 */
export type EnterBallot = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The voter: an id from `list_voters`.
 */
voter_id: number, 
/**
 * The ballots; those that are not named stay what they are.
 */
ballots: Array<BallotEntry>, };

/**
 * Enters what a ballot paper says, again to correct it, which says what it comes in the place of:
 * `enter_ballot_paper`. One that was not collected yet is.
 */
export type EnterBallotPaper = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The number on the paper.
 */
number: number, 
/**
 * What it says item by item; those that are not named stay what they are.
 */
ballots?: Array<BallotEntry>, 
/**
 * Why the whole paper is invalid (废票), instead of `ballots`; 1…100 characters. Only of one that nothing else was
 * entered of.
 */
spoiled?: string, 
/**
 * When it came back; today if absent. Only of one that was not collected yet.
 */
collected_on?: string, };

/**
 * Keeps a form that was typed in: `enter_survey_form`. Each field that is asked has an answer; blank and unreadable are
 * some. Until it was entered a second time, the same person may put it right.
 */
export type EnterSurveyForm = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * The code as it was typed or scanned.
 */
code: string, 
/**
 * Which time.
 */
pass: Pass, 
/**
 * What stands on the form, by field: `cleaning`, or `cleaning/2` in a matrix.
 */
answers: { [key in string]: Answer }, 
/**
 * Whether to put what the same person typed before in the right.
 */
again: boolean, };

/**
 * What somebody has typed in a wave.
 */
export type EntryTally = { 
/**
 * Who.
 */
staff_id: number, 
/**
 * Their name.
 */
name: string, 
/**
 * How many forms the first time.
 */
first: number, 
/**
 * How many forms the second time.
 */
second: number, 
/**
 * In how many fields it is known by a second entry what stands there.
 */
compared: number, 
/**
 * In how many of these something else was typed.
 */
wrong: number, };

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
export type ErrorCode = "input.required" | "input.too_long" | "input.too_short" | "input.invalid" | "input.out_of_range" | "input.unknown_id" | "input.out_of_service" | "phone.malformed" | "time.in_future" | "time.too_early" | "time.late_entry_reason_missing" | "ticket.not_found" | "ticket.transition_refused" | "ticket.changed" | "view.not_own" | "ticket.not_yours" | "ticket.follow_up_owed" | "ticket.handled_by_you" | "ticket.about_staff" | "work_order.not_found" | "work_order.transition_refused" | "work_order.open" | "work_order.result_used" | "quantity.malformed" | "staff.not_maintenance" | "time.not_in_future" | "time.too_far" | "phrase.place_unknown" | "phrase.unfilled" | "ticket.not_answered" | "ticket.without_phone" | "ticket.archived" | "undo.not_possible" | "undo.not_yours" | "undo.too_late" | "undo.archived" | "incident.merged" | "incident.not_merged" | "incident.elsewhere" | "box.full" | "box.slips_too_few" | "policy.limits_incomplete" | "policy.effective_past" | "policy.hours_malformed" | "policy.hours_order" | "policy.transition_refused" | "policy.topic_twice" | "policy.not_summarised" | "policy.retention_shorter" | "policy.nothing_proposed" | "policy.consultation_too_long" | "policy.consultation_open" | "policy.comments_unanswered" | "policy.meeting_unfit" | "policy.review_done" | "policy.review_incomplete" | "calendar.span_too_long" | "room.malformed" | "room.taken" | "room.mismatch" | "area.malformed" | "date.malformed" | "date.before_start" | "date.after_start" | "household.open" | "household.closed" | "household.elsewhere" | "household.not_then" | "person.elsewhere" | "person.not_then" | "person.moved_out" | "person.without_phone" | "person.anonymised" | "person.retained" | "import.too_large" | "import.format_unknown" | "import.sheet_unknown" | "import.mapping_invalid" | "import.has_errors" | "attachment.too_large" | "attachment.kind_refused" | "attachment.there" | "attachment.too_many" | "attachment.in_use" | "logo.too_large" | "logo.kind_refused" | "export.too_large" | "ledger.before_receipt" | "import.role_unknown" | "import.kind_unknown" | "import.several_people" | "import.area_conflict" | "import.duplicate" | "import.moved_out" | "import.phone_shared" | "survey.questionnaire_not_found" | "survey.wave_not_found" | "survey.wave_cancelled" | "survey.wave_replaced" | "survey.transition_refused" | "survey.key_taken" | "survey.option_taken" | "survey.kind_changed" | "survey.nobody_to_ask" | "survey.code_malformed" | "survey.form_not_found" | "survey.form_entered" | "survey.form_not_entered" | "survey.entry_stays" | "survey.differences_open" | "survey.too_few_back" | "survey.nothing_to_settle" | "survey.answer_unknown" | "survey.answer_skipped" | "survey.building_unknown" | "survey.form_twice" | "survey.column_withheld" | "meeting.not_found" | "meeting.transition_refused" | "meeting.quorum_missing" | "meeting.proxy_refused" | "meeting.proxy_too_many" | "meeting.electorate_missing" | "meeting.area_missing" | "meeting.electorate_empty" | "meeting.person_voted" | "meeting.person_there" | "meeting.person_alike" | "meeting.never_came" | "meeting.not_opened" | "meeting.time_too_early" | "meeting.item_closed" | "meeting.item_open" | "meeting.nothing_to_vote" | "meeting.other_vote" | "minutes.transition_refused" | "minutes.meeting_not_over" | "minutes.not_issued" | "minutes.scan_missing" | "minutes.signed_twice" | "minutes.posting_there" | "vote.too_many" | "vote.twice" | "vote.not_present" | "vote.changed" | "ballot.stands" | "vote.other_way" | "ballot_paper.not_found" | "ballot_paper.collected" | "ballot_paper.out_of_period" | "meeting.consultation_running" | "meeting.channel_missing" | "action_item.not_found" | "action_item.transition_refused" | "action_item.of_another" | "channel.name_taken" | "supervision.transition_refused" | "check.nothing_applies" | "check_plan.paused" | "check.recorded" | "finding.own_recheck" | "call_back.period_too_long" | "measure.period_too_long" | "call_back.nobody_to_ask" | "red_flag.not_found" | "red_flag.found" | "red_flag.own" | "profile.name_taken" | "profile.shipped" | "profile.kind_mismatch" | "series.name_taken" | "staff.not_found" | "sign_in.required" | "sign_in.locked" | "sign_in.refused" | "sign_in.wait" | "permission.denied" | "password.too_short" | "password.too_common" | "password.like_name" | "password.unchanged" | "password.wrong" | "password.reset_own" | "password.must_change" | "office.already_set_up" | "recovery_key.malformed" | "recovery_key.refused" | "recovery_key.not_for_person" | "staff.login_taken" | "staff.login_malformed" | "staff.inactive" | "staff.last_manager" | "record.changed" | "office.time_zone_unknown" | "quarter.malformed" | "quarter.in_future" | "report.transition_refused" | "report.own_review" | "report.incomplete" | "report.changed" | "report.no_workbook" | "cursor.malformed" | "fonts.missing" | "store.missing" | "store.newer" | "store.foreign" | "store.damaged" | "store.busy" | "store.full" | "store.read_only" | "store.unreachable" | "store.locked" | "store.recovery_key_wrong" | "store.recovery_missing" | "store.recovery_damaged" | "backup.damaged" | "backup.missing" | "backup.folder_unreachable" | "notice.transition_refused" | "notice.names_people" | "notice.correction_begun" | "notice.not_published" | "notice.last_proof" | "notice.proof_archived" | "archive.disposed" | "archive.kept_for_good" | "archive.held_already" | "archive.nothing_due" | "archive.disposal_open" | "archive.disposal_refused" | "archive.own_disposal" | "archive.clock_behind" | "archive.clock_leaps" | "amount.malformed" | "amount.too_large" | "store.failed" | "demo.office_not_empty" | "demo.period_empty" | "operation.unknown" | "arguments.malformed" | "internal";

/**
 * Asks the manager to step in: `escalate_ticket`. It holds until the resident is told. Whoever has no desk to assign
 * from only for their own.
 */
export type EscalateTicket = { 
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
 * A word of a line of the timeline. Which one it can be, the line's kind says; no two of them are the same.
 */
export type EventDetail = SuspendReason | Mark | FollowUpReason | Solution | UnableReason | UndoneAct;

/**
 * What happened to a ticket.
 */
export type EventKind = "registered" | "assigned" | "transferred" | "returned" | "escalated" | "suspended" | "resumed" | "feedback_given" | "feedback_attempted" | "note_added" | "marked" | "unmarked" | "work_order_issued" | "work_order_reassigned" | "work_order_accepted" | "work_order_arrived" | "work_order_done" | "work_order_unable" | "work_order_withdrawn" | "work_order_corrected" | "follow_up_due" | "follow_up_missed" | "followed_up" | "closed" | "archived" | "reopened" | "cancelled" | "amended" | "undone";

/**
 * Gives out the catalogue as a workbook: `export_archive`, R2.4. At most 100,000 records, the last filed first; the audit
 * trail keeps that it was.
 */
export type ExportArchive = { 
/**
 * Which records.
 */
filter?: ArchiveFilter, };

/**
 * The audit trail as a table for a spreadsheet, newest first: `export_audit`. At most 100,000 entries; that it was
 * taken out is recorded.
 */
export type ExportAudit = { 
/**
 * Which entries.
 */
filter?: AuditFilter, };

/**
 * Gives out what each post and person did as a workbook: `export_duty`, R7.3. The audit trail keeps that it was.
 */
export type ExportDuty = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, };

/**
 * What kind of file is made.
 */
export type ExportFormat = "xlsx" | "csv" | "pdf";

/**
 * The rows that cannot be taken in, with the reason, as a text table: `export_import_errors`.
 */
export type ExportImportErrors = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * What its columns mean.
 */
mapping: ImportMapping, 
/**
 * Cells that were mended.
 */
fixes?: Array<ImportFix>, };

/**
 * The rows that cannot become tickets, with the reason, as a text table: `export_ledger_errors`.
 */
export type ExportLedgerErrors = { 
/**
 * The ledger, one's own.
 */
ledger_id: number, 
/**
 * How it is read.
 */
plan: LedgerPlan, };

/**
 * Gives out the archive of a meeting: `export_meeting_archive`.
 */
export type ExportMeetingArchive = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * As what.
 */
format: ArchiveFormat, 
/**
 * What for; 1…200 characters.
 */
reason: string, };

/**
 * Everything that is kept on one person: `export_person`. A write, because it is recorded who asked, and why.
 */
export type ExportPerson = { 
/**
 * Whom.
 */
person_id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * Gives out the tables of a report, with the tickets that they can be recomputed from, as a workbook: `export_report`, R8.2. No
 * resident is in it. The audit trail keeps that it was.
 */
export type ExportReport = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
 */
quarter: string, 
/**
 * The edition, as it was issued; absent of the draft.
 */
edition?: number, };

/**
 * Gives out the answers form by form: `export_survey_answers`. Neither households nor rooms are in it.
 */
export type ExportSurveyAnswers = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * What kind of file.
 */
format: SurveyExportFormat, };

/**
 * The rows that cannot be taken in, with the reason, as a text table without the columns that are withheld:
 * `export_survey_file_errors`.
 */
export type ExportSurveyFileErrors = { 
/**
 * The file, and how it is read.
 */
reading: SurveyFileReading, };

/**
 * Gives out a list of tickets: `export_tickets`.
 */
export type ExportTickets = { 
/**
 * What the list shows, as in `list_tickets`.
 */
filter: ViewFilter, 
/**
 * Only these tickets of it; all if absent.
 */
numbers?: Array<string>, 
/**
 * What kind of file.
 */
format: ExportFormat, 
/**
 * Whether telephone numbers are whole; only for who may give out personal data (`residents.export`).
 */
whole_phones?: boolean, };

/**
 * The archive of a meeting as a file.
 */
export type ExportedArchive = { 
/**
 * A name for it.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * How many papers are in it.
 */
papers: number, 
/**
 * How many scans, photographs and recordings are in it.
 */
files: number, 
/**
 * How many of them could not be put in; a PDF lists them.
 */
left_out: number, };

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
 * A file to save.
 */
export type ExportedFile = { 
/**
 * A name for it.
 */
file_name: string, 
/**
 * The file: UTF-8 with a mark, as spreadsheets want it.
 */
base64: string, };

/**
 * The answers as a file.
 */
export type ExportedSurvey = { 
/**
 * A name for it.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * How many forms are in it.
 */
forms: number, };

/**
 * A ticket in a person's export.
 */
export type ExportedTicket = { 
/**
 * Its number.
 */
number: string, 
/**
 * When it reached the office.
 */
received_at: string, 
/**
 * The name on it.
 */
caller_name: string | null, 
/**
 * The telephone number on it.
 */
phone: string | null, 
/**
 * The room on it.
 */
room: string | null, 
/**
 * What was said.
 */
content: string, 
/**
 * What the resident was told, oldest first.
 */
feedback: Array<string>, };

/**
 * A list of tickets as a file.
 */
export type ExportedTickets = { 
/**
 * A name for it.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * How many tickets are in it.
 */
tickets: number, };

/**
 * A row of a fee disclosure as it is written.
 */
export type FeeEntry = { 
/**
 * What is paid or taken in; 1…60 characters.
 */
item: string, 
/**
 * How much, in yuan, with at most two digits after the point: `1,234.50`.
 */
amount: string, 
/**
 * For which time, in words; up to 40 characters.
 */
period?: string, 
/**
 * A remark; up to 80 characters.
 */
note?: string, };

/**
 * A row of a fee disclosure.
 */
export type FeeRow = { 
/**
 * What is paid or taken in.
 */
item: string, 
/**
 * How much, in fen.
 */
fen: number, 
/**
 * For which time.
 */
period: string | null, 
/**
 * A remark.
 */
note: string | null, };

/**
 * A ticket whose resident was told.
 */
export type FeedbackGiven = { 
/**
 * Its number.
 */
number: string, 
/**
 * Where it stands now.
 */
status: Status, 
/**
 * Whether the first feedback was no later than the deadline.
 */
on_time: boolean, };

/**
 * Whether the feedback that the ticket notes was given as noted.
 */
export type FeedbackTruth = "true" | "untrue" | "unclear";

/**
 * What a line of the timeline says of one field that was completed or corrected.
 */
export type FieldChange = { 
/**
 * Which one.
 */
field: AmendedField, 
/**
 * What it was: a category as it goes over the wire, the name of a topic, a room; absent if there was none. Of a
 * person, a name and a telephone number always absent.
 */
before: string | null, 
/**
 * What it is, as before.
 */
after: string | null, };

/**
 * Only the tickets that a figure counts.
 */
export type FigureFilter = { 
/**
 * Which of them.
 */
counted: Counted, 
/**
 * Only those that this person entered (of `received`), followed up (of `followed_up`) or went for (of `repaired`).
 */
done_by?: number, 
/**
 * Only this household's.
 */
household_id?: number, 
/**
 * Only of these topics, at most 20 of them; of all if there are none.
 */
topic_ids?: Array<number>, 
/**
 * Only those whose room names no building.
 */
without_building?: boolean, 
/**
 * Only those whose room names one.
 */
with_building?: boolean, 
/**
 * Only those that nobody is responsible for.
 */
without_responsible?: boolean, 
/**
 * Only those for which somebody is responsible who had this post when they were settled (of what is settled).
 */
post?: Role, 
/**
 * Only those whose first feedback came after more hours than this, 0…100,000 (of `answered`).
 */
over_hours?: number, 
/**
 * Only those whose first feedback came after no more hours than this, 0…100,000 (of `answered`).
 */
up_to_hours?: number, };

/**
 * What a number of the board counts.
 */
export type FigureName = "channel_kinds" | "boxes_opened" | "meetings_in_time" | "meetings_held" | "last_notice" | "notices" | "notices_proven" | "entered_at_once" | "responsible_named" | "on_time" | "unanswered" | "archived" | "topic_named" | "in_post" | "answered" | "orders_back" | "last_survey" | "next_survey" | "followed_up" | "plans_in_time" | "checks_passed" | "open_findings" | "open_measures" | "late" | "late_named" | "last_sample" | "called_back" | "red_flags_seen" | "records_since" | "disposed" | "last_backup" | "reports_written" | "reports_issued" | "satisfied" | "satisfied_before" | "channels_used" | "complaints_closed" | "policy_version" | "policy_since" | "policy_comments" | "open_proposals" | "last_review" | "review_changes";

/**
 * Finds rooms and people by whatever is known of them: `find_residents`. A room's number or its beginning, a door, the
 * last four digits of a telephone number or its beginning, a name or a part of it, how it sounds or its first letters.
 */
export type FindResidents = { 
/**
 * What is typed; up to 60 characters.
 */
query: string, 
/**
 * How many to answer, 1…50; 20 if absent.
 */
limit?: number, };

/**
 * Tickets that may be about the same occurrence: `find_similar_tickets`. The likeliest first; at most 5, each
 * incident once.
 */
export type FindSimilarTickets = { 
/**
 * What was said so far; up to 4,000 characters.
 */
content?: string, 
/**
 * The caller's room.
 */
room?: string, 
/**
 * The number of the ticket that others are looked for: neither it nor its own incident is answered.
 */
except?: string, };

/**
 * Something that is not as it should be.
 */
export type Finding = { 
/**
 * Its id.
 */
id: number, 
/**
 * The check that found it.
 */
check_id: number | null, 
/**
 * The channel that was checked.
 */
channel: Named | null, 
/**
 * What is wrong, and what is to be done.
 */
content: string, 
/**
 * Who puts it right.
 */
owner: Named, 
/**
 * By the end of which day.
 */
due_on: string, 
/**
 * Where it stands.
 */
state: FindingState, 
/**
 * Whether it is open and its day has passed.
 */
late: boolean, 
/**
 * When it was noted.
 */
created_at: string, 
/**
 * When it was closed or dropped.
 */
settled_at: string | null, 
/**
 * What was noted last.
 */
last_note: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A finding with its course.
 */
export type FindingDetail = { 
/**
 * The finding.
 */
finding: Finding, 
/**
 * Everything that happened, oldest first.
 */
events: Array<SupervisionEvent>, 
/**
 * What may be done next, by whoever asks.
 */
steps: Array<FindingStep>, 
/**
 * Whether whoever asks put it right and looks at it all the same, as nobody else can.
 */
alone: boolean, 
/**
 * Whether whoever asks may add a file: proof that it was put right.
 */
adds_files: boolean, 
/**
 * The call-back or the red flag that it came of; whoever does not supervise is told of neither.
 */
source: FindingSource | null, };

/**
 * A page of findings.
 */
export type FindingPage = { 
/**
 * The rows.
 */
rows: Array<Finding>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * What a finding came of, beside checks.
 */
export type FindingSource = { "kind": "call_back", 
/**
 * Its sample.
 */
sample_id: number, 
/**
 * The ticket's number.
 */
number: string, } | { "kind": "red_flag", 
/**
 * Its kind.
 */
flag: RedFlagKind, 
/**
 * The ticket's number.
 */
number: string, } | { "kind": "slow_person", 
/**
 * The person.
 */
staff: Named, 
/**
 * The quarter.
 */
quarter: string, };

/**
 * Where a finding stands.
 */
export type FindingState = "open" | "reported" | "closed" | "dropped";

/**
 * What can be done with a finding.
 */
export type FindingStep = "report" | "pass" | "send_back" | "change" | "drop" | "reopen";

/**
 * Says that an action item is done; the owner, or whoever holds meetings: `finish_action_item`.
 */
export type FinishActionItem = { 
/**
 * The action item.
 */
id: number, 
/**
 * What came of it; 1…500 characters.
 */
content?: string, };

/**
 * Says what came of a measure; the owner, or whoever supervises: `finish_measure`.
 */
export type FinishMeasure = { 
/**
 * The measure.
 */
id: number, 
/**
 * What came of it; 1…500 characters.
 */
result: string, 
/**
 * What its figure is now; up to 40 characters, required where it has one in words.
 */
figure_after?: string, 
/**
 * For which days the program counts its figure again, after those before; required where it has one.
 */
after?: MeasuredDays, };

/**
 * Says that the work is done: `finish_work_order`. The result goes back to the desk; it is no feedback to the resident.
 * Whoever cannot issue only for their own.
 */
export type FinishWorkOrder = { 
/**
 * The order's number.
 */
number: string, 
/**
 * What was done; 1…1,000 characters.
 */
result: string, 
/**
 * What was used; at most 30.
 */
materials?: Array<Material>, 
/**
 * How long the work took, in minutes, 1…10,080.
 */
minutes?: number, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What a new office has done already.
 */
export type FirstSteps = { 
/**
 * Whether somebody works here beside the first manager.
 */
colleagues: boolean, 
/**
 * Whether the register of residents has rooms.
 */
rooms: boolean, };

/**
 * What is to be followed up: answer of `list_follow_ups`.
 */
export type FollowUpList = { 
/**
 * The first of them.
 */
rows: Array<FollowUpRow>, 
/**
 * How many there are.
 */
total: number, 
/**
 * How many of them are late.
 */
late: number, };

/**
 * The follow-up that a ticket waits for.
 */
export type FollowUpOwed = { 
/**
 * Why.
 */
reason: FollowUpReason, 
/**
 * Since when.
 */
asked_at: string, 
/**
 * Until when.
 */
due_at: string, 
/**
 * How often the resident was not reached.
 */
attempts: number, 
/**
 * After how many attempts the ticket can be closed without.
 */
attempts_enough: number, 
/**
 * Whether whoever asks handled the ticket, and so may not follow it up.
 */
handled_by_you: boolean, };

/**
 * How follow-ups went (R6.2, R9.2).
 */
export type FollowUpRates = { 
/**
 * 回访率: residents reached ÷ follow-ups due in the quarter, up to the cut-off. Residents who were not reached stay
 * in the denominator; follow-ups that did not have to be are in neither.
 */
followed_up: Rate, 
/**
 * 解决率: confirmed solved ÷ residents reached in the quarter.
 */
solved: Rate, 
/**
 * 满意率: 非常满意 and 满意 ÷ valid answers of the quarter.
 */
satisfied: Rate, 
/**
 * How many tickets those due are of: one that was opened again is followed up again.
 */
due_tickets: number, 
/**
 * How many tickets those are of in which a resident was reached.
 */
reached_tickets: number, 
/**
 * The 95 % interval of the satisfied rate by Wilson; absent without answers.
 */
satisfied_within: Interval | null, };

/**
 * Why a ticket is followed up.
 */
export type FollowUpReason = "by_importance" | "by_sample" | "by_choice";

/**
 * A ticket to be followed up.
 */
export type FollowUpRow = { 
/**
 * Its number.
 */
number: string, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
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
 * When the resident was last told the result.
 */
told_at: string | null, 
/**
 * The follow-up.
 */
owed: FollowUpOwed, };

/**
 * What is followed up beyond the important tickets, and when (回访规则, R6.2).
 */
export type FollowUpRule = { 
/**
 * How many complaints in a hundred, 0…100, beyond the important tickets.
 */
complaint_percent: number, 
/**
 * How many days after the feedback, 1…90.
 */
due_after_days: number, 
/**
 * After how many attempts a resident counts as not reached, 1…10.
 */
attempts: number, };

/**
 * What residents said when their tickets were followed up.
 */
export type FollowUpSatisfaction = { 
/**
 * The first day of the follow-ups: a year up to the end of the wave.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * 满意率 of the follow-ups that reached somebody; absent if none did.
 */
share: Share | null, };

/**
 * A form that was entered.
 */
export type FormEntered = { 
/**
 * Its code as printed.
 */
code: string, 
/**
 * How many forms of the wave were entered so far, this time of the two.
 */
entered: number, 
/**
 * In how many fields the two entries of this form differ.
 */
differences: number, };

/**
 * A room or a person that was found.
 */
export type FoundResident = { 
/**
 * By what.
 */
matched: MatchedBy, 
/**
 * Whether that is exactly what was asked for, not only its beginning.
 */
exact: boolean, 
/**
 * The room's id.
 */
room_id: number, 
/**
 * The room's number.
 */
room: string, 
/**
 * The person's household; of a room, the one that has it now.
 */
household_id: number | null, 
/**
 * The person; absent if it is a room that was found.
 */
person_id: number | null, 
/**
 * The person's name.
 */
name: string | null, 
/**
 * What the person is in the household.
 */
role: HouseholdRole | null, 
/**
 * The person's first telephone number, masked.
 */
phone_masked: string | null, 
/**
 * Whether the person has moved out.
 */
moved_out: boolean, 
/**
 * Whether the person's data is restricted; such people are found by their room alone.
 */
restricted: boolean, };

/**
 * Who sits at the desk: `get_access_state`.
 */
export type GetAccessState = Record<symbol, never>;

/**
 * One action item with its course: `get_action_item`.
 */
export type GetActionItem = { 
/**
 * The action item.
 */
id: number, };

/**
 * A file of a ticket with its content: `get_attachment`.
 */
export type GetAttachment = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * An id from `list_attachments`.
 */
id: number, };

/**
 * How safe the office's data are: `get_backup_state`.
 */
export type GetBackupState = Record<symbol, never>;

/**
 * How many clauses are kept how as of now, as the board would count them: `get_board_counts`. Quick while nothing was done since it
 * was last asked for.
 */
export type GetBoardCounts = Record<symbol, never>;

/**
 * One opening of a box with the tickets of its slips: `get_box_opening`.
 */
export type GetBoxOpening = { 
/**
 * Its id.
 */
id: number, };

/**
 * One sample with its call-backs and results: `get_call_back_sample`, R7.3.
 */
export type GetCallBackSample = { 
/**
 * The sample.
 */
id: number, };

/**
 * Whether anything changed: `get_changes`. Cheap enough to be asked every second.
 */
export type GetChanges = Record<symbol, never>;

/**
 * Every channel with its figures of a quarter and its last check: `get_channel_board`, R1 and R9.2.
 */
export type GetChannelBoard = { 
/**
 * The quarter, such as `2026Q3`; the present one if absent.
 */
quarter?: string, };

/**
 * One check with its lines and what it found: `get_check`.
 */
export type GetCheck = { 
/**
 * The check.
 */
id: number, };

/**
 * 制度对照: each clause of the regulation, whether it is kept, and by which figures, as of the end of a day:
 * `get_compliance_board`. What was entered after that day does not count.
 */
export type GetComplianceBoard = { 
/**
 * The day, not in the future; today, up to now, if absent.
 */
on?: string, };

/**
 * A disposal with its list: `get_disposal`, R8.1.
 */
export type GetDisposal = { 
/**
 * An id from `list_disposals`.
 */
id: number, };

/**
 * What the person signed in left half filled in: `get_draft`; nothing if there is no such draft.
 */
export type GetDraft = { 
/**
 * Which form.
 */
kind: string, };

/**
 * What each post and person did: `get_duty`, R7.3.
 */
export type GetDuty = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, };

/**
 * One finding with its course: `get_finding`.
 */
export type GetFinding = { 
/**
 * The finding.
 */
id: number, };

/**
 * How many tickets were received, by two of topic, building and month: `get_heat_map`, R7.2.
 */
export type GetHeatMap = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, 
/**
 * What the rows stand for.
 */
rows: Axis, 
/**
 * What the columns stand for; not the same.
 */
columns: Axis, 
/**
 * Only this category.
 */
category?: Category, 
/**
 * Only this topic.
 */
topic_id?: number, 
/**
 * Only this building, by its key.
 */
building?: string, 
/**
 * Only places that are no room of a building.
 */
without_building?: boolean, };

/**
 * What there is to do today (工作台): `get_home`.
 */
export type GetHome = Record<symbol, never>;

/**
 * The card of a household: `get_household`. Exactly one of the two ids.
 */
export type GetHousehold = { 
/**
 * The household, present or former.
 */
household_id?: number, 
/**
 * The room, whose present household is meant, or its last one.
 */
room_id?: number, };

/**
 * One incident with its tickets: `get_incident`. The id of one that was merged answers what it was merged into.
 */
export type GetIncident = { 
/**
 * Its id.
 */
id: number, };

/**
 * One measure with its course: `get_measure`.
 */
export type GetMeasure = { 
/**
 * The measure.
 */
id: number, };

/**
 * One meeting with everything: `get_meeting`.
 */
export type GetMeeting = { 
/**
 * The meeting.
 */
id: number, };

/**
 * What everything that is kept of a meeting is: `get_meeting_archive`.
 */
export type GetMeetingArchive = { 
/**
 * The meeting.
 */
meeting_id: number, };

/**
 * A file of a meeting with its content: `get_meeting_file`.
 */
export type GetMeetingFile = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * An id from `list_meeting_files`.
 */
id: number, };

/**
 * The minutes of a meeting, its supplements, and where it was posted: `get_meeting_minutes`.
 */
export type GetMeetingMinutes = { 
/**
 * The meeting.
 */
meeting_id: number, };

/**
 * What a meeting left to do, and what it opens with: `get_meeting_work`.
 */
export type GetMeetingWork = { 
/**
 * The meeting.
 */
meeting_id: number, };

/**
 * A notice with everything: `get_notice`.
 */
export type GetNotice = { 
/**
 * The notice.
 */
id: number, };

/**
 * A file of the posting of a notice with its content: `get_notice_file`.
 */
export type GetNoticeFile = { 
/**
 * The posting.
 */
posting_id: number, 
/**
 * An id of one of its files.
 */
id: number, };

/**
 * After how many days without a notice there is a warning: `get_notice_rule`.
 */
export type GetNoticeRule = Record<symbol, never>;

/**
 * The office's own data: `get_office`.
 */
export type GetOffice = Record<symbol, never>;

/**
 * The office's logo: `get_office_logo`. Nobody needs to be signed in: the sign-in page shows it.
 */
export type GetOfficeLogo = Record<symbol, never>;

/**
 * What I did myself in this quarter and the last: `get_own_duty`, R7.3.
 */
export type GetOwnDuty = Record<symbol, never>;

/**
 * A proposal with what was said of it: `get_policy_proposal`.
 */
export type GetPolicyProposal = { 
/**
 * The proposal.
 */
id: number, };

/**
 * The yearly looks at the regulation: `get_policy_reviews`, R10.2.
 */
export type GetPolicyReviews = Record<symbol, never>;

/**
 * The figures of a quarter: `quarter_figures`, R8.2 and R9.
 */
export type GetQuarterFigures = { 
/**
 * The quarter, such as `2026Q3`; not one that has not begun.
 */
quarter: string, };

/**
 * A version of a questionnaire: `get_questionnaire`.
 */
export type GetQuestionnaire = { 
/**
 * The questionnaire.
 */
id: number, 
/**
 * Which version; the latest if absent.
 */
number?: number, };

/**
 * How many red flags of each kind a quarter has, and whose on-time rates stand out: `get_red_flags`, R7.3.
 */
export type GetRedFlags = { 
/**
 * The quarter, such as `2026Q3`; the present one if absent.
 */
quarter?: string, };

/**
 * The households that came again with the same topic, the most often first: `get_repeats`, R9.3.
 */
export type GetRepeats = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, };

/**
 * Where a quarter's report stands, and what is missing before it is issued: `get_report_course`.
 */
export type GetReportCourse = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
 */
quarter: string, };

/**
 * What the manager wrote in a quarter's report: `get_report_text`.
 */
export type GetReportText = { 
/**
 * The quarter, such as `2026Q3`, or the year of a yearly report, such as `2026`.
 */
quarter: string, };

/**
 * How long each kind of record is kept, and how many there are: `get_retention`, R8.1.
 */
export type GetRetention = Record<symbol, never>;

/**
 * Words that residents say more often than in the four quarters before: `get_rising_words`, R7.2.
 */
export type GetRisingWords = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, };

/**
 * A file of a check or a finding with its content: `get_supervision_file`.
 */
export type GetSupervisionFile = { 
/**
 * What it belongs to.
 */
of: Supervised, 
/**
 * An id from `list_supervision_files`.
 */
id: number, };

/**
 * A form by its code, before it is typed in: `get_survey_form`.
 */
export type GetSurveyForm = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * The code as it was typed or scanned.
 */
code: string, 
/**
 * Which time it is going to be typed in.
 */
pass: Pass, 
/**
 * Whether to go back to what the same person typed before; otherwise a form that was entered is refused.
 */
again: boolean, };

/**
 * What was answered in a wave: `get_survey_results`, R6.1 and R9.1.
 */
export type GetSurveyResults = { 
/**
 * The wave.
 */
wave_id: number, };

/**
 * One wave with everything: `get_survey_wave`.
 */
export type GetSurveyWave = { 
/**
 * The wave.
 */
id: number, };

/**
 * One ticket with its timeline: `get_ticket`.
 */
export type GetTicket = { 
/**
 * The ticket's number, such as `TS-20261123-001`.
 */
number: string, };

/**
 * How many tickets were received each month of three years, and how the period compares: `get_trend`, R7.2.
 */
export type GetTrend = { 
/**
 * The first month of the period, such as `2026-07`.
 */
from: string, 
/**
 * The last month, at which the trend ends; the period has at most 36 months.
 */
to: string, 
/**
 * Only this category.
 */
category?: Category, 
/**
 * Only this topic.
 */
topic_id?: number, 
/**
 * Only this building, by its key.
 */
building?: string, 
/**
 * Only places that are no room of a building.
 */
without_building?: boolean, };

/**
 * One work order: `get_work_order`. Whoever cannot issue sees only their own.
 */
export type GetWorkOrder = { 
/**
 * The order's number.
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
 * Who was told, where it was not the resident in person; up to 40 characters.
 */
told?: string, 
/**
 * The title of the phrase that it was begun with, if one was: counted, so that what is used most is offered first.
 */
phrase?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Tells several callers of an incident the result at once: `give_incident_feedback`, R2.3. All of them or none; only
 * those who are named, because somebody who called meanwhile was not reached.
 */
export type GiveIncidentFeedback = { 
/**
 * The incident.
 */
incident_id: number, 
/**
 * The numbers of the tickets whose residents were told; 1…1,000 of the incident.
 */
numbers: Array<string>, 
/**
 * By which channel they were told: an id from `list_channels`.
 */
channel_id: number, 
/**
 * What was said; 1…4,000 characters. A place of a phrase, such as `{编号}`, is filled for each of them from its ticket.
 */
content: string, 
/**
 * The title of the phrase that it was begun with, if one was: counted, so that what is used most is offered first.
 */
phrase?: string, };

/**
 * Says that it cannot be done: `give_up_work_order`. Back to the desk, which sends somebody again or tells the resident.
 * Whoever cannot issue only their own.
 */
export type GiveUpWorkOrder = { 
/**
 * The order's number.
 */
number: string, 
/**
 * Why.
 */
reason: UnableReason, 
/**
 * More about it, up to 500 characters; required with `other_cause`.
 */
note?: string, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What is known of one group of tickets.
 */
export type Group = { 
/**
 * Received in the quarter, mistaken entries apart.
 */
received: number, 
/**
 * 撤销: mistaken entries of the quarter.
 */
cancelled: number, 
/**
 * 响应及时率: settled on time ÷ settled in the quarter.
 */
on_time: Rate, 
/**
 * 办结率: closed by the cut-off ÷ received in the quarter, mistaken entries apart.
 */
closing: Rate, 
/**
 * Receipt to first feedback.
 */
waiting: Waiting, 
/**
 * How follow-ups went.
 */
follow_ups: FollowUpRates, };

/**
 * Whom a group consists of.
 */
export type GroupOf = { "kind": "building", 
/**
 * The building.
 */
name: string, } | { "kind": "owners" } | { "kind": "tenants" } | { "kind": "unknown_tenure" };

/**
 * The satisfied rate of a group.
 */
export type GroupResult = { 
/**
 * Whom it consists of.
 */
of: GroupOf, 
/**
 * Whether it is hidden: fewer than five answered, or theirs would follow by subtraction.
 */
hidden: boolean, 
/**
 * The rate; absent if hidden, or if nobody answered.
 */
share: Share | null, };

/**
 * A show of hands (举手表决).
 */
export type HandCount = { 
/**
 * 同意
 */
approving: number, 
/**
 * 反对
 */
opposing: number, 
/**
 * 弃权
 */
abstaining: number, };

/**
 * A show of hands on an item.
 */
export type HandEntry = { 
/**
 * The count; absent takes it back.
 */
count?: HandCount, 
/**
 * The count in whose place it comes, as whoever enters it saw it; absent where they saw none.
 */
instead_of?: HandCount, };

/**
 * What became of the tickets (三 处理结果).
 */
export type Handling = { 
/**
 * 响应及时率 of each post, by who is responsible and what posts they had when it was settled: somebody of several posts
 * stands in each of them.
 */
posts: Array<PostFigures>, 
/**
 * Of the tickets that nobody is responsible for.
 */
nobody: Rate, 
/**
 * How the waits for the first feedback are spread, the shortest first; they add up to those answered.
 */
spread: Array<SpreadFigures>, 
/**
 * How many tickets were opened again in the quarter, each once.
 */
reopened: number, 
/**
 * Work orders issued in the quarter.
 */
orders: OrderFigures, };

/**
 * How large a head is.
 */
export type HeadingAttrs = { 
/**
 * 1…3, 1 the largest.
 */
level: number, };

/**
 * A cell that has tickets.
 */
export type HeatCell = { 
/**
 * Its row, counted from 0.
 */
row: number, 
/**
 * Its column, counted from 0.
 */
column: number, 
/**
 * How many tickets.
 */
count: number, };

/**
 * A row or a column of the map.
 */
export type HeatLine = { 
/**
 * The topic, if that is what it stands for.
 */
topic_id: number | null, 
/**
 * The building's key; absent also of the places without one.
 */
building: string | null, 
/**
 * Its name: of the topic or the building, or the month such as `2026-07`; empty of the places without a building.
 */
name: string, 
/**
 * Of which days its tickets are.
 */
days: Span, 
/**
 * How many there are.
 */
count: number, };

/**
 * How many tickets were received, mistaken entries apart.
 */
export type HeatMap = { 
/**
 * Which days are looked at.
 */
days: Span, 
/**
 * Whether they go on.
 */
running: boolean, 
/**
 * The rows: topics in the office's order, buildings by their numbers, months as they come.
 */
rows: Array<HeatLine>, 
/**
 * The columns.
 */
columns: Array<HeatLine>, 
/**
 * The cells that have tickets, row by row.
 */
cells: Array<HeatCell>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The most of a cell.
 */
most: number, };

/**
 * A threshold held against heads, and against area where area counts.
 */
export type Held = { 
/**
 * The fraction that is asked for.
 */
threshold: Threshold, 
/**
 * By heads (人数).
 */
heads: Measured, 
/**
 * By area (专有部分面积); absent where heads alone count.
 */
area: Measured | null, 
/**
 * Whether it is reached, by each of them.
 */
reached: boolean, };

/**
 * A meeting that was held (R1): what the report says of it. Nobody who was there is named.
 */
export type HeldMeeting = { 
/**
 * Its id.
 */
id: number, 
/**
 * What kind it is.
 */
kind: MeetingKind, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it was to begin.
 */
starts_at: string, 
/**
 * How many took part: of an assembly, voters whose ballot counts; of any other meeting, people who came.
 */
took_part: number, 
/**
 * How many items its agenda has.
 */
items: number, 
/**
 * How many of them were carried, or decided in words where nobody voted.
 */
decisions: number, 
/**
 * How many of them were put to the vote and not carried.
 */
not_carried: number, 
/**
 * How many action items came of it.
 */
action_items: number, };

/**
 * What is held.
 */
export type HoldOn = { "scope": "record", 
/**
 * Its item number.
 */
id: number, } | { "scope": "kind", 
/**
 * Which.
 */
kind: ArchiveKind, } | { "scope": "room", 
/**
 * The room as people write it.
 */
room: string, };

/**
 * What there is to do today.
 */
export type Home = { 
/**
 * The moment of the call.
 */
now: string, 
/**
 * What the person who asks is responsible for.
 */
mine: Workload, 
/**
 * What the whole office owes.
 */
office: Workload, 
/**
 * The first tickets of `mine`, the most urgent first.
 */
my_tickets: Array<TicketRow>, 
/**
 * The first that nobody is responsible for, the most urgent first.
 */
unassigned: Array<TicketRow>, 
/**
 * The first that are late, the longest late first.
 */
late: Array<LateTicket>, 
/**
 * The first of which somebody asked the manager to step in, the longest asked first.
 */
asked: Array<LateTicket>, 
/**
 * How many work orders there are to do.
 */
work_orders: WorkOrderCounts, 
/**
 * The first open work orders of the person who asks, the oldest first.
 */
my_work_orders: Array<WorkOrderRow>, 
/**
 * The first that came back to the desk, whose residents are to be told, the oldest first.
 */
returned_work_orders: Array<WorkOrderRow>, 
/**
 * How many follow-ups are to be made before the day is over, R6.2.
 */
follow_ups_due: number, 
/**
 * The week so far.
 */
week: Week, 
/**
 * What a new office does first; absent once the first ticket is entered.
 */
first_steps?: FirstSteps, 
/**
 * The next year, in its last two months before, while its holidays are not entered.
 */
calendar_missing?: number, 
/**
 * The next meetings from today on, the nearest first; none for whoever may not see meetings.
 */
meetings: Array<UpcomingMeeting>, };

/**
 * A household: who has a room over a span of days.
 */
export type Household = { 
/**
 * Its id.
 */
id: number, 
/**
 * Since when; absent if it is not known.
 */
began_on: string | null, 
/**
 * Until when; absent while it has the room.
 */
ended_on: string | null, };

/**
 * A household with everything that the desk wants to see at a glance.
 */
export type HouseholdCard = { 
/**
 * The room.
 */
room: RoomCard, 
/**
 * The household; absent while nobody ever had the room.
 */
household: Household | null, 
/**
 * Its people: those who are here first, then those who moved out.
 */
people: Array<PersonCard>, 
/**
 * Every household of the room, the latest first.
 */
households: Array<Household>, 
/**
 * The household's tickets that have not ended, latest receipt first; at most 50.
 */
open_tickets: Array<TicketRow>, 
/**
 * The household's latest tickets of any status; at most 10.
 */
latest_tickets: Array<TicketRow>, 
/**
 * What the household said when it was last followed up.
 */
last_satisfaction: LastSatisfaction | null, };

/**
 * A household that came again with the same topic; which one, only the list of its tickets tells.
 */
export type HouseholdFigures = { 
/**
 * Its id.
 */
household_id: number, 
/**
 * The key of the building that it lives in; absent where its room names none.
 */
building: string | null, 
/**
 * What it came with.
 */
topic: Named, 
/**
 * How many of its tickets repeat one that was closed no more than 30 days before.
 */
repeated: number, };

/**
 * What somebody is in the household.
 */
export type HouseholdRole = "owner" | "tenant" | "family";

/**
 * A word of the ledger's channel or topic column and what it means.
 */
export type IdWord = { 
/**
 * The word, exactly.
 */
word: string, 
/**
 * The id of the channel or topic.
 */
id: number, };

/**
 * What a file holds.
 */
export type ImportContent = { 
/**
 * The encoding of a text table, `UTF-8` or `gb18030`; absent for a workbook.
 */
encoding: string | null, 
/**
 * The sheets; a text table is one.
 */
sheets: Array<ImportSheet>, };

/**
 * What a list would change, or has changed. Every row is one of `new_people`, `changed_people`, `unchanged`,
 * `rooms_only`, `duplicates` and `errors`.
 */
export type ImportCounts = { 
/**
 * Rows after the headings that say anything.
 */
rows: number, 
/**
 * Rooms that the register does not have.
 */
new_rooms: number, 
/**
 * Rows that give a known room another area or kind.
 */
changed_rooms: number, 
/**
 * Rows with a person whom the register does not have in that room.
 */
new_people: number, 
/**
 * Rows that say something new of a known person.
 */
changed_people: number, 
/**
 * Rows of which the register knows all.
 */
unchanged: number, 
/**
 * Rows that name a room and nobody.
 */
rooms_only: number, 
/**
 * Rows with room and name of a row before; they are left out.
 */
duplicates: number, 
/**
 * Rows that cannot be taken in.
 */
errors: number, 
/**
 * Rows with a telephone number that somebody of another name has too; they are taken in.
 */
shared_phones: number, };

/**
 * What a column says.
 */
export type ImportField = "building" | "unit" | "room" | "name" | "phone" | "role" | "kind" | "area" | "moved_in" | "wechat" | "contact_way" | "note";

/**
 * A cell as it should be.
 */
export type ImportFix = { 
/**
 * The row of the sheet, counted from 1.
 */
row: number, 
/**
 * The column, counted from 0.
 */
column: number, 
/**
 * What the cell should say.
 */
value: string, };

/**
 * Something about a row that somebody should know.
 */
export type ImportIssue = { 
/**
 * The row of the sheet, counted from 1.
 */
row: number, 
/**
 * What the row says of the room and of who it is, as it stands there: `3栋 2单元 1502 王建国`.
 */
about: string, 
/**
 * The column, counted from 0; absent if no column says it.
 */
column: number | null, 
/**
 * What the column says.
 */
field: ImportField, 
/**
 * What is wrong.
 */
code: ErrorCode, 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * What the cell says.
 */
value: string, 
/**
 * The other row that it is about, if there is one.
 */
other_row: number | null, };

/**
 * Makes tickets of the next rows of a ledger: `import_ledger_rows`. Called again with the `after` of the answer until
 * that says `finished`; whoever stops in between goes on later where they stopped. Rows that cannot become tickets
 * are left out.
 */
export type ImportLedgerRows = { 
/**
 * The ledger, one's own.
 */
ledger_id: number, 
/**
 * How it is to be read.
 */
plan: LedgerPlan, 
/**
 * Rows after this one; from the first on if absent.
 */
after?: number, 
/**
 * How many rows, 1…2,000; 500 if absent.
 */
limit?: number, };

/**
 * How a list is to be read.
 */
export type ImportMapping = { 
/**
 * The sheet of a workbook; the first if absent.
 */
sheet?: string, 
/**
 * The row of the headings, counted from 1; what comes after it is read. 0 if there are no headings.
 */
header_row: number, 
/**
 * The columns that say something; each field once, but `phone`.
 */
columns: Array<ColumnMapping>, 
/**
 * Whether an empty building, unit or room means the same as in the row above.
 */
fill_down?: boolean, };

/**
 * What a list would change.
 */
export type ImportPreview = { 
/**
 * How much.
 */
counts: ImportCounts, 
/**
 * Issues in the order of the rows.
 */
issues: Array<ImportIssue>, 
/**
 * How many issues there are.
 */
total_issues: number, 
/**
 * Where the next page of issues begins; absent on the last.
 */
next: number | null, };

/**
 * What a list has changed.
 */
export type ImportResult = { 
/**
 * How much.
 */
counts: ImportCounts, 
/**
 * How many tickets were linked to rooms that are known now.
 */
linked_tickets: number, };

/**
 * A sheet of a file.
 */
export type ImportSheet = { 
/**
 * Its name.
 */
name: string, 
/**
 * How many rows it has, headings and empty ones included.
 */
rows: number, 
/**
 * How many columns it has.
 */
columns: number, 
/**
 * The first rows, at most 20.
 */
first_rows: Array<Array<string>>, 
/**
 * How it is read if nobody knows better.
 */
mapping: ImportMapping, };

/**
 * Where a ticket was taken in from.
 */
export type ImportedFrom = { 
/**
 * The ledger's file.
 */
file: string, 
/**
 * When it was taken in.
 */
at: string, 
/**
 * The number that the ledger gave it.
 */
original_number: string | null, 
/**
 * Of its receipt or feedback only the day is known: figures by the hour leave it out.
 */
day_only: boolean, };

/**
 * An incident in full.
 */
export type Incident = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is about.
 */
title: string, 
/**
 * When the second caller made it one.
 */
created_at: string, 
/**
 * Who took that caller down.
 */
created_by: Named, 
/**
 * How many households its tickets come from.
 */
households: number, 
/**
 * Its tickets, those of what was merged into it too, earliest receipt first.
 */
tickets: Array<TicketRow>, 
/**
 * What was merged into it.
 */
merged: Array<MergedIncident>, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What one feedback to all did to each.
 */
export type IncidentFeedback = { 
/**
 * The tickets in the order given.
 */
given: Array<FeedbackGiven>, };

/**
 * One occurrence that several households reported.
 */
export type IncidentFigures = { 
/**
 * The incident.
 */
id: number, 
/**
 * What it is about, without names, rooms and telephone numbers of residents.
 */
title: string, 
/**
 * How many tickets it has.
 */
tickets: number, 
/**
 * How many households those come from.
 */
households: number, };

/**
 * What words propose. At least one of category and topic.
 */
export type IntakeRule = { 
/**
 * The words, any of which proposes; each of 1…20 characters, without spaces; at most 60.
 */
words: Array<string>, 
/**
 * The category that they propose.
 */
category?: Category, 
/**
 * The topic that they propose: an id from `list_topics`.
 */
topic_id?: number, };

/**
 * All rules, in their order.
 */
export type IntakeRules = { 
/**
 * The rules; where two say the same, the earlier wins.
 */
rules: Array<IntakeRule>, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * Between which bounds the true value lies, with 95 % confidence.
 */
export type Interval = { 
/**
 * The lower bound.
 */
low: number, 
/**
 * The upper bound.
 */
high: number, };

/**
 * How an interval was made; it is said wherever the interval is shown.
 */
export type IntervalMethod = "wilson" | "wilson_effective" | "wilson_forms";

/**
 * Somebody who is invited, about to be kept.
 */
export type InviteeEntry = { 
/**
 * The person to change; a new one if absent.
 */
id?: number, 
/**
 * The name; 1…40 characters.
 */
name: string, 
/**
 * What the person is there, or where they live: 主任, 3-2-1502; 1…60 characters.
 */
note?: string, 
/**
 * Whether the person has a vote; otherwise they sit in (列席).
 */
votes: boolean, };

/**
 * Numbers a ballot paper for every voter who has none: `issue_ballot_papers`. The meeting is an owners' assembly that is
 * open, so that the electorate stays what it is.
 */
export type IssueBallotPapers = { 
/**
 * The meeting.
 */
meeting_id: number, };

/**
 * Issues what was signed: `issue_minutes`. It can never be changed again.
 */
export type IssueMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, };

/**
 * Issues a reviewed report: `issue_report`. It is frozen; what is changed later is a correction, a further edition.
 */
export type IssueReport = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`; one that is over.
 */
quarter: string, 
/**
 * What the edition puts right, 1…400 characters; needed if one was issued before, and only then.
 */
correction?: string, };

/**
 * Sends somebody of maintenance: `issue_work_order`, R4.3. The ticket takes notes; one that nobody is responsible for
 * becomes that of whoever issues. One order of a ticket is open at a time.
 */
export type IssueWorkOrder = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * Who goes: somebody of maintenance, an id from `list_staff`.
 */
staff_id: number, 
/**
 * Where; the ticket's room if absent. 1…80 characters.
 */
place?: string, 
/**
 * What is to be done; what the resident said if absent. 1…500 characters; more of what was said is cut off.
 */
problem?: string, 
/**
 * When the resident expects somebody: after now, within 90 days.
 */
wanted_at?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * The orders that a report's figures count.
 */
export type IssuedOrders = { 
/**
 * Issued on this day or later.
 */
from: string, 
/**
 * Issued on this day or earlier.
 */
to: string, 
/**
 * Only those that stood so at the end of `to`, or now where that is earlier.
 */
stood?: OrderStood, };

/**
 * A text of an item, and what it is written over.
 */
export type ItemText = { 
/**
 * As it is from now on; nothing if empty.
 */
text: string, 
/**
 * As whoever wrote it had it before; empty if there was nothing.
 */
instead_of: string, };

/**
 * How long an item was dealt with.
 */
export type ItemTiming = { 
/**
 * In milliseconds, what is running apart.
 */
used_ms: number, 
/**
 * Since when its time is running; absent while it is not.
 */
running_since: string | null, };

/**
 * Keeps a file of a half-filled form for whoever is signed in: `keep_draft_file`. The same files are taken as by
 * `add_attachment`, at most 20; it leaves no entry in the audit trail.
 */
export type KeepDraftFile = { 
/**
 * Which form, as in `save_draft`; 1…40 characters.
 */
draft: string, 
/**
 * The file's name, for people; its ending is corrected to what the file is.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, };

/**
 * How long a kind of record is kept.
 */
export type KindRetention = { 
/**
 * Which kind.
 */
kind: ArchiveKind, 
/**
 * How many years from its filing, by the version of the policy in force; absent of what is kept for good.
 */
years: number | null, 
/**
 * When the oldest that is there was filed.
 */
oldest: string | null, 
/**
 * How many are there.
 */
kept: number, 
/**
 * Of these, how many have reached the end of their retention.
 */
due: number, 
/**
 * How many were destroyed.
 */
disposed: number, };

/**
 * The last check of a channel.
 */
export type LastCheck = { 
/**
 * Its id.
 */
id: number, 
/**
 * When.
 */
checked_at: string, 
/**
 * Whether everything was as it should be.
 */
passed: boolean, };

/**
 * The last notice that was posted in a channel, as its check asks for it.
 */
export type LastPosted = { 
/**
 * The notice.
 */
notice_id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * On which day it was posted.
 */
posted_on: string, };

/**
 * What a household said when it was last followed up.
 */
export type LastSatisfaction = { 
/**
 * On which ticket.
 */
number: string, 
/**
 * When.
 */
at: string, 
/**
 * How satisfied.
 */
satisfaction: Satisfaction, };

/**
 * An action item that was late, as the report of a quarter lists it.
 */
export type LateActionItem = { 
/**
 * The item.
 */
id: number, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Out of which meeting.
 */
meeting_title: string, 
/**
 * The owner's name.
 */
owner: string, 
/**
 * By the end of which day.
 */
due_on: string, };

/**
 * A ticket that came before the manager, or will because its answer is late.
 */
export type LateTicket = { 
/**
 * The ticket.
 */
ticket: TicketRow, 
/**
 * When it came before the manager.
 */
escalated_at: string | null, };

/**
 * Whether anything changed, by comparing with the last answer.
 */
export type LatestChange = { 
/**
 * The moment of the call, by the office's clock.
 */
now: string, 
/**
 * Grows with every change in the store, whoever made it, in this program or another; drafts apart.
 */
sequence: number, 
/**
 * How many answers are late, and how many due soon: they change without anybody's doing.
 */
urgent: [number, number], };

/**
 * Takes a record off the list: `leave_out_record`, R8.1. It stays in the archive, and on the next list.
 */
export type LeaveOutRecord = { 
/**
 * The disposal.
 */
id: number, 
/**
 * The record's item number.
 */
archive_id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * One column of a ledger and what it says.
 */
export type LedgerColumn = { 
/**
 * The column, counted from 0.
 */
column: number, 
/**
 * What it says.
 */
field: LedgerField, };

/**
 * What a ledger would become. Every row is one of `new`, `known` and `errors`.
 */
export type LedgerCounts = { 
/**
 * Rows after the headings that say anything.
 */
rows: number, 
/**
 * Rows that become tickets.
 */
new: number, 
/**
 * Rows that are tickets already, or came before in this ledger.
 */
known: number, 
/**
 * Rows that cannot become tickets.
 */
errors: number, 
/**
 * Of the new ones, those that stay open.
 */
open: number, 
/**
 * Of the new ones, those of whose receipt or feedback only the day is known; figures by the hour leave them out.
 */
day_only: number, };

/**
 * What a column says.
 */
export type LedgerField = "number" | "received_at" | "channel" | "category" | "topic" | "room" | "caller_name" | "phone" | "headline" | "content" | "feedback" | "feedback_at" | "closed_at" | "satisfaction" | "responsible";

/**
 * Something about a row that somebody should know.
 */
export type LedgerIssue = { 
/**
 * The row of the sheet, counted from 1.
 */
row: number, 
/**
 * What the cell says.
 */
field: LedgerField, 
/**
 * What is wrong with it.
 */
code: ErrorCode, 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * The beginning of what stands in the cell; a telephone number is not shown.
 */
value: string, 
/**
 * The row that it repeats.
 */
other_row: number | null, };

/**
 * How a ledger is to be read.
 */
export type LedgerPlan = { 
/**
 * The row of the headings, counted from 1; what comes after it is read. 0 if there are no headings.
 */
header_row: number, 
/**
 * The columns that say something; each field once. `received_at` and one of `content` and `headline` must be there.
 */
columns: Array<LedgerColumn>, 
/**
 * The category of a row whose word says nothing, or that has none.
 */
category: Category, 
/**
 * The channel of such a row.
 */
channel_id: number, 
/**
 * The topic of such a row.
 */
topic_id: number, 
/**
 * What becomes of a row that tells neither of a feedback nor of an end.
 */
unanswered: Unanswered, 
/**
 * What words of the category column mean; the others as they seem.
 */
categories?: Array<CategoryWord>, 
/**
 * What words of the channel column mean; the others as they seem.
 */
channels?: Array<IdWord>, 
/**
 * What words of the topic column mean; the others as they seem.
 */
topics?: Array<IdWord>, };

/**
 * What a ledger would become.
 */
export type LedgerPreview = { 
/**
 * When the ledger was read.
 */
staged_at: string, 
/**
 * How much.
 */
counts: LedgerCounts, 
/**
 * What its words mean, by column, the most frequent first.
 */
words: Array<LedgerWord>, 
/**
 * Issues in the order of the rows.
 */
issues: Array<LedgerIssue>, 
/**
 * How many issues there are.
 */
total_issues: number, 
/**
 * Where the next page of issues begins; absent on the last.
 */
next: number | null, };

/**
 * What became of some rows.
 */
export type LedgerProgress = { 
/**
 * The last row that was looked at.
 */
after: number, 
/**
 * How many were looked at.
 */
rows: number, 
/**
 * How many have become tickets.
 */
imported: number, 
/**
 * How many were tickets already.
 */
known: number, 
/**
 * How many cannot become tickets.
 */
errors: number, 
/**
 * Whether no row is left.
 */
finished: boolean, };

/**
 * A ledger that was staged.
 */
export type LedgerStaged = { 
/**
 * By what it is named from now on.
 */
ledger_id: number, 
/**
 * The encoding of a text table, `UTF-8` or `gb18030`; absent for a workbook.
 */
encoding: string | null, 
/**
 * The names of all sheets.
 */
sheets: Array<string>, 
/**
 * The sheet that was staged.
 */
sheet: string, 
/**
 * How many rows it has, headings and empty ones included.
 */
rows: number, 
/**
 * How many columns it has.
 */
columns: number, 
/**
 * The first rows, at most 20.
 */
first_rows: Array<Array<string>>, 
/**
 * How it is read if nobody says otherwise.
 */
plan: LedgerPlan, 
/**
 * Whether that is how a ledger with the same headings was read the last time.
 */
remembered: boolean, };

/**
 * A word of the ledger and what it means.
 */
export type LedgerWord = { 
/**
 * `category`, `channel` or `topic`.
 */
field: LedgerField, 
/**
 * The word.
 */
word: string, 
/**
 * How many rows have it.
 */
rows: number, 
/**
 * What a word of the category column means; the plan's usual category if absent.
 */
category: Category | null, 
/**
 * What a word of the channel or topic column means; the plan's usual one if absent.
 */
id: number | null, };

/**
 * A hold (暂缓销毁).
 */
export type LegalHold = { 
/**
 * Its id.
 */
id: number, 
/**
 * What is held; of a room that is no longer held the number is not kept.
 */
on: HoldOn, 
/**
 * The shelf mark of a record.
 */
mark: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Since when.
 */
placed_at: string, 
/**
 * By whom.
 */
placed_by: Named, 
/**
 * When it was lifted; absent while it holds.
 */
lifted_at: string | null, 
/**
 * By whom.
 */
lifted_by: Named | null, 
/**
 * Why.
 */
lift_reason: string | null, };

/**
 * Lifts a hold: `lift_hold`, R8.1.
 */
export type LiftHold = { 
/**
 * An id from `list_holds`.
 */
id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * What a threshold counts.
 */
export type LimitUnit = "percent" | "days";

/**
 * How a line of the list was found.
 */
export type LineFound = { 
/**
 * How.
 */
result: LineResult, 
/**
 * What was seen; up to 200 characters.
 */
note?: string, };

/**
 * How a line of the list was found.
 */
export type LineResult = "good" | "poor" | "not_applicable";

/**
 * A page of action items, the one due first first: `list_action_items`.
 */
export type ListActionItems = { 
/**
 * Only in this state.
 */
state?: ActionItemState, 
/**
 * Only those that are open and late today.
 */
late?: boolean, 
/**
 * Only this person's.
 */
owner_id?: number, 
/**
 * Only those of ended meetings that were to begin on this day or later.
 */
held_from?: string, 
/**
 * Only those of ended meetings that were to begin on this day or earlier.
 */
held_to?: string, 
/**
 * Only those that were open and late at the end of this day.
 */
late_on?: string, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * A page of the catalogue, the last filed first: `list_archive`, R2.4.
 */
export type ListArchive = { 
/**
 * Which records.
 */
filter?: ArchiveFilter, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many records, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The files of a ticket, oldest first: `list_attachments`.
 */
export type ListAttachments = { 
/**
 * The ticket's number.
 */
number: string, };

/**
 * One page of the audit trail, newest first: `list_audit_entries`.
 */
export type ListAuditEntries = { 
/**
 * Which entries.
 */
filter?: AuditFilter, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many entries, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The finished backups, the newest first: `list_backups`. Those of a second folder that is away are left out.
 */
export type ListBackups = Record<symbol, never>;

/**
 * One page of ballot papers in the order of their numbers: `list_ballot_papers`.
 */
export type ListBallotPapers = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * Only the one with this number.
 */
number?: number, 
/**
 * Only those that are this far.
 */
state?: BallotPaperState, 
/**
 * The page after the one that answered this number as `next`.
 */
after?: number, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * Openings of boxes, the latest first: `list_box_openings`.
 */
export type ListBoxOpenings = { 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many, 1…100; 20 if absent.
 */
limit?: number, };

/**
 * Every building with its units, in the order of their numbers: `list_buildings`.
 */
export type ListBuildings = Record<symbol, never>;

/**
 * The holidays and make-up days of a year: `list_calendar`.
 */
export type ListCalendar = { 
/**
 * The year, 2000…2100.
 */
year: number, };

/**
 * A page of samples, the last drawn first: `list_call_back_samples`, R7.3.
 */
export type ListCallBackSamples = { 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The ways by which residents reach the office, in the office's order: `list_channels`.
 */
export type ListChannels = { 
/**
 * Those by which something can have come on this day: one that is out of service now may have been in service. Those in
 * service now if absent.
 */
on?: string, };

/**
 * The checks of some days, by day: what was checked, what is planned and what is overdue: `list_check_days`, R7.1.
 */
export type ListCheckDays = { 
/**
 * The first day.
 */
from_on: string, 
/**
 * The last day, no more than 61 days later.
 */
to_on: string, };

/**
 * What is looked at in a check of each kind: `list_check_lists`.
 */
export type ListCheckLists = Record<symbol, never>;

/**
 * The plans by which channels are checked, the next first: `list_check_plans`.
 */
export type ListCheckPlans = Record<symbol, never>;

/**
 * A page of checks, the latest first: `list_checks`.
 */
export type ListChecks = { 
/**
 * Only of this channel.
 */
channel_id?: number, 
/**
 * Only those made on this day or later.
 */
from_on?: string, 
/**
 * Only those made on this day or earlier.
 */
to_on?: string, 
/**
 * Only those that found everything as it should be.
 */
passed?: boolean, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The disposals, the last first: `list_disposals`, R8.1. The last 200.
 */
export type ListDisposals = Record<symbol, never>;

/**
 * The files of a half-filled form that the person signed in kept, oldest first: `list_draft_files`.
 */
export type ListDraftFiles = { 
/**
 * Which form.
 */
draft: string, };

/**
 * A page of findings, the one due first first; of whoever does not supervise, their own: `list_findings`.
 */
export type ListFindings = { 
/**
 * Only of the checks that these are.
 */
of_checks?: OfChecks, 
/**
 * Only in this state.
 */
state?: FindingState, 
/**
 * Only those that are open and late today.
 */
late?: boolean, 
/**
 * Only this person's.
 */
owner_id?: number, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The tickets to be followed up, the first due first, at most 200: `list_follow_ups`.
 */
export type ListFollowUps = Record<symbol, never>;

/**
 * The holds, those that stand first, then the last lifted: `list_holds`, R8.1. At most 500.
 */
export type ListHolds = { 
/**
 * Only those that stood at the end of this day.
 */
on?: string, };

/**
 * Incidents with a caller of the last 14 days whose ticket has not ended, the latest first: `list_incidents`. At most
 * 50.
 */
export type ListIncidents = Record<symbol, never>;

/**
 * The rules by which words propose a category and a topic: `list_intake_rules`.
 */
export type ListIntakeRules = Record<symbol, never>;

/**
 * A page of measures, the one due first first; of whoever does not supervise, their own: `list_measures`.
 */
export type ListMeasures = { 
/**
 * Only in this state.
 */
state?: MeasureState, 
/**
 * Only those that are open and late today.
 */
late?: boolean, 
/**
 * Only this person's.
 */
owner_id?: number, 
/**
 * Only those that were carried into these days.
 */
carried?: CarriedMeasures, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The files of a meeting, oldest first: `list_meeting_files`.
 */
export type ListMeetingFiles = { 
/**
 * The meeting.
 */
meeting_id: number, };

/**
 * What the meetings ask for in the next days, the most urgent first: `list_meeting_reminders`.
 */
export type ListMeetingReminders = Record<symbol, never>;

/**
 * Every series of meetings: `list_meeting_series`.
 */
export type ListMeetingSeries = Record<symbol, never>;

/**
 * One page of meetings, the latest first: `list_meetings`.
 */
export type ListMeetings = { 
/**
 * Beginning on this day or later.
 */
from?: string, 
/**
 * Beginning on this day or earlier.
 */
to?: string, 
/**
 * Only of this kind.
 */
kind?: MeetingKind, 
/**
 * Only in this state.
 */
state?: MeetingState, 
/**
 * Only those that decided something.
 */
decided?: boolean, 
/**
 * Only those in which something was put to the vote and not carried.
 */
not_carried?: boolean, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * What notices ask for, the most urgent first: `list_notice_reminders`.
 */
export type ListNoticeReminders = Record<symbol, never>;

/**
 * One page of notices, the one whose first day is latest first: `list_notices`. Drafts that were given up are listed only
 * when asked for.
 */
export type ListNotices = { 
/**
 * Only of this kind.
 */
kind?: NoticeKind, 
/**
 * Only those that stand so today.
 */
standing?: NoticeStanding, 
/**
 * Only those to be posted in this channel.
 */
channel_id?: number, 
/**
 * Only those that have all of these words, each of at least two characters.
 */
words?: string, 
/**
 * Only those whose first day is this one or later.
 */
from_on?: string, 
/**
 * Only those whose first day is this one or earlier.
 */
to_on?: string, 
/**
 * Only those that a quarter's figures count: published, and not over before their first day.
 */
counted?: boolean, 
/**
 * The `next` of the page before.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * The incidents with tickets received in these months, those of the most households first: `list_period_incidents`, R7.2.
 */
export type ListPeriodIncidents = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, };

/**
 * The office's phrases for answers and notes: `list_phrases`.
 */
export type ListPhrases = Record<symbol, never>;

/**
 * Every version of the limits, the newest first: `list_policies`, R10.1.
 */
export type ListPolicies = Record<symbol, never>;

/**
 * Every proposal to change the limits, the newest first: `list_policy_proposals`, R10.1.
 */
export type ListPolicyProposals = Record<symbol, never>;

/**
 * The quarters that there is something to report of, latest first: `list_quarters`.
 */
export type ListQuarters = Record<symbol, never>;

/**
 * All questionnaires, the latest first: `list_questionnaires`.
 */
export type ListQuestionnaires = Record<symbol, never>;

/**
 * A page of red flags, the latest first: `list_red_flags`, R7.3.
 */
export type ListRedFlags = { 
/**
 * Only of this kind; of all kinds but `slow_person`, whose red flags are people, if absent.
 */
kind?: RedFlagKind, 
/**
 * The quarter, such as `2026Q3`; the present one if absent.
 */
quarter?: string, 
/**
 * Whose late tickets; required of `slow_person`, of other kinds nothing.
 */
staff_id?: number, 
/**
 * Only those that stand so; of `slow_person` nothing.
 */
standing?: RedFlagStanding, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * What the person who asks is to be told, since a moment: `list_reminders`. No resident is named in it.
 */
export type ListReminders = { 
/**
 * The `now` of the last answer; what turned before is not told again. At most a day back.
 */
since: string, };

/**
 * One page of rooms in the order of their numbers: `list_rooms`.
 */
export type ListRooms = { 
/**
 * Only of this building: an id from `list_buildings`.
 */
building_id?: number, 
/**
 * Only of this kind.
 */
kind?: RoomKind, 
/**
 * Only rooms whose number begins like this.
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
 * The rule profiles, those that came with the program first: `list_rule_profiles`.
 */
export type ListRuleProfiles = { 
/**
 * Only those for this kind of meeting.
 */
kind?: MeetingKind, };

/**
 * Who works here: `list_staff`. Those who have left come last.
 */
export type ListStaff = Record<symbol, never>;

/**
 * The files of a check or a finding, oldest first: `list_supervision_files`.
 */
export type ListSupervisionFiles = { 
/**
 * What they belong to.
 */
of: Supervised, };

/**
 * What supervision asks for in the next days, the most urgent first; of whoever does not supervise, what they owe:
 * `list_supervision_reminders`.
 */
export type ListSupervisionReminders = Record<symbol, never>;

/**
 * Ready questions and templates: `list_survey_bank`.
 */
export type ListSurveyBank = Record<symbol, never>;

/**
 * What two entries differ in and nobody has settled: `list_survey_differences`, at most 200.
 */
export type ListSurveyDifferences = { 
/**
 * The wave.
 */
wave_id: number, };

/**
 * The households that are asked in a wave, in the order of their rooms: `list_survey_households`.
 */
export type ListSurveyHouseholds = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * Only rooms that begin like this.
 */
query?: string, 
/**
 * Only those whose form has not come back.
 */
missing_only: boolean, 
/**
 * The page after this position.
 */
after?: number, 
/**
 * How many rows, 1…200; 60 if absent.
 */
limit?: number, };

/**
 * What is planned to be asked, the next first: `list_survey_plans`.
 */
export type ListSurveyPlans = Record<symbol, never>;

/**
 * All waves, the latest first: `list_survey_waves`.
 */
export type ListSurveyWaves = Record<symbol, never>;

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
 * Only those that a figure counts; the days are then those of the figure.
 */
figure?: FigureFilter, 
/**
 * Only rooms of this building, unit or room: `3`, `3-2`, `3栋`.
 */
building?: string, 
/**
 * What is looked for, at most 100 characters: the words between spaces, or with spaces between straight quotes,
 * must all be found, each as a part of the content, of a feedback, a note or another account, of the number, the
 * room or the name, or as a whole telephone number or the last four digits of one. Case and width of letters do
 * not matter. The newest receipt comes first, whatever the tab.
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
 * What tickets are about (R3), by the version of the policy in force: those that can be chosen in its order, then those
 * that could be once: `list_topics`.
 */
export type ListTopics = Record<symbol, never>;

/**
 * One's own saved views and those that are shared, by name: `list_views`.
 */
export type ListViews = Record<symbol, never>;

/**
 * One page of the voters of an assembly, in the order of their rooms: `list_voters`.
 */
export type ListVoters = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * Only those who have a room whose number begins like this.
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
 * A page of work orders: `list_work_orders`. Whoever cannot issue sees only their own.
 */
export type ListWorkOrders = { 
/**
 * Which; the open ones if absent.
 */
tab?: WorkOrderTab, 
/**
 * Only this repairer's.
 */
repairer_id?: number, 
/**
 * Only with this number of an order or a ticket, or at this place or the beginning of it; at most 40 characters.
 */
query?: string, 
/**
 * Only those issued on some days.
 */
issued?: IssuedOrders, 
/**
 * The page after the one that answered this cursor as `next`.
 */
after?: string, 
/**
 * How many rows, 1…200; 50 if absent.
 */
limit?: number, };

/**
 * Locks the desk, after idle minutes or when somebody leaves it for a moment: `lock_seat`. Until it is unlocked, or
 * somebody else signs in, every other operation is refused.
 */
export type LockSeat = Record<symbol, never>;

/**
 * Makes the letter that says what a resident was told: `make_letter`. It is recorded, as a reveal is.
 */
export type MakeLetter = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * Which feedback, by the id of its line in the timeline; the last one if absent.
 */
feedback_id?: number, };

/**
 * One of the marks, as the timeline names it.
 */
export type Mark = "urgent" | "important" | "about_staff";

/**
 * Marks a ticket, or takes marks off: `mark_ticket`. What is absent stays as it is. One about staff must be nobody's,
 * or that of somebody who may see it.
 */
export type MarkTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * Whether it cannot wait.
 */
urgent?: boolean, 
/**
 * Whether it is to be followed up.
 */
important?: boolean, 
/**
 * Whether it is about somebody who works here.
 */
about_staff?: boolean, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What a ticket is marked as.
 */
export type Marks = { 
/**
 * 紧急: it cannot wait.
 */
urgent: boolean, 
/**
 * 重要: it is to be followed up, R6.2.
 */
important: boolean, 
/**
 * 涉及员工: the manager and the supervisors alone see it.
 */
about_staff: boolean, };

/**
 * Where a question was found.
 */
export type MatchPlace = "content" | "room" | "number" | "caller_name" | "phone" | "feedback" | "note";

/**
 * By what somebody was found.
 */
export type MatchedBy = "room" | "phone_tail" | "phone" | "name" | "initials" | "pinyin";

/**
 * Something that was used.
 */
export type Material = { 
/**
 * What; 1…40 characters.
 */
name: string, 
/**
 * How much: above 0, with at most three decimals, such as `1.5`.
 */
quantity: string, 
/**
 * Of which unit, such as 个 or 米; 1…10 characters.
 */
unit: string, };

/**
 * What an item asks the meeting for.
 */
export type Matter = "discussion" | "ordinary" | "special";

/**
 * Something that is to be improved.
 */
export type Measure = { 
/**
 * Its id.
 */
id: number, 
/**
 * Where it comes from.
 */
origin: MeasureOrigin, 
/**
 * What that is called: the finding's words, the title of the wave or of the meeting; absent to whoever may not
 * read that.
 */
origin_title: string | null, 
/**
 * What goes wrong, and why.
 */
cause: string, 
/**
 * What is done.
 */
content: string, 
/**
 * By which figure one sees whether it helped.
 */
figure: string | null, 
/**
 * What the figure was before.
 */
figure_before: string | null, 
/**
 * What the figure was when it was done.
 */
figure_after: string | null, 
/**
 * The figure that the program counts.
 */
measured: MeasuredFigure | null, 
/**
 * Who does it.
 */
owner: Named, 
/**
 * By the end of which day.
 */
due_on: string, 
/**
 * Where it stands.
 */
state: MeasureState, 
/**
 * Whether it is open and its day has passed.
 */
late: boolean, 
/**
 * When it was noted.
 */
created_at: string, 
/**
 * When it was done or dropped.
 */
settled_at: string | null, 
/**
 * What was noted last: how far it is, what came of it, why it was dropped.
 */
last_note: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A measure with its course.
 */
export type MeasureDetail = { 
/**
 * The measure.
 */
measure: Measure, 
/**
 * Everything that happened, oldest first.
 */
events: Array<SupervisionEvent>, 
/**
 * What may be done next, by whoever asks.
 */
steps: Array<MeasureStep>, };

/**
 * Where a measure comes from.
 */
export type MeasureOrigin = { "kind": "finding", 
/**
 * The finding.
 */
id: number, } | { "kind": "analysis" } | { "kind": "survey", 
/**
 * The wave.
 */
id: number, } | { "kind": "meeting", 
/**
 * The meeting.
 */
id: number, };

/**
 * A page of measures.
 */
export type MeasurePage = { 
/**
 * The rows.
 */
rows: Array<Measure>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * What is said of a measure.
 */
export type MeasurePlan = { 
/**
 * What it comes from, in words: what goes wrong, and why; 1…500 characters.
 */
cause: string, 
/**
 * What is done; 1…500 characters.
 */
content: string, 
/**
 * By which figure one sees whether it helped, such as 电梯类投诉件数; up to 40 characters.
 */
figure?: string | null, 
/**
 * What the figure is before, such as 28 件; up to 40 characters, only of a figure.
 */
figure_before?: string | null, 
/**
 * The figure, where it is one that the program counts: then there is none in words.
 */
measured?: MeasuredPlan | null, 
/**
 * Who does it: an id from `list_staff`.
 */
owner_id: number, 
/**
 * By the end of this day.
 */
due_on: string, };

/**
 * Where an improvement measure stands.
 */
export type MeasureState = "open" | "done" | "dropped";

/**
 * What can be done with an improvement measure.
 */
export type MeasureStep = "progress" | "change" | "finish" | "drop" | "reopen";

/**
 * A part of a whole, held against a threshold. Heads (户, 人), or hundredths of a square metre.
 */
export type Measured = { 
/**
 * What there is.
 */
part: number, 
/**
 * Of how much.
 */
whole: number, 
/**
 * How much there must be.
 */
needed: number, 
/**
 * How much of that is missing; 0 once it is reached.
 */
missing: number, 
/**
 * Whether it is reached. Never of an empty whole: nobody cannot decide anything.
 */
reached: boolean, };

/**
 * Days that are counted together.
 */
export type MeasuredDays = { 
/**
 * The first.
 */
from_on: string, 
/**
 * The last, today or before; at most 366 days together.
 */
to_on: string, };

/**
 * A figure of the program before a measure and after it.
 */
export type MeasuredFigure = { 
/**
 * Which figure.
 */
name: MeasuredName, 
/**
 * Only of this topic.
 */
topic: Named | null, 
/**
 * Before.
 */
before: MeasuredValue, 
/**
 * When it was done; absent until then.
 */
after: MeasuredValue | null, 
/**
 * What may be said of the change; absent until then.
 */
verdict: Verdict | null, };

/**
 * A figure that the program counts, by the formulas of the report.
 */
export type MeasuredName = "on_time" | "satisfied" | "solved" | "followed_up" | "closing" | "repeat" | "tickets";

/**
 * Which figure of the program, and of which days before the measure.
 */
export type MeasuredPlan = { 
/**
 * Which figure.
 */
name: MeasuredName, 
/**
 * Only of this topic: needed where tickets are counted, not for the repeat rate.
 */
topic_id?: number | null, 
/**
 * The first of the days.
 */
from_on: string, 
/**
 * The last, today or before; at most 366 days together.
 */
to_on: string, };

/**
 * What a figure of the program was, as it was counted when it was said.
 */
export type MeasuredValue = { 
/**
 * The first of the days.
 */
from_on: string, 
/**
 * The last.
 */
to_on: string, 
/**
 * The share; of tickets how many there are, and in how many days.
 */
of: Rate, };

/**
 * What can be done with a meeting.
 */
export type MeetingAction = "update" | "sign_in" | "start" | "decide" | "end" | "cancel" | "note_notice";

/**
 * The catalogue of a meeting.
 */
export type MeetingArchive = { 
/**
 * In the order in which it is filed.
 */
entries: Array<ArchiveEntry>, };

/**
 * A meeting.
 */
export type MeetingDetail = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its global identity, a UUID.
 */
uid: string, 
/**
 * What kind it is.
 */
kind: MeetingKind, 
/**
 * Where it stands.
 */
state: MeetingState, 
/**
 * What can be done with it now.
 */
actions: Array<MeetingAction>, 
/**
 * What it is called.
 */
title: string, 
/**
 * The series that it belongs to.
 */
series_id: number | null, 
/**
 * When it begins.
 */
starts_at: string, 
/**
 * Where.
 */
place: string, 
/**
 * The profile that the rules were taken from.
 */
profile_id: number, 
/**
 * Its name then.
 */
profile_name: string, 
/**
 * The rules that it is held under.
 */
rules: MeetingRules, 
/**
 * Its notice; absent where no rule asks for it, and of a meeting that was called off.
 */
notice: DayLimit | null, 
/**
 * Its posting; absent where no rule asks for it, and before the end.
 */
posting: DayLimit | null, 
/**
 * Who is here; absent of an owners' assembly.
 */
attendance: AttendanceBar | null, 
/**
 * The electorate of an owners' assembly; absent until it is drawn.
 */
electorate: ElectorateCard | null, 
/**
 * The days of a written consultation; absent of a meeting that does not ask in writing.
 */
consultation: Consultation | null, 
/**
 * Who was invited or came, in their order.
 */
people: Array<MeetingPerson>, 
/**
 * The agenda in its order.
 */
items: Array<MeetingItem>, 
/**
 * When it was opened.
 */
began_at: string | null, 
/**
 * When it was closed.
 */
ended_at: string | null, 
/**
 * Why it was called off.
 */
cancel_reason: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A file of a meeting.
 */
export type MeetingFile = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it shows.
 */
purpose: MeetingFilePurpose, 
/**
 * The item of the agenda that it belongs to; absent of one that belongs to the meeting.
 */
item_id: number | null, 
/**
 * Its name, with the ending of what it is.
 */
name: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * Who added it.
 */
added_by: Named, 
/**
 * A small JPEG of it, in base64; absent if none can be made.
 */
thumbnail: string | null, 
/**
 * Whether it stays: minutes are issued, or signatures or a posting refer to it.
 */
kept: boolean, };

/**
 * What a file of a meeting shows.
 */
export type MeetingFilePurpose = "sign_in" | "signed_minutes" | "posting" | "other";

/**
 * An item of the agenda and what became of it.
 */
export type MeetingItem = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is about.
 */
title: string, 
/**
 * Who proposed it.
 */
proposer: string | null, 
/**
 * How many minutes are planned for it.
 */
minutes: number | null, 
/**
 * Whether it is voted on, and as what.
 */
matter: Matter, 
/**
 * What was said.
 */
discussion: string | null, 
/**
 * What was decided, in words.
 */
decision: string | null, 
/**
 * The votes by name, in the order of the people.
 */
votes: Array<NamedVote>, 
/**
 * The show of hands; absent where votes were taken another way.
 */
hands: HandCount | null, 
/**
 * The result as it stands; absent of an item that is not voted on, and of an assembly without an electorate.
 */
outcome: Outcome | null, 
/**
 * When it was closed.
 */
closed_at: string | null, 
/**
 * How long it was dealt with.
 */
timing: ItemTiming, };

/**
 * What kind of meeting it is.
 */
export type MeetingKind = "forum" | "committee" | "assembly" | "delegates" | "internal";

/**
 * What was written down of a meeting.
 */
export type MeetingMinutes = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * Whether minutes, or the next supplement, can be begun.
 */
can_begin: boolean, 
/**
 * The minutes and then the supplements.
 */
minutes: Array<Minutes>, 
/**
 * Where the decisions hung.
 */
postings: Array<MeetingPosting>, };

/**
 * A page of meetings.
 */
export type MeetingPage = { 
/**
 * The rows.
 */
rows: Array<MeetingRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * Of those that decided something, on the first page: how many decisions the meetings of the whole list have. Absent of others.
 */
decisions?: number, 
/**
 * Of those in which something was not carried, on the first page: how many such items the meetings of the whole list have. Absent
 * of others.
 */
not_carried?: number, };

/**
 * A paper of a meeting.
 */
export type MeetingPaper = "notice" | "sign_in";

/**
 * Somebody at a meeting.
 */
export type MeetingPerson = { 
/**
 * The id within meetings.
 */
id: number, 
/**
 * The name.
 */
name: string, 
/**
 * What the person is there, or where they live.
 */
note: string | null, 
/**
 * Whether the person has a vote.
 */
votes: boolean, 
/**
 * Whether the person is here.
 */
attendance: Attendance, 
/**
 * When the person came.
 */
came_at: string | null, 
/**
 * When the person left.
 */
left_at: string | null, 
/**
 * Who came in the person's place.
 */
proxy: string | null, };

/**
 * Where the decisions of a meeting hung.
 */
export type MeetingPosting = { 
/**
 * Its id.
 */
id: number, 
/**
 * Where.
 */
place: string, 
/**
 * From this day on.
 */
posted_on: string, 
/**
 * Until this day; absent as long as it is not known.
 */
until_on: string | null, 
/**
 * The photograph that proves it: a file of the meeting.
 */
photo_id: number | null, 
/**
 * When it was first noted.
 */
noted_at: string, 
/**
 * Who noted it then.
 */
noted_by: Named, };

/**
 * Something that the meetings ask for.
 */
export type MeetingReminder = { 
/**
 * What.
 */
kind: MeetingReminderKind, 
/**
 * By when, or on which day.
 */
day: string, 
/**
 * Whether the day has passed.
 */
late: boolean, 
/**
 * The title of the meeting, or the name of the series.
 */
title: string, 
/**
 * The meeting; absent of a series.
 */
meeting_id: number | null, 
/**
 * The series, where that is what is reminded of.
 */
series_id: number | null, 
/**
 * Where the minutes stand, where they or their posting are what is reminded of; absent before they are begun.
 */
minutes: MinutesState | null, };

/**
 * What is asked for.
 */
export type MeetingReminderKind = "notice" | "meeting" | "minutes" | "posting" | "consultation" | "series";

/**
 * A meeting in a list.
 */
export type MeetingRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * What kind it is.
 */
kind: MeetingKind, 
/**
 * Where it stands.
 */
state: MeetingState, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it begins.
 */
starts_at: string, 
/**
 * Where.
 */
place: string, 
/**
 * How many items the agenda has.
 */
items: number, 
/**
 * How many of them were carried, or decided in words where nobody voted; absent unless only those that decided something are
 * asked.
 */
decisions?: number, 
/**
 * How many of them were put to the vote and not carried; absent unless only meetings with such items are asked.
 */
not_carried?: number, 
/**
 * Its notice; absent where no rule asks for it, and of a meeting that was called off.
 */
notice: DayLimit | null, 
/**
 * Its posting; absent where no rule asks for it, and before the end.
 */
posting: DayLimit | null, };

/**
 * The rules of a meeting.
 */
export type MeetingRules = { 
/**
 * How many of those who may vote must take part; absent if nothing asks for it.
 */
attendance: Threshold | null, 
/**
 * How many must be for an ordinary matter; absent if the meeting does not decide.
 */
decision: Threshold | null, 
/**
 * What that is a fraction of.
 */
decision_of: DecisionBase, 
/**
 * How many must be for a special matter; as for an ordinary one if absent.
 */
special: Threshold | null, 
/**
 * Whether somebody may come, or hand a ballot paper in, in another's place.
 */
proxies: boolean, 
/**
 * In how many places one person may come, 1…100; absent if nothing limits it.
 */
most_proxies: number | null, 
/**
 * Whether an invalid ballot counts among those that take part.
 */
invalid_takes_part: boolean, 
/**
 * Whether parking places count by area, and their owners by head.
 */
parking_counts: boolean, 
/**
 * How the developer's rooms count.
 */
unsold_rooms: UnsoldRooms, 
/**
 * How many days before the meeting its notice must hang, 1…90.
 */
notice_days: number | null, 
/**
 * By when the minutes, or what they decided, must be posted. If absent nothing asks for it and nothing reminds of it; it may
 * be posted all the same, as a forum (居民座谈会) may by the rules that come with the program.
 */
posting: PostingRule | null, 
/**
 * Where all this stands.
 */
sources: RuleSources, };

/**
 * Meetings that come again.
 */
export type MeetingSeries = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The profile that its meetings are planned with.
 */
profile_id: number, 
/**
 * The kind of meeting.
 */
kind: MeetingKind, 
/**
 * After how many months the next one is due.
 */
every_months: number, 
/**
 * Whether more are to come.
 */
active: boolean, 
/**
 * The day of the last meeting that was not called off, held or planned.
 */
last_on: string | null, 
/**
 * When the next one is due; absent without a last one, and when no more are to come.
 */
next_on: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * Where a meeting stands.
 */
export type MeetingState = "planned" | "in_session" | "ended" | "cancelled";

/**
 * A ticket that came out of a meeting.
 */
export type MeetingTicket = { 
/**
 * The ticket as lists show it.
 */
ticket: TicketRow, 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * What that is called.
 */
meeting_title: string, 
/**
 * When that begins.
 */
meeting_at: string, 
/**
 * The item.
 */
item_id: number, 
/**
 * Who said it.
 */
person: string | null, };

/**
 * What a meeting left to do, and what it opens with.
 */
export type MeetingWork = { 
/**
 * Action items of earlier meetings of the series that were not settled when this one began, the one due first
 * first.
 */
carried: Array<ActionItem>, 
/**
 * Tickets out of earlier meetings of the series whose residents are still owed an answer.
 */
carried_tickets: Array<MeetingTicket>, 
/**
 * Its own action items.
 */
items: Array<ActionItem>, 
/**
 * The tickets that came out of it; those about staff only for whoever may see them.
 */
tickets: Array<MeetingTicket>, };

/**
 * Makes two incidents one: `merge_incidents`.
 */
export type MergeIncidents = { 
/**
 * The one that goes into the other.
 */
from: number, 
/**
 * The one that stays.
 */
into: number, };

/**
 * An incident that was merged into another.
 */
export type MergedIncident = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it was about.
 */
title: string, 
/**
 * How many tickets it brought.
 */
tickets: number, };

/**
 * Minutes, or a supplement to them.
 */
export type Minutes = { 
/**
 * The id.
 */
id: number, 
/**
 * 0 of the minutes, the number of a supplement otherwise.
 */
number: number, 
/**
 * Where it stands.
 */
state: MinutesState, 
/**
 * What can be done with it now.
 */
actions: Array<MinutesAction>, 
/**
 * The text.
 */
document: RichText, 
/**
 * The versions of the text, the newest first.
 */
versions: Array<MinutesVersion>, 
/**
 * When it was handed in the last time.
 */
submitted_at: string | null, 
/**
 * Who handed it in.
 */
submitted_by: Named | null, 
/**
 * What the reviewer asked for when it was sent back the last time.
 */
sent_back: SentBack | null, 
/**
 * Who signed it, and when.
 */
signed: Signed | null, 
/**
 * When it was issued.
 */
issued_at: string | null, 
/**
 * Who issued it.
 */
issued_by: Named | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What can be done with minutes or a supplement.
 */
export type MinutesAction = "save" | "submit" | "send_back" | "sign" | "issue";

/**
 * For whom a paper is made.
 */
export type MinutesEdition = "signing" | "posting";

/**
 * Where minutes or a supplement stand.
 */
export type MinutesState = "draft" | "review" | "signed" | "issued";

/**
 * A version of the text.
 */
export type MinutesVersion = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * When it was last written in.
 */
saved_at: string, 
/**
 * By whom.
 */
saved_by: Named, 
/**
 * Whether it stays as it is: what is written next is another version.
 */
kept: boolean, 
/**
 * The number of the earlier version whose text was put back with it.
 */
restored_from: number | null, };

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
 * A household takes a room that nobody has: `move_in`.
 */
export type MoveIn = { 
/**
 * The room.
 */
room_id: number, 
/**
 * Since when; absent if it is not known.
 */
began_on?: string, 
/**
 * Who they are, at least one.
 */
people: Array<PersonEntry>, };

/**
 * People leave their household, or all of it leaves the room: `move_out`. The household ends with its last person.
 */
export type MoveOut = { 
/**
 * The household.
 */
household_id: number, 
/**
 * Who leaves; everybody if absent.
 */
person_ids?: Array<number>, 
/**
 * The last day here.
 */
moved_out: string, };

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
 * A vote by name.
 */
export type NamedVote = { 
/**
 * Whose: an id from the meeting's people.
 */
person_id: number, 
/**
 * What the person decided; never `invalid`.
 */
choice: VoteChoice, };

/**
 * Notes what was said on an item, or what was decided in words: `note_item`. What is not given stays as it is. What somebody
 * else has written meanwhile is not written over: `record.changed` at the text.
 */
export type NoteItem = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The item.
 */
item_id: number, 
/**
 * What was said; at most 10,000 characters.
 */
discussion?: ItemText, 
/**
 * What was decided, in words; at most 2,000 characters.
 */
decision?: ItemText, };

/**
 * Notes when the notice was hung: `note_notice`.
 */
export type NoteNotice = { 
/**
 * The meeting.
 */
id: number, 
/**
 * The day; not after today.
 */
notice_on: string, };

/**
 * A notice.
 */
export type Notice = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its number, such as `2026-012`; absent of what was never published.
 */
number: string | null, 
/**
 * Its kind.
 */
kind: NoticeKind, 
/**
 * Its title.
 */
title: string, 
/**
 * The first day of posting.
 */
from_on: string, 
/**
 * The last day of posting; until further notice if absent.
 */
until_on: string | null, 
/**
 * What was decided of it.
 */
state: NoticeState, 
/**
 * Where it stands today.
 */
standing: NoticeStanding, 
/**
 * In how many channels it is to be posted.
 */
channels: number, 
/**
 * In how many of them its posting is proven.
 */
proven: number, 
/**
 * In how many of them a proof is missing although the first day has passed.
 */
missing: number, 
/**
 * When it was last written in.
 */
saved_at: string, 
/**
 * By whom.
 */
saved_by: Named, 
/**
 * When it was published.
 */
published_at: string | null, 
/**
 * By whom.
 */
published_by: Named | null, 
/**
 * When it was replaced, ended, withdrawn or dropped.
 */
settled_at: string | null, 
/**
 * By whom.
 */
settled_by: Named | null, 
/**
 * Why it was withdrawn.
 */
reason: string | null, 
/**
 * Why it was entered only after its first day (补录); absent of one that was published in time.
 */
late_entry_reason: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * The notices in a channel.
 */
export type NoticeChannelFigures = { 
/**
 * The channel.
 */
channel: Named, 
/**
 * How many there are.
 */
count: number, 
/**
 * How many of those whose first day has passed have proof.
 */
proven: Rate, };

/**
 * A notice with everything.
 */
export type NoticeDetail = { 
/**
 * The notice.
 */
notice: Notice, 
/**
 * Its text.
 */
document: RichText, 
/**
 * The rows of a fee disclosure.
 */
fees: Array<FeeRow>, 
/**
 * Their sum, in fen.
 */
total: number, 
/**
 * The channels in which it is to be posted, in the office's order, with the proof of each.
 */
postings: Array<NoticePosting>, 
/**
 * What in a draft tells who or where residents are, to be confirmed or removed before it is published.
 */
personal: Array<NoticePersonal>, 
/**
 * What it corrects.
 */
corrects: NoticeLink | null, 
/**
 * What corrects it, a draft too.
 */
corrected_by: NoticeLink | null, 
/**
 * What the person who asks can do with it.
 */
steps: Array<NoticeStep>, };

/**
 * The notices of a quarter.
 */
export type NoticeFigures = { 
/**
 * How many there are.
 */
count: number, 
/**
 * 公示凭证: postings with proof ÷ postings whose first day has passed.
 */
proven: Rate, 
/**
 * By kind, all of them, in the office's order.
 */
by_kind: Array<NoticeKindFigures>, 
/**
 * By channel, those with notices, in the office's order.
 */
by_channel: Array<NoticeChannelFigures>, };

/**
 * What kind of notice it is.
 */
export type NoticeKind = "general" | "outage" | "fees" | "activity" | "meeting";

/**
 * The notices of a kind.
 */
export type NoticeKindFigures = { 
/**
 * The kind.
 */
kind: NoticeKind, 
/**
 * How many there are.
 */
count: number, };

/**
 * Another notice, to be opened.
 */
export type NoticeLink = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its number; absent of a draft.
 */
number: string | null, 
/**
 * Its title.
 */
title: string, };

/**
 * The notices that the figures of some days count.
 */
export type NoticeList = { 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, 
/**
 * Only of this kind.
 */
kind?: NoticeKind, 
/**
 * Only those posted in this channel.
 */
channel_id?: number, };

/**
 * A page of notices.
 */
export type NoticePage = { 
/**
 * The rows.
 */
rows: Array<Notice>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * Of those that a quarter's figures count, on the first page: how many postings the notices of the whole list have, one in each of
 * their channels. Absent of others, and of a single channel.
 */
postings?: number, };

/**
 * How large the paper is.
 */
export type NoticePaper = "a4" | "a3";

/**
 * Something of a notice that tells who or where a resident is.
 */
export type NoticePersonal = { 
/**
 * What it is.
 */
kind: PersonalKind, 
/**
 * As it stands in the text.
 */
text: string, };

/**
 * What a notice says, and where and when it is to be posted.
 */
export type NoticePlan = { 
/**
 * Its kind.
 */
kind: NoticeKind, 
/**
 * Its title; 1…60 characters.
 */
title: string, 
/**
 * Its text; up to 100,000 characters, nothing of a draft that is not written yet.
 */
document: RichText, 
/**
 * The channels in which it is to be posted: ids from `list_channels`, at least one to be published.
 */
channels: Array<number>, 
/**
 * The first day of posting; from the day of publishing on, or an earlier one of what hung before it was entered.
 */
from_on: string, 
/**
 * The last day of posting; until further notice if absent.
 */
until_on?: string, 
/**
 * The rows of a fee disclosure, up to 200; none of another kind.
 */
fees: Array<FeeEntry>, };

/**
 * A channel in which a notice is to be posted.
 */
export type NoticePosting = { 
/**
 * The channel.
 */
channel: Named, 
/**
 * That it was posted; absent while nobody said so.
 */
posted: Posted | null, 
/**
 * Whether it was posted no later than the first day; absent while it is not known.
 */
on_time: boolean | null, 
/**
 * Whether there is neither a link nor a photograph although the first day has passed.
 */
missing: boolean, };

/**
 * Something that notices ask for.
 */
export type NoticeReminder = { 
/**
 * What.
 */
kind: NoticeReminderKind, 
/**
 * The notice; absent of silence.
 */
id: number | null, 
/**
 * Its title; empty of silence.
 */
title: string, 
/**
 * The day that it is about: the first day of a notice, the last one of what ends. Of silence, when something was published
 * last; absent if nothing ever was.
 */
day: string | null, 
/**
 * Whether that is overdue.
 */
late: boolean, 
/**
 * For how many days nothing was published, or in how many channels a proof is missing.
 */
count: number, };

/**
 * What is asked for.
 */
export type NoticeReminderKind = "silent" | "publish" | "proof" | "ending";

/**
 * After how many days without a notice there is a warning.
 */
export type NoticeRule = { 
/**
 * So many days, 1…366.
 */
silent_days: number, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * Where a notice stands on a day: what was decided of it, and what its days say.
 */
export type NoticeStanding = "draft" | "scheduled" | "posted" | "ended" | "replaced" | "withdrawn" | "dropped";

/**
 * What was decided of a notice.
 */
export type NoticeState = "draft" | "dropped" | "published" | "replaced" | "ended" | "withdrawn";

/**
 * What can be done with a notice.
 */
export type NoticeStep = "save" | "publish" | "drop" | "correct" | "end" | "withdraw";

/**
 * The checks whose findings a report's figures count.
 */
export type OfChecks = { 
/**
 * Made on this day or later.
 */
from: string, 
/**
 * Made on this day or earlier.
 */
to: string, 
/**
 * Only of this channel.
 */
channel_id?: number, 
/**
 * Only the findings that are settled.
 */
settled?: boolean, };

/**
 * The phrases for telling all of an incident: `offer_incident_phrases`. What each ticket knows of itself stays in braces
 * and is filled when it is told, as by `give_incident_feedback`.
 */
export type OfferIncidentPhrases = { 
/**
 * The incident's id.
 */
id: number, };

/**
 * The phrases for one ticket, filled from it: `offer_phrases`.
 */
export type OfferPhrases = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * What is being written.
 */
purpose: PhrasePurpose, };

/**
 * A phrase, filled from a ticket.
 */
export type OfferedPhrase = { 
/**
 * Its title.
 */
title: string, 
/**
 * The title as its first letters sound: `ycl` for 已处理.
 */
initials: string, 
/**
 * Its words; what the ticket does not know stays in sight, as `〔结果〕`.
 */
content: string, 
/**
 * Whether it is meant for such a ticket, or for any. These come first, the most used before the others.
 */
fits: boolean, };

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
 * A part of a working day in which the office is open.
 */
export type OfficeHours = { 
/**
 * When it opens, such as `08:30`.
 */
from: string, 
/**
 * When it closes, such as `17:30`; `24:00` is the end of the day.
 */
to: string, };

/**
 * The office's logo.
 */
export type OfficeLogo = { 
/**
 * A PNG of at most 512 × 512 pixels, in base64; absent if the office has none.
 */
png: string | null, };

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
 * When a question is asked only after certain answers.
 */
export type OnlyIf = { 
/**
 * The key of an earlier question with one answer by code: satisfaction, single, recommend.
 */
question: string, 
/**
 * The codes after which it is asked.
 */
codes: Array<number>, };

/**
 * The place of a number on a page, in points of 1/72 inch from the upper left corner, and what it opens.
 */
export type OpenPlace = { 
/**
 * The page, from 1.
 */
page: number, 
/**
 * Left.
 */
x: number, 
/**
 * Top.
 */
y: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, 
/**
 * What the number is, in the words of the report: `各渠道处理结果：电话热线，办结率 96.5%`.
 */
label: string, 
/**
 * What it opens.
 */
opens: Opens, 
/**
 * How many things it says there are; absent where it opens a single one.
 */
count?: number, };

/**
 * A wave in the quarterly report that is not closed: it is named, and nothing of it is counted.
 */
export type OpenSurvey = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whether forms still come back or are being entered.
 */
state: WaveState, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * Forms that came back so far, of the households that were asked.
 */
response: Rate, };

/**
 * A list.
 */
export type Opens = { "list": "tickets" } & TicketList | { "list": "followed_tickets" } & TicketList | { "list": "ticket", 
/**
 * Its number.
 */
number: string, } | { "list": "notices" } & NoticeList | { "list": "postings", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, } | { "list": "meetings", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, 
/**
 * Only of this kind.
 */
kind?: MeetingKind, } | { "list": "decisions", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, } | { "list": "not_carried", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, } | { "list": "action_items", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, } | { "list": "late_action_items", 
/**
 * At the end of this day.
 */
on: string, } | { "list": "meeting", 
/**
 * Its id.
 */
id: number, } | { "list": "action_item", 
/**
 * Its id.
 */
id: number, } | { "list": "checks", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, 
/**
 * Only of this channel.
 */
channel_id?: number, 
/**
 * Only those of which everything was as it should be.
 */
passed?: boolean, } | { "list": "findings", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, 
/**
 * Only of checks of this channel.
 */
channel_id?: number, 
/**
 * Only those that are settled.
 */
settled?: boolean, } | { "list": "red_flags", 
/**
 * Only of this kind.
 */
kind?: RedFlagKind, 
/**
 * Of which quarter.
 */
quarter: string, 
/**
 * Only those that stand so.
 */
standing?: RedFlagStanding, } | { "list": "work_orders", 
/**
 * The first of the days.
 */
from: string, 
/**
 * The last of them.
 */
to: string, 
/**
 * Only those that stood so at the end of the last of them.
 */
stood?: OrderStood, } | { "list": "incident", 
/**
 * Its id.
 */
id: number, } | { "list": "board", 
/**
 * As of the end of this day.
 */
on: string, } | { "list": "proposal", 
/**
 * Its id.
 */
id: number, } | { "list": "measure", 
/**
 * Its id.
 */
id: number, } | { "list": "carried" } & CarriedMeasures | { "list": "archive", 
/**
 * What was in it at the end of this day.
 */
on: string, 
/**
 * Only what stood so then.
 */
standing?: ArchiveStanding, 
/**
 * Only what was destroyed on this day or later.
 */
destroyed_from?: string, } | { "list": "holds", 
/**
 * At the end of this day.
 */
on: string, } | { "list": "survey", 
/**
 * The id of its wave.
 */
id: number, } | { "list": "survey_question", 
/**
 * The id of the wave.
 */
id: number, 
/**
 * What the results call the question.
 */
field: string, } | { "list": "sample", 
/**
 * Its id.
 */
id: number, 
/**
 * Only those that count in this share.
 */
figure?: CallBackFigure, 
/**
 * Only those in its numerator.
 */
hit?: boolean, };

/**
 * What became of the work orders issued in a quarter.
 */
export type OrderFigures = { 
/**
 * All of them.
 */
issued: number, 
/**
 * 完成
 */
done: number, 
/**
 * 未能完成
 */
unable: number, 
/**
 * 撤回
 */
withdrawn: number, 
/**
 * The median time from issue to done, in milliseconds; absent if none is done.
 */
median_ms: number | null, };

/**
 * How an order stood at the end of a day.
 */
export type OrderStood = "open" | "done" | "unable" | "withdrawn";

/**
 * Where a list begins to count.
 */
export type OrderedAttrs = { 
/**
 * The first number.
 */
start: number, 
/**
 * Always absent: lists count in digits.
 */
type: null, };

/**
 * The count of one item.
 */
export type Outcome = { 
/**
 * All who may vote (应到, 全体业主).
 */
electorate: Weight, 
/**
 * Those present, or those who take part in the vote (实到, 参与表决).
 */
taking_part: Weight, 
/**
 * What they decided.
 */
tally: Tally, 
/**
 * Whether enough take part; absent where nothing asks for it.
 */
quorum: Held | null, 
/**
 * Whether enough are for it; absent where nothing decides.
 */
decision: Held | null, 
/**
 * Whether it is carried; absent where nothing decides.
 */
passed: boolean | null, };

/**
 * What somebody did.
 */
export type OwnDuty = { 
/**
 * What is open and late is counted at this moment.
 */
now: string, 
/**
 * The quarter that is running.
 */
this: OwnQuarter, 
/**
 * The one before.
 */
last: OwnQuarter, };

/**
 * What somebody did in a quarter.
 */
export type OwnQuarter = { 
/**
 * Which, such as `2026Q4`.
 */
quarter: string, 
/**
 * Its days.
 */
days: Span, 
/**
 * What they did; what is open and late is counted now, whatever the quarter.
 */
figures: DutyFigures, };

/**
 * A question that the office keeps for itself.
 */
export type OwnQuestion = { 
/**
 * Its id.
 */
id: number, 
/**
 * The question.
 */
question: Question, 
/**
 * Whether it is no longer offered.
 */
retired: boolean, 
/**
 * In how many questionnaires it stands, in one of their versions.
 */
questionnaires: number, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What the parts say.
 */
export type Parts = { 
/**
 * The same quarter of last year; absent where it is not known.
 */
last_year: Group | null, 
/**
 * 一 沟通情况
 */
communication: Communication, 
/**
 * 二 居民反馈
 */
voices: Voices, 
/**
 * 三 处理结果
 */
handling: Handling, 
/**
 * The versions of the limits, the earliest first.
 */
policies: Array<PolicyUsed>, };

/**
 * Which time a form is typed in.
 */
export type Pass = "first" | "second";

/**
 * A password as somebody typed it. It shows itself to nobody.
 */
export type Password = string;

/**
 * A period against an earlier one.
 */
export type PeriodComparison = { 
/**
 * With what it is compared.
 */
against: Against, 
/**
 * The days of the earlier period.
 */
earlier: Span, 
/**
 * How many were received in it.
 */
earlier_count: number, 
/**
 * How many days it has.
 */
earlier_days: number, 
/**
 * How many times as many a day were received in the later, with its interval; absent if there were none at all.
 */
change: CountChange | null, };

/**
 * The incidents of a period.
 */
export type PeriodIncidents = { 
/**
 * Which days are looked at.
 */
days: Span, 
/**
 * The first 50 of them, each with all of its tickets and households, also those of other days.
 */
rows: Array<TicketIncident>, };

/**
 * What a person may be allowed to do.
 */
export type Permission = "tickets.read" | "channels.write" | "tickets.register" | "intake_rules.write" | "phrases.write" | "tickets.note" | "tickets.assign" | "tickets.feedback" | "tickets.close" | "tickets.import" | "tickets.export" | "tickets.handle" | "work_orders.read" | "work_orders.issue" | "work_orders.work" | "work_orders.correct" | "tickets.confidential" | "tickets.follow_up" | "phones.reveal" | "residents.read" | "residents.write" | "residents.import" | "residents.export" | "staff.read" | "staff.write" | "office.read" | "office.write" | "policy.write" | "policy.comment" | "meetings.read" | "meetings.write" | "minutes.review" | "meetings.export" | "action_items.handle" | "surveys.read" | "surveys.write" | "surveys.enter" | "supervision.read" | "supervision.write" | "supervision.review" | "supervision.handle" | "notices.read" | "notices.write" | "notices.publish" | "archive.read" | "archive.write" | "archive.approve" | "analysis.read" | "board.read" | "reports.read" | "reports.write" | "store.backup" | "audit.read";

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
 * What is shown of a person. Telephone numbers are hidden in the middle until they are revealed.
 */
export type PersonCard = { 
/**
 * The id.
 */
id: number, 
/**
 * The global identity, a UUID.
 */
uid: string, 
/**
 * The household.
 */
household_id: number, 
/**
 * The name; absent once the person was made anonymous.
 */
name: string | null, 
/**
 * What the person is in the household.
 */
role: HouseholdRole, 
/**
 * The telephone numbers, masked: `138****1234`.
 */
phones_masked: Array<string>, 
/**
 * The name on WeChat (微信).
 */
wechat: string | null, 
/**
 * How the person wants to be reached.
 */
contact_way: ContactWay | null, 
/**
 * What the office notes about the person.
 */
note: string | null, 
/**
 * When the person moved in; absent if it is not known.
 */
moved_in: string | null, 
/**
 * When the person moved out; absent while here.
 */
moved_out: string | null, 
/**
 * Whether the person's data is restricted: kept, but found by the room alone.
 */
restricted: boolean, 
/**
 * When the person was made anonymous.
 */
anonymised_at: string | null, 
/**
 * The day of the last notice about the use of personal data.
 */
notice_given_on: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What is entered of a person.
 */
export type PersonEntry = { 
/**
 * The name, 1…40 characters.
 */
name: string, 
/**
 * What the person is in the household.
 */
role: HouseholdRole, 
/**
 * The telephone numbers, the one to ring first comes first; at most 10.
 */
phones?: Array<string>, 
/**
 * The name on WeChat; up to 60 characters.
 */
wechat?: string, 
/**
 * How the person wants to be reached.
 */
contact_way?: ContactWay, 
/**
 * What the office notes about the person; up to 500 characters.
 */
note?: string, 
/**
 * When the person moved in, if it is known.
 */
moved_in?: string, };

/**
 * Everything that is kept on one person.
 */
export type PersonExport = { 
/**
 * The room.
 */
room: string, 
/**
 * What is kept in the register.
 */
person: PersonCard, 
/**
 * The telephone numbers in full.
 */
phones: Array<string>, 
/**
 * The span of the household.
 */
household: Household, 
/**
 * The person's tickets, oldest first.
 */
tickets: Array<ExportedTicket>, 
/**
 * What was done with the data, oldest first, this export included.
 */
privacy: Array<PrivacyEntry>, 
/**
 * The same for reading: plain text in the office's language.
 */
text: string, };

/**
 * What of a text tells who or where somebody is.
 */
export type PersonalKind = "name" | "phone" | "room" | "paper";

/**
 * When a photograph of the place was taken.
 */
export type PhotoStage = "before" | "after";

/**
 * A phrase.
 */
export type Phrase = { 
/**
 * By what it is found; 1…20 characters.
 */
title: string, 
/**
 * Its words, 1…1,000 characters, with places in braces: `{称呼}`.
 */
content: string, 
/**
 * What it is for.
 */
purpose: PhrasePurpose, 
/**
 * The category that it is meant for; any if absent.
 */
category?: Category, 
/**
 * The topic that it is meant for: an id from `list_topics`; any if absent.
 */
topic_id?: number, };

/**
 * A place that a phrase can have.
 */
export type PhrasePlace = { 
/**
 * What stands between the braces.
 */
word: string, 
/**
 * Whether no ticket knows what belongs there, so that a person always fills it.
 */
by_hand: boolean, };

/**
 * What a phrase is for.
 */
export type PhrasePurpose = "feedback" | "note";

/**
 * All phrases.
 */
export type Phrases = { 
/**
 * The phrases in the office's order.
 */
phrases: Array<Phrase>, 
/**
 * The places that they can have.
 */
places: Array<PhrasePlace>, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A ticket that was chosen in a list.
 */
export type Picked = { 
/**
 * Its number.
 */
number: string, 
/**
 * Refuse it if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Holds a record, a kind or what came from a room, so that it is on no list of what is to be destroyed: `place_hold`, R8.1.
 */
export type PlaceHold = { 
/**
 * What.
 */
on: HoldOn, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * Plans a meeting: `plan_meeting`. It takes the rules of the profile as they are now.
 */
export type PlanMeeting = { 
/**
 * The rule profile; it says what kind of meeting it is.
 */
profile_id: number, 
/**
 * The series that it belongs to.
 */
series_id?: number, 
/**
 * What it is called; 1…100 characters.
 */
title: string, 
/**
 * When it begins.
 */
starts_at: string, 
/**
 * Where; 1…100 characters.
 */
place: string, 
/**
 * The agenda in its order; at most 50.
 */
items: Array<AgendaEntry>, 
/**
 * Who is invited; at most 500. The electorate of an owners' assembly is drawn from the register instead.
 */
people: Array<InviteeEntry>, };

/**
 * Plans a wave: `plan_survey_wave`.
 */
export type PlanSurveyWave = { 
/**
 * The plan.
 */
plan: WavePlan, };

/**
 * A version of the limits.
 */
export type Policy = { 
/**
 * Its number.
 */
version: number, 
/**
 * From when on tickets that are received come under it.
 */
effective_from: string, 
/**
 * Where it stands.
 */
state: PolicyState, 
/**
 * One limit for each category.
 */
limits: Array<PolicyLimit>, 
/**
 * When the office is open on a working day.
 */
hours: Array<OfficeHours>, 
/**
 * What is followed up; a ticket keeps the rule of the version that it was received under.
 */
follow_up: FollowUpRule, 
/**
 * What tickets can be about, in the office's order; one whose topic nobody has chosen counts to the last.
 */
topics: Array<string>, 
/**
 * How long each kind of record is kept that is not kept for good.
 */
retention: Array<RetentionTerm>, 
/**
 * Why it was made; nothing of the one that came with the program.
 */
note: string | null, 
/**
 * Who made it; nobody where it came with the program.
 */
saved_by: Named | null, 
/**
 * When it was made.
 */
saved_at: string | null, };

/**
 * What somebody said of a proposal.
 */
export type PolicyComment = { 
/**
 * Its id.
 */
id: number, 
/**
 * Who said it.
 */
source: CommentSource, 
/**
 * What was said.
 */
content: string, 
/**
 * When it was noted.
 */
at: string, 
/**
 * Who noted it.
 */
staff: Named, 
/**
 * What became of it; nothing yet if absent.
 */
outcome: CommentOutcome | null, 
/**
 * Why.
 */
reply: string | null, 
/**
 * When it was last said what becomes of it.
 */
replied_at: string | null, 
/**
 * Who said so.
 */
replied_by: Named | null, };

/**
 * How long the resident of one category may wait (R5), and when the office is warned.
 */
export type PolicyLimit = { 
/**
 * Which tickets it is for.
 */
category: Category, 
/**
 * How it counts.
 */
counting: Counting, 
/**
 * The wait: 1…2,160 hours, or 1…90 days.
 */
amount: number, 
/**
 * The share of the wait after which whoever is responsible is first reminded, 1…99; not at all if absent.
 */
remind_percent?: number, 
/**
 * How many hours before the deadline a ticket counts as due soon: 0 to the wait. Working hours where the limit
 * counts those.
 */
warn_before_hours: number, };

/**
 * A proposal to change the limits.
 */
export type PolicyProposal = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * Why it is made.
 */
reason: string, 
/**
 * What is proposed.
 */
content: ProposalContent, 
/**
 * The version of the limits that was in force when it was last written: what it would change.
 */
base_version: number, 
/**
 * Where it stands.
 */
state: ProposalState, 
/**
 * From which day residents are asked.
 */
consult_from: string | null, 
/**
 * Until which day, that day included.
 */
consult_until: string | null, 
/**
 * What came of it.
 */
summary: string | null, 
/**
 * The meeting that decided.
 */
meeting: Named | null, 
/**
 * What it decided, in words.
 */
decision: string | null, 
/**
 * The version of the limits made of it.
 */
policy_version: number | null, 
/**
 * How many comments there are.
 */
comments: number, 
/**
 * How many of them have no reply yet.
 */
unanswered: number, 
/**
 * When it was written.
 */
created_at: string, 
/**
 * Who wrote it.
 */
created_by: Named, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A year's look at the regulation.
 */
export type PolicyReview = { 
/**
 * Which year's.
 */
year: number, 
/**
 * The points, each once.
 */
points: Array<ReviewedPoint>, 
/**
 * What follows.
 */
conclusion: string, 
/**
 * When it was written down.
 */
at: string, 
/**
 * Who wrote it down.
 */
staff: Named, };

/**
 * What has been looked at, and whether this year's look is still to come.
 */
export type PolicyReviews = { 
/**
 * The year whose look is still to be written down: from 1 January on, until it is, in an office that has tickets of the
 * year before.
 */
due: number | null, 
/**
 * Those that there are, the newest first.
 */
reviews: Array<PolicyReview>, };

/**
 * Where a version of the limits stands.
 */
export type PolicyState = "upcoming" | "in_force" | "past" | "withdrawn";

/**
 * A version of the limits that counted in the quarter (R10.1).
 */
export type PolicyUsed = { 
/**
 * The version.
 */
version: number, 
/**
 * From when on it is in force.
 */
effective_from: string, 
/**
 * Its limits.
 */
limits: Array<PolicyLimit>, };

/**
 * The on-time rate of a post.
 */
export type PostFigures = { 
/**
 * The post.
 */
role: Role, 
/**
 * Settled on time ÷ settled in the quarter, of its people's tickets.
 */
on_time: Rate, };

/**
 * That a notice was posted in a channel.
 */
export type Posted = { 
/**
 * Its id, by which photographs are added.
 */
id: number, 
/**
 * On which day.
 */
on: string, 
/**
 * By whom.
 */
by: Named, 
/**
 * Where it can be read, or what else proves it.
 */
link: string | null, 
/**
 * Its photographs, the oldest first.
 */
files: Array<ProofFile>, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * From which day a posting limit counts.
 */
export type PostingFrom = "decision" | "meeting";

/**
 * By when decisions must be posted (公示).
 */
export type PostingRule = { 
/**
 * How many days, 1…90; the first day is not counted (民法典 第201条).
 */
days: number, 
/**
 * From which day.
 */
from: PostingFrom, };

/**
 * What would become of many tickets: `preview_bulk`. Nothing is written.
 */
export type PreviewBulk = { 
/**
 * The tickets, 1…500.
 */
tickets: Array<Picked>, 
/**
 * What is to be done.
 */
action: BulkAction, };

/**
 * When tickets would be due by these limits: `preview_deadlines`.
 */
export type PreviewDeadlines = { 
/**
 * The limits, such as those about to be saved.
 */
limits: Array<PolicyLimit>, 
/**
 * When the office is open on a working day.
 */
hours: Array<OfficeHours>, 
/**
 * When the ticket is received; now if absent.
 */
received_at?: string, };

/**
 * What a list would change: `preview_import`. Nothing is written.
 */
export type PreviewImport = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * What its columns mean.
 */
mapping: ImportMapping, 
/**
 * Cells that were mended.
 */
fixes?: Array<ImportFix>, 
/**
 * How many issues to leave out: the `next` of the page before.
 */
after?: number, 
/**
 * How many issues to answer, 1…500; 100 if absent.
 */
limit?: number, };

/**
 * What a ledger would become: `preview_ledger`. Nothing is written.
 */
export type PreviewLedger = { 
/**
 * The ledger, one's own.
 */
ledger_id: number, 
/**
 * How it is to be read.
 */
plan: LedgerPlan, 
/**
 * How many issues to leave out: the `next` of the page before.
 */
after?: number, 
/**
 * How many issues to answer, 1…500; 100 if absent.
 */
limit?: number, };

/**
 * Shows a questionnaire as the paper will show it, kept or not: `preview_questionnaire`.
 */
export type PreviewQuestionnaire = { 
/**
 * What stands at its head.
 */
title: string, 
/**
 * What it asks.
 */
design: Design, };

/**
 * What would be taken in: `preview_survey_file`. Nothing is written.
 */
export type PreviewSurveyFile = { 
/**
 * The file, and how it is read.
 */
reading: SurveyFileReading, 
/**
 * How many issues to leave out: the `next` of the page before.
 */
after?: number, 
/**
 * How many issues to answer, 1…500; 100 if absent.
 */
limit?: number, };

/**
 * What was done with a person's data.
 */
export type PrivacyAct = "notice_given" | "revealed" | "exported" | "restricted" | "released" | "anonymised";

/**
 * One act of the record of a person's data.
 */
export type PrivacyEntry = { 
/**
 * What was done.
 */
act: PrivacyAct, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
staff: string, 
/**
 * The day of the notice.
 */
day: string | null, 
/**
 * How notice was given, or why.
 */
detail: string | null, };

/**
 * A file that proves something: of a check, of a finding, of the posting of a notice.
 */
export type ProofFile = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name, with the ending of what it is.
 */
name: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * Who added it.
 */
added_by: Named, 
/**
 * A small JPEG of it, in base64; absent if none can be made.
 */
thumbnail: string | null, };

/**
 * What is proposed.
 */
export type ProposalContent = { 
/**
 * One limit for each category.
 */
limits: Array<PolicyLimit>, 
/**
 * When the office would be open on a working day.
 */
hours: Array<OfficeHours>, 
/**
 * What would be followed up.
 */
follow_up: FollowUpRule, 
/**
 * What tickets could be about, in that order.
 */
topics: Array<string>, 
/**
 * How long each kind of record would be kept that is not kept for good.
 */
retention: Array<RetentionTerm>, };

/**
 * A proposal with everything that was said of it.
 */
export type ProposalDetail = { 
/**
 * The proposal.
 */
proposal: PolicyProposal, 
/**
 * What was said, the first first.
 */
said: Array<PolicyComment>, 
/**
 * What happened, the first first.
 */
events: Array<ProposalEvent>, 
/**
 * What this person can do with it now.
 */
steps: Array<ProposalStep>, };

/**
 * A line of the course of a proposal.
 */
export type ProposalEvent = { 
/**
 * What happened.
 */
kind: ProposalEventKind, 
/**
 * When.
 */
at: string, 
/**
 * Who did it.
 */
staff: Named, 
/**
 * What was noted.
 */
content: string | null, };

/**
 * What happened to a proposal.
 */
export type ProposalEventKind = "added" | "changed" | "opened" | "extended" | "summarised" | "adopted" | "rejected" | "withdrawn";

/**
 * Where a proposal stands.
 */
export type ProposalState = "draft" | "consulting" | "summarised" | "adopted" | "rejected" | "withdrawn";

/**
 * What can be done with a proposal.
 */
export type ProposalStep = "change" | "open" | "extend" | "comment" | "summarise" | "adopt" | "reject" | "withdraw";

/**
 * What the rules propose.
 */
export type Proposals = { 
/**
 * The category, if any word proposes one.
 */
category: ProposedCategory | null, 
/**
 * The topics, the likeliest first; at most 3.
 */
topics: Array<ProposedTopic>, };

/**
 * What a sample of the tickets closed in a period would be drawn from, and a size for it: `propose_call_backs`, R7.3. It
 * names no ticket.
 */
export type ProposeCallBacks = { 
/**
 * The first day on which they were closed.
 */
from_on: string, 
/**
 * The last day, no later than today and at most 366 days after the first.
 */
to_on: string, };

/**
 * What the rules propose for words: `propose_intake`.
 */
export type ProposeIntake = { 
/**
 * What was said so far; up to 4,000 characters.
 */
content: string, };

/**
 * A category that words propose.
 */
export type ProposedCategory = { 
/**
 * The category.
 */
category: Category, 
/**
 * The word that proposes it.
 */
word: string, };

/**
 * A topic that words propose.
 */
export type ProposedTopic = { 
/**
 * The topic's id.
 */
topic_id: number, 
/**
 * The topic's name.
 */
name: string, 
/**
 * The word that proposes it.
 */
word: string, };

/**
 * Publishes a draft: `publish_notice`. It gets its number and stays as it is; what it corrects is replaced.
 */
export type PublishNotice = { 
/**
 * The draft.
 */
id: number, 
/**
 * What of `personal` may be read by everybody, as it stands there. What is not confirmed is to be removed first.
 */
confirmed: Array<string>, 
/**
 * Why it is entered only now (补录), where its first day has passed: it hung before the program knew of it. 1…200 characters;
 * not of a correction.
 */
late_entry_reason?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

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
 * How many of the tickets received in it are known by the day only; they are counted, but left out of on-time rates
 * and waiting times.
 */
day_only: number, 
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
 * The latest of them, by how late, at most [`LATE_LISTED`]; those about staff are not listed.
 */
late: Array<LateTicket>, 
/**
 * 会议待办: action items that were late at the end of the quarter, or are at the cut-off, the one due first first.
 */
late_action_items: Array<LateActionItem>, 
/**
 * 满意度调查: the waves that were closed and whose last day is in the quarter. Never added to the follow-ups above.
 */
surveys: Array<SurveyFigures>, 
/**
 * The survey waves that are out in the quarter and not closed: named, and not counted.
 */
open_surveys: Array<OpenSurvey>, 
/**
 * 信息发布: the notices whose first day is in the quarter, R1.
 */
notices: NoticeFigures, 
/**
 * What the parts of the report say beyond these.
 */
parts: Parts, 
/**
 * 改进措施: those carried into the quarter, and those noted in it, as they stood at its end or stand at the cut-off.
 */
measures: QuarterMeasures, };

/**
 * A measure as it stood at the end of a quarter.
 */
export type QuarterMeasure = { 
/**
 * The measure.
 */
id: number, 
/**
 * What goes wrong, and why.
 */
cause: string, 
/**
 * What is done.
 */
content: string, 
/**
 * By which figure one sees whether it helped.
 */
figure: string | null, 
/**
 * What the figure was before.
 */
figure_before: string | null, 
/**
 * What the figure was when it was done.
 */
figure_after: string | null, 
/**
 * The figure that the program counts.
 */
measured: MeasuredFigure | null, 
/**
 * The owner's name.
 */
owner: string, 
/**
 * By the end of which day.
 */
due_on: string, 
/**
 * Where it stood.
 */
state: MeasureState, 
/**
 * Whether it was open and its day had passed.
 */
late: boolean, 
/**
 * What came of it, or why it was dropped; absent of an open one.
 */
result: string | null, };

/**
 * The measures of a quarter, as its report lists them.
 */
export type QuarterMeasures = { 
/**
 * 上季度结转: noted before the quarter and not settled then, the one due first first.
 */
carried: Array<QuarterMeasure>, 
/**
 * 本季度新增: noted in the quarter, the one due first first.
 */
added: Array<QuarterMeasure>, };

/**
 * A quarter to choose.
 */
export type QuarterRow = { 
/**
 * The quarter, such as `2026Q3`, or the year of a yearly report, such as `2026`.
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
running: boolean, 
/**
 * By which day its report is to be written.
 */
due_on: string, 
/**
 * When the program drafted its report; absent if it did not.
 */
drafted_at: string | null, 
/**
 * Whether its report was issued.
 */
issued: boolean, };

/**
 * A question.
 */
export type Question = { 
/**
 * What makes it the same question in every version; 1…40 of `a–z`, `0–9`, `-`. Whoever writes a new question makes
 * a new key.
 */
key: string, 
/**
 * The words; 1…200 characters.
 */
text: string, 
/**
 * What it is about.
 */
topic: SurveyTopic | null, 
/**
 * Whether the paper asks for an answer in any case. What came back blank is entered as blank all the same.
 */
required: boolean, 
/**
 * How it is answered.
 */
asks: Asks, 
/**
 * When it is asked; always if absent.
 */
only_if: OnlyIf | null, };

/**
 * What was answered to a question, or to one thing of a matrix.
 */
export type QuestionResult = { 
/**
 * Its key, the same in every version.
 */
field: string, 
/**
 * Its number on the paper.
 */
number: number, 
/**
 * The question.
 */
text: string, 
/**
 * The thing of a matrix.
 */
item: string | null, 
/**
 * What it is about.
 */
topic: SurveyTopic | null, 
/**
 * How it is answered.
 */
kind: ResultKind, 
/**
 * On how many forms it was asked.
 */
asked: number, 
/**
 * How many answers count.
 */
valid: number, 
/**
 * Whether they are fewer than five, so that no figure of them is given.
 */
hidden: boolean, 
/**
 * 未填
 */
blank: number, 
/**
 * 看不清
 */
unreadable: number, 
/**
 * 不了解/不适用
 */
does_not_apply: number, 
/**
 * How often each answer was given, the best first; of several choices each counts.
 */
counts: Array<AnswerCount>, 
/**
 * The mean, of scales and numbers.
 */
mean: number | null, 
/**
 * The median, of scales and numbers.
 */
median: number | null, 
/**
 * 满意率: 非常满意 and 满意 ÷ valid answers; weighted by building where a sample was drawn, buildings that are hidden
 * as one.
 */
satisfied: Share | null, 
/**
 * The same without weights, where there are weights.
 */
unweighted: Share | null, 
/**
 * The net recommendation.
 */
recommendation: Recommendation | null, 
/**
 * The satisfied rate wave by wave, the earliest first, this one last; only if it was asked before.
 */
trend: Array<WaveShare>, 
/**
 * How it changed since the wave before that asked the same question.
 */
change: WaveChange | null, 
/**
 * The satisfied rate by building and by tenure, with small groups hidden.
 */
groups: Array<GroupResult>, 
/**
 * What people wrote.
 */
texts: Array<string>, 
/**
 * The words that people wrote most, with on how many forms.
 */
words: Array<WordCount>, };

/**
 * A version of a questionnaire.
 */
export type QuestionnaireDetail = { 
/**
 * The questionnaire.
 */
id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The number of this version.
 */
number: number, 
/**
 * The id of this version.
 */
version_id: number, 
/**
 * The number of the latest version.
 */
latest: number, 
/**
 * Whether forms of this version are out.
 */
frozen: boolean, 
/**
 * What it asks.
 */
design: Design, 
/**
 * Grows with every change of the questionnaire.
 */
version: number, };

/**
 * A questionnaire in a list.
 */
export type QuestionnaireRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The number of its latest version, from 1.
 */
number: number, 
/**
 * Whether forms of the latest version are out: the next change makes another one.
 */
frozen: boolean, 
/**
 * How many questions the latest version has.
 */
questions: number, 
/**
 * How many waves asked any of its versions.
 */
waves: number, };

/**
 * The ticket that was entered.
 */
export type RaisedTicket = { 
/**
 * Its number.
 */
number: string, };

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
 * Looks into a file: `read_import`. Its sheets, their first rows, and what the columns seem to mean.
 */
export type ReadImport = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file: .xlsx, or .csv in UTF-8 or GB18030; at most 16 MiB.
 */
base64: string, };

/**
 * Looks into a file of answers that an online platform gave out: `read_survey_file`. Its sheets, their first rows, and
 * which question each column seems to answer.
 */
export type ReadSurveyFile = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file: .xlsx, .xls, or .csv in UTF-8 or GB18030; at most 16 MiB and 400 columns.
 */
base64: string, 
/**
 * The row of the headings, counted from 1, 0 if there are none; the one that looks most like it if absent. What the
 * columns seem to mean follows from it.
 */
header_row?: number, };

/**
 * Why a row is judged as it is.
 */
export type ReasonCode = "below" | "few" | "quarter_before" | "no_phone" | "no_online" | "no_box" | "no_meeting" | "box_late" | "meeting_late" | "no_series" | "notice_never" | "notice_old" | "notice_unproven" | "unanswered" | "nobody_in_post" | "report_missing" | "report_unissued" | "survey_never" | "survey_old" | "survey_late" | "no_check_plan" | "check_late" | "finding_late" | "measure_late" | "late_days" | "backup_old" | "backup_none" | "backup_unknown" | "sample_never" | "sample_old" | "sample_late" | "red_flags_unseen" | "too_few_answers" | "fell" | "channel_unused" | "policy_unexplained" | "policy_undecided" | "consultation_over" | "review_not_recorded";

/**
 * Sends somebody else, or at another time: `reassign_work_order`.
 */
export type ReassignWorkOrder = { 
/**
 * The order's number.
 */
number: string, 
/**
 * Who goes now: somebody of maintenance, an id from `list_staff`.
 */
staff_id: number, 
/**
 * When the resident expects somebody: after now, within 90 days; a moment that was agreed before stays. None if
 * absent.
 */
wanted_at?: string, 
/**
 * Why; up to 500 characters.
 */
note?: string, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Says what a look at it showed (复查); by its owner or whoever reported it only if nobody else supervises: `recheck_finding`.
 */
export type RecheckFinding = { 
/**
 * The finding.
 */
id: number, 
/**
 * Whether it is right now.
 */
passed: boolean, 
/**
 * What was seen; 1…500 characters where it is not right yet, or whoever looks put it right.
 */
content?: string, };

/**
 * The net recommendation with its 95 % interval.
 *
 * The interval is that of the difference of two shares of the same answers, with half an answer more in each of the four
 * cells: A. Agresti, Y. Min, Statistics in Medicine 24 (2005) 729-740.
 */
export type Recommendation = { 
/**
 * The net recommendation, -1…1; people say it times a hundred.
 */
net: number, 
/**
 * Its interval, within -1…1.
 */
interval: Interval, 
/**
 * How many would recommend: 9 and 10.
 */
promoters: number, 
/**
 * How many are between: 7 and 8.
 */
passives: number, 
/**
 * How many would not: 0…6.
 */
detractors: number, };

/**
 * Notes how far an action item is; the owner, or whoever holds meetings: `record_action_progress`.
 */
export type RecordActionProgress = { 
/**
 * The action item.
 */
id: number, 
/**
 * How far it is; 1…500 characters.
 */
content: string, };

/**
 * Notes whether somebody is here: `record_attendance`.
 */
export type RecordAttendance = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The person.
 */
person_id: number, 
/**
 * Whether the person is here.
 */
attendance: Attendance, 
/**
 * Who came in the person's place, where the rules allow it; 1…40 characters.
 */
proxy?: string, 
/**
 * When the person came, at most 24 hours before the meeting begins; or left, after coming and after the opening. What was
 * noted before, otherwise now, if absent.
 */
at?: string, };

/**
 * Records a call: `record_call_back`, R7.3. Not by whoever handled the ticket.
 */
export type RecordCallBack = { 
/**
 * The call-back.
 */
id: number, 
/**
 * Whether the resident was reached.
 */
reached: boolean, 
/**
 * Whether it is solved; required if reached.
 */
solution?: Solution, 
/**
 * How satisfied; required if reached.
 */
satisfaction?: Satisfaction, 
/**
 * Whether what the ticket says they were told is true; required if reached.
 */
feedback?: FeedbackTruth, 
/**
 * What was said, up to 500 characters; required where the feedback is not true, and where the resident was reached before.
 */
note?: string, 
/**
 * When; absent means now. Not in the future, and not before the sample was drawn.
 */
called_at?: string, };

/**
 * Records a check of a channel: `record_check`, R7.1. It stays as it is.
 */
export type RecordCheck = { 
/**
 * The plan that it is made by, whose next one is due later then; absent of one beside the plans.
 */
plan_id?: number, 
/**
 * The channel; that of the plan, if there is one.
 */
channel_id: number, 
/**
 * What was looked at; that of the plan, if there is one.
 */
kind: CheckKind, 
/**
 * When; absent means now. Not in the future.
 */
checked_at?: string, 
/**
 * Who checked: an id from `list_staff`; absent means whoever records it.
 */
checked_by?: number, 
/**
 * How each line of the list was found, in its order.
 */
lines: Array<LineFound>, 
/**
 * The version of the list whose lines these are.
 */
list_version: number, 
/**
 * After how many seconds the call was answered, or how many days ago the last posting was, 0…9999; required where
 * something is measured, unless a line says what is wrong.
 */
measured?: number, 
/**
 * What else is worth noting; up to 500 characters.
 */
note?: string, };

/**
 * Records that a person was told how the office uses personal data, or agreed to it: `record_consent`.
 */
export type RecordConsent = { 
/**
 * Whom.
 */
person_id: number, 
/**
 * On which day; not in the future.
 */
day: string, 
/**
 * How: on paper at move-in, by letter, by message; 1…200 characters.
 */
how: string, };

/**
 * Records that the resident was to be told and was not reached: `record_feedback_attempt`. It is no feedback: the
 * answer is owed as before.
 */
export type RecordFeedbackAttempt = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * By which channel it was tried: an id from `list_channels`.
 */
channel_id: number, 
/**
 * A word about it, such as 无人接听; up to 4,000 characters.
 */
note?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Records a follow-up: `record_follow_up`, R6.2. Reached: who is content has the ticket closed; who says that it is
 * not solved, or is not satisfied, has it opened again with a new deadline. Not reached: an attempt is counted. Whoever
 * handled the ticket may not. A ticket that was answered can be followed up without having to be.
 */
export type RecordFollowUp = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * By which channel the resident was asked: an id from `list_channels`.
 */
channel_id: number, 
/**
 * Whether the resident was reached.
 */
reached: boolean, 
/**
 * Whether it is solved; required if reached.
 */
solution?: Solution, 
/**
 * How satisfied; required if reached.
 */
satisfaction?: Satisfaction, 
/**
 * What the resident said, up to 4,000 characters; required where the ticket is opened again.
 */
note?: string, 
/**
 * By when the resident was promised another answer, where the ticket is opened again: after now, within 90 days.
 * The limit of the policy if absent.
 */
promised_by?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Notes how far a measure is; the owner, or whoever supervises: `record_measure_progress`.
 */
export type RecordMeasureProgress = { 
/**
 * The measure.
 */
id: number, 
/**
 * How far it is; 1…500 characters.
 */
content: string, };

/**
 * Says that a notice was posted in a channel, or corrects what was said: `record_notice_posting`.
 */
export type RecordNoticePosting = { 
/**
 * The notice, which is published.
 */
id: number, 
/**
 * One of its channels.
 */
channel_id: number, 
/**
 * On which day; from that of publishing, or the first day of what hung before it was entered, to today.
 */
posted_on: string, 
/**
 * Who posted it: an id from `list_staff`; whoever says so if absent.
 */
posted_by?: number, 
/**
 * Where it can be read, or what else proves it; up to 300 characters.
 */
link?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Notes what somebody said of a proposal: `record_policy_comment`.
 */
export type RecordPolicyComment = { 
/**
 * The proposal.
 */
proposal_id: number, 
/**
 * Who said it.
 */
source: CommentSource, 
/**
 * What was said; 1…1,000 characters, without names and telephone numbers.
 */
content: string, };

/**
 * Writes down the year's look at the regulation (年初评估): `record_policy_review`, R10.2. It stays as it is.
 */
export type RecordPolicyReview = { 
/**
 * Every point, once.
 */
points: Array<ReviewedPoint>, 
/**
 * What follows; 1…1,000 characters.
 */
conclusion: string, };

/**
 * Notes where the decisions were posted, with proof: `record_posting`. The minutes must be issued.
 */
export type RecordPosting = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The posting to correct or to end; a new one if absent.
 */
id?: number, 
/**
 * Where; 1…100 characters.
 */
place: string, 
/**
 * From this day on: from that of the meeting's end to today.
 */
posted_on: string, 
/**
 * Until this day.
 */
until_on?: string, 
/**
 * The photograph that proves it: a file of the meeting.
 */
photo_id?: number, };

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
 * What `renew_recovery_key` made.
 */
export type RecoveryKeyRenewed = { 
/**
 * The new recovery key, to print or write down: eight groups of seven letters and digits. It is shown this once.
 */
recovery_key: string, 
/**
 * Why backups in one of the folders are opened by the old one until the next backup goes there; absent if none are.
 */
not_copied?: ErrorBody, };

/**
 * A ticket that stands out.
 */
export type RedFlag = { 
/**
 * The kind.
 */
kind: RedFlagKind, 
/**
 * Its number.
 */
number: string, 
/**
 * The moment at which it stands out: what it is a moment of, the kind says.
 */
at: string, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * The topic's name.
 */
topic: string, 
/**
 * Who is responsible.
 */
responsible: Named | null, 
/**
 * Whether it is about somebody who works here.
 */
about_staff: boolean, 
/**
 * When it was received.
 */
received_at: string, 
/**
 * When it was entered.
 */
registered_at: string, 
/**
 * The deadline.
 */
due_at: string, 
/**
 * When the resident was first told the result.
 */
first_feedback_at: string | null, 
/**
 * Who answered, followed up, opened it again or entered it, as the kind asks.
 */
by: Named | null, 
/**
 * Why it was opened again or entered late.
 */
words: string | null, 
/**
 * The number of the closed ticket before it.
 */
before: string | null, 
/**
 * What was said of it last.
 */
review: RedFlagReview | null, };

/**
 * How many red flags of a kind there are.
 */
export type RedFlagCount = { 
/**
 * The kind.
 */
kind: RedFlagKind, 
/**
 * How many.
 */
total: number, 
/**
 * How many of them nobody has looked into.
 */
open: number, 
/**
 * How many of them were set aside.
 */
set_aside: number, 
/**
 * How many of them were made a finding.
 */
found: number, };

/**
 * What makes a ticket, or a person's tickets, stand out.
 */
export type RedFlagKind = "last_minutes" | "no_contact" | "own_follow_up" | "reopened" | "repeated" | "back_dated" | "slow_person";

/**
 * Which red flag.
 */
export type RedFlagOf = { "of": "ticket", 
/**
 * The kind, any but `slow_person`.
 */
kind: RedFlagKind, 
/**
 * The ticket's number.
 */
number: string, 
/**
 * The moment at which it stands out.
 */
at: string, } | { "of": "person", 
/**
 * The person.
 */
staff_id: number, 
/**
 * The quarter.
 */
quarter: string, };

/**
 * A page of red flags.
 */
export type RedFlagPage = { 
/**
 * The rows.
 */
rows: Array<RedFlag>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * What was said of a red flag that was looked into.
 */
export type RedFlagReview = { 
/**
 * The finding that it was made; absent if it was set aside.
 */
finding_id: number | null, 
/**
 * Why it was set aside.
 */
reason: string | null, 
/**
 * Who said so.
 */
by: Named, 
/**
 * When.
 */
at: string, };

/**
 * How many minutes before the deadline are the last ones: `get_red_flags` says it, `set_red_flag_rule` sets it.
 */
export type RedFlagRule = { 
/**
 * How many minutes, 1…60.
 */
last_minutes: number, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What was said last of a red flag.
 */
export type RedFlagStanding = "open" | "set_aside" | "found";

/**
 * The red flags of a quarter.
 */
export type RedFlags = { 
/**
 * The quarter.
 */
quarter: string, 
/**
 * Up to when facts are counted: the end of the quarter, or the moment of the call.
 */
as_of: string, 
/**
 * How many minutes before the deadline are the last ones.
 */
rule: RedFlagRule, 
/**
 * Each kind, in the order in which they are shown.
 */
kinds: Array<RedFlagCount>, 
/**
 * Whose on-time rate is under that of the others.
 */
people: Array<SlowPerson>, 
/**
 * How many people were responsible for too few tickets for anything to be said.
 */
too_few: number, };

/**
 * Draws a sample again from what it was drawn from, and compares that with the tickets as they are now: `redraw_call_backs`, R7.3. For
 * whoever audits; nothing changes.
 */
export type RedrawCallBacks = { 
/**
 * The sample.
 */
id: number, };

/**
 * A sample that was drawn again.
 */
export type RedrawnCallBacks = { 
/**
 * Whether the same tickets come out.
 */
same: boolean, 
/**
 * The numbers that come out, by handler and then by when the ticket was closed.
 */
numbers: Array<string>, 
/**
 * How many tickets of the frame were not closed in the period as things stand now: opened again since.
 */
gone: number, 
/**
 * How many closed in the period, as things stand now, were not in the frame: closed or entered since.
 */
come: number, };

/**
 * Refuses the list, or takes it back before it is carried out: `refuse_disposal`, R8.1.
 */
export type RefuseDisposal = { 
/**
 * The disposal.
 */
id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * Records that a suggestion box was opened: `register_box_opening`, R1.
 */
export type RegisterBoxOpening = { 
/**
 * Which box: an id from `list_channels` of the kind `box`.
 */
channel_id: number, 
/**
 * When it was opened; absent means now. Not in the future.
 */
opened_at?: string, 
/**
 * Who opened it: an id from `list_staff`.
 */
opener_id: number, 
/**
 * Who saw it; 1…40 characters. Somebody else than the opener.
 */
witness: string, 
/**
 * How many slips were in it, 0…500.
 */
slips: number, 
/**
 * What else is worth noting; up to 500 characters.
 */
note?: string, };

/**
 * Enters what somebody at a meeting said, or what the meeting gives to the desk, as a ticket: `register_meeting_ticket`.
 * Its channel is 定期会议, its receipt the moment at the meeting: now while it goes on, the end of the item afterwards.
 */
export type RegisterMeetingTicket = { 
/**
 * The meeting, which is open or over.
 */
meeting_id: number, 
/**
 * The item that it came out of.
 */
item_id: number, 
/**
 * Who said it, of the meeting's people; absent if the meeting itself gives it to the desk, or `caller_name` says.
 */
person_id?: number, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * What it is about: an id from `list_topics`. Without one it counts as the last topic until it is completed.
 */
topic_id?: number, 
/**
 * What was said; 1…4,000 characters.
 */
content: string, 
/**
 * The room; the one in the note on the person if absent.
 */
room?: string, 
/**
 * The name; that of the person if absent.
 */
caller_name?: string, 
/**
 * The responsible person (责任人), if already known: an id from `list_staff`.
 */
responsible_id?: number, 
/**
 * Why it is entered late; required when the moment at the meeting lies more than 15 minutes back.
 */
late_entry_reason?: string, 
/**
 * Whether it is about somebody who works here.
 */
about_staff?: boolean, };

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
 * What it is about: an id from `list_topics`. Without one it counts as the last topic until it is completed.
 */
topic_id?: number, 
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
 * The room, from the register. It, the household and the person must fit each other and the day of receipt;
 * without any of them, a room of the register with exactly the number given in `room` is linked.
 */
room_id?: number, 
/**
 * The household, from the register; the one that had the room on the day of receipt if absent.
 */
household_id?: number, 
/**
 * The person, from the register. Name, telephone number and room are taken from there where they are absent.
 */
person_id?: number, 
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
responsible_id?: number, 
/**
 * The number of a ticket that is about the same incident; it may be one of many.
 */
same_as?: string, 
/**
 * The opening of a suggestion box that it was found in. Channel and moment of receipt are then the box's, where
 * they are absent.
 */
box_opening_id?: number, 
/**
 * The half-filled form that it is made of: the files that whoever registers kept there by `keep_draft_file` go with it,
 * and the words of `save_draft` are forgotten.
 */
draft_files?: string, 
/**
 * Whether it cannot wait.
 */
urgent?: boolean, 
/**
 * Whether it is to be followed up, R6.2.
 */
important?: boolean, 
/**
 * Whether it is about somebody who works here; the manager and the supervisors alone see it then.
 */
about_staff?: boolean, };

/**
 * One thing to tell.
 */
export type Reminder = { 
/**
 * What it is about.
 */
kind: ReminderKind, 
/**
 * The ticket's number, or the quarter such as `2026Q3`.
 */
number: string, 
/**
 * When it turned so.
 */
at: string, };

/**
 * What a reminder is about.
 */
export type ReminderKind = "given" | "reminded" | "due_soon" | "overdue" | "escalated" | "report_drafted";

/**
 * What to tell.
 */
export type Reminders = { 
/**
 * The moment of the call: the next `since`.
 */
now: string, 
/**
 * The latest first.
 */
reminders: Array<Reminder>, 
/**
 * How many of the person's tickets are late or due soon, for the badge.
 */
urgent: number, };

/**
 * Takes a file away from a ticket: `remove_attachment`. Not from an archived one.
 */
export type RemoveAttachment = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * An id from `list_attachments`.
 */
id: number, };

/**
 * Takes a file away from a meeting: `remove_meeting_file`. Not one that signatures or a posting refer to, and
 * none once minutes are issued.
 */
export type RemoveMeetingFile = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * An id from `list_meeting_files`.
 */
id: number, };

/**
 * Takes a file away from the posting of a notice: `remove_notice_file`. The last proof of a posting stays, and so does all of
 * a notice that is over: it is in the archive (R8.1).
 */
export type RemoveNoticeFile = { 
/**
 * The posting.
 */
posting_id: number, 
/**
 * An id of one of its files.
 */
id: number, };

/**
 * Takes a file away from a finding: `remove_supervision_file`. Not from a finding that is settled; a
 * recorded check keeps what it has.
 */
export type RemoveSupervisionFile = { 
/**
 * What it belongs to.
 */
of: Supervised, 
/**
 * An id from `list_supervision_files`.
 */
id: number, };

/**
 * Removes a saved view: `remove_view`. One's own, or as a manager one that is shared.
 */
export type RemoveView = { 
/**
 * Its id.
 */
id: number, };

/**
 * Says what an incident is about: `rename_incident`.
 */
export type RenameIncident = { 
/**
 * Which one.
 */
id: number, 
/**
 * What it is about; 1…60 characters.
 */
title: string, 
/**
 * Refuse if the incident has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Makes the catalogue as PDF (案卷目录): `render_archive`, R2.4. The first 2,000 records.
 */
export type RenderArchive = { 
/**
 * Which records.
 */
filter?: ArchiveFilter, };

/**
 * Makes the ballot papers that are issued as PDF, one for each voter: `render_ballot_papers`.
 */
export type RenderBallotPapers = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * From this number on; from the first if absent.
 */
from?: number, 
/**
 * Up to this number; up to the last if absent.
 */
to?: number, };

/**
 * Makes the sheet by which residents are called, with their whole telephone numbers: `render_call_sheet`, R7.3. It has those who are
 * still to be asked, and is recorded, as a reveal is.
 */
export type RenderCallSheet = { 
/**
 * The sample.
 */
id: number, };

/**
 * Makes the form that one goes to check with, as PDF: `render_check_form`.
 */
export type RenderCheckForm = { 
/**
 * The plan.
 */
plan_id: number, };

/**
 * The same as a paper to print: `render_compliance_board`.
 */
export type RenderComplianceBoard = { 
/**
 * The day, as in `get_compliance_board`.
 */
on?: string, };

/**
 * Makes the list of a disposal as PDF, and once it was carried out its certificate: `render_disposal`, R8.1.
 */
export type RenderDisposal = { 
/**
 * An id from `list_disposals`.
 */
id: number, };

/**
 * Makes the sheet of what each post and person did as PDF: `render_duty`, R7.3.
 */
export type RenderDuty = { 
/**
 * The first month, such as `2026-07`.
 */
from: string, 
/**
 * The last month; at most 36 are looked at together.
 */
to: string, };

/**
 * The file of an edition, as it was issued: `render_issued_report`. The same bytes, whenever it is asked for.
 */
export type RenderIssuedReport = { 
/**
 * The edition.
 */
id: number, };

/**
 * Makes a paper of a meeting as PDF: `render_meeting_paper`.
 */
export type RenderMeetingPaper = { 
/**
 * The meeting.
 */
id: number, 
/**
 * Which paper.
 */
paper: MeetingPaper, };

/**
 * Makes the paper as PDF: `render_minutes`.
 */
export type RenderMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, 
/**
 * For whom.
 */
edition: MinutesEdition, };

/**
 * A month on one or two pages: `render_monthly_brief`, R8.2.
 */
export type RenderMonthlyBrief = { 
/**
 * The month, such as `2026-10`; not one that has not begun.
 */
month: string, };

/**
 * Makes the poster of a notice as PDF: `render_notice`. A draft says that it is one.
 */
export type RenderNotice = { 
/**
 * The notice.
 */
id: number, 
/**
 * How large.
 */
paper: NoticePaper, };

/**
 * Makes the paper on which residents are asked about a proposal (征求意见稿) as PDF: `render_policy_proposal`, R10.1. A draft says
 * that it is one.
 */
export type RenderPolicyProposal = { 
/**
 * The proposal.
 */
id: number, };

/**
 * Makes the check list of a year's look at the regulation (年初评估表) as PDF: `render_policy_review`, R10.2. As it was written
 * down, or to fill in by hand while it is still to be.
 */
export type RenderPolicyReview = { 
/**
 * Which year's.
 */
year: number, };

/**
 * Makes the paper that says what came of a consultation (意见汇总) as PDF, once it is summed up: `render_policy_summary`, R10.1.
 * Nobody who spoke is named on it.
 */
export type RenderPolicySummary = { 
/**
 * The proposal.
 */
id: number, };

/**
 * Makes the quarterly report as PDF: `render_quarterly_report`, R8.2. The same data gives the same bytes.
 */
export type RenderQuarterlyReport = { 
/**
 * The quarter, such as `2026Q3`; not one that has not begun.
 */
quarter: string, };

/**
 * The summary as a poster of A3: `render_report_poster`, R8.2.
 */
export type RenderReportPoster = { 
/**
 * The quarter, such as `2026Q3`; not one that has not begun.
 */
quarter: string, };

/**
 * Makes the forms of a wave as one PDF, once its households are drawn: `render_survey_forms`. One form for each household,
 * on one or more sides of A4.
 */
export type RenderSurveyForms = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * Only the forms of this part of the community.
 */
stratum?: number, };

/**
 * Makes the notice that announces a wave as PDF: `render_survey_notice`. It names nobody.
 */
export type RenderSurveyNotice = { 
/**
 * The wave.
 */
wave_id: number, };

/**
 * The results on paper: `render_survey_results`.
 */
export type RenderSurveyResults = { 
/**
 * The wave.
 */
wave_id: number, };

/**
 * The slips of work orders as PDF, two on a sheet of A4: `render_work_orders`. What was entered already is on them.
 */
export type RenderWorkOrders = { 
/**
 * The orders' numbers, 1…100, in the order in which they are printed.
 */
numbers: Array<string>, };

/**
 * Makes a year's evaluation report as PDF: `render_yearly_report`, R9, R10.2. The same data gives the same bytes.
 */
export type RenderYearlyReport = { 
/**
 * The year, such as `2026`; not one that has not begun.
 */
year: string, };

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
missing: Array<string>, 
/**
 * The numbers of a draft that open the lists of what they count, page by page; none of other papers.
 */
opens?: Array<OpenPlace>, };

/**
 * Makes a new recovery key in the place of the one before: `renew_recovery_key`. The old one opens neither the data nor a
 * backup beside them or in the second folder any more, older backups included; a copy that lies elsewhere is opened by
 * the key that it was last made under.
 */
export type RenewRecoveryKey = { 
/**
 * The password of whoever is signed in.
 */
password: Password, };

/**
 * Takes an action item up again that was settled: `reopen_action_item`.
 */
export type ReopenActionItem = { 
/**
 * The action item.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Takes a finding up again that was settled: `reopen_finding`.
 */
export type ReopenFinding = { 
/**
 * The finding.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Opens an item again that was closed by mistake, while the meeting goes on: `reopen_item`.
 */
export type ReopenItem = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The item.
 */
item_id: number, };

/**
 * Takes a measure up again that was settled: `reopen_measure`.
 */
export type ReopenMeasure = { 
/**
 * The measure.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Opens an answered, closed or archived ticket again: `reopen_ticket`. The resident is owed another answer, within the
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
 * A household that came again with the same topic.
 */
export type Repeat = { 
/**
 * The household.
 */
household_id: number, 
/**
 * Its room, in the normal form.
 */
room: string | null, 
/**
 * What it is about.
 */
topic: Named, 
/**
 * How many of its tickets came no more than 30 days after another on this topic was closed.
 */
count: number, };

/**
 * The households that came again.
 */
export type Repeats = { 
/**
 * Which days are looked at.
 */
days: Span, 
/**
 * 重复率: tickets received in these days of a household and topic of which another was closed no more than 30 days
 * before ÷ tickets closed in these days.
 */
rate: Rate, 
/**
 * The first 50 of them.
 */
rows: Array<Repeat>, 
/**
 * How many there are.
 */
households: number, };

/**
 * Says what becomes of a comment; until the summary it can be said anew: `reply_to_policy_comment`.
 */
export type ReplyToPolicyComment = { 
/**
 * The comment.
 */
id: number, 
/**
 * What becomes of it.
 */
outcome: CommentOutcome, 
/**
 * Why; 1…500 characters.
 */
reply: string, };

/**
 * What somebody said of a report.
 */
export type ReportComment = { 
/**
 * Its id.
 */
id: number, 
/**
 * Which text it is about; absent of the whole.
 */
part: TextPart | null, 
/**
 * What was said.
 */
content: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
by: Named, 
/**
 * When and by whom it was settled; absent while it is not.
 */
settled: Submitted | null, };

/**
 * The way of a quarter's report: answer of `get_report_course`.
 */
export type ReportCourse = { 
/**
 * The quarter.
 */
quarter: string, 
/**
 * Where it stands.
 */
state: ReportState, 
/**
 * Who submitted it.
 */
submitted: Submitted | null, 
/**
 * Who looked it over.
 */
reviewed: Submitted | null, 
/**
 * What is missing or open; what must be filled first, first.
 */
gaps: Array<ReportGapRow>, 
/**
 * What was said of it, the earliest first.
 */
comments: Array<ReportComment>, 
/**
 * The editions that were issued, the first first.
 */
editions: Array<ReportEdition>, 
/**
 * What stands in the summary as long as nobody writes: three findings.
 */
proposed_findings: Array<string>, 
/**
 * The same of measures.
 */
proposed_actions: Array<string>, };

/**
 * An edition of a report as it was issued.
 */
export type ReportEdition = { 
/**
 * Its id.
 */
id: number, 
/**
 * 1 for the first, 2 for the first correction.
 */
edition: number, 
/**
 * The year of its number.
 */
year: number, 
/**
 * Its number in that year; a correction keeps that of the first edition.
 */
number: number, 
/**
 * What a correction puts right; absent of the first edition.
 */
correction: string | null, 
/**
 * The SHA-256 of everything that it was made from, in hexadecimal; its pages bear the first 16 digits.
 */
hash: string, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * When it was issued.
 */
issued_at: string, 
/**
 * By whom.
 */
issued_by: Named, };

/**
 * Says that it is put right, and how (整改); the owner, or whoever supervises: `report_finding`.
 */
export type ReportFinding = { 
/**
 * The finding.
 */
id: number, 
/**
 * What was done; 1…500 characters.
 */
content: string, };

/**
 * What is missing or open.
 */
export type ReportGap = { "kind": "running" } | { "kind": "measures_missing" } | { "kind": "comments_open", 
/**
 * How many.
 */
count: number, } | { "kind": "findings_proposed" } | { "kind": "review_missing" } | { "kind": "actions_missing" } | { "kind": "reasons_missing", 
/**
 * How many.
 */
count: number, } | { "kind": "distribution_missing" } | { "kind": "surveys_open", 
/**
 * How many.
 */
count: number, } | { "kind": "names_people", 
/**
 * Which text.
 */
part: TextPart, 
/**
 * The name, room or number.
 */
text: string, };

/**
 * A gap, and whether it must be filled first.
 */
export type ReportGapRow = { 
/**
 * What is missing.
 */
gap: ReportGap, 
/**
 * Whether the report cannot be issued before.
 */
blocks: boolean, };

/**
 * Where a report stands.
 */
export type ReportState = "draft" | "submitted" | "reviewed";

/**
 * What people wrote in a quarter's report.
 */
export type ReportText = { 
/**
 * The quarter.
 */
quarter: string, 
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
updated_by: Named | null, 
/**
 * 三项发现, on the summary; the first three lines stand there.
 */
findings: string, 
/**
 * 三项措施, on the summary; the first three lines stand there.
 */
actions: string, 
/**
 * 一 沟通情况: what there is to say beside the figures.
 */
communication: string, 
/**
 * 二 居民反馈: the same.
 */
feedback: string, 
/**
 * 居民之声: what residents said, a line each, without names.
 */
voices: string, 
/**
 * 三 处理结果: the same.
 */
handling: string, 
/**
 * 超时原因: the number of a ticket and why it was late, a line each.
 */
late_reasons: string, 
/**
 * 制度评估: of a year's report, what is to be said of the regulation.
 */
regulation: string, 
/**
 * 四 改进措施
 */
measures: string, 
/**
 * 发送范围: who gets the report, a line each.
 */
distribution: string, 
/**
 * Whether the tickets of the quarter are listed in the appendix.
 */
lists_tickets: boolean, };

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
 * Puts the text of an earlier version back, as a new version: `restore_minutes`. What was written since stays in its versions.
 */
export type RestoreMinutes = { 
/**
 * The minutes or the supplement, a draft.
 */
id: number, 
/**
 * The number of the version; not the newest.
 */
number: number, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Takes a wave up again that was called off, where it stood: `restore_survey_wave`. Refused once another wave of the same
 * questionnaire was planned.
 */
export type RestoreSurveyWave = { 
/**
 * The wave.
 */
id: number, };

/**
 * Restricts what is kept of a person, or lifts that: `restrict_person`. It is kept, but the person is found by the
 * room alone.
 */
export type RestrictPerson = { 
/**
 * Whom.
 */
person_id: number, 
/**
 * Whether to restrict; to lift it, `false`.
 */
restricted: boolean, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * What kind of question it is, for whoever shows its result.
 */
export type ResultKind = "satisfaction" | "single" | "multiple" | "recommend" | "number" | "text";

/**
 * Says that work goes on: `resume_ticket`. Whoever has no desk to assign from only for their own.
 */
export type ResumeTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * A word about it, up to 4,000 characters.
 */
note?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * How long records of a kind are kept (保管期限, R8.1): the office's own rule, never less than three years.
 */
export type RetentionTerm = { 
/**
 * Which records; none that are kept for good.
 */
kind: ArchiveKind, 
/**
 * How many calendar years from their filing, 3…100; never fewer than in force.
 */
years: number, };

/**
 * Gives a ticket back to the desk: `return_ticket`. Whoever has no desk to assign from only their own.
 */
export type ReturnTicket = { 
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
 * Shows a person's whole telephone numbers: `reveal_person_phone`. A write, because it is recorded who looked.
 */
export type RevealPersonPhone = { 
/**
 * Whose.
 */
person_id: number, 
/**
 * What for; up to 200 characters.
 */
reason?: string, };

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
 * Telephone numbers in full.
 */
export type RevealedPhones = { 
/**
 * The numbers as they were entered, the one to ring first comes first.
 */
phones: Array<string>, };

/**
 * A point of the yearly check list (R10.2).
 */
export type ReviewPoint = "limits" | "topics" | "channels" | "calendar" | "follow_up" | "posts" | "records" | "supervision";

/**
 * Passes a report, or gives it back to be written again: `review_report`. By somebody else than who submitted it.
 */
export type ReviewReport = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`.
 */
quarter: string, 
/**
 * Whether it is in order.
 */
passed: boolean, 
/**
 * What is to be changed; needed if it is not in order. It stands among the comments.
 */
content?: string, };

/**
 * What was found at a point.
 */
export type ReviewVerdict = "keep" | "change";

/**
 * What was found at a point of the check list.
 */
export type ReviewedPoint = { 
/**
 * The point.
 */
point: ReviewPoint, 
/**
 * What was found.
 */
verdict: ReviewVerdict, 
/**
 * In words, up to 500 characters; required where something is to be changed.
 */
note?: string | null, };

/**
 * A piece of the text.
 */
export type RichBlock = { "type": "heading", 
/**
 * How large.
 */
attrs: HeadingAttrs, 
/**
 * Its words.
 */
content: Array<RichInline>, } | { "type": "paragraph", 
/**
 * Its words.
 */
content: Array<RichInline>, } | { "type": "bulletList", 
/**
 * Its items.
 */
content: Array<RichListItem>, } | { "type": "orderedList", 
/**
 * Where it begins to count.
 */
attrs: OrderedAttrs, 
/**
 * Its items.
 */
content: Array<RichListItem>, } | { "type": "table", 
/**
 * Its rows.
 */
content: Array<RichTableRow>, };

/**
 * Words within a paragraph.
 */
export type RichInline = { "type": "text", 
/**
 * The words.
 */
text: string, 
/**
 * How they are set off.
 */
marks: Array<RichMark>, } | { "type": "hardBreak", };

/**
 * An item of a list.
 */
export type RichListItem = { "type": "listItem", 
/**
 * Paragraphs, and lists within it.
 */
content: Array<RichBlock>, };

/**
 * How words are set off.
 */
export type RichMark = { "type": "bold", };

/**
 * A cell of a table.
 */
export type RichTableCell = { "type": "tableHeader", 
/**
 * How it stands among its neighbours.
 */
attrs: CellAttrs, 
/**
 * What it says.
 */
content: Array<RichBlock>, } | { "type": "tableCell", 
/**
 * How it stands among its neighbours.
 */
attrs: CellAttrs, 
/**
 * What it says.
 */
content: Array<RichBlock>, };

/**
 * A row of a table.
 */
export type RichTableRow = { "type": "tableRow", 
/**
 * Its cells.
 */
content: Array<RichTableCell>, };

/**
 * A rich text.
 */
export type RichText = { "type": "doc", 
/**
 * From top to bottom.
 */
content: Array<RichBlock>, };

/**
 * A word that is said more often.
 */
export type RisingWord = { 
/**
 * The word.
 */
word: string, 
/**
 * In how many of the tickets read it is said.
 */
count: number, 
/**
 * In how many of those read of the time before.
 */
before: number, 
/**
 * How many times as often, with the 95 % interval.
 */
change: CountChange, };

/**
 * Words that residents say more often.
 */
export type RisingWords = { 
/**
 * Which days are looked at.
 */
days: Span, 
/**
 * How many tickets were read of them: all, or of more than 20,000 evenly so many.
 */
read: number, 
/**
 * The days before.
 */
before: Span, 
/**
 * How many tickets were read of those.
 */
read_before: number, 
/**
 * How many tickets of either span were destroyed at the end of their retention, and their words with them. If there are
 * any, no word is counted: the rest alone would tell something else.
 */
destroyed: number, 
/**
 * The words, those that surely rise the most first; 30 at most.
 */
rows: Array<RisingWord>, };

/**
 * A post in the office (role in code), R4. One person can hold several and may do what any of them may.
 */
export type Role = "manager" | "service" | "maintenance" | "supervisor" | "secretary" | "admin";

/**
 * A room.
 */
export type RoomCard = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its number in the normal form: `3-2-1502`, `A-1801`, `商铺12`, `车位B2-033`.
 */
room: string, 
/**
 * The building's number; absent where there is none.
 */
building: string | null, 
/**
 * The unit's number within the building.
 */
unit: string | null, 
/**
 * What it is.
 */
kind: RoomKind, 
/**
 * Its area in hundredths of a square metre.
 */
area_hundredths: number | null, 
/**
 * What the office notes about it.
 */
note: string | null, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * What a room is.
 */
export type RoomKind = "home" | "shop" | "parking";

/**
 * A page of rooms.
 */
export type RoomPage = { 
/**
 * The rows.
 */
rows: Array<RoomRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * How many rooms there are on all pages.
 */
total: number, };

/**
 * A room in a list.
 */
export type RoomRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its number in the normal form.
 */
room: string, 
/**
 * What it is.
 */
kind: RoomKind, 
/**
 * Its area in hundredths of a square metre.
 */
area_hundredths: number | null, 
/**
 * The household that has it now.
 */
household_id: number | null, 
/**
 * The names of those who belong to that household now; who is restricted or anonymous is not named.
 */
names: Array<string>, 
/**
 * How many belong to it.
 */
people: number, };

/**
 * Rules for a kind of meeting, with their sources.
 */
export type RuleProfile = { 
/**
 * Its id.
 */
id: number, 
/**
 * The kind of meeting that it is for.
 */
kind: MeetingKind, 
/**
 * Its name.
 */
name: string, 
/**
 * The rules.
 */
rules: MeetingRules, 
/**
 * Whether it came with the program; such a one stays as it is.
 */
shipped: boolean, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * Where the rules stand: law and article, or whose own rule it is. Refusals name them.
 */
export type RuleSources = { 
/**
 * Of how many must take part.
 */
attendance: string | null, 
/**
 * Of how many must be for it.
 */
decision: string | null, 
/**
 * Of who may send somebody instead.
 */
proxies: string | null, 
/**
 * Of the notice.
 */
notice: string | null, 
/**
 * Of the posting.
 */
posting: string | null, 
/**
 * Of who may vote, and how rooms count.
 */
electorate: string | null, };

/**
 * How satisfied the resident is.
 */
export type Satisfaction = "very_satisfied" | "satisfied" | "neutral" | "dissatisfied" | "very_dissatisfied";

/**
 * Says what the days of a span are: `save_calendar_days`. Deadlines that tickets already have stay as they are.
 */
export type SaveCalendarDays = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, in the same year and at most 31 days on; the first one if absent.
 */
to?: string, 
/**
 * Whether people rest or work; absent for what the weekdays say.
 */
kind?: DayKind, 
/**
 * The holiday, such as 春节; 1…20 characters, required with `kind`.
 */
name?: string, };

/**
 * Says whether a year's notice has been published and entered: `save_calendar_year`.
 */
export type SaveCalendarYear = { 
/**
 * The year, 2000…2100.
 */
year: number, 
/**
 * Whether all of its days are entered.
 */
published: boolean, 
/**
 * The notice that they come from, such as its number; 1…60 characters, required when published.
 */
source?: string, };

/**
 * Keeps a channel: `save_channel`, R1. Its kind stays; it is never deleted.
 */
export type SaveChannel = { 
/**
 * The one to change; a new one if absent.
 */
id?: number, 
/**
 * Its kind; of one that is there already, what it is.
 */
kind: ChannelKind, 
/**
 * What it is called; 1…30 characters, no other channel's name.
 */
name: string, 
/**
 * The telephone number, the account or the address on the net; up to 80 characters.
 */
contact?: string, 
/**
 * Where it is; up to 80 characters.
 */
place?: string, 
/**
 * Who looks after it: an id from `list_staff`.
 */
responsible_id?: number, 
/**
 * When residents can reach it, in words; up to 80 characters.
 */
hours?: string, 
/**
 * A box is opened, a site written to, at least every so many days, 1…366.
 */
every_days?: number, 
/**
 * The first day of service.
 */
from_on?: string, 
/**
 * The last day of service, not in the future; it is in service while there is none.
 */
until_on?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Says what is looked at in a check of this kind: `save_check_list`. Checks that were made keep their lines.
 */
export type SaveCheckList = { 
/**
 * The kind.
 */
kind: CheckKind, 
/**
 * The lines, in order; 1…20 of 1…60 characters each.
 */
lines: Array<string>, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Keeps a plan by which a channel is checked: `save_check_plan`, R7.1.
 */
export type SaveCheckPlan = { 
/**
 * The one to change; a new one if absent.
 */
id?: number, 
/**
 * The channel: an id from `get_channel_board`.
 */
channel_id: number, 
/**
 * What is looked at; it must fit the channel.
 */
kind: CheckKind, 
/**
 * How many days after a check the next one is due, 1…366; on a day of rest it is due on the next working day.
 */
every_days: number, 
/**
 * The day on which the next one is due.
 */
next_on: string, 
/**
 * How many seconds a call may ring, or how many days the last posting may be old, 1…1000; of other kinds nothing.
 */
most?: number, 
/**
 * Whether it still goes on.
 */
active: boolean, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

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
 * What stands in it: a JSON text of at most 512 KiB, which only the form understands.
 */
content: string, };

/**
 * Puts other rules in the place of all: `save_intake_rules`.
 */
export type SaveIntakeRules = { 
/**
 * The rules in their order; at most 200.
 */
rules: Array<IntakeRule>, 
/**
 * Refuse if the rules have changed since this version of them was read.
 */
expected_version?: number, };

/**
 * Adds a series or changes one: `save_meeting_series`.
 */
export type SaveMeetingSeries = { 
/**
 * The series to change; a new one if absent.
 */
id?: number, 
/**
 * Its name, unlike the others'; 1…60 characters.
 */
name: string, 
/**
 * The profile that its meetings are planned with.
 */
profile_id: number, 
/**
 * After how many months the next one is due, 1…12.
 */
every_months: number, 
/**
 * Whether more are to come.
 */
active: boolean, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Keeps the text of a draft: `save_minutes`. The editor calls it every few seconds.
 */
export type SaveMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, 
/**
 * The whole text; at most 100,000 characters.
 */
document: RichText, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Keeps a draft of a notice: `save_notice`, R1. What is published is corrected by `correct_notice`.
 */
export type SaveNotice = { 
/**
 * The draft to change; a new one if absent.
 */
id?: number, 
/**
 * What it says.
 */
plan: NoticePlan, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Puts other phrases in the place of all: `save_phrases`.
 */
export type SavePhrases = { 
/**
 * The phrases in their order; at most 200.
 */
phrases: Array<Phrase>, 
/**
 * Refuse if the phrases have changed since this version of them was read.
 */
expected_version?: number, };

/**
 * Makes a new version of the limits: `save_policy`, R5 and R10.1. One that still waits for its day gives way to it;
 * tickets keep the version that they were received under.
 */
export type SavePolicy = { 
/**
 * From which day on it is in force: today, from this moment on, or a later day.
 */
effective_on: string, 
/**
 * One limit for each category.
 */
limits: Array<PolicyLimit>, 
/**
 * When the office is open on a working day: 1…4 spans in their order.
 */
hours: Array<OfficeHours>, 
/**
 * What is followed up.
 */
follow_up: FollowUpRule, 
/**
 * What tickets can be about: 1…30 names in their order, each of 1…20 characters. A name that there never was is a new
 * topic; one that is left out can be chosen no more.
 */
topics: Array<string>, 
/**
 * How long records are kept: each kind that has a term, once. What is filed already is kept as long.
 */
retention: Array<RetentionTerm>, 
/**
 * Why, such as the meeting's decision; 1…200 characters.
 */
note: string, 
/**
 * Refuse if there is a newer version than this.
 */
expected_version?: number, };

/**
 * Keeps a questionnaire: `save_questionnaire`. If forms of its latest version are out, this makes the next version; the
 * one that was asked stays what it is. A question with the key of an earlier one is the same question and is answered
 * in the same way.
 */
export type SaveQuestionnaire = { 
/**
 * The questionnaire to change; a new one if absent.
 */
id?: number, 
/**
 * What it is called; 1…60 characters.
 */
title: string, 
/**
 * What it asks.
 */
design: Design, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Writes the texts of a quarter's report: `save_report_text`. A part that is not given stays as it is; a report that was submitted
 * or reviewed is a draft again.
 */
export type SaveReportText = { 
/**
 * The quarter, such as `2026Q3`, or the year of a yearly report, such as `2026`.
 */
quarter: string, 
/**
 * 三项发现, up to 1,000 characters; each line is one.
 */
findings?: string, 
/**
 * 三项措施, up to 1,000 characters; each line is one.
 */
actions?: string, 
/**
 * 沟通情况, up to 8,000 characters; each line is a paragraph.
 */
communication?: string, 
/**
 * 居民反馈, as above.
 */
feedback?: string, 
/**
 * 居民之声, as above; each line is what one resident said, without a name.
 */
voices?: string, 
/**
 * 处理结果, as above.
 */
handling?: string, 
/**
 * 超时原因, as above; each line is the number of a ticket and why it was late.
 */
late_reasons?: string, 
/**
 * 制度评估, as above; of a year's report.
 */
regulation?: string, 
/**
 * 改进措施, as above.
 */
measures?: string, 
/**
 * 发送范围, up to 1,000 characters; each line is one who gets the report.
 */
distribution?: string, 
/**
 * Whether the tickets of the quarter are listed in the appendix, without residents.
 */
lists_tickets?: boolean, 
/**
 * Refuse if the text has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Adds a room, or changes one: `save_room`.
 */
export type SaveRoom = { 
/**
 * Which one to change; a new one if absent.
 */
id?: number, 
/**
 * The number as people write it: `3-2-1502`, `3栋2单元1502室`, `A座1801`, `商铺12`, `车位B2-033`.
 */
room: string, 
/**
 * What it is; as its number says if absent.
 */
kind?: RoomKind, 
/**
 * The area in hundredths of a square metre, above 0; none if absent.
 */
area_hundredths?: number, 
/**
 * What the office notes about it; up to 500 characters.
 */
note?: string, 
/**
 * Refuse if the record has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Adds a rule profile, such as a changed copy of another, or changes one: `save_rule_profile`. Meetings that are
 * planned already keep the rules that they have.
 */
export type SaveRuleProfile = { 
/**
 * The profile to change; a new one if absent.
 */
id?: number, 
/**
 * The kind of meeting that it is for; it stays.
 */
kind: MeetingKind, 
/**
 * Its name, unlike the others'; 1…60 characters.
 */
name: string, 
/**
 * The rules.
 */
rules: MeetingRules, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Keeps a survey that comes again: `save_survey_plan`.
 */
export type SaveSurveyPlan = { 
/**
 * The one to change; a new one if absent.
 */
id?: number, 
/**
 * What it is called; 1…60 characters.
 */
title: string, 
/**
 * The questionnaire that is asked.
 */
questionnaire_id?: number, 
/**
 * The day on which the next one is due.
 */
due_on: string, 
/**
 * After how many months it comes again, 1…24.
 */
every_months: number, 
/**
 * How many days before it is due one is reminded, 0…90.
 */
remind_days: number, 
/**
 * Whether it still comes.
 */
active: boolean, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Keeps a question for later questionnaires: `save_survey_question`. It is the same question as long as its key is, whatever
 * its words become; those of questionnaires stay what they are. It can be taken from the list, and is never deleted.
 */
export type SaveSurveyQuestion = { 
/**
 * The one to change; a new one if absent.
 */
id?: number, 
/**
 * The question; after which answers it is asked is left to questionnaires.
 */
question: Question, 
/**
 * Whether it is no longer offered.
 */
retired: boolean, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Saves what a list shows under a name: `save_view`. One's own view of the same name is replaced.
 */
export type SaveView = { 
/**
 * Its name; 1…40 characters.
 */
name: string, 
/**
 * Whether everybody sees it.
 */
shared?: boolean, 
/**
 * What it shows.
 */
filter: ViewFilter, };

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
 * A part of a questionnaire.
 */
export type Section = { 
/**
 * Its head; up to 40 characters, none if empty.
 */
title: string, 
/**
 * Its questions.
 */
questions: Array<Question>, };

/**
 * Gives it back to be changed: `send_back_minutes`. Signatures that there were are void.
 */
export type SendBackMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, 
/**
 * What is to be changed; 1…500 characters.
 */
words: string, };

/**
 * What the reviewer asked for.
 */
export type SentBack = { 
/**
 * In words.
 */
words: string, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
by: Named, };

/**
 * Sets a red flag aside (已核实无异常): `set_aside_red_flag`, R7.3. It stays in the list with the reason. Not by whoever handled the
 * ticket.
 */
export type SetAsideRedFlag = { 
/**
 * Which.
 */
flag: RedFlagOf, 
/**
 * What was seen, and why nothing is wrong; 1…500 characters.
 */
reason: string, };

/**
 * Says to which folder every backup is copied as well: `set_backup_folder`.
 */
export type SetBackupFolder = { 
/**
 * The absolute path of a folder that is there, best on another drive; none if absent.
 */
folder?: string, };

/**
 * Says that an owners' assembly asks in writing, and on which days; or that it does not: `set_consultation`.
 */
export type SetConsultation = { 
/**
 * The meeting, which is not open yet.
 */
meeting_id: number, 
/**
 * The days on which ballot papers count; absent if it does not ask in writing.
 */
period?: Consultation, };

/**
 * Says after how many days without a notice there is a warning: `set_notice_rule`.
 */
export type SetNoticeRule = { 
/**
 * So many days, 1…366.
 */
silent_days: number, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Gives the office a logo, or takes it away: `set_office_logo`.
 */
export type SetOfficeLogo = { 
/**
 * A PNG, JPEG or WebP by its content, of at most 5 MiB, in base64; no logo if absent.
 */
image?: string, };

/**
 * Says how many minutes before the deadline are the last ones: `set_red_flag_rule`, R7.3.
 */
export type SetRedFlagRule = { 
/**
 * How many minutes, 1…60.
 */
last_minutes: number, 
/**
 * Refuse if it has changed since this version of it was read.
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
password: Password, 
/**
 * The office's logo, as in `set_office_logo`; none if absent.
 */
logo?: string, };

/**
 * Says that what somebody said was seen to: `settle_report_comment`.
 */
export type SettleReportComment = { 
/**
 * The comment.
 */
id: number, };

/**
 * Says what stands on the paper where two entries differ: `settle_survey_difference`.
 */
export type SettleSurveyDifference = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * The code of the form.
 */
code: string, 
/**
 * The field.
 */
field: string, 
/**
 * What stands there.
 */
answer: Answer, };

/**
 * How bad an issue is.
 */
export type Severity = "error" | "duplicate" | "notice";

/**
 * A share of answers with its 95 % interval.
 */
export type Share = { 
/**
 * The share, 0…1.
 */
share: number, 
/**
 * Its interval, within 0…1.
 */
interval: Interval, 
/**
 * Of how many answers it is the share: the sample size.
 */
answers: number, 
/**
 * How many answers of a simple sample would say as much; `answers` unless weighted.
 */
effective: number, 
/**
 * How the interval was made.
 */
method: IntervalMethod, };

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
 * Notes who signed the paper: `sign_minutes`. Of a meeting that decides, the scan must be there.
 */
export type SignMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, 
/**
 * The day, from that of the meeting to today.
 */
signed_on: string, 
/**
 * Who signed, each once; 1…500 names of 1…102 characters. Two of the same name are told apart: `王芳（3-2-101）`.
 */
signers: Array<string>, 
/**
 * The scan: a file of the meeting.
 */
scan_id?: number, };

/**
 * Leaves the desk: `sign_out`. Nothing happens if nobody is signed in.
 */
export type SignOut = Record<symbol, never>;

/**
 * Signatures on paper.
 */
export type Signed = { 
/**
 * The day.
 */
on: string, 
/**
 * Who signed.
 */
signers: Array<string>, 
/**
 * The scan: a file of the meeting.
 */
scan_id: number | null, };

/**
 * A ticket that may be about the same.
 */
export type SimilarTicket = { 
/**
 * Its number; of an incident, that of the ticket that fits best.
 */
number: string, 
/**
 * The incident that it is one of.
 */
incident: TicketIncident | null, 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * What it is about: an id from `list_topics`; absent while nobody has chosen it.
 */
topic_id: number | null, 
/**
 * Its room.
 */
room: string | null, 
/**
 * The beginning of what was said.
 */
excerpt: string, 
/**
 * When it reached the office.
 */
received_at: string, 
/**
 * Whether it comes from the caller's own room: more likely the same call again than the same occurrence.
 */
same_room: boolean, 
/**
 * Whether it comes from the same building.
 */
same_building: boolean, 
/**
 * The words in common, the longest first; at most 2.
 */
words: Array<string>, };

/**
 * How many answers a survey needs to be as exact as wanted, and how many forms must be handed out for them, with 95 %
 * confidence: `size_survey_sample`. The share that needs the most answers, one half, is supposed.
 */
export type SizeSurveySample = { 
/**
 * How many households there are, 1…100,000; those that live in the community today if absent.
 */
households?: number, 
/**
 * How far a share may be off, in percent, 1…20.
 */
margin_percent: number, 
/**
 * How many of a hundred forms are expected back, 1…100.
 */
return_percent: number, };

/**
 * A person whose on-time rate is under that of the others together. Never a ranking: who is not here does not stand out.
 */
export type SlowPerson = { 
/**
 * Who.
 */
staff: Named, 
/**
 * Settled on time ÷ settled, of the tickets that the person is responsible for.
 */
own: Rate, 
/**
 * The same of everybody else.
 */
others: Rate, 
/**
 * The difference, less than 0, and its 95 % interval by Newcombe, all of which is under 0.
 */
difference: number, 
/**
 * Its interval.
 */
within: Interval, 
/**
 * What was said of it.
 */
review: RedFlagReview | null, };

/**
 * What the resident said of the matter.
 */
export type Solution = "solved" | "partly_solved" | "unsolved";

/**
 * Days, for a list.
 */
export type Span = { 
/**
 * The first.
 */
from: string, 
/**
 * The last.
 */
to: string, };

/**
 * One message of a text.
 */
export type SplitMessage = { 
/**
 * Who sent it, as the program that it was copied from says.
 */
name: string | null, 
/**
 * When; absent where the text does not say the day and hour, or where they lie ahead.
 */
sent_at: string | null, 
/**
 * The room that the name or the words mention.
 */
room: string | null, 
/**
 * The words.
 */
content: string, };

/**
 * Takes a text of several messages apart: `split_messages`. Messages begin with a line of the name and the time, with
 * a name and a colon, or after an empty line where there is neither.
 */
export type SplitMessages = { 
/**
 * The text as it was copied; up to 40,000 characters, at most 200 messages.
 */
text: string, };

/**
 * How many waited so long for the first feedback.
 */
export type SpreadFigures = { 
/**
 * Up to how many hours, included; absent of the longest waits.
 */
up_to_hours: number | null, 
/**
 * How many.
 */
count: number, };

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
 * Stages a ledger: `stage_ledger`. Its rows are kept, encrypted, until they are imported or dropped, or the same
 * person stages another.
 */
export type StageLedger = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file: .xlsx, .xls, or .csv in UTF-8 or GB18030; at most 64 MiB and 200,000 rows.
 */
base64: string, 
/**
 * The sheet of a workbook; the one with most rows if absent.
 */
sheet?: string, };

/**
 * Opens a meeting: `start_meeting`.
 */
export type StartMeeting = { 
/**
 * The meeting.
 */
id: number, };

/**
 * Where a ticket stands.
 */
export type Status = "unassigned" | "in_progress" | "suspended" | "answered" | "follow_up" | "closed" | "archived" | "cancelled";

/**
 * Hands a draft in to be looked over: `submit_minutes`. From now on its text stands still.
 */
export type SubmitMinutes = { 
/**
 * The minutes or the supplement.
 */
id: number, };

/**
 * Gives a report to be looked over: `submit_report`.
 */
export type SubmitReport = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
 */
quarter: string, 
/**
 * Refuse if the text has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Who did something, and when.
 */
export type Submitted = { 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
by: Named, };

/**
 * What may be said of a quarter or a year: `suggest_sentences`, R7.2, R8.2, R10.2.
 */
export type SuggestSentences = { 
/**
 * The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
 */
quarter: string, };

/**
 * Something that is really different, with its evidence.
 */
export type Suggestion = { 
/**
 * Of which tickets.
 */
of: SuggestionOf, 
/**
 * With what it was compared.
 */
against: Against, 
/**
 * The days of the quarter; of a year those of its months that have begun.
 */
later: Span, 
/**
 * How many were received in it.
 */
later_count: number, 
/**
 * As many days before, or the same of the year before.
 */
earlier: Span, 
/**
 * How many were received in that.
 */
earlier_count: number, 
/**
 * How many times as many a day, with the 95 % interval and the likelihood that chance alone gives as much.
 */
change: CountChange, 
/**
 * The buildings they come from above all, the most first.
 */
buildings: Array<Concentration>, };

/**
 * Which tickets a suggestion is of.
 */
export type SuggestionOf = { 
/**
 * 投诉, 建议 or 咨询.
 */
category: Category, 
/**
 * On which topic; absent of all.
 */
topic: Named | null, };

/**
 * What may be said of a quarter or a year.
 */
export type Suggestions = { 
/**
 * The quarter or the year.
 */
quarter: string, 
/**
 * Whether it goes on: then only what is counted by day can be compared.
 */
running: boolean, 
/**
 * How many differences were looked for.
 */
tested: number, 
/**
 * Those that are real, the surest first.
 */
rows: Array<Suggestion>, };

/**
 * Writes down what came of the consultation (意见汇总), when its days are over and every comment has a reply:
 * `summarise_policy_consultation`, R10.1.
 */
export type SummarisePolicyConsultation = { 
/**
 * The proposal.
 */
id: number, 
/**
 * What came of it; 1…2,000 characters.
 */
summary: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What a file of supervision belongs to.
 */
export type Supervised = { "kind": "check", 
/**
 * The check.
 */
id: number, } | { "kind": "finding", 
/**
 * The finding.
 */
id: number, };

/**
 * A line of the course of a finding or a measure.
 */
export type SupervisionEvent = { 
/**
 * Its id.
 */
id: number, 
/**
 * What happened.
 */
kind: SupervisionEventKind, 
/**
 * When.
 */
at: string, 
/**
 * Who did it.
 */
staff: Named, 
/**
 * What was noted.
 */
content: string | null, 
/**
 * Who is to do it from then on; absent if that stayed.
 */
owner: Named | null, 
/**
 * By when from then on; absent if that stayed.
 */
due_on: string | null, };

/**
 * What happened to a finding or a measure.
 */
export type SupervisionEventKind = "added" | "progress" | "changed" | "reported" | "sent_back" | "passed" | "done" | "dropped" | "reopened";

/**
 * Something that supervision asks for.
 */
export type SupervisionReminder = { 
/**
 * What.
 */
kind: SupervisionReminderKind, 
/**
 * Of what: a plan, a finding, a measure or a sample.
 */
id: number, 
/**
 * By which day.
 */
day: string, 
/**
 * Whether the day has passed.
 */
late: boolean, 
/**
 * The channel, what is to be done, or the sample's days and how many were asked of how many.
 */
title: string, 
/**
 * Who owes it; absent of a check and of a sample.
 */
owner: string | null, };

/**
 * What is asked for.
 */
export type SupervisionReminderKind = "check" | "rectify" | "recheck" | "measure" | "call_back";

/**
 * Ready questions and templates for property services.
 */
export type SurveyBank = { 
/**
 * The questions by topic.
 */
topics: Array<BankTopic>, 
/**
 * The office's own questions, the latest first; those that are no longer offered among them.
 */
own: Array<OwnQuestion>, 
/**
 * Whole questionnaires.
 */
templates: Array<SurveyTemplate>, };

/**
 * One column and what it says.
 */
export type SurveyColumn = { 
/**
 * The column, counted from 0.
 */
column: number, 
/**
 * What it says.
 */
meaning: SurveyColumnMeaning, };

/**
 * What a column of answers says.
 */
export type SurveyColumnMeaning = { "kind": "code" } | { "kind": "room" } | { "kind": "building" } | { "kind": "field", 
/**
 * The field: `cleaning`, or `cleaning/2` in a matrix.
 */
field: string, } | { "kind": "option", 
/**
 * The question.
 */
field: string, 
/**
 * The option.
 */
code: number, };

/**
 * A field in which the two entries of a form differ.
 */
export type SurveyDifference = { 
/**
 * The code of the form as printed: to find the paper.
 */
code: string, 
/**
 * The field.
 */
field: string, 
/**
 * The number of the question on the paper.
 */
number: number, 
/**
 * What the first entry has; nothing if the question was skipped.
 */
first: Answer | null, 
/**
 * What the second entry has.
 */
second: Answer | null, };

/**
 * What kind of file is made of the answers.
 */
export type SurveyExportFormat = "xlsx" | "csv" | "code_book";

/**
 * A wave in the quarterly report.
 */
export type SurveyFigures = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * Whether nobody can know who answered what.
 */
anonymous: boolean, 
/**
 * Whether a sample was drawn: satisfied rates are then weighted by building.
 */
weighted: boolean, 
/**
 * 回收率: forms that came back ÷ households that were asked.
 */
response: Rate, 
/**
 * How many forms are counted.
 */
forms: number, 
/**
 * The question on satisfaction on the whole; absent if none was asked, or fewer than five answered it.
 */
overall: SurveyQuestionFigures | null, 
/**
 * Every question on a scale of satisfaction.
 */
questions: Array<SurveyQuestionFigures>, };

/**
 * What a file of answers holds.
 */
export type SurveyFile = { 
/**
 * The encoding of a text table, `UTF-8` or `gb18030`; absent for a workbook.
 */
encoding: string | null, 
/**
 * The sheets; a text table is one.
 */
sheets: Array<SurveySheet>, };

/**
 * What would be taken in, or was. Every row is one of `new`, `known`, `repeated`, `empty`, `errors` and `left_out`.
 */
export type SurveyFileCounts = { 
/**
 * Rows after the headings that say anything.
 */
rows: number, 
/**
 * Rows that are taken in.
 */
new: number, 
/**
 * Of these, rows without a code: they count for a building if one is told, or for the community alone.
 */
without_code: number, 
/**
 * Rows whose form was entered before.
 */
known: number, 
/**
 * Rows without a code whose answers are the same as some taken in before: those again, unless somebody says otherwise.
 */
same: number, 
/**
 * Rows that say the same of the same form as a row before.
 */
repeated: number, 
/**
 * Rows that answer nothing.
 */
empty: number, 
/**
 * Rows that cannot be taken in.
 */
errors: number, 
/**
 * Rows that somebody left out.
 */
left_out: number, 
/**
 * Answers on a scale of satisfaction that are numbers.
 */
scale_numbers: number, };

/**
 * Something about a row of answers that somebody should know.
 */
export type SurveyFileIssue = { 
/**
 * The row of the sheet, counted from 1.
 */
row: number, 
/**
 * The column, counted from 0; absent if no column says it.
 */
column: number | null, 
/**
 * What the column says.
 */
meaning: SurveyColumnMeaning, 
/**
 * What is wrong.
 */
code: ErrorCode, 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * What the cell says.
 */
value: string, 
/**
 * The smallest and the largest number that can be answered, where that is what is wrong.
 */
range: [number, number] | null, 
/**
 * The other row that it is about, if there is one.
 */
other_row: number | null, };

/**
 * What would be taken in.
 */
export type SurveyFilePreview = { 
/**
 * How much.
 */
counts: SurveyFileCounts, 
/**
 * Issues in the order of the rows.
 */
issues: Array<SurveyFileIssue>, 
/**
 * How many issues there are.
 */
total_issues: number, 
/**
 * Where the next page of issues begins; absent on the last.
 */
next: number | null, };

/**
 * A file of answers, and how it is read.
 */
export type SurveyFileReading = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The file.
 */
base64: string, 
/**
 * What its columns mean.
 */
mapping: SurveyMapping, 
/**
 * Cells that were mended.
 */
fixes?: Array<ImportFix>, 
/**
 * Rows of the sheet that are not taken in, counted from 1.
 */
without?: Array<number>, 
/**
 * Answers without a code that are the same as some taken in before are those again, unless this is set: then somebody
 * else gave them.
 */
same_are_new?: boolean, };

/**
 * A form, before it is typed in.
 */
export type SurveyForm = { 
/**
 * Its code as printed.
 */
code: string, 
/**
 * The building or the part of the community.
 */
stratum: string, 
/**
 * The room it was for; absent in an anonymous wave.
 */
room: string | null, 
/**
 * What the same person typed before, if the form is gone back to.
 */
answers: { [key in string]: Answer } | null, };

/**
 * A household that is asked.
 */
export type SurveyHousehold = { 
/**
 * The household.
 */
household_id: number, 
/**
 * Its place in the list.
 */
position: number, 
/**
 * Its room.
 */
room: string, 
/**
 * Whether its form came back: ticked off in an anonymous wave, otherwise entered.
 */
returned: boolean, };

/**
 * A page of households.
 */
export type SurveyHouseholdPage = { 
/**
 * The rows.
 */
rows: Array<SurveyHousehold>, 
/**
 * The position after which the next page begins; absent on the last.
 */
next: number | null, };

/**
 * How a file of answers is to be read.
 */
export type SurveyMapping = { 
/**
 * The sheet of a workbook; the first if absent.
 */
sheet?: string, 
/**
 * The row of the headings, counted from 1; what comes after it is read. 0 if there are no headings.
 */
header_row: number, 
/**
 * The columns that say something; each meaning once, and of a question either the whole or its options.
 */
columns: Array<SurveyColumn>, 
/**
 * Whether 1 is the best on a scale of satisfaction that is given in numbers, as where options are numbered; otherwise
 * 5 is.
 */
first_is_best?: boolean, };

/**
 * A survey that comes again.
 */
export type SurveyPlan = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The questionnaire that is asked, if it is known already.
 */
questionnaire_id: number | null, 
/**
 * The day on which the next one is due.
 */
due_on: string, 
/**
 * After how many months it comes again.
 */
every_months: number, 
/**
 * How many days before it is due one is reminded.
 */
remind_days: number, 
/**
 * Whether it still comes.
 */
active: boolean, 
/**
 * Whether today one is reminded of it.
 */
reminds: boolean, 
/**
 * Whether the day on which it was due has passed.
 */
late: boolean, 
/**
 * Grows with every change.
 */
version: number, };

/**
 * A question on a scale of satisfaction in the quarterly report.
 */
export type SurveyQuestionFigures = { 
/**
 * What the results call it.
 */
field: string, 
/**
 * Its number on the paper.
 */
number: number, 
/**
 * The question.
 */
text: string, 
/**
 * The thing of a matrix.
 */
item: string | null, 
/**
 * Whether fewer than five answered, so that nothing is said.
 */
hidden: boolean, 
/**
 * How many answered 非常满意 or 满意; 0 if hidden.
 */
satisfied_answers: number, 
/**
 * How many answers count; 0 if hidden.
 */
valid: number, 
/**
 * 满意率: the first ÷ the second; weighted by building where a sample was drawn.
 */
satisfied: Share | null, 
/**
 * The change since the wave before that asked the same question, if both have five answers.
 */
change: WaveChange | null, 
/**
 * The rate of that wave.
 */
before: Share | null, };

/**
 * What was answered in a wave.
 */
export type SurveyResults = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it stands; the numbers are final once it is closed.
 */
state: WaveState, 
/**
 * Whether nobody can know who answered what.
 */
anonymous: boolean, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * 回收率: forms that came back ÷ households that were asked.
 */
response: Rate, 
/**
 * The same by building; forms that were entered.
 */
buildings: Array<BuildingResponse>, 
/**
 * How many forms are counted.
 */
forms: number, 
/**
 * How many forms wait, since two entries of them differ.
 */
unsettled: number, 
/**
 * Whether a sample was drawn: satisfied rates are then weighted by building.
 */
weighted: boolean, 
/**
 * Question by question; each thing of a matrix is one.
 */
questions: Array<QuestionResult>, 
/**
 * Satisfaction by topic, where a topic has a question.
 */
topics: Array<TopicResult>, 
/**
 * 回访满意率 beside it: never part of these figures.
 */
follow_ups: FollowUpSatisfaction, };

/**
 * How large a survey must be.
 */
export type SurveySampleSize = { 
/**
 * How many households there are.
 */
households: number, 
/**
 * How many answers an endless community would need; the formula's first step.
 */
endless: number, 
/**
 * How many answers are needed.
 */
target: number, 
/**
 * How many forms must be handed out.
 */
forms: number, 
/**
 * Whether handing a form to every household does not bring as many back.
 */
all_are_too_few: boolean, };

/**
 * A sheet of a file of answers.
 */
export type SurveySheet = { 
/**
 * Its name.
 */
name: string, 
/**
 * How many rows it has, headings and empty ones included.
 */
rows: number, 
/**
 * How many columns it has.
 */
columns: number, 
/**
 * The first rows, at most 20. Of columns that are withheld there is the heading and nothing else.
 */
first_rows: Array<Array<string>>, 
/**
 * The columns that may say who answered: IP addresses, and in an anonymous wave moments, names, telephone numbers,
 * rooms and what else the platform notes. They are never read.
 */
withheld: Array<number>, 
/**
 * How it is read if nobody knows better.
 */
mapping: SurveyMapping, };

/**
 * A ready questionnaire.
 */
export type SurveyTemplate = { 
/**
 * What it is called.
 */
title: string, 
/**
 * What it asks.
 */
design: Design, };

/**
 * What a question of a property office is about, for results by topic.
 */
export type SurveyTopic = "overall" | "safety" | "cleaning" | "greening" | "repair" | "attitude" | "fees" | "activities" | "communication";

/**
 * Why work on a ticket waits.
 */
export type SuspendReason = "resident_away" | "waiting_appointment" | "waiting_parts" | "other_reason";

/**
 * Says that work waits for something: `suspend_ticket`. The deadline runs on. Whoever has no desk to assign from only
 * for their own.
 */
export type SuspendTicket = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * For what.
 */
reason: SuspendReason, 
/**
 * When work is meant to go on: after now, within 90 days.
 */
until: string, 
/**
 * More about it, up to 4,000 characters; required with `other_reason`.
 */
note?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What work on a ticket waits for.
 */
export type Suspension = { 
/**
 * For what.
 */
reason: SuspendReason, 
/**
 * More about it.
 */
note: string | null, 
/**
 * Since when.
 */
began_at: string, 
/**
 * When work is meant to go on.
 */
until: string, };

/**
 * Which tickets a list shows.
 */
export type Tab = "all" | "unassigned" | "in_progress" | "suspended" | "due_soon" | "overdue" | "answered" | "follow_up" | "closed" | "archived" | "cancelled";

/**
 * What was decided, summed up.
 */
export type Tally = { 
/**
 * 同意
 */
approving: Weight, 
/**
 * 反对
 */
opposing: Weight, 
/**
 * 弃权
 */
abstaining: Weight, 
/**
 * 无效
 */
invalid: Weight, };

/**
 * A part of the texts.
 */
export type TextPart = "findings" | "actions" | "communication" | "feedback" | "voices" | "handling" | "late_reasons" | "regulation" | "measures" | "distribution";

/**
 * A fraction of a whole that must be reached.
 */
export type Threshold = { 
/**
 * Above the line, 1…`denominator`.
 */
numerator: number, 
/**
 * Below the line, 1…1,000.
 */
denominator: number, 
/**
 * Whether the fraction itself is enough.
 */
comparison: Comparison, };

/**
 * Notes whether the form of a household came back, in an anonymous wave that collects: `tick_survey_household`. The trail
 * does not say which household.
 */
export type TickSurveyHousehold = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * The household.
 */
household_id: number, 
/**
 * Whether it came back.
 */
returned: boolean, };

/**
 * Whose a ticket is: in words, from the register, or both, as in `register_ticket`.
 */
export type TicketCaller = { 
/**
 * The room as the resident says it; 1…40 characters.
 */
room?: string, 
/**
 * The resident's name; 1…40 characters.
 */
caller_name?: string, 
/**
 * The telephone number. Absent, it stays, so that nobody has to see it; with another person of the register it is
 * the one that the register has of them. Empty, it goes.
 */
phone?: string, 
/**
 * The room, from the register.
 */
room_id?: number, 
/**
 * The household, from the register.
 */
household_id?: number, 
/**
 * The person, from the register.
 */
person_id?: number, };

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
 * 挂起
 */
suspended: number, 
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
 * 待回访
 */
follow_up: number, 
/**
 * 已办结
 */
closed: number, 
/**
 * 已归档
 */
archived: number, 
/**
 * 已撤销
 */
cancelled: number, };

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
 * Whether nobody has chosen the topic yet.
 */
topic_pending: boolean, 
/**
 * The incident that it is one of; absent if it stands for itself.
 */
incident: TicketIncident | null, 
/**
 * The opening of the box that it was found in.
 */
box_opening_id: number | null, 
/**
 * The meeting that it came out of.
 */
meeting: TicketMeeting | null, 
/**
 * The household's room.
 */
room: string | null, 
/**
 * Who it is in the register; absent if it is not known.
 */
resident: TicketResident | null, 
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
 * When it was closed.
 */
closed_at: string | null, 
/**
 * When it was archived.
 */
archived_at: string | null, 
/**
 * When it turned out to be a mistaken entry.
 */
cancelled_at: string | null, 
/**
 * Since when the manager is asked to step in.
 */
escalated_at: string | null, 
/**
 * Its marks.
 */
marks: Marks, 
/**
 * What work waits for, while it is suspended.
 */
suspension: Suspension | null, 
/**
 * The work orders that were made from it, oldest first.
 */
work_orders: Array<TicketWorkOrder>, 
/**
 * The follow-up that it waits for.
 */
follow_up: FollowUpOwed | null, 
/**
 * What the household said when it was last followed up, on whichever ticket.
 */
last_satisfaction: LastSatisfaction | null, 
/**
 * How often it was opened again.
 */
reopened_count: number, 
/**
 * Grows with every change.
 */
version: number, 
/**
 * The ledger that it was taken in from; absent if it was entered here.
 */
imported: ImportedFrom | null, 
/**
 * Everything that happened, oldest first.
 */
timeline: Array<TimelineEntry>, 
/**
 * What may be done next, by whoever asks, permissions apart.
 */
actions: Array<Action>, };

/**
 * Where a ticket has what was looked for.
 */
export type TicketFind = { 
/**
 * Where it was found; of several words, one.
 */
place: MatchPlace, 
/**
 * The part of the text around it, at most 81 characters; the beginning of the content if it is in no text.
 */
excerpt: string, };

/**
 * An incident as it is shown at one of its tickets: 1 事件 / 23 户.
 */
export type TicketIncident = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is about.
 */
title: string, 
/**
 * How many tickets it has; mistaken entries do not count.
 */
tickets: number, 
/**
 * How many households those come from; a caller without a room counts as one.
 */
households: number, };

/**
 * The tickets that a figure counts.
 */
export type TicketList = { 
/**
 * Which of them. A ticket that was followed up twice in the days counts twice in a figure and stands once in its list,
 * which then says how many follow-ups there are.
 */
counted: Counted, 
/**
 * The first day of the figure.
 */
from: string, 
/**
 * The last day of the figure.
 */
to: string, 
/**
 * Only of this category.
 */
category?: Category, 
/**
 * Only what came by this channel.
 */
channel_id?: number, 
/**
 * Only of this topic.
 */
topic_id?: number, 
/**
 * Only of these topics; of all if there are none.
 */
topic_ids?: Array<number>, 
/**
 * Only those whose room names a building.
 */
with_building?: boolean, 
/**
 * Only rooms of this building.
 */
building?: string, 
/**
 * Only this household's.
 */
household_id?: number, 
/**
 * Only of people of this post.
 */
post?: Role, 
/**
 * Only those that nobody is responsible for.
 */
without_responsible?: boolean, 
/**
 * Only those answered after more hours than this.
 */
over_hours?: number, 
/**
 * Only those answered after no more hours than this.
 */
up_to_hours?: number, };

/**
 * The meeting that a ticket came out of.
 */
export type TicketMeeting = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it begins.
 */
starts_at: string, 
/**
 * What the item is about.
 */
item: string, };

/**
 * A page of a list. Where something is looked for, it can be short although there is a next one.
 */
export type TicketPage = { 
/**
 * The rows.
 */
rows: Array<TicketRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * Of a figure of follow-ups, on the first page: how many of them the tickets of the whole list have. A ticket that was followed
 * up twice in the days stands in the list once. Absent of other figures, and where words are looked for.
 */
follow_ups?: number, };

/**
 * The room, household and person of a ticket, as they were on the day of its receipt.
 */
export type TicketResident = { 
/**
 * The room.
 */
room_id: number, 
/**
 * The household that had it; absent if none is known of that day.
 */
household_id: number | null, 
/**
 * The person; absent if nobody was chosen.
 */
person_id: number | null, 
/**
 * Whether the room was found by its number alone, not chosen by a person of the office.
 */
matched: boolean, };

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
 * Who it is in the register; absent if it is not known.
 */
resident: TicketResident | null, 
/**
 * The resident's name.
 */
caller_name: string | null, 
/**
 * The beginning of what was said, at most 80 characters.
 */
excerpt: string, 
/**
 * The incident that it is one of; absent if it stands for itself.
 */
incident: TicketIncident | null, 
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
 * When it was closed.
 */
closed_at: string | null, 
/**
 * Since when the manager is asked to step in.
 */
escalated_at: string | null, 
/**
 * Its marks.
 */
marks: Marks, 
/**
 * How often it was opened again.
 */
reopened_count: number, 
/**
 * Where it has what was looked for; absent if nothing was.
 */
found: TicketFind | null, };

/**
 * A saved view.
 */
export type TicketView = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether everybody sees it.
 */
shared: boolean, 
/**
 * Who saved it.
 */
owner: string, 
/**
 * Whether that is the person who asks.
 */
own: boolean, 
/**
 * What it shows.
 */
filter: ViewFilter, };

/**
 * A work order as its ticket shows it.
 */
export type TicketWorkOrder = { 
/**
 * Its number.
 */
number: string, 
/**
 * Where it stands.
 */
state: WorkOrderState, 
/**
 * Who goes.
 */
repairer: Named, 
/**
 * When the resident expects somebody.
 */
wanted_at: string | null, 
/**
 * When it was issued.
 */
issued_at: string, 
/**
 * When it was done, given up or withdrawn.
 */
ended_at: string | null, 
/**
 * What was done, as it was last corrected.
 */
result: string | null, 
/**
 * Why it could not be done.
 */
unable_reason: UnableReason | null, 
/**
 * More about that, or why it was withdrawn.
 */
note: string | null, 
/**
 * Whether the desk still owes the resident what came of it.
 */
feedback_owed: boolean, };

/**
 * Begins or ends the time of an item; the one that was running ends: `time_item`.
 */
export type TimeItem = { 
/**
 * The meeting, which is open.
 */
meeting_id: number, 
/**
 * The item, which is open if its time is to begin.
 */
item_id: number, 
/**
 * Whether its time runs from now on.
 */
running: boolean, };

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
 * By which channel the resident was told or asked.
 */
channel: Named | null, 
/**
 * Who was told, where it was not the resident in person.
 */
told: string | null, 
/**
 * Who was named responsible; who gave it back; who was sent.
 */
responsible: Named | null, 
/**
 * The new deadline, after reopening; until when it is suspended; until when it is to be followed up; when somebody
 * is expected.
 */
due_at: string | null, 
/**
 * A word of the kind: why suspended, which mark, why followed up, whether solved, why not done.
 */
detail: EventDetail | null, 
/**
 * How satisfied the resident was at the follow-up.
 */
satisfaction: Satisfaction | null, 
/**
 * The number of the work order that it is about.
 */
work_order: string | null, 
/**
 * What was completed or corrected.
 */
changes: Array<FieldChange>, };

/**
 * What tickets are about.
 */
export type Topic = { 
/**
 * The id.
 */
id: number, 
/**
 * Its name; it stays what it is.
 */
name: string, 
/**
 * Whether it can be chosen now. Tickets that have it keep it.
 */
in_use: boolean, };

/**
 * The satisfied rate of a topic.
 */
export type TopicResult = { 
/**
 * The topic.
 */
topic: SurveyTopic, 
/**
 * How many questions it has.
 */
questions: number, 
/**
 * The rate, in which each form counts once; absent if fewer than five forms say something.
 */
share: Share | null, };

/**
 * How many tickets were received month by month, mistaken entries apart.
 */
export type Trend = { 
/**
 * The 36 months up to the last of the period, the earliest first.
 */
months: Array<TrendMonth>, 
/**
 * The days of the period.
 */
days: Span, 
/**
 * How many were received in it.
 */
count: number, 
/**
 * How many of its days have passed.
 */
days_passed: number, 
/**
 * Whether it goes on.
 */
running: boolean, 
/**
 * What it is compared with; not with times before the office's first ticket.
 */
comparisons: Array<PeriodComparison>, };

/**
 * A month of the trend.
 */
export type TrendMonth = { 
/**
 * The month, such as `2026-07`.
 */
month: string, 
/**
 * Its days.
 */
days: Span, 
/**
 * How many tickets were received; absent of months before the office's first ticket.
 */
count: number | null, 
/**
 * Whether it goes on.
 */
running: boolean, };

/**
 * Why a work order could not be done.
 */
export type UnableReason = "nobody_home" | "parts_missing" | "outside_firm" | "not_ours" | "other_cause";

/**
 * What becomes of a row that tells neither of a feedback nor of an end.
 */
export type Unanswered = "open" | "archive";

/**
 * Takes back the last thing that was done to a ticket: `undo_last_act`. Only by whoever did it, within ten minutes, if
 * nothing came after it: 分派 and 转派, 挂起, 恢复处理, 标记, 办结 without 归档, 并入 and 移出 of an incident, and 登记,
 * which is then a mistaken entry.
 */
export type UndoLastAct = { 
/**
 * The ticket's number.
 */
number: string, 
/**
 * Why it was entered by mistake: needed where the last thing was its registration; 1…4,000 characters.
 */
reason?: string, 
/**
 * Refuse if the ticket has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * What was taken back, as the timeline names it.
 */
export type UndoneAct = "undid_assign" | "undid_suspend" | "undid_resume" | "undid_mark" | "undid_close";

/**
 * Opens the locked desk to the person who was signed in: `unlock_seat`. Nothing happens if it is not locked.
 */
export type UnlockSeat = { 
/**
 * The password of the person who was signed in.
 */
password: Password, };

/**
 * Takes an incident out of the one it was merged into, with the tickets it brought: `unmerge_incident`.
 */
export type UnmergeIncident = { 
/**
 * The one that was merged.
 */
id: number, };

/**
 * How the rooms count that nobody has moved into yet: those that the developer (建设单位) still holds.
 */
export type UnsoldRooms = "one_head" | "head_each" | "left_out";

/**
 * A meeting that is to come, or that is being held today.
 */
export type UpcomingMeeting = { 
/**
 * Its id.
 */
id: number, 
/**
 * What kind it is.
 */
kind: MeetingKind, 
/**
 * Where it stands: planned, or in session.
 */
state: MeetingState, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it begins.
 */
starts_at: string, 
/**
 * Where.
 */
place: string, };

/**
 * Changes what is to be done, by whom or by when: `update_action_item`.
 */
export type UpdateActionItem = { 
/**
 * The action item.
 */
id: number, 
/**
 * What is to be done; 1…500 characters.
 */
content: string, 
/**
 * Who does it: an id from `list_staff`.
 */
owner_id: number, 
/**
 * By the end of this day; not before that of the meeting.
 */
due_on: string, 
/**
 * Why; 1…500 characters.
 */
note?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Changes what is wrong, who puts it right or by when: `update_finding`.
 */
export type UpdateFinding = { 
/**
 * The finding.
 */
id: number, 
/**
 * What is wrong, and what is to be done; 1…500 characters.
 */
content: string, 
/**
 * Who puts it right: an id from `list_staff`.
 */
owner_id: number, 
/**
 * By the end of this day, not before that on which it was found.
 */
due_on: string, 
/**
 * Why; up to 500 characters.
 */
note?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Changes what is said of a measure: `update_measure`.
 */
export type UpdateMeasure = { 
/**
 * The measure.
 */
id: number, 
/**
 * What is said of it; due not before the day on which it was noted.
 */
plan: MeasurePlan, 
/**
 * Why; up to 500 characters.
 */
note?: string, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Changes a meeting that has not been opened: `update_meeting`. Agenda and invitees are given whole: what is not among
 * them any more is taken out. The rules are taken anew if the profile is another one than before.
 */
export type UpdateMeeting = { 
/**
 * The meeting.
 */
id: number, 
/**
 * The rule profile, for the same kind of meeting.
 */
profile_id: number, 
/**
 * The series that it belongs to.
 */
series_id?: number, 
/**
 * What it is called; 1…100 characters.
 */
title: string, 
/**
 * When it begins.
 */
starts_at: string, 
/**
 * Where; 1…100 characters.
 */
place: string, 
/**
 * The agenda in its order; at most 50.
 */
items: Array<AgendaEntry>, 
/**
 * Who is invited; at most 500.
 */
people: Array<InviteeEntry>, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

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
 * Changes what is kept of a person: `update_person`. Telephone numbers stay as they are if `phones` is absent, so
 * that nobody has to see them to change something else.
 */
export type UpdatePerson = { 
/**
 * Whom.
 */
id: number, 
/**
 * The name, 1…40 characters.
 */
name: string, 
/**
 * What the person is in the household.
 */
role: HouseholdRole, 
/**
 * All telephone numbers anew; unchanged if absent.
 */
phones?: Array<string>, 
/**
 * The name on WeChat; up to 60 characters.
 */
wechat?: string, 
/**
 * How the person wants to be reached.
 */
contact_way?: ContactWay, 
/**
 * What the office notes about the person; up to 500 characters.
 */
note?: string, 
/**
 * When the person moved in, if it is known.
 */
moved_in?: string, 
/**
 * Refuse if the record has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Changes a proposal that residents have not been asked about: `update_policy_proposal`.
 */
export type UpdatePolicyProposal = { 
/**
 * The proposal.
 */
id: number, 
/**
 * What it is called; 1…60 characters.
 */
title: string, 
/**
 * Why; 1…500 characters.
 */
reason: string, 
/**
 * The limits as proposed, one for each category.
 */
limits: Array<PolicyLimit>, 
/**
 * When the office would be open on a working day: 1…4 spans in their order.
 */
hours: Array<OfficeHours>, 
/**
 * What would be followed up.
 */
follow_up: FollowUpRule, 
/**
 * What tickets could be about: 1…30 names in their order, each of 1…20 characters.
 */
topics: Array<string>, 
/**
 * How long records would be kept: each kind that has a term, once, and none for a shorter time than now.
 */
retention: Array<RetentionTerm>, 
/**
 * Refuse if it has changed since this version of it was read.
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
 * Changes the plan of a wave whose households were not drawn yet: `update_survey_wave`.
 */
export type UpdateSurveyWave = { 
/**
 * The wave.
 */
id: number, 
/**
 * The plan.
 */
plan: WavePlan, 
/**
 * Refuse if it has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * Where the answer that the resident is owed stands.
 */
export type Urgency = "on_track" | "due_soon" | "overdue";

/**
 * What may be said of a change. A rise or a fall is called one only where the interval says so.
 */
export type Verdict = "rise" | "fall" | "no_significant_change" | "too_few";

/**
 * Checks the whole audit trail: `verify_audit_trail`.
 */
export type VerifyAuditTrail = Record<symbol, never>;

/**
 * What a view shows; each as in `list_tickets`.
 */
export type ViewFilter = { 
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
 * Only rooms of this building.
 */
building?: string, 
/**
 * Received on this day of the office or later.
 */
received_from?: string, 
/**
 * Received on this day of the office or earlier.
 */
received_to?: string, 
/**
 * Only those that a figure counts.
 */
figure?: FigureFilter, 
/**
 * What is looked for.
 */
query?: string, };

/**
 * What residents said (二 居民反馈).
 */
export type Voices = { 
/**
 * 重复率: tickets with the same household and topic within 30 days of a closed one ÷ closed.
 */
repeats: Rate, 
/**
 * The incidents of several households, those of the most first, at most [`INCIDENTS_LISTED`]; with all of their
 * tickets, those of other days as well.
 */
incidents: Array<IncidentFigures>, 
/**
 * The buildings that most tickets came from, at most [`BUILDINGS_LISTED`], the most first.
 */
buildings: Array<BuildingFigures>, 
/**
 * The households that came again most often with the same topic, at least twice, the most often first, at most
 * [`HOUSEHOLDS_LISTED`].
 */
households: Array<HouseholdFigures>, 
/**
 * How many tickets name a room of a building: what the buildings are shares of.
 */
of_buildings: number, };

/**
 * How many were received in this quarter, in the one before and in the same of last year.
 */
export type Volume = { 
/**
 * Of which tickets.
 */
of: VolumeOf, 
/**
 * In this quarter.
 */
received: number, 
/**
 * In the quarter before; absent where it is not known.
 */
previous: EarlierVolume | null, 
/**
 * In the same quarter of last year; absent where it is not known.
 */
last_year: EarlierVolume | null, };

/**
 * Which tickets a volume is of.
 */
export type VolumeOf = "all" | { "category": Category } | { "channel": Named } | { "topic": Named };

/**
 * What somebody decided on an item.
 */
export type VoteChoice = "for" | "against" | "abstain" | "invalid";

/**
 * What a person decided on an item.
 */
export type VoteEntry = { 
/**
 * Whose: an id from the meeting's people.
 */
person_id: number, 
/**
 * What the person decided, never `invalid`; absent takes the vote back.
 */
choice?: VoteChoice, 
/**
 * The vote in whose place it comes, as whoever enters it saw it; absent where they saw none.
 */
instead_of?: VoteChoice, };

/**
 * Enters votes of a meeting that votes by heads: `vote_on_item`. Exactly one of the two ways; what was entered the other
 * way is taken back first. Two who enter votes at once never write over each other: votes that are not named stay what they
 * are, and one that is not what it comes in the place of is refused.
 */
export type VoteOnItem = { 
/**
 * The meeting.
 */
meeting_id: number, 
/**
 * The item, which is open.
 */
item_id: number, 
/**
 * By name (记名表决): at most one of each person.
 */
votes?: Array<VoteEntry>, 
/**
 * By show of hands (举手表决).
 */
hands?: HandEntry, };

/**
 * Whose rooms a voter's are.
 */
export type VoterKind = "owner" | "unregistered" | "developer";

/**
 * A page of voters.
 */
export type VoterPage = { 
/**
 * The rows.
 */
rows: Array<VoterRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * A voter of an assembly, known by the rooms.
 */
export type VoterRow = { 
/**
 * The id.
 */
id: number, 
/**
 * Whose the rooms are.
 */
kind: VoterKind, 
/**
 * How many own them together.
 */
owners: number, 
/**
 * The rooms, in the order of their numbers.
 */
rooms: Array<string>, 
/**
 * Their area in hundredths of a square metre.
 */
area_hundredths: number, 
/**
 * The ballots that were entered.
 */
ballots: Array<BallotRow>, };

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

/**
 * What can be done with a wave.
 */
export type WaveAction = "update" | "draw" | "tick_off" | "end_collecting" | "enter" | "close" | "cancel" | "restore";

/**
 * That a wave was called off.
 */
export type WaveCancellation = { 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
by: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A change since an earlier wave.
 */
export type WaveChange = { 
/**
 * The earlier wave.
 */
wave_id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The change.
 */
change: Change, };

/**
 * One wave with everything.
 */
export type WaveDetail = { 
/**
 * As in the list.
 */
row: WaveRow, 
/**
 * How many households are to be drawn; all if absent.
 */
sample_size: number | null, 
/**
 * What the sample follows from; once drawn.
 */
seed: number | null, 
/**
 * The day as of which the register was asked.
 */
drawn_on: string | null, 
/**
 * How many households live in the community today, or on the day of the draw.
 */
households: number, 
/**
 * The parts that were drawn from.
 */
strata: Array<WaveStratum>, 
/**
 * How many forms were entered twice.
 */
twice: number, 
/**
 * How many differences between two entries are still to be settled.
 */
differences: number, 
/**
 * Who typed how much, and how well.
 */
tallies: Array<EntryTally>, 
/**
 * When, by whom and why it was called off.
 */
cancellation: WaveCancellation | null, 
/**
 * What can be done now.
 */
actions: Array<WaveAction>, 
/**
 * Grows with every change of the plan.
 */
version: number, };

/**
 * What is planned for a wave.
 */
export type WavePlan = { 
/**
 * The questionnaire; its latest version is asked.
 */
questionnaire_id: number, 
/**
 * What it is called, such as 2026年下半年满意度调查; 1…60 characters.
 */
title: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day; not before the first.
 */
ends_on: string, 
/**
 * Whether nobody shall know who answered what.
 */
anonymous: boolean, 
/**
 * How many households are drawn by chance, 1…100,000; all are asked if absent.
 */
sample_size?: number, 
/**
 * How many forms should come back, 1…100,000.
 */
target?: number, };

/**
 * A wave in a list.
 */
export type WaveRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The questionnaire.
 */
questionnaire_id: number, 
/**
 * What the questionnaire is called.
 */
questionnaire: string, 
/**
 * Which version of it.
 */
number: number, 
/**
 * Where it stands; of one that was called off, where it stood.
 */
state: WaveState, 
/**
 * Whether it was called off: its answers count nowhere.
 */
cancelled: boolean, 
/**
 * Whether nobody can know who answered what.
 */
anonymous: boolean, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * How many households are asked; 0 before they are drawn.
 */
asked: number, 
/**
 * How many forms came back: those entered; in an anonymous wave those ticked off and those that came online without a
 * code, if they are more. They can be more than were handed out.
 */
returned: number, 
/**
 * How many forms were entered.
 */
entered: number, 
/**
 * How many of these were answered online.
 */
online: number, 
/**
 * How many forms should come back.
 */
target: number | null, };

/**
 * The satisfied rate of a wave.
 */
export type WaveShare = { 
/**
 * The wave.
 */
wave_id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The rate.
 */
share: Share, };

/**
 * Where a wave stands.
 */
export type WaveState = "planned" | "collecting" | "entering" | "closed";

/**
 * A part of the community in a wave: a building, or what small buildings of an anonymous wave are together.
 */
export type WaveStratum = { 
/**
 * Its place in the wave.
 */
position: number, 
/**
 * What it is called.
 */
name: string, 
/**
 * How many households it has.
 */
households: number, 
/**
 * How many of them are asked.
 */
asked: number, 
/**
 * How many forms of it were entered.
 */
entered: number, };

/**
 * The figures of the week so far, Monday first, each with the same part of the week before.
 */
export type Week = { 
/**
 * Its Monday.
 */
monday: string, 
/**
 * This week's.
 */
this: WeekFigures, 
/**
 * The week before, up to the same weekday and time.
 */
before: WeekFigures, };

/**
 * Figures of a part of a week.
 */
export type WeekFigures = { 
/**
 * How many tickets were received.
 */
received: number, 
/**
 * 响应及时率: how many of those settled in it, at the earlier of first feedback and deadline, were answered in time.
 */
on_time: Rate, 
/**
 * How many were closed.
 */
closed: number, };

/**
 * Heads, and the area that goes with them.
 */
export type Weight = { 
/**
 * How many voters.
 */
heads: number, 
/**
 * Their rooms' area in hundredths of a square metre; 0 where votes are counted by heads alone.
 */
area_hundredths: number, };

/**
 * Takes a published notice back: `withdraw_notice`.
 */
export type WithdrawNotice = { 
/**
 * The notice.
 */
id: number, 
/**
 * Why; 1…200 characters.
 */
reason: string, };

/**
 * Takes a proposal back: `withdraw_policy_proposal`.
 */
export type WithdrawPolicyProposal = { 
/**
 * The proposal.
 */
id: number, 
/**
 * Why; 1…500 characters.
 */
reason: string, };

/**
 * Takes an order back: `withdraw_work_order`. Nobody need go any more.
 */
export type WithdrawWorkOrder = { 
/**
 * The order's number.
 */
number: string, 
/**
 * Why; 1…500 characters.
 */
note: string, 
/**
 * Refuse if the order has changed since this version of it was read.
 */
expected_version?: number, };

/**
 * A word of open answers.
 */
export type WordCount = { 
/**
 * The word.
 */
word: string, 
/**
 * On how many forms it stands.
 */
forms: number, };

/**
 * What is done with a work order once it is issued.
 */
export type WorkOrderAction = "accept" | "arrive" | "finish" | "give_up" | "reassign" | "withdraw" | "correct";

/**
 * Who corrected a result last.
 */
export type WorkOrderCorrection = { 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
staff: Named, 
/**
 * Why; absent where the desk had not gone by the result yet, and nobody said so.
 */
reason: string | null, };

/**
 * How many work orders there are to do, of those that whoever asks may see.
 */
export type WorkOrderCounts = { 
/**
 * 未完成
 */
open: number, 
/**
 * 我的
 */
mine: number, 
/**
 * 待反馈
 */
returned: number, };

/**
 * A work order in full.
 */
export type WorkOrderDetail = { 
/**
 * Its number, such as `PG-20261123-001`.
 */
number: string, 
/**
 * Where it stands.
 */
state: WorkOrderState, 
/**
 * The number of the ticket that it was made from.
 */
ticket: string, 
/**
 * Where the ticket stands.
 */
ticket_status: Status, 
/**
 * Whether the ticket cannot wait.
 */
urgent: boolean, 
/**
 * Where.
 */
place: string | null, 
/**
 * What is to be done.
 */
problem: string, 
/**
 * Who expects somebody.
 */
caller_name: string | null, 
/**
 * The resident's telephone number with its middle hidden.
 */
phone_masked: string | null, 
/**
 * Who goes.
 */
repairer: Named, 
/**
 * When the resident expects somebody.
 */
wanted_at: string | null, 
/**
 * When it was issued.
 */
issued_at: string, 
/**
 * Who issued it.
 */
issued_by: Named, 
/**
 * When the repairer said so.
 */
accepted_at: string | null, 
/**
 * When the repairer was there.
 */
arrived_at: string | null, 
/**
 * When it was done, given up or withdrawn.
 */
ended_at: string | null, 
/**
 * What was done.
 */
result: WorkOrderResult | null, 
/**
 * Who corrected that last, if anybody did.
 */
corrected: WorkOrderCorrection | null, 
/**
 * Why it could not be done.
 */
unable_reason: UnableReason | null, 
/**
 * More about that, or why it was withdrawn.
 */
note: string | null, 
/**
 * Whether the desk still owes the resident what came of it.
 */
feedback_owed: boolean, 
/**
 * Grows with every change.
 */
version: number, 
/**
 * What may be done next, by whoever asks.
 */
actions: Array<WorkOrderAction>, 
/**
 * Whether whoever asks may add photographs.
 */
takes_photos: boolean, };

/**
 * A page of work orders.
 */
export type WorkOrderPage = { 
/**
 * The rows.
 */
rows: Array<WorkOrderRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * How many there are to do, filters apart.
 */
counts: WorkOrderCounts, };

/**
 * What a photograph of the place belongs to.
 */
export type WorkOrderPhoto = { 
/**
 * The number of the work order, which is one of the ticket's.
 */
work_order: string, 
/**
 * Before the work or after it.
 */
stage: PhotoStage, };

/**
 * What was done, as it was last corrected.
 */
export type WorkOrderResult = { 
/**
 * In words.
 */
text: string, 
/**
 * What was used.
 */
materials: Array<Material>, 
/**
 * How long the work took.
 */
minutes: number | null, };

/**
 * A work order in a list.
 */
export type WorkOrderRow = { 
/**
 * Its number.
 */
number: string, 
/**
 * Where it stands.
 */
state: WorkOrderState, 
/**
 * The number of its ticket.
 */
ticket: string, 
/**
 * Whether the ticket cannot wait.
 */
urgent: boolean, 
/**
 * Where.
 */
place: string | null, 
/**
 * The beginning of what is to be done, at most 80 characters.
 */
excerpt: string, 
/**
 * Who goes.
 */
repairer: Named, 
/**
 * When the resident expects somebody.
 */
wanted_at: string | null, 
/**
 * When it was issued.
 */
issued_at: string, 
/**
 * When it was done, given up or withdrawn.
 */
ended_at: string | null, 
/**
 * Why it could not be done.
 */
unable_reason: UnableReason | null, 
/**
 * Whether the desk still owes the resident what came of it.
 */
feedback_owed: boolean, };

/**
 * Where a work order stands.
 */
export type WorkOrderState = "issued" | "accepted" | "on_site" | "done" | "unable" | "withdrawn";

/**
 * Which work orders a list shows.
 */
export type WorkOrderTab = "open" | "mine" | "returned" | "ended" | "all";

/**
 * Answers owed.
 */
export type Workload = { 
/**
 * All of them.
 */
open: number, 
/**
 * Those whose deadline is over.
 */
overdue: number, 
/**
 * Those that are not late yet and have been warned of.
 */
due_soon: number, 
/**
 * Those that are not late yet and due before the day is over.
 */
due_today: number, 
/**
 * Those that nobody is responsible for.
 */
unassigned: number, };

/** Every field that an entry of the audit trail may say has changed. */
export type AuditField = "about_staff" | "actions" | "active" | "agenda" | "anonymised" | "anonymous" | "answer_due_at" | "archived_at" | "area_hundredths" | "aside_reason" | "asked" | "attachment" | "attempts" | "attendance" | "ballots" | "began_on" | "box_opening" | "call_backs_years" | "caller_name" | "calls" | "came_at" | "cancelled_at" | "category" | "changed_people" | "changed_rooms" | "channel" | "channels" | "check_lines" | "check_years" | "closed" | "closed_at" | "collected" | "comments" | "comments_settled" | "communication" | "community_name" | "complaint" | "complaint_percent" | "confirmed" | "consult_until" | "consultation" | "contact_way" | "content_changed" | "corrects" | "days" | "decision_length" | "discussion_length" | "disposal_left_out" | "disposal_records" | "disposal_state" | "distribution" | "due_after_days" | "due_at" | "due_on" | "effective_from" | "electorate_on" | "ended_on" | "ends_on" | "escalated_at" | "every_days" | "every_months" | "feedback_truth" | "fees" | "findings" | "first_feedback_at" | "handling" | "has_password" | "hold_scope" | "hold_standing" | "hours" | "household_id" | "important" | "incident" | "inquiry" | "invited" | "issued" | "kind" | "last_minutes" | "late_entry_reason" | "late_reasons" | "left_at" | "link" | "linked_tickets" | "lock_after_minutes" | "login" | "lists_tickets" | "logo" | "manager_login" | "manager_name" | "materials" | "measures" | "meeting" | "merged_into" | "minutes" | "minutes_state" | "most" | "moved_in" | "moved_out" | "must_change_password" | "name" | "new_people" | "new_rooms" | "note" | "notice_given_on" | "notice_on" | "notice_years" | "number" | "office_name" | "outcome" | "owner" | "people" | "period" | "person_id" | "phone" | "phones" | "phones_revealed" | "phrases" | "place" | "points_to_change" | "policy_version" | "posted_on" | "profile_id" | "proxy" | "published" | "questions" | "reason" | "recovery_key" | "red_flag_kind" | "regulation" | "remind_days" | "reopened_count" | "repairer" | "reply" | "report_feedback" | "report_state" | "responsible" | "restored_from" | "restricted" | "retired" | "role" | "roles" | "room" | "room_id" | "rows" | "rules" | "sample_size" | "sampled" | "satisfaction" | "seed" | "series_id" | "settled_at" | "signed_on" | "signers" | "silent_days" | "slips" | "solution" | "source" | "starts_at" | "starts_on" | "state" | "status" | "suggestion" | "survey_active" | "survey_version" | "target" | "text_length" | "ticket_years" | "time_zone" | "timed" | "title" | "told" | "topic" | "topics" | "until_on" | "urgent" | "voices" | "votes" | "wanted_at" | "wechat";

/** Every operation, over a host's `call`. */
export function operations(call: Call) {
  return {
    registerTicket: (args: RegisterTicket) => call("register_ticket", args) as Promise<TicketDetail>,
    amendTicket: (args: AmendTicket) => call("amend_ticket", args) as Promise<TicketDetail>,
    findSimilarTickets: (args: FindSimilarTickets) => call("find_similar_tickets", args) as Promise<Array<SimilarTicket>>,
    proposeIntake: (args: ProposeIntake) => call("propose_intake", args) as Promise<Proposals>,
    listIntakeRules: (args: ListIntakeRules) => call("list_intake_rules", args) as Promise<IntakeRules>,
    saveIntakeRules: (args: SaveIntakeRules) => call("save_intake_rules", args) as Promise<IntakeRules>,
    splitMessages: (args: SplitMessages) => call("split_messages", args) as Promise<Array<SplitMessage>>,
    getIncident: (args: GetIncident) => call("get_incident", args) as Promise<Incident>,
    listIncidents: (args: ListIncidents) => call("list_incidents", args) as Promise<Array<TicketIncident>>,
    attachTicket: (args: AttachTicket) => call("attach_ticket", args) as Promise<Incident>,
    detachTicket: (args: DetachTicket) => call("detach_ticket", args) as Promise<null>,
    mergeIncidents: (args: MergeIncidents) => call("merge_incidents", args) as Promise<Incident>,
    unmergeIncident: (args: UnmergeIncident) => call("unmerge_incident", args) as Promise<Incident>,
    renameIncident: (args: RenameIncident) => call("rename_incident", args) as Promise<Incident>,
    giveIncidentFeedback: (args: GiveIncidentFeedback) => call("give_incident_feedback", args) as Promise<IncidentFeedback>,
    registerBoxOpening: (args: RegisterBoxOpening) => call("register_box_opening", args) as Promise<BoxOpening>,
    correctBoxOpening: (args: CorrectBoxOpening) => call("correct_box_opening", args) as Promise<BoxOpening>,
    getBoxOpening: (args: GetBoxOpening) => call("get_box_opening", args) as Promise<BoxOpening>,
    listBoxOpenings: (args: ListBoxOpenings) => call("list_box_openings", args) as Promise<BoxOpeningPage>,
    assignTicket: (args: AssignTicket) => call("assign_ticket", args) as Promise<TicketDetail>,
    listPhrases: (args: ListPhrases) => call("list_phrases", args) as Promise<Phrases>,
    savePhrases: (args: SavePhrases) => call("save_phrases", args) as Promise<Phrases>,
    offerPhrases: (args: OfferPhrases) => call("offer_phrases", args) as Promise<Array<OfferedPhrase>>,
    offerIncidentPhrases: (args: OfferIncidentPhrases) => call("offer_incident_phrases", args) as Promise<Array<OfferedPhrase>>,
    makeLetter: (args: MakeLetter) => call("make_letter", args) as Promise<RenderedReport>,
    returnTicket: (args: ReturnTicket) => call("return_ticket", args) as Promise<TicketDetail>,
    escalateTicket: (args: EscalateTicket) => call("escalate_ticket", args) as Promise<TicketDetail>,
    suspendTicket: (args: SuspendTicket) => call("suspend_ticket", args) as Promise<TicketDetail>,
    resumeTicket: (args: ResumeTicket) => call("resume_ticket", args) as Promise<TicketDetail>,
    markTicket: (args: MarkTicket) => call("mark_ticket", args) as Promise<TicketDetail>,
    giveFeedback: (args: GiveFeedback) => call("give_feedback", args) as Promise<TicketDetail>,
    recordFeedbackAttempt: (args: RecordFeedbackAttempt) => call("record_feedback_attempt", args) as Promise<TicketDetail>,
    addNote: (args: AddNote) => call("add_note", args) as Promise<TicketDetail>,
    closeTicket: (args: CloseTicket) => call("close_ticket", args) as Promise<TicketDetail>,
    archiveTicket: (args: ArchiveTicket) => call("archive_ticket", args) as Promise<TicketDetail>,
    reopenTicket: (args: ReopenTicket) => call("reopen_ticket", args) as Promise<TicketDetail>,
    cancelTicket: (args: CancelTicket) => call("cancel_ticket", args) as Promise<TicketDetail>,
    undoLastAct: (args: UndoLastAct) => call("undo_last_act", args) as Promise<TicketDetail>,
    recordFollowUp: (args: RecordFollowUp) => call("record_follow_up", args) as Promise<TicketDetail>,
    listFollowUps: (args: ListFollowUps) => call("list_follow_ups", args) as Promise<FollowUpList>,
    issueWorkOrder: (args: IssueWorkOrder) => call("issue_work_order", args) as Promise<WorkOrderDetail>,
    reassignWorkOrder: (args: ReassignWorkOrder) => call("reassign_work_order", args) as Promise<WorkOrderDetail>,
    withdrawWorkOrder: (args: WithdrawWorkOrder) => call("withdraw_work_order", args) as Promise<WorkOrderDetail>,
    acceptWorkOrder: (args: AcceptWorkOrder) => call("accept_work_order", args) as Promise<WorkOrderDetail>,
    arriveAtWorkOrder: (args: ArriveAtWorkOrder) => call("arrive_at_work_order", args) as Promise<WorkOrderDetail>,
    finishWorkOrder: (args: FinishWorkOrder) => call("finish_work_order", args) as Promise<WorkOrderDetail>,
    giveUpWorkOrder: (args: GiveUpWorkOrder) => call("give_up_work_order", args) as Promise<WorkOrderDetail>,
    correctWorkOrder: (args: CorrectWorkOrder) => call("correct_work_order", args) as Promise<WorkOrderDetail>,
    getWorkOrder: (args: GetWorkOrder) => call("get_work_order", args) as Promise<WorkOrderDetail>,
    listWorkOrders: (args: ListWorkOrders) => call("list_work_orders", args) as Promise<WorkOrderPage>,
    renderWorkOrders: (args: RenderWorkOrders) => call("render_work_orders", args) as Promise<RenderedReport>,
    revealPhone: (args: RevealPhone) => call("reveal_phone", args) as Promise<RevealedPhone>,
    getTicket: (args: GetTicket) => call("get_ticket", args) as Promise<TicketDetail>,
    listTickets: (args: ListTickets) => call("list_tickets", args) as Promise<TicketPage>,
    previewBulk: (args: PreviewBulk) => call("preview_bulk", args) as Promise<BulkOutcome>,
    assignTickets: (args: AssignTickets) => call("assign_tickets", args) as Promise<BulkOutcome>,
    closeTickets: (args: CloseTickets) => call("close_tickets", args) as Promise<BulkOutcome>,
    listViews: (args: ListViews) => call("list_views", args) as Promise<Array<TicketView>>,
    saveView: (args: SaveView) => call("save_view", args) as Promise<Array<TicketView>>,
    removeView: (args: RemoveView) => call("remove_view", args) as Promise<Array<TicketView>>,
    countTickets: (args: CountTickets) => call("count_tickets", args) as Promise<TicketCounts>,
    listChannels: (args: ListChannels) => call("list_channels", args) as Promise<Array<Channel>>,
    saveChannel: (args: SaveChannel) => call("save_channel", args) as Promise<ChannelRecord>,
    listTopics: (args: ListTopics) => call("list_topics", args) as Promise<Array<Topic>>,
    addAttachment: (args: AddAttachment) => call("add_attachment", args) as Promise<Array<Attachment>>,
    listAttachments: (args: ListAttachments) => call("list_attachments", args) as Promise<Array<Attachment>>,
    getAttachment: (args: GetAttachment) => call("get_attachment", args) as Promise<AttachmentContent>,
    removeAttachment: (args: RemoveAttachment) => call("remove_attachment", args) as Promise<Array<Attachment>>,
    exportTickets: (args: ExportTickets) => call("export_tickets", args) as Promise<ExportedTickets>,
    stageLedger: (args: StageLedger) => call("stage_ledger", args) as Promise<LedgerStaged>,
    previewLedger: (args: PreviewLedger) => call("preview_ledger", args) as Promise<LedgerPreview>,
    importLedgerRows: (args: ImportLedgerRows) => call("import_ledger_rows", args) as Promise<LedgerProgress>,
    exportLedgerErrors: (args: ExportLedgerErrors) => call("export_ledger_errors", args) as Promise<ExportedFile>,
    dropLedger: (args: DropLedger) => call("drop_ledger", args) as Promise<null>,
    listBuildings: (args: ListBuildings) => call("list_buildings", args) as Promise<Array<Building>>,
    listRooms: (args: ListRooms) => call("list_rooms", args) as Promise<RoomPage>,
    getHousehold: (args: GetHousehold) => call("get_household", args) as Promise<HouseholdCard>,
    findResidents: (args: FindResidents) => call("find_residents", args) as Promise<Array<FoundResident>>,
    saveRoom: (args: SaveRoom) => call("save_room", args) as Promise<RoomCard>,
    moveIn: (args: MoveIn) => call("move_in", args) as Promise<HouseholdCard>,
    moveOut: (args: MoveOut) => call("move_out", args) as Promise<HouseholdCard>,
    addPerson: (args: AddPerson) => call("add_person", args) as Promise<PersonCard>,
    updatePerson: (args: UpdatePerson) => call("update_person", args) as Promise<PersonCard>,
    revealPersonPhone: (args: RevealPersonPhone) => call("reveal_person_phone", args) as Promise<RevealedPhones>,
    recordConsent: (args: RecordConsent) => call("record_consent", args) as Promise<PersonCard>,
    restrictPerson: (args: RestrictPerson) => call("restrict_person", args) as Promise<PersonCard>,
    anonymisePerson: (args: AnonymisePerson) => call("anonymise_person", args) as Promise<PersonCard>,
    exportPerson: (args: ExportPerson) => call("export_person", args) as Promise<PersonExport>,
    readImport: (args: ReadImport) => call("read_import", args) as Promise<ImportContent>,
    previewImport: (args: PreviewImport) => call("preview_import", args) as Promise<ImportPreview>,
    applyImport: (args: ApplyImport) => call("apply_import", args) as Promise<ImportResult>,
    exportImportErrors: (args: ExportImportErrors) => call("export_import_errors", args) as Promise<ExportedFile>,
    listRuleProfiles: (args: ListRuleProfiles) => call("list_rule_profiles", args) as Promise<Array<RuleProfile>>,
    saveRuleProfile: (args: SaveRuleProfile) => call("save_rule_profile", args) as Promise<RuleProfile>,
    listMeetingSeries: (args: ListMeetingSeries) => call("list_meeting_series", args) as Promise<Array<MeetingSeries>>,
    saveMeetingSeries: (args: SaveMeetingSeries) => call("save_meeting_series", args) as Promise<MeetingSeries>,
    listMeetings: (args: ListMeetings) => call("list_meetings", args) as Promise<MeetingPage>,
    getMeeting: (args: GetMeeting) => call("get_meeting", args) as Promise<MeetingDetail>,
    renderMeetingPaper: (args: RenderMeetingPaper) => call("render_meeting_paper", args) as Promise<RenderedReport>,
    planMeeting: (args: PlanMeeting) => call("plan_meeting", args) as Promise<MeetingDetail>,
    updateMeeting: (args: UpdateMeeting) => call("update_meeting", args) as Promise<MeetingDetail>,
    cancelMeeting: (args: CancelMeeting) => call("cancel_meeting", args) as Promise<MeetingDetail>,
    noteNotice: (args: NoteNotice) => call("note_notice", args) as Promise<MeetingDetail>,
    drawElectorate: (args: DrawElectorate) => call("draw_electorate", args) as Promise<MeetingDetail>,
    listVoters: (args: ListVoters) => call("list_voters", args) as Promise<VoterPage>,
    recordAttendance: (args: RecordAttendance) => call("record_attendance", args) as Promise<MeetingDetail>,
    addAttendee: (args: AddAttendee) => call("add_attendee", args) as Promise<MeetingDetail>,
    startMeeting: (args: StartMeeting) => call("start_meeting", args) as Promise<MeetingDetail>,
    noteItem: (args: NoteItem) => call("note_item", args) as Promise<MeetingDetail>,
    voteOnItem: (args: VoteOnItem) => call("vote_on_item", args) as Promise<MeetingDetail>,
    enterBallot: (args: EnterBallot) => call("enter_ballot", args) as Promise<VoterRow>,
    closeItem: (args: CloseItem) => call("close_item", args) as Promise<MeetingDetail>,
    reopenItem: (args: ReopenItem) => call("reopen_item", args) as Promise<MeetingDetail>,
    endMeeting: (args: EndMeeting) => call("end_meeting", args) as Promise<MeetingDetail>,
    getMeetingMinutes: (args: GetMeetingMinutes) => call("get_meeting_minutes", args) as Promise<MeetingMinutes>,
    beginMinutes: (args: BeginMinutes) => call("begin_minutes", args) as Promise<MeetingMinutes>,
    saveMinutes: (args: SaveMinutes) => call("save_minutes", args) as Promise<MeetingMinutes>,
    restoreMinutes: (args: RestoreMinutes) => call("restore_minutes", args) as Promise<MeetingMinutes>,
    submitMinutes: (args: SubmitMinutes) => call("submit_minutes", args) as Promise<MeetingMinutes>,
    sendBackMinutes: (args: SendBackMinutes) => call("send_back_minutes", args) as Promise<MeetingMinutes>,
    signMinutes: (args: SignMinutes) => call("sign_minutes", args) as Promise<MeetingMinutes>,
    issueMinutes: (args: IssueMinutes) => call("issue_minutes", args) as Promise<MeetingMinutes>,
    compareMinutes: (args: CompareMinutes) => call("compare_minutes", args) as Promise<Array<DifferenceLine>>,
    renderMinutes: (args: RenderMinutes) => call("render_minutes", args) as Promise<RenderedReport>,
    recordPosting: (args: RecordPosting) => call("record_posting", args) as Promise<MeetingMinutes>,
    getMeetingArchive: (args: GetMeetingArchive) => call("get_meeting_archive", args) as Promise<MeetingArchive>,
    exportMeetingArchive: (args: ExportMeetingArchive) => call("export_meeting_archive", args) as Promise<ExportedArchive>,
    addMeetingFile: (args: AddMeetingFile) => call("add_meeting_file", args) as Promise<Array<MeetingFile>>,
    listMeetingFiles: (args: ListMeetingFiles) => call("list_meeting_files", args) as Promise<Array<MeetingFile>>,
    getMeetingFile: (args: GetMeetingFile) => call("get_meeting_file", args) as Promise<AttachmentContent>,
    removeMeetingFile: (args: RemoveMeetingFile) => call("remove_meeting_file", args) as Promise<Array<MeetingFile>>,
    listMeetingReminders: (args: ListMeetingReminders) => call("list_meeting_reminders", args) as Promise<Array<MeetingReminder>>,
    timeItem: (args: TimeItem) => call("time_item", args) as Promise<MeetingDetail>,
    setConsultation: (args: SetConsultation) => call("set_consultation", args) as Promise<MeetingDetail>,
    issueBallotPapers: (args: IssueBallotPapers) => call("issue_ballot_papers", args) as Promise<BallotPaperCounts>,
    collectBallotPaper: (args: CollectBallotPaper) => call("collect_ballot_paper", args) as Promise<BallotPaperRow>,
    enterBallotPaper: (args: EnterBallotPaper) => call("enter_ballot_paper", args) as Promise<BallotPaperRow>,
    authoriseBallotProxy: (args: AuthoriseBallotProxy) => call("authorise_ballot_proxy", args) as Promise<BallotPaperRow>,
    renderBallotPapers: (args: RenderBallotPapers) => call("render_ballot_papers", args) as Promise<RenderedReport>,
    listBallotPapers: (args: ListBallotPapers) => call("list_ballot_papers", args) as Promise<BallotPaperPage>,
    addActionItem: (args: AddActionItem) => call("add_action_item", args) as Promise<ActionItemDetail>,
    updateActionItem: (args: UpdateActionItem) => call("update_action_item", args) as Promise<ActionItemDetail>,
    recordActionProgress: (args: RecordActionProgress) => call("record_action_progress", args) as Promise<ActionItemDetail>,
    finishActionItem: (args: FinishActionItem) => call("finish_action_item", args) as Promise<ActionItemDetail>,
    dropActionItem: (args: DropActionItem) => call("drop_action_item", args) as Promise<ActionItemDetail>,
    reopenActionItem: (args: ReopenActionItem) => call("reopen_action_item", args) as Promise<ActionItemDetail>,
    getActionItem: (args: GetActionItem) => call("get_action_item", args) as Promise<ActionItemDetail>,
    listActionItems: (args: ListActionItems) => call("list_action_items", args) as Promise<ActionItemPage>,
    registerMeetingTicket: (args: RegisterMeetingTicket) => call("register_meeting_ticket", args) as Promise<RaisedTicket>,
    getMeetingWork: (args: GetMeetingWork) => call("get_meeting_work", args) as Promise<MeetingWork>,
    listQuestionnaires: (args: ListQuestionnaires) => call("list_questionnaires", args) as Promise<Array<QuestionnaireRow>>,
    getQuestionnaire: (args: GetQuestionnaire) => call("get_questionnaire", args) as Promise<QuestionnaireDetail>,
    saveQuestionnaire: (args: SaveQuestionnaire) => call("save_questionnaire", args) as Promise<QuestionnaireDetail>,
    listSurveyBank: (args: ListSurveyBank) => call("list_survey_bank", args) as Promise<SurveyBank>,
    saveSurveyQuestion: (args: SaveSurveyQuestion) => call("save_survey_question", args) as Promise<OwnQuestion>,
    listSurveyWaves: (args: ListSurveyWaves) => call("list_survey_waves", args) as Promise<Array<WaveRow>>,
    getSurveyWave: (args: GetSurveyWave) => call("get_survey_wave", args) as Promise<WaveDetail>,
    planSurveyWave: (args: PlanSurveyWave) => call("plan_survey_wave", args) as Promise<WaveDetail>,
    updateSurveyWave: (args: UpdateSurveyWave) => call("update_survey_wave", args) as Promise<WaveDetail>,
    drawSurveyWave: (args: DrawSurveyWave) => call("draw_survey_wave", args) as Promise<WaveDetail>,
    endSurveyCollecting: (args: EndSurveyCollecting) => call("end_survey_collecting", args) as Promise<WaveDetail>,
    closeSurveyWave: (args: CloseSurveyWave) => call("close_survey_wave", args) as Promise<WaveDetail>,
    cancelSurveyWave: (args: CancelSurveyWave) => call("cancel_survey_wave", args) as Promise<WaveDetail>,
    restoreSurveyWave: (args: RestoreSurveyWave) => call("restore_survey_wave", args) as Promise<WaveDetail>,
    sizeSurveySample: (args: SizeSurveySample) => call("size_survey_sample", args) as Promise<SurveySampleSize>,
    listSurveyHouseholds: (args: ListSurveyHouseholds) => call("list_survey_households", args) as Promise<SurveyHouseholdPage>,
    tickSurveyHousehold: (args: TickSurveyHousehold) => call("tick_survey_household", args) as Promise<SurveyHousehold>,
    getSurveyForm: (args: GetSurveyForm) => call("get_survey_form", args) as Promise<SurveyForm>,
    enterSurveyForm: (args: EnterSurveyForm) => call("enter_survey_form", args) as Promise<FormEntered>,
    readSurveyFile: (args: ReadSurveyFile) => call("read_survey_file", args) as Promise<SurveyFile>,
    previewSurveyFile: (args: PreviewSurveyFile) => call("preview_survey_file", args) as Promise<SurveyFilePreview>,
    applySurveyFile: (args: ApplySurveyFile) => call("apply_survey_file", args) as Promise<SurveyFileCounts>,
    exportSurveyFileErrors: (args: ExportSurveyFileErrors) => call("export_survey_file_errors", args) as Promise<ExportedFile>,
    listSurveyDifferences: (args: ListSurveyDifferences) => call("list_survey_differences", args) as Promise<Array<SurveyDifference>>,
    settleSurveyDifference: (args: SettleSurveyDifference) => call("settle_survey_difference", args) as Promise<Array<SurveyDifference>>,
    getSurveyResults: (args: GetSurveyResults) => call("get_survey_results", args) as Promise<SurveyResults>,
    renderSurveyResults: (args: RenderSurveyResults) => call("render_survey_results", args) as Promise<RenderedReport>,
    exportSurveyAnswers: (args: ExportSurveyAnswers) => call("export_survey_answers", args) as Promise<ExportedSurvey>,
    previewQuestionnaire: (args: PreviewQuestionnaire) => call("preview_questionnaire", args) as Promise<RenderedReport>,
    renderSurveyForms: (args: RenderSurveyForms) => call("render_survey_forms", args) as Promise<RenderedReport>,
    renderSurveyNotice: (args: RenderSurveyNotice) => call("render_survey_notice", args) as Promise<RenderedReport>,
    listSurveyPlans: (args: ListSurveyPlans) => call("list_survey_plans", args) as Promise<Array<SurveyPlan>>,
    saveSurveyPlan: (args: SaveSurveyPlan) => call("save_survey_plan", args) as Promise<SurveyPlan>,
    advanceSurveyPlan: (args: AdvanceSurveyPlan) => call("advance_survey_plan", args) as Promise<SurveyPlan>,
    getComplianceBoard: (args: GetComplianceBoard) => call("get_compliance_board", args) as Promise<ComplianceBoard>,
    getBoardCounts: (args: GetBoardCounts) => call("get_board_counts", args) as Promise<BoardCounts>,
    renderComplianceBoard: (args: RenderComplianceBoard) => call("render_compliance_board", args) as Promise<RenderedReport>,
    getChannelBoard: (args: GetChannelBoard) => call("get_channel_board", args) as Promise<ChannelBoard>,
    listCheckLists: (args: ListCheckLists) => call("list_check_lists", args) as Promise<Array<CheckList>>,
    saveCheckList: (args: SaveCheckList) => call("save_check_list", args) as Promise<CheckList>,
    listCheckPlans: (args: ListCheckPlans) => call("list_check_plans", args) as Promise<Array<CheckPlan>>,
    saveCheckPlan: (args: SaveCheckPlan) => call("save_check_plan", args) as Promise<CheckPlan>,
    renderCheckForm: (args: RenderCheckForm) => call("render_check_form", args) as Promise<RenderedReport>,
    recordCheck: (args: RecordCheck) => call("record_check", args) as Promise<CheckDetail>,
    getCheck: (args: GetCheck) => call("get_check", args) as Promise<CheckDetail>,
    listChecks: (args: ListChecks) => call("list_checks", args) as Promise<CheckPage>,
    listCheckDays: (args: ListCheckDays) => call("list_check_days", args) as Promise<Array<CheckDay>>,
    addFinding: (args: AddFinding) => call("add_finding", args) as Promise<FindingDetail>,
    updateFinding: (args: UpdateFinding) => call("update_finding", args) as Promise<FindingDetail>,
    reportFinding: (args: ReportFinding) => call("report_finding", args) as Promise<FindingDetail>,
    recheckFinding: (args: RecheckFinding) => call("recheck_finding", args) as Promise<FindingDetail>,
    dropFinding: (args: DropFinding) => call("drop_finding", args) as Promise<FindingDetail>,
    reopenFinding: (args: ReopenFinding) => call("reopen_finding", args) as Promise<FindingDetail>,
    getFinding: (args: GetFinding) => call("get_finding", args) as Promise<FindingDetail>,
    listFindings: (args: ListFindings) => call("list_findings", args) as Promise<FindingPage>,
    addMeasure: (args: AddMeasure) => call("add_measure", args) as Promise<MeasureDetail>,
    updateMeasure: (args: UpdateMeasure) => call("update_measure", args) as Promise<MeasureDetail>,
    recordMeasureProgress: (args: RecordMeasureProgress) => call("record_measure_progress", args) as Promise<MeasureDetail>,
    finishMeasure: (args: FinishMeasure) => call("finish_measure", args) as Promise<MeasureDetail>,
    dropMeasure: (args: DropMeasure) => call("drop_measure", args) as Promise<MeasureDetail>,
    reopenMeasure: (args: ReopenMeasure) => call("reopen_measure", args) as Promise<MeasureDetail>,
    getMeasure: (args: GetMeasure) => call("get_measure", args) as Promise<MeasureDetail>,
    listMeasures: (args: ListMeasures) => call("list_measures", args) as Promise<MeasurePage>,
    proposeCallBacks: (args: ProposeCallBacks) => call("propose_call_backs", args) as Promise<CallBackProposal>,
    drawCallBacks: (args: DrawCallBacks) => call("draw_call_backs", args) as Promise<CallBackSampleDetail>,
    listCallBackSamples: (args: ListCallBackSamples) => call("list_call_back_samples", args) as Promise<CallBackSamplePage>,
    getCallBackSample: (args: GetCallBackSample) => call("get_call_back_sample", args) as Promise<CallBackSampleDetail>,
    redrawCallBacks: (args: RedrawCallBacks) => call("redraw_call_backs", args) as Promise<RedrawnCallBacks>,
    renderCallSheet: (args: RenderCallSheet) => call("render_call_sheet", args) as Promise<RenderedReport>,
    recordCallBack: (args: RecordCallBack) => call("record_call_back", args) as Promise<CallBackSampleDetail>,
    getRedFlags: (args: GetRedFlags) => call("get_red_flags", args) as Promise<RedFlags>,
    listRedFlags: (args: ListRedFlags) => call("list_red_flags", args) as Promise<RedFlagPage>,
    setAsideRedFlag: (args: SetAsideRedFlag) => call("set_aside_red_flag", args) as Promise<null>,
    setRedFlagRule: (args: SetRedFlagRule) => call("set_red_flag_rule", args) as Promise<RedFlagRule>,
    listSupervisionReminders: (args: ListSupervisionReminders) => call("list_supervision_reminders", args) as Promise<Array<SupervisionReminder>>,
    addSupervisionFile: (args: AddSupervisionFile) => call("add_supervision_file", args) as Promise<Array<ProofFile>>,
    listSupervisionFiles: (args: ListSupervisionFiles) => call("list_supervision_files", args) as Promise<Array<ProofFile>>,
    getSupervisionFile: (args: GetSupervisionFile) => call("get_supervision_file", args) as Promise<AttachmentContent>,
    removeSupervisionFile: (args: RemoveSupervisionFile) => call("remove_supervision_file", args) as Promise<Array<ProofFile>>,
    saveNotice: (args: SaveNotice) => call("save_notice", args) as Promise<NoticeDetail>,
    publishNotice: (args: PublishNotice) => call("publish_notice", args) as Promise<NoticeDetail>,
    dropNotice: (args: DropNotice) => call("drop_notice", args) as Promise<NoticeDetail>,
    correctNotice: (args: CorrectNotice) => call("correct_notice", args) as Promise<NoticeDetail>,
    endNotice: (args: EndNotice) => call("end_notice", args) as Promise<NoticeDetail>,
    withdrawNotice: (args: WithdrawNotice) => call("withdraw_notice", args) as Promise<NoticeDetail>,
    getNotice: (args: GetNotice) => call("get_notice", args) as Promise<NoticeDetail>,
    listNotices: (args: ListNotices) => call("list_notices", args) as Promise<NoticePage>,
    renderNotice: (args: RenderNotice) => call("render_notice", args) as Promise<RenderedReport>,
    recordNoticePosting: (args: RecordNoticePosting) => call("record_notice_posting", args) as Promise<NoticeDetail>,
    addNoticeFile: (args: AddNoticeFile) => call("add_notice_file", args) as Promise<Array<ProofFile>>,
    getNoticeFile: (args: GetNoticeFile) => call("get_notice_file", args) as Promise<AttachmentContent>,
    removeNoticeFile: (args: RemoveNoticeFile) => call("remove_notice_file", args) as Promise<Array<ProofFile>>,
    getNoticeRule: (args: GetNoticeRule) => call("get_notice_rule", args) as Promise<NoticeRule>,
    setNoticeRule: (args: SetNoticeRule) => call("set_notice_rule", args) as Promise<NoticeRule>,
    listNoticeReminders: (args: ListNoticeReminders) => call("list_notice_reminders", args) as Promise<Array<NoticeReminder>>,
    listArchive: (args: ListArchive) => call("list_archive", args) as Promise<ArchivePage>,
    exportArchive: (args: ExportArchive) => call("export_archive", args) as Promise<ExportedFile>,
    renderArchive: (args: RenderArchive) => call("render_archive", args) as Promise<RenderedReport>,
    getRetention: (args: GetRetention) => call("get_retention", args) as Promise<Array<KindRetention>>,
    listHolds: (args: ListHolds) => call("list_holds", args) as Promise<Array<LegalHold>>,
    placeHold: (args: PlaceHold) => call("place_hold", args) as Promise<Array<LegalHold>>,
    liftHold: (args: LiftHold) => call("lift_hold", args) as Promise<Array<LegalHold>>,
    listDisposals: (args: ListDisposals) => call("list_disposals", args) as Promise<Array<Disposal>>,
    getDisposal: (args: GetDisposal) => call("get_disposal", args) as Promise<DisposalDetail>,
    drawDisposal: (args: DrawDisposal) => call("draw_disposal", args) as Promise<DisposalDetail>,
    leaveOutRecord: (args: LeaveOutRecord) => call("leave_out_record", args) as Promise<DisposalDetail>,
    approveDisposal: (args: ApproveDisposal) => call("approve_disposal", args) as Promise<DisposalDetail>,
    refuseDisposal: (args: RefuseDisposal) => call("refuse_disposal", args) as Promise<DisposalDetail>,
    carryOutDisposal: (args: CarryOutDisposal) => call("carry_out_disposal", args) as Promise<DisposalDetail>,
    renderDisposal: (args: RenderDisposal) => call("render_disposal", args) as Promise<RenderedReport>,
    listStaff: (args: ListStaff) => call("list_staff", args) as Promise<Array<Staff>>,
    addStaff: (args: AddStaff) => call("add_staff", args) as Promise<Staff>,
    updateStaff: (args: UpdateStaff) => call("update_staff", args) as Promise<Staff>,
    getOffice: (args: GetOffice) => call("get_office", args) as Promise<OfficeCard>,
    getOfficeLogo: (args: GetOfficeLogo) => call("get_office_logo", args) as Promise<OfficeLogo>,
    setOfficeLogo: (args: SetOfficeLogo) => call("set_office_logo", args) as Promise<OfficeLogo>,
    updateOffice: (args: UpdateOffice) => call("update_office", args) as Promise<OfficeCard>,
    getHome: (args: GetHome) => call("get_home", args) as Promise<Home>,
    getChanges: (args: GetChanges) => call("get_changes", args) as Promise<LatestChange>,
    listReminders: (args: ListReminders) => call("list_reminders", args) as Promise<Reminders>,
    listPolicies: (args: ListPolicies) => call("list_policies", args) as Promise<Array<Policy>>,
    previewDeadlines: (args: PreviewDeadlines) => call("preview_deadlines", args) as Promise<Array<DeadlineExample>>,
    savePolicy: (args: SavePolicy) => call("save_policy", args) as Promise<Policy>,
    listPolicyProposals: (args: ListPolicyProposals) => call("list_policy_proposals", args) as Promise<Array<PolicyProposal>>,
    getPolicyProposal: (args: GetPolicyProposal) => call("get_policy_proposal", args) as Promise<ProposalDetail>,
    addPolicyProposal: (args: AddPolicyProposal) => call("add_policy_proposal", args) as Promise<ProposalDetail>,
    updatePolicyProposal: (args: UpdatePolicyProposal) => call("update_policy_proposal", args) as Promise<ProposalDetail>,
    consultOnPolicyProposal: (args: ConsultOnPolicyProposal) => call("consult_on_policy_proposal", args) as Promise<ProposalDetail>,
    recordPolicyComment: (args: RecordPolicyComment) => call("record_policy_comment", args) as Promise<ProposalDetail>,
    replyToPolicyComment: (args: ReplyToPolicyComment) => call("reply_to_policy_comment", args) as Promise<ProposalDetail>,
    summarisePolicyConsultation: (args: SummarisePolicyConsultation) => call("summarise_policy_consultation", args) as Promise<ProposalDetail>,
    decidePolicyProposal: (args: DecidePolicyProposal) => call("decide_policy_proposal", args) as Promise<ProposalDetail>,
    withdrawPolicyProposal: (args: WithdrawPolicyProposal) => call("withdraw_policy_proposal", args) as Promise<ProposalDetail>,
    renderPolicyProposal: (args: RenderPolicyProposal) => call("render_policy_proposal", args) as Promise<RenderedReport>,
    renderPolicySummary: (args: RenderPolicySummary) => call("render_policy_summary", args) as Promise<RenderedReport>,
    getPolicyReviews: (args: GetPolicyReviews) => call("get_policy_reviews", args) as Promise<PolicyReviews>,
    recordPolicyReview: (args: RecordPolicyReview) => call("record_policy_review", args) as Promise<PolicyReviews>,
    renderPolicyReview: (args: RenderPolicyReview) => call("render_policy_review", args) as Promise<RenderedReport>,
    listCalendar: (args: ListCalendar) => call("list_calendar", args) as Promise<CalendarYear>,
    saveCalendarDays: (args: SaveCalendarDays) => call("save_calendar_days", args) as Promise<CalendarYear>,
    saveCalendarYear: (args: SaveCalendarYear) => call("save_calendar_year", args) as Promise<CalendarYear>,
    getAccessState: (args: GetAccessState) => call("get_access_state", args) as Promise<AccessState>,
    setUpOffice: (args: SetUpOffice) => call("set_up_office", args) as Promise<OfficeSetUp>,
    signIn: (args: SignIn) => call("sign_in", args) as Promise<AccessState>,
    signOut: (args: SignOut) => call("sign_out", args) as Promise<AccessState>,
    lockSeat: (args: LockSeat) => call("lock_seat", args) as Promise<AccessState>,
    unlockSeat: (args: UnlockSeat) => call("unlock_seat", args) as Promise<AccessState>,
    recoverAccess: (args: RecoverAccess) => call("recover_access", args) as Promise<AccessState>,
    renewRecoveryKey: (args: RenewRecoveryKey) => call("renew_recovery_key", args) as Promise<RecoveryKeyRenewed>,
    changePassword: (args: ChangePassword) => call("change_password", args) as Promise<AccessState>,
    resetPassword: (args: ResetPassword) => call("reset_password", args) as Promise<Staff>,
    saveDraft: (args: SaveDraft) => call("save_draft", args) as Promise<Draft>,
    getDraft: (args: GetDraft) => call("get_draft", args) as Promise<Draft | null>,
    dropDraft: (args: DropDraft) => call("drop_draft", args) as Promise<null>,
    keepDraftFile: (args: KeepDraftFile) => call("keep_draft_file", args) as Promise<Array<DraftFile>>,
    listDraftFiles: (args: ListDraftFiles) => call("list_draft_files", args) as Promise<Array<DraftFile>>,
    dropDraftFile: (args: DropDraftFile) => call("drop_draft_file", args) as Promise<Array<DraftFile>>,
    listAuditEntries: (args: ListAuditEntries) => call("list_audit_entries", args) as Promise<AuditPage>,
    verifyAuditTrail: (args: VerifyAuditTrail) => call("verify_audit_trail", args) as Promise<AuditCheck>,
    exportAudit: (args: ExportAudit) => call("export_audit", args) as Promise<ExportedAudit>,
    getHeatMap: (args: GetHeatMap) => call("get_heat_map", args) as Promise<HeatMap>,
    getTrend: (args: GetTrend) => call("get_trend", args) as Promise<Trend>,
    getRepeats: (args: GetRepeats) => call("get_repeats", args) as Promise<Repeats>,
    listPeriodIncidents: (args: ListPeriodIncidents) => call("list_period_incidents", args) as Promise<PeriodIncidents>,
    getRisingWords: (args: GetRisingWords) => call("get_rising_words", args) as Promise<RisingWords>,
    suggestSentences: (args: SuggestSentences) => call("suggest_sentences", args) as Promise<Suggestions>,
    getOwnDuty: (args: GetOwnDuty) => call("get_own_duty", args) as Promise<OwnDuty>,
    getDuty: (args: GetDuty) => call("get_duty", args) as Promise<Duty>,
    renderDuty: (args: RenderDuty) => call("render_duty", args) as Promise<RenderedReport>,
    exportDuty: (args: ExportDuty) => call("export_duty", args) as Promise<ExportedFile>,
    listQuarters: (args: ListQuarters) => call("list_quarters", args) as Promise<Array<QuarterRow>>,
    quarterFigures: (args: GetQuarterFigures) => call("quarter_figures", args) as Promise<QuarterFigures>,
    getReportText: (args: GetReportText) => call("get_report_text", args) as Promise<ReportText>,
    saveReportText: (args: SaveReportText) => call("save_report_text", args) as Promise<ReportText>,
    getReportCourse: (args: GetReportCourse) => call("get_report_course", args) as Promise<ReportCourse>,
    commentReport: (args: CommentReport) => call("comment_report", args) as Promise<ReportCourse>,
    settleReportComment: (args: SettleReportComment) => call("settle_report_comment", args) as Promise<ReportCourse>,
    submitReport: (args: SubmitReport) => call("submit_report", args) as Promise<ReportCourse>,
    reviewReport: (args: ReviewReport) => call("review_report", args) as Promise<ReportCourse>,
    issueReport: (args: IssueReport) => call("issue_report", args) as Promise<ReportEdition>,
    renderIssuedReport: (args: RenderIssuedReport) => call("render_issued_report", args) as Promise<RenderedReport>,
    renderMonthlyBrief: (args: RenderMonthlyBrief) => call("render_monthly_brief", args) as Promise<RenderedReport>,
    renderReportPoster: (args: RenderReportPoster) => call("render_report_poster", args) as Promise<RenderedReport>,
    renderYearlyReport: (args: RenderYearlyReport) => call("render_yearly_report", args) as Promise<RenderedReport>,
    exportReport: (args: ExportReport) => call("export_report", args) as Promise<ExportedFile>,
    renderQuarterlyReport: (args: RenderQuarterlyReport) => call("render_quarterly_report", args) as Promise<RenderedReport>,
    backUpStore: (args: BackUpStore) => call("back_up_store", args) as Promise<BackupMade>,
    listBackups: (args: ListBackups) => call("list_backups", args) as Promise<Array<BackupRow>>,
    getBackupState: (args: GetBackupState) => call("get_backup_state", args) as Promise<BackupState>,
    setBackupFolder: (args: SetBackupFolder) => call("set_backup_folder", args) as Promise<BackupFolderSet>,
  };
}

/** The client that `operations` makes. */
export type Operations = ReturnType<typeof operations>;
