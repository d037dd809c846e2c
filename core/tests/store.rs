//! The file: what is refused untouched, what is on disk, who did it.

use crate::calls;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::common::{Desk, open, raw, text};
use linsheng_core::error::ErrorCode;
use linsheng_core::operation::Kind;
use linsheng_core::{operations, store};
use rusqlite::Connection;
use serde_json::{Value, json};

/// Opens the desk's directory a second time after `change`, which leaves no other connection behind.
fn reopened_after(change: impl FnOnce(&Connection)) -> (Result<(), ErrorCode>, bool) {
    let desk = Desk::open();
    desk.register("complaint");
    let (dir, clock) = (desk.dir, Arc::clone(&desk.clock));
    drop((desk.session, desk.office));
    let path = dir.path().join(store::FILE_NAME);
    let db = raw(dir.path());
    change(&db);
    db.close().unwrap();
    let before = std::fs::read(&path).unwrap();
    let opened = open(dir.path(), &clock, 2).map(|_| ()).map_err(|error| error.code());
    (opened, std::fs::read(&path).unwrap() == before)
}

#[test]
fn stores_that_are_not_ours_to_touch() {
    let cases = [
        ("PRAGMA user_version = 99", ErrorCode::StoreNewer),
        ("UPDATE migrations SET sha256 = 'x'", ErrorCode::StoreForeign),
        ("DELETE FROM migrations", ErrorCode::StoreForeign),
        ("PRAGMA application_id = 5", ErrorCode::StoreForeign),
    ];
    for (sql, expected) in cases {
        let (opened, untouched) = reopened_after(|db| db.execute_batch(sql).unwrap());
        assert_eq!(opened, Err(expected), "{sql}");
        assert!(untouched, "{sql}");
    }
    assert_eq!(reopened_after(|_| ()).0, Ok(()));
}

#[test]
fn files_that_are_no_store() {
    let clock = Desk::open().clock;
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join(store::FILE_NAME);
    let letter = b"This is a letter, not a database at all, and longer than a header is.".repeat(9);
    std::fs::write(&path, &letter).unwrap();
    assert_eq!(open(dir.path(), &clock, 1).map(|_| ()).unwrap_err().code(), ErrorCode::StoreForeign);
    assert_eq!(std::fs::read(&path).unwrap(), letter, "it was left alone");
    let dir = tempfile::TempDir::new().unwrap();
    let other = Connection::open(dir.path().join(store::FILE_NAME)).unwrap();
    other.execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert_eq!(open(dir.path(), &clock, 1).map(|_| ()).unwrap_err().code(), ErrorCode::StoreForeign);
}

#[test]
fn the_journal_is_a_log_and_every_table_is_strict() {
    let desk = Desk::open();
    let pragma = |name: &str| -> String {
        let value =
            desk.raw().pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0)).unwrap();
        format!("{value:?}")
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    let loose = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 \
                 AND name NOT LIKE 'sqlite_%'";
    assert_eq!(desk.count(loose), 0, "every table is STRICT");
}

/// Calls of every operation on work orders of a ticket in hand, in an order in which none is refused.
fn order_calls(ticket: &str, repairer: i64) -> Vec<(&'static str, Value)> {
    let issue = || ("issue_work_order", json!({ "number": ticket, "staff_id": repairer }));
    let order = |count: i64| json!({ "number": format!("PG-20261123-{count:03}") });
    let with = |count: i64, field: &str, value: Value| {
        let mut arguments = order(count);
        arguments[field] = value;
        arguments
    };
    vec![
        issue(),
        ("get_work_order", order(1)),
        ("list_work_orders", json!({})),
        ("accept_work_order", order(1)),
        ("arrive_at_work_order", order(1)),
        ("reassign_work_order", with(1, "staff_id", json!(repairer))),
        ("give_up_work_order", with(1, "reason", json!("nobody_home"))),
        issue(),
        ("finish_work_order", with(2, "result", json!("好"))),
        ("correct_work_order", with(2, "result", json!("好了"))),
        issue(),
        ("withdraw_work_order", with(3, "note", json!("不用了"))),
    ]
}

/// Calls of every operation on meetings, in an order in which none is refused.
fn meeting_calls() -> Vec<(&'static str, serde_json::Value)> {
    let rules = json!({
        "attendance": null, "decision": null, "decision_of": "taking_part", "special": null, "proxies": true,
        "invalid_takes_part": false, "parking_counts": false, "unsold_rooms": "one_head", "notice_days": null,
        "posting": null, "sources": {},
    });
    let meeting = |profile: i64, title: &str, id: Option<i64>| {
        let mut plan = json!({
            "profile_id": profile, "title": title, "starts_at": "2026-12-15T06:00:00Z", "place": "会议室",
            "items": [{ "title": "预算", "matter": "ordinary", "id": id }],
            "people": [{ "name": "王建国", "votes": true, "id": id }],
        });
        if let Some(id) = id {
            plan["id"] = json!(id);
        }
        plan
    };
    let text = json!({ "type": "text", "text": "开会了" });
    let minutes = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [text] }] });
    vec![
        ("list_rule_profiles", json!({})),
        ("save_rule_profile", json!({ "kind": "forum", "name": "座谈会（本小区）", "rules": rules })),
        (
            "save_meeting_series",
            json!({ "name": "季度座谈会", "profile_id": 3, "every_months": 3, "active": true }),
        ),
        ("list_meeting_series", json!({})),
        ("save_room", json!({ "id": 2, "room": "5-1-101", "area_hundredths": 9000 })),
        ("plan_meeting", meeting(2, "大会", None)),
        ("update_meeting", meeting(2, "业主大会", Some(1))),
        ("note_notice", json!({ "id": 1, "notice_on": "2026-11-23" })),
        ("draw_electorate", json!({ "id": 1, "day": "2026-11-23" })),
        ("list_voters", json!({ "meeting_id": 1 })),
        ("set_consultation", json!({ "meeting_id": 1, "period": null })),
        ("start_meeting", json!({ "id": 1 })),
        ("issue_ballot_papers", json!({ "meeting_id": 1 })),
        ("collect_ballot_paper", json!({ "meeting_id": 1, "number": 1 })),
        ("enter_ballot_paper", json!({ "meeting_id": 1, "number": 1, "spoiled": "未签名" })),
        ("authorise_ballot_proxy", json!({ "meeting_id": 1, "number": 1, "proxy": "李四" })),
        ("list_ballot_papers", json!({ "meeting_id": 1 })),
        ("time_item", json!({ "meeting_id": 1, "item_id": 1, "running": true })),
        (
            "note_item",
            json!({ "meeting_id": 1, "item_id": 1, "discussion": { "text": "好", "instead_of": "" } }),
        ),
        (
            "enter_ballot",
            json!({ "meeting_id": 1, "voter_id": 1,
                "ballots": [{ "item_id": 1, "choice": "invalid", "reason": "未签名" }] }),
        ),
        ("close_item", json!({ "meeting_id": 1, "item_id": 1 })),
        ("reopen_item", json!({ "meeting_id": 1, "item_id": 1 })),
        ("close_item", json!({ "meeting_id": 1, "item_id": 1 })),
        ("end_meeting", json!({ "id": 1 })),
        ("plan_meeting", meeting(4, "代表会议", None)),
        ("record_attendance", json!({ "meeting_id": 2, "person_id": 2, "attendance": "present" })),
        ("add_attendee", json!({ "meeting_id": 2, "name": "周亚萍" })),
        ("start_meeting", json!({ "id": 2 })),
        (
            "vote_on_item",
            json!({ "meeting_id": 2, "item_id": 2, "votes": [{ "person_id": 2, "choice": "for" }] }),
        ),
        ("plan_meeting", meeting(3, "座谈会", None)),
        ("cancel_meeting", json!({ "id": 3, "reason": "改期" })),
        ("get_meeting", json!({ "id": 1 })),
        ("list_meetings", json!({})),
        (
            "add_meeting_file",
            json!({ "meeting_id": 1, "purpose": "signed_minutes", "file_name": "a.pdf", "base64": "JVBERi0xLjcK" }),
        ),
        ("list_meeting_files", json!({ "meeting_id": 1 })),
        ("get_meeting_file", json!({ "meeting_id": 1, "id": 1 })),
        (
            "add_meeting_file",
            json!({ "meeting_id": 1, "purpose": "other", "file_name": "b.pdf", "base64": "JVBERi0xLjgK" }),
        ),
        ("remove_meeting_file", json!({ "meeting_id": 1, "id": 2 })),
        ("begin_minutes", json!({ "meeting_id": 1 })),
        ("save_minutes", json!({ "id": 1, "document": minutes })),
        ("restore_minutes", json!({ "id": 1, "number": 1 })),
        ("submit_minutes", json!({ "id": 1 })),
        ("send_back_minutes", json!({ "id": 1, "words": "缺人数" })),
        ("submit_minutes", json!({ "id": 1 })),
        ("sign_minutes", json!({ "id": 1, "signed_on": "2026-11-23", "signers": ["王建国"], "scan_id": 1 })),
        ("issue_minutes", json!({ "id": 1 })),
        ("compare_minutes", json!({ "id": 1, "from": 1, "to": 2 })),
        ("record_posting", json!({ "meeting_id": 1, "place": "公告栏", "posted_on": "2026-11-23" })),
        ("get_meeting_minutes", json!({ "meeting_id": 1 })),
        ("get_meeting_archive", json!({ "meeting_id": 1 })),
    ]
}

/// What comes out of a meeting: a ticket, and an action item with its course.
fn action_calls() -> Vec<(&'static str, serde_json::Value)> {
    let action = |mut arguments: Value| {
        arguments["content"] = json!("核对预算");
        arguments["owner_id"] = json!(1);
        arguments["due_on"] = json!("2026-12-31");
        arguments
    };
    vec![
        (
            "register_meeting_ticket",
            json!({ "meeting_id": 1, "item_id": 1, "category": "inquiry", "content": "问" }),
        ),
        ("add_action_item", action(json!({ "meeting_id": 1, "item_id": 1 }))),
        ("update_action_item", action(json!({ "id": 1 }))),
        ("record_action_progress", json!({ "id": 1, "content": "进行中" })),
        ("finish_action_item", json!({ "id": 1 })),
        ("reopen_action_item", json!({ "id": 1, "reason": "漏了一项" })),
        ("drop_action_item", json!({ "id": 1, "reason": "不再需要" })),
        ("get_action_item", json!({ "id": 1 })),
        ("list_action_items", json!({})),
        ("get_meeting_work", json!({ "meeting_id": 1 })),
        ("list_meeting_reminders", json!({})),
    ]
}

#[test]
#[expect(clippy::too_many_lines, reason = "every operation is called once, one after another")]
fn every_write_leaves_one_audit_row_and_no_read_leaves_any() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    let phone = json!({ "channel_id": 1, "category": "inquiry", "topic_id": 1, "content": "电话", "phone": "12345678" });
    let second = text(&desk.must("register_ticket", phone)["number"]).to_owned();
    let repairer = desk.hire("zhao", &["maintenance"]);
    // 房号,姓名 / 5-1-101,李芳
    let list = json!({
        "file_name": "a.csv", "base64": "5oi/5Y+3LOWnk+WQjQo1LTEtMTAxLOadjuiKswo=",
        "mapping": { "header_row": 1, "columns": [{ "column": 0, "field": "room" }, { "column": 1, "field": "name" }] },
    });
    // 时间,内容 / 2026-11-01,灯坏了
    let ledger = "5pe26Ze0LOWGheWuuQoyMDI2LTExLTAxLOeBr+Wdj+S6hgo=";
    let plan = json!({ "header_row": 1, "category": "complaint", "channel_id": 1, "topic_id": 2, "unanswered": "archive",
        "columns": [{ "column": 0, "field": "received_at" }, { "column": 1, "field": "content" }] });
    let third = desk.register("inquiry");
    let (fourth, fifth) = (desk.register("complaint"), desk.register("complaint"));
    let opening = json!({ "channel_id": 3, "opener_id": 1, "witness": "王建国", "slips": 0 });
    let calls = [
        ("amend_ticket", json!({ "number": number, "topic_id": 3 })),
        ("attach_ticket", json!({ "number": third, "same_as": number })),
        ("attach_ticket", json!({ "number": fourth, "same_as": fifth })),
        ("merge_incidents", json!({ "from": 2, "into": 1 })),
        ("unmerge_incident", json!({ "id": 2 })),
        ("rename_incident", json!({ "id": 1, "title": "停电" })),
        (
            "give_incident_feedback",
            json!({ "incident_id": 2, "numbers": [fourth], "channel_id": 1, "content": "好" }),
        ),
        ("detach_ticket", json!({ "number": third })),
        ("save_intake_rules", json!({ "rules": [] })),
        ("register_box_opening", opening),
        ("correct_box_opening", json!({ "id": 1, "witness": "李芳", "slips": 1 })),
        ("find_similar_tickets", json!({ "content": "停电" })),
        ("propose_intake", json!({ "content": "停电" })),
        ("list_intake_rules", json!({})),
        ("split_messages", json!({ "text": "停电" })),
        ("get_incident", json!({ "id": 1 })),
        ("list_incidents", json!({})),
        ("get_box_opening", json!({ "id": 1 })),
        ("list_box_openings", json!({})),
        ("assign_ticket", json!({ "number": number, "staff_id": 1 })),
        (
            "suspend_ticket",
            json!({ "number": number, "reason": "waiting_parts", "until": "2026-11-25T02:00:00Z" }),
        ),
        ("resume_ticket", json!({ "number": number })),
        ("escalate_ticket", json!({ "number": number, "reason": "急" })),
        ("return_ticket", json!({ "number": number, "reason": "不归我管" })),
        ("mark_ticket", json!({ "number": number, "important": true })),
        ("undo_last_act", json!({ "number": number })),
        ("record_feedback_attempt", json!({ "number": number, "channel_id": 1 })),
        ("give_feedback", json!({ "number": second, "channel_id": 1, "content": "好" })),
        ("add_note", json!({ "number": second, "content": "好" })),
        ("close_ticket", json!({ "number": second, "summary": "好", "archive": false })),
        ("archive_ticket", json!({ "number": second })),
        ("reopen_ticket", json!({ "number": second, "reason": "好" })),
        ("cancel_ticket", json!({ "number": third, "reason": "登记重了" })),
        ("list_phrases", json!({})),
        ("save_phrases", json!({ "phrases": [] })),
        ("offer_phrases", json!({ "number": second, "purpose": "note" })),
        ("offer_incident_phrases", json!({ "id": 1 })),
        ("make_letter", json!({ "number": second })),
        ("list_follow_ups", json!({})),
        ("reveal_phone", json!({ "number": second })),
        ("add_staff", json!({ "login": "li", "name": "李明", "roles": ["service"] })),
        ("update_staff", json!({ "id": 1, "name": "林静怡", "roles": ["manager"], "active": true })),
        ("update_office", json!({ "community_name": "翠湖花园", "office_name": "物业服务中心" })),
        ("save_room", json!({ "room": "3-2-1502", "area_hundredths": 8950 })),
        (
            "move_in",
            json!({ "room_id": 1, "people": [{ "name": "王建国", "role": "owner", "phones": ["12812340001"] }] }),
        ),
        ("add_person", json!({ "household_id": 1, "person": { "name": "王小明", "role": "family" } })),
        ("update_person", json!({ "id": 1, "name": "王建国", "role": "owner" })),
        ("reveal_person_phone", json!({ "person_id": 1 })),
        ("record_consent", json!({ "person_id": 1, "day": "2026-11-01", "how": "书面" })),
        ("restrict_person", json!({ "person_id": 1, "restricted": true, "reason": "申请" })),
        ("export_person", json!({ "person_id": 1, "reason": "申请" })),
        ("anonymise_person", json!({ "person_id": 1, "reason": "申请" })),
        ("move_out", json!({ "household_id": 1, "moved_out": "2026-11-22" })),
        ("apply_import", list.clone()),
        ("preview_import", list.clone()),
        ("export_import_errors", list.clone()),
        ("read_import", json!({ "file_name": "a.csv", "base64": list["base64"] })),
        ("get_home", json!({})),
        ("get_changes", json!({})),
        ("list_reminders", json!({ "since": "2026-11-23T01:00:00Z" })),
        ("list_policies", json!({})),
        ("preview_deadlines", calls::limits(&json!({}))),
        ("save_policy", calls::content(&json!({ "effective_on": "2026-11-23", "note": "居民代表会议通过" }))),
        ("list_calendar", json!({ "year": 2027 })),
        ("save_calendar_days", json!({ "from": "2027-01-01", "kind": "rest", "name": "元旦" })),
        ("save_calendar_year", json!({ "year": 2027, "published": true, "source": "通知" })),
        ("list_buildings", json!({})),
        ("list_rooms", json!({})),
        ("get_household", json!({ "room_id": 1 })),
        ("find_residents", json!({ "query": "3-2-1502" })),
        ("save_report_text", json!({ "quarter": "2026Q4", "measures": "好" })),
        ("comment_report", json!({ "quarter": "2026Q4", "content": "写明期限" })),
        ("settle_report_comment", json!({ "id": 1 })),
        ("submit_report", json!({ "quarter": "2026Q4" })),
        ("get_report_course", json!({ "quarter": "2026Q4" })),
        ("export_audit", json!({})),
        ("save_draft", json!({ "kind": "note", "content": "{}" })),
        ("drop_draft", json!({ "kind": "note" })),
        ("keep_draft_file", json!({ "draft": "note", "file_name": "a.pdf", "base64": "JVBERi0xLjcK" })),
        ("list_draft_files", json!({ "draft": "note" })),
        ("drop_draft_file", json!({ "draft": "note", "id": 1 })),
        ("get_ticket", json!({ "number": number })),
        ("list_tickets", json!({})),
        ("add_attachment", json!({ "number": second, "file_name": "a.pdf", "base64": "JVBERi0xLjcK" })),
        ("list_attachments", json!({ "number": second })),
        ("get_attachment", json!({ "number": second, "id": 1 })),
        ("remove_attachment", json!({ "number": second, "id": 1 })),
        ("export_tickets", json!({ "filter": {}, "format": "csv" })),
        ("stage_ledger", json!({ "file_name": "a.csv", "base64": ledger })),
        ("preview_ledger", json!({ "ledger_id": 1, "plan": plan })),
        ("export_ledger_errors", json!({ "ledger_id": 1, "plan": plan })),
        ("import_ledger_rows", json!({ "ledger_id": 1, "plan": plan })),
        ("drop_ledger", json!({ "ledger_id": 1 })),
        ("preview_bulk", json!({ "tickets": [{ "number": number }], "action": "assign" })),
        (
            "assign_tickets",
            json!({ "tickets": [{ "number": number }, { "number": "TS-20200101-001" }], "staff_id": 1 }),
        ),
        ("close_tickets", json!({ "tickets": [{ "number": number }] })),
        ("save_view", json!({ "name": "电梯", "filter": { "query": "电梯" } })),
        ("list_views", json!({})),
        ("remove_view", json!({ "id": 1 })),
        ("count_tickets", json!({})),
        ("list_channels", json!({})),
        ("list_topics", json!({})),
        ("list_staff", json!({})),
        ("get_office", json!({})),
        ("set_office_logo", json!({})),
        ("list_quarters", json!({})),
        ("quarter_figures", json!({ "quarter": "2026Q4" })),
        ("get_report_text", json!({ "quarter": "2026Q4" })),
        ("get_draft", json!({ "kind": "note" })),
        ("list_audit_entries", json!({})),
        ("verify_audit_trail", json!({})),
        ("back_up_store", json!({})),
        ("list_backups", json!({})),
        ("get_backup_state", json!({})),
        ("set_backup_folder", json!({})),
    ];
    // Forms that save themselves: the only writes without a row (`Done::quiet`).
    let quiet = ["save_draft", "drop_draft", "keep_draft_file", "drop_draft_file"];
    // A follow-up is somebody else's; core/tests/follow_ups.rs looks at it. core/tests/survey_results.rs at results.
    let mut tried: BTreeSet<&str> = BTreeSet::from([
        "register_ticket",
        "render_quarterly_report",
        // core/tests/reports.rs looks at these.
        "review_report",
        "issue_report",
        "render_issued_report",
        "render_report_poster",
        "render_meeting_paper",
        "render_ballot_papers",
        "render_minutes",
        "export_meeting_archive",
        "render_work_orders",
        "record_follow_up",
        // Forms have codes of chance; core/tests/surveys.rs looks at these.
        "preview_questionnaire",
        "render_survey_forms",
        "render_survey_notice",
        "get_survey_form",
        "enter_survey_form",
        "settle_survey_difference",
        "get_survey_results",
        "render_survey_results",
        "export_survey_answers",
        // Days lie between; core/tests/proposals.rs looks at these.
        "summarise_policy_consultation",
        "render_policy_summary",
        "decide_policy_proposal",
        // Years lie before; core/tests/archive.rs looks at these.
        "render_archive",
        "get_disposal",
        "draw_disposal",
        "leave_out_record",
        "approve_disposal",
        "refuse_disposal",
        "carry_out_disposal",
        "render_disposal",
        // core/tests/call_backs.rs and core/tests/red_flags.rs look at these.
        "draw_call_backs",
        "get_call_back_sample",
        "redraw_call_backs",
        "render_call_sheet",
        "record_call_back",
        "set_aside_red_flag",
    ]);
    let all = calls
        .into_iter()
        .chain(order_calls(&number, repairer))
        .chain(meeting_calls())
        .chain(action_calls())
        .chain(survey_calls())
        .chain(calls::supervision_calls(repairer))
        .chain(calls::notice_calls())
        .chain(calls::archive_calls())
        .chain(calls::analysis_calls())
        .chain(calls::proposal_calls());
    for (operation, arguments) in all {
        // Nobody looks at what they reported themselves.
        let by = if operation == "recheck_finding" { "watcher" } else { "manager" };
        if by == "watcher" {
            desk.hire(by, &["supervisor"]);
        }
        let audited = format!("SELECT count(*) FROM audit_entries WHERE operation = '{operation}'");
        let before = desk.count("SELECT count(*) FROM audit_entries");
        let own = desk.count(&audited);
        desk.call_as(by, operation, arguments).unwrap_or_else(|error| panic!("{operation}: {error:?}"));
        let described = operations::describe().into_iter().find(|known| known.name == operation).unwrap();
        let rows = i64::from(described.kind == Kind::Write && !quiet.contains(&operation));
        assert_eq!(desk.count("SELECT count(*) FROM audit_entries") - before, rows, "{operation}");
        assert_eq!(desk.count(&audited) - own, rows, "{operation}");
        tried.insert(operation);
    }
    // What works on the desk itself records itself; core/tests/access.rs looks at that.
    let every: BTreeSet<&str> = operations::describe()
        .iter()
        .filter(|operation| operation.kind != Kind::Seat)
        .map(|operation| operation.name)
        .collect();
    assert_eq!(tried, every, "an operation is missing here");
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], json!(null));
}

/// A survey from the questionnaire to its end.
fn survey_calls() -> Vec<(&'static str, Value)> {
    let question =
        json!({ "key": "overall", "text": "满意吗", "required": true, "asks": { "kind": "recommend" } });
    let kept = json!({ "key": "lifts", "text": "电梯好吗", "required": false, "asks": { "kind": "text" } });
    let design =
        json!({ "opening": "", "closing": "", "sections": [{ "title": "", "questions": [question] }] });
    let plan = json!({ "questionnaire_id": 1, "title": "下半年", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": true });
    // 满意吗 / 9
    let answers = json!({ "wave_id": 1, "file_name": "a.csv", "base64": "5ruh5oSP5ZCXCjkK" });
    let mut reading = answers.clone();
    reading["mapping"] = json!({ "header_row": 1,
        "columns": [{ "column": 0, "meaning": { "kind": "field", "field": "overall" } }] });
    let yearly = json!({ "title": "满意度", "due_on": "2027-05-01", "every_months": 6, "remind_days": 30, "active": true });
    vec![
        ("list_survey_bank", json!({})),
        ("save_questionnaire", json!({ "title": "满意度", "design": design })),
        ("list_questionnaires", json!({})),
        ("get_questionnaire", json!({ "id": 1 })),
        ("plan_survey_wave", json!({ "plan": plan })),
        ("update_survey_wave", json!({ "id": 1, "plan": plan })),
        ("draw_survey_wave", json!({ "id": 1 })),
        ("list_survey_waves", json!({})),
        ("get_survey_wave", json!({ "id": 1 })),
        ("list_survey_households", json!({ "wave_id": 1 })),
        ("tick_survey_household", json!({ "wave_id": 1, "household_id": 2, "returned": false })),
        ("end_survey_collecting", json!({ "id": 1 })),
        ("read_survey_file", answers),
        ("preview_survey_file", json!({ "reading": reading })),
        ("export_survey_file_errors", json!({ "reading": reading })),
        ("apply_survey_file", json!({ "reading": reading })),
        ("list_survey_differences", json!({ "wave_id": 1 })),
        ("size_survey_sample", json!({ "households": 800, "margin_percent": 5, "return_percent": 60 })),
        ("cancel_survey_wave", json!({ "id": 1, "reason": "问卷印错了" })),
        ("restore_survey_wave", json!({ "id": 1 })),
        ("close_survey_wave", json!({ "id": 1 })),
        ("save_survey_question", json!({ "question": kept, "retired": false })),
        ("save_survey_plan", yearly),
        ("list_survey_plans", json!({})),
        ("advance_survey_plan", json!({ "id": 1 })),
    ]
}

#[test]
fn operations_are_described_for_scripts() {
    for operation in operations::describe() {
        let words: Vec<&str> = operation.name.split('_').collect();
        assert!(words.len() >= 2, "{} is verb and noun", operation.name);
        let schema = operation.arguments.as_value();
        assert_eq!(schema["type"], "object", "{}", operation.name);
        assert_eq!(schema["additionalProperties"], false, "{}", operation.name);
    }
    let codes: BTreeSet<&str> = ErrorCode::ALL.iter().map(|code| code.text()).collect();
    assert_eq!(codes.len(), ErrorCode::ALL.len());
}

#[test]
fn staff_and_office_are_checked_at_the_field() {
    let desk = Desk::open();
    let cases = [
        (
            "add_staff",
            json!({ "login": "manager", "name": "李", "roles": ["service"] }),
            "staff.login_taken@login",
        ),
        (
            "add_staff",
            json!({ "login": "Li Ming", "name": "李", "roles": ["service"] }),
            "staff.login_malformed@login",
        ),
        ("add_staff", json!({ "login": "", "name": "李", "roles": ["service"] }), "input.required@login"),
        ("add_staff", json!({ "login": "li", "name": " ", "roles": ["service"] }), "input.required@name"),
        ("add_staff", json!({ "login": "li", "name": "李", "roles": [] }), "input.required@roles"),
        (
            "add_staff",
            json!({ "login": "li", "name": "李", "roles": ["king"] }),
            "arguments.malformed@roles[0]",
        ),
        (
            "update_staff",
            json!({ "id": 1, "name": "林", "roles": ["service"], "active": true }),
            "staff.last_manager@roles",
        ),
        (
            "update_staff",
            json!({ "id": 1, "name": "林", "roles": ["manager"], "active": false }),
            "staff.last_manager@active",
        ),
        (
            "update_staff",
            json!({ "id": 9, "name": "林", "roles": ["manager"], "active": true }),
            "staff.not_found@id",
        ),
        (
            "update_staff",
            json!({ "id": 1, "name": "林", "roles": ["manager"], "active": true, "expected_version": 5 }),
            "record.changed",
        ),
        (
            "update_office",
            json!({ "community_name": "", "office_name": "中心" }),
            "input.required@community_name",
        ),
        (
            "update_office",
            json!({ "community_name": "翠湖", "office_name": "中心", "time_zone": "Mars/Base" }),
            "office.time_zone_unknown@time_zone",
        ),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    assert_eq!(desk.office.session(Some("nobody")).map(|_| ()).unwrap_err().code(), ErrorCode::StaffNotFound);
    assert_eq!(desk.must("list_staff", json!({})).as_array().unwrap().len(), 1);
}

#[test]
fn one_seed_makes_one_office() {
    use linsheng_core::demo::{Plan, fill};
    let make = |seed| {
        let desk = Desk::open();
        let to = desk.now().date_naive();
        let plan = Plan {
            households: 60,
            tickets: 120,
            from: to - chrono::Days::new(60),
            to,
            now: desk.now(),
            seed,
        };
        fill(&desk.office, &plan, |_| ()).unwrap();
        let again = fill(&desk.office, &plan, |_| ()).unwrap_err().code();
        assert_eq!(again, ErrorCode::DemoOfficeNotEmpty);
        let db = desk.raw();
        let mut statement = db
            .prepare("SELECT number || content || ifnull(room, '') || due_at || status || version FROM tickets ORDER BY id")
            .unwrap();
        let rows: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        rows
    };
    let first = make(5);
    assert_eq!(first.len(), 120);
    assert_eq!(first, make(5));
    assert_ne!(first, make(6));
}
