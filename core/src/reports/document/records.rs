//! What the report says of the records themselves (R8.1): how far back they go, how many there are, and what was destroyed.

use chrono::NaiveDate;

use super::{Block, Passage};
use crate::archive::{ArchiveProof, ArchiveStanding};
use crate::reports::opens::Opens;
use crate::reports::words;

/// A line of how the archive stood at the end of the last of these days; nothing while nothing was ever filed.
pub(super) fn part(archive: &ArchiveProof, (from, on): (NaiveDate, NaiveDate)) -> Vec<Block> {
    let ArchiveProof { oldest, kept, due, holds, disposed } = *archive;
    let Some(oldest) = oldest else { return Vec::new() };
    let list = |standing, destroyed_from| Opens::Archive { on, standing, destroyed_from };
    let said = Passage::from("期末在档 ")
        .listed(kept, list(None, None))
        .say(format!(" 件，最早归档于{}，保管期限不少于三年；其中保管期限已满 ", words::date(oldest)))
        .listed(due, list(Some(ArchiveStanding::Due), None))
        .say(" 件，暂缓销毁 ")
        .listed(holds, Opens::Holds { on })
        .say(" 项");
    let said = if disposed == 0 {
        said.say("；本季度没有销毁档案。")
    } else {
        said.say("；本季度经审批销毁 ")
            .listed(disposed, list(Some(ArchiveStanding::Disposed), Some(from)))
            .say(" 件，有销毁证明。")
    };
    vec![Block::Heading("记录保存".to_owned()), Block::Text(said)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_there_is() {
        let days = ["2026-07-01", "2026-09-30"].map(|day| day.parse().unwrap()).into();
        assert_eq!(part(&ArchiveProof::default(), days), []);
        let oldest = "2026-07-03".parse().ok();
        let said = |disposed| {
            let blocks = part(&ArchiveProof { oldest, kept: 120, due: 7, holds: 1, disposed }, days);
            let Some(Block::Text(said)) = blocks.last() else { panic!("{blocks:?}") };
            said.to_string()
        };
        for words in ["在档 120 件", "2026年7月3日", "已满 7 件", "暂缓销毁 1 项", "没有销毁"]
        {
            assert!(said(0).contains(words), "{words}: {}", said(0));
        }
        assert!(said(5).contains("经审批销毁 5 件"));
    }
}
