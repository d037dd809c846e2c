//! Every cell of the matrix: each operation, run by somebody with each role alone, and with nobody signed in. The
//! table below is written by hand from the regulation's posts; core's own is not asked what it should be.

use std::collections::BTreeMap;

use crate::attempts::attempts;
use crate::common::Desk;
use linsheng_core::access::Role;
use linsheng_core::error::{Error, ErrorCode};
use linsheng_core::office::Seat;
use linsheng_core::operations;
use serde_json::{Value, json};

const ROLES: [&str; 6] = ["manager", "service", "maintenance", "supervisor", "secretary", "admin"];

/// The letters of the roles that may run the operation, in the order of `ROLES`; `public` if nobody need be signed in.
const MATRIX: [(&str, &str); 340] = [
    ("register_ticket", "ms--c-"),
    ("amend_ticket", "ms--c-"),
    ("find_similar_tickets", "ms--c-"),
    ("propose_intake", "ms--c-"),
    ("list_intake_rules", "mswjc-"),
    ("save_intake_rules", "ms----"),
    ("split_messages", "ms--c-"),
    ("get_incident", "mswjc-"),
    ("list_incidents", "mswjc-"),
    ("attach_ticket", "ms--c-"),
    ("detach_ticket", "ms--c-"),
    ("merge_incidents", "ms----"),
    ("unmerge_incident", "ms----"),
    ("rename_incident", "ms--c-"),
    ("give_incident_feedback", "ms----"),
    ("register_box_opening", "ms--c-"),
    ("correct_box_opening", "ms--c-"),
    ("get_box_opening", "mswjc-"),
    ("list_box_openings", "mswjc-"),
    ("list_phrases", "mswjc-"),
    ("save_phrases", "ms----"),
    ("offer_phrases", "msw-c-"),
    ("offer_incident_phrases", "ms----"),
    ("make_letter", "ms----"),
    ("assign_ticket", "ms----"),
    ("return_ticket", "msw---"),
    ("escalate_ticket", "msw---"),
    ("suspend_ticket", "msw---"),
    ("resume_ticket", "msw---"),
    ("mark_ticket", "ms----"),
    ("give_feedback", "ms----"),
    ("record_feedback_attempt", "ms----"),
    ("add_note", "msw-c-"),
    ("close_ticket", "ms----"),
    ("archive_ticket", "ms----"),
    ("reopen_ticket", "ms----"),
    ("cancel_ticket", "ms----"),
    ("undo_last_act", "mswjc-"),
    ("record_follow_up", "ms----"),
    ("list_follow_ups", "ms----"),
    ("issue_work_order", "ms----"),
    ("reassign_work_order", "ms----"),
    ("withdraw_work_order", "ms----"),
    ("accept_work_order", "msw---"),
    ("arrive_at_work_order", "msw---"),
    ("finish_work_order", "msw---"),
    ("give_up_work_order", "msw---"),
    ("correct_work_order", "msw---"),
    ("get_work_order", "msw---"),
    ("list_work_orders", "msw---"),
    ("render_work_orders", "msw---"),
    ("reveal_phone", "msw---"),
    ("get_ticket", "mswjc-"),
    ("list_tickets", "mswjc-"),
    ("preview_bulk", "mswjc-"),
    ("assign_tickets", "ms----"),
    ("close_tickets", "ms----"),
    ("list_views", "mswjc-"),
    ("save_view", "mswjc-"),
    ("remove_view", "mswjc-"),
    ("count_tickets", "mswjc-"),
    ("list_channels", "mswjc-"),
    ("list_topics", "mswjc-"),
    ("add_attachment", "msw-c-"),
    ("list_attachments", "mswjc-"),
    ("get_attachment", "mswjc-"),
    ("remove_attachment", "msw-c-"),
    ("export_tickets", "ms-j--"),
    ("get_survey_results", "ms-j--"),
    ("render_survey_results", "ms-j--"),
    ("export_survey_answers", "m-----"),
    ("stage_ledger", "ms----"),
    ("preview_ledger", "ms----"),
    ("import_ledger_rows", "ms----"),
    ("export_ledger_errors", "ms----"),
    ("drop_ledger", "ms----"),
    ("list_buildings", "ms-jc-"),
    ("list_rooms", "ms-jc-"),
    ("get_household", "ms-jc-"),
    ("find_residents", "ms-jc-"),
    ("save_room", "ms----"),
    ("move_in", "ms----"),
    ("move_out", "ms----"),
    ("add_person", "ms----"),
    ("update_person", "ms----"),
    ("reveal_person_phone", "msw---"),
    ("record_consent", "ms----"),
    ("restrict_person", "m-----"),
    ("anonymise_person", "m-----"),
    ("export_person", "m-----"),
    ("read_import", "ms----"),
    ("preview_import", "ms----"),
    ("apply_import", "ms----"),
    ("export_import_errors", "ms----"),
    ("back_up_store", "m----a"),
    ("list_backups", "m----a"),
    ("get_backup_state", "mswjca"),
    ("set_backup_folder", "m----a"),
    ("list_rule_profiles", "ms-jc-"),
    ("list_meeting_series", "ms-jc-"),
    ("list_meetings", "ms-jc-"),
    ("get_meeting", "ms-jc-"),
    ("render_meeting_paper", "ms-jc-"),
    ("list_voters", "ms-jc-"),
    ("save_rule_profile", "m---c-"),
    ("save_meeting_series", "m---c-"),
    ("plan_meeting", "m---c-"),
    ("update_meeting", "m---c-"),
    ("cancel_meeting", "m---c-"),
    ("note_notice", "m---c-"),
    ("draw_electorate", "m---c-"),
    ("record_attendance", "m---c-"),
    ("add_attendee", "m---c-"),
    ("start_meeting", "m---c-"),
    ("note_item", "m---c-"),
    ("vote_on_item", "m---c-"),
    ("enter_ballot", "m---c-"),
    ("close_item", "m---c-"),
    ("reopen_item", "m---c-"),
    ("end_meeting", "m---c-"),
    ("get_meeting_minutes", "ms-jc-"),
    ("begin_minutes", "m---c-"),
    ("save_minutes", "m---c-"),
    ("restore_minutes", "m---c-"),
    ("submit_minutes", "m---c-"),
    ("send_back_minutes", "m-----"),
    ("sign_minutes", "m-----"),
    ("issue_minutes", "m-----"),
    ("compare_minutes", "ms-jc-"),
    ("render_minutes", "ms-jc-"),
    ("record_posting", "m---c-"),
    ("get_meeting_archive", "ms-jc-"),
    ("export_meeting_archive", "m---c-"),
    ("add_meeting_file", "m---c-"),
    ("list_meeting_files", "ms-jc-"),
    ("get_meeting_file", "ms-jc-"),
    ("remove_meeting_file", "m---c-"),
    ("list_meeting_reminders", "ms-jc-"),
    ("time_item", "m---c-"),
    ("set_consultation", "m---c-"),
    ("issue_ballot_papers", "m---c-"),
    ("collect_ballot_paper", "m---c-"),
    ("enter_ballot_paper", "m---c-"),
    ("authorise_ballot_proxy", "m---c-"),
    ("render_ballot_papers", "m---c-"),
    ("list_ballot_papers", "ms-jc-"),
    ("add_action_item", "m---c-"),
    ("update_action_item", "m---c-"),
    ("record_action_progress", "mswjc-"),
    ("finish_action_item", "mswjc-"),
    ("drop_action_item", "m---c-"),
    ("reopen_action_item", "m---c-"),
    ("get_action_item", "mswjc-"),
    ("list_action_items", "mswjc-"),
    ("register_meeting_ticket", "ms--c-"),
    ("get_meeting_work", "ms-jc-"),
    ("list_questionnaires", "ms-j--"),
    ("get_questionnaire", "ms-j--"),
    ("save_questionnaire", "m-----"),
    ("list_survey_bank", "ms-j--"),
    ("list_survey_waves", "ms-j--"),
    ("get_survey_wave", "ms-j--"),
    ("plan_survey_wave", "m-----"),
    ("update_survey_wave", "m-----"),
    ("draw_survey_wave", "m-----"),
    ("end_survey_collecting", "m-----"),
    ("close_survey_wave", "m-----"),
    ("cancel_survey_wave", "m-----"),
    ("restore_survey_wave", "m-----"),
    ("size_survey_sample", "ms-j--"),
    ("save_survey_question", "m-----"),
    ("list_survey_households", "ms----"),
    ("tick_survey_household", "ms----"),
    ("get_survey_form", "ms----"),
    ("enter_survey_form", "ms----"),
    ("read_survey_file", "ms----"),
    ("preview_survey_file", "ms----"),
    ("apply_survey_file", "ms----"),
    ("export_survey_file_errors", "ms----"),
    ("list_survey_differences", "ms----"),
    ("settle_survey_difference", "ms----"),
    ("preview_questionnaire", "ms-j--"),
    ("render_survey_forms", "ms----"),
    ("render_survey_notice", "ms-j--"),
    ("list_survey_plans", "ms-j--"),
    ("save_survey_plan", "m-----"),
    ("advance_survey_plan", "m-----"),
    ("list_staff", "mswjca"),
    ("add_staff", "m----a"),
    ("update_staff", "m----a"),
    ("get_office", "mswjca"),
    ("get_office_logo", "public"),
    ("set_office_logo", "m----a"),
    ("update_office", "m----a"),
    ("get_home", "mswjc-"),
    ("get_changes", "mswjca"),
    ("list_reminders", "mswjc-"),
    ("list_policies", "mswjca"),
    ("preview_deadlines", "mswjca"),
    ("save_policy", "m-----"),
    ("list_policy_proposals", "mswjca"),
    ("get_policy_proposal", "mswjca"),
    ("render_policy_proposal", "mswjca"),
    ("render_policy_summary", "mswjca"),
    ("render_policy_review", "mswjca"),
    ("add_policy_proposal", "m-----"),
    ("update_policy_proposal", "m-----"),
    ("consult_on_policy_proposal", "m-----"),
    ("record_policy_comment", "ms--c-"),
    ("reply_to_policy_comment", "m-----"),
    ("summarise_policy_consultation", "m-----"),
    ("decide_policy_proposal", "m-----"),
    ("withdraw_policy_proposal", "m-----"),
    ("get_policy_reviews", "mswjca"),
    ("record_policy_review", "m-----"),
    ("list_calendar", "mswjca"),
    ("save_calendar_days", "m-----"),
    ("save_calendar_year", "m-----"),
    ("get_access_state", "public"),
    ("set_up_office", "public"),
    ("sign_in", "public"),
    ("sign_out", "public"),
    ("lock_seat", "public"),
    ("unlock_seat", "public"),
    ("recover_access", "public"),
    ("renew_recovery_key", "m----a"),
    ("change_password", "mswjca"),
    ("reset_password", "m----a"),
    ("save_draft", "mswjca"),
    ("get_draft", "mswjca"),
    ("drop_draft", "mswjca"),
    ("keep_draft_file", "mswjca"),
    ("list_draft_files", "mswjca"),
    ("drop_draft_file", "mswjca"),
    ("list_audit_entries", "m--j--"),
    ("verify_audit_trail", "m--j--"),
    ("export_audit", "m--j--"),
    ("save_channel", "m-----"),
    ("get_compliance_board", "m--j--"),
    ("get_board_counts", "m--j--"),
    ("render_compliance_board", "m--j--"),
    ("get_channel_board", "ms-jc-"),
    ("list_check_lists", "ms-jc-"),
    ("save_check_list", "m--j--"),
    ("list_check_plans", "ms-jc-"),
    ("save_check_plan", "m--j--"),
    ("render_check_form", "ms-jc-"),
    ("record_check", "m--j--"),
    ("get_check", "ms-jc-"),
    ("list_checks", "ms-jc-"),
    ("list_check_days", "ms-jc-"),
    ("propose_call_backs", "m--j--"),
    ("draw_call_backs", "m--j--"),
    ("list_call_back_samples", "m--j--"),
    ("get_call_back_sample", "m--j--"),
    ("redraw_call_backs", "m--j--"),
    ("render_call_sheet", "m--j--"),
    ("record_call_back", "m--j--"),
    ("get_red_flags", "m--j--"),
    ("list_red_flags", "m--j--"),
    ("set_aside_red_flag", "m--j--"),
    ("set_red_flag_rule", "m--j--"),
    ("add_finding", "m--j--"),
    ("update_finding", "m--j--"),
    ("report_finding", "mswjc-"),
    ("recheck_finding", "m--j--"),
    ("drop_finding", "m--j--"),
    ("reopen_finding", "m--j--"),
    ("get_finding", "mswjc-"),
    ("list_findings", "mswjc-"),
    ("add_measure", "m--j--"),
    ("update_measure", "m--j--"),
    ("record_measure_progress", "mswjc-"),
    ("finish_measure", "mswjc-"),
    ("drop_measure", "m--j--"),
    ("reopen_measure", "m--j--"),
    ("get_measure", "mswjc-"),
    ("list_measures", "mswjc-"),
    ("list_supervision_reminders", "mswjc-"),
    ("add_supervision_file", "mswjc-"),
    ("list_supervision_files", "mswjc-"),
    ("get_supervision_file", "mswjc-"),
    ("remove_supervision_file", "mswjc-"),
    ("save_notice", "ms----"),
    ("publish_notice", "m-----"),
    ("drop_notice", "ms----"),
    ("correct_notice", "ms----"),
    ("end_notice", "m-----"),
    ("withdraw_notice", "m-----"),
    ("get_notice", "ms-jc-"),
    ("list_notices", "ms-jc-"),
    ("render_notice", "ms-jc-"),
    ("record_notice_posting", "ms----"),
    ("add_notice_file", "ms----"),
    ("get_notice_file", "ms-jc-"),
    ("remove_notice_file", "ms----"),
    ("get_notice_rule", "ms-jc-"),
    ("set_notice_rule", "m-----"),
    ("list_notice_reminders", "ms----"),
    ("list_archive", "m--j-a"),
    ("export_archive", "m--j-a"),
    ("render_archive", "m--j-a"),
    ("get_retention", "m--j-a"),
    ("list_holds", "m--j--"),
    ("place_hold", "m--j--"),
    ("lift_hold", "m--j--"),
    ("list_disposals", "m--j-a"),
    ("get_disposal", "m--j-a"),
    ("draw_disposal", "m-----"),
    ("leave_out_record", "m--j--"),
    ("approve_disposal", "m--j--"),
    ("refuse_disposal", "m--j--"),
    ("carry_out_disposal", "m-----"),
    ("render_disposal", "m--j-a"),
    ("get_heat_map", "m--j--"),
    ("get_trend", "m--j--"),
    ("get_repeats", "m--j--"),
    ("list_period_incidents", "m--j--"),
    ("get_rising_words", "m--j--"),
    ("suggest_sentences", "m--j--"),
    ("get_own_duty", "mswjc-"),
    ("get_duty", "m--j--"),
    ("render_duty", "m--j--"),
    ("export_duty", "m--j--"),
    ("list_quarters", "m--jc-"),
    ("quarter_figures", "m--jc-"),
    ("get_report_text", "m--jc-"),
    ("save_report_text", "m-----"),
    ("get_report_course", "m--jc-"),
    ("comment_report", "m--jc-"),
    ("settle_report_comment", "m-----"),
    ("submit_report", "m-----"),
    ("review_report", "m--j--"),
    ("issue_report", "m-----"),
    ("render_issued_report", "m--jc-"),
    ("render_monthly_brief", "m--jc-"),
    ("render_report_poster", "m--jc-"),
    ("render_yearly_report", "m--jc-"),
    ("export_report", "m--jc-"),
    ("render_quarterly_report", "m--jc-"),
];

/// Whether `role`, by its place in `ROLES`, may run an operation with this row.
fn may(row: &str, role: usize) -> bool {
    row == "public" || row.as_bytes()[role] != b'-'
}

/// An office with somebody of each role.
fn staffed() -> Desk {
    let desk = Desk::open();
    for role in &ROLES[1..] {
        let person = json!({ "login": role, "name": role, "roles": [role] });
        desk.must("add_staff", person);
    }
    desk
}

fn refusal(answer: Result<Value, Error>) -> Option<ErrorCode> {
    answer.err().map(|error| error.code())
}

#[test]
fn the_table_names_every_operation_and_every_role() {
    let listed: Vec<&str> = operations::describe().iter().map(|operation| operation.name).collect();
    let mut missing = listed.clone();
    missing.retain(|name| !MATRIX.iter().any(|(known, _)| known == name));
    assert_eq!((missing, listed.len()), (Vec::new(), MATRIX.len()));
    assert_eq!(Role::ALL.map(Role::text), ROLES);
}

/// Samples and red flags have tickets about staff among them.
#[test]
fn whoever_calls_back_sees_tickets_about_staff_and_does_not_handle_any() {
    use linsheng_core::access::Permission::{SupervisionReview, TicketsConfidential};
    for role in Role::ALL {
        assert!(!role.may(SupervisionReview) || role.may(TicketsConfidential), "{}", role.text());
    }
    assert!(!Role::Service.may(SupervisionReview) && !Role::Maintenance.may(SupervisionReview));
}

#[test]
fn every_cell_of_the_matrix() {
    let desk = staffed();
    let granted: BTreeMap<&str, &str> = MATRIX.into();
    for (place, role) in ROLES.into_iter().enumerate() {
        for operation in operations::describe() {
            for arguments in attempts(operation.name) {
                // A seat of its own for each: some operations change who sits there.
                let seat = Seat::of(desk.office.session(Some(role)).unwrap());
                let answer = seat.call(operation.name, arguments.clone());
                let allowed = may(granted[operation.name], place);
                let context = format!("{role} {} {arguments}", operation.name);
                if !allowed {
                    let error = answer.expect_err(&context);
                    assert_eq!(error.code(), ErrorCode::PermissionDenied, "{context}");
                    assert_eq!(error.body().params["operation"], operation.name, "{context}");
                    assert_eq!(error.body().params["permission"], operation.permission.text(), "{context}");
                    continue;
                }
                assert_ne!(refusal(answer), Some(ErrorCode::PermissionDenied), "{context}");
                // The person whose password was reset goes on as before, or nothing could be tried after it.
                if operation.name == "reset_password" {
                    desk.raw().execute("DELETE FROM credentials", []).unwrap();
                }
            }
        }
    }
}

#[test]
fn nothing_but_the_public_without_a_session() {
    let desk = staffed();
    let signed_out = desk.office.seat();
    let locked = Seat::of(desk.session.clone());
    locked.call("lock_seat", json!({})).unwrap();
    for (operation, row) in MATRIX {
        for arguments in attempts(operation) {
            for (seat, code) in [(&signed_out, ErrorCode::SignInRequired), (&locked, ErrorCode::SignInLocked)]
            {
                // Signing out opens the locked desk to others, but shows nothing; it is tried elsewhere.
                if operation == "sign_out" {
                    continue;
                }
                let refused = refusal(seat.call(operation, arguments.clone()));
                let expected = row != "public";
                assert_eq!(refused == Some(code), expected, "{operation} {arguments}: {refused:?}");
            }
        }
    }
    assert_eq!(refusal(signed_out.call("fly", json!({}))), Some(ErrorCode::OperationUnknown));
}

#[test]
fn a_post_that_is_lost_counts_at_the_next_call() {
    let desk = staffed();
    let seat = Seat::of(desk.office.session(Some("service")).unwrap());
    seat.call("list_tickets", json!({})).unwrap();
    let service = 2;
    let person =
        |roles: Value, active: bool| json!({ "id": service, "name": "李", "roles": roles, "active": active });
    desk.must("update_staff", person(json!(["admin"]), true));
    assert_eq!(refusal(seat.call("list_tickets", json!({}))), Some(ErrorCode::PermissionDenied));
    desk.must("update_staff", person(json!(["admin", "supervisor"]), true));
    seat.call("list_tickets", json!({})).unwrap();
    desk.must("update_staff", person(json!(["admin", "supervisor"]), false));
    assert_eq!(refusal(seat.call("list_tickets", json!({}))), Some(ErrorCode::StaffInactive));
    assert_eq!(seat.call("get_access_state", json!({})).unwrap()["person"], Value::Null);
    assert_eq!(refusal(seat.call("list_tickets", json!({}))), Some(ErrorCode::SignInRequired));
}
