//! Owners' assemblies as the report and the list of meetings count them.

use serde_json::{Value, json};

use crate::ballots::{issued, paper};
use crate::common::{Desk, printed};

#[test]
fn the_report_counts_who_voted_and_what_was_carried() {
    let desk = Desk::open();
    issued(&desk, 6);
    // Five of six take part, and the sixth paper is no vote. Three of five are no three quarters.
    let special = ["for", "for", "for", "against", "against", "invalid"];
    for (number, choice) in (1..).zip(special) {
        let ordinary = if choice == "invalid" { "invalid" } else { "for" };
        desk.must("enter_ballot_paper", paper(number, [ordinary, choice]));
    }
    let item = |id: i64| json!({ "meeting_id": 1, "item_id": id });
    // What was refused has words as well; what was only told is decided in words.
    for (id, said) in [(2, "知悉"), (3, "未通过，下次再议")] {
        let mut note = item(id);
        note["decision"] = json!({ "text": said, "instead_of": "" });
        desk.must("note_item", note);
    }
    for id in [1, 3] {
        desk.must("close_item", item(id));
    }
    desk.must("end_meeting", json!({ "id": 1 }));
    let figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    let held = &figures["parts"]["communication"]["meetings"][0];
    let said = ["took_part", "items", "decisions", "not_carried"].map(|field| held[field].clone());
    assert_eq!(said, [5, 3, 2, 1].map(|count| json!(count)));
    let listed = desk.must("list_meetings", json!({ "state": "ended", "decided": true }));
    assert_eq!((&listed["decisions"], &listed["rows"][0]["decisions"]), (&json!(2), &json!(2)));
    assert_eq!((&listed["not_carried"], &listed["rows"][0]["not_carried"]), (&Value::Null, &Value::Null));
    let refused = desk.must("list_meetings", json!({ "state": "ended", "not_carried": true }));
    assert_eq!((&refused["not_carried"], &refused["rows"][0]["not_carried"]), (&json!(1), &json!(1)));
    let none = json!({ "state": "ended", "not_carried": true, "to": "2026-01-01" });
    assert_eq!(desk.must("list_meetings", none)["rows"], json!([]));
    let report = printed(&desk.must("render_quarterly_report", json!({ "quarter": "2026Q4" })));
    for said in ["形成决议2项，表决未通过1项", "年度业主大会参加表决5户"] {
        assert!(report.contains(said), "{said} in {report}");
    }
}
