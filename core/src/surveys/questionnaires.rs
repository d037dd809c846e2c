//! Writing questionnaires. A version that was asked is never changed; the next change makes another version.

use super::{
    GetQuestionnaire, ListQuestionnaires, QuestionnaireDetail, QuestionnaireRow, SaveQuestionnaire, store,
};
use crate::access::Changes;
use crate::error::Result;
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

impl Read for ListQuestionnaires {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<QuestionnaireRow>> {
        let ListQuestionnaires {} = self;
        store::questionnaires(context.db)
    }
}

impl Read for GetQuestionnaire {
    fn run(self, context: &ReadContext<'_>) -> Result<QuestionnaireDetail> {
        let GetQuestionnaire { id, number } = self;
        detail(context.db, id, number)
    }
}

fn detail(db: &rusqlite::Connection, id: i64, number: Option<i64>) -> Result<QuestionnaireDetail> {
    let questionnaire = store::questionnaire(db, id, "id")?;
    let latest = store::version(db, id, None, "id")?;
    let shown = match number {
        None => latest.clone(),
        Some(_) => store::version(db, id, number, "number")?,
    };
    Ok(QuestionnaireDetail {
        id,
        title: questionnaire.title,
        number: shown.number,
        version_id: shown.id,
        latest: latest.number,
        frozen: shown.frozen,
        design: shown.design,
        version: questionnaire.version,
    })
}

impl Write for SaveQuestionnaire {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<QuestionnaireDetail>> {
        let SaveQuestionnaire { id, title, design, expected_version } = self;
        let db = context.db;
        let title = input::required_line("title", &title, 60)?;
        let design = design.checked()?;
        let Some(id) = id else {
            let by = (context.ids.next(context.now), context.now, context.actor.id);
            let id = store::insert_questionnaire(db, &title, by)?;
            store::insert_version(db, id, 1, &design)?;
            return Ok(Done::new(detail(db, id, None)?, subject(id)));
        };
        let before = store::questionnaire(db, id, "id")?;
        input::same_version(expected_version, before.version)?;
        let versions = store::versions(db, id)?;
        for asked in versions.iter().filter(|version| version.frozen) {
            design.goes_on_from(&asked.design)?;
        }
        let latest = store::version(db, id, None, "id")?;
        let number = if latest.frozen { latest.number + 1 } else { latest.number };
        if latest.frozen {
            store::insert_version(db, id, number, &design)?;
        } else {
            store::update_design(db, latest.id, &design)?;
        }
        store::update_title(db, id, &title)?;
        let count = |design: &super::design::Design| crate::page::count(design.questions().count());
        let changes = Changes::default()
            .with("title", before.title, title)
            .with("survey_version", latest.number, number)
            .with("questions", count(&latest.design), count(&design));
        Ok(Done::new(detail(db, id, None)?, subject(id)).changing(changes))
    }
}

/// How the audit trail names a questionnaire.
fn subject(id: i64) -> String {
    format!("questionnaire/{id}")
}
