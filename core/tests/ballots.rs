//! Ballot papers of owners' assemblies: issued, collected, entered, counted; consultations in writing; how long items take.

use crate::common;
use std::collections::BTreeMap;

use crate::common::Desk;
use base64::Engine as _;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Takes in `count` rooms, each with an owner of its own and the area that [`area`] says.
fn take_in(desk: &Desk, count: i64) {
    let row =
        |n: i64| format!("{},业主{n},128{:08},{}.{:02}\n", room(n), 10_000_000 + n, 80 + n % 40, n % 100);
    let list = format!("房号,姓名,电话,面积\n{}", (1..=count).map(row).collect::<String>());
    let columns: Vec<Value> = (0..)
        .zip(["room", "name", "phone", "area"])
        .map(|(column, field): (i64, _)| json!({ "column": column, "field": field }))
        .collect();
    let base64 = base64::engine::general_purpose::STANDARD.encode(list);
    let mapping = json!({ "header_row": 1, "columns": columns });
    desk.must("apply_import", json!({ "file_name": "a.csv", "base64": base64, "mapping": mapping }));
}

/// In the order of the numbers: the paper with the number `n` is that of this room.
fn room(n: i64) -> String {
    format!("{}-1-{:03}", (n - 1) / 100 + 1, (n - 1) % 100 + 101)
}

/// In hundredths of a square metre.
fn area(n: i64) -> i64 {
    (80 + n % 40) * 100 + n % 100
}

/// An assembly with an ordinary and a special matter, its electorate drawn from `count` rooms.
fn planned(desk: &Desk, count: i64) -> Value {
    take_in(desk, count);
    desk.must(
        "plan_meeting",
        json!({
            "profile_id": 2, "title": "年度业主大会", "starts_at": "2026-11-23T06:00:00Z", "place": "广场", "people": [],
            "items": [
                { "title": "使用维修资金", "matter": "ordinary" }, { "title": "通报", "matter": "discussion" },
                { "title": "利用共有部分经营", "matter": "special" },
            ],
        }),
    );
    desk.must("draw_electorate", json!({ "id": 1, "day": "2026-11-23" }))
}

/// The same, open, with its papers issued.
pub(crate) fn issued(desk: &Desk, count: i64) -> Value {
    let meeting = planned(desk, count);
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.must("issue_ballot_papers", json!({ "meeting_id": 1 }));
    meeting
}

/// A paper that says this of the ordinary and the special matter.
pub(crate) fn paper(number: i64, choices: [&str; 2]) -> Value {
    let ballot = |item: i64, choice: &str| match choice {
        "invalid" => json!({ "item_id": item, "choice": "invalid", "reason": "选了两项" }),
        choice => json!({ "item_id": item, "choice": choice }),
    };
    json!({ "meeting_id": 1, "number": number, "ballots": [ballot(1, choices[0]), ballot(3, choices[1])] })
}

/// The same in the place of what the paper was entered with before.
fn again(number: i64, choices: [&str; 2], before: Option<[&str; 2]>) -> Value {
    let mut entry = paper(number, choices);
    for (place, seen) in before.into_iter().flatten().enumerate() {
        entry["ballots"][place]["instead_of"] = json!(seen);
        entry["ballots"][place]["instead_of_reason"] = json!((seen == "invalid").then_some("选了两项"));
    }
    entry
}

fn tally(desk: &Desk, item: usize) -> Value {
    desk.must("get_meeting", json!({ "id": 1 }))["items"][item]["outcome"]["tally"].clone()
}

fn counts(desk: &Desk) -> [i64; 4] {
    let page = desk.must("list_ballot_papers", json!({ "meeting_id": 1, "limit": 1 }));
    ["issued", "collected", "entered", "invalid"].map(|count| page["counts"][count].as_i64().unwrap())
}

#[test]
fn every_voter_has_one_paper_that_is_issued_collected_and_entered() {
    let desk = Desk::open();
    let meeting = planned(&desk, 5);
    assert_eq!(meeting["consultation"], Value::Null);
    let issue = || desk.must("issue_ballot_papers", json!({ "meeting_id": 1 }));
    assert_eq!(desk.refusal("issue_ballot_papers", json!({ "meeting_id": 1 })), "meeting.transition_refused");
    desk.must("start_meeting", json!({ "id": 1 }));
    assert_eq!(issue()["issued"], 5);
    // Asked for again, nobody gets a second one.
    assert_eq!(issue()["issued"], 5);
    let collect = |number: i64| json!({ "meeting_id": 1, "number": number });
    desk.must("collect_ballot_paper", collect(2));
    assert_eq!(desk.refusal("collect_ballot_paper", collect(2)), "ballot_paper.collected@number");
    desk.must("enter_ballot_paper", paper(4, ["for", "against"]));
    let entered = desk.must("enter_ballot_paper", paper(2, ["for", "invalid"]));
    assert_eq!(
        (&entered["voter"]["rooms"], &entered["state"], &entered["collected_on"]),
        (&json!(["1-1-102"]), &json!("entered"), &json!("2026-11-23"))
    );
    desk.must("collect_ballot_paper", collect(5));
    let listed = |state: &str| -> Vec<i64> {
        let page = desk.must("list_ballot_papers", json!({ "meeting_id": 1, "state": state }));
        page["rows"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()).collect()
    };
    assert_eq!((listed("issued"), listed("collected"), listed("entered")), (vec![1, 3], vec![5], vec![2, 4]));
    assert_eq!(counts(&desk), [5, 3, 2, 1]);
    // Entered by room, it is the same voter's paper that came back.
    let voter =
        desk.must("list_voters", json!({ "meeting_id": 1, "query": room(3) }))["rows"][0]["id"].clone();
    let ballots = json!([{ "item_id": 1, "choice": "abstain" }]);
    desk.must("enter_ballot", json!({ "meeting_id": 1, "voter_id": voter, "ballots": ballots }));
    let third = desk.must("list_ballot_papers", json!({ "meeting_id": 1, "number": 3 }));
    assert_eq!((&third["rows"][0]["state"], counts(&desk)), (&json!("entered"), [5, 4, 3, 1]));
    let first = desk.must("list_ballot_papers", json!({ "meeting_id": 1, "limit": 3 }));
    assert_eq!(first["next"], 3);
    let rest = desk.must("list_ballot_papers", json!({ "meeting_id": 1, "limit": 3, "after": 3 }));
    assert_eq!((rest["rows"].as_array().unwrap().len(), &rest["next"]), (2, &Value::Null));
    for sql in ["DELETE FROM ballot_papers", "UPDATE ballot_papers SET voter_id = 1 WHERE number = 2"] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn what_is_refused_and_where() {
    let desk = Desk::open();
    issued(&desk, 3);
    let with = |field: &str, value: Value| {
        let mut arguments = paper(1, ["for", "for"]);
        arguments[field] = value;
        arguments
    };
    let voter =
        desk.must("list_voters", json!({ "meeting_id": 1, "query": room(1) }))["rows"][0]["id"].clone();
    let by_room = |ballots: Value| json!({ "meeting_id": 1, "voter_id": voter, "ballots": ballots });
    let cases = [
        ("enter_ballot_paper", paper(4, ["for", "for"]), "ballot_paper.not_found@number"),
        ("enter_ballot_paper", with("ballots", json!([])), "input.required@ballots"),
        ("enter_ballot_paper", with("spoiled", json!("未签名")), "input.invalid@spoiled"),
        (
            "enter_ballot_paper",
            with("ballots", json!([{ "item_id": 1, "choice": "invalid" }])),
            "input.required@ballots[0].reason",
        ),
        (
            "enter_ballot_paper",
            with("ballots", json!([{ "item_id": 2, "choice": "for" }])),
            "meeting.nothing_to_vote@ballots[0].item_id",
        ),
        (
            "enter_ballot_paper",
            with(
                "ballots",
                json!([{ "item_id": 1, "choice": "for" }, { "item_id": 1, "choice": "against" }]),
            ),
            "vote.twice@ballots[1].item_id",
        ),
        (
            "enter_ballot",
            by_room(json!([{ "item_id": 1, "choice": "for" }, { "item_id": 1 }])),
            "vote.twice@ballots[1].item_id",
        ),
        ("enter_ballot", by_room(json!([])), "input.required@ballots"),
        ("enter_ballot", by_room(json!([{ "item_id": 1 }, { "item_id": 3 }])), "input.required@ballots"),
        ("enter_ballot_paper", with("ballots", json!([{ "item_id": 1 }])), "input.required@ballots"),
        ("enter_ballot_paper", with("collected_on", json!("2026-11-24")), "time.in_future@collected_on"),
        ("enter_ballot_paper", with("collected_on", json!("2026-11-22")), "date.before_start@collected_on"),
        ("collect_ballot_paper", json!({ "meeting_id": 1, "number": 0 }), "ballot_paper.not_found@number"),
        ("set_consultation", json!({ "meeting_id": 1 }), "meeting.transition_refused"),
        ("list_ballot_papers", json!({ "meeting_id": 9 }), "meeting.not_found@meeting_id"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    // A paper that was refused has not come back either.
    assert_eq!(counts(&desk), [3, 0, 0, 0]);
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": 1 }));
    assert_eq!(
        desk.refusal("enter_ballot_paper", paper(1, ["for", "for"])),
        "meeting.item_closed@ballots[0].item_id"
    );
    // A spoiled paper is invalid on what is still open.
    let spoiled = json!({ "meeting_id": 1, "number": 1, "spoiled": "未签名" });
    let row = desk.must("enter_ballot_paper", spoiled.clone());
    assert_eq!(row["voter"]["ballots"], json!([{ "item_id": 3, "choice": "invalid", "reason": "未签名" }]));
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": 3 }));
    assert_eq!(desk.refusal("enter_ballot_paper", spoiled), "meeting.nothing_to_vote@spoiled");
    let forum = json!({ "profile_id": 3, "title": "座谈会", "starts_at": "2026-12-15T06:00:00Z", "place": "会议室",
        "people": [], "items": [] });
    desk.must("plan_meeting", forum);
    let period = json!({ "opens_on": "2026-11-24", "closes_on": "2026-11-30" });
    assert_eq!(
        desk.refusal("set_consultation", json!({ "meeting_id": 2, "period": period })),
        "meeting.other_vote@meeting_id"
    );
}

#[test]
fn two_who_enter_the_same_paper_write_over_nothing_unseen() {
    let desk = Desk::open();
    desk.hire("secretary", &["secretary"]);
    issued(&desk, 2);
    desk.must("enter_ballot_paper", paper(1, ["for", "for"]));
    // Entered at the other seat, whoever has not seen the first entry: the same again is no change, another is refused.
    let other = |arguments: Value| desk.call_as("secretary", "enter_ballot_paper", arguments);
    other(paper(1, ["for", "for"])).unwrap();
    let refused = other(paper(1, ["for", "against"])).unwrap_err();
    assert_eq!(
        (refused.code.text(), refused.field.as_deref(), json!(refused.params)),
        (
            "ballot.stands",
            Some("ballots[1].choice"),
            json!({ "id": 3, "name": room(1), "stands": "for", "reason": null })
        )
    );
    let spoiled = json!({ "meeting_id": 1, "number": 1, "spoiled": "未签名" });
    assert_eq!(other(spoiled).unwrap_err().code.text(), "ballot.stands");
    let voter =
        desk.must("list_voters", json!({ "meeting_id": 1, "query": room(1) }))["rows"][0]["id"].clone();
    let by_room = |ballot: Value| json!({ "meeting_id": 1, "voter_id": voter, "ballots": [ballot] });
    let back = by_room(json!({ "item_id": 1 }));
    assert_eq!(desk.refusal("enter_ballot", back), "ballot.stands@ballots[0].choice");
    assert_eq!(tally(&desk, 0)["approving"]["heads"], 1);
    // Whoever has seen it corrects it and takes it back.
    other(again(1, ["against", "invalid"], Some(["for", "for"]))).unwrap();
    assert_eq!(tally(&desk, 0)["opposing"]["heads"], 1);
    desk.must("enter_ballot", by_room(json!({ "item_id": 1, "instead_of": "against" })));
    assert_eq!(tally(&desk, 0)["opposing"]["heads"], 0);
}

#[test]
fn papers_of_a_consultation_count_on_its_days_only() {
    let desk = Desk::open();
    planned(&desk, 3);
    let set = |opens_on: &str, closes_on: &str| json!({ "meeting_id": 1, "period": { "opens_on": opens_on, "closes_on": closes_on } });
    assert_eq!(
        desk.refusal("set_consultation", set("2026-11-30", "2026-11-24")),
        "date.before_start@period.closes_on"
    );
    assert_eq!(
        desk.refusal("set_consultation", set("2026-11-24", "2027-11-30")),
        "input.out_of_range@period.closes_on"
    );
    for (opens_on, closes_on, at) in
        [("-0001-01-01", "2026-11-24", "opens_on"), ("2026-11-24", "+10000-01-01", "closes_on")]
    {
        let refused = desk.refusal("set_consultation", set(opens_on, closes_on));
        assert_eq!(refused, format!("input.invalid@period.{at}"));
    }
    let drawn = desk.refusal("draw_electorate", json!({ "id": 1, "day": "-0001-01-01" }));
    assert_eq!(drawn, "input.invalid@day");
    let meeting = desk.must("set_consultation", set("2026-11-24", "2026-11-30"));
    assert_eq!(meeting["consultation"], json!({ "opens_on": "2026-11-24", "closes_on": "2026-11-30" }));
    assert_eq!(desk.must("set_consultation", json!({ "meeting_id": 1 }))["consultation"], Value::Null);
    desk.must("set_consultation", set("2026-11-24", "2026-11-30"));
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.must("issue_ballot_papers", json!({ "meeting_id": 1 }));
    let refused = |number| desk.refusal("enter_ballot_paper", paper(number, ["for", "for"]));
    assert_eq!(refused(1), "ballot_paper.out_of_period@collected_on");
    // The last day counts to its end, in the office's zone.
    desk.set("2026-11-30T15:59:59Z");
    desk.must("enter_ballot_paper", paper(1, ["for", "for"]));
    desk.must("collect_ballot_paper", json!({ "meeting_id": 1, "number": 2 }));
    let running = desk.call("end_meeting", json!({ "id": 1 })).unwrap_err();
    assert_eq!(
        (running.code.text(), &running.params["outstanding"]),
        ("meeting.consultation_running", &json!(1))
    );
    desk.set("2026-11-30T16:00:00Z");
    assert_eq!(refused(3), "ballot_paper.out_of_period@collected_on");
    let voter =
        desk.must("list_voters", json!({ "meeting_id": 1, "query": room(3) }))["rows"][0]["id"].clone();
    let by_room =
        json!({ "meeting_id": 1, "voter_id": voter, "ballots": [{ "item_id": 1, "choice": "for" }] });
    assert_eq!(desk.refusal("enter_ballot", by_room), "ballot_paper.out_of_period@collected_on");
    // What came back in time is entered afterwards.
    desk.must("enter_ballot_paper", paper(2, ["against", "for"]));
    for item in [1, 3] {
        desk.must("close_item", json!({ "meeting_id": 1, "item_id": item }));
    }
    desk.must("end_meeting", json!({ "id": 1 }));
    assert!(desk.raw().execute("UPDATE meeting_consultations SET closes_on = '2027-01-01'", []).is_err());
    assert!(desk.raw().execute("UPDATE ballot_papers SET collected_on = '2026-11-30'", []).is_err());
}

#[test]
fn a_consultation_ends_early_when_every_paper_has_come_back() {
    let desk = Desk::open();
    planned(&desk, 2);
    let period = json!({ "opens_on": "2026-11-23", "closes_on": "2026-11-30" });
    desk.must("set_consultation", json!({ "meeting_id": 1, "period": period }));
    desk.must("start_meeting", json!({ "id": 1 }));
    assert_eq!(desk.refusal("end_meeting", json!({ "id": 1 })), "meeting.consultation_running");
    desk.must("issue_ballot_papers", json!({ "meeting_id": 1 }));
    for number in [1, 2] {
        desk.must("collect_ballot_paper", json!({ "meeting_id": 1, "number": number }));
    }
    desk.must("end_meeting", json!({ "id": 1 }));
}

#[test]
fn an_assembly_of_1200_units_by_paper_with_30_that_are_invalid() {
    let desk = Desk::open();
    issued(&desk, 1200);
    // From the last to the first, as a pile is turned over: 801 for, 30 invalid, the rest stays out.
    for number in (1..=831).rev() {
        let entry = match number {
            1..=30 => json!({ "meeting_id": 1, "number": number, "spoiled": "未签名" }),
            _ => paper(number, ["for", if number % 2 == 0 { "for" } else { "abstain" }]),
        };
        desk.must("enter_ballot_paper", entry);
    }
    assert_eq!(counts(&desk), [1200, 831, 831, 30]);
    let meeting = desk.must("get_meeting", json!({ "id": 1 }));
    let outcome = &meeting["items"][0]["outcome"];
    let sum = |from: i64, to: i64| -> i64 { (from..=to).map(area).sum() };
    assert_eq!(outcome["tally"]["invalid"], json!({ "heads": 30, "area_hundredths": sum(1, 30) }));
    assert_eq!(outcome["tally"]["approving"], json!({ "heads": 801, "area_hundredths": sum(31, 831) }));
    assert_eq!(outcome["electorate"], json!({ "heads": 1200, "area_hundredths": sum(1, 1200) }));
    assert_eq!(outcome["quorum"]["heads"]["reached"], true);
    let special = &meeting["items"][2]["outcome"];
    assert_eq!((&special["taking_part"]["heads"], &special["passed"]), (&json!(801), &json!(false)));
}

fn proxy(number: i64, name: &str) -> Value {
    json!({ "meeting_id": 1, "number": number, "proxy": name })
}

#[test]
fn a_proxy_hands_papers_in_where_the_rules_allow_it_and_no_more_than_they_say() {
    let desk = Desk::open();
    let profiles = desk.must("list_rule_profiles", json!({ "kind": "assembly" }));
    let mut rules = profiles[0]["rules"].clone();
    assert_eq!((&rules["proxies"], &rules["most_proxies"]), (&json!(true), &Value::Null));
    let save = |name: &str, rules: &Value| {
        let profile = json!({ "kind": "assembly", "name": name, "rules": rules });
        desk.must("save_rule_profile", profile)["id"].clone()
    };
    rules["most_proxies"] = json!(2);
    let limited = save("最多两位", &rules);
    rules["proxies"] = json!(false);
    rules["sources"]["proxies"] = json!("《本小区业主大会议事规则》第九条");
    let never = save("不能委托", &rules);
    planned(&desk, 5);
    let with = |profile: &Value, title: &str| {
        json!({ "profile_id": profile, "title": title, "starts_at": "2026-11-23T06:00:00Z", "place": "广场",
            "people": [], "items": [{ "title": "物业费", "matter": "ordinary" }] })
    };
    for (id, profile) in [(2, &limited), (3, &never)] {
        desk.must("plan_meeting", with(profile, "大会"));
        desk.must("draw_electorate", json!({ "id": id, "day": "2026-11-23" }));
    }
    for id in 1..=3 {
        desk.must("start_meeting", json!({ "id": id }));
        desk.must("issue_ballot_papers", json!({ "meeting_id": id }));
    }
    let of = |meeting: i64, number: i64, name: &str| json!({ "meeting_id": meeting, "number": number, "proxy": name });
    // As many as one likes where nothing limits it.
    for number in 1..=4 {
        desk.must("authorise_ballot_proxy", proxy(number, "李四"));
    }
    // Two at most; the third is refused, with the article, and so is the same name in another spelling.
    desk.must("authorise_ballot_proxy", of(2, 1, "李四"));
    desk.must("authorise_ballot_proxy", of(2, 2, "李四"));
    let full = desk.call("authorise_ballot_proxy", of(2, 3, "李 四")).unwrap_err();
    assert_eq!(
        (full.code.text(), full.field.as_deref(), &full.params["max"], &full.params["source"]),
        ("meeting.proxy_too_many", Some("proxy"), &json!(2), &json!("《物业管理条例》第十二条"))
    );
    // The same paper again, and another one once one is given up.
    desk.must("authorise_ballot_proxy", of(2, 2, "李四"));
    desk.must("authorise_ballot_proxy", json!({ "meeting_id": 2, "number": 1 }));
    desk.must("authorise_ballot_proxy", of(2, 3, "李四"));
    let never = desk.call("authorise_ballot_proxy", of(3, 1, "李四")).unwrap_err();
    assert_eq!(
        (never.code.text(), &never.params["source"]),
        ("meeting.proxy_refused", &json!("《本小区业主大会议事规则》第九条"))
    );
    let cases = [
        (of(1, 9, "李四"), "ballot_paper.not_found@number"),
        (of(1, 1, &"长".repeat(41)), "input.too_long@proxy"),
        (of(1, 1, "李\n四"), "input.invalid@proxy"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("authorise_ballot_proxy", arguments), expected);
    }
    let page = desk.must("list_ballot_papers", json!({ "meeting_id": 2 }));
    let names: Vec<&Value> = page["rows"].as_array().unwrap().iter().map(|row| &row["proxy"]).collect();
    assert_eq!(names, [&Value::Null, &json!("李四"), &json!("李四"), &Value::Null, &Value::Null]);
    assert_eq!(page["counts"]["by_proxy"], 2);
    // The trail says that there is somebody, not who.
    let audit =
        desk.must("list_audit_entries", json!({ "filter": { "operation": "authorise_ballot_proxy" } }));
    assert_eq!(audit["entries"][0]["changes"]["proxy"], json!([false, true]));
    assert!(!audit.to_string().contains("李四"));
    // What was handed in counts as the voter's own.
    let entered = desk.must("enter_ballot_paper", paper(1, ["for", "for"]));
    assert_eq!((&entered["proxy"], &tally(&desk, 0)["approving"]["heads"]), (&json!("李四"), &json!(1)));
}

#[test]
fn who_comes_in_another_s_place_comes_in_no_more_than_the_rules_say() {
    let desk = Desk::open();
    let mut rules = desk.must("list_rule_profiles", json!({ "kind": "forum" }))[0]["rules"].clone();
    rules["most_proxies"] = json!(1);
    let profile = json!({ "kind": "forum", "name": "一人一位", "rules": rules });
    let profile = desk.must("save_rule_profile", profile)["id"].clone();
    let people: Vec<Value> =
        ["王建国", "李芳"].iter().map(|name| json!({ "name": name, "votes": true })).collect();
    desk.must(
        "plan_meeting",
        json!({ "profile_id": profile, "title": "座谈会", "starts_at": "2026-11-23T06:00:00Z", "place": "活动室",
            "items": [], "people": people }),
    );
    let comes = |person: i64| json!({ "meeting_id": 1, "person_id": person, "attendance": "present", "proxy": "李小芳" });
    desk.must("record_attendance", comes(1));
    desk.must("record_attendance", comes(1));
    assert_eq!(desk.refusal("record_attendance", comes(2)), "meeting.proxy_too_many@proxy");
}

/// The text of a PDF, page by page, without line breaks.
fn printed(answer: &Value) -> Vec<String> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(answer["base64"].as_str().unwrap()).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let page = |number: &u32| file.extract_text(&[*number]).unwrap().split_whitespace().collect();
    file.get_pages().keys().map(page).collect()
}

#[test]
fn a_paper_says_whose_it_is_what_is_voted_on_and_who_stands_in() {
    let desk = Desk::open();
    planned(&desk, 3);
    let period = json!({ "opens_on": "2026-11-23", "closes_on": "2026-11-30" });
    desk.must("set_consultation", json!({ "meeting_id": 1, "period": period }));
    desk.must("start_meeting", json!({ "id": 1 }));
    assert_eq!(
        desk.refusal("render_ballot_papers", json!({ "meeting_id": 1 })),
        "ballot_paper.not_found@from"
    );
    desk.must("issue_ballot_papers", json!({ "meeting_id": 1 }));
    desk.must("authorise_ballot_proxy", proxy(2, "李四"));
    let made = desk.must("render_ballot_papers", json!({ "meeting_id": 1 }));
    assert_eq!((&made["file_name"], &made["pages"]), (&json!("本小区年度业主大会表决票.pdf"), &json!(3)));
    assert_eq!(made["missing"], json!([]));
    let pages = printed(&made);
    let area = |n: i64| format!("{}.{:02}平方米", area(n) / 100, area(n) % 100);
    for (page, number) in pages.iter().zip(1..) {
        let own = [format!("第{number}号"), room(number), area(number)];
        let all = [
            "表决票",
            "年度业主大会",
            "使用维修资金",
            "利用共有部分经营",
            "同意",
            "反对",
            "弃权",
            "业主签名",
            "代理人签名",
            "日期",
            "2026年11月23日至2026年11月30日",
            "期限外交回的票不计",
            "书面委托书",
            "不得张贴",
        ];
        for told in own.iter().map(String::as_str).chain(all) {
            assert!(page.contains(told), "{told} in {page}");
        }
        assert!(!page.contains("通报"), "what is only discussed is not on it");
        assert_eq!(page.contains("李四"), number == 2, "{page}");
        assert!(!page.contains("业主1"), "no name of the register");
    }
    let some = desk.must("render_ballot_papers", json!({ "meeting_id": 1, "from": 2, "to": 2 }));
    assert_eq!(
        (&some["file_name"], &some["pages"]),
        (&json!("本小区年度业主大会表决票第 2 号.pdf"), &json!(1))
    );
    let again = desk.must("render_ballot_papers", json!({ "meeting_id": 1 }));
    assert_eq!(again["base64"], made["base64"], "the same papers give the same bytes");
    desk.hire("desk", &["service"]);
    let refused = desk.refusal_as("desk", "render_ballot_papers", json!({ "meeting_id": 1 }));
    assert_eq!(refused, "permission.denied");
}

#[test]
fn the_archive_lists_the_papers_and_who_handed_them_in_but_not_what_they_say() {
    let desk = Desk::open();
    issued(&desk, 3);
    desk.must("authorise_ballot_proxy", proxy(2, "李四"));
    desk.must("enter_ballot_paper", paper(2, ["against", "invalid"]));
    let archive = desk.must("get_meeting_archive", json!({ "meeting_id": 1 }));
    let entries = archive["entries"].as_array().unwrap();
    let titles: Vec<&str> = entries.iter().map(|entry| entry["title"].as_str().unwrap()).collect();
    assert!(titles.contains(&"表决票登记表：发出 3，收回 1，录入 1，废票 1，委托代理 1"), "{titles:?}");
    let whole =
        desk.must("export_meeting_archive", json!({ "meeting_id": 1, "format": "pdf", "reason": "存档" }));
    let register = printed(&whole).into_iter().find(|page| page.contains("票号")).unwrap();
    for told in ["1-1-102", "李四", "有废票", "未收回", "2026年11月23日"] {
        assert!(register.contains(told), "{told} in {register}");
    }
    assert!(!register.contains("反对"), "{register}");
}

/// What is entered of a paper, in the words of the wire.
fn choices() -> impl Strategy<Value = [&'static str; 2]> {
    let one = || prop::sample::select(vec!["for", "against", "abstain", "invalid"]);
    (one(), one()).prop_map(|(first, second)| [first, second])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Papers are entered in any order, some of them again to correct them: what was entered last counts, once.
    #[test]
    fn the_count_is_that_of_the_last_entry_of_each_paper(
        entries in prop::collection::vec((1_i64..=6, choices()), 1..14),
        swap in any::<prop::sample::Index>(),
    ) {
        let last: BTreeMap<i64, [&str; 2]> = entries.iter().copied().collect();
        // The same last entries, in another order.
        let mut others: Vec<(i64, [&str; 2])> = last.iter().map(|(number, choices)| (*number, *choices)).collect();
        let middle = swap.index(others.len());
        others.rotate_left(middle);
        for order in [&entries, &others] {
            let desk = Desk::open();
            issued(&desk, 6);
            let mut stands = BTreeMap::new();
            for (number, choices) in order {
                let before = stands.insert(*number, *choices);
                desk.must("enter_ballot_paper", again(*number, *choices, before));
            }
            for (item, place) in [(0, 0), (2, 1)] {
                let counted = tally(&desk, item);
                let mut all = (0, 0);
                for (choice, field) in
                    [("for", "approving"), ("against", "opposing"), ("abstain", "abstaining"), ("invalid", "invalid")]
                {
                    let chose = || last.iter().filter(|(_, choices)| choices[place] == choice).map(|(number, _)| *number);
                    let expected = (i64::try_from(chose().count()).unwrap(), chose().map(area).sum::<i64>());
                    let found = &counted[field];
                    let found =
                        (found["heads"].as_i64().unwrap(), found["area_hundredths"].as_i64().unwrap());
                    prop_assert_eq!(found, expected, "{} {}", item, choice);
                    all = (all.0 + found.0, all.1 + found.1);
                }
                // Votes never exceed the electorate.
                prop_assert!(all.0 <= 6 && all.1 <= (1..=6).map(area).sum());
            }
        }
    }
}

#[test]
fn the_time_of_an_item_is_kept_through_a_restart() {
    let desk = Desk::open();
    planned(&desk, 2);
    desk.must("start_meeting", json!({ "id": 1 }));
    let time = |item: i64, running: bool| json!({ "meeting_id": 1, "item_id": item, "running": running });
    let shown = |meeting: &Value| -> Vec<String> {
        let line = |item: &Value| {
            let running = item["timing"]["running_since"].as_str().map_or("-", |since| &since[11..19]);
            format!("{} {running}", item["timing"]["used_ms"])
        };
        meeting["items"].as_array().unwrap().iter().map(line).collect()
    };
    desk.set("2026-11-23T02:00:00Z");
    assert_eq!(shown(&desk.must("time_item", time(1, true))), ["0 02:00:00", "0 -", "0 -"]);
    desk.set("2026-11-23T02:05:00Z");
    // Another one: the first one's time ends.
    assert_eq!(shown(&desk.must("time_item", time(2, true))), ["300000 -", "0 02:05:00", "0 -"]);
    // The program starts again: what runs is in the store.
    desk.set("2026-11-23T02:07:00Z");
    let again = common::open(desk.dir.path(), &desk.clock, 2).unwrap().session(None).unwrap();
    let seen = again.call("get_meeting", json!({ "id": 1 })).unwrap();
    assert_eq!(shown(&seen), ["300000 -", "0 02:05:00", "0 -"]);
    assert_eq!(shown(&desk.must("time_item", time(1, true))), ["300000 02:07:00", "120000 -", "0 -"]);
    desk.set("2026-11-23T02:08:30Z");
    let closed = desk.must("close_item", json!({ "meeting_id": 1, "item_id": 1 }));
    assert_eq!(shown(&closed), ["390000 -", "120000 -", "0 -"]);
    assert_eq!(desk.refusal("time_item", time(1, true)), "meeting.item_closed@item_id");
    desk.must("time_item", time(3, true));
    desk.set("2026-11-23T02:10:00Z");
    let ended = desk.must("end_meeting", json!({ "id": 1 }));
    assert_eq!(shown(&ended), ["390000 -", "120000 -", "90000 -"]);
    assert_eq!(desk.refusal("time_item", time(3, false)), "meeting.transition_refused");
}
