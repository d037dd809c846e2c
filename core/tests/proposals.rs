//! How a new version of the limits comes about: proposal, consultation, decision; and the yearly review.

use crate::common::{self, Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The residents' representatives, and a forum: profiles that come with the program.
pub const DELEGATES: i64 = 4;
const FORUM: i64 = 3;

fn limit(category: &str, amount: i64) -> Value {
    json!({ "category": category, "counting": "elapsed_hours", "amount": amount, "remind_percent": 50,
        "warn_before_hours": 4 })
}

/// 24 hours for complaints instead of 48; with `changes` laid over it.
pub fn proposal(changes: &Value) -> Value {
    let mut arguments = json!({
        "title": "投诉 24 小时内反馈", "reason": "居民代表多次提出",
        "limits": [limit("complaint", 24), limit("suggestion", 168), limit("inquiry", 24)],
        "hours": [{ "from": "08:30", "to": "12:00" }, { "from": "13:30", "to": "17:30" }],
        "follow_up": { "complaint_percent": 0, "due_after_days": 3, "attempts": 3 },
        "topics": ["物业服务质量", "设施维护", "小区安全", "环境卫生", "绿化管理", "费用收取及使用的透明度",
            "社区活动及居民参与", "其他"],
        "retention": common::retention(3),
    });
    for (name, value) in changes.as_object().unwrap() {
        arguments[name] = value.clone();
    }
    arguments
}

/// A meeting that was held now, and ended.
pub fn held(desk: &Desk, profile: i64) -> i64 {
    let meeting = desk.must(
        "plan_meeting",
        json!({ "profile_id": profile, "title": "表决时限", "starts_at": desk.now(), "place": "会议室",
            "items": [{ "title": "时限", "matter": "discussion" }], "people": [{ "name": "王建国", "votes": true }] }),
    );
    let id = meeting["id"].as_i64().unwrap();
    let person = &meeting["people"][0]["id"];
    desk.must("record_attendance", json!({ "meeting_id": id, "person_id": person, "attendance": "present" }));
    desk.must("start_meeting", json!({ "id": id }));
    desk.must("close_item", json!({ "meeting_id": id, "item_id": meeting["items"][0]["id"] }));
    desk.must("end_meeting", json!({ "id": id }));
    id
}

/// The answer's proposal.
pub fn of(answer: &Value) -> &Value {
    &answer["proposal"]
}

#[test]
fn from_the_proposal_to_the_day_it_is_in_force() {
    let desk = Desk::open();
    desk.hire("chenyu", &["service"]);
    let before = desk.register("complaint");
    let made = desk.must("add_policy_proposal", proposal(&json!({})));
    assert_eq!(
        (&of(&made)["state"], &of(&made)["base_version"], &made["steps"]),
        (&json!("draft"), &json!(1), &json!(["change", "open", "withdraw"]))
    );
    let asked = desk.must("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-12-01" }));
    assert_eq!(
        (&of(&asked)["consult_from"], &of(&asked)["consult_until"]),
        (&json!("2026-11-23"), &json!("2026-12-01"))
    );
    let said = json!({ "proposal_id": 1, "source": "resident", "content": "晚上打电话也算吗？" });
    let said = desk.call_as("chenyu", "record_policy_comment", said).unwrap();
    assert_eq!((&of(&said)["unanswered"], &said["steps"]), (&json!(1), &json!(["comment"])));
    desk.must("record_policy_comment", json!({ "proposal_id": 1, "source": "committee", "content": "同意" }));

    let summary = json!({ "id": 1, "summary": "2 条意见，均同意。" });
    assert_eq!(desk.refusal("summarise_policy_consultation", summary.clone()), "policy.consultation_open");
    // The last day is theirs to its end.
    desk.set("2026-12-01T15:59:59Z");
    assert_eq!(desk.refusal("summarise_policy_consultation", summary.clone()), "policy.consultation_open");
    desk.set("2026-12-01T16:00:00Z");
    assert_eq!(desk.refusal("summarise_policy_consultation", summary.clone()), "policy.comments_unanswered");
    for (id, outcome) in [(1, "not_taken"), (2, "taken"), (1, "partly")] {
        desk.must(
            "reply_to_policy_comment",
            json!({ "id": id, "outcome": outcome, "reply": "夜间按值班处理" }),
        );
    }
    let summed = desk.must("summarise_policy_consultation", summary);
    assert_eq!(
        (&summed["said"][0]["outcome"], &summed["steps"]),
        (&json!("partly"), &json!(["adopt", "reject", "withdraw"]))
    );
    // Who answered last and when, not who noted what was said.
    assert_eq!(
        ["staff", "replied_by"].map(|who| &summed["said"][0][who]["name"]),
        [&json!("chenyu"), &json!("物业经理")]
    );
    assert_eq!(summed["said"][0]["replied_at"], "2026-12-01T16:00:00Z");
    assert_eq!(
        (&said["said"][0]["replied_by"], &said["said"][0]["replied_at"]),
        (&Value::Null, &Value::Null)
    );

    desk.set("2026-12-10T02:00:00Z");
    let meeting = held(&desk, DELEGATES);
    let decided = desk.must(
        "decide_policy_proposal",
        json!({ "id": 1, "meeting_id": meeting, "adopted": true, "decision": "27 名代表到会，25 名同意",
            "effective_on": "2027-01-01" }),
    );
    assert_eq!(
        (&of(&decided)["state"], &of(&decided)["policy_version"], &of(&decided)["meeting"]["name"]),
        (&json!("adopted"), &json!(2), &json!("表决时限"))
    );
    let kinds: Vec<&str> =
        decided["events"].as_array().unwrap().iter().map(|event| text(&event["kind"])).collect();
    assert_eq!(kinds, ["added", "opened", "summarised", "adopted"]);
    let upcoming = &desk.must("list_policies", json!({}))[0];
    assert_eq!(
        (&upcoming["state"], &upcoming["note"], &upcoming["limits"][0]["amount"]),
        (&json!("upcoming"), &json!("投诉 24 小时内反馈"), &json!(24))
    );
    // What came before keeps its version; what comes from the day on has the new one.
    let hours = |number: &str| {
        let ticket = desk.ticket(number);
        let at = |name: &str| common::at(text(&ticket[name]));
        ((at("due_at") - at("received_at")).num_hours(), ticket["policy_version"].clone())
    };
    assert_eq!(hours(&desk.register("complaint")), (48, json!(1)));
    desk.set("2026-12-31T16:00:00Z");
    assert_eq!(hours(&desk.register("complaint")), (24, json!(2)));
    assert_eq!(hours(&before), (48, json!(1)));
}

#[test]
fn follow_ups_and_topics_are_proposed_decided_and_in_force_from_their_day() {
    let desk = Desk::open();
    desk.hire("chenyu", &["service"]);
    let before = desk.register("complaint");
    let rule = json!({ "complaint_percent": 100, "due_after_days": 5, "attempts": 1 });
    let content = json!({ "title": "投诉全部回访", "limits": [limit("complaint", 48), limit("suggestion", 168),
        limit("inquiry", 24)], "follow_up": rule, "topics": ["设施维护", "电动车充电", "其他"] });
    let made = desk.must("add_policy_proposal", proposal(&content));
    assert_eq!(of(&made)["content"]["follow_up"], rule);
    assert_eq!(desk.count("SELECT count(*) FROM topics"), 8, "what is only proposed is no topic");
    desk.must("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-11-24" }));
    desk.set("2026-11-24T16:00:00Z");
    desk.must("summarise_policy_consultation", json!({ "id": 1, "summary": "没有意见" }));
    let meeting = held(&desk, DELEGATES);
    let decided = json!({ "id": 1, "meeting_id": meeting, "adopted": true, "decision": "同意",
        "effective_on": "2026-11-26" });
    desk.must("decide_policy_proposal", decided);
    let meanwhile = desk.register("complaint");
    desk.set("2026-11-25T16:00:00Z");
    let after = desk.register("complaint");
    assert_eq!(desk.policy()["topics"], content["topics"]);
    assert_eq!(desk.must("list_topics", json!({}))[1]["name"], "电动车充电");
    // Answered now, each by the version of its receipt.
    for (number, status) in [(before, "answered"), (meanwhile, "answered"), (after.clone(), "follow_up")] {
        assert_eq!(desk.act(&number, "give_feedback").unwrap()["status"], status);
    }
    let owed = &desk.ticket(&after)["follow_up"];
    assert_eq!((&owed["due_at"], &owed["attempts_enough"]), (&json!("2026-11-30T16:00:00Z"), &json!(1)));
}

#[test]
fn what_is_refused_of_a_proposal_and_where() {
    let desk = Desk::open();
    let limits = |first: Value| json!({ "limits": [first, limit("suggestion", 168), limit("inquiry", 24)] });
    let cases = [
        (json!({ "title": " " }), "input.required@title"),
        (json!({ "title": "长".repeat(61) }), "input.too_long@title"),
        (json!({ "reason": "" }), "input.required@reason"),
        (json!({ "limits": [] }), "policy.limits_incomplete@limits"),
        (limits(limit("complaint", 0)), "input.out_of_range@limits[0].amount"),
        (limits(limit("complaint", 48)), "policy.nothing_proposed@limits"),
        (json!({ "hours": [] }), "input.out_of_range@hours"),
        (json!({ "topics": ["其他", "其他"] }), "policy.topic_twice@topics[1]"),
        (
            json!({ "follow_up": { "complaint_percent": 0, "due_after_days": 0, "attempts": 3 } }),
            "input.out_of_range@follow_up.due_after_days",
        ),
    ];
    for (changes, expected) in cases {
        assert_eq!(desk.refusal("add_policy_proposal", proposal(&changes)), expected, "{changes}");
    }
    assert_eq!(desk.must("list_policy_proposals", json!({})), json!([]));
    desk.must("add_policy_proposal", proposal(&json!({})));
    assert_eq!(
        desk.refusal("update_policy_proposal", proposal(&json!({ "id": 1, "expected_version": 7 }))),
        "record.changed"
    );
    let until = |day: &str| json!({ "id": 1, "until": day });
    for (arguments, expected) in [
        (until("2026-11-22"), "date.before_start@until"),
        (until("2027-05-23"), "policy.consultation_too_long@until"),
        (json!({ "id": 9, "until": "2026-12-01" }), "input.unknown_id@id"),
    ] {
        assert_eq!(desk.refusal("consult_on_policy_proposal", arguments), expected);
    }
    let said = json!({ "proposal_id": 1, "source": "resident", "content": "好" });
    assert_eq!(desk.refusal("record_policy_comment", said.clone()), "policy.transition_refused");
    desk.must("consult_on_policy_proposal", until("2026-12-01"));
    assert_eq!(desk.refusal("consult_on_policy_proposal", until("2026-11-30")), "date.before_start@until");
    assert_eq!(desk.must("consult_on_policy_proposal", until("2026-12-02"))["events"][2]["kind"], "extended");
    assert_eq!(
        desk.refusal("update_policy_proposal", proposal(&json!({ "id": 1 }))),
        "policy.transition_refused"
    );
    let early = held(&desk, DELEGATES);
    desk.set("2026-12-03T02:00:00Z");
    desk.must("summarise_policy_consultation", json!({ "id": 1, "summary": "没有意见" }));
    assert_eq!(desk.refusal("record_policy_comment", said), "policy.transition_refused");
    let forum = held(&desk, FORUM);
    let late = held(&desk, DELEGATES);
    let decide = |changes: &Value| {
        let mut arguments = json!({ "id": 1, "meeting_id": late, "adopted": true, "decision": "通过",
            "effective_on": "2027-01-01" });
        for (name, value) in changes.as_object().unwrap() {
            arguments[name] = value.clone();
        }
        arguments
    };
    for (changes, expected) in [
        (json!({ "meeting_id": early }), "policy.meeting_unfit@meeting_id"),
        (json!({ "meeting_id": forum }), "policy.meeting_unfit@meeting_id"),
        (json!({ "meeting_id": 99 }), "meeting.not_found@meeting_id"),
        (json!({ "effective_on": null }), "input.required@effective_on"),
        (json!({ "effective_on": "2026-12-02" }), "policy.effective_past@effective_on"),
        (json!({ "adopted": false }), "input.invalid@effective_on"),
        (json!({ "decision": "" }), "input.required@decision"),
    ] {
        assert_eq!(desk.refusal("decide_policy_proposal", decide(&changes)), expected, "{changes}");
    }
    assert_eq!(desk.must("list_policies", json!({})).as_array().unwrap().len(), 1, "nothing came of it");
    let rejected =
        desk.must("decide_policy_proposal", decide(&json!({ "adopted": false, "effective_on": null })));
    assert_eq!((&of(&rejected)["state"], &rejected["steps"]), (&json!("rejected"), &json!([])));
}

#[test]
fn what_residents_were_asked_stays_in_the_store_too() {
    let desk = Desk::open();
    desk.must("add_policy_proposal", proposal(&json!({})));
    desk.must("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-12-01" }));
    desk.must("record_policy_comment", json!({ "proposal_id": 1, "source": "resident", "content": "好" }));
    for sql in [
        "UPDATE policy_proposals SET title = '别的'",
        "UPDATE policy_proposals SET content = '{}'",
        "UPDATE policy_proposals SET state = 'draft'",
        "UPDATE policy_proposals SET consult_until = '2026-11-24'",
        "DELETE FROM policy_proposals",
        "UPDATE policy_comments SET content = '不好'",
        "DELETE FROM policy_comments",
        "UPDATE policy_proposal_events SET at = 0",
        "DELETE FROM policy_proposal_events",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    desk.must("withdraw_policy_proposal", json!({ "id": 1, "reason": "再议" }));
    for sql in [
        "UPDATE policy_proposals SET state = 'consulting'",
        "UPDATE policy_comments SET outcome = 'taken', reply = '好', replied_at = 0, replied_by = 1",
        "INSERT INTO policy_comments (proposal_id, source, content, at, staff_id) VALUES (1, 'staff', '补', 0, 1)",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn each_year_is_looked_at_once() {
    let desk = Desk::open();
    let points = |verdict: &str, note: Value| -> Vec<Value> {
        ["limits", "topics", "channels", "calendar", "follow_up", "posts", "records", "supervision"]
            .map(|point| json!({ "point": point, "verdict": verdict, "note": note }))
            .into()
    };
    // Set up this year: nothing of the year before, nothing to look back on. A check list can be printed all the same.
    desk.register("complaint");
    assert_eq!(desk.must("get_policy_reviews", json!({}))["due"], Value::Null);
    assert_eq!(desk.must("render_policy_review", json!({ "year": 2026 }))["pages"], 1);
    assert_eq!(desk.refusal("render_policy_review", json!({ "year": 2025 })), "input.invalid@year");
    let record = |points: Vec<Value>| json!({ "points": points, "conclusion": "继续执行，修订投诉时限" });
    let mut twice = points("keep", Value::Null);
    twice[1] = twice[0].clone();
    for (arguments, expected) in [
        (record(Vec::new()), "policy.review_incomplete@points"),
        (record(twice), "policy.review_incomplete@points"),
        (record(points("change", Value::Null)), "input.required@points[0].note"),
        (json!({ "points": points("keep", Value::Null), "conclusion": " " }), "input.required@conclusion"),
    ] {
        assert_eq!(desk.refusal("record_policy_review", arguments), expected);
    }
    let mut found = points("keep", Value::Null);
    found[0] = json!({ "point": "limits", "verdict": "change", "note": "投诉改为 24 小时" });
    let after = desk.must("record_policy_review", record(found));
    assert_eq!(
        (&after["due"], &after["reviews"][0]["points"][0]["note"], &after["reviews"][0]["year"]),
        (&Value::Null, &json!("投诉改为 24 小时"), &json!(2026))
    );
    assert_eq!(
        desk.refusal("record_policy_review", record(points("keep", Value::Null))),
        "policy.review_done"
    );
    assert!(desk.raw().execute("UPDATE policy_reviews SET conclusion = '都好'", []).is_err());
    assert!(desk.raw().execute("DELETE FROM policy_review_points", []).is_err());
    // The office's new year, eight hours before that of UTC.
    desk.set("2026-12-31T15:59:59Z");
    assert_eq!(desk.must("get_policy_reviews", json!({}))["due"], Value::Null);
    desk.set("2026-12-31T16:00:00Z");
    assert_eq!(desk.must("get_policy_reviews", json!({}))["due"], 2027);
    assert!(
        text(&desk.must("render_policy_review", json!({ "year": 2026 }))["file_name"]).contains("2026年")
    );
}

#[test]
fn an_office_of_the_middle_of_january_looks_back_a_year_later() {
    let desk = Desk::open();
    desk.set("2027-01-15T02:00:00Z");
    desk.register("complaint");
    let due = |at: &str| {
        desk.set(at);
        desk.must("get_policy_reviews", json!({}))["due"].clone()
    };
    for (at, expected) in [
        ("2027-01-31T15:59:59Z", Value::Null),
        ("2027-12-31T15:59:59Z", Value::Null),
        ("2027-12-31T16:00:00Z", json!(2028)),
        // The day that a leap year has more, and the last one of the year.
        ("2028-02-29T02:00:00Z", json!(2028)),
        ("2028-12-30T16:00:00Z", json!(2028)),
        ("2028-12-31T16:00:00Z", json!(2029)),
    ] {
        assert_eq!(due(at), expected, "{at}");
    }
}

/// What stands on a paper, without the white space between.
pub fn on_paper(paper: &Value) -> String {
    assert_eq!(paper["missing"], json!([]), "every character has a font");
    let bytes = STANDARD.decode(text(&paper["base64"])).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    file.extract_text(&pages).unwrap().split_whitespace().collect()
}

#[test]
fn what_hangs_says_what_changes_and_how_to_be_heard_and_names_no_resident() {
    let desk = Desk::open();
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    desk.must("move_in", json!({ "room_id": 1, "people": [{ "name": "王建国", "role": "owner" }] }));
    desk.must(
        "save_channel",
        json!({ "id": 1, "kind": "phone", "name": "服务热线", "contact": "0571-0000 0001" }),
    );
    let rule = json!({ "complaint_percent": 20, "due_after_days": 3, "attempts": 3 });
    let content = json!({ "reason": "王建国（13812345678）等居民提出", "follow_up": rule,
        "topics": ["设施维护", "电动车充电", "其他"] });
    desk.must("add_policy_proposal", proposal(&content));
    let paper = |operation: &str| on_paper(&desk.must(operation, json!({ "id": 1 })));
    let draft = paper("render_policy_proposal");
    assert!(draft.contains("草案，尚未征求意见"), "{draft}");
    assert_eq!(desk.refusal("render_policy_summary", json!({ "id": 1 })), "policy.not_summarised");
    desk.must("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-12-01" }));
    let asked = paper("render_policy_proposal");
    for words in [
        "征求意见稿",
        "投诉反馈时限",
        "48小时",
        "24小时",
        "0%",
        "20%",
        "增加：电动车充电",
        "停用：物业服务质量",
        "2026年11月23日至2026年12月1日（含当天）",
        "服务热线（0571-00000001）",
        "等居民提出",
    ] {
        assert!(asked.contains(words), "{words}: {asked}");
    }
    // What stays is not printed, and neither is who asked for it.
    for words in ["草案", "建议反馈时限", "上班时间", "王建国", "13812345678"] {
        assert!(!asked.contains(words), "{words}: {asked}");
    }
    for (source, said) in [("resident", "3-2-1502王建国同意"), ("committee", "同意试行")] {
        desk.must("record_policy_comment", json!({ "proposal_id": 1, "source": source, "content": said }));
    }
    for id in [1, 2] {
        desk.must("reply_to_policy_comment", json!({ "id": id, "outcome": "taken", "reply": "谢谢王建国" }));
    }
    desk.set("2026-12-02T02:00:00Z");
    desk.must(
        "summarise_policy_consultation",
        json!({ "id": 1, "summary": "居民普遍赞成。\n王建国另有建议。" }),
    );
    let summed = paper("render_policy_summary");
    for words in [
        "意见汇总",
        "2条：居民1条，业主委员会1条",
        "采纳2条，部分采纳0条，未采纳0条",
        "居民普遍赞成。",
        "同意试行",
        "谢谢业主A（物业经理，2026年11月23日）",
        "2026年12月2日",
    ] {
        assert!(summed.contains(words), "{words}: {summed}");
    }
    for words in ["王建国", "1502", "表决"] {
        assert!(!summed.contains(words), "{words}: {summed}");
    }
    let meeting = held(&desk, DELEGATES);
    desk.must(
        "decide_policy_proposal",
        json!({ "id": 1, "meeting_id": meeting, "adopted": true, "decision": "27 人到会，25 人同意",
            "effective_on": "2027-01-01" }),
    );
    let decided = paper("render_policy_summary");
    for words in ["表决时限", "通过。27人到会，25人同意", "2027年1月1日起接到的来件"] {
        assert!(decided.contains(words), "{words}: {decided}");
    }
    // The same thing gives the same bytes.
    desk.pass(TimeDelta::days(3));
    assert_eq!(paper("render_policy_summary"), decided);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is tried in whatever order, a version is only made of what residents were asked about to the end of the last
    /// day and a meeting decided afterwards, and nothing is answered that a read does not show.
    #[test]
    fn no_walk_makes_a_version_unasked(steps in prop::collection::vec((0_u8..8, 0_i64..4), 1..24)) {
        let desk = Desk::open();
        desk.must("add_policy_proposal", proposal(&json!({})));
        for (step, days) in steps {
            desk.pass(chrono::TimeDelta::days(days));
            let day = |ahead| (desk.now() + chrono::TimeDelta::days(ahead)).date_naive().to_string();
            let (operation, arguments) = match step {
                0 => ("update_policy_proposal", proposal(&json!({ "id": 1, "reason": format!("第 {days} 次") }))),
                1 | 2 => ("consult_on_policy_proposal", json!({ "id": 1, "until": day(days) })),
                3 => ("record_policy_comment", json!({ "proposal_id": 1, "source": "staff", "content": "好" })),
                4 => ("reply_to_policy_comment", json!({ "id": 1, "outcome": "taken", "reply": "好" })),
                5 | 6 => ("summarise_policy_consultation", json!({ "id": 1, "summary": "没有意见" })),
                _ => ("decide_policy_proposal", json!({ "id": 1, "meeting_id": held(&desk, DELEGATES),
                    "adopted": true, "decision": "通过", "effective_on": day(1) })),
            };
            let was = desk.must("get_policy_proposal", json!({ "id": 1 }));
            let answer = desk.call(operation, arguments);
            let is = desk.must("get_policy_proposal", json!({ "id": 1 }));
            let expected = answer.as_ref().unwrap_or(&was);
            prop_assert_eq!(expected, &is);
            let made = desk.must("list_policies", json!({})).as_array().unwrap().len() - 1;
            prop_assert_eq!(made, usize::from(of(&is)["state"] == "adopted"));
            if made == 1 {
                prop_assert_eq!(&of(&is)["unanswered"], &json!(0));
                prop_assert!(text(&of(&is)["consult_until"]) < day(0).as_str());
                prop_assert!(of(&is)["summary"].is_string());
            }
        }
    }
}
