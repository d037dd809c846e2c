//! What many residents come with at once in the last full quarter of the demo office: the same trouble, one incident. The lift of
//! building 7 is the largest; these are days on which nearly everybody who complains complains of the same.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::Matter;
use crate::days::day_of;
use crate::office::OfficeZone;
use crate::reports::Quarter;

/// A trouble of one day.
pub(super) struct Trouble {
    /// The day of the quarter, from 0.
    day: i64,
    /// The place of its topic among the subjects.
    pub(super) subject: usize,
    /// What residents say of it; `{b}` is the building.
    pub(super) said: [&'static str; 5],
}

/// Each of them, in order of time.
pub(super) const TROUBLES: [Trouble; 3] = [
    Trouble {
        day: 16,
        subject: 1,
        said: [
            "{b}栋早上起来没有水，停水怎么没有通知？",
            "水压一直上不来，{b}栋{f}层洗澡都洗不了。",
            "小区停水了，要停到几点？家里有孩子。",
            "没有水，是不是水泵房又坏了？",
            "{b}栋停水，水来了以后是黄的，能不能喝？",
        ],
    },
    Trouble {
        day: 45,
        subject: 2,
        said: [
            "南门道闸坏了一天，外面的车随便进。",
            "道闸抬着不落，{b}栋楼下停满了外来车。",
            "道闸刷不开，上班堵在门口半小时。",
            "南门道闸识别不了车牌，保安也不在。",
            "道闸坏了没有人管，晚上不安全。",
        ],
    },
    Trouble {
        day: 73,
        subject: 3,
        said: [
            "{b}栋楼下的垃圾两天没有清，臭得开不了窗。",
            "垃圾房满了，都堆到路上了。",
            "今天垃圾车没有来吗？苍蝇到处都是。",
            "{b}栋门口垃圾堆成山，请马上清运。",
            "垃圾没有清，孩子上学都绕着走。",
        ],
    },
];

/// How many come with one of them at most.
const MOST: usize = 9;

/// Of what comes in at these moments, which is about a trouble: the first of the day, as many as come with one at most.
pub(super) fn matters(
    receipts: Vec<DateTime<Utc>>,
    zone: OfficeZone,
    end: DateTime<Utc>,
) -> Vec<(DateTime<Utc>, Matter)> {
    let quarter = Quarter::of(day_of(zone, end)).previous();
    let days: Vec<NaiveDate> =
        TROUBLES.iter().map(|one| quarter.first_day() + TimeDelta::days(one.day)).collect();
    let mut come = [0; TROUBLES.len()];
    receipts
        .into_iter()
        .map(|at| {
            let day = day_of(zone, at);
            let trouble = days.iter().position(|one| *one == day);
            match trouble.filter(|place| come[*place] < MOST) {
                Some(place) => {
                    come[place] += 1;
                    (at, Matter::Trouble(place))
                }
                None => (at, Matter::Ordinary),
            }
        })
        .collect()
}
