//! Saved views: searches with filters that somebody gave a name, for themselves or for everybody.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::views as rows;
use super::{Category, FigureFilter, Tab};
use crate::access::{self, Role};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// How many views a person may have.
const MOST_VIEWS: usize = 50;

/// What a view shows; each as in `list_tickets`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewFilter {
    /// Which tickets; all if absent.
    #[serde(default)]
    #[ts(optional, as = "Option<Tab>")]
    pub tab: Tab,
    /// Only this category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub category: Option<Category>,
    /// Only this channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub channel_id: Option<i64>,
    /// Only this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// Only this responsible person's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub responsible_id: Option<i64>,
    /// Only rooms of this building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub building: Option<String>,
    /// Received on this day of the office or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub received_from: Option<NaiveDate>,
    /// Received on this day of the office or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub received_to: Option<NaiveDate>,
    /// Only those that a figure counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub figure: Option<FigureFilter>,
    /// What is looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub query: Option<String>,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketView {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether everybody sees it.
    pub shared: bool,
    /// Who saved it.
    pub owner: String,
    /// Whether that is the person who asks.
    pub own: bool,
    /// What it shows.
    pub filter: ViewFilter,
}

/// One's own saved views and those that are shared, by name: `list_views`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListViews {}

impl Read for ListViews {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<TicketView>> {
        let ListViews {} = self;
        rows::of(context.db, context.actor.id)
    }
}

/// Saves what a list shows under a name: `save_view`. One's own view of the same name is replaced.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveView {
    /// Its name; 1…40 characters.
    pub name: String,
    /// Whether everybody sees it.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub shared: bool,
    /// What it shows.
    pub filter: ViewFilter,
}

impl Write for SaveView {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<TicketView>>> {
        let SaveView { name, shared, filter } = self;
        let name = input::required_line("name", &name, 40)?;
        input::optional_line("filter.query", filter.query.as_deref(), super::lists::LONGEST_QUESTION)?;
        input::optional_line("filter.building", filter.building.as_deref(), 40)?;
        rows::save(context.db, context.actor.id, &name, shared, &filter)?;
        let views = rows::of(context.db, context.actor.id)?;
        if views.iter().filter(|view| view.own).count() > MOST_VIEWS {
            return Err(Error::field("name", ErrorCode::InputOutOfRange)
                .with("min", 0)
                .with("max", MOST_VIEWS));
        }
        Ok(Done::new(views, format!("view/{name}")))
    }
}

/// Removes a saved view: `remove_view`. One's own, or as a manager one that is shared.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveView {
    /// Its id.
    pub id: i64,
}

impl Write for RemoveView {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<TicketView>>> {
        let RemoveView { id } = self;
        let unknown = || Error::field("id", ErrorCode::InputUnknownId).with("id", id);
        let views = rows::of(context.db, context.actor.id)?;
        let view = views.iter().find(|view| view.id == id).ok_or_else(unknown)?;
        if !view.own && !access::holds(context.db, context.actor, Role::Manager)? {
            return Err(Error::field("id", ErrorCode::ViewNotOwn));
        }
        rows::remove(context.db, id)?;
        Ok(Done::new(rows::of(context.db, context.actor.id)?, format!("view/{}", view.name)))
    }
}
