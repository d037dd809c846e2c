//! What a report has around its figures, a quarter's and a year's alike: the cover, the head and the foot of its pages.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Cover, Document, Issue, Section, number};
use crate::office::OfficeZone;
use crate::reports::picture::Picture;
use crate::reports::texts::Texts;
use crate::reports::words;

/// What stands around the figures of a report: who makes it, for whom, and what people wrote.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The office's name.
    pub office_name: String,
    /// The community's name.
    pub community_name: String,
    /// What people wrote; each may be empty.
    pub texts: Texts,
    /// The office's time zone.
    pub zone: OfficeZone,
    /// The office's logo.
    pub logo: Option<Picture>,
}

impl Frame {
    /// The report on a period, called `name` at the head of its pages and `title` on the cover, with what is to be said there of a
    /// period that goes on.
    pub(super) fn around(
        &self,
        (period, name, title): (String, &str, &str),
        (first_day, last_day, as_of): (NaiveDate, NaiveDate, DateTime<Utc>),
        (issue, running): (Option<&Issue>, Option<&str>),
        mut sections: Vec<Section>,
    ) -> Document {
        let Self { office_name, community_name, zone, logo, .. } = self;
        let mut facts = vec![
            ("报告期", format!("{}至{}", words::date(first_day), words::date(last_day))),
            ("编制单位", office_name.clone()),
            ("数据截至", words::long_moment(as_of, *zone)),
        ];
        let mut foot = "草稿，未签发".to_owned();
        if let Some(issue) = issue {
            facts.insert(0, ("编号", issue.number.clone()));
            facts.push(("签发日期", words::date(issue.issued_on)));
            facts.extend(issue.correction.clone().map(|correction| ("勘误", correction)));
            foot = format!("{}　校验 {}", issue.number, issue.hash.get(..16).unwrap_or(&issue.hash));
        }
        facts.extend(running.map(|running| ("说明", running.to_owned())));
        number(&mut sections);
        Document {
            title: format!("{community_name}{period}{name}"),
            author: office_name.clone(),
            running_head: format!("{community_name} · {period}{name}"),
            foot,
            dated: as_of,
            cover: Cover {
                logo: logo.clone(),
                community: community_name.clone(),
                title: title.to_owned(),
                quarter: period,
                facts,
            },
            sections,
        }
    }
}
