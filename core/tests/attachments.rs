//! Files of tickets: what is taken, what is kept, what the archive allows.

use crate::common::{self, Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use serde_json::{Value, json};

fn png(side: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(side, side).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn file(number: &str, name: &str, content: &[u8]) -> Value {
    json!({ "number": number, "file_name": name, "base64": STANDARD.encode(content) })
}

fn files(desk: &Desk, number: &str) -> Vec<(String, String, bool)> {
    let list = desk.must("list_attachments", json!({ "number": number }));
    let file = |one: &Value| {
        (text(&one["name"]).to_owned(), text(&one["kind"]).to_owned(), !one["thumbnail"].is_null())
    };
    list.as_array().unwrap().iter().map(file).collect()
}

#[test]
fn a_file_is_named_by_what_it_is_and_kept_once() {
    let desk = Desk::open();
    let [one, two] = [desk.register("complaint"), desk.register("complaint")];
    desk.must("add_attachment", file(&one, "C:\\照片\\电梯.exe", &png(400)));
    desk.must("add_attachment", file(&one, "录音.mp3", b"#!AMR\n12345678"));
    desk.must("add_attachment", file(&two, "../同一张.PNG", &png(400)));
    let named = |name: &str, kind: &str, thumbnail| (name.to_owned(), kind.to_owned(), thumbnail);
    assert_eq!(files(&desk, &one), [named("电梯.png", "png", true), named("录音.amr", "amr", false)]);
    assert_eq!(files(&desk, &two), [named("同一张.png", "png", true)]);
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 2, "the same content is kept once");
    let content = desk.must("get_attachment", json!({ "number": one, "id": 1 }));
    assert_eq!(
        (&content["media_type"], STANDARD.decode(text(&content["base64"])).unwrap()),
        (&json!("image/png"), png(400))
    );
    assert_eq!(desk.refusal("get_attachment", json!({ "number": two, "id": 1 })), "input.unknown_id@id");

    desk.must("remove_attachment", json!({ "number": one, "id": 1 }));
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 2, "the other ticket still has it");
    desk.must("remove_attachment", json!({ "number": two, "id": 3 }));
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 1);
    let audit = desk.must("list_audit_entries", json!({ "filter": { "operation": "remove_attachment" } }));
    assert_eq!(audit["entries"][1]["changes"]["attachment"], json!(["电….png", null]));
}

#[test]
fn what_is_refused() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    let cases = [
        (file(&number, "a.png", b"MZ\x90\x00 a program"), "attachment.kind_refused@base64"),
        (file(&number, "a.png", b"<svg onload=alert(1)>"), "attachment.kind_refused@base64"),
        (file(&number, "a.png", b""), "attachment.kind_refused@base64"),
        (file(&number, " .png", &png(4)), "input.required@file_name"),
        (json!({ "number": number, "file_name": "a.png", "base64": "***" }), "input.invalid@base64"),
        (file("TS-20200101-001", "a.png", &png(4)), "ticket.not_found@number"),
        (file(&number, "a.png", &vec![0; (20 << 20) + 4]), "attachment.too_large@base64"),
    ];
    for (arguments, expected) in cases {
        let refused = desk.refusal("add_attachment", arguments);
        assert_eq!(refused, expected);
    }
    for side in 1..=20 {
        desk.must("add_attachment", file(&number, "a.png", &png(side)));
    }
    assert_eq!(desk.refusal("add_attachment", file(&number, "a.png", &png(5))), "attachment.there@base64");
    assert_eq!(
        desk.refusal("add_attachment", file(&number, "a.png", &png(21))),
        "attachment.too_many@base64"
    );
}

#[test]
fn the_archive_keeps_its_files_and_no_byte_of_them_is_plain_on_the_disk() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    let secret = b"%PDF-1.7 a text that nobody else may read";
    desk.must("add_attachment", file(&number, "合同.pdf", secret));
    for action in ["give_feedback", "close"] {
        desk.act(&number, action).unwrap();
    }
    desk.must("back_up_store", json!({}));
    let refused = "ticket.transition_refused";
    if desk.ticket(&number)["status"] == "archived" {
        assert_eq!(desk.refusal("add_attachment", file(&number, "a.png", &png(4))), refused);
        assert_eq!(desk.refusal("remove_attachment", json!({ "number": number, "id": 1 })), refused);
        desk.raw().execute("DELETE FROM attachments", []).unwrap_err();
    }
    assert_eq!(files(&desk, &number).len(), 1);
    let mut folders = vec![desk.dir.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(20).any(|part| part == &secret[9..29]), "{}", path.display());
        }
    }
}

fn kept(desk: &Desk, who: &str, draft: &str) -> Vec<String> {
    let list = desk.call_as(who, "list_draft_files", json!({ "draft": draft })).unwrap();
    list.as_array().unwrap().iter().map(|one| text(&one["name"]).to_owned()).collect()
}

#[test]
fn files_of_a_half_filled_form_come_back_to_the_same_person_and_go_with_what_is_registered() {
    let desk = Desk::open();
    for login in ["li", "zhao"] {
        desk.hire(login, &["service"]);
    }
    let file = |draft: &str, name: &str, content: &[u8]| json!({ "draft": draft, "file_name": name, "base64": STANDARD.encode(content) });
    let keep = |who: &str, arguments: Value| desk.call_as(who, "keep_draft_file", arguments);
    let audited = desk.count("SELECT count(*) FROM audit_entries");
    keep("li", file("slip.1", "一.PNG", &png(9))).unwrap();
    let two = keep("li", file("slip.1", "二.png", &png(8))).unwrap();
    keep("li", file("slip.2", "三.png", &png(9))).unwrap();
    keep("zhao", file("slip.1", "四.png", &png(7))).unwrap();
    assert_eq!(kept(&desk, "li", "slip.1"), ["一.png", "二.png"]);
    assert_eq!(kept(&desk, "zhao", "slip.1"), ["四.png"]);
    assert!(!two[1]["thumbnail"].is_null());
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 3, "the same content is kept once");
    for (arguments, expected) in [
        (file("slip.1", "一.png", &png(9)), "attachment.there@base64"),
        (file("slip.1", "a.png", b"MZ a program"), "attachment.kind_refused@base64"),
        (file("", "a.png", &png(1)), "input.required@draft"),
        (file("slip.1", " ", &png(1)), "input.required@file_name"),
    ] {
        assert_eq!(desk.refusal_as("li", "keep_draft_file", arguments), expected);
    }
    let taken = json!({ "draft": "slip.1", "id": two[0]["id"] });
    assert_eq!(desk.refusal_as("zhao", "drop_draft_file", taken.clone()), "input.unknown_id@id");
    desk.call_as("li", "drop_draft_file", taken).unwrap();
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 3, "another form still has it");
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), audited, "half-filled forms leave no trace");

    // What is refused takes nothing along; what is registered takes all of its own.
    let slip = |more: Value| {
        let mut arguments =
            json!({ "channel_id": 1, "category": "inquiry", "content": "问", "draft_files": "slip.1" });
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        arguments
    };
    desk.refusal_as("li", "register_ticket", slip(json!({ "channel_id": 99 })));
    assert_eq!(kept(&desk, "li", "slip.1"), ["二.png"]);
    let ticket = desk.call_as("li", "register_ticket", slip(json!({}))).unwrap();
    let number = text(&ticket["number"]);
    assert_eq!(files(&desk, number), [("二.png".to_owned(), "png".to_owned(), true)]);
    assert!(kept(&desk, "li", "slip.1").is_empty());
    assert_eq!(
        (kept(&desk, "li", "slip.2"), kept(&desk, "zhao", "slip.1")),
        (vec!["三.png".to_owned()], vec!["四.png".to_owned()])
    );
    let entry = &desk.must("list_audit_entries", json!({ "limit": 1 }))["entries"][0];
    assert_eq!(entry["changes"]["attachment"], json!([null, ["二….png"]]));
    let without = desk.call_as("li", "register_ticket", slip(json!({}))).unwrap();
    assert!(files(&desk, text(&without["number"])).is_empty());
    for side in 10..30 {
        keep("zhao", file("slip.3", "a.png", &png(side))).unwrap();
    }
    assert_eq!(
        desk.refusal_as("zhao", "keep_draft_file", file("slip.3", "a.png", &png(31))),
        "attachment.too_many@base64"
    );
    desk.call_as("li", "drop_draft_file", json!({ "draft": "slip.2", "id": 3 })).unwrap();
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 22, "nobody has it any more");
}

/// A desk with three clerks and an opened suggestion box of three slips, whose id is 1.
fn box_of_three() -> Desk {
    let desk = Desk::open();
    for login in ["li", "zhao", "other"] {
        desk.hire(login, &["service"]);
    }
    let opening = json!({ "channel_id": BOX, "opener_id": 1, "witness": "王老师", "slips": 3 });
    assert_eq!(desk.must("register_box_opening", opening)["id"], json!(1));
    desk
}

/// The suggestion box of a new office.
const BOX: i64 = 3;

/// Photographs `name` for the next slip of the opened box, in `words` of their own if there are any.
fn photograph(desk: &Desk, who: &str, name: &str, side: u32, words: Option<&str>) {
    let file = json!({ "draft": "slip.1", "file_name": name, "base64": STANDARD.encode(png(side)) });
    desk.call_as(who, "keep_draft_file", file).unwrap();
    if let Some(words) = words {
        write(desk, who, "slip.1", words);
    }
}

fn write(desk: &Desk, who: &str, form: &str, words: &str) {
    let content = json!({ "content": words }).to_string();
    desk.call_as(who, "save_draft", json!({ "kind": form, "content": content })).unwrap();
}

fn words(desk: &Desk, who: &str, form: &str) -> Option<String> {
    let draft = desk.call_as(who, "get_draft", json!({ "kind": form })).unwrap();
    draft["content"].as_str().map(str::to_owned)
}

/// Registers a slip of the opened box with what `who` photographed for it.
fn enter_slip(desk: &Desk, who: &str) {
    let slip = json!({ "channel_id": BOX, "category": "suggestion", "content": "多装几盏路灯", "box_opening_id": 1,
        "draft_files": "slip.1" });
    desk.call_as(who, "register_ticket", slip).unwrap();
}

fn correct_to(desk: &Desk, who: &str, slips: i64) {
    let corrected = json!({ "id": 1, "witness": "王老师", "slips": slips });
    desk.call_as(who, "correct_box_opening", corrected).unwrap();
}

/// Photographs of slips: what is done, who still has photographs afterwards, who still has words, how many contents the
/// store has.
#[test]
fn photographs_of_what_is_never_registered_go() {
    type Case = (&'static str, fn(&Desk), [&'static str; 2], [&'static str; 2], i64);
    let cases: [Case; 9] = [
        ("nothing", |_| {}, ["li", "zhao"], ["", "zhao"], 2),
        (
            "emptied, not given up",
            |desk| {
                desk.call_as("zhao", "drop_draft", json!({ "kind": "slip.1", "keep_files": true })).unwrap();
            },
            ["li", "zhao"],
            ["", ""],
            2,
        ),
        (
            "given up",
            |desk| {
                desk.call_as("zhao", "drop_draft", json!({ "kind": "slip.1" })).unwrap();
            },
            ["li", ""],
            ["", ""],
            1,
        ),
        (
            "given up by somebody else",
            |desk| {
                desk.must("drop_draft", json!({ "kind": "slip.1" }));
            },
            ["li", "zhao"],
            ["", "zhao"],
            2,
        ),
        // Words go with what was registered from them, photographs too: the ticket has them now.
        ("registered", |desk| enter_slip(desk, "zhao"), ["li", ""], ["", ""], 2),
        // The last slip: nobody's photographs but those that words are kept with.
        (
            "the last is entered",
            |desk| (0..3).for_each(|_| enter_slip(desk, "other")),
            ["", "zhao"],
            ["", "zhao"],
            1,
        ),
        ("there were fewer", |desk| correct_to(desk, "other", 0), ["", "zhao"], ["", "zhao"], 1),
        ("there were fewer, says who wrote", |desk| correct_to(desk, "zhao", 0), ["", ""], ["", ""], 0),
        (
            "there were fewer, but one is left",
            |desk| correct_to(desk, "zhao", 1),
            ["li", "zhao"],
            ["", "zhao"],
            2,
        ),
    ];
    for (what, act, files, written, contents) in cases {
        let desk = box_of_three();
        photograph(&desk, "li", "一.png", 9, None);
        photograph(&desk, "zhao", "二.png", 8, Some("路灯不亮"));
        desk.pass(TimeDelta::minutes(10));
        act(&desk);
        let who = |has: &dyn Fn(&str) -> bool| ["li", "zhao"].map(|who| if has(who) { who } else { "" });
        assert_eq!(who(&|who| !kept(&desk, who, "slip.1").is_empty()), files, "{what}: files");
        assert_eq!(who(&|who| words(&desk, who, "slip.1").is_some()), written, "{what}: words");
        assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), contents, "{what}: contents");
    }
}

#[test]
fn a_photograph_just_taken_is_still_in_hand_when_a_colleague_enters_the_last_slip() {
    let desk = box_of_three();
    photograph(&desk, "li", "一.png", 9, None);
    desk.pass(TimeDelta::minutes(9));
    photograph(&desk, "zhao", "二.png", 8, None);
    desk.pass(TimeDelta::minutes(1));
    (0..3).for_each(|_| enter_slip(&desk, "other"));
    assert!(kept(&desk, "li", "slip.1").is_empty());
    assert_eq!(kept(&desk, "zhao", "slip.1"), ["二.png"]);
}

#[test]
fn a_photograph_that_something_else_has_stays() {
    let desk = box_of_three();
    let number = desk.register("complaint");
    desk.must("add_attachment", file(&number, "同一张.png", &png(9)));
    photograph(&desk, "li", "一.png", 9, None);
    desk.call_as("li", "drop_draft", json!({ "kind": "slip.1" })).unwrap();
    assert!(kept(&desk, "li", "slip.1").is_empty());
    assert_eq!(files(&desk, &number).len(), 1);
    desk.must("get_attachment", json!({ "number": number, "id": 1 }));
}

/// What nobody came back to: after how many days, whether the slips of the box have all been entered, and whether one more was
/// photographed on the fifth day; then what is left of photographs alone, and of words with a photograph.
#[test]
fn what_nobody_came_back_to_goes_after_thirty_days() {
    let cases = [
        (29, false, false, vec!["一.png"], true),
        (31, false, false, vec![], true),
        (31, false, true, vec!["一.png", "四.png"], true),
        (36, false, true, vec![], true),
        (400, false, false, vec![], true),
        // The photographs alone went with the last slip; the words wait for whoever wrote them.
        (29, true, false, vec![], true),
        (31, true, false, vec![], false),
    ];
    for (days, full, once_more, alone, with_words) in cases {
        for opened_anew in [false, true] {
            let desk = box_of_three();
            photograph(&desk, "li", "一.png", 9, None);
            photograph(&desk, "zhao", "三.png", 7, Some("多出来的一张"));
            for form in ["intake", "slip.x", "slip.99"] {
                write(&desk, "zhao", form, "还没写完");
            }
            desk.pass(TimeDelta::minutes(10));
            if full {
                (0..3).for_each(|_| enter_slip(&desk, "other"));
            }
            desk.pass(TimeDelta::days(5));
            if once_more {
                photograph(&desk, "li", "四.png", 6, None);
            }
            desk.pass(TimeDelta::days(days - 5));
            if opened_anew {
                common::open(desk.dir.path(), &desk.clock, 2).unwrap();
            } else {
                desk.office.forget_left_behind().unwrap();
            }
            let what = format!("{days} days, full {full}, once more {once_more}, opened anew {opened_anew}");
            assert_eq!(kept(&desk, "li", "slip.1"), alone, "{what}");
            assert_eq!(words(&desk, "zhao", "slip.1").is_some(), with_words, "{what}");
            assert_eq!(kept(&desk, "zhao", "slip.1").len(), usize::from(with_words), "{what}");
            let others = ["intake", "slip.x", "slip.99"].map(|form| words(&desk, "zhao", form).is_some());
            assert_eq!(others, [true; 3], "{what}");
            let contents = i64::try_from(alone.len()).unwrap() + i64::from(with_words);
            assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), contents, "{what}");
        }
    }
}
