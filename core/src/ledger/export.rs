//! Giving out what a list shows, as a workbook, a text table or paper. Telephone numbers stay masked unless whoever asks may
//! give out personal data and wants them; that it was done is in the audit trail.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper;
use super::words::{self, EXPORT_HEADINGS};
use crate::access::{self, Permission};
use crate::error::{Error, ErrorCode, Result};
use crate::office;
use crate::operation::{Act, Done, StoreContext};
use crate::reports;
use crate::spreadsheet::{self, Cell, Column, Table};
use crate::tickets::{self, EventKind, TicketDetail, ViewFilter};

/// The most tickets of one file.
const MOST: usize = 100_000;

/// The most tickets on paper: some three hundred pages.
const MOST_ON_PAPER: usize = 3000;

/// What kind of file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// A workbook: moments as moments, the head frozen, with a filter.
    Xlsx,
    /// A text table in UTF-8 with a mark.
    Csv,
    /// Paper: A4 on its long side, the columns that one reads there; at most 3,000 tickets.
    Pdf,
}

/// Gives out a list of tickets: `export_tickets`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportTickets {
    /// What the list shows, as in `list_tickets`.
    pub filter: ViewFilter,
    /// Only these tickets of it; all if absent.
    #[serde(default)]
    #[ts(optional)]
    pub numbers: Option<Vec<String>>,
    /// What kind of file.
    pub format: ExportFormat,
    /// Whether telephone numbers are whole; only for who may give out personal data (`residents.export`).
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub whole_phones: bool,
}

/// A list of tickets as a file.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ExportedTickets {
    /// A name for it.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// How many tickets are in it.
    pub tickets: i64,
}

impl Act for ExportTickets {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ExportedTickets>> {
        let Self { filter, numbers, format, whole_phones } = self;
        let chosen = Chosen { only: numbers.as_deref(), whole_phones };
        let (count, bytes, ending) = match format {
            ExportFormat::Xlsx => {
                let rows = chosen.rows(context, filter, MOST, |_, ticket, phone| cells(ticket, phone))?;
                let count = rows.len();
                let book = spreadsheet::workbook(&[table(rows)], context.zone, context.now)?;
                (count, STANDARD.encode(book), "xlsx")
            }
            ExportFormat::Csv => {
                let rows = chosen.rows(context, filter, MOST, |_, ticket, phone| cells(ticket, phone))?;
                let count = rows.len();
                let text = spreadsheet::text_table(&table(rows), context.zone)?;
                (count, STANDARD.encode(text), "csv")
            }
            ExportFormat::Pdf => {
                let rows = chosen.rows(context, filter, MOST_ON_PAPER, |number, ticket, phone| {
                    paper::row(number, ticket, phone, context.zone)
                })?;
                let card = context.store.read(office::store::card)?;
                let count = rows.len();
                let list = paper::list(&card.community_name, rows, context.now, context.zone);
                let made = reports::render_list(&list, &card.office_name, context.now, context.fonts)?;
                (count, made.base64, "pdf")
            }
        };
        let day = context.now.with_timezone(&context.zone).format("%Y%m%d-%H%M");
        let phones = if whole_phones { "/phones" } else { "" };
        let subject = format!("tickets/{count} {ending}{phones}");
        let exported = ExportedTickets {
            file_name: format!("{}-{day}.{ending}", words::EXPORT_NAME),
            base64: bytes,
            tickets: crate::page::count(count),
        };
        Ok(Done::new(exported, subject))
    }
}

/// Which tickets of a list, and how much of them.
struct Chosen<'a> {
    only: Option<&'a [String]>,
    whole_phones: bool,
}

impl Chosen<'_> {
    /// What `make` makes of each ticket, its place from 1 on and its telephone number; at most `most`.
    fn rows<T>(
        &self,
        context: &StoreContext<'_>,
        filter: ViewFilter,
        most: usize,
        make: impl Fn(usize, TicketDetail, Option<String>) -> T,
    ) -> Result<Vec<T>> {
        context.store.read(|db| {
            if self.whole_phones && !access::has(db, context.actor, Permission::ResidentsExport)? {
                let permission = Permission::ResidentsExport.text();
                return Err(Error::field("whole_phones", ErrorCode::PermissionDenied)
                    .with("permission", permission)
                    .with("operation", "export_tickets"));
            }
            let mut rows = Vec::new();
            tickets::each_of(context, db, filter, |ticket| {
                if self.only.is_some_and(|only| !only.contains(&ticket.number)) {
                    return Ok(());
                }
                if rows.len() == most {
                    return Err(Error::new(ErrorCode::ExportTooLarge).with("max", most));
                }
                let phone = if self.whole_phones {
                    tickets::whole_phone(db, context.actor, &ticket.number)?
                } else {
                    ticket.phone_masked.clone()
                };
                rows.push(make(rows.len() + 1, ticket, phone));
                Ok(())
            })?;
            Ok(rows)
        })
    }
}

/// A ticket in the order of the headings.
fn cells(ticket: TicketDetail, phone: Option<String>) -> Vec<Cell> {
    let text = |text: Option<String>| Cell::Text(text.unwrap_or_default());
    let told = ticket.timeline.iter().rev().find(|entry| entry.kind == EventKind::FeedbackGiven);
    let told = told.and_then(|entry| entry.content.clone());
    vec![
        Cell::Text(ticket.number),
        Cell::Moment(Some(ticket.received_at)),
        Cell::Text(ticket.category.word().to_owned()),
        Cell::Text(ticket.channel.name),
        Cell::Text(ticket.topic.name),
        text(ticket.room),
        text(ticket.caller_name),
        text(phone),
        Cell::Text(ticket.content),
        Cell::Text(ticket.status.word().to_owned()),
        text(ticket.responsible.map(|person| person.name)),
        Cell::Moment(Some(ticket.due_at)),
        Cell::Moment(ticket.first_feedback_at),
        text(ticket.on_time.map(|on_time| words::of_on_time(on_time).to_owned())),
        text(told),
        Cell::Moment(ticket.closed_at),
        Cell::Number(ticket.reopened_count),
        text(ticket.imported.and_then(|imported| imported.original_number)),
    ]
}

/// How wide the columns are, in characters.
const WIDTHS: [f64; 18] =
    [18.0, 17.0, 6.0, 10.0, 16.0, 14.0, 10.0, 14.0, 50.0, 8.0, 10.0, 17.0, 17.0, 8.0, 40.0, 17.0, 8.0, 12.0];

fn table(rows: Vec<Vec<Cell>>) -> Table {
    let column = |(heading, width): (&&str, f64)| Column { heading: (*heading).to_owned(), width };
    Table {
        name: words::EXPORT_NAME.to_owned(),
        columns: EXPORT_HEADINGS.iter().zip(WIDTHS).map(column).collect(),
        rows,
    }
}
