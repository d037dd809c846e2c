//! Meetings from plan to result: what is refused and by which article, what is frozen, what is counted.

use crate::common::{Desk, text};
use base64::Engine as _;
use linsheng_core::error::ErrorBody;
use serde_json::{Value, json};

const COMMITTEE: i64 = 1;
const ASSEMBLY: i64 = 2;
const FORUM: i64 = 3;
const DELEGATES: i64 = 4;

const GUIDE: &str = "《业主大会和业主委员会指导规则》第三十七条至第三十九条";

/// A plan for 2026-12-15 14:00 in Shanghai, a Tuesday: an ordinary, a special and a discussion item.
fn plan(profile: i64, people: &[&str]) -> Value {
    let people: Vec<Value> = people.iter().map(|name| json!({ "name": name, "votes": true })).collect();
    json!({
        "profile_id": profile, "title": "十二月会议", "starts_at": "2026-12-15T06:00:00Z", "place": "二楼会议室",
        "items": [
            { "title": "电梯维保方案", "proposer": "主任", "minutes": 20, "matter": "ordinary" },
            { "title": "利用共有部分经营", "minutes": 30, "matter": "special" },
            { "title": "通报", "matter": "discussion" },
        ],
        "people": people,
    })
}

const SEVEN: [&str; 7] = ["王建国", "李芳", "周亚萍", "覃勇", "曾静", "单雄信", "尉迟敏"];

fn planned(desk: &Desk, profile: i64, people: &[&str]) -> Value {
    desk.must("plan_meeting", plan(profile, people))
}

/// Brings the first `count` people of meeting 1 in.
fn sign_in(desk: &Desk, meeting: &Value, count: usize) -> Value {
    let mut after = meeting.clone();
    for person in meeting["people"].as_array().unwrap().iter().take(count) {
        after = desk.must(
            "record_attendance",
            json!({ "meeting_id": meeting["id"], "person_id": person["id"], "attendance": "present" }),
        );
    }
    after
}

/// What makes a plan wrong.
type Change = fn(&mut Value);

/// Votes by name on an item in the place of those that `meeting` shows: a letter for each person, `f`, `a` or `-`.
fn names(meeting: &Value, item: usize, choices: &str) -> Value {
    let choice = |letter| match letter {
        'f' => "for",
        'a' => "against",
        _ => "abstain",
    };
    let people = meeting["people"].as_array().unwrap();
    let votes: Vec<Value> = people
        .iter()
        .zip(choices.chars())
        .map(|(person, letter)| {
            let mut entry = json!({ "person_id": person["id"], "choice": choice(letter) });
            let seen = meeting["items"][item]["votes"].as_array().unwrap();
            if let Some(seen) = seen.iter().find(|vote| vote["person_id"] == person["id"]) {
                entry["instead_of"] = seen["choice"].clone();
            }
            entry
        })
        .collect();
    json!({
        "meeting_id": meeting["id"], "item_id": meeting["items"][item]["id"],
        "votes": votes,
    })
}

fn hands(meeting: &Value, item: usize, [approving, opposing, abstaining]: [i64; 3]) -> Value {
    json!({
        "meeting_id": meeting["id"], "item_id": meeting["items"][item]["id"],
        "hands": {
            "count": { "approving": approving, "opposing": opposing, "abstaining": abstaining },
            "instead_of": meeting["items"][item]["hands"],
        },
    })
}

fn item(meeting: &Value, item: usize) -> Value {
    json!({ "meeting_id": meeting["id"], "item_id": meeting["items"][item]["id"] })
}

fn refused(answer: Result<Value, ErrorBody>) -> (String, Value) {
    let error = answer.unwrap_err();
    (error.code.text().to_owned(), json!(error.params))
}

#[test]
fn the_rules_that_come_with_the_program_are_the_national_ones() {
    let desk = Desk::open();
    let profiles = desk.must("list_rule_profiles", json!({}));
    let fraction = |of: &Value| match of {
        Value::Null => "-".to_owned(),
        of => format!("{} {}/{}", text(&of["comparison"]), of["numerator"], of["denominator"]),
    };
    let lines: Vec<String> = profiles
        .as_array()
        .unwrap()
        .iter()
        .map(|profile| {
            let rules = &profile["rules"];
            format!(
                "{} | {} | {} of {} | {} | proxies {} | notice {} | posting {}",
                text(&profile["kind"]),
                fraction(&rules["attendance"]),
                fraction(&rules["decision"]),
                text(&rules["decision_of"]),
                fraction(&rules["special"]),
                rules["proxies"],
                rules["notice_days"],
                rules["posting"]["days"],
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "committee | more_than 1/2 | at_least 1/2 of all | - | proxies false | notice 7 | posting 3",
            "assembly | at_least 2/3 | more_than 1/2 of taking_part | at_least 3/4 | proxies true | notice 15 | posting null",
            "forum | - | - of taking_part | - | proxies true | notice null | posting null",
            "delegates | more_than 1/2 | more_than 1/2 of taking_part | - | proxies false | notice null | posting null",
            "internal | - | - of taking_part | - | proxies true | notice null | posting null",
        ]
    );
    let only = desk.must("list_rule_profiles", json!({ "kind": "assembly" }));
    assert_eq!(only.as_array().unwrap().len(), 1);
    assert_eq!(only[0]["rules"]["sources"]["attendance"], "《民法典》第二百七十八条第二款");
}

#[test]
fn a_committee_meeting_from_plan_to_result() {
    let desk = Desk::open();
    let meeting = planned(&desk, COMMITTEE, &SEVEN);
    let id = &meeting["id"];
    let notice = &meeting["notice"];
    assert_eq!(
        (&notice["by"], &notice["state"], &notice["source"]),
        (&json!("2026-12-08"), &json!("open"), &json!(GUIDE))
    );
    let meeting = desk.must("note_notice", json!({ "id": id, "notice_on": "2026-11-23" }));
    assert_eq!(meeting["notice"]["state"], "kept");

    desk.set("2026-12-15T06:00:00Z");
    let meeting = sign_in(&desk, &meeting, 3);
    assert_eq!(meeting["attendance"]["quorum"]["heads"]["missing"], 1);
    let (code, params) = refused(desk.call("start_meeting", json!({ "id": id })));
    let told = json!({ "expected": 7, "present": 3, "needed": 4, "source": GUIDE });
    assert_eq!((code.as_str(), params), ("meeting.quorum_missing", told));
    let fourth = &meeting["people"][3]["id"];
    let proxy = json!({ "meeting_id": id, "person_id": fourth, "attendance": "present", "proxy": "覃小勇" });
    let (code, params) = refused(desk.call("record_attendance", proxy));
    assert_eq!((code.as_str(), params), ("meeting.proxy_refused", json!({ "source": GUIDE })));
    sign_in(&desk, &meeting, 4);
    let meeting = desk.must("start_meeting", json!({ "id": id }));
    assert_eq!((&meeting["state"], &meeting["attendance"]["present"]), (&json!("in_session"), &json!(4)));
    // 应到 7 · 实到 4 · 可开会 · 通过需 4 票, before anybody has voted.
    assert_eq!(meeting["items"][0]["outcome"]["decision"]["heads"]["needed"], 4);

    let meeting = desk.must("vote_on_item", names(&meeting, 0, "fffa"));
    assert_eq!(meeting["items"][0]["outcome"]["passed"], false);
    let meeting = desk.must("vote_on_item", names(&meeting, 0, "ffff"));
    assert_eq!(meeting["items"][0]["outcome"]["passed"], true);
    let mut note = item(&meeting, 0);
    note["discussion"] = json!({ "text": "维保单位三家比选", "instead_of": "" });
    note["decision"] = json!({ "text": "选第二家", "instead_of": "" });
    desk.must("note_item", note);
    let (code, params) = refused(desk.call("end_meeting", json!({ "id": id })));
    assert_eq!((code.as_str(), &params["title"]), ("meeting.item_open", &json!("电梯维保方案")));
    let meeting = desk.must("close_item", item(&meeting, 0));
    let meeting = desk.must("vote_on_item", hands(&meeting, 1, [3, 1, 0]));
    assert_eq!(meeting["items"][1]["outcome"]["passed"], false);
    desk.must("close_item", item(&meeting, 1));
    desk.set("2026-12-15T08:00:00Z");
    let meeting = desk.must("end_meeting", json!({ "id": id }));
    assert_eq!((&meeting["state"], &meeting["actions"]), (&json!("ended"), &json!(["note_notice"])));
    // Three days after the 15th: the 18th, a Friday.
    assert_eq!(
        (&meeting["posting"]["by"], &meeting["posting"]["state"]),
        (&json!("2026-12-18"), &json!("open"))
    );
    desk.set("2026-12-19T02:00:00Z");
    assert_eq!(desk.must("get_meeting", json!({ "id": id }))["posting"]["state"], "overdue");
    assert_eq!(meeting["items"][0]["decision"], "选第二家");
}

#[test]
fn who_leaves_was_there_for_what_was_closed() {
    let desk = Desk::open();
    let meeting = planned(&desk, DELEGATES, &SEVEN);
    sign_in(&desk, &meeting, 5);
    let meeting = desk.must("start_meeting", json!({ "id": meeting["id"] }));
    desk.must("vote_on_item", hands(&meeting, 0, [3, 2, 0]));
    desk.must("close_item", item(&meeting, 0));
    desk.must("vote_on_item", names(&meeting, 1, "fff"));
    let leaves = |person: usize| {
        let person = &meeting["people"][person]["id"];
        json!({ "meeting_id": meeting["id"], "person_id": person, "attendance": "left" })
    };
    for person in [0, 4] {
        desk.must("record_attendance", leaves(person));
    }
    let now = desk.must("get_meeting", json!({ "id": meeting["id"] }));
    let taking_part = |item: usize| now["items"][item]["outcome"]["taking_part"]["heads"].clone();
    assert_eq!(now["attendance"]["present"], 3);
    // The first was closed with five; on the second the one who voted and left still counts, the other does not.
    assert_eq!((taking_part(0), taking_part(1)), (json!(5), json!(4)));
    // What they voted stays when others' votes are entered, but they vote no more.
    let now = desk.must("vote_on_item", names(&now, 1, "ffaa"));
    assert_eq!(desk.refusal("vote_on_item", names(&now, 1, "afaa")), "vote.not_present@votes");
    let absent = json!({ "meeting_id": meeting["id"], "person_id": meeting["people"][1]["id"], "attendance": "excused" });
    assert_eq!(desk.refusal("record_attendance", absent), "meeting.person_voted@attendance");
}

#[test]
fn what_is_refused_and_where() {
    let desk = Desk::open();
    let meeting = planned(&desk, COMMITTEE, &SEVEN);
    let with = |change: fn(&mut Value)| {
        let mut plan = plan(COMMITTEE, &SEVEN);
        change(&mut plan);
        plan
    };
    let plans: &[(Change, &str)] = &[
        (|plan| plan["title"] = json!(" "), "input.required@title"),
        (|plan| plan["place"] = json!("长".repeat(101)), "input.too_long@place"),
        (|plan| plan["profile_id"] = json!(99), "input.unknown_id@profile_id"),
        (|plan| plan["series_id"] = json!(99), "input.unknown_id@series_id"),
        (|plan| plan["items"][1]["minutes"] = json!(601), "input.out_of_range@items[1].minutes"),
        (|plan| plan["items"][1]["title"] = json!(""), "input.required@items[1].title"),
        (|plan| plan["items"][1]["id"] = json!(1), "input.unknown_id@items[1].id"),
        (|plan| plan["people"][6]["name"] = json!("一\n二"), "input.invalid@people[6].name"),
        (|plan| plan["starts_at"] = json!("1999-12-31T00:00:00Z"), "time.too_early@starts_at"),
        (
            |plan| plan["people"] = json!(vec![json!({ "name": "人", "votes": true }); 501]),
            "input.out_of_range@people",
        ),
    ];
    for (change, expected) in plans {
        assert_eq!(desk.refusal("plan_meeting", with(*change)), *expected);
    }
    let id = &meeting["id"];
    let cases = [
        ("get_meeting", json!({ "id": 99 }), "meeting.not_found@id"),
        ("cancel_meeting", json!({ "id": id, "reason": " " }), "input.required@reason"),
        ("end_meeting", json!({ "id": id }), "meeting.transition_refused"),
        ("vote_on_item", names(&meeting, 0, "f"), "meeting.transition_refused"),
        ("note_notice", json!({ "id": id, "notice_on": "2026-11-24" }), "time.in_future@notice_on"),
        ("draw_electorate", json!({ "id": id, "day": "2026-11-23" }), "meeting.other_vote@id"),
        ("list_meetings", json!({ "after": "x" }), "cursor.malformed@after"),
        ("list_meetings", json!({ "limit": 201 }), "input.out_of_range@limit"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments), expected, "{operation}");
    }
    sign_in(&desk, &meeting, 4);
    desk.must("start_meeting", json!({ "id": id }));
    let mut twice = names(&meeting, 0, "ff");
    twice["votes"][1] = twice["votes"][0].clone();
    let mut both = names(&meeting, 0, "f");
    both["hands"] = hands(&meeting, 0, [1, 0, 0])["hands"].clone();
    let mut invalid = names(&meeting, 0, "f");
    invalid["votes"][0]["choice"] = json!("invalid");
    let mut update = plan(COMMITTEE, &SEVEN);
    update["id"] = id.clone();
    let cases = [
        ("vote_on_item", item(&meeting, 0), "input.required@votes"),
        ("vote_on_item", names(&meeting, 0, ""), "input.required@votes"),
        ("vote_on_item", both, "input.invalid@votes"),
        ("vote_on_item", twice, "vote.twice@votes"),
        ("vote_on_item", invalid, "input.invalid@votes"),
        ("vote_on_item", names(&meeting, 0, "fffff"), "vote.not_present@votes"),
        ("vote_on_item", hands(&meeting, 0, [3, 1, 1]), "vote.too_many@hands"),
        ("vote_on_item", names(&meeting, 2, "f"), "meeting.nothing_to_vote@item_id"),
        ("close_item", json!({ "meeting_id": id, "item_id": 99 }), "input.unknown_id@item_id"),
        ("update_meeting", update, "meeting.transition_refused"),
        ("cancel_meeting", json!({ "id": id, "reason": "改期" }), "meeting.transition_refused"),
        (
            "enter_ballot",
            json!({ "meeting_id": id, "voter_id": 1, "ballots": [] }),
            "meeting.other_vote@meeting_id",
        ),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments), expected, "{operation}");
    }
    desk.must("vote_on_item", names(&meeting, 0, "ffff"));
    desk.must("close_item", item(&meeting, 0));
    for operation in ["vote_on_item", "close_item"] {
        let arguments = if operation == "close_item" { item(&meeting, 0) } else { names(&meeting, 0, "f") };
        assert_eq!(desk.refusal(operation, arguments), "meeting.item_closed@item_id");
    }
    desk.must("reopen_item", item(&meeting, 0));
    desk.must("vote_on_item", names(&meeting, 0, "f"));
}

#[test]
fn an_agenda_is_changed_until_the_meeting_opens() {
    let desk = Desk::open();
    let before = planned(&desk, COMMITTEE, &SEVEN);
    let mut update = plan(COMMITTEE, &[]);
    update["id"] = before["id"].clone();
    update["expected_version"] = before["version"].clone();
    update["place"] = json!("三楼");
    update["items"] = json!([
        { "title": "新议题", "matter": "ordinary" },
        { "id": before["items"][0]["id"], "title": "电梯维保", "matter": "ordinary" },
    ]);
    update["people"] =
        json!([{ "id": before["people"][2]["id"], "name": "周亚萍", "note": "主任", "votes": true }]);
    let after = desk.must("update_meeting", update.clone());
    let ids = |meeting: &Value, list: &str| -> Vec<Value> {
        meeting[list].as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
    };
    assert_eq!(ids(&after, "items")[1], before["items"][0]["id"]);
    assert_eq!(ids(&after, "people"), [before["people"][2]["id"].clone()]);
    assert_eq!((&after["place"], &after["items"][0]["title"]), (&json!("三楼"), &json!("新议题")));
    assert_eq!(desk.refusal("update_meeting", update.clone()), "record.changed");
    update["expected_version"] = after["version"].clone();
    update["items"] = json!([]);
    update["profile_id"] = json!(FORUM);
    assert_eq!(desk.refusal("update_meeting", update), "profile.kind_mismatch@profile_id");
    let trail = desk.must("list_audit_entries", json!({}));
    let entry =
        trail["entries"].as_array().unwrap().iter().find(|row| row["operation"] == "update_meeting").unwrap();
    assert_eq!(
        (&entry["subject"], &entry["changes"]["place"]),
        (&json!("meeting/1"), &json!(["二楼会议室", "三楼"]))
    );
    assert!(!trail.to_string().contains("周亚萍"), "the trail names nobody");
}

#[test]
fn a_meeting_keeps_the_rules_it_was_planned_with() {
    let desk = Desk::open();
    let national = desk.must("list_rule_profiles", json!({ "kind": "committee" }))[0].clone();
    let mut own = json!({ "kind": "committee", "name": "本小区议事规则", "rules": national["rules"] });
    own["rules"]["decision"] = json!({ "numerator": 2, "denominator": 3, "comparison": "at_least" });
    let profile = desk.must("save_rule_profile", own.clone());
    assert_eq!(profile["shipped"], false);
    let meeting = planned(&desk, profile["id"].as_i64().unwrap(), &SEVEN);
    own["id"] = profile["id"].clone();
    own["rules"]["decision"]["numerator"] = json!(3);
    assert_eq!(desk.must("save_rule_profile", own.clone())["version"], 2);
    let kept = desk.must("get_meeting", json!({ "id": meeting["id"] }));
    assert_eq!(kept["rules"]["decision"]["numerator"], 2);
    own["id"] = national["id"].clone();
    assert_eq!(desk.refusal("save_rule_profile", own.clone()), "profile.name_taken@name");
    own["name"] = json!("改过的全国规则");
    assert_eq!(desk.refusal("save_rule_profile", own.clone()), "profile.shipped@id");
    own["rules"]["decision"]["denominator"] = json!(0);
    assert_eq!(desk.refusal("save_rule_profile", own), "input.out_of_range@rules.decision.denominator");
}

#[test]
fn what_is_over_is_frozen_in_the_store_too() {
    let desk = Desk::open();
    let meeting = planned(&desk, COMMITTEE, &SEVEN);
    sign_in(&desk, &meeting, 4);
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.must("vote_on_item", names(&meeting, 0, "ffff"));
    desk.must("close_item", item(&meeting, 0));
    let frozen = |sql: &str| {
        let error = desk.raw().execute_batch(sql).expect_err(sql).to_string();
        assert!(!error.contains("syntax") && !error.contains("no such"), "{sql}: {error}");
    };
    frozen("UPDATE meetings SET rules = '{}'");
    frozen("UPDATE meetings SET starts_at = 0");
    frozen("DELETE FROM meetings");
    frozen("DELETE FROM meeting_items WHERE id = 2");
    frozen("DELETE FROM meeting_people WHERE id = 7");
    frozen("DELETE FROM meeting_votes WHERE item_id = 1");
    frozen("UPDATE meeting_votes SET choice = 'against'");
    frozen("UPDATE meeting_items SET hands_for = 1, hands_against = 0, hands_abstain = 0 WHERE id = 1");
    frozen("UPDATE rule_profiles SET rules = '{}' WHERE id = 1");
    frozen(
        "INSERT INTO meeting_voters (meeting_id, kind, owners, rooms, area_hundredths) VALUES (1, 'owner', 1, '1', 1)",
    );
    desk.must("end_meeting", json!({ "id": 1 }));
    frozen("UPDATE meetings SET state = 'in_session', ended_at = NULL");
    frozen("UPDATE meeting_people SET attendance = 'excused', came_at = NULL");
    frozen("UPDATE meeting_items SET decision = '改了'");
    frozen("INSERT INTO meeting_votes (meeting_id, item_id, person_id, choice) VALUES (1, 2, 1, 'for')");
}

#[test]
fn pages_and_days_of_the_list() {
    let desk = Desk::open();
    for day in 1..=9 {
        let mut plan = plan(COMMITTEE, &[]);
        plan["title"] = json!(format!("第{day}次"));
        // 00:30 in Shanghai: the day before by UTC.
        plan["starts_at"] = json!(format!("2026-12-{day:02}T16:30:00Z"));
        desk.must("plan_meeting", plan);
    }
    desk.must("cancel_meeting", json!({ "id": 9, "reason": "改期" }));
    let titles = |page: &Value| -> Vec<String> {
        page["rows"].as_array().unwrap().iter().map(|row| text(&row["title"]).to_owned()).collect()
    };
    let first = desk.must("list_meetings", json!({ "limit": 4 }));
    let second = desk.must("list_meetings", json!({ "limit": 4, "after": first["next"] }));
    let third = desk.must("list_meetings", json!({ "limit": 4, "after": second["next"] }));
    assert_eq!(titles(&first), ["第9次", "第8次", "第7次", "第6次"]);
    assert_eq!(titles(&second), ["第5次", "第4次", "第3次", "第2次"]);
    assert_eq!((titles(&third), &third["next"]), (vec!["第1次".to_owned()], &Value::Null));
    let days = desk.must("list_meetings", json!({ "from": "2026-12-03", "to": "2026-12-04" }));
    assert_eq!(titles(&days), ["第3次", "第2次"]);
    assert_eq!(titles(&desk.must("list_meetings", json!({ "state": "cancelled" }))), ["第9次"]);
    assert_eq!(titles(&desk.must("list_meetings", json!({ "kind": "assembly" }))), Vec::<String>::new());
    // Seven days before the 2nd, seen on the 26th: too late.
    desk.set("2026-11-26T02:00:00Z");
    let late = desk.must("list_meetings", json!({ "to": "2026-12-02" }));
    assert_eq!(
        (&late["rows"][0]["notice"]["by"], &late["rows"][0]["notice"]["state"]),
        (&json!("2026-11-25"), &json!("overdue"))
    );
}

#[test]
fn a_series_says_when_its_next_meeting_is_due() {
    let desk = Desk::open();
    let series = json!({ "name": "业委会例会", "profile_id": COMMITTEE, "every_months": 2, "active": true });
    let series = desk.must("save_meeting_series", series);
    assert_eq!(series["next_on"], Value::Null);
    let mut meeting = plan(COMMITTEE, &SEVEN);
    meeting["series_id"] = series["id"].clone();
    meeting["starts_at"] = json!("2026-12-31T06:00:00Z");
    desk.must("plan_meeting", meeting.clone());
    let listed = desk.must("list_meeting_series", json!({}));
    assert_eq!((&listed[0]["last_on"], &listed[0]["next_on"]), (&json!("2026-12-31"), &json!("2027-02-28")));
    meeting["profile_id"] = json!(FORUM);
    assert_eq!(desk.refusal("plan_meeting", meeting), "profile.kind_mismatch@series_id");
    let same = json!({ "name": "业委会例会", "profile_id": FORUM, "every_months": 2, "active": true });
    assert_eq!(desk.refusal("save_meeting_series", same), "series.name_taken@name");
    let end = json!({ "id": series["id"], "name": "业委会例会", "profile_id": COMMITTEE, "every_months": 3, "active": false });
    assert_eq!(desk.must("save_meeting_series", end)["next_on"], Value::Null);
}

/// Takes a list of residents in: rows of room, name, telephone number and area.
fn take_in(desk: &Desk, rows: &str) {
    let list = format!("房号,姓名,电话,面积\n{rows}");
    let columns = ["room", "name", "phone", "area"];
    let columns: Vec<Value> = (0..)
        .zip(columns)
        .map(|(column, field): (i64, _)| json!({ "column": column, "field": field }))
        .collect();
    let base64 = base64::engine::general_purpose::STANDARD.encode(list);
    let mapping = json!({ "header_row": 1, "columns": columns });
    desk.must("apply_import", json!({ "file_name": "a.csv", "base64": base64, "mapping": mapping }));
}

#[test]
fn the_electorate_comes_from_the_register_as_of_a_day() {
    let desk = Desk::open();
    take_in(
        &desk,
        "1-1-101,王伟,12812340001,89.50\n1-1-102,王伟,12812340001,120.10\n1-1-201,王伟,12812340002,89.50\n\
         1-1-202,李芳,12812340003,90\n1-1-202,周亚萍,12812340004,90\n1-1-301,,,100\n1-1-302,,,100\n车位1,王伟,12812340001,13.25\n",
    );
    let meeting = planned(&desk, ASSEMBLY, &[]);
    assert_eq!(desk.refusal("start_meeting", json!({ "id": 1 })), "meeting.electorate_missing");
    assert_eq!(
        desk.refusal("draw_electorate", json!({ "id": 1, "day": "2026-11-24" })),
        "time.in_future@day"
    );
    let drawn = desk.must("draw_electorate", json!({ "id": 1, "day": "2026-11-23" }));
    let electorate = &drawn["electorate"];
    // One 王伟 with two homes, another with one, two joint owners, and the developer.
    assert_eq!(electorate["all"], json!({ "heads": 4, "area_hundredths": 58910 }));
    assert_eq!(electorate["developer"], json!({ "heads": 1, "area_hundredths": 20000 }));
    let voters = desk.must("list_voters", json!({ "meeting_id": 1 }));
    let line = |row: &Value| format!("{} {} {}", row["rooms"], row["owners"], row["area_hundredths"]);
    let lines: Vec<String> = voters["rows"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(
        lines,
        [
            r#"["1-1-101","1-1-102"] 1 20960"#,
            r#"["1-1-201"] 1 8950"#,
            r#"["1-1-202"] 2 9000"#,
            r#"["1-1-301","1-1-302"] 0 20000"#,
        ]
    );
    assert!(!voters.to_string().contains("王伟"), "a voter is known by the rooms");
    let found = desk.must("list_voters", json!({ "meeting_id": 1, "query": "1栋1单元102" }));
    assert_eq!(found["rows"][0]["id"], voters["rows"][0]["id"]);
    // Sold since: as of today the first 王伟 owns 1-1-201 as well, as of yesterday nothing has changed.
    desk.set("2026-11-24T02:00:00Z");
    let household = desk.must("get_household", json!({ "room_id": 3 }))["household"]["id"].clone();
    desk.must("move_out", json!({ "household_id": household, "moved_out": "2026-11-24" }));
    let buyer = json!([{ "name": "王伟", "role": "owner", "phones": ["12812340001"] }]);
    desk.must("move_in", json!({ "room_id": 3, "began_on": "2026-11-24", "people": buyer }));
    let together = |day: &str| {
        desk.must("draw_electorate", json!({ "id": meeting["id"], "day": day }));
        let page = desk.must("list_voters", json!({ "meeting_id": 1, "query": "1-1-201" }));
        page["rows"][0]["rooms"].clone()
    };
    assert_eq!(together("2026-11-23"), json!(["1-1-201"]));
    assert_eq!(together("2026-11-24"), json!(["1-1-101", "1-1-102", "1-1-201"]));
    let tenant = json!([{ "name": "覃勇", "role": "tenant" }]);
    desk.must("move_in", json!({ "room_id": 6, "people": tenant }));
    let drawn = desk.must("draw_electorate", json!({ "id": 1, "day": "2026-11-24" }));
    assert_eq!(drawn["electorate"]["unregistered"], json!({ "heads": 1, "area_hundredths": 10000 }));
    desk.must("save_room", json!({ "room": "1-1-401" }));
    let (code, params) = refused(desk.call("draw_electorate", json!({ "id": 1, "day": "2026-11-24" })));
    assert_eq!(
        (code.as_str(), params),
        ("meeting.area_missing", json!({ "count": 1, "rooms": ["1-1-401"] }))
    );
}

#[test]
fn an_assembly_of_1200_units_with_30_invalid_ballots() {
    let desk = Desk::open();
    let room = |n: i64| format!("{}-1-{}{:02}", n / 100 + 1, n % 100 / 4 + 1, n % 4 + 1);
    let rows: Vec<String> = (0..1200)
        .map(|n| format!("{},业主{n},128{:08},{}.{:02}\n", room(n), 10_000_000 + n, 80 + n % 40, n % 100))
        .collect();
    take_in(&desk, &rows.concat());
    let area = |n: i64| (80 + n % 40) * 100 + n % 100;
    let meeting = planned(&desk, ASSEMBLY, &[]);
    let drawn = desk.must("draw_electorate", json!({ "id": 1, "day": "2026-11-23" }));
    let all: i64 = (0..1200).map(area).sum();
    assert_eq!(drawn["electorate"]["all"], json!({ "heads": 1200, "area_hundredths": all }));
    desk.must("start_meeting", json!({ "id": 1 }));
    let [ordinary, special] = [0, 1].map(|at: usize| meeting["items"][at]["id"].clone());
    // The first 30 are invalid, 800 are valid: 600 for the ordinary and 601 for the special matter, the rest against.
    for n in 0..830 {
        let voters = desk.must("list_voters", json!({ "meeting_id": 1, "query": room(n), "limit": 1 }));
        let choice = |last: i64| match n {
            0..30 => json!({ "choice": "invalid", "reason": "未签名" }),
            n if n < last => json!({ "choice": "for" }),
            _ => json!({ "choice": "against" }),
        };
        let mut ballots = [choice(630), choice(631)];
        ballots[0]["item_id"] = ordinary.clone();
        ballots[1]["item_id"] = special.clone();
        desk.must(
            "enter_ballot",
            json!({ "meeting_id": 1, "voter_id": voters["rows"][0]["id"], "ballots": ballots }),
        );
    }
    let now = desk.must("get_meeting", json!({ "id": 1 }));
    let [first, second] = [0, 1].map(|at: usize| now["items"][at]["outcome"].clone());
    let sum = |from: i64, to: i64| -> i64 { (from..to).map(area).sum() };
    assert_eq!(first["tally"]["invalid"], json!({ "heads": 30, "area_hundredths": sum(0, 30) }));
    assert_eq!(first["tally"]["approving"], json!({ "heads": 600, "area_hundredths": sum(30, 630) }));
    assert_eq!(first["taking_part"], json!({ "heads": 800, "area_hundredths": sum(30, 830) }));
    // Exactly two thirds of the heads take part; of the area what is missing is told to the hundredth.
    assert_eq!(first["quorum"]["heads"]["missing"], 0);
    let needed = (all * 2 + 2) / 3;
    assert_eq!(first["quorum"]["area"]["missing"], (needed - sum(30, 830)).max(0));
    assert_eq!(first["quorum"]["reached"], needed <= sum(30, 830));
    assert_eq!(
        (&second["decision"]["heads"]["needed"], &second["decision"]["heads"]["reached"]),
        (&json!(600), &json!(true))
    );
    // An invalid ballot needs its reason, and can be taken back and corrected while the item is open.
    let voter =
        desk.must("list_voters", json!({ "meeting_id": 1, "query": room(0), "limit": 1 }))["rows"][0].clone();
    let enter = |ballot: Value| json!({ "meeting_id": 1, "voter_id": voter["id"], "ballots": [ballot] });
    let without = enter(json!({ "item_id": ordinary, "choice": "invalid" }));
    assert_eq!(desk.refusal("enter_ballot", without), "input.required@ballots[0].reason");
    let needless =
        enter(json!({ "item_id": ordinary, "choice": "for", "reason": "x", "instead_of": "invalid" }));
    assert_eq!(desk.refusal("enter_ballot", needless), "input.invalid@ballots[0].reason");
    let taken = json!({ "item_id": ordinary, "instead_of": "invalid", "instead_of_reason": "未签名" });
    let back = desk.must("enter_ballot", enter(taken));
    assert_eq!(back["ballots"].as_array().unwrap().len(), 1);
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": ordinary }));
    let late = enter(json!({ "item_id": ordinary, "choice": "for" }));
    assert_eq!(desk.refusal("enter_ballot", late), "meeting.item_closed@ballots[0].item_id");
    assert_eq!(desk.refusal("vote_on_item", hands(&meeting, 1, [1, 0, 0])), "meeting.other_vote@item_id");
    let again = json!({ "id": 1, "day": "2026-11-23" });
    assert_eq!(desk.refusal("draw_electorate", again), "meeting.transition_refused");
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": special }));
    assert_eq!(desk.must("end_meeting", json!({ "id": 1 }))["posting"], Value::Null);
}
