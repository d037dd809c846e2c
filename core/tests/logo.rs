//! The office's logo: given at set-up or later, shown to whoever stands before the desk, and on the report's cover.

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// A file that nobody's logo is made from.
const SVG: &str = "PHN2Zz48c2NyaXB0Lz48L3N2Zz4=";

/// A jade square with this side, in pixels.
fn square(side: u32) -> String {
    let image = image::RgbImage::from_pixel(side, side, image::Rgb([31, 111, 99]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    STANDARD.encode(bytes.into_inner())
}

fn report(desk: &Desk) -> Vec<u8> {
    let report = desk.must("render_quarterly_report", json!({ "quarter": "2026Q4" }));
    STANDARD.decode(text(&report["base64"])).unwrap()
}

fn has_picture(pdf: &[u8]) -> bool {
    pdf.windows(14).any(|window| window == b"/Subtype/Image")
}

#[test]
fn a_logo_is_shown_before_anybody_signs_in_and_on_the_report() {
    let desk = Desk::open();
    let outside = desk.office.seat();
    let shown = || outside.call("get_office_logo", json!({})).unwrap()["png"].clone();
    assert_eq!(shown(), Value::Null);
    assert!(!has_picture(&report(&desk)));

    let set = desk.must("set_office_logo", json!({ "image": square(900) }));
    let first = shown();
    assert_eq!(set["png"], first);
    let png = image::load_from_memory(&STANDARD.decode(text(&first)).unwrap()).unwrap();
    assert_eq!((png.width(), png.height()), (512, 512));
    let with_logo = report(&desk);
    assert!(has_picture(&with_logo));
    assert_eq!(with_logo, report(&desk), "the same data give the same bytes");

    assert_eq!(desk.refusal("set_office_logo", json!({ "image": SVG })), "logo.kind_refused@image");
    assert_eq!(shown(), first, "what was refused changes nothing");
    desk.must("set_office_logo", json!({}));
    assert_eq!(shown(), Value::Null);
    assert!(!has_picture(&report(&desk)));
    let trail = "SELECT count(*) FROM audit_entries WHERE operation = 'set_office_logo' AND changes LIKE '{\"logo\":%'";
    assert_eq!(desk.count(trail), 2);
}

#[test]
fn a_logo_may_come_with_the_set_up_or_be_left_out() {
    let office = json!({
        "community_name": "翠湖花园", "office_name": "物业服务中心", "time_zone": "Asia/Shanghai",
        "manager_name": "林静怡", "login": "lin", "password": "a quiet pond 7",
    });
    for (logo, refused) in [(Some(square(64)), false), (None, false), (Some(SVG.to_owned()), true)] {
        let desk = Desk::open();
        let seat = desk.office.seat();
        let mut arguments = office.clone();
        arguments["logo"] = json!(logo);
        let answer = seat.call("set_up_office", arguments);
        let png = seat.call("get_office_logo", json!({})).unwrap()["png"].clone();
        assert_eq!(answer.is_err(), refused);
        assert_eq!(png.is_string(), logo.is_some() && !refused);
        if let Err(error) = answer {
            assert_eq!(error.body().field.as_deref(), Some("logo"));
            let stage = seat.call("get_access_state", json!({})).unwrap()["stage"].clone();
            assert_eq!(stage, "needs_setup", "an office whose logo was refused is not set up");
        }
    }
}
