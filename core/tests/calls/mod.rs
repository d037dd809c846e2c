//! Calls of operations of supervision, of notices, of the analysis and of proposals, one after another, each of which must work.

use serde_json::{Value, json};

/// What tickets say together, what each post and person does, and reports beyond a quarter's pages.
pub fn analysis_calls() -> Vec<(&'static str, Value)> {
    let period = json!({ "from": "2026-10", "to": "2026-11" });
    let map = json!({ "from": "2026-10", "to": "2026-11", "rows": "topic", "columns": "building" });
    let mut calls = vec![("get_heat_map", map), ("suggest_sentences", json!({ "quarter": "2026Q4" }))];
    let of_period = [
        "get_trend",
        "get_repeats",
        "list_period_incidents",
        "get_rising_words",
        "get_duty",
        "render_duty",
        "export_duty",
    ];
    calls.push(("get_own_duty", json!({})));
    calls.push(("export_report", json!({ "quarter": "2026Q4" })));
    calls.push(("render_yearly_report", json!({ "year": "2026" })));
    calls.push(("render_monthly_brief", json!({ "month": "2026-11" })));
    calls.extend(of_period.map(|operation| (operation, period.clone())));
    calls
}

/// Channels, checks of them, what they find, and what is improved, each with its course; `other` is another member of staff.
pub fn supervision_calls(other: i64) -> Vec<(&'static str, Value)> {
    let check = json!({ "kind": "check", "id": 1 });
    let proof = json!({ "kind": "finding", "id": 1 });
    let plan = json!({ "cause": "电梯老化", "content": "每周巡检", "owner_id": 1, "due_on": "2026-12-31" });
    let finding = json!({ "content": "没有人接听", "owner_id": 1, "due_on": "2026-12-31" });
    let with = |more: Value| {
        let mut arguments = finding.clone();
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        arguments
    };
    let good = json!([{ "result": "good" }, { "result": "poor" }]);
    vec![
        ("save_channel", json!({ "id": 1, "kind": "phone", "name": "服务热线" })),
        ("get_compliance_board", json!({})),
        ("get_board_counts", json!({})),
        ("render_compliance_board", json!({})),
        ("get_channel_board", json!({})),
        ("save_check_list", json!({ "kind": "call", "lines": ["接通", "有礼"] })),
        ("list_check_lists", json!({})),
        (
            "save_check_plan",
            json!({ "channel_id": 1, "kind": "call", "every_days": 7, "next_on": "2026-11-23", "most": 20,
                "active": true }),
        ),
        ("list_check_plans", json!({})),
        ("render_check_form", json!({ "plan_id": 1 })),
        (
            "record_check",
            json!({ "plan_id": 1, "channel_id": 1, "kind": "call", "lines": good, "list_version": 2 }),
        ),
        ("get_check", json!({ "id": 1 })),
        ("list_checks", json!({})),
        ("list_check_days", json!({ "from_on": "2026-11-01", "to_on": "2026-11-30" })),
        ("add_supervision_file", json!({ "of": check, "file_name": "c.pdf", "base64": "JVBERi0xLjkK" })),
        ("list_supervision_files", json!({ "of": check })),
        ("get_supervision_file", json!({ "of": check, "id": 1 })),
        ("add_finding", with(json!({ "check_id": 1 }))),
        ("add_supervision_file", json!({ "of": proof, "file_name": "c.pdf", "base64": "JVBERi0xLjkK" })),
        ("remove_supervision_file", json!({ "of": proof, "id": 2 })),
        ("report_finding", json!({ "id": 1, "content": "已值班" })),
        ("drop_finding", json!({ "id": 1, "reason": "重复" })),
        ("reopen_finding", json!({ "id": 1, "reason": "不重复" })),
        ("update_finding", with(json!({ "id": 1 }))),
        ("add_finding", with(json!({ "owner_id": other }))),
        ("report_finding", json!({ "id": 2, "content": "已值班" })),
        ("recheck_finding", json!({ "id": 2, "passed": true })),
        ("get_finding", json!({ "id": 1 })),
        ("list_findings", json!({})),
        ("add_measure", json!({ "origin": { "kind": "finding", "id": 1 }, "plan": plan })),
        ("update_measure", json!({ "id": 1, "plan": plan })),
        ("record_measure_progress", json!({ "id": 1, "content": "已排班" })),
        ("finish_measure", json!({ "id": 1, "result": "少了" })),
        ("reopen_measure", json!({ "id": 1, "reason": "又多了" })),
        ("drop_measure", json!({ "id": 1, "reason": "换了电梯" })),
        ("get_measure", json!({ "id": 1 })),
        ("list_measures", json!({})),
        ("list_supervision_reminders", json!({})),
        ("propose_call_backs", json!({ "from_on": "2026-10-01", "to_on": "2026-11-23" })),
        ("list_call_back_samples", json!({})),
        ("get_red_flags", json!({})),
        ("list_red_flags", json!({ "kind": "reopened" })),
        ("set_red_flag_rule", json!({ "last_minutes": 15 })),
    ]
}

/// Notices: written, published, posted with proof, corrected, taken back.
pub fn notice_calls() -> Vec<(&'static str, Value)> {
    let text = json!({ "type": "doc", "content": [{ "type": "paragraph",
        "content": [{ "type": "text", "text": "明天停水" }] }] });
    let plan = json!({ "kind": "outage", "title": "停水通知", "document": text, "channels": [2],
        "from_on": "2026-11-23" });
    vec![
        ("save_notice", json!({ "plan": plan })),
        ("publish_notice", json!({ "id": 1 })),
        (
            "record_notice_posting",
            json!({ "id": 1, "channel_id": 2, "posted_on": "2026-11-23", "link": "公众号" }),
        ),
        ("add_notice_file", json!({ "posting_id": 1, "file_name": "n.pdf", "base64": "JVBERi0xLjMK" })),
        ("get_notice_file", json!({ "posting_id": 1, "id": 1 })),
        ("remove_notice_file", json!({ "posting_id": 1, "id": 1 })),
        ("get_notice", json!({ "id": 1 })),
        ("list_notices", json!({})),
        ("render_notice", json!({ "id": 1, "paper": "a4" })),
        ("list_notice_reminders", json!({})),
        ("set_notice_rule", json!({ "silent_days": 14 })),
        ("get_notice_rule", json!({})),
        ("correct_notice", json!({ "id": 1 })),
        ("drop_notice", json!({ "id": 2 })),
        ("end_notice", json!({ "id": 1 })),
        ("save_notice", json!({ "plan": plan })),
        ("publish_notice", json!({ "id": 3 })),
        ("withdraw_notice", json!({ "id": 3, "reason": "改期" })),
    ]
}

/// The archive: its catalogue, retention, and holds. Years lie before a disposal.
pub fn archive_calls() -> Vec<(&'static str, Value)> {
    vec![
        ("list_archive", json!({})),
        ("export_archive", json!({})),
        ("get_retention", json!({})),
        ("place_hold", json!({ "on": { "scope": "kind", "kind": "ticket" }, "reason": "检查" })),
        ("list_holds", json!({})),
        ("lift_hold", json!({ "id": 1, "reason": "检查完了" })),
        ("list_disposals", json!({})),
    ]
}

/// Arguments that name limits and office hours, with `others` beside them.
pub fn limits(others: &Value) -> Value {
    let limit = |category: &str| json!({ "category": category, "counting": "elapsed_hours", "amount": 24, "warn_before_hours": 4 });
    let mut arguments = others.clone();
    arguments["limits"] = json!([limit("complaint"), limit("suggestion"), limit("inquiry")]);
    arguments["hours"] = json!([{ "from": "08:30", "to": "17:30" }]);
    arguments
}

/// All that a version says.
pub fn content(others: &Value) -> Value {
    let mut arguments = limits(others);
    arguments["follow_up"] = json!({ "complaint_percent": 20, "due_after_days": 3, "attempts": 2 });
    arguments["topics"] = json!(["设施维护", "电动车充电", "其他"]);
    arguments["retention"] = crate::common::retention(3);
    arguments
}

/// Calls of operations on proposals to change the limits, and of the yearly review.
pub fn proposal_calls() -> Vec<(&'static str, Value)> {
    let words = |others: &Value| {
        let mut arguments = content(others);
        arguments["limits"][2]["amount"] = json!(12);
        arguments["title"] = json!("缩短咨询时限");
        arguments["reason"] = json!("居民代表提出");
        arguments
    };
    let points = ["limits", "topics", "channels", "calendar", "follow_up", "posts", "records", "supervision"];
    let points = points.map(|point| json!({ "point": point, "verdict": "keep" }));
    vec![
        ("add_policy_proposal", words(&json!({}))),
        ("update_policy_proposal", words(&json!({ "id": 1 }))),
        ("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-12-01" })),
        ("record_policy_comment", json!({ "proposal_id": 1, "source": "resident", "content": "太短" })),
        ("reply_to_policy_comment", json!({ "id": 1, "outcome": "partly", "reply": "先试行" })),
        ("withdraw_policy_proposal", json!({ "id": 1, "reason": "再议" })),
        ("get_policy_proposal", json!({ "id": 1 })),
        ("render_policy_proposal", json!({ "id": 1 })),
        ("render_policy_review", json!({ "year": 2026 })),
        ("list_policy_proposals", json!({})),
        ("record_policy_review", json!({ "points": points, "conclusion": "继续执行" })),
        ("get_policy_reviews", json!({})),
    ]
}
