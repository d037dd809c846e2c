//! What is kept of channels, in the table `channels`.

use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::store::{day, moment, stored_text};
use crate::tickets::{ChannelKind, ChannelRecord, Named, SaveChannel};

/// Every channel in the office's order.
pub(in crate::tickets) fn records(db: &Connection) -> Result<Vec<ChannelRecord>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id, c.kind, c.name, c.contact, c.place, c.responsible_id, s.name AS responsible, c.hours, c.every_days,
             c.from_on, c.until_on, c.in_service, c.version,
             (SELECT max(opened_at) FROM box_openings b WHERE b.channel_id = c.id) AS last_opened_at
         FROM channels c LEFT JOIN staff s ON s.id = c.responsible_id ORDER BY c.position, c.id",
    )?;
    let records = statement.query_map([], record)?;
    Ok(records.collect::<rusqlite::Result<_>>()?)
}

fn record(row: &Row<'_>) -> rusqlite::Result<ChannelRecord> {
    let responsible = match row.get("responsible_id")? {
        None => None,
        Some(id) => Some(Named { id, name: row.get("responsible")? }),
    };
    Ok(ChannelRecord {
        id: row.get("id")?,
        kind: stored_text(ChannelKind::parse, "channel kind", &row.get::<_, String>("kind")?)?,
        name: row.get("name")?,
        contact: row.get("contact")?,
        place: row.get("place")?,
        responsible,
        hours: row.get("hours")?,
        every_days: row.get("every_days")?,
        from_on: day(row, "from_on")?,
        until_on: day(row, "until_on")?,
        in_service: row.get("in_service")?,
        last_opened_at: moment(row, "last_opened_at")?,
        version: row.get("version")?,
    })
}

/// Keeps a channel, a new one behind the others; answers its id.
pub(in crate::tickets) fn save(db: &Connection, channel: &SaveChannel) -> Result<i64> {
    let SaveChannel {
        id,
        kind,
        name,
        contact,
        place,
        responsible_id,
        hours,
        every_days,
        from_on,
        until_on,
        expected_version: _,
    } = channel;
    let id = match id {
        Some(id) => *id,
        None => db
            .prepare_cached(
                "INSERT INTO channels (name, kind, position, in_service)
                 VALUES (?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM channels), 1)",
            )?
            .insert([name.as_str(), kind.text()])?,
    };
    db.prepare_cached(
        "UPDATE channels SET name = :name, contact = :contact, place = :place, responsible_id = :responsible_id,
             hours = :hours, every_days = :every_days, from_on = :from_on, until_on = :until_on,
             in_service = :until_on IS NULL, version = version + 1
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":name": name, ":contact": contact, ":place": place, ":responsible_id": responsible_id,
        ":hours": hours, ":every_days": every_days, ":from_on": from_on.map(|day| day.to_string()),
        ":until_on": until_on.map(|day| day.to_string()),
    })?;
    Ok(id)
}
