//! Calls of operations of supervision, one after another, each of which must work.

use serde_json::{Value, json};

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
    ]
}
