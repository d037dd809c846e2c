//! What the report says of the records themselves (R8.1): how far back they go, how many there are, and what was destroyed.

use chrono::NaiveDate;

use super::{Block, Passage};
use crate::archive::ArchiveProof;
use crate::reports::opens::Opens;
use crate::reports::words;

/// A line of how the archive stood at the end of a day; nothing while nothing was ever filed.
pub(super) fn part(archive: &ArchiveProof, on: NaiveDate) -> Vec<Block> {
    let ArchiveProof { oldest, kept, due, holds, disposed } = *archive;
    let Some(oldest) = oldest else { return Vec::new() };
    let said = Passage::from("期末在档 ")
        .listed(kept, Opens::Archive { on })
        .say(format!(
            " 件，最早归档于{}，保管期限不少于三年；其中保管期限已满 {due} 件，暂缓销毁 {holds} 项",
            words::date(oldest)
        ))
        .say(if disposed == 0 {
            "；本季度没有销毁档案。".to_owned()
        } else {
            format!("；本季度经审批销毁 {disposed} 件，有销毁证明。")
        });
    vec![Block::Heading("记录保存".to_owned()), Block::Text(said)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_there_is() {
        let on = "2026-09-30".parse().unwrap();
        assert_eq!(part(&ArchiveProof::default(), on), []);
        let oldest = "2026-07-03".parse().ok();
        let said = |disposed| {
            format!("{:?}", part(&ArchiveProof { oldest, kept: 120, due: 7, holds: 1, disposed }, on))
        };
        for words in ["在档 120 件", "2026年7月3日", "已满 7 件", "暂缓销毁 1 项", "没有销毁"]
        {
            assert!(said(0).contains(words), "{words}: {}", said(0));
        }
        assert!(said(5).contains("经审批销毁 5 件"));
    }
}
