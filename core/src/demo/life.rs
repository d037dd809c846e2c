//! How life goes in the demo office: when residents come, with what, and how long the office takes.
//!
//! Chance is drawn as whole numbers from tables, so that one seed gives one office on every machine.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc, Weekday};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use crate::days::{next, start_of};
use crate::office::OfficeZone;
use crate::tickets::Category;

/// A quantile table: at so many per mille, so many minutes; between two entries, evenly.
type Delay = [(u32, i64)];

const ASSIGNED: &Delay = &[(0, 2), (500, 12), (850, 45), (970, 180), (1000, 900)];
const COMPLAINT_ANSWERED: &Delay =
    &[(0, 20), (300, 150), (600, 600), (850, 1500), (950, 2700), (985, 4000), (1000, 9000)];
const SUGGESTION_ANSWERED: &Delay =
    &[(0, 300), (400, 2880), (750, 6000), (940, 9600), (985, 12_000), (1000, 20_000)];
const INQUIRY_ANSWERED: &Delay = &[(0, 4), (450, 60), (750, 300), (930, 1080), (975, 1700), (1000, 4000)];
const CLOSED: &Delay = &[(0, 30), (300, 600), (700, 2880), (950, 8640), (1000, 30_000)];
const FOLLOWED_UP: &Delay = &[(0, 300), (500, 1800), (850, 3600), (960, 4300), (1000, 9000)];
const REOPENED: &Delay = &[(0, 240), (500, 2880), (1000, 14_400)];

/// How busy each hour of a day is.
const HOURS: [u32; 24] =
    [2, 1, 1, 1, 1, 2, 5, 14, 30, 44, 42, 34, 20, 18, 28, 34, 34, 30, 28, 36, 34, 22, 10, 4];

/// How much residents have to say on each of the eight topics, month by month.
const SEASON: [[u32; 8]; 12] = [
    [12, 34, 12, 12, 4, 18, 10, 5],
    [10, 28, 18, 12, 4, 12, 16, 5],
    [12, 26, 12, 12, 14, 12, 8, 5],
    [12, 24, 12, 12, 18, 10, 8, 5],
    [12, 26, 12, 14, 16, 10, 8, 5],
    [12, 30, 12, 20, 14, 10, 8, 5],
    [12, 36, 12, 26, 12, 10, 8, 5],
    [12, 36, 12, 26, 12, 10, 8, 5],
    [12, 28, 14, 18, 10, 10, 14, 5],
    [12, 26, 12, 14, 10, 12, 12, 5],
    [12, 30, 12, 12, 6, 14, 8, 5],
    [12, 34, 14, 12, 4, 20, 8, 5],
];

/// Which of six channels residents use.
const CHANNELS: [u32; 6] = [44, 28, 7, 4, 14, 3];

/// And which of them while the desk is closed.
const NIGHT_CHANNELS: [u32; 6] = [52, 42, 4, 0, 0, 2];

/// And which of them when it cannot wait.
const URGENT_CHANNELS: [u32; 6] = [82, 12, 0, 0, 6, 0];

/// And then at night, when there is nobody to visit.
const URGENT_NIGHT_CHANNELS: [u32; 6] = [88, 12, 0, 0, 0, 0];

/// What residents come with: complaints, suggestions, inquiries.
const CATEGORIES: [u32; 3] = [52, 16, 32];

/// How long residents wait at most, less the time until somebody looks at it.
pub(super) fn longest(category: Category) -> TimeDelta {
    TimeDelta::hours(match category {
        Category::Complaint => 47,
        Category::Suggestion => 7 * 24 - 1,
        Category::Inquiry => 23,
    })
}

/// Life, drawn from one seed.
pub(super) struct Life {
    chance: ChaCha8Rng,
    zone: OfficeZone,
}

impl Life {
    pub(super) fn new(chance: ChaCha8Rng, zone: OfficeZone) -> Self {
        Self { chance, zone }
    }

    /// One of `all`.
    pub(super) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.chance.random_range(0..all.len())]
    }

    /// A whole number below `end`, which is at least 1.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.chance.random_range(0..end)
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, percent: u32) -> bool {
        self.chance.random_range(0..100) < percent
    }

    /// A place in `weights`, each as often as it weighs.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.chance.random_range(0..weights.iter().sum::<u32>());
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        weights.len() - 1
    }

    /// The moments, sorted, at which `count` residents come from the day `from` on and before `end`.
    pub(super) fn receipts(
        &mut self,
        count: usize,
        from: NaiveDate,
        end: DateTime<Utc>,
    ) -> Vec<DateTime<Utc>> {
        let mut days = Vec::new();
        let mut weights = Vec::new();
        let mut day = from;
        while start_of(self.zone, day) < end {
            let busy = match day.weekday() {
                Weekday::Mon => 130,
                Weekday::Sat => 80,
                Weekday::Sun => 65,
                _ => 100,
            };
            days.push(day);
            weights.push(busy + self.chance.random_range(0..40));
            day = next(day);
        }
        let mut moments: Vec<DateTime<Utc>> = Vec::with_capacity(count);
        while moments.len() < count && !days.is_empty() {
            let day = days[self.weighted(&weights)];
            let at = self.hour_of(day);
            // The last day may be half over.
            if at < end {
                moments.push(at);
            } else {
                let first = start_of(self.zone, from);
                let span = (end - first).num_milliseconds().max(1);
                moments.push(first + TimeDelta::milliseconds(self.chance.random_range(0..span)));
            }
        }
        moments.sort_unstable();
        moments
    }

    /// A moment of `day`, at an hour as busy as in life.
    pub(super) fn hour_of(&mut self, day: NaiveDate) -> DateTime<Utc> {
        let hour = i64::try_from(self.weighted(&HOURS)).unwrap_or(9);
        let seconds = hour * 3600 + self.chance.random_range(0..3600);
        start_of(self.zone, day) + TimeDelta::milliseconds(seconds * 1000 + self.chance.random_range(0..1000))
    }

    /// What a resident who comes at `at` comes with: the topic's place.
    pub(super) fn topic(&mut self, at: DateTime<Utc>) -> usize {
        let month = usize::try_from(at.with_timezone(&self.zone).month0()).unwrap_or(0);
        self.weighted(&SEASON[month])
    }

    /// By which channel a resident comes at `at`. At night there is nobody to visit; who stands before a lift that
    /// does not come, calls.
    pub(super) fn channel_id(&mut self, at: DateTime<Utc>, urgent: bool) -> i64 {
        let closed = !matches!(at.with_timezone(&self.zone).hour(), 8..20);
        let weights = if urgent && closed {
            &URGENT_NIGHT_CHANNELS
        } else if urgent {
            &URGENT_CHANNELS
        } else if closed {
            &NIGHT_CHANNELS
        } else {
            &CHANNELS
        };
        i64::try_from(self.weighted(weights)).map_or(1, |place| place + 1)
    }

    pub(super) fn category(&mut self) -> Category {
        Category::ALL[self.weighted(&CATEGORIES)]
    }

    /// How long it takes until somebody is responsible.
    pub(super) fn until_assigned(&mut self) -> TimeDelta {
        self.delay(ASSIGNED)
    }

    /// How long it takes until the resident is told the result.
    pub(super) fn until_answered(&mut self, category: Category) -> TimeDelta {
        self.delay(match category {
            Category::Complaint => COMPLAINT_ANSWERED,
            Category::Suggestion => SUGGESTION_ANSWERED,
            Category::Inquiry => INQUIRY_ANSWERED,
        })
    }

    /// What would be told in the last hours of a complaint that came at `from` is told in its last minutes, if somebody is at the
    /// desk then.
    pub(super) fn in_the_last_minutes(
        &self,
        category: Category,
        from: DateTime<Utc>,
        answered: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let last = from + TimeDelta::hours(48) - TimeDelta::minutes(5);
        let near = (last - TimeDelta::hours(7)..last).contains(&answered);
        let open = (8..21).contains(&last.with_timezone(&self.zone).hour());
        if category == Category::Complaint && near && open { last } else { answered }
    }

    /// How long it then takes until the ticket is closed.
    pub(super) fn until_closed(&mut self) -> TimeDelta {
        self.delay(CLOSED)
    }

    /// How long it takes until somebody asks whether it is solved.
    pub(super) fn until_followed_up(&mut self) -> TimeDelta {
        self.delay(FOLLOWED_UP)
    }

    /// How long it then takes until the matter comes back.
    pub(super) fn until_reopened(&mut self) -> TimeDelta {
        self.delay(REOPENED)
    }

    fn delay(&mut self, table: &Delay) -> TimeDelta {
        let share = self.chance.random_range(0..1000_u32);
        let minutes = table
            .windows(2)
            .find_map(|pair| match pair {
                [(low, from), (high, to)] if share >= *low && share < *high => {
                    Some(from + (to - from) * i64::from(share - low) / i64::from(high - low))
                }
                _ => None,
            })
            .unwrap_or(0);
        TimeDelta::milliseconds(minutes * 60_000 + self.chance.random_range(0..60_000))
    }

    /// The same moment, or some time in the next morning if it falls into the night, when nobody is at the desk: the
    /// sooner the likelier, but not everything at once.
    pub(super) fn at_the_desk(&mut self, at: DateTime<Utc>) -> DateTime<Utc> {
        let local = at.with_timezone(&self.zone);
        let morning = match local.hour() {
            0..8 => local.date_naive(),
            21.. => next(local.date_naive()),
            _ => return at,
        };
        let minutes = self.chance.random_range(0..240).min(self.chance.random_range(0..240));
        start_of(self.zone, morning) + TimeDelta::minutes(8 * 60 + minutes)
    }
}
