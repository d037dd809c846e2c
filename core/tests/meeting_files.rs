//! Files of a meeting and of the items of its agenda, and the archive that has them in it: as pages of one PDF, or as they came.

use std::io::{Cursor, Read as _};

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Two forums that are planned: the first with the items 1 and 2, the second with item 3.
fn planned(desk: &Desk) {
    for titles in [&["停车", "绿化"][..], &["门禁"]] {
        let items: Vec<Value> =
            titles.iter().map(|title| json!({ "title": title, "matter": "discussion" })).collect();
        desk.must(
            "plan_meeting",
            json!({ "profile_id": 3, "title": "座谈会", "starts_at": "2026-12-15T06:00:00Z", "place": "活动室",
                "items": items, "people": [] }),
        );
    }
}

fn file(item: Option<i64>, purpose: &str, name: &str, content: &[u8]) -> Value {
    json!({ "meeting_id": 1, "item_id": item, "purpose": purpose, "file_name": name,
        "base64": STANDARD.encode(content) })
}

fn picture(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([40, u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap()])
    });
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

const RECORDING: &[u8] = b"#!AMR\n12345678";

/// A scan of two pages, one turned and cut; the first has a stamp, a hidden note, a link, and a script that runs when it is opened.
fn scan() -> Vec<u8> {
    let mut file = Document::with_version("1.5");
    let pages = file.new_object_id();
    let font =
        file.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let resources = file.add_object(dictionary! { "Font" => dictionary! { "F" => font } });
    let words = |file: &mut Document, words: &str| {
        let content = format!("BT /F 24 Tf 72 700 Td ({words}) Tj ET");
        file.add_object(Stream::new(dictionary! {}, content.into_bytes()))
    };
    let one = [words(&mut file, "signed"), words(&mut file, "twice")];
    let other = words(&mut file, "turned");
    let look = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } } },
        b"BT /F 5 Tf 1 1 Td (stamp) Tj ET".to_vec(),
    );
    let look = file.add_object(look);
    let note = |kind: &str, flags: i64| {
        dictionary! { "Type" => "Annot", "Subtype" => kind, "F" => flags, "AP" => dictionary! { "N" => look },
        "Rect" => vec![400.into(), 60.into(), 500.into(), 160.into()] }
    };
    let link = dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.com") } };
    let notes =
        [note("Stamp", 4), note("Text", 2), link].map(|note| Object::Reference(file.add_object(note)));
    let first = file
        .add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Annots" => notes.to_vec(),
        "Contents" => one.map(Object::Reference).to_vec() });
    let second = file.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => other, "Rotate" => 90,
        "CropBox" => vec![0.into(), 400.into(), 595.into(), 842.into()], "Missing" => Object::Reference((9999, 0)) });
    let kids: Vec<Object> = [first, second].map(Object::Reference).to_vec();
    file.objects.insert(
        pages,
        Object::Dictionary(
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] },
        ),
    );
    let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let catalog =
        file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "OpenAction" => script });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn titles(desk: &Desk) -> Vec<String> {
    let archive = desk.must("get_meeting_archive", json!({ "meeting_id": 1 }));
    let files = archive["entries"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "file");
    files.map(|entry| text(&entry["title"]).to_owned()).collect()
}

#[test]
fn a_file_belongs_to_an_item_and_is_filed_under_its_number() {
    let desk = Desk::open();
    planned(&desk);
    let png = |side| picture(side, side, image::ImageFormat::Png);
    let cases = [
        (file(Some(3), "other", "a.png", &png(8)), "input.unknown_id@item_id"),
        (file(Some(9), "other", "a.png", &png(8)), "input.unknown_id@item_id"),
        (file(Some(1), "sign_in", "a.png", &png(8)), "input.invalid@item_id"),
        (file(Some(1), "other", "a.exe", b"MZ\x90\x00...."), "attachment.kind_refused@base64"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("add_meeting_file", arguments), expected);
    }
    desk.must("add_meeting_file", file(Some(2), "other", "绿化图.png", &png(8)));
    desk.must("add_meeting_file", file(None, "other", "材料.png", &png(9)));
    let files = desk.must("add_meeting_file", file(Some(1), "other", "发言.mp3", RECORDING));
    let items: Vec<&Value> = files.as_array().unwrap().iter().map(|file| &file["item_id"]).collect();
    assert_eq!(items, [&json!(2), &Value::Null, &json!(1)]);
    assert_eq!(
        desk.refusal("add_meeting_file", file(Some(1), "other", "again.png", &png(8))),
        "attachment.there@base64"
    );
    assert_eq!(titles(&desk), ["议题1材料：发言.amr", "议题2材料：绿化图.png", "其他材料：材料.png"]);
    let audit = desk.must("list_audit_entries", json!({ "filter": { "operation": "add_meeting_file" } }));
    assert_eq!(audit["entries"][0]["subject"], "meeting/1/item/1");

    // An item that is taken from the agenda leaves its files with the meeting.
    let plan = |items: Value| {
        json!({ "id": 1, "profile_id": 3, "title": "座谈会", "starts_at": "2026-12-15T06:00:00Z", "place": "活动室",
            "items": items, "people": [] })
    };
    let green = json!({ "id": 2, "title": "绿化", "matter": "discussion" });
    desk.must("update_meeting", plan(json!([green])));
    assert_eq!(titles(&desk), ["议题1材料：绿化图.png", "其他材料：材料.png", "其他材料：发言.amr"]);

    desk.must("start_meeting", json!({ "id": 1 }));
    let id = files[0]["id"].clone();
    for sql in [
        "UPDATE meeting_attachments SET item_id = 2 WHERE item_id IS NULL",
        "UPDATE meeting_attachments SET item_id = NULL WHERE item_id = 2",
        "UPDATE meeting_attachments SET name = 'x'",
        "INSERT INTO meeting_attachments (meeting_id, purpose, item_id, hash, name, added_at, added_by)
         SELECT 2, 'other', 2, hash, name, 0, 1 FROM meeting_attachments LIMIT 1",
        "INSERT INTO meeting_attachments (meeting_id, purpose, item_id, hash, name, added_at, added_by)
         SELECT 2, 'posting', 3, hash, name, 0, 1 FROM meeting_attachments LIMIT 1",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    desk.must("add_meeting_file", file(Some(2), "other", "现场.png", &png(10)));
    desk.must("remove_meeting_file", json!({ "meeting_id": 1, "id": id }));
    assert_eq!(titles(&desk), ["议题1材料：现场.png", "其他材料：材料.png", "其他材料：发言.amr"]);
}

/// The first meeting over, with a file of every kind.
fn kept(desk: &Desk) {
    planned(desk);
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.must("end_meeting", json!({ "id": 1 }));
    desk.must("add_meeting_file", file(Some(2), "other", "发言.mp3", RECORDING));
    desk.must("add_meeting_file", file(None, "other", "坏的.pdf", b"%PDF-1.7\nnothing\n"));
    let wide = picture(3000, 1500, image::ImageFormat::Jpeg);
    desk.must("add_meeting_file", file(Some(1), "other", "车位.jpg", &wide));
    desk.must("add_meeting_file", file(None, "sign_in", "签到.pdf", &scan()));
    let high = picture(300, 600, image::ImageFormat::WebP);
    desk.must("add_meeting_file", file(None, "posting", "公告栏.webp", &high));
}

fn export(desk: &Desk, format: &str) -> (Value, Vec<u8>) {
    let answer = desk
        .must("export_meeting_archive", json!({ "meeting_id": 1, "format": format, "reason": "街道办检查" }));
    let bytes = STANDARD.decode(text(&answer["base64"])).unwrap();
    (answer, bytes)
}

/// What each page says, without line breaks.
fn pages(file: &Document) -> Vec<String> {
    let page = |number: &u32| file.extract_text(&[*number]).unwrap().split_whitespace().collect();
    file.get_pages().keys().map(page).collect()
}

#[test]
fn the_archive_is_one_pdf_with_scans_and_photographs_as_pages() {
    let desk = Desk::open();
    kept(&desk);
    let (answer, bytes) = export(&desk, "pdf");
    assert_eq!((&answer["papers"], &answer["files"], &answer["left_out"]), (&json!(4), &json!(3), &json!(2)));
    assert_eq!(export(&desk, "pdf").1, bytes, "the same archive gives the same bytes");
    let file = Document::load_mem(&bytes).unwrap();
    let pages = pages(&file);
    // Catalogue, notice, list to sign, votes; two pages of a scan, two photographs; what could not be put in.
    assert_eq!(pages.len(), 9, "{pages:?}");
    for (index, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("会议档案{}/9", index + 1)), "{page}");
    }
    let catalogue = [
        ("签到表扫描件：签到.pdf", "第5页"),
        ("公示照片：公告栏.webp", "第7页"),
        ("议题1材料：车位.jpg", "第8页"),
        ("议题2材料：发言.amr", "仅在ZIP中"),
        ("其他材料：坏的.pdf", "仅在ZIP中"),
        ("会议纪要", "尚缺"),
    ];
    for (title, note) in catalogue {
        assert!(pages[0].contains(title) && pages[0].contains(note), "{title} {note} in {}", pages[0]);
    }
    assert!(pages[4].contains("5签到表扫描件：签到.pdf") && pages[4].contains("第1/2页"), "{}", pages[4]);
    assert!(pages[4].contains("2026年11月23日"), "{}", pages[4]);
    assert!(pages[7].contains("7议题1材料：车位.jpg"), "{}", pages[7]);
    let last = &pages[8];
    for told in [
        format!("{:x}", Sha256::digest(RECORDING)),
        "附件/04-议题2材料-发言.amr".to_owned(),
        "录音，只附在ZIP中".to_owned(),
        "附件/05-其他材料-坏的.pdf".to_owned(),
        "PDF损坏".to_owned(),
    ] {
        assert!(last.contains(&told), "{told} in {last}");
    }
    let outline = file.catalog().unwrap().get_deref(b"Outlines", &file).unwrap().as_dict().unwrap();
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 8, "one for each part");
}

/// What the drawings of a page say, those that it puts on the page among them.
fn drawn(file: &Document, page: u32) -> Vec<String> {
    let page = file.get_dictionary(file.get_pages()[&page]).unwrap();
    let resources = page.get_deref(b"Resources", file).unwrap().as_dict().unwrap();
    let drawings = resources.get_deref(b"XObject", file).unwrap().as_dict().unwrap();
    let content = |(_, drawing): (&Vec<u8>, &Object)| {
        let (_, drawing) = file.dereference(drawing).unwrap();
        String::from_utf8_lossy(&drawing.as_stream().unwrap().get_plain_content().unwrap()).into_owned()
    };
    drawings.iter().map(content).collect()
}

#[test]
fn of_a_scan_what_its_pages_show_is_taken_and_nothing_that_acts() {
    let desk = Desk::open();
    kept(&desk);
    let file = Document::load_mem(&export(&desk, "pdf").1).unwrap();
    let first = drawn(&file, 5);
    assert_eq!(first.len(), 2, "the page and its stamp, not what is hidden: {first:?}");
    assert!(first[0].contains("(signed)") && first[0].contains("(twice)"), "{first:?}");
    assert!(first[1].contains("(stamp)"), "{first:?}");
    assert!(drawn(&file, 6)[0].contains("(turned)"));
    // The second page is cut to 595 × 442 and turned: it stands upright, on a page of ours that is upright too.
    let page = |number: u32| file.get_dictionary(file.get_pages()[&number]).unwrap();
    let wide = |number: u32| {
        let sides = page(number).get_deref(b"MediaBox", &file).unwrap().as_array().unwrap();
        sides[2].as_float().unwrap() > sides[3].as_float().unwrap()
    };
    assert_eq!([5, 6, 7, 8].map(wide), [false, false, false, true]);
    let whole = String::from_utf8_lossy(&export(&desk, "pdf").1).into_owned();
    for gone in ["JavaScript", "example.com", "OpenAction", "/Annot/", "/URI"] {
        assert!(!whole.contains(gone), "{gone}");
    }
}

#[test]
fn the_zip_has_everything_where_the_list_says() {
    let desk = Desk::open();
    kept(&desk);
    let (answer, bytes) = export(&desk, "zip");
    assert_eq!((&answer["files"], &answer["left_out"]), (&json!(5), &json!(0)));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    zip.by_name("附件/04-议题2材料-发言.amr").unwrap().read_to_end(&mut content).unwrap();
    assert_eq!(content, RECORDING);
    content.clear();
    zip.by_name("附件/01-签到表扫描件-签到.pdf").unwrap().read_to_end(&mut content).unwrap();
    assert_eq!(content, scan());
}

/// A picture that moves: red, then blue.
fn moving() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for colour in [[200, 30, 30, 255], [30, 30, 200, 255]] {
        let frame = image::RgbaImage::from_pixel(60, 40, image::Rgba(colour));
        encoder.encode_frame(image::Frame::new(frame)).unwrap();
    }
    drop(encoder);
    bytes
}

/// The first bytes of a photograph of an iPhone.
const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08meta";

#[test]
fn of_a_gif_the_first_frame_is_a_page_and_a_heic_photograph_is_said_to_be_in_the_zip_only() {
    let desk = Desk::open();
    planned(&desk);
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.must("end_meeting", json!({ "id": 1 }));
    let files = desk.must("add_meeting_file", file(Some(1), "other", "动图.gif", &moving()));
    assert!(files[0]["thumbnail"].is_string(), "a small picture of the first frame");
    let files = desk.must("add_meeting_file", file(Some(2), "other", "现场.heic", HEIC));
    assert_eq!((&files[1]["kind"], &files[1]["thumbnail"]), (&json!("heic"), &Value::Null));
    let archive = desk.must("get_meeting_archive", json!({ "meeting_id": 1 }));
    let zip_only: Vec<&str> = archive["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["zip_only"] == true)
        .map(|entry| text(&entry["title"]))
        .collect();
    assert_eq!(zip_only, ["议题2材料：现场.heic"]);
    let (answer, bytes) = export(&desk, "pdf");
    assert_eq!((&answer["files"], &answer["left_out"]), (&json!(1), &json!(1)));
    let document = Document::load_mem(&bytes).unwrap();
    let pages = pages(&document);
    assert!(pages[0].contains("议题1材料：动图.gif2026年11月23日第5页"), "{}", pages[0]);
    assert!(pages[0].contains("议题2材料：现场.heic2026年11月23日仅在ZIP中"), "{}", pages[0]);
    assert!(pages[5].contains("HEIC照片，PDF画不出，只附在ZIP中"), "{}", pages[5]);
    assert!(pages[5].contains("附件/02-议题2材料-现场.heic"), "{}", pages[5]);
    let photo = photograph(&document, 5);
    assert_eq!((photo.width(), photo.height()), (60, 40));
    let [red, _, blue] = photo.get_pixel(30, 20).0;
    assert!(red > 150 && blue < 80, "the first frame: {red} {blue}");
    let (_, bytes) = export(&desk, "zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    zip.by_name("附件/02-议题2材料-现场.heic").unwrap().read_to_end(&mut content).unwrap();
    assert_eq!(content, HEIC);
}

/// The photograph on a page.
fn photograph(file: &Document, page: u32) -> image::RgbImage {
    let images = file.get_page_images(file.get_pages()[&page]).unwrap();
    image::load_from_memory(images[0].content).unwrap().into_rgb8()
}

#[test]
fn files_of_issued_minutes_stay_whatever_way_they_are_taken_away() {
    let desk = Desk::open();
    kept(&desk);
    let other = file(Some(3), "other", "门禁.png", &picture(20, 20, image::ImageFormat::Png));
    desk.must(
        "add_meeting_file",
        json!({ "meeting_id": 2, "item_id": 3, "purpose": "other",
        "file_name": "门禁.png", "base64": other["base64"] }),
    );
    let kept_files = |meeting: i64| -> Vec<bool> {
        let files = desk.must("list_meeting_files", json!({ "meeting_id": meeting }));
        files.as_array().unwrap().iter().map(|file| file["kept"] == true).collect()
    };
    assert_eq!(kept_files(1), [false; 5]);
    desk.must("begin_minutes", json!({ "meeting_id": 1 }));
    desk.must("submit_minutes", json!({ "id": 1 }));
    let signed = json!({ "id": 1, "signed_on": "2026-11-23", "signers": ["王建国"], "scan_id": 4 });
    desk.must("sign_minutes", signed);
    assert_eq!(kept_files(1), [false, false, false, true, false]);
    // Until the issue one that nothing refers to can go, by whatever way.
    let sql = |sql: &str| desk.raw().execute(sql, []).map_err(|error| error.to_string());
    assert_eq!(sql("DELETE FROM meeting_attachments WHERE id = 2"), Ok(1));
    assert!(sql("DELETE FROM meeting_attachments WHERE id = 4").is_err(), "the signed scan");
    desk.must("issue_minutes", json!({ "id": 1 }));
    assert_eq!((kept_files(1), kept_files(2)), (vec![true; 4], vec![false]));
    let before = desk.must("list_meeting_files", json!({ "meeting_id": 1 }));
    for refused in [
        "DELETE FROM meeting_attachments",
        "DELETE FROM meeting_attachments WHERE id = 1",
        "DELETE FROM meeting_attachments WHERE meeting_id = 1 AND purpose = 'other'",
        "UPDATE meeting_attachments SET meeting_id = 2 WHERE id = 1",
        "UPDATE meeting_attachments SET name = 'x.png' WHERE id = 1",
        "INSERT OR REPLACE INTO meeting_attachments (id, meeting_id, purpose, hash, name, added_at, added_by)
            SELECT 1, 2, 'other', hash, 'x', 0, 1 FROM meeting_attachments WHERE id = 1",
        "INSERT OR REPLACE INTO meeting_attachments (meeting_id, purpose, hash, name, added_at, added_by)
            SELECT 1, 'other', hash, 'x', 0, 1 FROM meeting_attachments WHERE id = 1",
        "DELETE FROM attachment_files WHERE hash = (SELECT hash FROM meeting_attachments WHERE id = 1)",
        "UPDATE attachment_files SET content = x'00', bytes = 1
            WHERE hash = (SELECT hash FROM meeting_attachments WHERE id = 1)",
    ] {
        assert!(sql(refused).is_err(), "{refused}");
    }
    assert_eq!(desk.must("list_meeting_files", json!({ "meeting_id": 1 })), before);
    assert_eq!(
        desk.refusal("remove_meeting_file", json!({ "meeting_id": 1, "id": 1 })),
        "attachment.in_use@id"
    );
    // What another meeting has can still go, and proof of the posting still come.
    desk.must("remove_meeting_file", json!({ "meeting_id": 2, "id": 6 }));
    let proof = picture(30, 30, image::ImageFormat::Png);
    let files = desk.must("add_meeting_file", file(None, "posting", "公告栏.png", &proof));
    assert_eq!(files[4]["kept"], true);
}

/// The scan, locked; whoever has no password can read it if the user's is empty.
fn locked(user_password: &str) -> Vec<u8> {
    let mut file = Document::load_mem(&scan()).unwrap();
    let identity = Object::string_literal("0123456789abcdef");
    file.trailer.set("ID", vec![identity.clone(), identity]);
    let version = EncryptionVersion::V2 {
        document: &file,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let lock = EncryptionState::try_from(version).unwrap();
    file.encrypt(&lock).unwrap();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_scan_that_asks_for_a_password_is_listed_and_one_that_anybody_can_read_is_put_in() {
    for (password, put_in) in [("", 1), ("secret", 0)] {
        let desk = Desk::open();
        planned(&desk);
        desk.must("add_meeting_file", file(None, "sign_in", "签到.pdf", &locked(password)));
        let (answer, bytes) = export(&desk, "pdf");
        assert_eq!((&answer["files"], &answer["left_out"]), (&json!(put_in), &json!(1 - put_in)));
        let made = Document::load_mem(&bytes).unwrap();
        assert!(!made.was_encrypted());
        if put_in == 1 {
            assert!(drawn(&made, 5)[0].contains("(signed)"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A file that was damaged on its way is put in as far as it can be read, or listed; the archive is made all the same.
    #[test]
    fn a_damaged_scan_never_stops_the_archive(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        length in 0.2_f64..1.0,
    ) {
        let desk = Desk::open();
        planned(&desk);
        let mut bytes = scan();
        for (place, byte) in wrong {
            let place = 8 + place.index(bytes.len() - 8);
            bytes[place] = byte;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
            reason = "a part of a small file")]
        bytes.truncate((bytes.len() as f64 * length).max(64.0) as usize);
        desk.must("add_meeting_file", file(None, "sign_in", "签到.pdf", &bytes));
        let (answer, bytes) = export(&desk, "pdf");
        prop_assert_eq!(answer["files"].as_i64().unwrap() + answer["left_out"].as_i64().unwrap(), 1);
        prop_assert!(Document::load_mem(&bytes).unwrap().get_pages().len() >= 5);
    }
}
