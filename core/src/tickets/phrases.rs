//! 常用语, C7: the office's own phrases for answers and notes, with places that are filled from the ticket. A phrase only
//! begins what a person writes: nothing is told to a resident by itself.

use std::cmp::Reverse;

use chrono::{DateTime, Datelike, Timelike, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::placeholder::{self, Placeholder};
use super::store::{self, Uses};
use super::{Category, TicketDetail, TicketRow, given_out, incidents, topics, view};
use crate::access::Changes;
use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::{self, OfficeZone};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::residents;

/// The most phrases an office has.
const MOST_PHRASES: usize = 200;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 20;

/// The longest phrase, in characters.
const LONGEST_PHRASE: usize = 1000;

/// How much of what was said a phrase repeats, in characters.
const LONGEST_EXCERPT: usize = 30;

/// How a resident is addressed among several whose names are not all known.
const RESIDENT: &str = "住户";

/// What a phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhrasePurpose {
    /// 反馈: what residents are told.
    Feedback,
    /// 工作记录: notes.
    Note,
}

impl PhrasePurpose {
    pub(super) fn text(self) -> &'static str {
        match self {
            PhrasePurpose::Feedback => "feedback",
            PhrasePurpose::Note => "note",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        [PhrasePurpose::Feedback, PhrasePurpose::Note].into_iter().find(|purpose| purpose.text() == text)
    }
}

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// By what it is found; 1…20 characters.
    pub title: String,
    /// Its words, 1…1,000 characters, with places in braces: `{称呼}`.
    pub content: String,
    /// What it is for.
    pub purpose: PhrasePurpose,
    /// The category that it is meant for; any if absent.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<Category>,
    /// The topic that it is meant for: an id from `list_topics`; any if absent.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
}

/// A place that a phrase can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PhrasePlace {
    /// What stands between the braces.
    pub word: String,
    /// Whether no ticket knows what belongs there, so that a person always fills it.
    pub by_hand: bool,
}

/// All phrases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Phrases {
    /// The phrases in the office's order.
    pub phrases: Vec<Phrase>,
    /// The places that they can have.
    pub places: Vec<PhrasePlace>,
    /// Grows with every change.
    pub version: i64,
}

/// The office's phrases for answers and notes: `list_phrases`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPhrases {}

/// Puts other phrases in the place of all: `save_phrases`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePhrases {
    /// The phrases in their order; at most 200.
    pub phrases: Vec<Phrase>,
    /// Refuse if the phrases have changed since this version of them was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// The phrases for one ticket, filled from it: `offer_phrases`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferPhrases {
    /// The ticket's number.
    pub number: String,
    /// What is being written.
    pub purpose: PhrasePurpose,
}

/// The phrases for telling all of an incident: `offer_incident_phrases`. What each ticket knows of itself stays in braces
/// and is filled when it is told, as by `give_incident_feedback`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferIncidentPhrases {
    /// The incident's id.
    pub id: i64,
}

/// A phrase, filled from a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OfferedPhrase {
    /// Its title.
    pub title: String,
    /// The title as its first letters sound: `ycl` for 已处理.
    pub initials: String,
    /// Its words; what the ticket does not know stays in sight, as `〔结果〕`.
    pub content: String,
    /// Whether it is meant for such a ticket, or for any. These come first, the most used before the others.
    pub fits: bool,
}

impl Read for ListPhrases {
    fn run(self, context: &ReadContext<'_>) -> Result<Phrases> {
        let ListPhrases {} = self;
        all(context.db)
    }
}

fn all(db: &Connection) -> Result<Phrases> {
    let place = |one: Placeholder| PhrasePlace { word: one.word().to_owned(), by_hand: one.is_by_hand() };
    Ok(Phrases {
        phrases: store::phrases(db)?,
        places: Placeholder::ALL.into_iter().map(place).collect(),
        version: store::phrases_version(db)?,
    })
}

impl Write for SavePhrases {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Phrases>> {
        let SavePhrases { phrases, expected_version } = self;
        let db = context.db;
        let before = all(db)?;
        input::same_version(expected_version, before.version)?;
        if phrases.len() > MOST_PHRASES {
            return Err(Error::field("phrases", ErrorCode::InputOutOfRange)
                .with("min", 0)
                .with("max", MOST_PHRASES));
        }
        let phrases: Vec<Phrase> = phrases
            .into_iter()
            .enumerate()
            .map(|(place, phrase)| checked(db, place, phrase))
            .collect::<Result<_>>()?;
        store::set_phrases(db, &phrases)?;
        let answer = all(db)?;
        let text = |phrases: &[Phrase]| phrases.iter().map(line).collect::<Vec<_>>();
        let changes = Changes::default().with("phrases", text(&before.phrases), text(&answer.phrases));
        Ok(Done::new(answer, "phrases").changing(changes))
    }
}

/// A phrase as the audit trail says it; there is nothing personal in it.
fn line(phrase: &Phrase) -> String {
    let Phrase { title, content, purpose, category, topic_id } = phrase;
    let topic = topic_id.map(|id| format!(" topic/{id}")).unwrap_or_default();
    let category = category.map(|category| format!(" {}", category.text())).unwrap_or_default();
    format!("{title} ({}{category}{topic}): {content}", purpose.text())
}

fn checked(db: &Connection, place: usize, phrase: Phrase) -> Result<Phrase> {
    let field = |name: &str| format!("phrases[{place}].{name}");
    let Phrase { title, content, purpose, category, topic_id } = phrase;
    let title = input::required_line(&field("title"), &title, LONGEST_TITLE)?;
    // The braces of an input method for Chinese are meant as well.
    let content = content.replace('｛', "{").replace('｝', "}");
    let content = input::required(&field("content"), &content, LONGEST_PHRASE)?;
    if let Some(unknown) = placeholder::first_unknown(&content) {
        let shown: String = unknown.chars().take(12).collect();
        return Err(Error::field(&field("content"), ErrorCode::PhrasePlaceUnknown).with("place", shown));
    }
    if let Some(id) = topic_id {
        topics::require_known(db, id, &field("topic_id"))?;
    }
    Ok(Phrase { title, content, purpose, category, topic_id })
}

impl Read for OfferPhrases {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<OfferedPhrase>> {
        let OfferPhrases { number, purpose } = self;
        let db = context.db;
        let id = given_out::id_by_number(db, context.actor, &number)?;
        let ticket = view::detail(db, id, context.actor, context.now)?;
        let own = of_office(db, context.now, context.zone)?;
        let meant = |phrase: &Phrase| {
            phrase.category.is_none_or(|category| category == ticket.category)
                && phrase.topic_id.is_none_or(|id| id == ticket.topic.id)
        };
        offered(context, purpose, meant, |place| {
            own(place).or_else(|| of_ticket(&ticket, place, context.zone))
        })
    }
}

impl Read for OfferIncidentPhrases {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<OfferedPhrase>> {
        let db = context.db;
        let rows = incidents::tickets_of(context, self.id)?;
        let topics = store::topics(db)?;
        let topic = |id: i64| topics.iter().find(|topic| topic.id == id).map(|topic| topic.name.as_str());
        let own = of_office(db, context.now, context.zone)?;
        let meant = |phrase: &Phrase| {
            rows.iter().all(|row| {
                phrase.category.is_none_or(|category| category == row.category)
                    && phrase.topic_id.is_none_or(|id| topic(id) == Some(&row.topic))
            })
        };
        // What every ticket knows of itself is filled when each is told.
        let later = |place: Placeholder| {
            rows.iter().all(|row| knows(row, place)).then(|| format!("{{{}}}", place.word()))
        };
        offered(context, PhrasePurpose::Feedback, meant, |place| own(place).or_else(|| later(place)))
    }
}

/// The phrases of a purpose: those that are `meant` first, among them the most used by whoever asks, then by the office.
fn offered(
    context: &ReadContext<'_>,
    purpose: PhrasePurpose,
    meant: impl Fn(&Phrase) -> bool,
    value: impl Fn(Placeholder) -> Option<String>,
) -> Result<Vec<OfferedPhrase>> {
    let uses = store::phrase_uses(context.db, purpose, context.actor.id)?;
    let mut offered = Vec::new();
    for phrase in store::phrases(context.db)?.into_iter().filter(|phrase| phrase.purpose == purpose) {
        let fits = meant(&phrase);
        let Uses { own, all } = uses.get(&phrase.title).copied().unwrap_or_default();
        let Phrase { title, content, purpose: _, category, topic_id } = phrase;
        let for_such = fits && (category.is_some() || topic_id.is_some());
        let content = placeholder::fill(&content, &value);
        let phrase = OfferedPhrase { initials: residents::initials(&title), title, content, fits };
        offered.push(((!fits, Reverse(own), Reverse(all), !for_such), phrase));
    }
    // A stable sort: within a rank they stay in the office's order.
    offered.sort_by_key(|(rank, _)| *rank);
    Ok(offered.into_iter().map(|(_, phrase)| phrase).collect())
}

/// Counts the phrase that a text was begun with, if it was.
pub(super) fn count_use(
    context: &WriteContext<'_>,
    purpose: PhrasePurpose,
    title: Option<&str>,
) -> Result<()> {
    let title = input::optional_line("phrase", title, LONGEST_TITLE)?;
    title.map_or(Ok(()), |title| store::count_phrase_use(context.db, purpose, &title, context.actor.id))
}

/// What stands at a place whatever ticket it is: the office, and the day of writing.
fn of_office(
    db: &Connection,
    now: DateTime<Utc>,
    zone: OfficeZone,
) -> Result<impl Fn(Placeholder) -> Option<String>> {
    let card = office::store::card(db)?;
    Ok(move |place| match place {
        Placeholder::Community => Some(card.community_name.clone()),
        Placeholder::Office => Some(card.office_name.clone()),
        Placeholder::Today => Some(day_words(now, zone)),
        _ => None,
    })
}

/// A text for several residents as it is told to the one of this ticket.
///
/// # Errors
/// `phrase.unfilled` at `content`, with the `places`.
pub(super) fn for_one_of_many(context: &WriteContext<'_>, ticket_id: i64, content: &str) -> Result<String> {
    if placeholder::unfilled(content).is_empty() {
        return Ok(content.to_owned());
    }
    let ticket = view::detail(context.db, ticket_id, context.actor, context.now)?;
    let filled = placeholder::fill(content, |place| match place {
        Placeholder::Addressee => Some(ticket.caller_name.clone().unwrap_or_else(|| RESIDENT.to_owned())),
        other => of_ticket(&ticket, other, context.zone),
    });
    require_filled(&filled)?;
    Ok(filled)
}

/// Whether a ticket of an incident has something for a place; how a resident is addressed it always has.
fn knows(row: &TicketRow, place: Placeholder) -> bool {
    match place {
        Placeholder::Addressee
        | Placeholder::Number
        | Placeholder::Category
        | Placeholder::Topic
        | Placeholder::Content
        | Placeholder::ReceivedAt => true,
        Placeholder::Room => row.room.is_some(),
        Placeholder::Responsible => row.responsible.is_some(),
        Placeholder::DueAt => row.answer_owed.is_some(),
        Placeholder::Community
        | Placeholder::Office
        | Placeholder::Today
        | Placeholder::Outcome
        | Placeholder::Appointment => false,
    }
}

/// What a ticket says where a place is; nothing if it does not know.
fn of_ticket(ticket: &TicketDetail, placeholder: Placeholder, zone: OfficeZone) -> Option<String> {
    match placeholder {
        Placeholder::Addressee => ticket.caller_name.clone(),
        Placeholder::Room => ticket.room.clone(),
        Placeholder::Number => Some(ticket.number.clone()),
        Placeholder::Category => Some(ticket.category.word().to_owned()),
        Placeholder::Topic => (!ticket.topic_pending).then(|| ticket.topic.name.clone()),
        Placeholder::Content => Some(excerpt(&ticket.content)),
        Placeholder::ReceivedAt => Some(day_words(ticket.received_at, zone)),
        Placeholder::Responsible => ticket.responsible.as_ref().map(|person| person.name.clone()),
        Placeholder::DueAt => ticket.answer_owed.as_ref().map(|owed| moment_words(owed.due_at, zone)),
        Placeholder::Community
        | Placeholder::Office
        | Placeholder::Today
        | Placeholder::Outcome
        | Placeholder::Appointment => None,
    }
}

/// The first sentence of what was said, as far as it can stand between quotation marks.
fn excerpt(content: &str) -> String {
    let first = content.split(['。', '！', '？', '!', '?', '\n']).find(|part| !part.trim().is_empty());
    let sentence = first.unwrap_or(content).trim();
    if sentence.chars().count() <= LONGEST_EXCERPT {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST_EXCERPT).collect();
    format!("{cut}…")
}

/// `11月23日`
fn day_words(at: DateTime<Utc>, zone: OfficeZone) -> String {
    let day = days::day_of(zone, at);
    format!("{}月{}日", day.month(), day.day())
}

/// `11月25日（周三）15:20`
fn moment_words(at: DateTime<Utc>, zone: OfficeZone) -> String {
    let local = at.with_timezone(&zone);
    let weekday = days::weekday_word(local.weekday());
    format!("{}（周{weekday}）{:02}:{:02}", day_words(at, zone), local.hour(), local.minute())
}

/// Refuses a text for a resident in which a place of a phrase is still to be filled.
///
/// # Errors
/// `phrase.unfilled` at `content`, with the `places`.
pub(super) fn require_filled(content: &str) -> Result<()> {
    let places = placeholder::unfilled(content);
    if places.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = places.into_iter().map(|word| format!("〔{word}〕")).collect();
    Err(Error::field("content", ErrorCode::PhraseUnfilled).with("places", places.join("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_repeated_by_its_first_sentence() {
        for (said, repeated) in [
            ("电梯停了。老人下不了楼", "电梯停了"),
            ("  \n电梯停了\n第二行", "电梯停了"),
            ("。。", "。。"),
            (&"长".repeat(40), &format!("{}…", "长".repeat(30))),
        ] {
            assert_eq!(excerpt(said), repeated, "{said}");
        }
    }
}
