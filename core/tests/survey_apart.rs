//! Anonymous waves against somebody who has the open store: nothing in it tells better than one of five whose answer a row is.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{Desk, survey_rows, text};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The fewest among whom nobody is recognised.
const LEAST: i64 = 5;

/// Buildings with so many households each.
fn town(buildings: &[usize]) -> Desk {
    let desk = Desk::open();
    for (building, households) in (1..).zip(buildings) {
        for at in 0..*households {
            let room = format!("{building}-1-{}{:02}", 1 + at / 4, 1 + at % 4);
            let room = desk.must("save_room", json!({ "room": room, "kind": "home" }));
            let people = json!([{ "name": "王建国", "role": "owner" }]);
            let home = json!({ "room_id": room["id"], "began_on": "2020-01-01", "people": people });
            desk.must("move_in", home);
        }
    }
    desk.hire("li", &["service"]);
    desk
}

/// A wave that collects.
fn collecting(desk: &Desk) -> i64 {
    let overall = json!({ "key": "overall", "text": "问", "required": false,
        "asks": { "kind": "satisfaction", "does_not_apply": false } });
    let said = json!({ "key": "said", "text": "说", "required": false, "asks": { "kind": "text" } });
    let design =
        json!({ "opening": "", "closing": "", "sections": [{ "title": "", "questions": [overall, said] }] });
    let questionnaire = desk.must("save_questionnaire", json!({ "title": "满意度", "design": design }));
    let plan = json!({ "questionnaire_id": questionnaire["id"], "title": "下半年", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": true });
    let wave = desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].as_i64().unwrap();
    desk.must("draw_survey_wave", json!({ "id": wave, "seed": 7 }));
    wave
}

/// Ticks these households off, by their place among the rooms.
fn tick(desk: &Desk, wave: i64, places: &[usize]) {
    let page = desk.must("list_survey_households", json!({ "wave_id": wave, "limit": 200 }));
    for place in places {
        let household = &page["rows"][place]["household_id"];
        let arguments = json!({ "wave_id": wave, "household_id": household, "returned": true });
        desk.must("tick_survey_household", arguments);
    }
}

/// The codes on the papers of each building.
fn papers(desk: &Desk, wave: i64) -> BTreeMap<i64, Vec<String>> {
    let mut papers = BTreeMap::<i64, Vec<String>>::new();
    for (stratum, code) in rows(desk, wave, "SELECT stratum, code FROM survey_forms WHERE wave_id = ?1") {
        papers.entry(stratum).or_default().push(format!("{code:07}"));
    }
    papers
}

fn rows(desk: &Desk, wave: i64, sql: &str) -> Vec<(i64, i64)> {
    let db = desk.raw();
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([wave], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn answers(score: usize) -> Value {
    json!({ "overall": { "kind": "code", "code": score % 5 + 1 },
        "said": { "kind": "text", "text": format!("第{score}份") } })
}

fn enter(desk: &Desk, login: &str, wave: i64, code: &str, pass: &str, score: usize) {
    let arguments =
        json!({ "wave_id": wave, "code": code, "pass": pass, "answers": answers(score), "again": false });
    desk.call_as(login, "enter_survey_form", arguments).unwrap();
}

/// The parts of a wave: how many were ticked off, how many were not, how many forms were entered.
fn parts(desk: &Desk, wave: i64) -> Vec<(String, [i64; 3])> {
    let db = desk.raw();
    let mut statement = db
        .prepare(
            "SELECT s.name,
                 (SELECT count(*) FROM survey_households h
                  WHERE h.wave_id = s.wave_id AND h.stratum = s.position AND h.returned),
                 (SELECT count(*) FROM survey_households h
                  WHERE h.wave_id = s.wave_id AND h.stratum = s.position AND NOT h.returned),
                 (SELECT count(*) FROM survey_forms f JOIN survey_entries e ON e.code = f.code AND e.pass = 'first'
                  WHERE f.wave_id = s.wave_id AND f.stratum = s.position)
             FROM survey_strata s WHERE s.wave_id = ?1 ORDER BY s.position",
        )
        .unwrap();
    let rows = statement.query_map([wave], |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])));
    rows.unwrap().map(Result::unwrap).collect()
}

/// Whoever came back, or did not, is one of at least five, in the part that a form of theirs would be in; or all are one part.
fn assert_nobody_alone(parts: &[(String, [i64; 3])], counts: &[usize]) {
    for (name, part) in parts {
        for count in counts {
            let is_some = (1..LEAST).contains(&part[*count]);
            assert!(!is_some || parts.len() == 1, "{name}: {parts:?}");
        }
    }
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), parts.len(), "{parts:?}");
}

/// Nothing in the tables leads from a household to a form.
fn assert_apart(desk: &Desk, wave: i64) {
    let db = desk.raw();
    let columns = |table: &str| -> BTreeSet<String> {
        let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = ["survey_strata", "survey_households", "survey_forms", "survey_entries", "survey_values"];
    for table in tables.iter().chain(&["survey_tallies"]) {
        assert!(db.prepare(&format!("SELECT rowid FROM {table}")).is_err(), "{table} has an order");
        let moments = columns(table);
        let moments = moments.iter().filter(|column| column.ends_with("_at") || column.ends_with("_on"));
        assert_eq!(moments.count(), 0, "{table} has a moment");
    }
    for table in ["survey_entries", "survey_values", "survey_tallies"] {
        let shared: BTreeSet<String> =
            columns("survey_households").intersection(&columns(table)).cloned().collect();
        assert!(shared.iter().all(|column| column == "wave_id"), "{table}: {shared:?}");
    }
    let named = "SELECT count(*), 0 FROM survey_forms WHERE wave_id = ?1 AND household_id IS NOT NULL";
    assert_eq!(rows(desk, wave, named), [(0, 0)]);
}

/// A wave in which of three buildings these came back and were typed in, in an order that follows from `step`: the store once
/// it is entered and once it is closed, and the codes that stood on paper.
fn whole(buildings: &[usize; 3], back: &[usize; 3], step: usize) -> (Desk, i64, BTreeSet<i64>) {
    let desk = town(buildings);
    let wave = collecting(&desk);
    let firsts = [0, buildings[0], buildings[0] + buildings[1]];
    let ordered = |count: usize| -> Vec<usize> {
        let prime = [1, 31, 37][step % 3];
        let mut places: Vec<usize> = (0..count).collect();
        places.sort_by_key(|place| place * prime % 41);
        places
    };
    for (first, back) in firsts.iter().zip(back) {
        let places: Vec<usize> = ordered(*back).into_iter().map(|place| first + place).collect();
        tick(&desk, wave, &places);
    }
    // Which forms came from which building is on the papers alone, and in the store of that time.
    let on_paper: BTreeSet<i64> = rows(&desk, wave, "SELECT code, 0 FROM survey_forms WHERE wave_id = ?1")
        .into_iter()
        .map(|row| row.0)
        .collect();
    let papers = papers(&desk, wave);
    desk.must("end_survey_collecting", json!({ "id": wave }));
    assert_nobody_alone(&parts(&desk, wave), &[0, 1]);
    assert_apart(&desk, wave);
    // What was handed out as one part was so for being small; who of it came back is the same in any order.
    let mut typed: Vec<String> = if papers.len() == 3 {
        papers.values().zip(back).flat_map(|(codes, back)| codes.iter().take(*back).cloned()).collect()
    } else {
        papers.into_values().flatten().take(back.iter().sum()).collect()
    };
    typed.sort();
    let scores: BTreeMap<String, usize> = typed.iter().cloned().zip(0..).collect();
    for place in ordered(typed.len()) {
        let code = &typed[place];
        let first = ["manager", "li"][scores[code] % 2];
        enter(&desk, first, wave, code, "first", scores[code]);
        if scores[code].is_multiple_of(3) {
            enter(&desk, "li", wave, code, "second", scores[code]);
        }
    }
    (desk, wave, on_paper)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_came_back_the_store_tells_no_better_than_one_of_five(
        buildings in [8..14_usize, 8..14_usize, 8..14_usize], shares in [0..=100_usize, 0..=100_usize, 0..=100_usize],
        step in 1..3_usize,
    ) {
        let back = [0, 1, 2].map(|at| buildings[at] * shares[at] / 100);
        prop_assume!(back.iter().sum::<usize>() >= 5);
        let (desk, wave, on_paper) = whole(&buildings, &back, 0);
        let (other, its_wave, _) = whole(&buildings, &back, step);
        assert_eq!(survey_rows(&desk), survey_rows(&other), "who came when");

        let before = desk.must("get_survey_wave", json!({ "id": wave }));
        let closed = desk.must("close_survey_wave", json!({ "id": wave }));
        other.must("close_survey_wave", json!({ "id": its_wave }));
        assert_eq!(survey_rows(&desk), survey_rows(&other), "who came when, of a closed wave");
        assert_apart(&desk, wave);
        assert_nobody_alone(&parts(&desk, wave), &[0, 1, 2]);
        // Neither a paper, nor a backup of the time when codes had buildings, leads to a row.
        let codes = rows(&desk, wave, "SELECT code, 0 FROM survey_forms WHERE wave_id = ?1");
        prop_assert_eq!(codes.len(), back.iter().sum::<usize>());
        prop_assert!(codes.iter().all(|(code, _)| !on_paper.contains(code)));
        // Who typed is known in sums, and of no row.
        let typists = "SELECT count(*), 0 FROM survey_forms f JOIN survey_entries e ON e.code = f.code
            WHERE f.wave_id = ?1 AND e.staff_id IS NOT NULL";
        prop_assert_eq!(rows(&desk, wave, typists), [(0, 0)]);
        for field in ["tallies", "twice"] {
            prop_assert_eq!(&closed[field], &before[field]);
        }
        for field in ["returned", "entered", "asked"] {
            prop_assert_eq!(&closed["row"][field], &before["row"][field]);
        }
    }
}

#[test]
fn one_form_of_a_building_goes_along_with_the_next_building() {
    let desk = town(&[12, 12, 12]);
    let wave = collecting(&desk);
    // Of building 1 one came back, of building 2 all but one, of building 3 six.
    let back: Vec<usize> = std::iter::once(0).chain(12..23).chain(24..30).collect();
    tick(&desk, wave, &back);
    let papers = papers(&desk, wave);
    let ended = desk.must("end_survey_collecting", json!({ "id": wave }));
    let strata = |wave: &Value| -> Vec<String> {
        let strata = wave["strata"].as_array().unwrap().iter();
        strata.map(|one| format!("{} {}/{}", text(&one["name"]), one["asked"], one["households"])).collect()
    };
    assert_eq!(strata(&ended), ["3 12/12", "其他 24/24"]);
    assert_eq!(parts(&desk, wave), [("3".to_owned(), [6, 6, 0]), ("其他".to_owned(), [12, 12, 0])]);
    for (score, code) in papers[&2].iter().take(6).chain(papers[&3].iter().take(2)).enumerate() {
        enter(&desk, "li", wave, code, "first", score);
    }
    // Six came back of building 3 and two were typed in; when nothing more comes these two go along.
    assert_eq!(parts(&desk, wave)[0], ("3".to_owned(), [6, 6, 2]));
    let results = || desk.must("get_survey_results", json!({ "wave_id": wave }));
    let before = results();
    let closed = desk.must("close_survey_wave", json!({ "id": wave }));
    assert_eq!(strata(&closed), ["全部楼栋 36/36"]);
    assert_eq!(parts(&desk, wave), [("全部楼栋".to_owned(), [18, 18, 8])]);
    let after = results();
    assert_eq!(after["questions"][0]["satisfied"], before["questions"][0]["satisfied"]);
    assert_eq!(after["response"], before["response"]);
    let tally = &closed["tallies"][0];
    assert_eq!((&tally["name"], &tally["first"], &tally["compared"]), (&json!("li"), &json!(8), &json!(0)));
    // What is kept has codes of its own: its papers are not made again, nor is anything put back.
    assert_eq!(
        desk.refusal("render_survey_forms", json!({ "wave_id": wave })),
        "survey.transition_refused@wave_id"
    );
    for sql in [
        "UPDATE survey_households SET stratum = 1",
        "UPDATE survey_households SET returned = 0",
        "INSERT INTO survey_entries (code, pass, channel, staff_id) SELECT code, 'second', 'paper', 1 FROM survey_forms",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn a_wave_of_which_fewer_than_five_came_back_is_not_typed_in() {
    let desk = town(&[12]);
    let wave = collecting(&desk);
    tick(&desk, wave, &[0, 3, 5, 7]);
    let end = json!({ "id": wave });
    assert_eq!(desk.refusal("end_survey_collecting", end.clone()), "survey.too_few_back");
    tick(&desk, wave, &[9]);
    desk.must("end_survey_collecting", end);
    // A wave says who typed until it is closed, past the program as well.
    let code = papers(&desk, wave)[&1][0].clone();
    enter(&desk, "li", wave, &code, "first", 1);
    assert!(desk.raw().execute("UPDATE survey_waves SET state = 'closed'", []).is_err());
}
