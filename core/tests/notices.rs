//! Notices: written, published, corrected, taken back; the proof that they hang; what is reminded of; the paper.

use crate::common::{Desk, text};
use serde_json::{Value, json};

fn words(text: &str) -> Value {
    json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": text }] }] })
}

fn plan(more: &Value) -> Value {
    let mut plan = json!({ "kind": "general", "title": "电梯年检公告", "document": words("电梯将逐台检验。"),
        "channels": [2, 6], "from_on": "2026-11-24", "until_on": "2026-11-30" });
    plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    plan
}

fn fee(item: &str, amount: &str) -> Value {
    json!({ "item": item, "amount": amount, "period": "2026年第三季度" })
}

/// A draft with this plan; answers its id.
fn draft(desk: &Desk, more: &Value) -> i64 {
    desk.must("save_notice", json!({ "plan": plan(more) }))["notice"]["id"].as_i64().unwrap()
}

/// A published notice with this plan; answers its id.
fn published(desk: &Desk, more: &Value) -> i64 {
    let id = draft(desk, more);
    desk.must("publish_notice", json!({ "id": id }));
    id
}

fn post(desk: &Desk, id: i64, channel_id: i64, link: Option<&str>) -> Value {
    let today = desk.now().date_naive().to_string();
    let posting = json!({ "id": id, "channel_id": channel_id, "posted_on": today, "link": link });
    desk.must("record_notice_posting", posting)
}

fn kinds(desk: &Desk) -> Vec<(String, i64)> {
    let reminders = desk.must("list_notice_reminders", json!({}));
    let one = |one: &Value| (text(&one["kind"]).to_owned(), one["count"].as_i64().unwrap());
    reminders.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_notice_is_written_published_and_stays() {
    let desk = Desk::open();
    let saved = desk.must("save_notice", json!({ "plan": plan(&json!({})) }));
    let notice = &saved["notice"];
    assert_eq!((&notice["number"], &notice["standing"]), (&Value::Null, &json!("draft")));
    assert_eq!(saved["steps"], json!(["save", "publish", "drop"]));
    let changed = json!({ "id": 1, "plan": plan(&json!({ "title": "电梯年检" })), "expected_version": 1 });
    desk.must("save_notice", changed.clone());
    assert_eq!(desk.refusal("save_notice", changed), "record.changed");
    assert_eq!(desk.refusal("publish_notice", json!({ "id": 1, "expected_version": 1 })), "record.changed");
    let published = desk.must("publish_notice", json!({ "id": 1, "expected_version": 2 }));
    assert_eq!(
        (&published["notice"]["number"], &published["notice"]["standing"], &published["notice"]["title"]),
        (&json!("2026-001"), &json!("scheduled"), &json!("电梯年检"))
    );
    assert_eq!(published["steps"], json!(["correct", "end", "withdraw"]));
    let again = json!({ "id": 1, "plan": plan(&json!({ "title": "改了" })) });
    assert_eq!(desk.refusal("save_notice", again), "notice.transition_refused");
    assert_eq!(desk.refusal("publish_notice", json!({ "id": 1 })), "notice.transition_refused");
    assert_eq!(desk.refusal("drop_notice", json!({ "id": 1 })), "notice.transition_refused");
    // Nor by another way.
    for sql in [
        "UPDATE notices SET title = '改了' WHERE id = 1",
        "UPDATE notices SET document = '{}' WHERE id = 1",
        "UPDATE notices SET from_on = '2026-11-23' WHERE id = 1",
        "UPDATE notices SET state = 'draft', number = NULL WHERE id = 1",
        "DELETE FROM notices WHERE id = 1",
        "DELETE FROM notice_channels WHERE notice_id = 1",
        "INSERT INTO notice_channels (notice_id, channel_id) VALUES (1, 1)",
        "INSERT INTO notice_fees (notice_id, position, item, fen) VALUES (1, 1, '车位费', 1)",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    desk.set("2026-12-31T02:00:00Z");
    let standing = |id: i64| desk.must("get_notice", json!({ "id": id }))["notice"]["standing"].clone();
    assert_eq!(standing(1), "ended");
    // The next year counts anew, by the office's day.
    desk.set("2026-12-31T16:30:00Z");
    let id = published_on(&desk, "2027-01-01");
    assert_eq!(desk.must("get_notice", json!({ "id": id }))["notice"]["number"], "2027-001");
}

fn published_on(desk: &Desk, day: &str) -> i64 {
    published(desk, &json!({ "from_on": day, "until_on": null }))
}

#[test]
fn what_is_refused_of_a_plan_and_where() {
    let desk = Desk::open();
    let closed = json!({ "id": 6, "kind": "other", "name": "其他", "until_on": "2026-11-22" });
    desk.must("save_channel", closed);
    let long = "长".repeat(61);
    let cases = [
        (json!({ "title": " " }), "input.required@plan.title"),
        (json!({ "title": long }), "input.too_long@plan.title"),
        (json!({ "title": "一\n二" }), "input.invalid@plan.title"),
        (json!({ "channels": [2, 99] }), "input.unknown_id@plan.channels[1]"),
        (json!({ "channels": [6] }), "input.out_of_service@plan.channels[0]"),
        (json!({ "channels": [2], "until_on": "2026-11-23" }), "date.before_start@plan.until_on"),
        (json!({ "channels": [2], "from_on": "1999-01-01" }), "input.invalid@plan.from_on"),
        (json!({ "channels": [2], "fees": [fee("车位费", "1")] }), "input.invalid@plan.fees"),
        (
            json!({ "channels": [2], "kind": "fees", "fees": [fee("车位费", "1"), fee("广告", "1.234")] }),
            "amount.malformed@plan.fees[1].amount",
        ),
        (
            json!({ "channels": [2], "kind": "fees", "fees": [fee("", "1")] }),
            "input.required@plan.fees[0].item",
        ),
        (
            json!({ "channels": [2], "kind": "fees", "fees": [fee("车位费", "")] }),
            "input.required@plan.fees[0].amount",
        ),
        (
            json!({ "channels": [2], "kind": "fees", "fees": [fee("车位费", "9999999999999")] }),
            "amount.too_large@plan.fees[0].amount",
        ),
        (
            json!({ "channels": [2], "document": { "type": "doc", "content": [{ "type": "image" }] } }),
            "arguments.malformed@plan.document",
        ),
    ];
    for (more, expected) in cases {
        assert_eq!(desk.refusal("save_notice", json!({ "plan": plan(&more) })), expected, "{more}");
    }
    assert_eq!(desk.count("SELECT count(*) FROM notices"), 0);
    // A draft may be half written; what is published may not.
    let cases = [
        (json!({ "channels": [] }), "input.required@channels"),
        (json!({ "channels": [2], "document": { "type": "doc", "content": [] } }), "input.required@document"),
        (json!({ "channels": [2], "document": words(" ") }), "input.required@document"),
        (json!({ "channels": [2], "kind": "fees" }), "input.required@fees"),
        (json!({ "channels": [2], "from_on": "2026-11-22" }), "input.required@late_entry_reason"),
    ];
    for (more, expected) in cases {
        let id = draft(&desk, &more);
        assert_eq!(desk.refusal("publish_notice", json!({ "id": id })), expected, "{more}");
    }
    assert_eq!(desk.refusal("get_notice", json!({ "id": 99 })), "input.unknown_id@id");
    assert_eq!(desk.refusal("withdraw_notice", json!({ "id": 1, "reason": " " })), "input.required@reason");
}

#[test]
fn a_channel_that_goes_out_of_service_takes_no_notice_any_more() {
    let desk = Desk::open();
    let id = draft(&desk, &json!({}));
    let closed = json!({ "id": 6, "kind": "other", "name": "其他", "until_on": "2026-11-22" });
    desk.must("save_channel", closed);
    assert_eq!(desk.refusal("publish_notice", json!({ "id": id })), "input.out_of_service@channels");
}

#[test]
fn a_fee_disclosure_adds_up_to_the_fen() {
    let desk = Desk::open();
    let fees = json!([fee("车位费", "1,234.10"), fee("照明", "-0.2"), fee("广告", "￥0.30")]);
    let id = draft(&desk, &json!({ "kind": "fees", "fees": fees }));
    let detail = desk.must("get_notice", json!({ "id": id }));
    assert_eq!(detail["total"], 123_420);
    let fen: Vec<i64> =
        detail["fees"].as_array().unwrap().iter().map(|fee| fee["fen"].as_i64().unwrap()).collect();
    assert_eq!(fen, [123_410, -20, 30]);
    // Rows that are taken out are gone, and another kind has none.
    let other = json!({ "id": id, "plan": plan(&json!({ "kind": "fees", "fees": [fee("车位费", "1")] })) });
    assert_eq!(desk.must("save_notice", other)["total"], 100);
    let other = json!({ "id": id, "plan": plan(&json!({})) });
    assert_eq!(desk.must("save_notice", other)["fees"], json!([]));
}

#[test]
fn who_and_where_residents_are_is_confirmed_or_removed() {
    let desk = Desk::open();
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    let person = json!({ "name": "周亚萍", "phones": ["13912345678"], "role": "owner" });
    desk.must("move_in", json!({ "room_id": 1, "people": [person] }));
    let hotline = json!({ "id": 1, "kind": "phone", "name": "电话热线", "contact": "0571-88881234" });
    desk.must("save_channel", hotline);
    let said = "周 亚萍（3-2-1502）请联系 139 1234 5678；周亚萍可致电 0571-88881234。";
    let id = draft(&desk, &json!({ "document": words(said), "title": "请周亚萍领取包裹" }));
    let found: Vec<(String, String)> = desk.must("get_notice", json!({ "id": id }))["personal"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["kind"]).to_owned(), text(&one["text"]).to_owned()))
        .collect();
    let expected =
        [("name", "周亚萍"), ("name", "周 亚萍"), ("room", "3-2-1502"), ("phone", "139 1234 5678")];
    assert_eq!(found, expected.map(|(kind, text)| (kind.to_owned(), text.to_owned())));
    let refused = "notice.names_people@confirmed";
    assert_eq!(desk.refusal("publish_notice", json!({ "id": id })), refused);
    let all: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(desk.refusal("publish_notice", json!({ "id": id, "confirmed": &all[1..] })), refused);
    let published = desk.must("publish_notice", json!({ "id": id, "confirmed": all }));
    assert_eq!(published["personal"], json!([]), "what is published is not asked about again");
    let trail = desk.must("list_audit_entries", json!({ "filter": { "operation": "publish_notice" } }));
    let entry = &trail["entries"][0];
    assert_eq!(entry["changes"]["confirmed"], json!([0, 4]));
    assert!(!entry.to_string().contains("周亚萍"), "the trail does not repeat it: {entry}");
    // The office's own people may be named: nothing is asked of them, unless a resident is called so too.
    for (login, name) in [("shen", "沈清秋"), ("zhou", "周亚萍")] {
        desk.must("add_staff", json!({ "login": login, "name": name, "roles": ["service"] }));
    }
    let id = draft(&desk, &json!({ "document": words("请找客服沈清秋或周亚萍。"), "title": "办公时间" }));
    let personal = desk.must("get_notice", json!({ "id": id }))["personal"].clone();
    assert_eq!(personal, json!([{ "kind": "name", "text": "周亚萍" }]));
    // Removed, it is asked about no more.
    let id = draft(&desk, &json!({ "document": words("请到前台领取包裹，电话 0571-88881234。") }));
    desk.must("publish_notice", json!({ "id": id }));
}

#[test]
fn a_correction_replaces_the_notice_when_it_is_published() {
    let desk = Desk::open();
    let first = published(&desk, &json!({}));
    let second = desk.must("correct_notice", json!({ "id": first }));
    let id = second["notice"]["id"].as_i64().unwrap();
    assert_eq!(
        (&second["corrects"]["number"], &second["notice"]["title"]),
        (&json!("2026-001"), &json!("电梯年检公告"))
    );
    assert_eq!(desk.refusal("correct_notice", json!({ "id": first })), "notice.correction_begun");
    let standing = |id: i64| desk.must("get_notice", json!({ "id": id }))["notice"]["standing"].clone();
    assert_eq!(standing(first), "scheduled", "it stands until then");
    let plan = plan(&json!({ "title": "电梯年检公告（更正）" }));
    desk.must("save_notice", json!({ "id": id, "plan": plan }));
    desk.must("publish_notice", json!({ "id": id }));
    assert_eq!((standing(first), standing(id)), (json!("replaced"), json!("scheduled")));
    assert_eq!(desk.must("get_notice", json!({ "id": first }))["corrected_by"]["number"], "2026-002");
    let about = |id: i64| {
        let trail = desk.must("list_audit_entries", json!({ "filter": { "operation": "publish_notice" } }));
        let rows = trail["entries"].as_array().unwrap().clone();
        rows.into_iter()
            .any(|row| row["subject"] == format!("notice/{id}") && row["changes"]["state"][1] == "replaced")
    };
    assert!(about(first), "the trail says that the first was replaced");
    assert_eq!(desk.refusal("correct_notice", json!({ "id": first })), "notice.transition_refused");
    // A correction that was given up leaves the way free; one of what was taken back meanwhile replaces nothing.
    let third = desk.must("correct_notice", json!({ "id": id }))["notice"]["id"].clone();
    desk.must("drop_notice", json!({ "id": third }));
    let fourth = desk.must("correct_notice", json!({ "id": id }))["notice"]["id"].clone();
    desk.must("withdraw_notice", json!({ "id": id, "reason": "停检" }));
    desk.must("publish_notice", json!({ "id": fourth }));
    assert_eq!(standing(id), "withdrawn");
}

#[test]
fn what_hangs_is_proven_in_each_channel() {
    let desk = Desk::open();
    let id = draft(&desk, &json!({}));
    let posting = |channel: i64, day: &str| json!({ "id": id, "channel_id": channel, "posted_on": day });
    assert_eq!(desk.refusal("record_notice_posting", posting(2, "2026-11-23")), "notice.not_published");
    desk.must("publish_notice", json!({ "id": id }));
    let cases = [
        (posting(1, "2026-11-23"), "input.unknown_id@channel_id"),
        (posting(2, "2026-11-24"), "time.in_future@posted_on"),
        (posting(2, "2026-11-22"), "date.before_start@posted_on"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("record_notice_posting", arguments), expected);
    }
    desk.set("2026-11-25T02:00:00Z");
    let missing = |desk: &Desk| desk.must("get_notice", json!({ "id": id }))["notice"]["missing"].clone();
    assert_eq!(missing(&desk), 2);
    // A day says when, it proves nothing yet.
    let told = desk.must("record_notice_posting", posting(2, "2026-11-24"));
    assert_eq!(
        (&told["postings"][0]["on_time"], &told["postings"][0]["missing"]),
        (&json!(true), &json!(true))
    );
    let mut linked = posting(2, "2026-11-24");
    linked["link"] = json!("https://example.com/1");
    assert_eq!(
        desk.refusal("record_notice_posting", {
            let mut stale = linked.clone();
            stale["expected_version"] = json!(9);
            stale
        }),
        "record.changed"
    );
    linked["expected_version"] = told["postings"][0]["posted"]["version"].clone();
    desk.must("record_notice_posting", linked.clone());
    assert_eq!(desk.refusal("record_notice_posting", linked.clone()), "record.changed");
    assert_eq!(missing(&desk), 1);
    // The last proof stays.
    linked["link"] = Value::Null;
    linked["expected_version"] = json!(2);
    assert_eq!(desk.refusal("record_notice_posting", linked), "notice.last_proof@link");
    // A photograph proves it too, late as it is.
    let late = desk.must("record_notice_posting", posting(6, "2026-11-25"));
    assert_eq!(late["postings"][1]["on_time"], false);
    let own = late["postings"][1]["posted"]["id"].clone();
    let file = json!({ "posting_id": own, "file_name": "board.pdf", "base64": "JVBERi0xLjcK" });
    let files = desk.must("add_notice_file", file.clone());
    assert_eq!(desk.refusal("add_notice_file", file), "attachment.there@base64");
    assert_eq!(missing(&desk), 0);
    let gone = json!({ "posting_id": own, "id": files[0]["id"] });
    assert_eq!(desk.must("get_notice_file", gone.clone())["name"], "board.pdf");
    assert_eq!(desk.refusal("remove_notice_file", gone.clone()), "notice.last_proof@id");
    let second = json!({ "posting_id": own, "file_name": "b.pdf", "base64": "JVBERi0xLjgK" });
    desk.must("add_notice_file", second);
    desk.must("remove_notice_file", gone.clone());
    assert_eq!(desk.refusal("get_notice_file", gone), "input.unknown_id@id");
    assert_eq!(
        desk.refusal("get_notice_file", json!({ "posting_id": 99, "id": 1 })),
        "input.unknown_id@posting_id"
    );
    assert!(desk.raw().execute("DELETE FROM notice_postings", []).is_err());
    // The board of channels shows what hangs last in each.
    let board = desk.must("get_channel_board", json!({}));
    let last = |channel: usize| board["channels"][channel]["last_notice"].clone();
    assert_eq!((&last(1)["title"], &last(1)["posted_on"]), (&json!("电梯年检公告"), &json!("2026-11-24")));
    assert_eq!(last(0), Value::Null);
    // What was taken back takes no proof any more.
    desk.must("withdraw_notice", json!({ "id": id, "reason": "停检" }));
    assert_eq!(desk.refusal("record_notice_posting", posting(6, "2026-11-25")), "notice.not_published");
}

/// Proof still comes late when the notice is over (R1), and none is taken away: it is in the archive.
#[test]
fn what_proves_a_notice_that_is_over_stays() {
    let desk = Desk::open();
    let id = published(&desk, &json!({ "from_on": "2026-11-23", "until_on": "2026-11-28", "channels": [2] }));
    let hung =
        json!({ "id": id, "channel_id": 2, "posted_on": "2026-11-23", "posted_by": null, "link": null });
    let posting = desk.must("record_notice_posting", hung)["postings"][0]["posted"]["id"].clone();
    let photograph = |base64: &str| {
        let file = json!({ "posting_id": posting, "file_name": "board.pdf", "base64": base64 });
        desk.must("add_notice_file", file).as_array().unwrap().last().unwrap()["id"].clone()
    };
    photograph("JVBERi0xLjcK");
    let wrong = photograph("JVBERi0xLjYK");
    desk.must("remove_notice_file", json!({ "posting_id": posting, "id": wrong }));
    desk.must("end_notice", json!({ "id": id }));
    let late = photograph("JVBERi0xLjgK");
    let taken = json!({ "posting_id": posting, "id": late });
    assert_eq!(desk.refusal("remove_notice_file", taken), "notice.proof_archived@id");
}

#[test]
fn what_is_owed_is_reminded_of() {
    let desk = Desk::open();
    let none: [(String, i64); 0] = [];
    assert_eq!(kinds(&desk), [("silent".to_owned(), 0)], "nothing was ever published");
    let id = published(&desk, &json!({ "from_on": "2026-11-23", "until_on": "2026-11-28", "channels": [2] }));
    assert_eq!(kinds(&desk), none);
    // The first day itself may still be used; the day after, the proof is missing.
    desk.set("2026-11-23T15:59:59Z");
    assert_eq!(kinds(&desk), none);
    desk.set("2026-11-23T16:00:00Z");
    assert_eq!(kinds(&desk), [("proof".to_owned(), 1)]);
    post(&desk, id, 2, Some("https://example.com"));
    assert_eq!(kinds(&desk), none);
    desk.set("2026-11-25T02:00:00Z");
    assert_eq!(kinds(&desk), [("ending".to_owned(), 0)]);
    let waiting = draft(&desk, &json!({ "from_on": "2026-11-29", "until_on": null }));
    assert_eq!(kinds(&desk).len(), 1, "its day is far");
    desk.set("2026-11-26T02:00:00Z");
    assert_eq!(kinds(&desk), [("publish".to_owned(), 0), ("ending".to_owned(), 0)]);
    desk.hire("chenyu", &["service"]);
    let seen = desk.call_as("chenyu", "list_notice_reminders", json!({})).unwrap();
    assert_eq!(seen.as_array().unwrap().len(), 1, "whoever does not publish is not asked to");
    desk.must("drop_notice", json!({ "id": waiting }));
    // Thirty days are enough, thirty-one are not; the office may want it otherwise.
    desk.set("2026-12-23T02:00:00Z");
    assert_eq!(kinds(&desk), none);
    desk.set("2026-12-24T02:00:00Z");
    assert_eq!(kinds(&desk), [("silent".to_owned(), 31)]);
    let rule = desk.must("set_notice_rule", json!({ "silent_days": 31, "expected_version": 1 }));
    assert_eq!(rule, json!({ "silent_days": 31, "version": 2 }));
    assert_eq!(kinds(&desk), none);
    assert_eq!(
        desk.refusal("set_notice_rule", json!({ "silent_days": 7, "expected_version": 1 })),
        "record.changed"
    );
    for days in [0, 367] {
        let refused = desk.refusal("set_notice_rule", json!({ "silent_days": days }));
        assert_eq!(refused, "input.out_of_range@silent_days");
    }
}

#[test]
fn lists_are_filtered_found_by_words_and_paged_by_key() {
    let desk = Desk::open();
    let days = ["2026-11-23", "2026-11-24", "2026-11-24", "2026-11-30"];
    for (place, day) in days.iter().enumerate() {
        let more = json!({ "title": format!("第{place}号通知"), "from_on": day, "until_on": null,
            "kind": if place == 3 { "outage" } else { "general" }, "channels": [if place == 0 { 1 } else { 2 }] });
        published(&desk, &more);
    }
    draft(&desk, &json!({ "title": "ＡＢ幢停水", "document": words("清洗水箱，请储水") }));
    let titles = |arguments: Value| -> Vec<String> {
        let page = desk.must("list_notices", arguments);
        page["rows"].as_array().unwrap().iter().map(|row| text(&row["title"]).to_owned()).collect()
    };
    assert_eq!(titles(json!({})), ["第3号通知", "ＡＢ幢停水", "第2号通知", "第1号通知", "第0号通知"]);
    assert_eq!(titles(json!({ "kind": "outage" })), ["第3号通知"]);
    assert_eq!(titles(json!({ "channel_id": 1 })), ["第0号通知"]);
    assert_eq!(titles(json!({ "standing": "posted" })), ["第0号通知"]);
    assert_eq!(titles(json!({ "standing": "draft" })), ["ＡＢ幢停水"]);
    assert_eq!(titles(json!({ "standing": "scheduled" })).len(), 3);
    assert_eq!(titles(json!({ "from_on": "2026-11-24", "to_on": "2026-11-24" })).len(), 3);
    for (words, expected) in [
        ("ab幢", 1),
        ("水箱", 1),
        ("停水 储水", 1),
        ("停水 电梯", 0),
        ("箱请", 0),
        ("号通知", 4),
        ("2026-003", 1),
    ] {
        assert_eq!(titles(json!({ "words": words })).len(), expected, "{words}");
    }
    assert_eq!(desk.refusal("list_notices", json!({ "words": "水" })), "input.too_short@words");
    // What is no longer said is no longer found.
    desk.must("save_notice", json!({ "id": 5, "plan": plan(&json!({ "title": "停电" })) }));
    assert!(titles(json!({ "words": "水箱" })).is_empty());
    let mut walked = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = desk.must("list_notices", json!({ "limit": 2, "after": after }));
        walked.extend(page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(walked, [4, 5, 3, 2, 1]);
    assert_eq!(desk.refusal("list_notices", json!({ "after": "x" })), "cursor.malformed@after");
    desk.must("drop_notice", json!({ "id": 5 }));
    assert_eq!((titles(json!({})).len(), titles(json!({ "standing": "dropped" })).len()), (4, 1));
}

#[test]
fn service_writes_and_proves_but_does_not_publish() {
    let desk = Desk::open();
    desk.hire("chenyu", &["service"]);
    let saved = desk.call_as("chenyu", "save_notice", json!({ "plan": plan(&json!({})) })).unwrap();
    assert_eq!(saved["steps"], json!(["save", "drop"]));
    assert_eq!(desk.refusal_as("chenyu", "publish_notice", json!({ "id": 1 })), "permission.denied");
    desk.must("publish_notice", json!({ "id": 1 }));
    let posting = json!({ "id": 1, "channel_id": 2, "posted_on": "2026-11-23", "link": "公众号" });
    let posted = desk.call_as("chenyu", "record_notice_posting", posting).unwrap();
    assert_eq!(posted["postings"][0]["posted"]["by"]["name"], "chenyu");
    for operation in ["end_notice", "set_notice_rule"] {
        let refused = desk.refusal_as("chenyu", operation, json!({ "id": 1, "silent_days": 7 }));
        assert_eq!(refused, "permission.denied", "{operation}");
    }
}

#[test]
fn the_quarter_counts_what_began_in_it_and_what_was_proven_in_it() {
    let desk = Desk::open();
    desk.set("2026-09-28T02:00:00Z");
    let first = published(&desk, &json!({ "from_on": "2026-09-28", "until_on": null, "channels": [2, 6] }));
    let last = published(
        &desk,
        &json!({ "kind": "outage", "from_on": "2026-09-30", "until_on": null, "channels": [2] }),
    );
    let next = published(&desk, &json!({ "from_on": "2026-10-01", "until_on": null, "channels": [2] }));
    // Taken back before it began: it never hung.
    let never = published(&desk, &json!({ "from_on": "2026-09-30", "until_on": null, "channels": [2] }));
    desk.must("withdraw_notice", json!({ "id": never, "reason": "改期" }));
    let figures =
        |quarter: &str| desk.must("quarter_figures", json!({ "quarter": quarter }))["notices"].clone();
    let rate = |part: &Value| {
        (part["proven"]["numerator"].as_i64().unwrap(), part["proven"]["denominator"].as_i64().unwrap())
    };
    let now = figures("2026Q3");
    assert_eq!((now["count"].as_i64().unwrap(), rate(&now)), (2, (0, 0)), "no first day has passed");
    post(&desk, first, 2, Some("https://example.com"));
    desk.set("2026-09-29T02:00:00Z");
    assert_eq!(rate(&figures("2026Q3")), (1, 2));
    desk.set("2026-10-02T02:00:00Z");
    let third = figures("2026Q3");
    assert_eq!((third["count"].as_i64().unwrap(), rate(&third)), (2, (1, 3)));
    assert_eq!(third["by_kind"][1], json!({ "kind": "outage", "count": 1 }));
    let channels: Vec<(i64, (i64, i64))> = third["by_channel"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["count"].as_i64().unwrap(), rate(one)))
        .collect();
    assert_eq!(channels, [(2, (1, 2)), (1, (0, 1))]);
    // What is proven after the quarter does not change it.
    post(&desk, last, 2, Some("https://example.com"));
    post(&desk, next, 2, Some("https://example.com"));
    desk.must("withdraw_notice", json!({ "id": first, "reason": "旧了" }));
    assert_eq!(figures("2026Q3"), third);
    assert_eq!(rate(&figures("2026Q4")), (1, 1));
    let report = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    assert_eq!(report["as_of"], "2026-10-02T02:00:00Z", "the last that was done about it");
}

#[test]
fn the_same_notice_gives_the_same_poster() {
    let desk = Desk::open();
    let fees = json!([fee("车位费", "1,234.10"), fee("照明", "-0.2")]);
    let id = published(&desk, &json!({ "kind": "fees", "fees": fees }));
    let poster = |paper: &str| desk.must("render_notice", json!({ "id": id, "paper": paper }));
    let first = poster("a4");
    assert_eq!((&first["pages"], &first["missing"]), (&json!(1), &json!([])));
    assert_eq!(first["file_name"], "本小区电梯年检公告（A4）.pdf");
    desk.pass(chrono::TimeDelta::days(3));
    assert_eq!(poster("a4")["base64"], first["base64"]);
    assert_ne!(poster("a3")["base64"], first["base64"]);
}

#[test]
fn what_hung_before_the_program_came_is_entered_with_a_reason_and_seen_as_such() {
    let desk = Desk::open();
    desk.must(
        "save_channel",
        json!({ "id": 2, "kind": "online", "name": "在线平台", "until_on": "2026-11-10" }),
    );
    let past = json!({ "from_on": "2026-11-02", "until_on": "2026-11-09" });
    let id = draft(&desk, &past);
    let publish = |reason: Value| json!({ "id": id, "late_entry_reason": reason });
    for reason in [Value::Null, json!(" ")] {
        assert_eq!(desk.refusal("publish_notice", publish(reason)), "input.required@late_entry_reason");
    }
    let entered = desk.must("publish_notice", publish(json!("启用程序之前张贴")));
    let notice = &entered["notice"];
    assert_eq!(
        (&notice["late_entry_reason"], &notice["number"], &notice["standing"]),
        (&json!("启用程序之前张贴"), &json!("2026-001"), &json!("ended"))
    );
    let posted = |day: &str| json!({ "id": id, "channel_id": 6, "posted_on": day, "link": "照片在档案柜" });
    assert!(desk.refusal("record_notice_posting", posted("2026-11-01")).ends_with("@posted_on"));
    let proof = desk.must("record_notice_posting", posted("2026-11-02"));
    assert_eq!(proof["postings"][1]["on_time"], true);
    // It counts in the quarter that is running, and changes none that is over.
    let count = |quarter: &str| {
        desk.must("quarter_figures", json!({ "quarter": quarter }))["notices"]["count"].clone()
    };
    assert_eq!(count("2026Q4"), 1);
    let older = draft(&desk, &json!({ "channels": [6], "from_on": "2026-09-01" }));
    desk.must("publish_notice", json!({ "id": older, "late_entry_reason": "补录" }));
    assert_eq!(count("2026Q3"), 0);
    assert!(desk.raw().execute("UPDATE notices SET late_entry_reason = NULL", []).is_err());
    // One of today needs none, and keeps none; a correction cannot have hung.
    let today = draft(&desk, &json!({ "channels": [6], "from_on": "2026-11-23" }));
    let shown = desk.must("publish_notice", json!({ "id": today, "late_entry_reason": "补录" }));
    assert_eq!(shown["notice"]["late_entry_reason"], Value::Null);
    // A channel that was out of service by then cannot have shown it.
    let gone = json!({ "plan": plan(&json!({ "from_on": "2026-11-11" })) });
    assert_eq!(desk.refusal("save_notice", gone), "input.out_of_service@plan.channels[0]");
}
