//! The sheet by which residents are called (抽查回访表): whom, about what, what they are said to have been told, and boxes to tick. It leaves
//! the office's hands with whole telephone numbers, so that making it is recorded. Who handled the ticket is not on it: whoever
//! asks should not know.

use super::{CallBackStanding, RenderCallSheet, detail, rows, subject};
use crate::access::Changes;
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::office;
use crate::operation::{Act, Done, StoreContext};
use crate::reports::sheet::{Sheet, SheetBlock, SheetTable};
use crate::reports::{RenderedReport, render_sheet};
use crate::tickets::{self, NotedFact};

/// The longest words of a ticket on the sheet, in characters.
const LONGEST_EXCERPT: usize = 60;

impl Act for RenderCallSheet {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<RenderedReport>> {
        let StoreContext { store, now, zone, actor, fonts } = *context;
        let (sample, called, card) = store.read(|db| {
            let found = detail(db, self.id, actor, day_of(zone, now))?;
            let waiting: Vec<i64> = found
                .call_backs
                .iter()
                .filter(|one| one.standing == CallBackStanding::Waiting)
                .map(|one| one.id)
                .collect();
            let mut called = Vec::new();
            for (place, drawn) in (1..).zip(rows::drawn(db, self.id)?) {
                if waiting.contains(&drawn.id) {
                    called.push((place, tickets::noted(db, drawn.ticket_id, found.sample.drawn_at)?));
                }
            }
            Ok((found.sample, called, office::store::card(db)?))
        })?;
        let revealed = called.iter().filter(|(_, noted)| noted.phone.is_some()).count();
        let mut blocks = vec![
            SheetBlock::Fact(
                "抽样",
                format!("第 {} 号，{} 件中抽 {} 件", sample.id, sample.frame, sample.size),
            ),
            SheetBlock::Fact(
                "办结日期",
                format!("{}至{}", in_chinese(sample.from_on), in_chinese(sample.to_on)),
            ),
            SheetBlock::Fact("完成期限", in_chinese(sample.due_on)),
            SheetBlock::Fact(
                "拨打要求",
                format!("每户最多拨打 {} 次，由没有经办该来件的人拨打", sample.attempts),
            ),
            SheetBlock::Fact("满意程度", "5 非常满意，4 满意，3 一般，2 不满意，1 非常不满意".to_owned()),
        ];
        blocks.push(SheetBlock::Table(table(&called)));
        blocks.push(SheetBlock::Text(
            "本表有居民电话，用完交回监督小组销毁，不得复印、拍照或交给经办人。".to_owned(),
        ));
        blocks.push(SheetBlock::Signing(vec!["回访人".to_owned(), "日期".to_owned()]));
        let sheet = Sheet {
            name: format!("{}抽查回访表{}", card.community_name, sample.id),
            title: "抽查回访表".to_owned(),
            subtitle: format!("{} · 监督小组", card.community_name),
            blocks,
        };
        let answer = render_sheet(&sheet, &card.office_name, now, fonts)?;
        let changes = Changes::default().with("phones_revealed", 0, revealed);
        Ok(Done::new(answer, subject(self.id)).changing(changes))
    }
}

fn table(called: &[(usize, NotedFact)]) -> SheetTable {
    let row = |(place, noted): &(usize, NotedFact)| {
        let matter = if noted.about_staff {
            "（涉及工作人员，内容见系统）".to_owned()
        } else {
            excerpt(&noted.content)
        };
        let told = match &noted.told {
            Some(_) if noted.about_staff => "见系统".to_owned(),
            Some(told) => excerpt(told),
            None => "没有记录".to_owned(),
        };
        let who = [&noted.room, &noted.caller_name, &noted.phone];
        let who: Vec<&str> = who.into_iter().flatten().map(String::as_str).collect();
        vec![
            place.to_string(),
            format!("{}\n{}·{}\n{matter}", noted.number, noted.category.word(), noted.topic),
            who.join("\n"),
            told,
            "□已联系 □未联系上\n解决 □已 □部分 □未\n满意 □5 □4 □3 □2 □1\n反馈 □属实 □不符 □说不清\n说明"
                .to_owned(),
        ]
    };
    SheetTable {
        columns: vec![("序号", 7), ("来件", 24), ("住户", 17), ("记录的反馈", 18), ("回访结果", 34)],
        rows: called.iter().map(row).collect(),
    }
}

/// The beginning of words, in one line.
fn excerpt(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let beginning: String = line.chars().take(LONGEST_EXCERPT).collect();
    if beginning.len() < line.len() { beginning + "…" } else { beginning }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tickets::Category;

    #[test]
    fn the_sheet_has_what_is_needed_to_call_and_no_more() {
        let noted = |about_staff| NotedFact {
            number: "TS-20261123-001".to_owned(),
            category: Category::Complaint,
            topic: "设施维护".to_owned(),
            room: Some("3-1502".to_owned()),
            caller_name: Some("王敏".to_owned()),
            phone: Some("13800001234".to_owned()),
            content: "电".repeat(70),
            about_staff,
            told: Some("已修好\n请放心".to_owned()),
            told_at: None,
            answer: None,
        };
        let sheet = table(&[(1, noted(false)), (7, noted(true))]);
        let cells: Vec<String> = sheet.rows.iter().map(|row| row.join("|")).collect();
        for words in ["3-1502", "王敏", "13800001234", "已修好 请放心", "电…", "投诉·设施维护"]
        {
            assert!(cells[0].contains(words), "{words}: {}", cells[0]);
        }
        assert!(cells[1].starts_with("7|") && !cells[1].contains('电') && !cells[1].contains("已修好"));
    }
}
