//! What is wrong with a row, for the person who mends the file.

use crate::error::ErrorCode;
use crate::surveys::design::Design;
use crate::surveys::{SurveyColumnMeaning as Meaning, SurveyFileIssue};

/// What the part of a wave is called of whose answers nobody knows the building.
pub(super) const NOWHERE: &str = "楼栋不明";

pub(super) fn reason(issue: &SurveyFileIssue, design: &Design) -> String {
    let what = match issue.code {
        ErrorCode::SurveyAnswerUnknown => "不是这道题的选项或答案".to_owned(),
        ErrorCode::InputOutOfRange => match issue.range {
            Some([min, max]) => format!("应为 {min} 至 {max}"),
            None => "超出范围".to_owned(),
        },
        ErrorCode::InputTooLong => "超过 500 字".to_owned(),
        ErrorCode::InputRequired => "不能为空".to_owned(),
        ErrorCode::SurveyCodeMalformed => "不是问卷编号".to_owned(),
        ErrorCode::SurveyFormNotFound => "本次调查没有这份问卷".to_owned(),
        ErrorCode::SurveyFormTwice => "同一份问卷有不同的答案".to_owned(),
        _ => "无法导入".to_owned(),
    };
    let other = issue.other_row.map(|row| format!("（第 {row} 行）")).unwrap_or_default();
    format!("{}：{what}{other}", about(&issue.meaning, design))
}

fn about(meaning: &Meaning, design: &Design) -> String {
    let of_field = |key: &str| design.fields().into_iter().find(|field| field.key() == key);
    match meaning {
        Meaning::Code => "问卷编号".to_owned(),
        Meaning::Room => "房号".to_owned(),
        Meaning::Building => "楼栋".to_owned(),
        Meaning::Field { field } | Meaning::Option { field, .. } => of_field(field).map_or_else(
            || field.clone(),
            |field| {
                let item = field.item.map(|item| format!(" {}", item.text)).unwrap_or_default();
                format!("第 {} 题{item}", field.number)
            },
        ),
    }
}
