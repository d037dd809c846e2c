//! The list of everything that can go wrong. What a code means to people is said by the hosts, in their language. The screen's
//! words are not in core; those of papers and of files that are given out are, such as the reasons in a list of refused rows.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

macro_rules! error_codes {
    ($( $(#[$doc:meta])* $name:ident = $text:literal, )*) => {
        /// Every failure that core can report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
        pub enum ErrorCode {
            $( $(#[$doc])* #[serde(rename = $text)] $name, )*
        }

        impl ErrorCode {
            /// All of them, in the order of the list.
            pub const ALL: &'static [ErrorCode] = &[$( ErrorCode::$name, )*];

            /// The code as it goes over the wire.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $( ErrorCode::$name => $text, )* }
            }
        }
    };
}

error_codes! {
    /// A value that must be there is empty.
    InputRequired = "input.required",
    /// A text is longer than `max` characters.
    InputTooLong = "input.too_long",
    /// A text is shorter than `min` characters.
    InputTooShort = "input.too_short",
    /// A value is not of the expected kind.
    InputInvalid = "input.invalid",
    /// A number lies outside `min`…`max`.
    InputOutOfRange = "input.out_of_range",
    /// No record has this id.
    InputUnknownId = "input.unknown_id",
    /// The record with this id is out of service and cannot be chosen any more.
    InputOutOfService = "input.out_of_service",
    /// Not a telephone number.
    PhoneMalformed = "phone.malformed",
    /// The moment lies in the future.
    TimeInFuture = "time.in_future",
    /// The moment lies before the year 2000.
    TimeTooEarly = "time.too_early",
    /// A late entry needs its reason; `minutes` is how much later than the receipt an entry may be without.
    TimeLateEntryReasonMissing = "time.late_entry_reason_missing",
    /// There is no ticket with this number.
    TicketNotFound = "ticket.not_found",
    /// The ticket's `status` does not allow the `action`.
    TicketTransitionRefused = "ticket.transition_refused",
    /// Somebody else changed the ticket meanwhile; `version` is its present one.
    TicketChanged = "ticket.changed",
    /// Only whoever saved the view, or a manager, may remove it.
    ViewNotOwn = "view.not_own",
    /// The ticket is somebody else's, and this post works on its own only.
    TicketNotYours = "ticket.not_yours",
    /// The ticket waits for its follow-up: closed only after `attempts` attempts, of which `made` were made.
    TicketFollowUpOwed = "ticket.follow_up_owed",
    /// Whoever handled a ticket does not follow it up.
    TicketHandledByYou = "ticket.handled_by_you",
    /// A ticket about staff cannot be that of somebody who may not see it.
    TicketAboutStaff = "ticket.about_staff",
    /// There is no work order with this number that the person may see.
    WorkOrderNotFound = "work_order.not_found",
    /// The work order's `state` does not allow the `action`.
    WorkOrderTransitionRefused = "work_order.transition_refused",
    /// The ticket's work order `number` is still open.
    WorkOrderOpen = "work_order.open",
    /// The desk has gone by the result already: whoever holds `work_orders.correct` corrects it.
    WorkOrderResultUsed = "work_order.result_used",
    /// Not a quantity such as `2` or `1.5`, above 0, with at most three decimals.
    QuantityMalformed = "quantity.malformed",
    /// The member of staff does not work in maintenance.
    StaffNotMaintenance = "staff.not_maintenance",
    /// The moment is not in the future.
    TimeNotInFuture = "time.not_in_future",
    /// The moment lies more than `days` days ahead.
    TimeTooFar = "time.too_far",
    /// What stands between braces in a phrase, `place`, is none of the places that there are.
    PhrasePlaceUnknown = "phrase.place_unknown",
    /// A text for a resident still has `places` of a phrase that are to be filled.
    PhraseUnfilled = "phrase.unfilled",
    /// The resident was not told anything yet that a letter could say.
    TicketNotAnswered = "ticket.not_answered",
    /// The ticket has no telephone number to reveal.
    TicketWithoutPhone = "ticket.without_phone",
    /// The ticket `number` is in the archive and stays as it is; it can be opened again.
    TicketArchived = "ticket.archived",
    /// The last thing that was done to the ticket, by `operation`, cannot be taken back.
    UndoNotPossible = "undo.not_possible",
    /// Somebody else did the last thing to the ticket.
    UndoNotYours = "undo.not_yours",
    /// It was done more than `minutes` minutes ago.
    UndoTooLate = "undo.too_late",
    /// It led into the archive, which nothing is taken back from; the ticket can be opened again.
    UndoArchived = "undo.archived",
    /// The incident was merged into another.
    IncidentMerged = "incident.merged",
    /// The incident was not merged into another.
    IncidentNotMerged = "incident.not_merged",
    /// The ticket `number` does not belong to the incident, or was named twice.
    IncidentElsewhere = "incident.elsewhere",
    /// All `slips` of the box are entered.
    BoxFull = "box.full",
    /// Of the box, `entered` slips are tickets already.
    BoxSlipsTooFew = "box.slips_too_few",
    /// The limits do not name each category exactly once.
    PolicyLimitsIncomplete = "policy.limits_incomplete",
    /// A version cannot come into force on a day that is over.
    PolicyEffectivePast = "policy.effective_past",
    /// Not a time of day such as `08:30`; `24:00` is the end of the day.
    PolicyHoursMalformed = "policy.hours_malformed",
    /// The office's hours end before they begin, or overlap.
    PolicyHoursOrder = "policy.hours_order",
    /// A proposal in this `state` cannot take this `step`.
    PolicyTransitionRefused = "policy.transition_refused",
    /// A version names this topic twice.
    PolicyTopicTwice = "policy.topic_twice",
    /// What came of a consultation is not written down yet.
    PolicyNotSummarised = "policy.not_summarised",
    /// Records are kept for `years` already; that is never shortened.
    PolicyRetentionShorter = "policy.retention_shorter",
    /// What is proposed is what is in force.
    PolicyNothingProposed = "policy.nothing_proposed",
    /// Residents would be asked for longer than `max` days.
    PolicyConsultationTooLong = "policy.consultation_too_long",
    /// Residents can speak `until` that day, which is not over.
    PolicyConsultationOpen = "policy.consultation_open",
    /// Of the comments, `count` have no reply.
    PolicyCommentsUnanswered = "policy.comments_unanswered",
    /// Not a meeting of the residents' representatives or the owners that ended after the consultation.
    PolicyMeetingUnfit = "policy.meeting_unfit",
    /// The review of the `year` is written down.
    PolicyReviewDone = "policy.review_done",
    /// The review does not name each point exactly once.
    PolicyReviewIncomplete = "policy.review_incomplete",
    /// The span goes beyond the year, or is longer than `max` days.
    CalendarSpanTooLong = "calendar.span_too_long",
    /// Not a room's number such as `3-2-1502`, `3栋2单元1502室`, `商铺12` or `车位B2-033`.
    RoomMalformed = "room.malformed",
    /// The register has a room with this number already.
    RoomTaken = "room.taken",
    /// The room given in words is not the one that was chosen.
    RoomMismatch = "room.mismatch",
    /// Not an area in m² such as `89.5`, above 0, with at most two decimals.
    AreaMalformed = "area.malformed",
    /// Not a day such as `2024-05-31`.
    DateMalformed = "date.malformed",
    /// The span would end before it began, on `began_on`.
    DateBeforeStart = "date.before_start",
    /// It would have happened after what it comes before began, on `began_on`.
    DateAfterStart = "date.after_start",
    /// Somebody has the room already: household `household_id`.
    HouseholdOpen = "household.open",
    /// The household has left its room.
    HouseholdClosed = "household.closed",
    /// The household does not have this room.
    HouseholdElsewhere = "household.elsewhere",
    /// The household did not have the room on `day`.
    HouseholdNotThen = "household.not_then",
    /// The person belongs to another household.
    PersonElsewhere = "person.elsewhere",
    /// The person did not belong to the household on `day`.
    PersonNotThen = "person.not_then",
    /// The person has moved out already.
    PersonMovedOut = "person.moved_out",
    /// The person has no telephone number to reveal.
    PersonWithoutPhone = "person.without_phone",
    /// The person was made anonymous; nothing is left to change or to show.
    PersonAnonymised = "person.anonymised",
    /// The office's retention still holds the person's data: `open_tickets`, or the last contact until `until`.
    PersonRetained = "person.retained",
    /// The file has more than `max` bytes, rows, columns or characters, as `what` says.
    ImportTooLarge = "import.too_large",
    /// Neither a workbook (.xlsx) nor a text table (.csv) that can be read.
    ImportFormatUnknown = "import.format_unknown",
    /// The workbook has no sheet of this name.
    ImportSheetUnknown = "import.sheet_unknown",
    /// The mapping names no column for `missing`, or a column twice, or one that is not there.
    ImportMappingInvalid = "import.mapping_invalid",
    /// So many rows of the file (`errors`) cannot be taken in; nothing was written.
    ImportHasErrors = "import.has_errors",
    /// A file is larger than `max` bytes.
    AttachmentTooLarge = "attachment.too_large",
    /// A file is neither an image nor a recording nor a PDF.
    AttachmentKindRefused = "attachment.kind_refused",
    /// The ticket has this file already.
    AttachmentThere = "attachment.there",
    /// The ticket has `max` files already.
    AttachmentTooMany = "attachment.too_many",
    /// Signatures or a posting refer to the file.
    AttachmentInUse = "attachment.in_use",
    /// The file that the logo is to be made from is too large. `max`: how many bytes it may have.
    LogoTooLarge = "logo.too_large",
    /// The content of the file is no picture that a logo can be made from.
    LogoKindRefused = "logo.kind_refused",
    /// The list has more than `max` tickets.
    ExportTooLarge = "export.too_large",
    /// The moment lies before that of the receipt.
    LedgerBeforeReceipt = "ledger.before_receipt",
    /// Not owner, tenant or family.
    ImportRoleUnknown = "import.role_unknown",
    /// Not a home, a shop or a parking place.
    ImportKindUnknown = "import.kind_unknown",
    /// More than one name in one cell.
    ImportSeveralPeople = "import.several_people",
    /// Another area than `row` gives for the same room.
    ImportAreaConflict = "import.area_conflict",
    /// The same room and name as `row`.
    ImportDuplicate = "import.duplicate",
    /// Somebody of this name has moved out of this room; taken in, the person lives there again.
    ImportMovedOut = "import.moved_out",
    /// The same telephone number as another person's: of `row` in the file, or of one in the register.
    ImportPhoneShared = "import.phone_shared",
    /// There is no questionnaire with this id, or no version with this number.
    SurveyQuestionnaireNotFound = "survey.questionnaire_not_found",
    /// There is no survey wave with this id.
    SurveyWaveNotFound = "survey.wave_not_found",
    /// The wave was called off: it has no results and no forms.
    SurveyWaveCancelled = "survey.wave_cancelled",
    /// The wave cannot be taken up again: `wave` was planned in its place.
    SurveyWaveReplaced = "survey.wave_replaced",
    /// The wave's `state` does not allow the `action`; in an anonymous wave forms are entered once collecting has ended.
    SurveyTransitionRefused = "survey.transition_refused",
    /// Two questions have the same key.
    SurveyKeyTaken = "survey.key_taken",
    /// Two options or items of a question have the same words.
    SurveyOptionTaken = "survey.option_taken",
    /// A question is answered in another way than in an earlier version; it must be a new question.
    SurveyKindChanged = "survey.kind_changed",
    /// No household has a home in the register on that day.
    SurveyNobodyToAsk = "survey.nobody_to_ask",
    /// Not the code of a form: seven digits, the last of which must fit.
    SurveyCodeMalformed = "survey.code_malformed",
    /// No form of this wave has this code; `wave` is the title of the wave that has, if there is one.
    SurveyFormNotFound = "survey.form_not_found",
    /// The form was entered before, in this pass.
    SurveyFormEntered = "survey.form_entered",
    /// The form has not been entered the first time yet.
    SurveyFormNotEntered = "survey.form_not_entered",
    /// The form was entered by somebody else, or a second time since; it stays as it is.
    SurveyEntryStays = "survey.entry_stays",
    /// Two entries of forms still differ in `count` fields.
    SurveyDifferencesOpen = "survey.differences_open",
    /// Of an anonymous wave only `count` forms came back, fewer than `least`: their answers could be guessed.
    SurveyTooFewBack = "survey.too_few_back",
    /// The two entries do not differ in this field.
    SurveyNothingToSettle = "survey.nothing_to_settle",
    /// Neither an option of the question nor anything else that can be its answer.
    SurveyAnswerUnknown = "survey.answer_unknown",
    /// The answer to a question that is not asked after the answers before it; it is left out.
    SurveyAnswerSkipped = "survey.answer_skipped",
    /// The building is none of the wave's; the answers count for the community and for no building.
    SurveyBuildingUnknown = "survey.building_unknown",
    /// The same form as `row`, with other answers.
    SurveyFormTwice = "survey.form_twice",
    /// The column may say who answered: it is never read.
    SurveyColumnWithheld = "survey.column_withheld",
    /// There is no meeting with this id.
    MeetingNotFound = "meeting.not_found",
    /// The meeting's `state` does not allow the `action`.
    MeetingTransitionRefused = "meeting.transition_refused",
    /// Too few are here to open the meeting: `present` of `expected`, `needed` by `source`.
    MeetingQuorumMissing = "meeting.quorum_missing",
    /// Nobody may come, or vote, in another's place, by `source`.
    MeetingProxyRefused = "meeting.proxy_refused",
    /// Nobody may come in more than `max` places, by `source`, and this person does already.
    MeetingProxyTooMany = "meeting.proxy_too_many",
    /// The owners' assembly has no electorate yet.
    MeetingElectorateMissing = "meeting.electorate_missing",
    /// Areas of `count` rooms are not known, `rooms` among them: no vote by area can be counted.
    MeetingAreaMissing = "meeting.area_missing",
    /// Nobody in the register may vote.
    MeetingElectorateEmpty = "meeting.electorate_empty",
    /// The person has voted; the vote must be taken back first.
    MeetingPersonVoted = "meeting.person_voted",
    /// The `name` is on the meeting's list already; another person of the same name has another room or mark.
    MeetingPersonThere = "meeting.person_there",
    /// Somebody of this `name` without a room or a mark is on the list: one person, or two?
    MeetingPersonAlike = "meeting.person_alike",
    /// Whoever never came cannot have left.
    MeetingNeverCame = "meeting.never_came",
    /// Nobody leaves a meeting that has not been opened.
    MeetingNotOpened = "meeting.not_opened",
    /// A moment that is before `from`, in the office's time of day: leaving before coming or before the opening, coming days
    /// before.
    MeetingTimeTooEarly = "meeting.time_too_early",
    /// The item is closed.
    MeetingItemClosed = "meeting.item_closed",
    /// The item with the `title` is still open.
    MeetingItemOpen = "meeting.item_open",
    /// The item is for discussion only; nothing is voted on.
    MeetingNothingToVote = "meeting.nothing_to_vote",
    /// The meeting votes another way: by area and heads, or by heads.
    MeetingOtherVote = "meeting.other_vote",
    /// The minutes in this `state` do not allow this `action`.
    MinutesTransitionRefused = "minutes.transition_refused",
    /// Minutes are begun when the meeting is over.
    MinutesMeetingNotOver = "minutes.meeting_not_over",
    /// The minutes, or the supplement before, must be issued first.
    MinutesNotIssued = "minutes.not_issued",
    /// Of a meeting that decides, the scan of the signed paper must be there.
    MinutesScanMissing = "minutes.scan_missing",
    /// The `name` is among those who signed already.
    MinutesSignedTwice = "minutes.signed_twice",
    /// A posting at this place from this day on is noted already.
    MinutesPostingThere = "minutes.posting_there",
    /// More votes than people: `votes` of `present`.
    VoteTooMany = "vote.too_many",
    /// The person with this `id` votes twice.
    VoteTwice = "vote.twice",
    /// The person with this `id` is not here, or only sits in.
    VoteNotPresent = "vote.not_present",
    /// Somebody else has entered or changed the vote of the person with this `id` and `name` meanwhile.
    VoteChanged = "vote.changed",
    /// A ballot of `name` stands already, as `stands` with its `reason`, and is not what this one comes in the place of.
    BallotStands = "ballot.stands",
    /// The item has votes taken the other way, by name or by show of hands; they are taken back first.
    VoteOtherWay = "vote.other_way",
    /// The meeting has no ballot paper with this `number`.
    BallotPaperNotFound = "ballot_paper.not_found",
    /// The ballot paper with this `number` came back already, on `collected_on`.
    BallotPaperCollected = "ballot_paper.collected",
    /// Ballot papers count from `opens_on` to `closes_on`.
    BallotPaperOutOfPeriod = "ballot_paper.out_of_period",
    /// The written consultation runs until `closes_on`, and papers are `outstanding`.
    MeetingConsultationRunning = "meeting.consultation_running",
    /// No channel in service is a meeting: tickets that come out of one have none.
    MeetingChannelMissing = "meeting.channel_missing",
    /// There is no action item with this id.
    ActionItemNotFound = "action_item.not_found",
    /// The action item's `state` does not allow the `step`.
    ActionItemTransitionRefused = "action_item.transition_refused",
    /// The action item is the `owner`'s.
    ActionItemOfAnother = "action_item.of_another",
    /// Another channel has this name.
    ChannelNameTaken = "channel.name_taken",
    /// The finding's or measure's `state` does not allow the `step`.
    SupervisionTransitionRefused = "supervision.transition_refused",
    /// Of a check at least one line applies.
    CheckNothingApplies = "check.nothing_applies",
    /// Nothing is checked by a plan that is switched off.
    CheckPlanPaused = "check_plan.paused",
    /// A check that is recorded keeps its files.
    CheckRecorded = "check.recorded",
    /// Whoever put a finding right does not check that it is.
    FindingOwnRecheck = "finding.own_recheck",
    /// A sample of call-backs is of at most `days` days.
    CallBackPeriodTooLong = "call_back.period_too_long",
    /// More days than a figure of a measure is counted over; `days` says how many.
    MeasurePeriodTooLong = "measure.period_too_long",
    /// No ticket was closed in the period whose resident could be asked.
    CallBackNobodyToAsk = "call_back.nobody_to_ask",
    /// The red flag is not there, or not any more.
    RedFlagNotFound = "red_flag.not_found",
    /// The red flag was made a finding already.
    RedFlagFound = "red_flag.found",
    /// Whoever handled a ticket does not say that nothing was wrong with it.
    RedFlagOwn = "red_flag.own",
    /// Another rule profile has this name.
    ProfileNameTaken = "profile.name_taken",
    /// The profile came with the program and stays; a copy of it can be changed.
    ProfileShipped = "profile.shipped",
    /// The profile is for another kind of meeting.
    ProfileKindMismatch = "profile.kind_mismatch",
    /// Another series has this name.
    SeriesNameTaken = "series.name_taken",
    /// There is no member of staff with this sign-in name or id.
    StaffNotFound = "staff.not_found",
    /// Nobody is signed in.
    SignInRequired = "sign_in.required",
    /// The desk is locked; whoever is signed in must give their password first.
    SignInLocked = "sign_in.locked",
    /// The sign-in name or the password is wrong. Which of them nobody is told.
    SignInRefused = "sign_in.refused",
    /// Too many failures; the next attempt may come in `seconds`.
    SignInWait = "sign_in.wait",
    /// The person may not run the `operation`: it needs the `permission`.
    PermissionDenied = "permission.denied",
    /// A new password has fewer than `min` characters.
    PasswordTooShort = "password.too_short",
    /// A new password is one of those that are tried first.
    PasswordTooCommon = "password.too_common",
    /// A new password is made of the person's name or sign-in name.
    PasswordLikeName = "password.like_name",
    /// A new password is the old one.
    PasswordUnchanged = "password.unchanged",
    /// The password of whoever is signed in is wrong.
    PasswordWrong = "password.wrong",
    /// One's own password is changed, not reset.
    PasswordResetOwn = "password.reset_own",
    /// The password must be changed before anything else can be done.
    PasswordMustChange = "password.must_change",
    /// The office has been set up already.
    OfficeAlreadySetUp = "office.already_set_up",
    /// Not a recovery key, or one with a slip in it.
    RecoveryKeyMalformed = "recovery_key.malformed",
    /// Not the recovery key of this office.
    RecoveryKeyRefused = "recovery_key.refused",
    /// Nobody with this sign-in name is a manager or administrator who still works here.
    RecoveryKeyNotForPerson = "recovery_key.not_for_person",
    /// Another member of staff has this sign-in name.
    StaffLoginTaken = "staff.login_taken",
    /// A sign-in name has other characters than a–z, 0–9, `.`, `-` and `_`.
    StaffLoginMalformed = "staff.login_malformed",
    /// The member of staff has left and can neither act nor be chosen.
    StaffInactive = "staff.inactive",
    /// The last active manager cannot be taken away.
    StaffLastManager = "staff.last_manager",
    /// Somebody else changed the record meanwhile; `version` is its present one.
    RecordChanged = "record.changed",
    /// Not a time zone of the IANA database.
    OfficeTimeZoneUnknown = "office.time_zone_unknown",
    /// Not a quarter such as `2026Q3`.
    QuarterMalformed = "quarter.malformed",
    /// The quarter has not begun yet.
    QuarterInFuture = "quarter.in_future",
    /// A report in this `state` cannot take this `step`.
    ReportTransitionRefused = "report.transition_refused",
    /// Nobody looks over what they submitted themselves.
    ReportOwnReview = "report.own_review",
    /// `count` things must be there, or settled, before a report is issued.
    ReportIncomplete = "report.incomplete",
    /// What was reviewed has changed while the report was being made.
    ReportChanged = "report.changed",
    /// The edition was issued before its tables were kept beside it.
    ReportNoWorkbook = "report.no_workbook",
    /// A page cursor that did not come from the list it is used on.
    CursorMalformed = "cursor.malformed",
    /// The fonts of the report are not where the program looks for them; `places` names where it looked.
    FontsMissing = "fonts.missing",
    /// There is no store at `path`.
    StoreMissing = "store.missing",
    /// The store was written by a newer version of the program; it was left untouched.
    StoreNewer = "store.newer",
    /// The file is not a store of this program, or its migrations were changed.
    StoreForeign = "store.foreign",
    /// The store at `path` is damaged; it was left as it is.
    StoreDamaged = "store.damaged",
    /// Another process held the store for too long; nothing was written.
    StoreBusy = "store.busy",
    /// The disk with `path` is full; nothing was written.
    StoreFull = "store.full",
    /// The folder or file `path` cannot be written to.
    StoreReadOnly = "store.read_only",
    /// The folder or drive of `path` does not answer or is gone.
    StoreUnreachable = "store.unreachable",
    /// The key of the store at `path` is not on this computer; `recovery` says whether the recovery key opens it.
    StoreLocked = "store.locked",
    /// The recovery key does not fit this store, or the file `path` was changed.
    StoreRecoveryKeyWrong = "store.recovery_key_wrong",
    /// There is no file `path` that the recovery key could open the store with.
    StoreRecoveryMissing = "store.recovery_missing",
    /// The file `path` that the recovery key opens the store with is damaged.
    StoreRecoveryDamaged = "store.recovery_damaged",
    /// The file `path` is no backup, or is damaged; nothing was changed.
    BackupDamaged = "backup.damaged",
    /// There is no file `path` to restore.
    BackupMissing = "backup.missing",
    /// The folder for backups cannot be written to, or is gone.
    BackupFolderUnreachable = "backup.folder_unreachable",
    /// The notice's `state` does not allow the `step`.
    NoticeTransitionRefused = "notice.transition_refused",
    /// What is `found` in the notice tells who or where residents are: it is confirmed or removed first.
    NoticeNamesPeople = "notice.names_people",
    /// A correction of the notice was begun already: the one with this `id`.
    NoticeCorrectionBegun = "notice.correction_begun",
    /// Only a notice that is published, and was not taken back, is posted.
    NoticeNotPublished = "notice.not_published",
    /// The last proof of a posting stays until there is another.
    NoticeLastProof = "notice.last_proof",
    /// The notice is over and archived: what proves where it hung stays.
    NoticeProofArchived = "notice.proof_archived",
    /// The record with this `mark` was destroyed; there is nothing left to go on with.
    ArchiveDisposed = "archive.disposed",
    /// Records of this kind are kept for good.
    ArchiveKeptForGood = "archive.kept_for_good",
    /// This is held already.
    ArchiveHeldAlready = "archive.held_already",
    /// Nothing that is not held has reached the end of its retention.
    ArchiveNothingDue = "archive.nothing_due",
    /// Another list, the one with this `id`, is neither carried out nor refused.
    ArchiveDisposalOpen = "archive.disposal_open",
    /// The disposal's `state` does not allow this.
    ArchiveDisposalRefused = "archive.disposal_refused",
    /// Whoever drew up a list does not approve it.
    ArchiveOwnDisposal = "archive.own_disposal",
    /// The clock is behind the `last` day on which something was written.
    ArchiveClockBehind = "archive.clock_behind",
    /// Between the `last` day with work and today lie more than `days` days: the clock may have leapt.
    ArchiveClockLeaps = "archive.clock_leaps",
    /// Not an amount in yuan.
    AmountMalformed = "amount.malformed",
    /// The amount is larger than any that is disclosed.
    AmountTooLarge = "amount.too_large",
    /// The store could not be read or written; nothing was written.
    StoreFailed = "store.failed",
    /// A demo office is made only where there are no tickets yet.
    DemoOfficeNotEmpty = "demo.office_not_empty",
    /// The demo's last day comes before its first, or its first day has not begun.
    DemoPeriodEmpty = "demo.period_empty",
    /// There is no operation with this name.
    OperationUnknown = "operation.unknown",
    /// The arguments do not fit the operation; `detail` says where and why, in English.
    ArgumentsMalformed = "arguments.malformed",
    /// A mistake of the program itself; nothing was written.
    Internal = "internal",
}
