//! A row of a ledger as a ticket, or what is wrong with it.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::columns::Columns;
use super::moment::{self, Moment};
use super::words;
use super::{LedgerField, LedgerPlan, Unanswered};
use crate::access;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::tickets::{self, Category, Channel, ImportedTicket, Named, Phone, Room};

/// The longest text of a ledger, in characters: residents write longer letters to a web page than a clerk takes down.
pub(super) const LONGEST: usize = 20_000;

/// Something about a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) field: LedgerField,
    pub(super) code: ErrorCode,
}

/// A good row.
pub(super) struct Good {
    /// By what the row is known when it comes again.
    pub(super) key: String,
    pub(super) ticket: ImportedTicket,
    /// What was left out.
    pub(super) notices: Vec<Wrong>,
}

/// Reads the rows of one ledger.
pub(super) struct Reader {
    columns: Columns,
    plan: LedgerPlan,
    zone: OfficeZone,
    now: DateTime<Utc>,
    file_name: String,
    channels: Vec<Channel>,
    topics: Vec<Named>,
    staff: HashMap<String, i64>,
}

impl Reader {
    /// A reader of a ledger by a plan, which is checked.
    ///
    /// # Errors
    /// `import.mapping_invalid` at what does not fit; `input.unknown_id` at a channel or topic that cannot be chosen.
    pub(super) fn new(
        db: &Connection,
        plan: LedgerPlan,
        file_name: &str,
        (zone, now): (OfficeZone, DateTime<Utc>),
    ) -> Result<Self> {
        let chosen = |all: Vec<(Channel, bool)>| {
            all.into_iter().filter_map(|(one, in_service)| in_service.then_some(one))
        };
        let channels: Vec<Channel> = chosen(tickets::channels(db)?).collect();
        let topics = tickets::topics_in_force(db, now)?;
        let unknown = |field: &str, id: i64| Error::field(field, ErrorCode::InputUnknownId).with("id", id);
        let ids = |list: &[super::IdWord]| list.iter().map(|word| word.id).collect::<Vec<i64>>();
        for (field, ids) in
            [("plan.channel_id", vec![plan.channel_id]), ("plan.channels", ids(&plan.channels))]
        {
            if let Some(id) = ids.into_iter().find(|id| channels.iter().all(|channel| channel.id != *id)) {
                return Err(unknown(field, id));
            }
        }
        for (field, ids) in [("plan.topic_id", vec![plan.topic_id]), ("plan.topics", ids(&plan.topics))] {
            if let Some(id) = ids.into_iter().find(|id| topics.iter().all(|topic| topic.id != *id)) {
                return Err(unknown(field, id));
            }
        }
        let staff = access::store::names(db)?.into_iter().collect();
        let columns = Columns::of(&plan.columns)?;
        Ok(Self { columns, plan, zone, now, file_name: file_name.to_owned(), channels, topics, staff })
    }

    /// What a cell says, without what shows nothing and without the white space that web pages leave around lines.
    pub(super) fn text(&self, cells: &[String], field: LedgerField) -> Option<String> {
        let cell = cells.get(self.columns.of_field(field)?)?;
        let plain = input::visible(cell).replace("\r\n", "\n").replace('\r', "\n");
        let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        (!text.is_empty()).then_some(text)
    }

    /// What a word of a column means: as the plan says, or as it seems; `None` is the plan's usual.
    pub(super) fn category(&self, word: &str) -> Option<Category> {
        let said = self.plan.categories.iter().find(|known| known.word == word).map(|known| known.category);
        said.or_else(|| words::category(word))
    }

    pub(super) fn channel(&self, word: &str) -> Option<i64> {
        let said = self.plan.channels.iter().find(|known| known.word == word).map(|known| known.id);
        said.or_else(|| words::channel(word, &self.channels))
    }

    pub(super) fn topic(&self, word: &str) -> Option<i64> {
        let said = self.plan.topics.iter().find(|known| known.word == word).map(|known| known.id);
        said.or_else(|| words::topic(word, &self.topics))
    }

    /// The row as a ticket, or everything that keeps it from being one.
    pub(super) fn read(&self, cells: &[String]) -> std::result::Result<Good, Vec<Wrong>> {
        let mut row = Row { reader: self, cells, wrong: Vec::new(), notices: Vec::new() };
        let ticket = row.ticket();
        match ticket {
            Some(ticket) if row.wrong.is_empty() => {
                Ok(Good { key: self.key(cells, &ticket), ticket, notices: row.notices })
            }
            _ => Err(row.wrong),
        }
    }

    /// The ledger's own number with the moment, because next year's ledger begins at 1 again; without a number, a hash
    /// of what the row says.
    fn key(&self, cells: &[String], ticket: &ImportedTicket) -> String {
        let received = ticket.received_at.timestamp_millis();
        if let Some(number) = &ticket.original_number {
            return format!("n:{number}|{received}");
        }
        let said = [LedgerField::Room, LedgerField::Phone, LedgerField::CallerName]
            .map(|field| self.text(cells, field).unwrap_or_default());
        let hash = Sha256::digest(format!("{received}\0{}\0{}", said.join("\0"), ticket.content));
        format!("h:{}", STANDARD.encode(hash))
    }
}

/// A row that is being read.
struct Row<'a> {
    reader: &'a Reader,
    cells: &'a [String],
    wrong: Vec<Wrong>,
    notices: Vec<Wrong>,
}

impl Row<'_> {
    fn text(&self, field: LedgerField) -> Option<String> {
        self.reader.text(self.cells, field)
    }

    /// What `parse` makes of a cell; a refusal is noted and keeps the row from being a ticket.
    fn read<T>(
        &mut self,
        field: LedgerField,
        parse: impl FnOnce(Option<&str>) -> Result<Option<T>>,
    ) -> Option<T> {
        let text = self.text(field);
        parse(text.as_deref()).unwrap_or_else(|error| {
            self.wrong.push(Wrong { field, code: error.code() });
            None
        })
    }

    fn moment(&mut self, field: LedgerField) -> Option<Moment> {
        let (zone, now) = (self.reader.zone, self.reader.now);
        self.read(field, |text| text.map_or(Ok(None), |text| moment::read(text, zone, now)))
    }

    fn line(&mut self, field: LedgerField, most: usize) -> Option<String> {
        let text = self.text(field).map(|text| text.replace('\n', " "));
        input::optional("cell", text.as_deref(), most).unwrap_or_else(|error| {
            self.wrong.push(Wrong { field, code: error.code() });
            None
        })
    }

    fn ticket(&mut self) -> Option<ImportedTicket> {
        let plan = &self.reader.plan;
        let received = self.moment(LedgerField::ReceivedAt);
        if received.is_none() && self.text(LedgerField::ReceivedAt).is_none() {
            self.wrong.push(Wrong { field: LedgerField::ReceivedAt, code: ErrorCode::InputRequired });
        }
        let content = self.content();
        let feedback = self.read(LedgerField::Feedback, |text| input::optional("cell", text, LONGEST));
        let feedback_at = self.moment(LedgerField::FeedbackAt);
        let closed_at = self.moment(LedgerField::ClosedAt);
        let room = self.read(LedgerField::Room, |text| {
            Room::parse("cell", text.map(|text| text.replace('\n', " ")).as_deref())
        });
        let caller_name = self.line(LedgerField::CallerName, 40);
        let original_number = self.line(LedgerField::Number, 60);
        let phone = self.phone();
        let (responsible_id, handler) = self.responsible();
        let satisfaction = self.line(LedgerField::Satisfaction, 100);
        let word =
            |field, text: Option<String>| text.filter(|_| self.reader.columns.of_field(field).is_some());
        let category = word(LedgerField::Category, self.text(LedgerField::Category));
        let channel = word(LedgerField::Channel, self.text(LedgerField::Channel));
        let topic = word(LedgerField::Topic, self.text(LedgerField::Topic));
        let received = received?;
        let feedback_moment = self.after(received, feedback_at, LedgerField::FeedbackAt);
        let closed = self.after(received, closed_at, LedgerField::ClosedAt);
        let told = feedback.is_some() || feedback_moment.is_some();
        let archived = told || closed.is_some() || plan.unanswered == Unanswered::Archive;
        Some(ImportedTicket {
            category: category.and_then(|word| self.reader.category(&word)).unwrap_or(plan.category),
            channel_id: channel.and_then(|word| self.reader.channel(&word)).unwrap_or(plan.channel_id),
            topic_id: topic.and_then(|word| self.reader.topic(&word)).unwrap_or(plan.topic_id),
            room,
            caller_name,
            phone,
            content: content?,
            received_at: received.at,
            day_only: received.day_only
                || feedback_at.is_some_and(|moment| moment.day_only)
                || (feedback_at.is_none() && archived),
            responsible_id,
            feedback,
            feedback_at: feedback_moment,
            closed_at: archived.then(|| closed.or(feedback_moment).unwrap_or(self.reader.now)),
            summary: words::summary(satisfaction.as_deref(), handler.as_deref()),
            original_number,
            from: self.reader.file_name.clone(),
        })
    }

    /// Headline and content, as far as there are any.
    fn content(&mut self) -> Option<String> {
        let headline = self.text(LedgerField::Headline);
        let said = self.text(LedgerField::Content);
        let text = match (headline, said) {
            (Some(headline), Some(said)) if said.contains(&headline) => said,
            (Some(headline), Some(said)) => format!("{headline}\n{said}"),
            (headline, said) => headline.or(said).unwrap_or_default(),
        };
        input::required("cell", &text, LONGEST)
            .map_err(|error| self.wrong.push(Wrong { field: LedgerField::Content, code: error.code() }))
            .ok()
    }

    /// A number that cannot be one is left out and said so: the ticket itself is worth more.
    fn phone(&mut self) -> Option<Phone> {
        let text = self.text(LedgerField::Phone);
        Phone::parse("cell", text.as_deref()).unwrap_or_else(|error| {
            self.notices.push(Wrong { field: LedgerField::Phone, code: error.code() });
            None
        })
    }

    /// The member of staff of this name, or the name as it stands there.
    fn responsible(&mut self) -> (Option<i64>, Option<String>) {
        let Some(name) = self.line(LedgerField::Responsible, 100) else { return (None, None) };
        match self.reader.staff.get(&name) {
            Some(id) => (Some(*id), None),
            None => (None, Some(name)),
        }
    }

    /// The moment, which must not come before the receipt; a day alone counts as late as the receipt on that day.
    fn after(
        &mut self,
        received: Moment,
        moment: Option<Moment>,
        field: LedgerField,
    ) -> Option<DateTime<Utc>> {
        let Moment { at, day_only } = moment?;
        let zone = self.reader.zone;
        let same_day = crate::days::day_of(zone, at) == crate::days::day_of(zone, received.at);
        if at < received.at && !(day_only && same_day) {
            self.wrong.push(Wrong { field, code: ErrorCode::LedgerBeforeReceipt });
            return None;
        }
        Some(at.max(received.at))
    }
}
