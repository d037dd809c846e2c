//! Minutes from the record to the posting: their course, what is frozen, their figures, and that what is posted names nobody.

use std::io::{Cursor, Read as _};

use crate::common::{Desk, printed, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

const SEVEN: [&str; 7] =
    ["王建国 主任", "李芳 副主任", "周亚萍 委员", "覃勇 委员", "曾静 3-2-1502", "单雄信", "尉迟敏"];

fn pdf(marker: &str) -> String {
    STANDARD.encode(format!("%PDF-1.7\n{marker}\n"))
}

/// A committee's meeting of 2026-12-15 that is over: six of seven came, one item was carried by name, one not by hands.
pub fn held(desk: &Desk) -> Value {
    let people: Vec<Value> = SEVEN
        .iter()
        .map(|person| {
            let (name, note) =
                person.split_once(' ').map_or((*person, None), |(name, note)| (name, Some(note)));
            json!({ "name": name, "note": note, "votes": true })
        })
        .collect();
    let meeting = desk.must(
        "plan_meeting",
        json!({ "profile_id": 1, "title": "十二月例会", "starts_at": "2026-12-15T06:00:00Z", "place": "二楼会议室",
            "items": [{ "title": "电梯维保方案", "proposer": "王建国", "matter": "ordinary" },
                { "title": "广场舞时段", "matter": "ordinary" }], "people": people }),
    );
    let id = &meeting["id"];
    desk.must("note_notice", json!({ "id": id, "notice_on": "2026-11-23" }));
    desk.set("2026-12-15T06:00:00Z");
    let mut meeting = meeting.clone();
    for person in meeting["people"].as_array().unwrap().clone().iter().take(6) {
        meeting = desk.must(
            "record_attendance",
            json!({ "meeting_id": id, "person_id": person["id"], "attendance": "present" }),
        );
    }
    desk.must("start_meeting", json!({ "id": id }));
    let votes: Vec<Value> = ["for", "for", "for", "for", "against", "abstain"]
        .iter()
        .zip(meeting["people"].as_array().unwrap())
        .map(|(choice, person)| json!({ "person_id": person["id"], "choice": choice }))
        .collect();
    let item = |place: usize| json!({ "meeting_id": id, "item_id": meeting["items"][place]["id"] });
    let over = |text: &str| json!({ "text": text, "instead_of": "" });
    let with = |mut base: Value, key: &str, value: Value| {
        base[key] = value;
        base
    };
    desk.must("vote_on_item", with(item(0), "votes", json!(votes)));
    let said = "张伟（3栋2单元1502，电话13812345678）说报价偏高。\n李 芳认为第二家合适。";
    desk.must("note_item", with(with(item(0), "discussion", over(said)), "decision", over("选第二家")));
    desk.must("close_item", item(0));
    let hands = json!({ "approving": 2, "opposing": 3, "abstaining": 1 });
    desk.must("vote_on_item", with(item(1), "hands", json!({ "count": hands })));
    desk.must("close_item", item(1));
    desk.set("2026-12-15T08:00:00Z");
    desk.must("end_meeting", json!({ "id": id }))
}

/// The register: an owner who is no member.
fn register(desk: &Desk) {
    let room = desk.must("save_room", json!({ "room": "3-2-1502", "area_hundredths": 8950 }));
    let people = json!([{ "name": "张伟", "role": "owner", "phones": ["13812345678"] }]);
    desk.must("move_in", json!({ "room_id": room["id"], "people": people }));
}

pub fn begun(desk: &Desk) -> Value {
    desk.must("begin_minutes", json!({ "meeting_id": 1 }))
}

/// What the text of minutes says, without what sets it off.
fn said(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let own = fields.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
            own + &fields.get("content").map(said).unwrap_or_default()
        }
        Value::Array(parts) => parts.iter().map(said).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

fn saying(words: &str) -> Value {
    let text = json!({ "type": "text", "text": words });
    json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [text] }] })
}

fn scan(desk: &Desk, purpose: &str, marker: &str) -> i64 {
    let file = json!({ "meeting_id": 1, "purpose": purpose, "file_name": format!("{marker}.pdf"), "base64": pdf(marker) });
    let files = desk.must("add_meeting_file", file);
    files.as_array().unwrap().last().unwrap()["id"].as_i64().unwrap()
}

/// Brings the newest minutes through to what `until` names.
pub fn bring(desk: &Desk, id: i64, until: &str) {
    for step in ["submit", "sign", "issue"] {
        act(desk, id, step).unwrap();
        if step == until {
            return;
        }
    }
}

pub fn act(desk: &Desk, id: i64, action: &str) -> Result<Value, String> {
    let call = |operation: &str, arguments: Value| {
        desk.call(operation, arguments).map_err(|error| error.code.text().to_owned())
    };
    match action {
        "save" => call("save_minutes", json!({ "id": id, "document": saying("改了") })),
        "submit" => call("submit_minutes", json!({ "id": id })),
        "send_back" => call("send_back_minutes", json!({ "id": id, "words": "票数写错了" })),
        "sign" => {
            let files = desk.must("list_meeting_files", json!({ "meeting_id": 1 }));
            let there = files.as_array().unwrap().first().map(|file| file["id"].as_i64().unwrap());
            let scan_id = there.unwrap_or_else(|| scan(desk, "signed_minutes", "签字纪要"));
            let arguments = json!({ "id": id, "signed_on": "2026-12-15", "signers": ["王建国", "李芳"], "scan_id": scan_id });
            call("sign_minutes", arguments)
        }
        "issue" => call("issue_minutes", json!({ "id": id })),
        other => panic!("no action {other}"),
    }
}

#[test]
fn the_draft_has_the_figures_of_the_count() {
    let desk = Desk::open();
    let meeting = held(&desk);
    let minutes = begun(&desk);
    let words = said(&minutes["minutes"][0]["document"]);
    for item in meeting["items"].as_array().unwrap() {
        let outcome = &item["outcome"];
        let tally = &outcome["tally"];
        let told = format!(
            "同意 {} 反对 {} 弃权 {} 出席 {} 全体 {}",
            tally["approving"]["heads"],
            tally["opposing"]["heads"],
            tally["abstaining"]["heads"],
            outcome["taking_part"]["heads"],
            outcome["electorate"]["heads"],
        );
        assert!(words.contains(&told), "{told} in {words}");
        let result = if outcome["passed"] == true { "结果： 通过" } else { "结果： 未通过" };
        assert!(words.contains(result), "{result} in {words}");
        let needed = format!("即{}人", outcome["decision"]["heads"]["needed"]);
        assert!(words.contains(&needed), "{needed} in {words}");
    }
    for told in [
        "应到7人，到会6人",
        "2026年12月15日（星期二）14:00至16:00",
        "二楼会议室",
        "缺席： 尉迟敏。",
        "同意：王建国、李芳、周亚萍、覃勇。反对：曾静。弃权：单雄信。",
        "举手表决。",
        "选第二家",
        "王建国（主任）",
    ] {
        assert!(words.contains(told), "{told} in {words}");
    }
}

#[test]
fn an_assembly_is_drafted_with_heads_and_area() {
    let desk = Desk::open();
    for (place, name) in ["王建国", "李芳", "周亚萍"].iter().enumerate() {
        let room = desk
            .must("save_room", json!({ "room": format!("1-1-10{place}"), "area_hundredths": 8950 + place }));
        let people = json!([{ "name": name, "role": "owner", "phones": [format!("1281234000{place}")] }]);
        desk.must("move_in", json!({ "room_id": room["id"], "people": people }));
    }
    desk.must(
        "plan_meeting",
        json!({ "profile_id": 2, "title": "年度大会", "starts_at": "2026-12-15T06:00:00Z", "place": "广场", "people": [],
            "items": [{ "title": "使用维修资金", "matter": "ordinary" }] }),
    );
    desk.must("draw_electorate", json!({ "id": 1, "day": "2026-11-23" }));
    let meeting = desk.must("start_meeting", json!({ "id": 1 }));
    let item = &meeting["items"][0]["id"];
    for (voter, ballot) in [
        (1, json!({ "item_id": item, "choice": "for" })),
        (2, json!({ "item_id": item, "choice": "for" })),
        (3, json!({ "item_id": item, "choice": "invalid", "reason": "未签名" })),
    ] {
        desk.must("enter_ballot", json!({ "meeting_id": 1, "voter_id": voter, "ballots": [ballot] }));
    }
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": item }));
    desk.must("end_meeting", json!({ "id": 1 }));
    let words = said(&begun(&desk)["minutes"][0]["document"]);
    for told in [
        "有表决权的业主共3人，专有部分面积共268.53平方米",
        "同意 2 179.01",
        "无效 1 89.52",
        "参与表决 2 179.01",
        "全体业主 3 268.53",
        "参加须达到2/3以上（含本数），即2人、179.02平方米",
        "结果： 未通过",
    ] {
        assert!(words.contains(told), "{told} in {words}");
    }
}

#[test]
fn minutes_from_the_draft_to_the_posting_and_a_supplement() {
    let desk = Desk::open();
    assert_eq!(desk.refusal("begin_minutes", json!({ "meeting_id": 1 })), "meeting.not_found@meeting_id");
    held(&desk);
    let next = json!({ "profile_id": 1, "title": "下次", "starts_at": "2027-01-20T06:00:00Z", "place": "活动室",
        "people": [], "items": [] });
    let next = desk.must("plan_meeting", next)["id"].clone();
    assert_eq!(desk.refusal("begin_minutes", json!({ "meeting_id": next })), "minutes.meeting_not_over");
    let minutes = begun(&desk);
    let id = minutes["minutes"][0]["id"].as_i64().unwrap();
    assert_eq!(minutes["can_begin"], false);
    assert_eq!(desk.refusal("begin_minutes", json!({ "meeting_id": 1 })), "minutes.not_issued");

    act(&desk, id, "submit").unwrap();
    let back = act(&desk, id, "send_back").unwrap();
    let sent = &back["minutes"][0]["sent_back"];
    assert_eq!((&sent["words"], &sent["by"]["id"]), (&json!("票数写错了"), &json!(1)));
    act(&desk, id, "submit").unwrap();
    let wrong = |signed_on: &str, signers: Value, scan_id: Value| {
        desk.refusal(
            "sign_minutes",
            json!({ "id": id, "signed_on": signed_on, "signers": signers, "scan_id": scan_id }),
        )
    };
    let file = scan(&desk, "signed_minutes", "签字纪要");
    assert_eq!(wrong("2026-12-14", json!(["王建国"]), json!(file)), "date.before_start@signed_on");
    assert_eq!(wrong("2026-12-16", json!(["王建国"]), json!(file)), "time.in_future@signed_on");
    assert_eq!(wrong("2026-12-15", json!([]), json!(file)), "input.required@signers");
    assert_eq!(wrong("2026-12-15", json!([" "]), json!(file)), "input.required@signers[0]");
    assert_eq!(wrong("2026-12-15", json!(["王建国"]), json!(null)), "minutes.scan_missing@scan_id");
    assert_eq!(wrong("2026-12-15", json!(["王建国"]), json!(99)), "input.unknown_id@scan_id");
    act(&desk, id, "sign").unwrap();
    assert_eq!(
        desk.refusal("remove_meeting_file", json!({ "meeting_id": 1, "id": file })),
        "attachment.in_use@id"
    );
    // A photograph that nothing refers to can go until minutes are issued, and stays from then on.
    let remove = |file: i64| json!({ "meeting_id": 1, "id": file });
    let spare = scan(&desk, "sign_in", "签到表");
    desk.must("remove_meeting_file", remove(scan(&desk, "sign_in", "重复的签到表")));
    let posting = json!({ "meeting_id": 1, "place": "3栋公告栏", "posted_on": "2026-12-15" });
    assert_eq!(desk.refusal("record_posting", posting.clone()), "minutes.not_issued");
    assert_eq!(
        desk.refusal("render_minutes", json!({ "id": id, "edition": "posting" })),
        "minutes.not_issued@edition"
    );
    let issued = act(&desk, id, "issue").unwrap();
    assert_eq!((&issued["minutes"][0]["state"], &issued["can_begin"]), (&json!("issued"), &json!(true)));

    let photo = scan(&desk, "posting", "公示照片");
    for file in [spare, photo] {
        assert_eq!(desk.refusal("remove_meeting_file", remove(file)), "attachment.in_use@id");
    }
    let with = |key: &str, value: Value| {
        let mut posting = posting.clone();
        posting[key] = value;
        posting
    };
    assert_eq!(
        desk.refusal("record_posting", with("posted_on", json!("2026-12-14"))),
        "date.before_start@posted_on"
    );
    assert_eq!(
        desk.refusal("record_posting", with("until_on", json!("2026-12-14"))),
        "date.before_start@until_on"
    );
    assert_eq!(
        desk.refusal("record_posting", with("until_on", json!("+10000-01-01"))),
        "input.invalid@until_on"
    );
    assert_eq!(desk.refusal("record_posting", with("photo_id", json!(99))), "input.unknown_id@photo_id");
    assert_eq!(desk.refusal("record_posting", with("id", json!(9))), "input.unknown_id@id");
    let noted = desk.must("record_posting", with("photo_id", json!(photo)));
    assert_eq!(noted["postings"][0]["photo_id"], photo);
    // Noted a second time it is the same one; at another place it is not.
    assert_eq!(desk.refusal("record_posting", with("photo_id", json!(null))), "minutes.posting_there@place");
    desk.must("record_posting", with("place", json!("5栋公告栏")));
    assert_eq!(desk.must("get_meeting", json!({ "id": 1 }))["posting"]["state"], "kept");

    let second = begun(&desk);
    let supplement = &second["minutes"][1];
    assert_eq!((&supplement["number"], &supplement["state"]), (&json!(1), &json!("draft")));
    let id = supplement["id"].as_i64().unwrap();
    bring(&desk, id, "issue");
    assert_eq!(begun(&desk)["minutes"][2]["number"], 2);
}

#[test]
fn versions_are_kept_and_their_differences_told() {
    let desk = Desk::open();
    held(&desk);
    let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    let save = |words: &str| desk.must("save_minutes", json!({ "id": id, "document": saying(words) }));
    let numbers = |answer: &Value| {
        let versions = answer["minutes"][0]["versions"].as_array().unwrap();
        versions.iter().map(|one| (one["number"].as_i64().unwrap(), one["kept"] == true)).collect::<Vec<_>>()
    };
    // Typing goes on in one version; the draft from the record stays beside it.
    save("选第二家");
    assert_eq!(numbers(&save("选第三家")), [(2, false), (1, true)]);
    desk.pass(TimeDelta::minutes(16));
    assert_eq!(numbers(&save("选第三家。")), [(3, false), (2, true), (1, true)]);
    // Somebody else writes another version.
    desk.hire("secretary", &["secretary"]);
    let answer = desk
        .call_as("secretary", "save_minutes", json!({ "id": id, "document": saying("选第四家。") }))
        .unwrap();
    assert_eq!(numbers(&answer)[0], (4, false));
    let version = answer["minutes"][0]["version"].as_i64().unwrap();
    let stale = json!({ "id": id, "document": saying("x"), "expected_version": version - 1 });
    assert_eq!(desk.refusal("save_minutes", stale), "record.changed");

    let lines = desk.must("compare_minutes", json!({ "id": id, "from": 2, "to": 4 }));
    let told = |line: &Value| {
        let parts = line["parts"].as_array().unwrap().iter().map(|part| {
            if part["changed"] == true {
                format!("[{}]", text(&part["text"]))
            } else {
                text(&part["text"]).to_owned()
            }
        });
        format!("{} {}", text(&line["kind"]), parts.collect::<String>())
    };
    let lines: Vec<String> = lines.as_array().unwrap().iter().map(told).collect();
    assert_eq!(lines, ["removed 选第[三]家", "added 选第[四]家[。]"]);
    assert_eq!(
        desk.refusal("compare_minutes", json!({ "id": id, "from": 9, "to": 1 })),
        "input.unknown_id@from"
    );
}

#[test]
fn an_earlier_version_is_put_back_as_a_new_one_and_nothing_is_lost() {
    let desk = Desk::open();
    held(&desk);
    let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    let save = |words: &str| desk.must("save_minutes", json!({ "id": id, "document": saying(words) }));
    let restore = |number: i64| json!({ "id": id, "number": number });
    let texts = |answer: &Value| -> Vec<String> {
        let versions = answer["minutes"][0]["versions"].as_array().unwrap();
        let told = |version: &Value| {
            let number = &version["number"];
            let sql = format!("SELECT document FROM minutes_versions WHERE number = {number}");
            let text: String = desk.raw().query_row(&sql, [], |row| row.get(0)).unwrap();
            let from =
                version["restored_from"].as_i64().map(|from| format!(" from {from}")).unwrap_or_default();
            let kept = if version["kept"] == true { "" } else { " open" };
            format!("{number}{from}{kept} {}", said(&serde_json::from_str(&text).unwrap()))
        };
        versions.iter().filter(|version| version["number"] != 1).map(told).collect()
    };
    save("选第二家");
    desk.pass(TimeDelta::minutes(16));
    let open = save("选第三家");
    assert_eq!(texts(&open), ["3 open 选第三家", "2 选第二家"]);
    let back = desk.must("restore_minutes", restore(2));
    assert_eq!(said(&back["minutes"][0]["document"]), "选第二家");
    assert_eq!(texts(&back), ["4 from 2 选第二家", "3 选第三家", "2 选第二家"]);
    // Who writes on, at once too, leaves what was put back as it is.
    assert_eq!(texts(&save("选第二家。"))[..2], ["5 open 选第二家。", "4 from 2 选第二家"]);
    // And back again: the way back is the same.
    assert_eq!(texts(&desk.must("restore_minutes", restore(3)))[..2], ["6 from 3 选第三家", "5 选第二家。"]);

    assert_eq!(desk.refusal("restore_minutes", restore(6)), "input.invalid@number");
    assert_eq!(desk.refusal("restore_minutes", restore(9)), "input.unknown_id@number");
    let mut stale = restore(2);
    stale["expected_version"] = json!(1);
    assert_eq!(desk.refusal("restore_minutes", stale), "record.changed");
    act(&desk, id, "submit").unwrap();
    assert_eq!(desk.refusal("restore_minutes", restore(2)), "minutes.transition_refused");
    assert!(desk.raw().execute("UPDATE minutes_versions SET restored_from = 1", []).is_err());
}

#[test]
fn what_the_editor_cannot_have_made_is_refused() {
    let desk = Desk::open();
    held(&desk);
    let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    let document = |content: Value| json!({ "id": id, "document": { "type": "doc", "content": content } });
    let long = "长".repeat(100_001);
    for (content, code) in [
        (
            json!([{ "type": "image", "attrs": { "src": "http://example.com/x.png" } }]),
            "arguments.malformed@document",
        ),
        (json!([]), "input.invalid@document"),
        (
            json!([{ "type": "paragraph", "content": [{ "type": "text", "text": long }] }]),
            "input.too_long@document",
        ),
    ] {
        let refusal = desk.refusal("save_minutes", document(content));
        assert!(refusal.starts_with(code), "{refusal} is not {code}");
    }
    desk.must("save_minutes", document(json!([{ "type": "paragraph" }])));
    assert_eq!(desk.refusal("submit_minutes", json!({ "id": id })), "input.required@document");
}

#[test]
fn issued_minutes_cannot_be_changed_past_the_program_either() {
    let desk = Desk::open();
    held(&desk);
    let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    bring(&desk, id, "issue");
    desk.must("record_posting", json!({ "meeting_id": 1, "place": "公告栏", "posted_on": "2026-12-15" }));
    let db = desk.raw();
    for sql in [
        "UPDATE minutes SET signers = '某人'",
        "UPDATE minutes SET state = 'draft', signed_on = NULL, signers = NULL, scan_id = NULL, issued_at = NULL, issued_by = NULL",
        "DELETE FROM minutes",
        "UPDATE minutes_versions SET document = '{}'",
        "INSERT INTO minutes_versions (minutes_id, number, document, begun_at, saved_at, saved_by) VALUES (1, 9, '{}', 0, 0, 1)",
        "DELETE FROM minutes_versions",
        "INSERT INTO minutes (meeting_id, number, state) VALUES (1, 5, 'draft')",
        "DELETE FROM meeting_postings",
        "UPDATE meeting_attachments SET name = 'x'",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_walk_keeps_to_the_course(walk in prop::collection::vec(0usize..5, 1..14)) {
        // Where each action leads from draft, review, signed, issued; `-` where it is refused.
        const COURSE: [(&str, &str); 5] =
            [("save", "d---"), ("submit", "r---"), ("send_back", "-dd-"), ("sign", "-s--"), ("issue", "--i-")];
        let desk = Desk::open();
        held(&desk);
        let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
        let mut state = 'd';
        for step in walk {
            let (action, row) = COURSE[step];
            let next = row.chars().nth("drsi".find(state).unwrap()).unwrap();
            let answer = act(&desk, id, action);
            let entries = desk.count("SELECT count(*) FROM audit_entries WHERE operation LIKE '%_minutes'");
            if next == '-' {
                prop_assert_eq!(answer.unwrap_err(), "minutes.transition_refused", "{} from {}", action, state);
            } else {
                let one = &answer.unwrap()["minutes"][0];
                prop_assert_eq!(text(&one["state"]).chars().next(), Some(next), "{} from {}", action, state);
                prop_assert_eq!(one["signed"].is_null(), !matches!(next, 's' | 'i'));
                prop_assert!(entries > 0);
                state = next;
            }
        }
    }
}

#[test]
fn what_is_posted_names_no_resident_and_the_same_one_always_alike() {
    let desk = Desk::open();
    register(&desk);
    held(&desk);
    let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    bring(&desk, id, "issue");
    let signing = printed(&desk.must("render_minutes", json!({ "id": id, "edition": "signing" })));
    for told in ["会议纪要", "王建国", "张伟", "签字", "主持人：王建国", "记录人："] {
        assert!(signing.contains(told), "{told} in {signing}");
    }
    let paper = desk.must("render_minutes", json!({ "id": id, "edition": "posting" }));
    let posted = printed(&paper);
    let names = SEVEN.iter().map(|person| person.split(' ').next().unwrap());
    for secret in names.chain(["张伟", "13812345678", "1502"]) {
        assert!(!posted.contains(secret), "{secret} in {posted}");
        assert!(!text(&paper["file_name"]).contains(secret));
    }
    for told in [
        "会议决定公示",
        "主持人：主任",
        "业主A（房号略，电话（电话略））说报价偏高",
        "副主任认为第二家合适",
        "选第二家",
        "同意：主任、副主任、委员A、委员B。反对：委员C。",
    ] {
        assert!(posted.contains(told), "{told} in {posted}");
    }
    assert_eq!(paper["missing"], json!([]));
    // It bears the day on which it hung, whenever it is printed again.
    desk.must("record_posting", json!({ "meeting_id": 1, "place": "公告栏", "posted_on": "2026-12-15" }));
    desk.pass(TimeDelta::days(40));
    let again = printed(&desk.must("render_minutes", json!({ "id": id, "edition": "posting" })));
    assert!(again.contains("公示日期：2026年12月15日"), "{again}");
}

#[test]
fn the_archive_is_one_catalogue_and_leaves_the_office_with_a_reason() {
    let desk = Desk::open();
    register(&desk);
    held(&desk);
    let missing = |desk: &Desk| {
        let archive = desk.must("get_meeting_archive", json!({ "meeting_id": 1 }));
        let entries = archive["entries"].as_array().unwrap().clone();
        entries
            .iter()
            .filter(|entry| entry["missing"] == true)
            .map(|entry| text(&entry["kind"]).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(missing(&desk), ["minutes", "posting"]);
    let id = begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    bring(&desk, id, "issue");
    let photo = scan(&desk, "posting", "公示照片");
    desk.must(
        "record_posting",
        json!({ "meeting_id": 1, "place": "公告栏", "posted_on": "2026-12-15", "photo_id": photo }),
    );
    bring(&desk, begun(&desk)["minutes"][1]["id"].as_i64().unwrap(), "issue");
    assert_eq!(missing(&desk), Vec::<String>::new());

    let export = |format: &str, reason: &str| json!({ "meeting_id": 1, "format": format, "reason": reason });
    assert_eq!(desk.refusal("export_meeting_archive", export("zip", " ")), "input.required@reason");
    let archive = desk.must("export_meeting_archive", export("zip", "街道办检查"));
    assert_eq!(archive["file_name"], "本小区十二月例会会议档案.zip");
    let bytes = STANDARD.decode(text(&archive["base64"])).unwrap();
    let again = desk.must("export_meeting_archive", export("zip", "再来一份"));
    assert_eq!(text(&again["base64"]), text(&archive["base64"]), "the same archive gives the same bytes");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|place| zip.by_index(place).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(
        names,
        [
            "00-会议档案目录.pdf",
            "01-会议通知.pdf",
            "02-签到表.pdf",
            "03-表决情况.pdf",
            "04-会议纪要.pdf",
            "05-会议决定公示（公示版）.pdf",
            "06-会议纪要补充说明（第1号）.pdf",
            "07-会议纪要补充说明（第1号）公示（公示版）.pdf",
            "08-公示记录.pdf",
            "附件/01-签字纪要扫描件-签字纪要.pdf",
            "附件/02-公示照片-公示照片.pdf",
        ]
    );
    let mut scan = String::new();
    zip.by_name("附件/02-公示照片-公示照片.pdf").unwrap().read_to_string(&mut scan).unwrap();
    assert_eq!(scan, "%PDF-1.7\n公示照片\n");

    let whole = desk.must("export_meeting_archive", export("pdf", "存档"));
    let words = printed(&whole);
    for told in ["会议档案目录", "公示记录：公告栏", "会议通知", "签到表", "表决情况", "会议纪要", "补充说明"]
    {
        assert!(words.contains(told), "{told} in {words}");
    }
    assert!(!words.contains("补记"), "it was noted on the day: {words}");
    // What is noted later than it hung says so, also after it was corrected.
    desk.set("2026-12-18T02:00:00Z");
    let later = json!({ "meeting_id": 1, "place": "北门", "posted_on": "2026-12-16" });
    let noted = desk.must("record_posting", later.clone())["postings"][1].clone();
    desk.set("2026-12-20T02:00:00Z");
    let mut ended = later;
    (ended["id"], ended["until_on"]) = (noted["id"].clone(), json!("2026-12-19"));
    let ended = desk.must("record_posting", ended)["postings"][1].clone();
    assert_eq!([&noted, &ended].map(|one| &one["noted_at"]), [&json!("2026-12-18T02:00:00Z"); 2]);
    let words = printed(&desk.must("export_meeting_archive", export("pdf", "存档")));
    assert!(words.contains("2026年12月18日补记"), "{words}");
    let audit =
        desk.must("list_audit_entries", json!({ "filter": { "operation": "export_meeting_archive" } }));
    let entries = audit["entries"].as_array().unwrap();
    assert_eq!(
        (entries.len(), &entries[3]["subject"], &entries[3]["changes"]["reason"]),
        (4, &json!("meeting/1/archive zip"), &json!([null, "街道办检查"]))
    );
}
