//! Keeping apart who answered an anonymous wave and what was answered, where that takes more than never writing it down: parts
//! of the community in which few came back go together before the first answer is entered, and when the wave is closed its
//! forms get codes that stand on no paper, and forget who typed them. The argument is in docs/adr/0017.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::store::forms::{self, Renewed};
use super::store::waves::{self, WaveFacts};
use super::waves::free_code;
use super::{EntryTally, WaveStratum, draw};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::WriteContext;
use crate::sampling;
use crate::statistics::LEAST_SHOWN;

/// Puts parts together in which some came back, or did not, and fewer than five: whoever came back is known by the room.
///
/// # Errors
/// `survey.too_few_back` if that many came back in all, and those of the store.
pub(super) fn end_collecting(db: &Connection, wave: &WaveFacts) -> Result<()> {
    if !wave.anonymous {
        return Ok(());
    }
    let strata = waves::strata(db, wave.id)?;
    let back: Vec<usize> = waves::ticked(db, wave.id)?.into_iter().map(|count| count as usize).collect();
    let all: usize = back.iter().sum();
    if draw::is_told(all) {
        let error = Error::new(ErrorCode::SurveyTooFewBack);
        return Err(error.with("count", crate::page::count(all)).with("least", LEAST_SHOWN));
    }
    let asked = strata.iter().map(|part| usize::try_from(part.asked).unwrap_or(0));
    let missing = asked.zip(&back).map(|(asked, back)| asked.saturating_sub(*back)).collect();
    let same = forms::of_wave(db, wave.id)?.into_iter().map(|form| (form.code, form)).collect();
    put_together(db, wave, &strata, &[back, missing], same)
}

/// Keeps who typed how much, and then the answers without it: under codes that stand on no paper and in no backup from before,
/// those of parts with fewer than five together. Forms that were never entered are forgotten.
///
/// # Errors
/// Those of the store.
pub(super) fn close(context: &WriteContext<'_>, wave: &WaveFacts, tallies: &[EntryTally]) -> Result<()> {
    let db = context.db;
    if !wave.anonymous {
        return Ok(());
    }
    waves::keep_tallies(db, wave.id, tallies)?;
    let strata = waves::strata(db, wave.id)?;
    let entered = strata.iter().map(|part| usize::try_from(part.entered).unwrap_or(0)).collect();
    let typed = forms::entered(db, wave.id)?;
    let mut chance = sampling::chance(context);
    let mut renamed = BTreeMap::new();
    for form in forms::of_wave(db, wave.id)?.into_iter().filter(|form| typed.contains_key(&form.code)) {
        let code = free_code(db, &mut chance, |code| renamed.contains_key(code))?;
        renamed.insert(code, form);
    }
    put_together(db, wave, &strata, &[entered], renamed)
}

/// Writes the forms anew under these codes, in parts that go together where one of the counts is small.
fn put_together(
    db: &Connection,
    wave: &WaveFacts,
    strata: &[WaveStratum],
    counts: &[Vec<usize>],
    forms: BTreeMap<i64, forms::FormFacts>,
) -> Result<()> {
    let joined = draw::put_together(strata, counts);
    let parts: Vec<&WaveStratum> =
        strata.iter().zip(&joined).filter(|(_, joined)| **joined).map(|(part, _)| part).collect();
    let whole = match parts.as_slice() {
        [] => None,
        parts => Some(waves::join_strata(db, wave.id, draw::name_of(&joined), parts)?),
    };
    let renewed = |(code, form): (i64, forms::FormFacts)| {
        let goes_along = parts.iter().any(|part| part.position == form.stratum);
        let stratum = whole.filter(|_| goes_along).unwrap_or(form.stratum);
        (code, Renewed { was: form.code, stratum, handed_out: form.handed_out })
    };
    forms::rewrite(db, wave.id, &forms.into_iter().map(renewed).collect())?;
    waves::drop_strata(db, wave.id, &parts)
}
