//! Every operation, once. From this list come the routers of all hosts, the description with its JSON schemas,
//! and the TypeScript client; a host that misses an operation does not compile.

mod written;

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde_json::Value;

use crate::access::{self, Gate, Permission};
use crate::analysis;
use crate::archive;
use crate::attachments;
use crate::backups;
use crate::calendar;
use crate::error::{Error, ErrorCode, Result};
use crate::home;
use crate::ledger;
use crate::list;
use crate::meetings;
use crate::notices;
use crate::office::{self, Seat, Session};
use crate::operation::{Act, AtSeat, Kind, Operation, Read, Write};
use crate::policy;
use crate::reports;
use crate::residents::{self, import};
use crate::supervision;
use crate::surveys;
use crate::tickets;

use self::written::Client;
pub use self::written::{markdown, permissions_markdown, typescript};

macro_rules! operations {
    ($( $kind:ident $name:literal ($arguments:ty) -> $answer:ty, $permission:ident; )*) => {
        $( impl Operation for $arguments {
            const NAME: &'static str = $name;
            const GATE: Gate = operations!(@gate $permission);
            const KIND: Kind = operations!(@kind $kind);
            type Answer = $answer;
        } )*

        /// Runs the operation `name` for whoever sits at the seat.
        pub(crate) fn dispatch(seat: &Seat, name: &str, arguments: Value) -> Result<Value> {
            match name {
                $( $name => operations!(@run $kind)(seat, parse::<$arguments>(arguments)), )*
                _ => Err(Error::new(ErrorCode::OperationUnknown).with("operation", name)),
            }
        }

        /// What there is to know about every operation.
        #[must_use]
        pub fn describe() -> Vec<Description> {
            vec![$( description::<$arguments>(), )*]
        }

        fn each_type(client: &mut Client) {
            $( client.operation::<$arguments>(); )*
        }
    };
    (@kind read) => { Kind::Read };
    (@kind write) => { Kind::Write };
    (@kind act) => { Kind::Write };
    (@kind seat) => { Kind::Seat };
    (@gate Public) => { Gate::Public };
    (@gate SignedIn) => { Gate::SignedIn };
    (@gate $permission:ident) => { Gate::Permission(Permission::$permission) };
    (@run read) => { run_read };
    (@run write) => { run_write };
    (@run act) => { run_act };
    (@run seat) => { run_at_seat };
}

operations! {
    write "register_ticket" (tickets::RegisterTicket) -> tickets::TicketDetail, TicketsRegister;
    write "amend_ticket" (tickets::AmendTicket) -> tickets::TicketDetail, TicketsRegister;
    read "find_similar_tickets" (tickets::FindSimilarTickets) -> Vec<tickets::SimilarTicket>, TicketsRegister;
    read "propose_intake" (tickets::ProposeIntake) -> tickets::Proposals, TicketsRegister;
    read "list_intake_rules" (tickets::ListIntakeRules) -> tickets::IntakeRules, TicketsRead;
    write "save_intake_rules" (tickets::SaveIntakeRules) -> tickets::IntakeRules, IntakeRulesWrite;
    read "split_messages" (tickets::SplitMessages) -> Vec<tickets::SplitMessage>, TicketsRegister;
    read "get_incident" (tickets::GetIncident) -> tickets::Incident, TicketsRead;
    read "list_incidents" (tickets::ListIncidents) -> Vec<tickets::TicketIncident>, TicketsRead;
    write "attach_ticket" (tickets::AttachTicket) -> tickets::Incident, TicketsRegister;
    write "detach_ticket" (tickets::DetachTicket) -> (), TicketsRegister;
    write "merge_incidents" (tickets::MergeIncidents) -> tickets::Incident, TicketsAssign;
    write "unmerge_incident" (tickets::UnmergeIncident) -> tickets::Incident, TicketsAssign;
    write "rename_incident" (tickets::RenameIncident) -> tickets::Incident, TicketsRegister;
    write "give_incident_feedback" (tickets::GiveIncidentFeedback) -> tickets::IncidentFeedback, TicketsFeedback;
    write "register_box_opening" (tickets::RegisterBoxOpening) -> tickets::BoxOpening, TicketsRegister;
    write "correct_box_opening" (tickets::CorrectBoxOpening) -> tickets::BoxOpening, TicketsRegister;
    read "get_box_opening" (tickets::GetBoxOpening) -> tickets::BoxOpening, TicketsRead;
    read "list_box_openings" (tickets::ListBoxOpenings) -> tickets::BoxOpeningPage, TicketsRead;
    write "assign_ticket" (tickets::AssignTicket) -> tickets::TicketDetail, TicketsAssign;
    read "list_phrases" (tickets::ListPhrases) -> tickets::Phrases, TicketsRead;
    write "save_phrases" (tickets::SavePhrases) -> tickets::Phrases, PhrasesWrite;
    read "offer_phrases" (tickets::OfferPhrases) -> Vec<tickets::OfferedPhrase>, TicketsNote;
    read "offer_incident_phrases" (tickets::OfferIncidentPhrases) -> Vec<tickets::OfferedPhrase>, TicketsFeedback;
    act "make_letter" (tickets::MakeLetter) -> reports::RenderedReport, TicketsFeedback;
    write "return_ticket" (tickets::ReturnTicket) -> tickets::TicketDetail, TicketsHandle;
    write "escalate_ticket" (tickets::EscalateTicket) -> tickets::TicketDetail, TicketsHandle;
    write "suspend_ticket" (tickets::SuspendTicket) -> tickets::TicketDetail, TicketsHandle;
    write "resume_ticket" (tickets::ResumeTicket) -> tickets::TicketDetail, TicketsHandle;
    write "mark_ticket" (tickets::MarkTicket) -> tickets::TicketDetail, TicketsAssign;
    write "give_feedback" (tickets::GiveFeedback) -> tickets::TicketDetail, TicketsFeedback;
    write "record_feedback_attempt" (tickets::RecordFeedbackAttempt) -> tickets::TicketDetail, TicketsFeedback;
    write "add_note" (tickets::AddNote) -> tickets::TicketDetail, TicketsNote;
    write "close_ticket" (tickets::CloseTicket) -> tickets::TicketDetail, TicketsClose;
    write "archive_ticket" (tickets::ArchiveTicket) -> tickets::TicketDetail, TicketsClose;
    write "reopen_ticket" (tickets::ReopenTicket) -> tickets::TicketDetail, TicketsClose;
    write "cancel_ticket" (tickets::CancelTicket) -> tickets::TicketDetail, TicketsClose;
    write "undo_last_act" (tickets::UndoLastAct) -> tickets::TicketDetail, TicketsRead;
    write "record_follow_up" (tickets::RecordFollowUp) -> tickets::TicketDetail, TicketsFollowUp;
    read "list_follow_ups" (tickets::ListFollowUps) -> tickets::FollowUpList, TicketsFollowUp;
    write "issue_work_order" (tickets::IssueWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersIssue;
    write "reassign_work_order" (tickets::ReassignWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersIssue;
    write "withdraw_work_order" (tickets::WithdrawWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersIssue;
    write "accept_work_order" (tickets::AcceptWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersWork;
    write "arrive_at_work_order" (tickets::ArriveAtWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersWork;
    write "finish_work_order" (tickets::FinishWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersWork;
    write "give_up_work_order" (tickets::GiveUpWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersWork;
    write "correct_work_order" (tickets::CorrectWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersWork;
    read "get_work_order" (tickets::GetWorkOrder) -> tickets::WorkOrderDetail, WorkOrdersRead;
    read "list_work_orders" (tickets::ListWorkOrders) -> tickets::WorkOrderPage, WorkOrdersRead;
    read "render_work_orders" (tickets::RenderWorkOrders) -> reports::RenderedReport, WorkOrdersRead;
    write "reveal_phone" (tickets::RevealPhone) -> tickets::RevealedPhone, PhonesReveal;
    read "get_ticket" (tickets::GetTicket) -> tickets::TicketDetail, TicketsRead;
    read "list_tickets" (tickets::ListTickets) -> tickets::TicketPage, TicketsRead;
    read "preview_bulk" (tickets::PreviewBulk) -> tickets::BulkOutcome, TicketsRead;
    write "assign_tickets" (tickets::AssignTickets) -> tickets::BulkOutcome, TicketsAssign;
    write "close_tickets" (tickets::CloseTickets) -> tickets::BulkOutcome, TicketsClose;
    read "list_views" (tickets::ListViews) -> Vec<tickets::TicketView>, TicketsRead;
    write "save_view" (tickets::SaveView) -> Vec<tickets::TicketView>, TicketsRead;
    write "remove_view" (tickets::RemoveView) -> Vec<tickets::TicketView>, TicketsRead;
    read "count_tickets" (tickets::CountTickets) -> tickets::TicketCounts, TicketsRead;
    read "list_channels" (tickets::ListChannels) -> Vec<tickets::Channel>, TicketsRead;
    write "save_channel" (tickets::SaveChannel) -> tickets::ChannelRecord, ChannelsWrite;
    read "list_topics" (tickets::ListTopics) -> Vec<tickets::Topic>, TicketsRead;
    write "add_attachment" (attachments::AddAttachment) -> Vec<attachments::Attachment>, TicketsNote;
    read "list_attachments" (attachments::ListAttachments) -> Vec<attachments::Attachment>, TicketsRead;
    read "get_attachment" (attachments::GetAttachment) -> attachments::AttachmentContent, TicketsRead;
    write "remove_attachment" (attachments::RemoveAttachment) -> Vec<attachments::Attachment>, TicketsNote;
    act "export_tickets" (ledger::ExportTickets) -> ledger::ExportedTickets, TicketsExport;
    write "stage_ledger" (ledger::StageLedger) -> ledger::LedgerStaged, TicketsImport;
    read "preview_ledger" (ledger::PreviewLedger) -> ledger::LedgerPreview, TicketsImport;
    write "import_ledger_rows" (ledger::ImportLedgerRows) -> ledger::LedgerProgress, TicketsImport;
    read "export_ledger_errors" (ledger::ExportLedgerErrors) -> list::ExportedFile, TicketsImport;
    write "drop_ledger" (ledger::DropLedger) -> (), TicketsImport;
    read "list_buildings" (residents::ListBuildings) -> Vec<residents::Building>, ResidentsRead;
    read "list_rooms" (residents::ListRooms) -> residents::RoomPage, ResidentsRead;
    read "get_household" (residents::GetHousehold) -> residents::HouseholdCard, ResidentsRead;
    read "find_residents" (residents::FindResidents) -> Vec<residents::FoundResident>, ResidentsRead;
    write "save_room" (residents::SaveRoom) -> residents::RoomCard, ResidentsWrite;
    write "move_in" (residents::MoveIn) -> residents::HouseholdCard, ResidentsWrite;
    write "move_out" (residents::MoveOut) -> residents::HouseholdCard, ResidentsWrite;
    write "add_person" (residents::AddPerson) -> residents::PersonCard, ResidentsWrite;
    write "update_person" (residents::UpdatePerson) -> residents::PersonCard, ResidentsWrite;
    write "reveal_person_phone" (residents::RevealPersonPhone) -> residents::RevealedPhones, PhonesReveal;
    write "record_consent" (residents::RecordConsent) -> residents::PersonCard, ResidentsWrite;
    write "restrict_person" (residents::RestrictPerson) -> residents::PersonCard, ResidentsExport;
    write "anonymise_person" (residents::AnonymisePerson) -> residents::PersonCard, ResidentsExport;
    write "export_person" (residents::ExportPerson) -> residents::PersonExport, ResidentsExport;
    read "read_import" (import::ReadImport) -> import::ImportContent, ResidentsImport;
    read "preview_import" (import::PreviewImport) -> import::ImportPreview, ResidentsImport;
    write "apply_import" (import::ApplyImport) -> import::ImportResult, ResidentsImport;
    read "export_import_errors" (import::ExportImportErrors) -> list::ExportedFile, ResidentsImport;
    read "list_rule_profiles" (meetings::ListRuleProfiles) -> Vec<meetings::RuleProfile>, MeetingsRead;
    write "save_rule_profile" (meetings::SaveRuleProfile) -> meetings::RuleProfile, MeetingsWrite;
    read "list_meeting_series" (meetings::ListMeetingSeries) -> Vec<meetings::MeetingSeries>, MeetingsRead;
    write "save_meeting_series" (meetings::SaveMeetingSeries) -> meetings::MeetingSeries, MeetingsWrite;
    read "list_meetings" (meetings::ListMeetings) -> meetings::MeetingPage, MeetingsRead;
    read "get_meeting" (meetings::GetMeeting) -> meetings::MeetingDetail, MeetingsRead;
    read "render_meeting_paper" (meetings::RenderMeetingPaper) -> reports::RenderedReport, MeetingsRead;
    write "plan_meeting" (meetings::PlanMeeting) -> meetings::MeetingDetail, MeetingsWrite;
    write "update_meeting" (meetings::UpdateMeeting) -> meetings::MeetingDetail, MeetingsWrite;
    write "cancel_meeting" (meetings::CancelMeeting) -> meetings::MeetingDetail, MeetingsWrite;
    write "note_notice" (meetings::NoteNotice) -> meetings::MeetingDetail, MeetingsWrite;
    write "draw_electorate" (meetings::DrawElectorate) -> meetings::MeetingDetail, MeetingsWrite;
    read "list_voters" (meetings::ListVoters) -> meetings::VoterPage, MeetingsRead;
    write "record_attendance" (meetings::RecordAttendance) -> meetings::MeetingDetail, MeetingsWrite;
    write "add_attendee" (meetings::AddAttendee) -> meetings::MeetingDetail, MeetingsWrite;
    write "start_meeting" (meetings::StartMeeting) -> meetings::MeetingDetail, MeetingsWrite;
    write "note_item" (meetings::NoteItem) -> meetings::MeetingDetail, MeetingsWrite;
    write "vote_on_item" (meetings::VoteOnItem) -> meetings::MeetingDetail, MeetingsWrite;
    write "enter_ballot" (meetings::EnterBallot) -> meetings::VoterRow, MeetingsWrite;
    write "close_item" (meetings::CloseItem) -> meetings::MeetingDetail, MeetingsWrite;
    write "reopen_item" (meetings::ReopenItem) -> meetings::MeetingDetail, MeetingsWrite;
    write "end_meeting" (meetings::EndMeeting) -> meetings::MeetingDetail, MeetingsWrite;
    read "get_meeting_minutes" (meetings::GetMeetingMinutes) -> meetings::MeetingMinutes, MeetingsRead;
    write "begin_minutes" (meetings::BeginMinutes) -> meetings::MeetingMinutes, MeetingsWrite;
    write "save_minutes" (meetings::SaveMinutes) -> meetings::MeetingMinutes, MeetingsWrite;
    write "restore_minutes" (meetings::RestoreMinutes) -> meetings::MeetingMinutes, MeetingsWrite;
    write "submit_minutes" (meetings::SubmitMinutes) -> meetings::MeetingMinutes, MeetingsWrite;
    write "send_back_minutes" (meetings::SendBackMinutes) -> meetings::MeetingMinutes, MinutesReview;
    write "sign_minutes" (meetings::SignMinutes) -> meetings::MeetingMinutes, MinutesReview;
    write "issue_minutes" (meetings::IssueMinutes) -> meetings::MeetingMinutes, MinutesReview;
    read "compare_minutes" (meetings::CompareMinutes) -> Vec<meetings::DifferenceLine>, MeetingsRead;
    read "render_minutes" (meetings::RenderMinutes) -> reports::RenderedReport, MeetingsRead;
    write "record_posting" (meetings::RecordPosting) -> meetings::MeetingMinutes, MeetingsWrite;
    read "get_meeting_archive" (meetings::GetMeetingArchive) -> meetings::MeetingArchive, MeetingsRead;
    act "export_meeting_archive" (meetings::ExportMeetingArchive) -> meetings::ExportedArchive, MeetingsExport;
    write "add_meeting_file" (attachments::AddMeetingFile) -> Vec<attachments::MeetingFile>, MeetingsWrite;
    read "list_meeting_files" (attachments::ListMeetingFiles) -> Vec<attachments::MeetingFile>, MeetingsRead;
    read "get_meeting_file" (attachments::GetMeetingFile) -> attachments::AttachmentContent, MeetingsRead;
    write "remove_meeting_file" (attachments::RemoveMeetingFile) -> Vec<attachments::MeetingFile>, MeetingsWrite;
    read "list_meeting_reminders" (meetings::ListMeetingReminders) -> Vec<meetings::MeetingReminder>, MeetingsRead;
    write "time_item" (meetings::TimeItem) -> meetings::MeetingDetail, MeetingsWrite;
    write "set_consultation" (meetings::SetConsultation) -> meetings::MeetingDetail, MeetingsWrite;
    write "issue_ballot_papers" (meetings::IssueBallotPapers) -> meetings::BallotPaperCounts, MeetingsWrite;
    write "collect_ballot_paper" (meetings::CollectBallotPaper) -> meetings::BallotPaperRow, MeetingsWrite;
    write "enter_ballot_paper" (meetings::EnterBallotPaper) -> meetings::BallotPaperRow, MeetingsWrite;
    write "authorise_ballot_proxy" (meetings::AuthoriseBallotProxy) -> meetings::BallotPaperRow, MeetingsWrite;
    read "render_ballot_papers" (meetings::RenderBallotPapers) -> reports::RenderedReport, MeetingsWrite;
    read "list_ballot_papers" (meetings::ListBallotPapers) -> meetings::BallotPaperPage, MeetingsRead;
    write "add_action_item" (meetings::AddActionItem) -> meetings::ActionItemDetail, MeetingsWrite;
    write "update_action_item" (meetings::UpdateActionItem) -> meetings::ActionItemDetail, MeetingsWrite;
    write "record_action_progress" (meetings::RecordActionProgress) -> meetings::ActionItemDetail, ActionItemsHandle;
    write "finish_action_item" (meetings::FinishActionItem) -> meetings::ActionItemDetail, ActionItemsHandle;
    write "drop_action_item" (meetings::DropActionItem) -> meetings::ActionItemDetail, MeetingsWrite;
    write "reopen_action_item" (meetings::ReopenActionItem) -> meetings::ActionItemDetail, MeetingsWrite;
    read "get_action_item" (meetings::GetActionItem) -> meetings::ActionItemDetail, ActionItemsHandle;
    read "list_action_items" (meetings::ListActionItems) -> meetings::ActionItemPage, ActionItemsHandle;
    write "register_meeting_ticket" (meetings::RegisterMeetingTicket) -> meetings::RaisedTicket, TicketsRegister;
    read "get_meeting_work" (meetings::GetMeetingWork) -> meetings::MeetingWork, MeetingsRead;
    read "list_questionnaires" (surveys::ListQuestionnaires) -> Vec<surveys::QuestionnaireRow>, SurveysRead;
    read "get_questionnaire" (surveys::GetQuestionnaire) -> surveys::QuestionnaireDetail, SurveysRead;
    write "save_questionnaire" (surveys::SaveQuestionnaire) -> surveys::QuestionnaireDetail, SurveysWrite;
    read "list_survey_bank" (surveys::ListSurveyBank) -> surveys::SurveyBank, SurveysRead;
    write "save_survey_question" (surveys::SaveSurveyQuestion) -> surveys::OwnQuestion, SurveysWrite;
    read "list_survey_waves" (surveys::ListSurveyWaves) -> Vec<surveys::WaveRow>, SurveysRead;
    read "get_survey_wave" (surveys::GetSurveyWave) -> surveys::WaveDetail, SurveysRead;
    write "plan_survey_wave" (surveys::PlanSurveyWave) -> surveys::WaveDetail, SurveysWrite;
    write "update_survey_wave" (surveys::UpdateSurveyWave) -> surveys::WaveDetail, SurveysWrite;
    write "draw_survey_wave" (surveys::DrawSurveyWave) -> surveys::WaveDetail, SurveysWrite;
    write "end_survey_collecting" (surveys::EndSurveyCollecting) -> surveys::WaveDetail, SurveysWrite;
    write "close_survey_wave" (surveys::CloseSurveyWave) -> surveys::WaveDetail, SurveysWrite;
    write "cancel_survey_wave" (surveys::CancelSurveyWave) -> surveys::WaveDetail, SurveysWrite;
    write "restore_survey_wave" (surveys::RestoreSurveyWave) -> surveys::WaveDetail, SurveysWrite;
    read "size_survey_sample" (surveys::SizeSurveySample) -> surveys::SurveySampleSize, SurveysRead;
    read "list_survey_households" (surveys::ListSurveyHouseholds) -> surveys::SurveyHouseholdPage, SurveysEnter;
    write "tick_survey_household" (surveys::TickSurveyHousehold) -> surveys::SurveyHousehold, SurveysEnter;
    read "get_survey_form" (surveys::GetSurveyForm) -> surveys::SurveyForm, SurveysEnter;
    write "enter_survey_form" (surveys::EnterSurveyForm) -> surveys::FormEntered, SurveysEnter;
    read "read_survey_file" (surveys::ReadSurveyFile) -> surveys::SurveyFile, SurveysEnter;
    read "preview_survey_file" (surveys::PreviewSurveyFile) -> surveys::SurveyFilePreview, SurveysEnter;
    write "apply_survey_file" (surveys::ApplySurveyFile) -> surveys::SurveyFileCounts, SurveysEnter;
    read "export_survey_file_errors" (surveys::ExportSurveyFileErrors) -> list::ExportedFile, SurveysEnter;
    read "list_survey_differences" (surveys::ListSurveyDifferences) -> Vec<surveys::SurveyDifference>, SurveysEnter;
    write "settle_survey_difference" (surveys::SettleSurveyDifference) -> Vec<surveys::SurveyDifference>, SurveysEnter;
    read "get_survey_results" (surveys::GetSurveyResults) -> surveys::SurveyResults, SurveysRead;
    read "render_survey_results" (surveys::RenderSurveyResults) -> reports::RenderedReport, SurveysRead;
    write "export_survey_answers" (surveys::ExportSurveyAnswers) -> surveys::ExportedSurvey, SurveysWrite;
    read "preview_questionnaire" (surveys::PreviewQuestionnaire) -> reports::RenderedReport, SurveysRead;
    read "render_survey_forms" (surveys::RenderSurveyForms) -> reports::RenderedReport, SurveysEnter;
    read "render_survey_notice" (surveys::RenderSurveyNotice) -> reports::RenderedReport, SurveysRead;
    read "list_survey_plans" (surveys::ListSurveyPlans) -> Vec<surveys::SurveyPlan>, SurveysRead;
    write "save_survey_plan" (surveys::SaveSurveyPlan) -> surveys::SurveyPlan, SurveysWrite;
    write "advance_survey_plan" (surveys::AdvanceSurveyPlan) -> surveys::SurveyPlan, SurveysWrite;
    read "get_compliance_board" (supervision::GetComplianceBoard) -> supervision::ComplianceBoard, BoardRead;
    read "get_board_counts" (supervision::GetBoardCounts) -> supervision::BoardCounts, BoardRead;
    read "render_compliance_board" (supervision::RenderComplianceBoard) -> reports::RenderedReport, BoardRead;
    read "get_channel_board" (supervision::GetChannelBoard) -> supervision::ChannelBoard, SupervisionRead;
    read "list_check_lists" (supervision::ListCheckLists) -> Vec<supervision::CheckList>, SupervisionRead;
    write "save_check_list" (supervision::SaveCheckList) -> supervision::CheckList, SupervisionWrite;
    read "list_check_plans" (supervision::ListCheckPlans) -> Vec<supervision::CheckPlan>, SupervisionRead;
    write "save_check_plan" (supervision::SaveCheckPlan) -> supervision::CheckPlan, SupervisionWrite;
    read "render_check_form" (supervision::RenderCheckForm) -> reports::RenderedReport, SupervisionRead;
    write "record_check" (supervision::RecordCheck) -> supervision::CheckDetail, SupervisionWrite;
    read "get_check" (supervision::GetCheck) -> supervision::CheckDetail, SupervisionRead;
    read "list_checks" (supervision::ListChecks) -> supervision::CheckPage, SupervisionRead;
    read "list_check_days" (supervision::ListCheckDays) -> Vec<supervision::CheckDay>, SupervisionRead;
    write "add_finding" (supervision::AddFinding) -> supervision::FindingDetail, SupervisionWrite;
    write "update_finding" (supervision::UpdateFinding) -> supervision::FindingDetail, SupervisionWrite;
    write "report_finding" (supervision::ReportFinding) -> supervision::FindingDetail, SupervisionHandle;
    write "recheck_finding" (supervision::RecheckFinding) -> supervision::FindingDetail, SupervisionWrite;
    write "drop_finding" (supervision::DropFinding) -> supervision::FindingDetail, SupervisionWrite;
    write "reopen_finding" (supervision::ReopenFinding) -> supervision::FindingDetail, SupervisionWrite;
    read "get_finding" (supervision::GetFinding) -> supervision::FindingDetail, SupervisionHandle;
    read "list_findings" (supervision::ListFindings) -> supervision::FindingPage, SupervisionHandle;
    write "add_measure" (supervision::AddMeasure) -> supervision::MeasureDetail, SupervisionWrite;
    write "update_measure" (supervision::UpdateMeasure) -> supervision::MeasureDetail, SupervisionWrite;
    write "record_measure_progress" (supervision::RecordMeasureProgress) -> supervision::MeasureDetail, SupervisionHandle;
    write "finish_measure" (supervision::FinishMeasure) -> supervision::MeasureDetail, SupervisionHandle;
    write "drop_measure" (supervision::DropMeasure) -> supervision::MeasureDetail, SupervisionWrite;
    write "reopen_measure" (supervision::ReopenMeasure) -> supervision::MeasureDetail, SupervisionWrite;
    read "get_measure" (supervision::GetMeasure) -> supervision::MeasureDetail, SupervisionHandle;
    read "list_measures" (supervision::ListMeasures) -> supervision::MeasurePage, SupervisionHandle;
    read "propose_call_backs" (supervision::ProposeCallBacks) -> supervision::CallBackProposal, SupervisionReview;
    write "draw_call_backs" (supervision::DrawCallBacks) -> supervision::CallBackSampleDetail, SupervisionReview;
    read "list_call_back_samples" (supervision::ListCallBackSamples) -> supervision::CallBackSamplePage, SupervisionReview;
    read "get_call_back_sample" (supervision::GetCallBackSample) -> supervision::CallBackSampleDetail, SupervisionReview;
    read "redraw_call_backs" (supervision::RedrawCallBacks) -> supervision::RedrawnCallBacks, SupervisionReview;
    act "render_call_sheet" (supervision::RenderCallSheet) -> reports::RenderedReport, SupervisionReview;
    write "record_call_back" (supervision::RecordCallBack) -> supervision::CallBackSampleDetail, SupervisionReview;
    read "get_red_flags" (supervision::GetRedFlags) -> supervision::RedFlags, SupervisionReview;
    read "list_red_flags" (supervision::ListRedFlags) -> supervision::RedFlagPage, SupervisionReview;
    write "set_aside_red_flag" (supervision::SetAsideRedFlag) -> (), SupervisionReview;
    write "set_red_flag_rule" (supervision::SetRedFlagRule) -> supervision::RedFlagRule, SupervisionReview;
    read "list_supervision_reminders" (supervision::ListSupervisionReminders) -> Vec<supervision::SupervisionReminder>, SupervisionHandle;
    write "add_supervision_file" (attachments::AddSupervisionFile) -> Vec<attachments::ProofFile>, SupervisionHandle;
    read "list_supervision_files" (attachments::ListSupervisionFiles) -> Vec<attachments::ProofFile>, SupervisionHandle;
    read "get_supervision_file" (attachments::GetSupervisionFile) -> attachments::AttachmentContent, SupervisionHandle;
    write "remove_supervision_file" (attachments::RemoveSupervisionFile) -> Vec<attachments::ProofFile>, SupervisionHandle;
    write "save_notice" (notices::SaveNotice) -> notices::NoticeDetail, NoticesWrite;
    write "publish_notice" (notices::PublishNotice) -> notices::NoticeDetail, NoticesPublish;
    write "drop_notice" (notices::DropNotice) -> notices::NoticeDetail, NoticesWrite;
    write "correct_notice" (notices::CorrectNotice) -> notices::NoticeDetail, NoticesWrite;
    write "end_notice" (notices::EndNotice) -> notices::NoticeDetail, NoticesPublish;
    write "withdraw_notice" (notices::WithdrawNotice) -> notices::NoticeDetail, NoticesPublish;
    read "get_notice" (notices::GetNotice) -> notices::NoticeDetail, NoticesRead;
    read "list_notices" (notices::ListNotices) -> notices::NoticePage, NoticesRead;
    read "render_notice" (notices::RenderNotice) -> reports::RenderedReport, NoticesRead;
    write "record_notice_posting" (notices::RecordNoticePosting) -> notices::NoticeDetail, NoticesWrite;
    write "add_notice_file" (attachments::AddNoticeFile) -> Vec<attachments::ProofFile>, NoticesWrite;
    read "get_notice_file" (attachments::GetNoticeFile) -> attachments::AttachmentContent, NoticesRead;
    write "remove_notice_file" (attachments::RemoveNoticeFile) -> Vec<attachments::ProofFile>, NoticesWrite;
    read "get_notice_rule" (notices::GetNoticeRule) -> notices::NoticeRule, NoticesRead;
    write "set_notice_rule" (notices::SetNoticeRule) -> notices::NoticeRule, NoticesPublish;
    read "list_notice_reminders" (notices::ListNoticeReminders) -> Vec<notices::NoticeReminder>, NoticesWrite;
    read "list_archive" (archive::ListArchive) -> archive::ArchivePage, ArchiveRead;
    act "export_archive" (archive::ExportArchive) -> list::ExportedFile, ArchiveRead;
    read "render_archive" (archive::RenderArchive) -> reports::RenderedReport, ArchiveRead;
    read "get_retention" (archive::GetRetention) -> Vec<archive::KindRetention>, ArchiveRead;
    read "list_holds" (archive::ListHolds) -> Vec<archive::LegalHold>, ArchiveApprove;
    write "place_hold" (archive::PlaceHold) -> Vec<archive::LegalHold>, ArchiveApprove;
    write "lift_hold" (archive::LiftHold) -> Vec<archive::LegalHold>, ArchiveApprove;
    read "list_disposals" (archive::ListDisposals) -> Vec<archive::Disposal>, ArchiveRead;
    read "get_disposal" (archive::GetDisposal) -> archive::DisposalDetail, ArchiveRead;
    write "draw_disposal" (archive::DrawDisposal) -> archive::DisposalDetail, ArchiveWrite;
    write "leave_out_record" (archive::LeaveOutRecord) -> archive::DisposalDetail, ArchiveApprove;
    write "approve_disposal" (archive::ApproveDisposal) -> archive::DisposalDetail, ArchiveApprove;
    write "refuse_disposal" (archive::RefuseDisposal) -> archive::DisposalDetail, ArchiveApprove;
    write "carry_out_disposal" (archive::CarryOutDisposal) -> archive::DisposalDetail, ArchiveWrite;
    read "render_disposal" (archive::RenderDisposal) -> reports::RenderedReport, ArchiveRead;
    read "list_staff" (access::ListStaff) -> Vec<access::Staff>, StaffRead;
    write "add_staff" (access::AddStaff) -> access::Staff, StaffWrite;
    write "update_staff" (access::UpdateStaff) -> access::Staff, StaffWrite;
    read "get_office" (office::GetOffice) -> office::OfficeCard, OfficeRead;
    seat "get_office_logo" (office::GetOfficeLogo) -> office::OfficeLogo, Public;
    write "set_office_logo" (office::SetOfficeLogo) -> office::OfficeLogo, OfficeWrite;
    write "update_office" (office::UpdateOffice) -> office::OfficeCard, OfficeWrite;
    read "get_home" (home::GetHome) -> home::Home, TicketsRead;
    read "get_changes" (home::GetChanges) -> home::LatestChange, SignedIn;
    read "list_reminders" (home::ListReminders) -> home::Reminders, TicketsRead;
    read "list_policies" (policy::ListPolicies) -> Vec<policy::Policy>, OfficeRead;
    read "preview_deadlines" (policy::PreviewDeadlines) -> Vec<policy::DeadlineExample>, OfficeRead;
    write "save_policy" (policy::SavePolicy) -> policy::Policy, PolicyWrite;
    read "list_policy_proposals" (policy::proposals::ListPolicyProposals) -> Vec<policy::proposals::PolicyProposal>, OfficeRead;
    read "get_policy_proposal" (policy::proposals::GetPolicyProposal) -> policy::proposals::ProposalDetail, OfficeRead;
    write "add_policy_proposal" (policy::proposals::AddPolicyProposal) -> policy::proposals::ProposalDetail, PolicyWrite;
    write "update_policy_proposal" (policy::proposals::UpdatePolicyProposal) -> policy::proposals::ProposalDetail, PolicyWrite;
    write "consult_on_policy_proposal" (policy::proposals::ConsultOnPolicyProposal) -> policy::proposals::ProposalDetail, PolicyWrite;
    write "record_policy_comment" (policy::proposals::RecordPolicyComment) -> policy::proposals::ProposalDetail, PolicyComment;
    write "reply_to_policy_comment" (policy::proposals::ReplyToPolicyComment) -> policy::proposals::ProposalDetail, PolicyWrite;
    write "summarise_policy_consultation" (policy::proposals::SummarisePolicyConsultation) -> policy::proposals::ProposalDetail, PolicyWrite;
    write "decide_policy_proposal" (policy::proposals::DecidePolicyProposal) -> policy::proposals::ProposalDetail, PolicyWrite;
    write "withdraw_policy_proposal" (policy::proposals::WithdrawPolicyProposal) -> policy::proposals::ProposalDetail, PolicyWrite;
    read "render_policy_proposal" (policy::proposals::RenderPolicyProposal) -> reports::RenderedReport, OfficeRead;
    read "render_policy_summary" (policy::proposals::RenderPolicySummary) -> reports::RenderedReport, OfficeRead;
    read "get_policy_reviews" (policy::proposals::GetPolicyReviews) -> policy::proposals::PolicyReviews, OfficeRead;
    write "record_policy_review" (policy::proposals::RecordPolicyReview) -> policy::proposals::PolicyReviews, PolicyWrite;
    read "render_policy_review" (policy::proposals::RenderPolicyReview) -> reports::RenderedReport, OfficeRead;
    read "list_calendar" (calendar::ListCalendar) -> calendar::CalendarYear, OfficeRead;
    write "save_calendar_days" (calendar::SaveCalendarDays) -> calendar::CalendarYear, PolicyWrite;
    write "save_calendar_year" (calendar::SaveCalendarYear) -> calendar::CalendarYear, PolicyWrite;
    seat "get_access_state" (access::GetAccessState) -> access::AccessState, Public;
    seat "set_up_office" (access::SetUpOffice) -> access::OfficeSetUp, Public;
    seat "sign_in" (access::SignIn) -> access::AccessState, Public;
    seat "sign_out" (access::SignOut) -> access::AccessState, Public;
    seat "lock_seat" (access::LockSeat) -> access::AccessState, Public;
    seat "unlock_seat" (access::UnlockSeat) -> access::AccessState, Public;
    seat "recover_access" (access::RecoverAccess) -> access::AccessState, Public;
    seat "renew_recovery_key" (access::RenewRecoveryKey) -> access::RecoveryKeyRenewed, StoreBackup;
    seat "change_password" (access::ChangePassword) -> access::AccessState, SignedIn;
    seat "reset_password" (access::ResetPassword) -> access::Staff, StaffWrite;
    write "save_draft" (access::SaveDraft) -> access::Draft, SignedIn;
    read "get_draft" (access::GetDraft) -> Option<access::Draft>, SignedIn;
    write "drop_draft" (access::DropDraft) -> (), SignedIn;
    write "keep_draft_file" (attachments::KeepDraftFile) -> Vec<attachments::DraftFile>, SignedIn;
    read "list_draft_files" (attachments::ListDraftFiles) -> Vec<attachments::DraftFile>, SignedIn;
    write "drop_draft_file" (attachments::DropDraftFile) -> Vec<attachments::DraftFile>, SignedIn;
    read "list_audit_entries" (access::ListAuditEntries) -> access::AuditPage, AuditRead;
    read "verify_audit_trail" (access::VerifyAuditTrail) -> access::AuditCheck, AuditRead;
    write "export_audit" (access::ExportAudit) -> access::ExportedAudit, AuditRead;
    read "get_heat_map" (analysis::GetHeatMap) -> analysis::HeatMap, AnalysisRead;
    read "get_trend" (analysis::GetTrend) -> analysis::Trend, AnalysisRead;
    read "get_repeats" (analysis::GetRepeats) -> analysis::Repeats, AnalysisRead;
    read "list_period_incidents" (analysis::ListPeriodIncidents) -> analysis::PeriodIncidents, AnalysisRead;
    read "get_rising_words" (analysis::GetRisingWords) -> analysis::RisingWords, AnalysisRead;
    read "suggest_sentences" (analysis::SuggestSentences) -> analysis::Suggestions, AnalysisRead;
    read "get_own_duty" (analysis::GetOwnDuty) -> analysis::OwnDuty, TicketsRead;
    read "get_duty" (analysis::GetDuty) -> analysis::Duty, AnalysisRead;
    read "render_duty" (analysis::RenderDuty) -> reports::RenderedReport, AnalysisRead;
    act "export_duty" (analysis::ExportDuty) -> list::ExportedFile, AnalysisRead;
    read "list_quarters" (reports::ListQuarters) -> Vec<reports::QuarterRow>, ReportsRead;
    read "quarter_figures" (reports::GetQuarterFigures) -> reports::figures::QuarterFigures, ReportsRead;
    read "get_report_text" (reports::GetReportText) -> reports::ReportText, ReportsRead;
    write "save_report_text" (reports::SaveReportText) -> reports::ReportText, ReportsWrite;
    read "get_report_course" (reports::GetReportCourse) -> reports::ReportCourse, ReportsRead;
    write "comment_report" (reports::CommentReport) -> reports::ReportCourse, ReportsRead;
    write "settle_report_comment" (reports::SettleReportComment) -> reports::ReportCourse, ReportsWrite;
    write "submit_report" (reports::SubmitReport) -> reports::ReportCourse, ReportsWrite;
    write "review_report" (reports::ReviewReport) -> reports::ReportCourse, SupervisionReview;
    act "issue_report" (reports::IssueReport) -> reports::ReportEdition, ReportsWrite;
    read "render_issued_report" (reports::RenderIssuedReport) -> reports::RenderedReport, ReportsRead;
    read "render_monthly_brief" (reports::RenderMonthlyBrief) -> reports::RenderedReport, ReportsRead;
    read "render_report_poster" (reports::RenderReportPoster) -> reports::RenderedReport, ReportsRead;
    read "render_yearly_report" (reports::RenderYearlyReport) -> reports::RenderedReport, ReportsRead;
    act "export_report" (reports::ExportReport) -> list::ExportedFile, ReportsRead;
    read "render_quarterly_report" (reports::RenderQuarterlyReport) -> reports::RenderedReport, ReportsRead;
    act "back_up_store" (backups::BackUpStore) -> backups::BackupMade, StoreBackup;
    read "list_backups" (backups::ListBackups) -> Vec<backups::BackupRow>, StoreBackup;
    read "get_backup_state" (backups::GetBackupState) -> backups::BackupState, OfficeRead;
    write "set_backup_folder" (backups::SetBackupFolder) -> backups::BackupFolderSet, StoreBackup;
}

/// An operation, described for hosts and scripts.
#[derive(Debug, Clone, Serialize)]
pub struct Description {
    /// The name by which it is called.
    pub name: &'static str,
    /// What the acting person must be allowed to do; `signed_in` if that is nothing more, `public` if nobody need be.
    pub permission: Gate,
    /// Whether it changes the store.
    pub kind: Kind,
    /// The JSON schema of its arguments.
    pub arguments: Schema,
    /// The JSON schema of its answer.
    pub answer: Schema,
}

fn description<O: Operation>() -> Description {
    Description {
        name: O::NAME,
        permission: O::GATE,
        kind: O::KIND,
        arguments: schema_for!(O),
        answer: schema_of::<O::Answer>(),
    }
}

fn schema_of<T: JsonSchema>() -> Schema {
    schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

// Whether the caller may at all is told before what is wrong with the arguments.

fn run_read<O: Read>(seat: &Seat, arguments: Result<O>) -> Result<Value> {
    in_session(seat, arguments, Session::read)
}

fn run_write<O: Write>(seat: &Seat, arguments: Result<O>) -> Result<Value> {
    in_session(seat, arguments, Session::write)
}

fn run_act<O: Act>(seat: &Seat, arguments: Result<O>) -> Result<Value> {
    in_session(seat, arguments, Session::act)
}

fn in_session<O: Operation>(
    seat: &Seat,
    arguments: Result<O>,
    run: impl FnOnce(&Session, O) -> Result<O::Answer>,
) -> Result<Value> {
    let session = seat.session()?;
    match arguments {
        Ok(arguments) => answer(&run(&session, arguments)?),
        Err(error) => session.may::<O>().and(Err(error)),
    }
}

fn run_at_seat<O: AtSeat>(seat: &Seat, arguments: Result<O>) -> Result<Value> {
    match arguments {
        Ok(arguments) => answer(&seat.run(arguments)?),
        Err(error) => seat.admit::<O>().and(Err(error)),
    }
}

/// The arguments of an operation from JSON; absent arguments are an empty object.
fn parse<O: Operation>(arguments: Value) -> Result<O> {
    let arguments = match arguments {
        Value::Null => Value::Object(serde_json::Map::new()),
        Value::Object(_) => arguments,
        // serde would take an array as fields in order; arguments have names.
        _ => return Err(Error::new(ErrorCode::ArgumentsMalformed).with("detail", "not an object")),
    };
    serde_path_to_error::deserialize(arguments).map_err(|cause| {
        let path = cause.path().to_string();
        let detail = cause.inner().to_string();
        // Which field is missing stands in the message only.
        let missing = detail.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        match (missing, path.as_str()) {
            (Some(field), _) => Error::field(field, ErrorCode::InputRequired),
            (None, ".") => Error::new(ErrorCode::ArgumentsMalformed).with("detail", detail),
            (None, path) => Error::field(path, ErrorCode::ArgumentsMalformed).with("detail", detail),
        }
    })
}

fn answer<T: Serialize>(answer: &T) -> Result<Value> {
    serde_json::to_value(answer).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}
