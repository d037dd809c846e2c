//! Who and where residents are in a notice (个人信息保护法): pointed out while it is written, and confirmed or removed before
//! it is published. What cannot be known is a name that stands in no register: whoever publishes reads the text first.

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::FeeRow;
use crate::anonymous::{Anonymous, PersonalKind};
use crate::error::{Error, ErrorCode, Result};
use crate::rich_text::RichText;
use crate::tickets::{self, half_width};

/// Something of a notice that tells who or where a resident is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticePersonal {
    /// What it is.
    pub kind: PersonalKind,
    /// As it stands in the text.
    pub text: String,
}

/// What tells who or where somebody is, each once. The office's own people and the numbers of its channels may be named,
/// unless a resident has the same name.
pub(super) fn found(
    db: &Connection,
    title: &str,
    document: &RichText,
    fees: &[FeeRow],
) -> Result<Vec<NoticePersonal>> {
    let own: Vec<String> = tickets::channel_records(db)?
        .into_iter()
        .filter_map(|channel| channel.contact)
        .map(|it| digits(&it))
        .collect();
    let mut lines = vec![title.to_owned()];
    lines.extend(document.lines());
    for FeeRow { item, period, note, .. } in fees {
        lines.push(item.clone());
        lines.extend(period.iter().chain(note).cloned());
    }
    let anonymous = Anonymous::of_register(db, &lines)?;
    let found = anonymous.found(&lines).into_iter();
    Ok(found
        .filter(|(kind, text)| *kind != PersonalKind::Phone || !own.contains(&digits(text)))
        .map(|(kind, text)| NoticePersonal { kind, text })
        .collect())
}

/// Refuses what names somebody and was not confirmed word by word.
///
/// # Errors
/// `notice.names_people` at `confirmed` with `found`.
pub(super) fn confirmed(found: &[NoticePersonal], confirmed: &[String]) -> Result<()> {
    let open: Vec<&str> = found
        .iter()
        .map(|one| one.text.as_str())
        .filter(|text| !confirmed.iter().any(|one| one == text))
        .collect();
    if open.is_empty() {
        return Ok(());
    }
    Err(Error::field("confirmed", ErrorCode::NoticeNamesPeople).with("found", open.join("、")))
}

fn digits(text: &str) -> String {
    half_width(text).chars().filter(char::is_ascii_digit).collect()
}
