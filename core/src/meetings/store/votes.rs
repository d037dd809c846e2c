//! The tables `meeting_votes`, `meeting_voters`, `meeting_voter_rooms` and `meeting_ballots`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{kept_size, size};
use crate::error::{Error, ErrorCode, Result};
use crate::meetings::count::{Ballot, VoteChoice, Voter, Weight};
use crate::meetings::electorate::{NewVoter, VoterKind};
use crate::meetings::{BallotRow, NamedVote, VoterRow};
use crate::store::stored_text;

fn choice(row: &Row<'_>) -> rusqlite::Result<VoteChoice> {
    stored_text(VoteChoice::parse, "choice", &row.get::<_, String>("choice")?)
}

/// The votes by name on an item, in the order of the people.
pub(in crate::meetings) fn named(db: &Connection, item_id: i64) -> Result<Vec<NamedVote>> {
    let mut statement = db.prepare_cached(
        "SELECT v.person_id, v.choice FROM meeting_votes v JOIN meeting_people p ON p.id = v.person_id
         WHERE v.item_id = ?1 ORDER BY p.position, p.id",
    )?;
    let rows = statement.query_map([item_id], |row| {
        Ok(NamedVote { person_id: row.get("person_id")?, choice: choice(row)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether somebody has voted by name on any item.
pub(in crate::meetings) fn has_voted(db: &Connection, meeting_id: i64, person_id: i64) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM meeting_items i JOIN meeting_votes v ON v.item_id = i.id
             WHERE i.meeting_id = ?1 AND v.person_id = ?2) AS voted",
    )?;
    Ok(statement.query_row([meeting_id, person_id], |row| row.get("voted"))?)
}

/// Takes back the vote of a person on an item, and enters another one if there is one. Those of others stay.
pub(in crate::meetings) fn set_vote(
    db: &Connection,
    meeting_id: i64,
    (item_id, person_id): (i64, i64),
    choice: Option<VoteChoice>,
) -> Result<()> {
    db.prepare_cached("DELETE FROM meeting_votes WHERE item_id = ?1 AND person_id = ?2")?
        .execute([item_id, person_id])?;
    if let Some(choice) = choice {
        db.prepare_cached(
            "INSERT INTO meeting_votes (meeting_id, item_id, person_id, choice) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![meeting_id, item_id, person_id, choice.text()])?;
    }
    Ok(())
}

/// Puts these voters in the place of those drawn before.
pub(in crate::meetings) fn set_voters(db: &Connection, meeting_id: i64, voters: &[NewVoter]) -> Result<()> {
    db.prepare_cached("DELETE FROM meeting_voter_rooms WHERE meeting_id = ?1")?.execute([meeting_id])?;
    db.prepare_cached("DELETE FROM meeting_voters WHERE meeting_id = ?1")?.execute([meeting_id])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO meeting_voters (meeting_id, kind, owners, rooms, area_hundredths)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut room_of = db
        .prepare_cached("INSERT INTO meeting_voter_rooms (meeting_id, room, voter_id) VALUES (?1, ?2, ?3)")?;
    for NewVoter { kind, owners, rooms, area_hundredths } in voters {
        let voter_id = insert.insert(params![
            meeting_id,
            kind.text(),
            kept_size(*owners)?,
            rooms.join("\n"),
            kept_size(*area_hundredths)?,
        ])?;
        for room in rooms {
            room_of.execute(params![meeting_id, room, voter_id])?;
        }
    }
    Ok(())
}

/// Everybody who may vote.
pub(in crate::meetings) fn voters(db: &Connection, meeting_id: i64) -> Result<Vec<Voter>> {
    let mut statement =
        db.prepare_cached("SELECT id, area_hundredths FROM meeting_voters WHERE meeting_id = ?1")?;
    let rows = statement.query_map([meeting_id], |row| {
        Ok(Voter { id: row.get("id")?, area_hundredths: size(row, "area_hundredths")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The heads and the area of the voters of each kind.
pub(in crate::meetings) fn weights(db: &Connection, meeting_id: i64) -> Result<Vec<(VoterKind, Weight)>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, count(*) AS heads, sum(area_hundredths) AS area FROM meeting_voters
         WHERE meeting_id = ?1 GROUP BY kind",
    )?;
    let rows = statement.query_map([meeting_id], |row| {
        Ok((voter_kind(row)?, Weight { heads: size(row, "heads")?, area_hundredths: size(row, "area")? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn voter_kind(row: &Row<'_>) -> rusqlite::Result<VoterKind> {
    stored_text(VoterKind::parse, "kind of voter", &row.get::<_, String>("kind")?)
}

/// The ballots on an item.
pub(in crate::meetings) fn ballots(db: &Connection, item_id: i64) -> Result<Vec<Ballot>> {
    let mut statement =
        db.prepare_cached("SELECT voter_id, choice FROM meeting_ballots WHERE item_id = ?1")?;
    let rows = statement
        .query_map([item_id], |row| Ok(Ballot { voter: row.get("voter_id")?, choice: choice(row)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many voters gave a ballot on any item, invalid ones only if those take part.
pub(in crate::meetings) fn taking_part(db: &Connection, meeting_id: i64, invalid: bool) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS voters FROM meeting_voters v WHERE v.meeting_id = ?1 AND EXISTS (
             SELECT 1 FROM meeting_ballots b WHERE b.voter_id = v.id AND (?2 OR b.choice <> 'invalid'))",
    )?;
    Ok(statement.query_row(params![meeting_id, invalid], |row| row.get("voters"))?)
}

/// The voter with this id and their ballots.
pub(in crate::meetings) fn voter(db: &Connection, meeting_id: i64, id: i64) -> Result<VoterRow> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, owners, rooms, area_hundredths FROM meeting_voters WHERE meeting_id = ?1 AND id = ?2",
    )?;
    let found = statement.query_row([meeting_id, id], |row| voter_row(db, row)).optional()?;
    found.ok_or_else(|| Error::field("voter_id", ErrorCode::InputUnknownId).with("id", id))
}

fn voter_row(db: &Connection, row: &Row<'_>) -> rusqlite::Result<VoterRow> {
    let id = row.get("id")?;
    let rooms: String = row.get("rooms")?;
    let mut statement = db.prepare_cached(
        "SELECT item_id, choice, reason FROM meeting_ballots WHERE voter_id = ?1 ORDER BY item_id",
    )?;
    let ballots = statement.query_map([id], |row| {
        Ok(BallotRow { item_id: row.get("item_id")?, choice: choice(row)?, reason: row.get("reason")? })
    })?;
    Ok(VoterRow {
        id,
        kind: voter_kind(row)?,
        owners: row.get("owners")?,
        rooms: rooms.lines().map(str::to_owned).collect(),
        area_hundredths: size(row, "area_hundredths")?,
        ballots: ballots.collect::<rusqlite::Result<_>>()?,
    })
}

/// A page of voters in the order in which they were drawn, which is that of their rooms.
pub(in crate::meetings) fn page(
    db: &Connection,
    meeting_id: i64,
    beginning: Option<&str>,
    (after, limit): (i64, usize),
) -> Result<Vec<VoterRow>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let (from, to) = beginning.map_or((String::new(), "\u{10FFFF}".to_owned()), |text| {
        (text.to_owned(), format!("{text}\u{10FFFF}"))
    });
    let mut statement = db.prepare_cached(
        "SELECT id, kind, owners, rooms, area_hundredths FROM meeting_voters
         WHERE meeting_id = ?1 AND id > ?2 AND id IN (
             SELECT voter_id FROM meeting_voter_rooms WHERE meeting_id = ?1 AND room >= ?3 AND room < ?4)
         ORDER BY id LIMIT ?5",
    )?;
    let rows = statement.query_map(params![meeting_id, after, from, to, limit], |row| voter_row(db, row))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes back the ballot of a voter on an item, and enters another one if there is one.
pub(in crate::meetings) fn set_ballot(
    db: &Connection,
    meeting_id: i64,
    (item_id, voter_id): (i64, i64),
    ballot: Option<(VoteChoice, Option<&str>)>,
) -> Result<()> {
    db.prepare_cached("DELETE FROM meeting_ballots WHERE item_id = ?1 AND voter_id = ?2")?
        .execute([item_id, voter_id])?;
    if let Some((choice, reason)) = ballot {
        db.prepare_cached(
            "INSERT INTO meeting_ballots (meeting_id, item_id, voter_id, choice, reason)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![meeting_id, item_id, voter_id, choice.text(), reason])?;
    }
    Ok(())
}
