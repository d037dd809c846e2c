//! A ballot that was entered stands: another entry of it, with another choice or another reason, is refused with what stands, or
//! is a correction that says what it comes in the place of and is in the audit trail.

use crate::common::Desk;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// An assembly of three units that is open, with its papers; items 1 and 2 are voted on.
fn open() -> Desk {
    let desk = Desk::open();
    let csv = "房号,姓名,电话,面积\n1-1-101,业主1,12810000001,80\n1-1-102,业主2,12810000002,90\n1-1-201,业主3,12810000003,100\n";
    let column = |(column, field)| json!({ "column": column, "field": field });
    let columns: Vec<Value> = ["room", "name", "phone", "area"].into_iter().enumerate().map(column).collect();
    let mapping = json!({ "header_row": 1, "columns": columns });
    desk.must(
        "apply_import",
        json!({ "file_name": "a.csv", "base64": STANDARD.encode(csv), "mapping": mapping }),
    );
    let items = [("停车", "ordinary"), ("利用共有部分经营", "special")];
    let items: Vec<Value> =
        items.iter().map(|(title, matter)| json!({ "title": title, "matter": matter })).collect();
    desk.must(
        "plan_meeting",
        json!({ "profile_id": 2, "title": "业主大会", "starts_at": "2026-12-15T06:00:00Z", "place": "广场",
            "items": items, "people": [] }),
    );
    desk.must("draw_electorate", json!({ "id": 1, "day": "2026-11-23" }));
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.must("issue_ballot_papers", json!({ "meeting_id": 1 }));
    desk
}

fn paper(ballots: &Value) -> Value {
    json!({ "meeting_id": 1, "number": 1, "ballots": ballots })
}

fn invalid(reason: &str) -> Value {
    json!({ "item_id": 1, "choice": "invalid", "reason": reason })
}

/// The same ballot in the place of another one.
fn instead(mut ballot: Value, choice: &str, reason: Option<&str>) -> Value {
    ballot["instead_of"] = json!(choice);
    ballot["instead_of_reason"] = json!(reason);
    ballot
}

fn stands(desk: &Desk) -> Value {
    desk.must("list_ballot_papers", json!({ "meeting_id": 1, "number": 1 }))["rows"][0]["voter"]["ballots"]
        .clone()
}

#[test]
fn a_reason_is_never_replaced_in_silence() {
    let desk = open();
    desk.must("enter_ballot_paper", paper(&json!([invalid("未签名")])));
    let first = json!([{ "item_id": 1, "choice": "invalid", "reason": "未签名" }]);
    // The same again is no change; another reason, another choice, or nothing, is refused and shows what stands.
    desk.must("enter_ballot_paper", paper(&json!([invalid("未签名")])));
    let refused = [
        invalid("选了两项"),
        json!({ "item_id": 1, "choice": "for" }),
        json!({ "item_id": 1 }),
        // Whoever has seen something else has not seen it.
        instead(invalid("选了两项"), "for", None),
        instead(invalid("选了两项"), "invalid", None),
        instead(invalid("选了两项"), "invalid", Some("看不清")),
        instead(json!({ "item_id": 1, "choice": "for" }), "invalid", None),
    ];
    for ballot in refused {
        let error = desk.call("enter_ballot_paper", paper(&json!([ballot.clone()]))).unwrap_err();
        assert_eq!(
            (error.code.text(), error.field.as_deref(), json!(error.params)),
            (
                "ballot.stands",
                Some("ballots[0].choice"),
                json!({ "id": 1, "name": "1-1-101", "stands": "invalid", "reason": "未签名" })
            ),
            "{ballot}"
        );
    }
    let spoiled = json!({ "meeting_id": 1, "number": 1, "spoiled": "整张空白" });
    assert_eq!(desk.refusal("enter_ballot_paper", spoiled), "ballot.stands@ballots[0].choice");
    assert_eq!(stands(&desk), first);
    let corrections =
        || desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'enter_ballot_paper'");
    let before = corrections();
    // A correction says what it comes in the place of.
    let ballot = instead(invalid("选了两项"), "invalid", Some("未签名"));
    desk.must("enter_ballot_paper", paper(&json!([ballot])));
    assert_eq!(stands(&desk), json!([{ "item_id": 1, "choice": "invalid", "reason": "选了两项" }]));
    assert_eq!(corrections(), before + 1);
    let audit = desk.must("list_audit_entries", json!({ "filter": { "operation": "enter_ballot_paper" } }));
    assert_eq!(
        audit["entries"][0]["changes"]["ballots"],
        json!(["1=invalid（未签名）", "1=invalid（选了两项）"])
    );
    let valid = instead(json!({ "item_id": 1, "choice": "for" }), "invalid", Some("选了两项"));
    desk.must("enter_ballot_paper", paper(&json!([valid])));
    let audit = desk.must("list_audit_entries", json!({ "filter": { "operation": "enter_ballot_paper" } }));
    assert_eq!(audit["entries"][0]["changes"]["ballots"], json!(["1=invalid（选了两项）", "1=for"]));
}

#[test]
fn it_is_the_same_for_a_ballot_by_room_and_one_refusal_leaves_all_of_a_paper() {
    let desk = open();
    let voter = desk.must("list_voters", json!({ "meeting_id": 1, "query": "1-1-101" }))["rows"][0].clone();
    let by_room = |ballots: Value| json!({ "meeting_id": 1, "voter_id": voter["id"], "ballots": ballots });
    desk.must("enter_ballot_paper", paper(&json!([invalid("未签名"), { "item_id": 2, "choice": "for" }])));
    assert_eq!(
        desk.refusal("enter_ballot", by_room(json!([invalid("选了两项")]))),
        "ballot.stands@ballots[0].choice"
    );
    let mixed = json!([{ "item_id": 2, "choice": "against", "instead_of": "for" }, invalid("选了两项")]);
    assert_eq!(desk.refusal("enter_ballot", by_room(mixed)), "ballot.stands@ballots[1].choice");
    assert_eq!(
        stands(&desk),
        json!([{ "item_id": 1, "choice": "invalid", "reason": "未签名" },
            { "item_id": 2, "choice": "for", "reason": null }])
    );
    let back = instead(json!({ "item_id": 1 }), "invalid", Some("未签名"));
    desk.must("enter_ballot", by_room(json!([back])));
    assert_eq!(stands(&desk).as_array().unwrap().len(), 1);
}
