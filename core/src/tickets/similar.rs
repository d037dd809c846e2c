//! What may be the same occurrence as what is being taken down: tickets of the last 14 days that have not ended, of
//! the same building or with words in common. Only a hint; a person says whether it is the same.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::incidents::{LOOK_BACK, TicketIncident};
use super::number::half_width;
use super::sight::Sight;
use super::store::{self, Candidate};
use super::{Category, Room, TicketRow, given_out};
use crate::error::{Error, Result};
use crate::input;
use crate::operation::{Read, ReadContext};
use crate::residents;

/// How many of the latest tickets are compared.
const MOST_COMPARED: i64 = 2000;

/// How many are answered.
const MOST_ANSWERED: usize = 5;

/// Characters that hold sentences together and say nothing of what they are about.
const JOINTS: &str = "的了是我你他她它们在有吗呢吧啊请就都也还又很和与及这那个来去说要让给把被从到对家怎么什";

/// Tickets that may be about the same occurrence: `find_similar_tickets`. The likeliest first; at most 5, each
/// incident once.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindSimilarTickets {
    /// What was said so far; up to 4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<String>,
    /// The caller's room.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<String>,
    /// The number of the ticket that others are looked for: neither it nor its own incident is answered.
    #[serde(default)]
    #[ts(optional)]
    pub except: Option<String>,
}

/// A ticket that may be about the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SimilarTicket {
    /// Its number; of an incident, that of the ticket that fits best.
    pub number: String,
    /// The incident that it is one of.
    pub incident: Option<TicketIncident>,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// What it is about: an id from `list_topics`; absent while nobody has chosen it.
    pub topic_id: Option<i64>,
    /// Its room.
    pub room: Option<String>,
    /// The beginning of what was said.
    pub excerpt: String,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// Whether it comes from the caller's own room: more likely the same call again than the same occurrence.
    pub same_room: bool,
    /// Whether it comes from the same building.
    pub same_building: bool,
    /// The words in common, the longest first; at most 2.
    pub words: Vec<String>,
}

impl Read for FindSimilarTickets {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<SimilarTicket>> {
        let FindSimilarTickets { content, room, except } = self;
        let db = context.db;
        let content = input::optional("content", content.as_deref(), super::register::LONGEST_CONTENT)?;
        let room = Room::parse("room", room.as_deref())?.map(|room| Room::key(room.as_str()));
        let asked = Asked::new(content.as_deref().unwrap_or_default(), room);
        if asked.pairs.is_empty() && asked.building.is_none() && asked.room.is_none() {
            return Ok(Vec::new());
        }
        let found = |number: String| {
            given_out::id_by_number(db, context.actor, &number)
                .map_err(|error| Error::field("except", error.code()).with("number", number.trim()))
        };
        let except = except.map(found).transpose()?;
        let own = except.map(|id| store::incident_of(db, id)).transpose()?.flatten();
        let own = own.map(|id| store::root_of(db, id)).transpose()?;
        let mut candidates = store::unended(
            db,
            context.now - LOOK_BACK,
            Sight::of(context.db, context.actor)?,
            MOST_COMPARED,
        )?;
        candidates.retain(|other| Some(other.id) != except && (other.root.is_none() || other.root != own));
        let found = likeliest(&asked, &candidates);
        found.into_iter().map(|likeness| shown(context, likeness)).collect()
    }
}

/// What is compared with.
struct Asked {
    pairs: HashSet<[char; 2]>,
    room: Option<String>,
    building: Option<String>,
}

impl Asked {
    fn new(content: &str, room: Option<String>) -> Self {
        let building = room.as_deref().and_then(residents::building_of);
        Self { pairs: pairs(content).collect(), room, building }
    }
}

/// The neighbouring letters of a text that may say what it is about.
fn pairs(text: &str) -> impl Iterator<Item = [char; 2]> {
    let letters: Vec<char> = half_width(text).to_lowercase().chars().collect();
    let tells = |c: char| c.is_alphabetic() && !JOINTS.contains(c);
    (1..letters.len())
        .map(move |end| [letters[end - 1], letters[end]])
        .filter(move |pair| pair.iter().all(|c| tells(*c)))
}

/// How like a ticket is.
struct Likeness {
    score: usize,
    id: i64,
    root: Option<i64>,
    same_room: bool,
    same_building: bool,
    words: Vec<String>,
}

fn likeness(asked: &Asked, candidate: &Candidate) -> Option<Likeness> {
    let shared: HashSet<[char; 2]> =
        pairs(&candidate.words).filter(|pair| asked.pairs.contains(pair)).collect();
    let key = candidate.room_key.as_deref();
    let same_room = key.is_some() && key == asked.room.as_deref();
    let same_building = asked.building.is_some() && key.and_then(residents::building_of) == asked.building;
    // One word of two letters is enough where little was said: 停水.
    let alike = shared.len() >= 2 || (!shared.is_empty() && shared.len() * 2 >= asked.pairs.len());
    (alike || same_building || same_room).then(|| Likeness {
        score: shared.len() * 2 + usize::from(same_building) * 3 + usize::from(same_room),
        id: candidate.id,
        root: candidate.root,
        same_room,
        same_building,
        words: words(&candidate.words, &shared),
    })
}

/// The likeliest, each incident once. Candidates come with the latest first, and stay so among equals.
fn likeliest(asked: &Asked, candidates: &[Candidate]) -> Vec<Likeness> {
    let mut all: Vec<Likeness> =
        candidates.iter().filter_map(|candidate| likeness(asked, candidate)).collect();
    all.sort_by_key(|likeness| std::cmp::Reverse(likeness.score));
    let mut incidents = HashSet::new();
    all.retain(|likeness| likeness.root.is_none_or(|root| incidents.insert(root)));
    all.truncate(MOST_ANSWERED);
    all
}

/// The longest stretches of a text that consist of shared pairs.
fn words(text: &str, shared: &HashSet<[char; 2]>) -> Vec<String> {
    let letters: Vec<char> = half_width(text).to_lowercase().chars().collect();
    let mut all: Vec<String> = Vec::new();
    let mut word = String::new();
    for end in 1..letters.len() {
        let pair = [letters[end - 1], letters[end]];
        if shared.contains(&pair) {
            if word.is_empty() {
                word.push(pair[0]);
            }
            word.push(pair[1]);
        } else if !word.is_empty() {
            all.push(std::mem::take(&mut word));
        }
    }
    all.push(word);
    all.retain(|word| !word.is_empty());
    all.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    all.dedup();
    all.truncate(2);
    all
}

fn shown(context: &ReadContext<'_>, likeness: Likeness) -> Result<SimilarTicket> {
    let Likeness { score: _, id, root: _, same_room, same_building, words } = likeness;
    let (row, topic_id) = store::listed(context.db, id, Sight::of(context.db, context.actor)?, context.now)?;
    let TicketRow { number, incident, category, room, excerpt, received_at, .. } = row;
    Ok(SimilarTicket {
        number,
        incident,
        category,
        topic_id,
        room,
        excerpt,
        received_at,
        same_room,
        same_building,
        words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(id: i64, room: &str, words: &str, root: Option<i64>) -> Candidate {
        let room_key = (!room.is_empty()).then(|| Room::key(room));
        Candidate { id, root, room_key, words: words.to_owned() }
    }

    #[test]
    fn what_is_like_what() {
        let candidates = [
            candidate(1, "3-2-1502", "3 栋电梯停了，老人下不了楼", Some(7)),
            candidate(2, "3-1-101", "厨房水管漏水", None),
            candidate(3, "5-1-302", "小区停水，什么时候来水", None),
            candidate(4, "", "电梯停在 8 楼不动了", Some(7)),
            candidate(5, "9-1-101", "垃圾没有清", None),
        ];
        let cases: [(&str, &str, &[i64]); 9] = [
            ("电梯停了", "", &[1]),
            ("电梯停了", "3-1-201", &[1, 2]),
            ("停水", "", &[3]),
            ("怎么停水了", "", &[3]),
            ("", "3-1-201", &[1, 2]),
            ("", "3-1-101", &[2, 1]),
            ("物业的态度不好", "", &[]),
            ("我家的是在", "", &[]),
            ("漏水", "5-1-302", &[3, 2]),
        ];
        for (said, room, expected) in cases {
            let room = (!room.is_empty()).then(|| Room::key(room));
            let found = likeliest(&Asked::new(said, room.clone()), &candidates);
            let found: Vec<i64> = found.iter().map(|likeness| likeness.id).collect();
            assert_eq!(found, expected, "{said} {room:?}");
        }
        let found = likeliest(&Asked::new("三号楼电梯停了", None), &candidates);
        assert_eq!(found[0].words, ["电梯停"]);
    }
}
