//! Phrases, the answers written with them, and the letter that an answer becomes. All of it is made up.

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// A complaint about the facilities by somebody whose name is told.
fn complaint(desk: &Desk) -> String {
    let ticket = desk.must(
        "register_ticket",
        json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "room": "3-2-1502",
            "caller_name": "王秀英", "phone": "12812345678", "content": "电梯今天早上停了。老人下不了楼" }),
    );
    text(&ticket["number"]).to_owned()
}

fn offered(desk: &Desk, number: &str, purpose: &str) -> Vec<Value> {
    desk.must("offer_phrases", json!({ "number": number, "purpose": purpose })).as_array().unwrap().clone()
}

fn phrase(title: &str, content: &str) -> Value {
    json!({ "title": title, "content": content, "purpose": "feedback" })
}

#[test]
fn an_office_begins_with_phrases_that_can_be_saved_as_they_are() {
    let desk = Desk::open();
    let before = desk.must("list_phrases", json!({}));
    assert!(before["phrases"].as_array().unwrap().len() >= 12);
    let places = before["places"].as_array().unwrap();
    assert!(places.contains(&json!({ "word": "称呼", "by_hand": false })));
    assert!(places.contains(&json!({ "word": "结果", "by_hand": true })));
    let saved = desk
        .must("save_phrases", json!({ "phrases": before["phrases"], "expected_version": before["version"] }));
    assert_eq!(saved["phrases"], before["phrases"]);
    let stale = json!({ "phrases": [], "expected_version": before["version"] });
    assert_eq!(desk.refusal("save_phrases", stale), "record.changed");
}

#[test]
fn a_phrase_that_cannot_be_filled_is_refused_at_its_field() {
    let desk = Desk::open();
    let good = phrase("好", "{称呼}");
    for (bad, expected) in [
        (phrase("", "好"), "input.required@phrases[1].title"),
        (phrase("好", " "), "input.required@phrases[1].content"),
        (phrase(&"长".repeat(21), "好"), "input.too_long@phrases[1].title"),
        (phrase("好", &"长".repeat(1001)), "input.too_long@phrases[1].content"),
        (phrase("好", "{姓名}，您好"), "phrase.place_unknown@phrases[1].content"),
        (phrase("好", "您好{称呼"), "phrase.place_unknown@phrases[1].content"),
        (phrase("好", "｛电话｝"), "phrase.place_unknown@phrases[1].content"),
        (
            json!({ "title": "好", "content": "好", "purpose": "note", "topic_id": 99 }),
            "input.unknown_id@phrases[1].topic_id",
        ),
    ] {
        assert_eq!(desk.refusal("save_phrases", json!({ "phrases": [good, bad] })), expected, "{bad}");
    }
    let many = vec![good; 201];
    assert_eq!(desk.refusal("save_phrases", json!({ "phrases": many })), "input.out_of_range@phrases");
    // The braces that a Chinese keyboard gives are meant as well.
    let saved = desk.must("save_phrases", json!({ "phrases": [phrase("好", "｛称呼｝，您好")] }));
    assert_eq!(saved["phrases"][0]["content"], "{称呼}，您好");
}

#[test]
fn phrases_are_filled_from_the_ticket_and_what_it_does_not_know_stays_in_sight() {
    let desk = Desk::open();
    let all = "{称呼}|{房号}|{编号}|{类别}|{主题}|{内容}|{受理时间}|{办理人}|{期限}|{小区}|{物业}|{今天}|{结果}|{约定时间}";
    let mut phrases = vec![phrase("全部", all)];
    for (title, more) in [
        ("投诉用", json!({ "category": "complaint" })),
        ("建议用", json!({ "category": "suggestion" })),
        ("绿化用", json!({ "topic_id": 5 })),
    ] {
        let mut one = phrase(title, "好");
        one.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        phrases.push(one);
    }
    phrases.push(json!({ "title": "记录用", "content": "到{房号}", "purpose": "note" }));
    desk.must("update_office", json!({ "community_name": "翠湖花园", "office_name": "翠湖物业" }));
    desk.must("save_phrases", json!({ "phrases": phrases }));
    let number = complaint(&desk);
    let rows = offered(&desk, &number, "feedback");
    let titles: Vec<(&str, bool)> =
        rows.iter().map(|row| (text(&row["title"]), row["fits"].as_bool().unwrap())).collect();
    assert_eq!(titles, [("投诉用", true), ("全部", true), ("建议用", false), ("绿化用", false)]);
    assert_eq!(rows[0]["initials"], "tsy");
    assert_eq!(
        rows[1]["content"],
        format!(
            "王秀英|3-2-1502|{number}|投诉|设施维护|电梯今天早上停了|11月23日|〔办理人〕|11月25日（周三）10:00|翠湖花园|翠湖物业|11月23日|〔结果〕|〔约定时间〕"
        )
    );
    assert_eq!(offered(&desk, &number, "note")[0]["content"], "到3-2-1502");

    // Nobody gave a name; nothing is owed any more once the resident was told.
    let nameless = desk.register("complaint");
    desk.must("assign_ticket", json!({ "number": nameless, "staff_id": 1 }));
    desk.act(&nameless, "give_feedback").unwrap();
    let rows = offered(&desk, &nameless, "feedback");
    let content = text(&rows[1]["content"]);
    assert!(content.starts_with("〔称呼〕|〔房号〕|"), "{content}");
    assert!(content.contains("|物业经理|〔期限〕|"), "{content}");
}

#[test]
fn what_is_used_most_is_offered_first() {
    let desk = Desk::open();
    desk.hire("li", &["service"]);
    let note = |title: &str| json!({ "title": title, "content": "好", "purpose": "note" });
    let mut phrases =
        vec![phrase("甲", "好"), phrase("乙", "好"), phrase("丙", "好"), note("甲"), note("乙")];
    phrases.push(json!({ "title": "丁", "content": "好", "purpose": "feedback", "category": "complaint" }));
    phrases.push(json!({ "title": "戊", "content": "好", "purpose": "feedback", "category": "inquiry" }));
    let phrases = json!(phrases);
    desk.must("save_phrases", json!({ "phrases": phrases }));
    let number = complaint(&desk);
    let titles = |who: &str, purpose: &str| -> String {
        let rows =
            desk.call_as(who, "offer_phrases", json!({ "number": number, "purpose": purpose })).unwrap();
        rows.as_array().unwrap().iter().map(|row| text(&row["title"])).collect()
    };
    let say = |who: &str, phrase: &str| {
        let feedback = json!({ "number": number, "channel_id": 1, "content": "好", "phrase": phrase });
        desk.call_as(who, "give_feedback", feedback).unwrap();
    };
    let me = text(&desk.must("list_staff", json!({}))[0]["login"]).to_owned();
    // Nobody used any: those meant for such a ticket, then the office's order; what is not meant comes last.
    assert_eq!(titles(&me, "feedback"), "丁甲乙丙戊");
    say(&me, "丙");
    assert_eq!(titles(&me, "feedback"), "丙丁甲乙戊");
    assert_eq!(titles("li", "feedback"), "丙丁甲乙戊", "what the office uses counts for who used none");
    for title in ["乙", "乙", "丙", "没有这一条"] {
        say("li", title);
    }
    assert_eq!(titles("li", "feedback"), "乙丙丁甲戊");
    assert_eq!(titles(&me, "feedback"), "丙乙丁甲戊", "one's own use counts before that of others");
    assert_eq!(titles(&me, "note"), "甲乙", "an answer is no note");
    desk.must("add_note", json!({ "number": number, "content": "好", "phrase": "乙" }));
    assert_eq!(titles(&me, "note"), "乙甲");
    assert_eq!(desk.count("SELECT count(*) FROM phrase_uses"), 4);

    // Moved and reworded it is the same; with another title it is another.
    let mut changed = phrases;
    changed[2]["content"] = json!("好的");
    changed[1]["title"] = json!("新");
    desk.must("save_phrases", json!({ "phrases": changed }));
    assert_eq!(titles("li", "feedback"), "丙丁甲新戊");
    assert_eq!(desk.count("SELECT count(*) FROM phrase_uses"), 3);
    let long = json!({ "number": number, "content": "好", "phrase": "长".repeat(21) });
    assert_eq!(desk.refusal("add_note", long), "input.too_long@phrase");
}

#[test]
fn a_resident_is_never_told_a_text_with_an_open_place() {
    let desk = Desk::open();
    let number = complaint(&desk);
    let say = |content: &str| json!({ "number": number, "channel_id": 1, "content": content });
    for open in ["王秀英，您好：〔结果〕", "{称呼}，您好"] {
        assert_eq!(desk.refusal("give_feedback", say(open)), "phrase.unfilled@content", "{open}");
    }
    let refused = desk.call("give_feedback", say("〔称呼〕：〔结果〕")).unwrap_err();
    assert_eq!(refused.params["places"], "〔称呼〕〔结果〕");
    assert_eq!(desk.ticket(&number)["first_feedback_at"], Value::Null);

    let second = desk.register("complaint");
    desk.must("attach_ticket", json!({ "number": second, "same_as": number }));
    let all = json!({ "incident_id": 1, "numbers": [number, second], "channel_id": 1, "content": "{结果}" });
    assert_eq!(desk.refusal("give_incident_feedback", all), "phrase.unfilled@content");

    // A note to oneself may have one, and other brackets mean nothing.
    desk.must("add_note", json!({ "number": number, "content": "〔结果〕待补" }));
    desk.must("give_feedback", say("按物业〔2026〕3 号通知办理"));
}

#[test]
fn an_answer_becomes_a_letter_and_that_it_was_made_is_recorded() {
    let desk = Desk::open();
    let number = complaint(&desk);
    let make = |more: Value| {
        let mut arguments = json!({ "number": number });
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        arguments
    };
    assert_eq!(desk.refusal("make_letter", make(json!({}))), "ticket.not_answered");
    for content in ["已派人查看", "控制板已更换，电梯恢复运行。\n今后每月检查一次。"]
    {
        desk.must("give_feedback", json!({ "number": number, "channel_id": 1, "content": content }));
    }
    let letter = desk.must("make_letter", make(json!({})));
    assert_eq!((&letter["pages"], &letter["missing"]), (&json!(1), &json!([])));
    assert_eq!(letter["file_name"], format!("本小区答复函{number}.pdf"));
    let again = desk.must("make_letter", make(json!({})));
    assert_eq!(letter["base64"], again["base64"], "the same answer is the same letter");
    let first = desk.ticket(&number)["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["kind"] == "feedback_given")
        .map(|entry| entry["id"].clone())
        .unwrap();
    let earlier = desk.must("make_letter", make(json!({ "feedback_id": first })));
    assert_ne!(letter["base64"], earlier["base64"]);
    assert!(STANDARD.decode(text(&letter["base64"])).unwrap().starts_with(b"%PDF"));
    // A line of the timeline that is no feedback is no letter.
    assert_eq!(
        desk.refusal("make_letter", make(json!({ "feedback_id": 1 }))),
        "input.unknown_id@feedback_id"
    );
    let entry = &desk.must("list_audit_entries", json!({ "limit": 1 }))["entries"][0];
    assert_eq!((&entry["operation"], &entry["subject"]), (&json!("make_letter"), &json!(number)));
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'make_letter'"), 3);
}

#[test]
fn what_is_about_staff_is_neither_offered_nor_written_to_who_may_not_see_it() {
    let desk = Desk::open();
    desk.hire("li", &["service"]);
    let number = complaint(&desk);
    desk.must("mark_ticket", json!({ "number": number, "about_staff": true }));
    desk.act(&number, "give_feedback").unwrap();
    for (operation, arguments) in [
        ("offer_phrases", json!({ "number": number, "purpose": "feedback" })),
        ("make_letter", json!({ "number": number })),
    ] {
        assert_eq!(desk.refusal_as("li", operation, arguments), "ticket.not_found@number", "{operation}");
    }
}

#[test]
fn a_list_is_given_out_on_paper() {
    let desk = Desk::open();
    let number = complaint(&desk);
    for _ in 0..40 {
        desk.register("inquiry");
    }
    let export = |more: Value| {
        let mut arguments = json!({ "filter": {}, "format": "pdf" });
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.must("export_tickets", arguments)
    };
    let whole = export(json!({}));
    assert_eq!(whole["tickets"], 41);
    assert_eq!(whole["file_name"], "来件清单-20261123-1000.pdf");
    let pages = |answer: &Value| {
        let file = STANDARD.decode(text(&answer["base64"])).unwrap();
        lopdf::Document::load_mem(&file).unwrap().get_pages().len()
    };
    assert_eq!(pages(&whole), 3);
    let picked = export(json!({ "numbers": [number] }));
    assert_eq!((&picked["tickets"], pages(&picked)), (&json!(1), 1));
    let found = export(json!({ "filter": { "query": "老人" } }));
    assert_eq!(found["tickets"], 1);
    let nothing = export(json!({ "filter": { "query": "没有这回事" } }));
    assert_eq!((&nothing["tickets"], pages(&nothing)), (&json!(0), 1));
}
