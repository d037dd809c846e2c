//! The tables `survey_forms`, `survey_entries` and `survey_values`.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;
use crate::residents::Tenure;
use crate::store::stored_text;
use crate::surveys::answer::{Answer, Answers};
use crate::surveys::{Pass, SurveyChannel};

/// A form as the store keeps it.
#[derive(Debug, Clone)]
pub(in crate::surveys) struct FormFacts {
    pub(in crate::surveys) code: i64,
    pub(in crate::surveys) wave_id: i64,
    pub(in crate::surveys) stratum: i64,
    pub(in crate::surveys) stratum_name: String,
    /// Whether it was handed out on paper; the others were made for answers from elsewhere that have no code.
    pub(in crate::surveys) handed_out: bool,
    /// Absent in an anonymous wave.
    pub(in crate::surveys) room: Option<String>,
    /// Absent in an anonymous wave, and where it is not known.
    pub(in crate::surveys) tenure: Option<Tenure>,
}

const FORM: &str =
    "SELECT f.code, f.wave_id, f.stratum, f.handed_out, s.name AS stratum_name, h.room, h.tenure
    FROM survey_forms f JOIN survey_strata s ON s.wave_id = f.wave_id AND s.position = f.stratum
        LEFT JOIN survey_households h ON h.wave_id = f.wave_id AND h.household_id = f.household_id";

fn form_row(row: &Row<'_>) -> rusqlite::Result<FormFacts> {
    let tenure: Option<String> = row.get("tenure")?;
    Ok(FormFacts {
        code: row.get("code")?,
        wave_id: row.get("wave_id")?,
        stratum: row.get("stratum")?,
        stratum_name: row.get("stratum_name")?,
        handed_out: row.get("handed_out")?,
        room: row.get("room")?,
        tenure: tenure.map(|text| stored_text(Tenure::parse, "tenure", &text)).transpose()?,
    })
}

/// The form with this code, of whichever wave.
pub(in crate::surveys) fn form(db: &Connection, code: i64) -> Result<Option<FormFacts>> {
    let mut statement = db.prepare_cached(&format!("{FORM} WHERE f.code = ?1"))?;
    Ok(statement.query_row([code], form_row).optional()?)
}

/// The forms of a wave, as they are handed out: by building, in the order of the rooms where they are known, otherwise
/// of the codes, which say nothing.
pub(in crate::surveys) fn of_wave(db: &Connection, wave_id: i64) -> Result<Vec<FormFacts>> {
    let mut statement =
        db.prepare_cached(&format!("{FORM} WHERE f.wave_id = ?1 ORDER BY f.stratum, h.position, f.code"))?;
    let rows = statement.query_map([wave_id], form_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a form of whichever wave has the code.
pub(in crate::surveys) fn is_taken(db: &Connection, code: i64) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM survey_forms WHERE code = ?1")?.exists([code])?)
}

/// Keeps a new form with a code that is free: one that is handed out, or one that is made for answers from elsewhere.
pub(in crate::surveys) fn insert(
    db: &Connection,
    code: i64,
    (wave_id, stratum): (i64, i64),
    household_id: Option<i64>,
    handed_out: bool,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO survey_forms (code, wave_id, stratum, household_id, handed_out) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![code, wave_id, stratum, household_id, handed_out])?;
    Ok(())
}

/// How many forms of a wave were entered, this time of the two.
pub(in crate::surveys) fn count_entered(db: &Connection, wave_id: i64, pass: Pass) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS entered FROM survey_forms f JOIN survey_entries e ON e.code = f.code AND e.pass = ?2
         WHERE f.wave_id = ?1",
    )?;
    Ok(statement.query_row(params![wave_id, pass.text()], |row| row.get("entered"))?)
}

/// What was entered of a form, the first time, the second time, and as settled.
#[derive(Debug, Clone, Default)]
pub(in crate::surveys) struct Entered {
    pub(in crate::surveys) first: Option<Entry>,
    pub(in crate::surveys) second: Option<Entry>,
    pub(in crate::surveys) settled: Answers,
}

/// One entry of a form.
#[derive(Debug, Clone)]
pub(in crate::surveys) struct Entry {
    /// Nobody once an anonymous wave is closed.
    pub(in crate::surveys) staff_id: Option<i64>,
    pub(in crate::surveys) channel: SurveyChannel,
    pub(in crate::surveys) answers: Answers,
}

impl Entered {
    fn take_entry(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let entry = Entry {
            staff_id: row.get("staff_id")?,
            channel: stored_text(SurveyChannel::parse, "channel", &row.get::<_, String>("channel")?)?,
            answers: Answers::new(),
        };
        match stored_text(Pass::parse, "pass", &row.get::<_, String>("pass")?)? {
            Pass::First => self.first = Some(entry),
            Pass::Second => self.second = Some(entry),
        }
        Ok(())
    }

    fn take_value(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let (field, answer) = value(row)?;
        let pass: String = row.get("pass")?;
        let entry = match Pass::parse(&pass) {
            Some(Pass::First) => self.first.as_mut().map(|entry| &mut entry.answers),
            Some(Pass::Second) => self.second.as_mut().map(|entry| &mut entry.answers),
            None => Some(&mut self.settled),
        };
        if let Some(answers) = entry {
            answers.insert(field, answer);
        }
        Ok(())
    }
}

/// Everything that was entered of a wave, by the code of the form.
pub(in crate::surveys) fn entered(db: &Connection, wave_id: i64) -> Result<BTreeMap<i64, Entered>> {
    let mut all: BTreeMap<i64, Entered> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT e.code, e.pass, e.channel, e.staff_id FROM survey_forms f
         JOIN survey_entries e ON e.code = f.code WHERE f.wave_id = ?1",
    )?;
    let mut rows = statement.query([wave_id])?;
    while let Some(row) = rows.next()? {
        all.entry(row.get("code")?).or_default().take_entry(row)?;
    }
    let mut statement = db.prepare_cached(
        "SELECT v.code, v.pass, v.field, v.state, v.number, v.text FROM survey_forms f
         JOIN survey_values v ON v.code = f.code WHERE f.wave_id = ?1",
    )?;
    let mut rows = statement.query([wave_id])?;
    while let Some(row) = rows.next()? {
        all.entry(row.get("code")?).or_default().take_value(row)?;
    }
    Ok(all)
}

/// What was entered of one form.
pub(in crate::surveys) fn entered_of(db: &Connection, code: i64) -> Result<Entered> {
    let mut one = Entered::default();
    let mut statement =
        db.prepare_cached("SELECT pass, channel, staff_id FROM survey_entries WHERE code = ?1")?;
    let mut rows = statement.query([code])?;
    while let Some(row) = rows.next()? {
        one.take_entry(row)?;
    }
    let mut statement =
        db.prepare_cached("SELECT pass, field, state, number, text FROM survey_values WHERE code = ?1")?;
    let mut rows = statement.query([code])?;
    while let Some(row) = rows.next()? {
        one.take_value(row)?;
    }
    Ok(one)
}

/// Keeps an entry in the place of the one before, if there was one.
pub(in crate::surveys) fn set_entry(
    db: &Connection,
    code: i64,
    pass: Pass,
    (channel, staff_id): (SurveyChannel, Option<i64>),
    answers: &Answers,
) -> Result<()> {
    db.prepare_cached("DELETE FROM survey_values WHERE code = ?1 AND pass = ?2")?
        .execute(params![code, pass.text()])?;
    db.prepare_cached("DELETE FROM survey_entries WHERE code = ?1 AND pass = ?2")?
        .execute(params![code, pass.text()])?;
    db.prepare_cached("INSERT INTO survey_entries (code, pass, channel, staff_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![code, pass.text(), channel.text(), staff_id])?;
    for (field, answer) in answers {
        insert_value(db, code, pass.text(), field, answer)?;
    }
    Ok(())
}

/// A form of an anonymous wave, as it is written anew.
pub(in crate::surveys) struct Renewed {
    /// The code that it had.
    pub(in crate::surveys) was: i64,
    pub(in crate::surveys) stratum: i64,
    pub(in crate::surveys) handed_out: bool,
}

/// Writes the forms of an anonymous wave anew, in the order of the codes they have from now on, with everything that was
/// entered of them but by whom. Rows are found in the order of their keys however they came, but within a page of the file
/// they lie where there was room at the time.
pub(in crate::surveys) fn rewrite(
    db: &Connection,
    wave_id: i64,
    forms: &BTreeMap<i64, Renewed>,
) -> Result<()> {
    let all = entered(db, wave_id)?;
    // What is deleted is overwritten: a page that is used again must not show what lay where.
    db.pragma_update(None, "secure_delete", true)?;
    for table in ["survey_values", "survey_entries"] {
        let of_wave = "code IN (SELECT code FROM survey_forms WHERE wave_id = ?1)";
        db.execute(&format!("DELETE FROM {table} WHERE {of_wave}"), [wave_id])?;
    }
    db.execute("DELETE FROM survey_forms WHERE wave_id = ?1", [wave_id])?;
    for (code, Renewed { stratum, handed_out, .. }) in forms {
        insert(db, *code, (wave_id, *stratum), None, *handed_out)?;
    }
    for (code, form) in forms {
        let Some(entered) = all.get(&form.was) else { continue };
        for (pass, entry) in [(Pass::First, &entered.first), (Pass::Second, &entered.second)] {
            if let Some(Entry { staff_id: _, channel, answers }) = entry {
                set_entry(db, *code, pass, (*channel, None), answers)?;
            }
        }
        for (field, answer) in &entered.settled {
            insert_value(db, *code, "settled", field, answer)?;
        }
    }
    db.pragma_update(None, "secure_delete", false)?;
    Ok(())
}

/// Keeps what stands in a field on which the entries differ.
pub(in crate::surveys) fn set_settled(
    db: &Connection,
    code: i64,
    field: &str,
    answer: &Answer,
) -> Result<()> {
    db.prepare_cached("DELETE FROM survey_values WHERE code = ?1 AND pass = 'settled' AND field = ?2")?
        .execute(params![code, field])?;
    insert_value(db, code, "settled", field, answer)
}

/// Forgets what was settled of a form: one of its entries is another one now.
pub(in crate::surveys) fn forget_settled(db: &Connection, code: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM survey_values WHERE code = ?1 AND pass = 'settled'")?.execute([code])?;
    Ok(())
}

fn insert_value(db: &Connection, code: i64, pass: &str, field: &str, answer: &Answer) -> Result<()> {
    let (state, number, text) = match answer {
        Answer::Code { code } => ("code", Some(i64::from(*code)), None),
        // No code is above 9.
        Answer::Choices { codes } => {
            ("choices", Some(codes.iter().fold(0_i64, |bits, code| bits | 1 << code)), None)
        }
        Answer::Number { number } => ("number", Some(*number), None),
        Answer::Text { text } => ("text", None, Some(text.as_str())),
        Answer::Blank => ("blank", None, None),
        Answer::Unreadable => ("unreadable", None, None),
    };
    db.prepare_cached(
        "INSERT INTO survey_values (code, pass, field, state, number, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![code, pass, field, state, number, text])?;
    Ok(())
}

fn value(row: &Row<'_>) -> rusqlite::Result<(String, Answer)> {
    let state: String = row.get("state")?;
    let number: Option<i64> = row.get("number")?;
    let text: Option<String> = row.get("text")?;
    let read = |state: &str| match (state, number, text) {
        ("code", Some(number), _) => Some(Answer::Code { code: u32::try_from(number).ok()? }),
        ("choices", Some(bits), _) => {
            let codes: BTreeSet<u32> = (0..63).filter(|code| bits >> code & 1 == 1).collect();
            Some(Answer::Choices { codes })
        }
        ("number", Some(number), _) => Some(Answer::Number { number }),
        ("text", _, Some(text)) => Some(Answer::Text { text }),
        ("blank", ..) => Some(Answer::Blank),
        ("unreadable", ..) => Some(Answer::Unreadable),
        _ => None,
    };
    let answer = stored_text(read, "answer", &state)?;
    Ok((row.get("field")?, answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of a file that is not encrypted, so that they can be looked at.
    const SCHEMA: [&str; 4] = [
        include_str!("../../../migrations/0018_surveys.sql"),
        include_str!("../../../migrations/0024_online_answers.sql"),
        include_str!("../../../migrations/0025_survey_course.sql"),
        include_str!("../../../migrations/0030_survey_apart.sql"),
    ];

    /// The pages with what was entered of an anonymous wave, its forms entered in this order: before it is written anew and
    /// after.
    fn pages(order: &[i64]) -> [Vec<Vec<u8>>; 2] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("plain.db");
        let db = Connection::open(&path).unwrap();
        db.pragma_update(None, "foreign_keys", false).unwrap();
        db.execute_batch("CREATE TABLE audit_entries (at, operation, subject)").unwrap();
        db.execute_batch(&SCHEMA.concat()).unwrap();
        db.execute_batch(
            "INSERT INTO survey_waves (id, uid, version_id, title, state, anonymous, starts_on, ends_on, seed, drawn_on,
                 created_at, created_by)
             VALUES (1, 'u', 1, '下半年', 'entering', 1, '2026-11-23', '2026-12-06', 7, '2026-11-23', 0, 1);
             INSERT INTO survey_strata (wave_id, position, name, households, asked) VALUES (1, 1, '1', 300, 300);",
        )
        .unwrap();
        db.execute_batch("BEGIN").unwrap();
        for code in 1..=300 {
            insert(&db, code, (1, 1), None, true).unwrap();
        }
        for code in order {
            let said = Answer::Text { text: "慢".repeat(usize::try_from(code % 7).unwrap() + 1) };
            let overall = Answer::Code { code: u32::try_from(code % 5).unwrap() + 1 };
            let answers: Answers = [("overall", overall), ("said", said)]
                .map(|(field, answer)| (field.to_owned(), answer))
                .into();
            let by = (SurveyChannel::Paper, Some(1 + code % 3));
            set_entry(&db, *code, Pass::First, by, &answers).unwrap();
            if code % 4 == 0 {
                set_entry(&db, *code, Pass::Second, by, &answers).unwrap();
                set_settled(&db, *code, "overall", &Answer::Blank).unwrap();
            }
        }
        let look = || {
            let file = std::fs::read(&path).unwrap();
            let mut statement = db
                .prepare(
                    "SELECT pageno FROM dbstat WHERE name IN ('survey_entries', 'survey_values') AND pagetype = 'leaf'
                     ORDER BY name, path",
                )
                .unwrap();
            let numbers = statement.query_map([], |row| row.get::<_, u32>(0)).unwrap();
            numbers
                .map(|number| file.chunks(4096).nth(number.unwrap() as usize - 1).unwrap().to_vec())
                .collect::<Vec<_>>()
        };
        db.execute_batch("COMMIT").unwrap();
        let before = look();
        let all = entered(&db, 1).unwrap();
        // Another code for each, and no form that was not entered.
        let renewed = |was: &i64| (was * 37 % 301, Renewed { was: *was, stratum: 1, handed_out: true });
        db.execute_batch("BEGIN").unwrap();
        rewrite(&db, 1, &all.keys().map(renewed).collect()).unwrap();
        db.execute_batch("COMMIT").unwrap();
        let answers = |form: &Entered| {
            let typed = |entry: &Option<Entry>| entry.as_ref().map(|entry| entry.answers.clone());
            (typed(&form.first), typed(&form.second), form.settled.clone())
        };
        let after = entered(&db, 1).unwrap();
        for (code, form) in &all {
            assert_eq!(answers(&after[&(code * 37 % 301)]), answers(form));
        }
        let typists =
            after.values().filter_map(|form| form.first.as_ref()).filter_map(|entry| entry.staff_id);
        assert_eq!(typists.count(), 0);
        [before, look()]
    }

    #[test]
    fn written_anew_the_file_does_not_tell_in_what_order_forms_were_entered() {
        let [before, after] = pages(&(1..=300).collect::<Vec<_>>());
        assert!(after.len() > 6);
        for step in [7, 143, 299] {
            let order: Vec<i64> = (0..300).map(|at| at * step % 300 + 1).collect();
            let [other_before, other_after] = pages(&order);
            assert_ne!(other_before, before, "every {step}th");
            assert!(other_after == after, "every {step}th");
        }
    }
}
