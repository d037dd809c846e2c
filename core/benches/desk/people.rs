//! People: taking in a list of them, looking them up, and counting how an assembly of owners voted.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::filled::{Desk, take_in, today};
use super::rows::{Limits, median};

/// Taking in a list of 30,000 people, against what a person waits for.
pub(super) fn list_of_people(limits: &mut Limits) {
    let ours = Desk::open();
    let start = Instant::now();
    take_in(30_000, |file| drop(ours.call("apply_import", file)));
    let taken = start.elapsed();
    limits.at_most("apply_import, 30,000 people : 5 s", taken, Duration::from_secs(5), 1.0);
}

/// Looking people up among 30,000, against one bare query by prefix.
pub(super) fn looking_up(limits: &mut Limits) {
    let ours = Desk::open();
    take_in(30_000, |file| drop(ours.call("apply_import", file)));
    let db = ours.bare();
    let bare = median(1001, || {
        let mut statement = db
            .prepare_cached(
                "SELECT p.id, p.name FROM resident_keys k JOIN people p ON p.id = k.person_id
                 WHERE kind = 8 AND former = 0 AND key >= 'wjg' AND key < 'wjh' ORDER BY key LIMIT 20",
            )
            .unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            std::hint::black_box(row.get_ref(1).unwrap());
        }
    });
    for query in ["wjg", "3-2-150", "128000", "1502", "秀英", "zengzihan", "不在"] {
        let found = median(1001, || {
            ours.call("find_residents", json!({ "query": query }));
        });
        let allowed = bare * 5 + Duration::from_millis(1);
        limits.at_most(&format!("find_residents {query} : 5 × a bare prefix + 1 ms"), found, allowed, 1.0);
    }
}

/// An owners' assembly of 10,000 units counted on two items, against what nobody notices; and adding one ballot to it.
pub(super) fn assembly(limits: &mut Limits) {
    let ours = Desk::open();
    let mut csv = String::from("房号,姓名,电话,面积\n");
    for index in 0..10_000_usize {
        let room = format!("{}-{}-{}", index / 500 + 1, index / 250 % 2 + 1, index % 250 + 101);
        csv.push_str(&format!(
            "{room},业主{index},128{:08},{}.{:02}\n",
            index * 331,
            70 + index % 90,
            index % 100
        ));
    }
    let columns = ["room", "name", "phone", "area"];
    let columns: Vec<Value> = columns
        .iter()
        .enumerate()
        .map(|(column, field)| json!({ "column": column, "field": field }))
        .collect();
    let mapping = json!({ "header_row": 1, "columns": columns });
    ours.call(
        "apply_import",
        json!({ "file_name": "a.csv", "base64": STANDARD.encode(csv), "mapping": mapping }),
    );
    let items = json!([{ "title": "一", "matter": "ordinary" }, { "title": "二", "matter": "special" }]);
    ours.call(
        "plan_meeting",
        json!({ "profile_id": 2, "title": "大会", "starts_at": "2099-01-01T01:00:00Z", "place": "广场", "items": items,
            "people": [] }),
    );
    let drawn = Instant::now();
    ours.call("draw_electorate", json!({ "id": 1, "day": today() }));
    limits.at_most("draw_electorate, 10,000 units : 5 s", drawn.elapsed(), Duration::from_secs(5), 1.0);
    ours.call("start_meeting", json!({ "id": 1 }));
    let ballots = "INSERT INTO meeting_ballots (meeting_id, item_id, voter_id, choice)
        SELECT 1, i.id, v.id, CASE v.id % 5 WHEN 0 THEN 'against' WHEN 1 THEN 'abstain' ELSE 'for' END
        FROM meeting_voters v JOIN meeting_items i ON i.meeting_id = v.meeting_id WHERE v.id % 9 <> 0";
    ours.bare().execute(ballots, []).unwrap();
    let second = Duration::from_secs(1);
    let counted = median(9, || {
        let meeting = ours.call("get_meeting", json!({ "id": 1 }));
        assert_eq!(meeting["items"][0]["outcome"]["electorate"]["heads"], 10_000);
    });
    limits.at_most("get_meeting, 10,000 units counted on two items : 1 s", counted, second, 1.0);
    let entered = median(9, || {
        let ballot = json!([{ "item_id": 1, "choice": "for" }]);
        ours.call("enter_ballot", json!({ "meeting_id": 1, "voter_id": 9, "ballots": ballot }));
    });
    limits.at_most("enter_ballot among 10,000 units : 100 ms", entered, Duration::from_millis(100), 1.0);
}
