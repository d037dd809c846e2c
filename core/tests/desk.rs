//! The desk at work: what the office's rules propose, what is completed later, several callers with one incident, one
//! feedback to all, and boxes that are opened.

use crate::common::{Desk, text};
use chrono::TimeDelta;
use linsheng_core::error::ErrorCode;
use serde_json::{Value, json};

/// Registers what somebody in `room` said, with `more` laid over it.
fn called(desk: &Desk, room: &str, content: &str, more: &Value) -> Value {
    let mut arguments = json!({ "channel_id": 1, "category": "complaint", "room": room, "content": content });
    for (name, value) in more.as_object().unwrap() {
        arguments[name] = value.clone();
    }
    desk.must("register_ticket", arguments)
}

fn number(ticket: &Value) -> String {
    text(&ticket["number"]).to_owned()
}

/// The incident at a ticket: its tickets and households.
fn size(ticket: &Value) -> (i64, i64) {
    let incident = &ticket["incident"];
    (incident["tickets"].as_i64().unwrap(), incident["households"].as_i64().unwrap())
}

#[test]
fn the_rules_of_a_new_office_propose_something_sensible() {
    let desk = Desk::open();
    let cases = [
        ("3 栋 2 单元电梯今天早上停了，老人下不了楼", Some("complaint"), Some(2)),
        ("请问停车费怎么交", Some("inquiry"), Some(6)),
        ("建议多修剪树枝", Some("suggestion"), Some(5)),
        ("楼下垃圾没人管，很臭", Some("complaint"), Some(4)),
        ("有人高空抛物，太危险", None, Some(3)),
        ("保安态度差", None, Some(1)),
        ("想参加志愿活动", None, Some(7)),
        ("你好", None, None),
    ];
    for (said, category, topic) in cases {
        let proposed = desk.must("propose_intake", json!({ "content": said }));
        assert_eq!(proposed["category"]["category"].as_str(), category, "{said}");
        assert_eq!(proposed["topics"][0]["topic_id"].as_i64(), topic, "{said}");
    }
}

#[test]
fn the_office_changes_its_rules_and_nobody_overwrites_anothers_change() {
    let desk = Desk::open();
    let before = desk.must("list_intake_rules", json!({}));
    let rules = json!([{ "words": ["充电桩，充电 ", "ＥＶ"], "category": "suggestion", "topic_id": 3 }]);
    let saved =
        desk.must("save_intake_rules", json!({ "rules": rules, "expected_version": before["version"] }));
    assert_eq!(saved["rules"][0]["words"], json!(["充电桩", "充电", "ev"]));
    let proposed = desk.must("propose_intake", json!({ "content": "ev 没处充电" }));
    assert_eq!(proposed["category"], json!({ "category": "suggestion", "word": "充电" }));
    let stale = json!({ "rules": [], "expected_version": before["version"] });
    assert_eq!(desk.refusal("save_intake_rules", stale), "record.changed");
    let cases = [
        (json!([{ "words": [" "], "topic_id": 3 }]), "input.required@rules[0].words"),
        (json!([{ "words": ["水"] }]), "input.required@rules[0].category"),
        (json!([{ "words": ["水"], "topic_id": 99 }]), "input.unknown_id@rules[0].topic_id"),
        (json!([{ "words": ["长".repeat(21)], "topic_id": 3 }]), "input.too_long@rules[0].words"),
    ];
    for (rules, expected) in cases {
        assert_eq!(desk.refusal("save_intake_rules", json!({ "rules": rules })), expected);
    }
    assert_eq!(
        desk.must("list_intake_rules", json!({}))["rules"],
        saved["rules"],
        "nothing of a refused change stays"
    );
    desk.must("save_intake_rules", json!({ "rules": [] }));
    assert_eq!(
        desk.must("propose_intake", json!({ "content": "充电" })),
        json!({ "category": null, "topics": [] })
    );
}

#[test]
fn room_sentence_and_kind_are_enough_and_the_rest_is_completed_later() {
    let desk = Desk::open();
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    let moved_in =
        json!({ "room_id": 1, "people": [{ "name": "王建国", "role": "owner", "phones": ["13812345678"] }] });
    desk.must("move_in", moved_in);
    let ticket = called(&desk, "9-9", "水管漏水", &json!({ "category": "inquiry" }));
    assert_eq!((&ticket["topic"]["name"], &ticket["topic_pending"]), (&json!("其他"), &json!(true)));
    desk.pass(TimeDelta::hours(1));
    let number = number(&ticket);
    let amended = desk.must(
        "amend_ticket",
        json!({
            "number": number, "category": "complaint", "topic_id": 2, "caller": { "person_id": 1 },
            "expected_version": ticket["version"],
        }),
    );
    assert_eq!(amended["number"], ticket["number"], "the number that the resident knows stays");
    assert_eq!(amended["due_at"], ticket["due_at"], "so does the deadline that he was told");
    assert_eq!((&amended["category"], &amended["topic_pending"]), (&json!("complaint"), &json!(false)));
    assert_eq!(
        (&amended["room"], &amended["caller_name"], &amended["phone_masked"]),
        (&json!("3-2-1502"), &json!("王建国"), &json!("138****5678"))
    );
    assert_eq!(amended["resident"]["person_id"], 1);

    // The timeline says what it was and what it is; of a person, only that it changed.
    let line = amended["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!(line["kind"], "amended");
    let hidden = |field: &str| json!({ "field": field, "before": null, "after": null });
    let expected = json!([
        { "field": "category", "before": "inquiry", "after": "complaint" },
        { "field": "topic", "before": null, "after": "设施维护" },
        { "field": "room", "before": "9-9", "after": "3-2-1502" },
        hidden("caller_name"), hidden("phone"), hidden("person"),
    ]);
    assert_eq!(line["changes"], expected);

    let trail = desk.must("list_audit_entries", json!({}));
    let entry = &trail["entries"][0];
    assert_eq!(entry["operation"], "amend_ticket");
    let changes = entry["changes"].to_string();
    for told in ["category", "complaint", "设施维护", "room", "caller_name", "phone", "person_id"] {
        assert!(changes.contains(told), "{told}: {changes}");
    }
    for personal in ["王建国", "1502", "13812345678"] {
        assert!(!changes.contains(personal), "{personal}: {changes}");
    }

    // Whoever it is, the number is his: the one before was somebody else's.
    let other = json!({ "household_id": 1, "person": { "name": "李秀英", "role": "family", "phones": ["13900001111"] } });
    desk.must("add_person", other);
    let hers = desk.must("amend_ticket", json!({ "number": number, "caller": { "person_id": 2 } }));
    assert_eq!(hers["phone_masked"], "139****1111");
    desk.must("amend_ticket", json!({ "number": number, "caller": { "person_id": 1 } }));

    // The telephone number stays unless it is emptied; what is absent stays.
    let kept = desk.must("amend_ticket", json!({ "number": number, "caller": { "room": "3-2-1502" } }));
    assert_eq!((&kept["caller_name"], &kept["phone_masked"]), (&Value::Null, &json!("138****5678")));
    let gone = desk.must("amend_ticket", json!({ "number": number, "caller": { "phone": "" } }));
    assert_eq!((&gone["room"], &gone["phone_masked"]), (&Value::Null, &Value::Null));

    let stale = json!({ "number": number, "topic_id": 3, "expected_version": ticket["version"] });
    assert_eq!(desk.refusal("amend_ticket", stale), "ticket.changed");
    desk.act(&number, "give_feedback").unwrap();
    desk.act(&number, "close").unwrap();
    let stale = json!({ "number": number, "topic_id": 3, "expected_version": ticket["version"] });
    assert_eq!(
        desk.refusal("amend_ticket", stale),
        "ticket.changed",
        "what changed is read before it is judged"
    );
    assert_eq!(
        desk.refusal("amend_ticket", json!({ "number": number, "topic_id": 3 })),
        "ticket.archived@number"
    );
}

#[test]
fn callers_with_the_same_outage_are_one_incident() {
    let desk = Desk::open();
    let first = called(&desk, "3-2-1502", "电梯停了", &json!({ "topic_id": 2 }));
    assert_eq!(first["incident"], Value::Null);
    let second = called(&desk, "3栋2单元1201", "电梯不动", &json!({ "same_as": first["number"] }));
    assert_eq!(size(&second), (2, 2));
    // The same household again, and somebody who leaves no room.
    let third = called(&desk, "3-2-1201", "还没修好", &json!({ "same_as": second["number"] }));
    assert_eq!(size(&third), (3, 2));
    let mut fourth =
        json!({ "channel_id": 1, "category": "complaint", "content": "电梯", "same_as": third["number"] });
    assert_eq!(size(&desk.must("register_ticket", fourth.clone())), (4, 3));
    assert_eq!(size(&desk.ticket(&number(&first))), (4, 3), "the first caller's ticket says so too");
    let rows = desk.must("list_tickets", json!({}));
    assert!(rows["rows"].as_array().unwrap().iter().all(|row| size(row) == (4, 3)));
    assert_eq!(second["incident"]["title"], "电梯停了");

    fourth["same_as"] = json!("TS-20261123-999");
    assert_eq!(desk.refusal("register_ticket", fourth.clone()), "ticket.not_found@same_as");
    desk.act(&number(&first), "give_feedback").unwrap();
    desk.act(&number(&first), "close").unwrap();
    fourth["same_as"] = first["number"].clone();
    assert_eq!(desk.refusal("register_ticket", fourth), "ticket.archived@same_as");
    assert_eq!(desk.refusal("detach_ticket", json!({ "number": first["number"] })), "ticket.archived@number");
    assert_eq!(desk.count("SELECT count(*) FROM tickets"), 4, "a refused caller leaves nothing");
}

#[test]
fn what_is_similar_is_offered_and_each_incident_once() {
    let desk = Desk::open();
    let lift = called(&desk, "3-2-1502", "电梯停了，下不了楼", &json!({ "topic_id": 2 }));
    let more = json!({ "same_as": lift["number"], "topic_id": 2 });
    let second = called(&desk, "3-2-1201", "电梯停在 8 楼", &more);
    let leak = called(&desk, "3-1-101", "厨房水管漏水", &json!({}));
    let done = called(&desk, "3-1-102", "电梯停了", &json!({}));
    desk.act(&number(&done), "give_feedback").unwrap();
    desk.act(&number(&done), "close").unwrap();
    let similar = |arguments: Value| -> Vec<Value> {
        desk.must("find_similar_tickets", arguments).as_array().unwrap().clone()
    };
    let found = similar(json!({ "content": "电梯停了", "room": "3-1-303" }));
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0]["number"], size(&found[0])), (&second["number"], (2, 2)));
    assert_eq!((&found[0]["same_building"], &found[0]["words"]), (&json!(true), &json!(["电梯停"])));
    assert_eq!((&found[0]["category"], &found[0]["topic_id"]), (&json!("complaint"), &json!(2)));
    assert_eq!((&found[1]["number"], &found[1]["words"]), (&leak["number"], &json!([])));
    assert_eq!(similar(json!({ "room": "3-1-101" }))[0]["same_room"], true);
    assert!(similar(json!({})).is_empty());
    assert!(similar(json!({ "content": "绿化", "room": "8-1-101" })).is_empty());
    // Of one that is registered already: neither itself nor who is with it.
    let of = |number: &Value, content: &str| similar(json!({ "content": content, "except": number }));
    assert_eq!(of(&lift["number"], "电梯停了，下不了楼"), [] as [Value; 0]);
    assert_eq!(of(&leak["number"], "电梯停了").len(), 1);
    assert_eq!(
        desk.refusal("find_similar_tickets", json!({ "content": "电梯", "except": "TS-20200101-001" })),
        "ticket.not_found@except"
    );
    // Told, but not over: more callers come.
    desk.act(&number(&lift), "give_feedback").unwrap();
    assert_eq!(similar(json!({ "content": "电梯停了" })).len(), 1);
    desk.pass(TimeDelta::days(15));
    assert!(similar(json!({ "content": "电梯停了" })).is_empty());
}

#[test]
fn one_feedback_goes_to_all_who_were_reached_or_to_none() {
    let desk = Desk::open();
    let first = called(&desk, "3-1-101", "停水", &json!({}));
    let numbers: Vec<String> = std::iter::once(number(&first))
        .chain((2..=23).map(|door| {
            let room = format!("3-1-{door:03}");
            number(&called(&desk, &room, "停水", &json!({ "same_as": first["number"] })))
        }))
        .collect();
    let incident = desk.ticket(&numbers[0])["incident"].clone();
    assert_eq!((&incident["tickets"], &incident["households"]), (&json!(23), &json!(23)));
    let tell = |numbers: &[String]| {
        json!({
            "incident_id": incident["id"], "numbers": numbers, "channel_id": 1, "content": "下午三点来水",
        })
    };
    let other = number(&called(&desk, "5-1-101", "停水", &json!({})));
    desk.act(&numbers[3], "give_feedback").unwrap();
    desk.act(&numbers[3], "close").unwrap();
    let before = desk.count("SELECT count(*) FROM ticket_events");
    let cases = [
        (vec![], "input.out_of_range@numbers"),
        (vec![numbers[0].clone(), other], "incident.elsewhere@numbers[1]"),
        (vec![numbers[0].clone(), numbers[1].clone(), numbers[0].clone()], "incident.elsewhere@numbers[2]"),
        (numbers.clone(), "ticket.transition_refused@numbers[3]"),
        (vec!["TS-20261123-900".to_owned()], "ticket.not_found@numbers[0]"),
    ];
    for (numbers, expected) in cases {
        assert_eq!(desk.refusal("give_incident_feedback", tell(&numbers)), expected);
    }
    let empty =
        json!({ "incident_id": incident["id"], "numbers": [numbers[0]], "channel_id": 1, "content": " " });
    assert_eq!(desk.refusal("give_incident_feedback", empty), "input.required@content");
    assert_eq!(desk.count("SELECT count(*) FROM ticket_events"), before, "all or none");

    // Somebody called meanwhile, and was not told.
    let late = number(&called(&desk, "3-1-500", "停水", &json!({ "same_as": numbers[0] })));
    let reached: Vec<String> = numbers.iter().filter(|number| **number != numbers[3]).cloned().collect();
    let given = desk.must("give_incident_feedback", tell(&reached));
    assert_eq!(given["given"].as_array().unwrap().len(), 22);
    assert!(given["given"].as_array().unwrap().iter().all(|one| one["on_time"] == true));
    for number in &reached {
        let ticket = desk.ticket(number);
        assert_eq!(ticket["status"], "answered", "{number}");
        let told = ticket["timeline"].as_array().unwrap().last().unwrap();
        assert_eq!((&told["kind"], &told["content"]), (&json!("feedback_given"), &json!("下午三点来水")));
    }
    assert_eq!(desk.ticket(&late)["status"], "unassigned");
}

#[test]
fn a_phrase_told_to_all_is_filled_for_each() {
    let desk = Desk::open();
    let more = |name: &str, same_as: &Value| {
        let mut more = json!({ "topic_id": 2, "caller_name": name });
        if name.is_empty() {
            more = json!({ "topic_id": 2 });
        }
        if !same_as.is_null() {
            more["same_as"] = same_as.clone();
        }
        more
    };
    let first = called(&desk, "3-1-101", "电梯停了。快修", &more("王秀英", &Value::Null));
    let second = called(&desk, "3-1-102", "电梯坏了", &more("", &first["number"]));
    let id = second["incident"]["id"].clone();
    let content = "{称呼}（{房号}）：{内容}，{办理人}{结果}。单号 {编号}，{物业}{今天}";
    let phrase = |title: &str, content: &str, topic: Value| json!({ "title": title, "content": content, "purpose": "feedback", "topic_id": topic });
    let phrases = [phrase("别的", "好", json!(5)), phrase("统一", content, json!(2))];
    desk.must("save_phrases", json!({ "phrases": phrases }));
    let offered = desk.must("offer_incident_phrases", json!({ "id": id }));
    assert_eq!((&offered[0]["title"], &offered[0]["fits"]), (&json!("统一"), &json!(true)));
    assert_eq!((&offered[1]["title"], &offered[1]["fits"]), (&json!("别的"), &json!(false)));
    // What each knows stays for each; whom nobody answers for is to be written.
    assert_eq!(
        offered[0]["content"],
        "{称呼}（{房号}）：{内容}，〔办理人〕〔结果〕。单号 {编号}，物业服务中心11月23日"
    );
    let tell = |content: &str, numbers: &[&Value]| json!({ "incident_id": id, "numbers": numbers, "channel_id": 1, "content": content, "phrase": "统一" });
    let both = [&first["number"], &second["number"]];
    let open = text(&offered[0]["content"]);
    let refused = desk.call("give_incident_feedback", tell(open, &both)).unwrap_err();
    assert_eq!(
        (refused.code, refused.params["places"].clone()),
        (ErrorCode::PhraseUnfilled, json!("〔办理人〕〔结果〕"))
    );
    let written = open.replace("〔办理人〕", "").replace("〔结果〕", "已修好");
    desk.must("give_incident_feedback", tell(&written, &both));
    for (ticket, expected) in [
        (
            &first,
            format!("王秀英（3-1-101）：电梯停了，已修好。单号 {}，物业服务中心11月23日", number(&first)),
        ),
        (
            &second,
            format!("住户（3-1-102）：电梯坏了，已修好。单号 {}，物业服务中心11月23日", number(&second)),
        ),
    ] {
        let timeline = desk.ticket(&number(ticket))["timeline"].clone();
        assert_eq!(timeline.as_array().unwrap().last().unwrap()["content"], expected);
    }
    assert_eq!(
        desk.count("SELECT uses FROM phrase_uses WHERE title = '统一'"),
        1,
        "counted once, not for each"
    );

    // A place that one of them has nothing for tells nobody.
    let third =
        called(&desk, "", "电梯", &json!({ "same_as": first["number"], "topic_id": 2, "room": null }));
    let asked = desk.must("offer_incident_phrases", json!({ "id": id }))[0]["content"].clone();
    assert!(text(&asked).starts_with("{称呼}（〔房号〕）"), "{asked}");
    let numbers = [&first["number"], &third["number"]];
    assert_eq!(desk.refusal("give_incident_feedback", tell("到{房号}", &numbers)), "phrase.unfilled@content");
    assert_eq!(desk.ticket(&number(&third))["first_feedback_at"], Value::Null);
}

#[test]
fn incidents_are_merged_and_come_apart_as_they_were() {
    let desk = Desk::open();
    let pair = |room: &str, content: &str| {
        let first = called(&desk, &format!("{room}-101"), content, &json!({}));
        let second = called(&desk, &format!("{room}-102"), content, &json!({ "same_as": first["number"] }));
        (number(&second), second["incident"]["id"].as_i64().unwrap())
    };
    let (water, a) = pair("1-1", "停水");
    let (pump, b) = pair("2-1", "水泵坏了");
    let (_, c) = pair("3-1", "没水");
    desk.must("merge_incidents", json!({ "from": c, "into": b }));
    let whole = desk.must("merge_incidents", json!({ "from": b, "into": a }));
    assert_eq!(
        (&whole["id"], &whole["households"], whole["merged"].as_array().unwrap().len()),
        (&json!(a), &json!(6), 2)
    );
    assert_eq!(size(&desk.ticket(&pump)), (6, 6));
    assert_eq!(desk.ticket(&pump)["incident"]["id"], a);
    assert_eq!(desk.must("get_incident", json!({ "id": b }))["id"], a, "the old id leads to where it went");
    assert_eq!(desk.must("list_incidents", json!({})).as_array().unwrap().len(), 1);
    let cases = [
        (json!({ "from": b, "into": a }), "incident.merged@from"),
        (json!({ "from": a, "into": b }), "incident.merged@into"),
        (json!({ "from": a, "into": a }), "input.invalid@into"),
        (json!({ "from": a, "into": 99 }), "input.unknown_id@into"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("merge_incidents", arguments), expected);
    }
    let apart = desk.must("unmerge_incident", json!({ "id": b }));
    assert_eq!((&apart["id"], &apart["households"]), (&json!(b), &json!(2)));
    assert_eq!(size(&desk.ticket(&water)), (4, 4), "what was merged before stays");
    assert_eq!(desk.refusal("unmerge_incident", json!({ "id": b })), "incident.not_merged@id");

    // One ticket alone goes elsewhere, and comes out.
    let moved = desk.must("attach_ticket", json!({ "number": pump, "same_as": water }));
    assert_eq!((&moved["id"], &moved["households"]), (&json!(a), &json!(5)));
    desk.must("detach_ticket", json!({ "number": pump }));
    assert_eq!(desk.ticket(&pump)["incident"], Value::Null);
    assert_eq!(desk.refusal("detach_ticket", json!({ "number": pump })), "incident.elsewhere@number");
    assert_eq!(
        desk.refusal("attach_ticket", json!({ "number": pump, "same_as": pump })),
        "input.invalid@same_as"
    );
    let renamed = desk.must("rename_incident", json!({ "id": a, "title": "11 月 23 日停水" }));
    assert_eq!(renamed["title"], "11 月 23 日停水");
    let audited: i64 =
        ["merge_incidents", "unmerge_incident", "attach_ticket", "detach_ticket", "rename_incident"]
            .iter()
            .map(|name| desk.count(&format!("SELECT count(*) FROM audit_entries WHERE operation = '{name}'")))
            .sum();
    assert_eq!(audited, 6);
}

#[test]
fn whoever_stays_behind_gives_the_next_incident_its_name() {
    let desk = Desk::open();
    let lift = called(&desk, "1-1-101", "电梯停了", &json!({}));
    let lamp = called(&desk, "1-1-102", "楼道灯不亮", &json!({ "same_as": lift["number"] }));
    desk.must("detach_ticket", json!({ "number": lift["number"] }));
    let dark = called(&desk, "1-1-103", "楼道黑", &json!({ "same_as": lamp["number"] }));
    assert_eq!((&dark["incident"]["title"], size(&dark)), (&json!("楼道灯不亮"), (2, 2)));
    assert_eq!(desk.ticket(&number(&lift))["incident"], Value::Null);
}

#[test]
fn what_is_archived_stays_in_its_incident() {
    let desk = Desk::open();
    // An incident of two, of which so many are archived.
    let incident = |room: &str, archived: usize| {
        let first = called(&desk, &format!("{room}-101"), "停水", &json!({ "category": "inquiry" }));
        let more = json!({ "category": "inquiry", "same_as": first["number"] });
        let second = called(&desk, &format!("{room}-102"), "停水", &more);
        let numbers = [number(&first), number(&second)];
        for number in &numbers[..archived] {
            desk.act(number, "give_feedback").unwrap();
            desk.act(number, "close").unwrap();
        }
        (second["incident"]["id"].as_i64().unwrap(), numbers)
    };
    let ((open, _), (half, _), (shut, _)) = (incident("1-1", 0), incident("2-1", 1), incident("3-1", 2));
    let (brought, [first, _]) = incident("4-1", 0);
    desk.must("merge_incidents", json!({ "from": brought, "into": open }));
    desk.act(&first, "give_feedback").unwrap();
    desk.act(&first, "close").unwrap();
    let (other, _) = incident("5-1", 0);
    let cases = [
        ("merge_incidents", json!({ "from": half, "into": other }), "ticket.archived@from"),
        ("merge_incidents", json!({ "from": shut, "into": other }), "ticket.archived@from"),
        ("merge_incidents", json!({ "from": open, "into": other }), "ticket.archived@from"),
        ("merge_incidents", json!({ "from": other, "into": shut }), "ticket.archived@into"),
        ("unmerge_incident", json!({ "id": brought }), "ticket.archived@id"),
        ("rename_incident", json!({ "id": shut, "title": "停电" }), "ticket.archived@id"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    // What is not over goes on, and more may call.
    desk.must("rename_incident", json!({ "id": half, "title": "2 号楼停水" }));
    let whole = desk.must("merge_incidents", json!({ "from": other, "into": half }));
    assert_eq!(whole["households"], 4);
}

#[test]
fn an_incident_shows_no_more_than_the_tickets_that_may_be_seen() {
    let desk = Desk::open();
    desk.hire("clerk", &["service"]);
    desk.hire("worker", &["maintenance"]);
    let secret = |room: &str, same_as: &Value| {
        called(&desk, room, "保安李某收钱", &json!({ "about_staff": true, "same_as": same_as }))
    };
    let pair = |room: &str| {
        let first = secret(&format!("{room}-101"), &Value::Null);
        secret(&format!("{room}-102"), &first["number"])
    };
    let (hidden, merged) = (pair("3-1"), pair("4-1"));
    let id = hidden["incident"]["id"].clone();
    let cases = [
        ("clerk", "get_incident", json!({ "id": id })),
        ("worker", "get_incident", json!({ "id": id })),
        ("clerk", "rename_incident", json!({ "id": id, "title": "收费" })),
    ];
    for (login, operation, arguments) in cases {
        assert_eq!(
            desk.refusal_as(login, operation, arguments),
            "input.unknown_id@id",
            "{login} {operation}"
        );
    }
    let by_clerk = |operation: &str, arguments: Value| desk.call_as("clerk", operation, arguments).unwrap();
    assert_eq!(by_clerk("list_incidents", json!({})), json!([]));

    // One that may be seen joins them: to the clerk it stands for itself.
    desk.must("merge_incidents", json!({ "from": merged["incident"]["id"], "into": id }));
    let gate = called(&desk, "5-1-101", "门岗\n没人", &json!({ "same_as": hidden["number"] }));
    assert_eq!((&gate["incident"]["title"], size(&gate)), (&json!("保安李某收钱"), (5, 5)));
    let seen = |number: &Value| by_clerk("get_ticket", json!({ "number": number }));
    assert_eq!(seen(&gate["number"])["incident"], Value::Null);

    let open = called(&desk, "5-1-102", "大门敞着", &json!({ "same_as": gate["number"] }));
    let expected = json!({ "id": id, "title": "门岗 没人", "tickets": 2, "households": 2 });
    assert_eq!(seen(&open["number"])["incident"], expected);
    assert_eq!(by_clerk("list_incidents", json!({})), json!([expected]));
    for row in by_clerk("list_tickets", json!({}))["rows"].as_array().unwrap() {
        assert_eq!(row["incident"], expected);
    }
    let similar = by_clerk("find_similar_tickets", json!({ "content": "大门敞着" }));
    assert_eq!(similar[0]["incident"], expected);
    let whole = by_clerk("get_incident", json!({ "id": id }));
    assert_eq!(
        (&whole["title"], &whole["households"], &whole["merged"]),
        (&json!("门岗 没人"), &json!(2), &json!([]))
    );
    assert_eq!(whole["tickets"].as_array().unwrap().len(), 2);
    let rename = json!({ "id": id, "title": "收费" });
    assert_eq!(desk.refusal_as("clerk", "rename_incident", rename), "permission.denied");

    // Whoever may see all of them sees all of them; what leaves takes its words along.
    let whole = desk.must("get_incident", json!({ "id": id }));
    assert_eq!((&whole["title"], &whole["households"]), (&json!("保安李某收钱"), &json!(6)));
    desk.must("unmerge_incident", json!({ "id": merged["incident"]["id"] }));
    for ticket in whole["tickets"].as_array().unwrap() {
        if ticket["marks"]["about_staff"] == true && ticket["room"].as_str().unwrap().starts_with("3-1") {
            desk.must("detach_ticket", json!({ "number": ticket["number"] }));
        }
    }
    assert_eq!(by_clerk("get_incident", json!({ "id": id }))["title"], "门岗 没人");
    assert_eq!(desk.must("get_incident", json!({ "id": id }))["title"], "门岗 没人");
}

#[test]
fn a_box_is_opened_with_and_without_slips() {
    let desk = Desk::open();
    let opening = |changes: &Value| {
        let mut arguments = json!({ "channel_id": 3, "opener_id": 1, "witness": "王建国", "slips": 2 });
        for (name, value) in changes.as_object().unwrap() {
            arguments[name] = value.clone();
        }
        arguments
    };
    let cases = [
        (json!({ "channel_id": 1 }), "input.invalid@channel_id"),
        (json!({ "channel_id": 99 }), "input.unknown_id@channel_id"),
        (json!({ "opener_id": 99 }), "staff.not_found@opener_id"),
        (json!({ "witness": " " }), "input.required@witness"),
        (json!({ "slips": -1 }), "input.out_of_range@slips"),
        (json!({ "slips": 501 }), "input.out_of_range@slips"),
        (json!({ "opened_at": "2026-11-23T02:00:01Z" }), "time.in_future@opened_at"),
    ];
    for (changes, expected) in cases {
        assert_eq!(desk.refusal("register_box_opening", opening(&changes)), expected, "{changes}");
    }
    let empty = desk.must("register_box_opening", opening(&json!({ "slips": 0 })));
    assert_eq!((&empty["entered"], &empty["tickets"]), (&json!(0), &json!([])));
    let slip = |id: &Value, changes: &Value| {
        let mut arguments =
            json!({ "channel_id": 3, "category": "suggestion", "content": "多种树", "box_opening_id": id });
        for (name, value) in changes.as_object().unwrap() {
            arguments[name] = value.clone();
        }
        arguments
    };
    assert_eq!(desk.refusal("register_ticket", slip(&empty["id"], &json!({}))), "box.full@box_opening_id");

    let full = desk.must("register_box_opening", opening(&json!({ "opened_at": "2026-11-23T01:50:00Z" })));
    let first = desk.must("register_ticket", slip(&full["id"], &json!({})));
    assert_eq!(first["received_at"], "2026-11-23T01:50:00Z", "it reached the office when the box was opened");
    assert_eq!(
        desk.refusal("register_ticket", slip(&full["id"], &json!({ "channel_id": 1 }))),
        "input.invalid@channel_id"
    );
    desk.pass(TimeDelta::minutes(30));
    let late = slip(&full["id"], &json!({}));
    assert_eq!(desk.refusal("register_ticket", late), "time.late_entry_reason_missing@late_entry_reason");
    desk.must("register_ticket", slip(&full["id"], &json!({ "late_entry_reason": "开箱登记" })));
    assert_eq!(desk.refusal("register_ticket", slip(&full["id"], &json!({}))), "box.full@box_opening_id");

    let correct = |slips: i64| json!({ "id": full["id"], "witness": "李芳", "slips": slips });
    assert_eq!(desk.refusal("correct_box_opening", correct(1)), "box.slips_too_few@slips");
    let corrected = desk.must("correct_box_opening", correct(3));
    assert_eq!(
        (&corrected["slips"], &corrected["entered"], &corrected["witness"]),
        (&json!(3), &json!(2), &json!("李芳"))
    );
    assert_eq!(
        desk.must("get_box_opening", json!({ "id": full["id"] }))["tickets"].as_array().unwrap().len(),
        2
    );

    let page = desk.must("list_box_openings", json!({ "limit": 1 }));
    assert_eq!(page["rows"][0]["id"], empty["id"], "the latest first");
    let next = desk.must("list_box_openings", json!({ "limit": 1, "after": page["next"] }));
    assert_eq!((&next["rows"][0]["id"], &next["next"]), (&full["id"], &Value::Null));
}
