//! The table `survey_plans`.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params, params};

use crate::error::Result;
use crate::store::stored_text;
use crate::surveys::{SaveSurveyPlan, SurveyPlan};

fn plan_row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<SurveyPlan> {
    let due_on: NaiveDate =
        stored_text(|text| text.parse().ok(), "due_on", &row.get::<_, String>("due_on")?)?;
    let (remind_days, active): (u32, bool) = (row.get("remind_days")?, row.get("active")?);
    Ok(SurveyPlan {
        id: row.get("id")?,
        title: row.get("title")?,
        questionnaire_id: row.get("questionnaire_id")?,
        due_on,
        every_months: row.get("every_months")?,
        remind_days,
        active,
        reminds: active && (due_on - today).num_days() <= i64::from(remind_days),
        late: active && due_on < today,
        version: row.get("version")?,
    })
}

/// Every plan, those that still come first, the next before the others.
pub(in crate::surveys) fn plans(db: &Connection, today: NaiveDate) -> Result<Vec<SurveyPlan>> {
    let mut statement = db.prepare_cached(
        "SELECT id, title, questionnaire_id, due_on, every_months, remind_days, active, version
         FROM survey_plans ORDER BY active DESC, due_on, id",
    )?;
    let rows = statement.query_map([], |row| plan_row(row, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The day of the month on which a plan falls due, 1…31; a shorter month has its last day instead.
pub(in crate::surveys) fn due_day(db: &Connection, id: i64) -> Result<u32> {
    let mut statement = db.prepare_cached("SELECT due_day FROM survey_plans WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("due_day"))?)
}

/// Keeps a plan with the day of the month on which it falls due; answers its id.
pub(in crate::surveys) fn save(db: &Connection, plan: &SaveSurveyPlan, due_day: u32) -> Result<i64> {
    let SaveSurveyPlan {
        id,
        title,
        questionnaire_id,
        due_on,
        every_months,
        remind_days,
        active,
        expected_version: _,
    } = plan;
    let Some(id) = id else {
        let mut statement = db.prepare_cached(
            "INSERT INTO survey_plans (title, questionnaire_id, due_on, due_day, every_months, remind_days, active)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let due_on = due_on.to_string();
        return Ok(statement.insert(params![
            title,
            questionnaire_id,
            due_on,
            due_day,
            every_months,
            remind_days,
            active
        ])?);
    };
    db.prepare_cached(
        "UPDATE survey_plans SET title = :title, questionnaire_id = :questionnaire_id, due_on = :due_on,
             due_day = :due_day, every_months = :every_months, remind_days = :remind_days, active = :active, version = version + 1
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":title": title, ":questionnaire_id": questionnaire_id, ":due_on": due_on.to_string(),
        ":due_day": due_day, ":every_months": every_months, ":remind_days": remind_days, ":active": active,
    })?;
    Ok(*id)
}
