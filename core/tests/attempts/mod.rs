//! Arguments with which each operation is tried by every post: good enough to come to the question of permission.

use serde_json::{Value, json};

/// What is tried with each operation: arguments that cannot be read, none at all, and ones that fit.
pub fn attempts(operation: &str) -> Vec<Value> {
    let fitting = match operation {
        "register_ticket" => {
            json!({ "channel_id": 1, "category": "inquiry", "topic_id": 1, "content": "问", "phone": "12345678" })
        }
        "assign_ticket" => json!({ "number": "ZX-20261123-001", "staff_id": 1 }),
        "give_feedback" => json!({ "number": "ZX-20261123-001", "channel_id": 1, "content": "答" }),
        "issue_work_order" => json!({ "number": "ZX-20261123-001", "staff_id": 3 }),
        "reassign_work_order" => json!({ "number": "PG-20261123-001", "staff_id": 3 }),
        "withdraw_work_order" => json!({ "number": "PG-20261123-001", "note": "不用了" }),
        "accept_work_order" | "arrive_at_work_order" | "get_work_order" => {
            json!({ "number": "PG-20261123-001" })
        }
        "finish_work_order" | "correct_work_order" => {
            json!({ "number": "PG-20261123-001", "result": "好了" })
        }
        "give_up_work_order" => json!({ "number": "PG-20261123-001", "reason": "nobody_home" }),
        "render_work_orders" => json!({ "numbers": ["PG-20261123-001"] }),
        "add_note" => json!({ "number": "ZX-20261123-001", "content": "记" }),
        "return_ticket" | "escalate_ticket" | "cancel_ticket" => {
            json!({ "number": "ZX-20261123-001", "reason": "错" })
        }
        "suspend_ticket" => {
            json!({ "number": "ZX-20261123-001", "reason": "waiting_parts", "until": "2026-11-25T02:00:00Z" })
        }
        "record_feedback_attempt" => json!({ "number": "ZX-20261123-001", "channel_id": 1 }),
        "record_follow_up" => json!({ "number": "ZX-20261123-001", "channel_id": 1, "reached": false }),
        "reopen_ticket" => json!({ "number": "ZX-20261123-001", "reason": "又坏了" }),
        "offer_phrases" => json!({ "number": "ZX-20261123-001", "purpose": "note" }),
        "close_ticket" | "make_letter" | "archive_ticket" | "resume_ticket" | "mark_ticket"
        | "reveal_phone" | "get_ticket" | "undo_last_act" => json!({ "number": "ZX-20261123-001" }),
        "update_office" => json!({ "community_name": "翠湖花园", "office_name": "物业服务中心" }),
        "preview_bulk" => json!({ "tickets": [{ "number": "ZX-20261123-001" }], "action": "close" }),
        "assign_tickets" => json!({ "tickets": [{ "number": "ZX-20261123-001" }], "staff_id": 1 }),
        "close_tickets" => json!({ "tickets": [{ "number": "ZX-20261123-001" }] }),
        "save_view" => json!({ "name": "电梯", "filter": { "query": "电梯" } }),
        "renew_recovery_key" => json!({ "password": "a quiet pond 7" }),
        "reset_password" => json!({ "staff_id": 2, "new_password": "very unlike 7" }),
        "plan_meeting" => json!({
            "profile_id": 3, "title": "座谈会", "starts_at": "2026-12-01T06:00:00Z", "place": "会议室", "items": [], "people": [],
        }),
        "remove_view"
        | "get_questionnaire"
        | "get_survey_wave"
        | "draw_survey_wave"
        | "get_meeting"
        | "start_meeting"
        | "end_meeting"
        | "finish_action_item"
        | "get_action_item"
        | "submit_minutes"
        | "issue_minutes"
        | "restore_survey_wave"
        | "offer_incident_phrases" => json!({ "id": 1 }),
        "cancel_meeting" => json!({ "id": 1, "reason": "改期" }),
        "render_meeting_paper" => json!({ "id": 1, "paper": "notice" }),
        "get_meeting_minutes" | "begin_minutes" | "get_meeting_archive" | "list_meeting_files" => {
            json!({ "meeting_id": 1 })
        }
        "note_notice" => json!({ "id": 1, "notice_on": "2026-11-23" }),
        "restore_minutes" => json!({ "id": 1, "number": 1 }),
        "send_back_minutes" => json!({ "id": 1, "words": "重写" }),
        "render_minutes" => json!({ "id": 1, "edition": "signing" }),
        "export_meeting_archive" => json!({ "meeting_id": 1, "format": "pdf", "reason": "检查" }),
        "list_voters"
        | "set_consultation"
        | "issue_ballot_papers"
        | "list_ballot_papers"
        | "render_ballot_papers"
        | "get_meeting_work" => json!({ "meeting_id": 1 }),
        "add_attendee" => json!({ "meeting_id": 1, "name": "王建国" }),
        "note_item" | "close_item" | "reopen_item" => json!({ "meeting_id": 1, "item_id": 1 }),
        "time_item" => json!({ "meeting_id": 1, "item_id": 1, "running": true }),
        "collect_ballot_paper" | "enter_ballot_paper" | "authorise_ballot_proxy" => {
            json!({ "meeting_id": 1, "number": 1 })
        }
        "register_meeting_ticket" => {
            json!({ "meeting_id": 1, "item_id": 1, "category": "inquiry", "content": "问" })
        }
        "add_action_item" => json!({
            "meeting_id": 1, "item_id": 1, "content": "核对", "owner_id": 1, "due_on": "2026-12-31",
        }),
        "update_action_item" => {
            json!({ "id": 1, "content": "核对", "owner_id": 1, "due_on": "2026-12-31" })
        }
        "record_action_progress" => json!({ "id": 1, "content": "进行中" }),
        "drop_action_item" | "reopen_action_item" => json!({ "id": 1, "reason": "不再需要" }),
        "save_draft" => json!({ "kind": "note", "content": "{}" }),
        "get_draft" | "drop_draft" => json!({ "kind": "note" }),
        "keep_draft_file" => json!({ "draft": "note", "file_name": "a.pdf", "base64": "JVBERi0xLjcK" }),
        "list_draft_files" => json!({ "draft": "note" }),
        "drop_draft_file" => json!({ "draft": "note", "id": 1 }),
        "list_reminders" => json!({ "since": "2026-11-23T01:00:00Z" }),
        "list_calendar" => json!({ "year": 2027 }),
        "save_calendar_year" => json!({ "year": 2027, "published": false }),
        "save_calendar_days" => json!({ "from": "2027-01-01" }),
        other => of_figures(other),
    };
    vec![json!({ "no_such_argument": 1 }), json!({}), fitting]
}

/// Arguments that fit an operation of figures, or of another feature.
fn of_figures(operation: &str) -> Value {
    match operation {
        "quarter_figures"
        | "get_report_text"
        | "suggest_sentences"
        | "get_report_course"
        | "submit_report"
        | "issue_report"
        | "render_report_poster"
        | "export_report" => json!({ "quarter": "2026Q4" }),
        "render_monthly_brief" => json!({ "month": "2026-11" }),
        "render_yearly_report" => json!({ "year": "2026" }),
        "comment_report" => json!({ "quarter": "2026Q4", "content": "写明期限" }),
        "settle_report_comment" | "render_issued_report" => json!({ "id": 1 }),
        "review_report" => json!({ "quarter": "2026Q4", "passed": true }),
        "save_report_text" => json!({ "quarter": "2026Q4", "measures": "好" }),
        "get_heat_map" => {
            json!({ "from": "2026-10", "to": "2026-11", "rows": "topic", "columns": "month" })
        }
        "get_trend"
        | "get_repeats"
        | "list_period_incidents"
        | "get_rising_words"
        | "get_duty"
        | "render_duty"
        | "export_duty" => json!({ "from": "2026-10", "to": "2026-11" }),
        other => of_surveys(other),
    }
}

/// Arguments that fit an operation of surveys, or of supervision.
fn of_surveys(operation: &str) -> Value {
    match operation {
        "get_survey_results" | "render_survey_results" => json!({ "wave_id": 1 }),
        "cancel_survey_wave" => json!({ "id": 1, "reason": "问卷印错了" }),
        "size_survey_sample" => json!({ "margin_percent": 5, "return_percent": 60 }),
        "export_survey_answers" => json!({ "wave_id": 1, "format": "csv" }),
        "read_survey_file" => json!({ "wave_id": 1, "file_name": "a.csv", "base64": "" }),
        "preview_survey_file" | "apply_survey_file" | "export_survey_file_errors" => json!({ "reading": {
            "wave_id": 1, "file_name": "a.csv", "base64": "", "mapping": { "header_row": 1, "columns": [] },
        } }),
        "add_policy_proposal" => of_proposal(&json!({})),
        "update_policy_proposal" => of_proposal(&json!({ "id": 1 })),
        "get_policy_proposal" | "render_policy_proposal" | "render_policy_summary" => json!({ "id": 1 }),
        "render_policy_review" => json!({ "year": 2026 }),
        "consult_on_policy_proposal" => json!({ "id": 1, "until": "2026-12-31" }),
        "record_policy_comment" => json!({ "proposal_id": 1, "source": "resident", "content": "好" }),
        "reply_to_policy_comment" => json!({ "id": 1, "outcome": "taken", "reply": "好" }),
        "summarise_policy_consultation" => json!({ "id": 1, "summary": "没有不同意见" }),
        "decide_policy_proposal" => {
            json!({ "id": 1, "meeting_id": 1, "adopted": false, "decision": "不通过" })
        }
        "withdraw_policy_proposal" => json!({ "id": 1, "reason": "再议" }),
        "record_policy_review" => json!({ "points": [], "conclusion": "继续执行" }),
        other => of_supervision(other),
    }
}

/// Arguments that fit an operation of supervision, or of notices.
fn of_supervision(operation: &str) -> Value {
    match operation {
        "save_channel" => json!({ "kind": "other", "name": "小程序" }),
        "save_check_list" => json!({ "kind": "call", "lines": ["接通"] }),
        "save_check_plan" => {
            json!({ "channel_id": 1, "kind": "call", "every_days": 7, "next_on": "2026-12-01", "most": 20,
            "active": true })
        }
        "render_check_form" => json!({ "plan_id": 1 }),
        "record_check" => {
            json!({ "channel_id": 1, "kind": "call", "lines": [{ "result": "poor" }], "list_version": 1 })
        }
        "propose_call_backs" => json!({ "from_on": "2026-10-01", "to_on": "2026-11-23" }),
        "draw_call_backs" => {
            json!({ "from_on": "2026-10-01", "to_on": "2026-11-23", "size": 1, "due_on": "2026-12-31" })
        }
        "record_call_back" => json!({ "id": 1, "reached": false }),
        "list_red_flags" => json!({ "kind": "reopened" }),
        "set_aside_red_flag" => json!({ "flag": { "of": "person", "staff_id": 1, "quarter": "2026Q4" },
            "reason": "已核实" }),
        "set_red_flag_rule" => json!({ "last_minutes": 15 }),
        "add_finding" => json!({ "content": "没人接听", "owner_id": 1, "due_on": "2026-12-31" }),
        "update_finding" => json!({ "id": 1, "content": "没人接听", "owner_id": 1, "due_on": "2026-12-31" }),
        "report_finding" | "record_measure_progress" => json!({ "id": 1, "content": "好了" }),
        "recheck_finding" => json!({ "id": 1, "passed": true }),
        "drop_finding" | "reopen_finding" | "drop_measure" | "reopen_measure" => {
            json!({ "id": 1, "reason": "不用了" })
        }
        "get_check"
        | "get_finding"
        | "get_measure"
        | "get_call_back_sample"
        | "redraw_call_backs"
        | "render_call_sheet" => json!({ "id": 1 }),
        "finish_measure" => json!({ "id": 1, "result": "好了" }),
        "add_measure" => json!({ "origin": { "kind": "analysis" }, "plan": measure_plan() }),
        "update_measure" => json!({ "id": 1, "plan": measure_plan() }),
        "add_supervision_file" => {
            json!({ "of": { "kind": "finding", "id": 1 }, "file_name": "a.pdf", "base64": "JVBERi0xLjcK" })
        }
        "list_supervision_files" => json!({ "of": { "kind": "finding", "id": 1 } }),
        "get_supervision_file" | "remove_supervision_file" => {
            json!({ "of": { "kind": "check", "id": 1 }, "id": 1 })
        }
        other => of_notices(other),
    }
}

/// Arguments that fit an operation of notices; of others, none.
fn of_notices(operation: &str) -> Value {
    match operation {
        "save_notice" => {
            let text = json!({ "type": "doc", "content": [] });
            json!({ "plan": { "kind": "general", "title": "停水", "document": text, "channels": [2],
                "from_on": "2026-11-30" } })
        }
        "publish_notice" | "drop_notice" | "correct_notice" | "end_notice" | "get_notice" => {
            json!({ "id": 1 })
        }
        "withdraw_notice" => json!({ "id": 1, "reason": "改期" }),
        "render_notice" => json!({ "id": 1, "paper": "a4" }),
        "record_notice_posting" => json!({ "id": 1, "channel_id": 2, "posted_on": "2026-11-23" }),
        "add_notice_file" => json!({ "posting_id": 1, "file_name": "a.pdf", "base64": "JVBERi0xLjcK" }),
        "get_notice_file" | "remove_notice_file" => json!({ "posting_id": 1, "id": 1 }),
        "set_notice_rule" => json!({ "silent_days": 14 }),
        other => of_archive(other),
    }
}

/// Arguments that fit an operation of the archive; of others, none.
fn of_archive(operation: &str) -> Value {
    match operation {
        "place_hold" => json!({ "on": { "scope": "kind", "kind": "notice" }, "reason": "检查" }),
        "lift_hold" | "refuse_disposal" => json!({ "id": 1, "reason": "不用了" }),
        "get_disposal" | "approve_disposal" | "carry_out_disposal" | "render_disposal" => json!({ "id": 1 }),
        "leave_out_record" => json!({ "id": 1, "archive_id": 1, "reason": "再留" }),
        _ => json!({}),
    }
}

fn of_proposal(others: &Value) -> Value {
    let mut arguments = others.clone();
    arguments["title"] = json!("缩短时限");
    arguments["reason"] = json!("居民提出");
    arguments["limits"] = json!([]);
    arguments["hours"] = json!([]);
    arguments["follow_up"] = json!({ "complaint_percent": 10, "due_after_days": 3, "attempts": 3 });
    arguments["topics"] = json!([]);
    arguments["retention"] = json!([]);
    arguments
}

fn measure_plan() -> Value {
    json!({ "cause": "电梯老化", "content": "每周巡检", "owner_id": 1, "due_on": "2026-12-31" })
}
