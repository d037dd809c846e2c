//! The bank of questions: the ready ones, and those that the office keeps for itself. A question is known by its key; its
//! words may become better, how it is answered stays.

use rusqlite::Connection;

use super::{ListSurveyBank, OwnQuestion, SaveSurveyQuestion, SurveyBank, bank, store};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;

impl Read for ListSurveyBank {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveyBank> {
        let ListSurveyBank {} = self;
        Ok(SurveyBank { topics: bank::topics(), own: own(context.db)?, templates: bank::templates() })
    }
}

/// The office's own questions, each with in how many questionnaires it stands.
fn own(db: &Connection) -> Result<Vec<OwnQuestion>> {
    let mut own = store::questions::questions(db)?;
    if own.is_empty() {
        return Ok(own);
    }
    let designs = store::designs(db)?;
    for one in &mut own {
        let mut standing: Vec<i64> = designs
            .iter()
            .filter(|(_, design)| design.questions().any(|question| question.key == one.question.key))
            .map(|(questionnaire, _)| *questionnaire)
            .collect();
        standing.sort_unstable();
        standing.dedup();
        one.questionnaires = page::count(standing.len());
    }
    Ok(own)
}

fn one(db: &Connection, id: i64) -> Result<OwnQuestion> {
    let found = own(db)?.into_iter().find(|one| one.id == id);
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

impl Write for SaveSurveyQuestion {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<OwnQuestion>> {
        let SaveSurveyQuestion { id, question, retired, expected_version } = self;
        let db = context.db;
        let question = question.checked("question")?;
        let ready = bank::topics().into_iter().flat_map(|topic| topic.questions);
        let mut others = store::questions::questions(db)?.into_iter().filter(|other| Some(other.id) != id);
        let taken = ready.map(|ready| ready.key).any(|key| key == question.key)
            || others.any(|other| other.question.key == question.key);
        if taken {
            return Err(Error::field("question.key", ErrorCode::SurveyKeyTaken));
        }
        let Some(id) = id else {
            let id = store::questions::insert(db, &question, retired, (context.now, context.actor.id))?;
            return Ok(Done::new(one(db, id)?, subject(id)));
        };
        let before = one(db, id)?;
        input::same_version(expected_version, before.version)?;
        if before.question.key != question.key {
            return Err(Error::field("question.key", ErrorCode::InputInvalid));
        }
        if !before.question.asks.same_kind(&question.asks) {
            return Err(Error::field("question.asks", ErrorCode::SurveyKindChanged));
        }
        store::questions::update(db, id, &question, retired)?;
        let changes = Changes::default().with("title", before.question.text, question.text).with(
            "retired",
            before.retired,
            retired,
        );
        Ok(Done::new(one(db, id)?, subject(id)).changing(changes))
    }
}

/// How the audit trail names a question of the office's own.
fn subject(id: i64) -> String {
    format!("survey_question/{id}")
}
