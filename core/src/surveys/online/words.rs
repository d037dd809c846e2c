//! What is wrong with a row, for the person who mends the file; and the words of headings that are kept from everybody.

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

/// Headings of what platforms note beside the answers.
pub(super) const NOTED: &[&str] = &[
    "序号",
    "编号",
    "答卷编号",
    "答题编号",
    "提交答卷时间",
    "提交时间",
    "开始时间",
    "开始答题时间",
    "结束时间",
    "结束答题时间",
    "提交日期",
    "完成时间",
    "答题时间",
    "作答时长",
    "修改时间",
    "创建时间",
    "更新时间",
    "所用时间",
    "答题时长",
    "填写时长",
    "来源",
    "来源详情",
    "来源渠道",
    "总分",
    "用户类型",
    "自定义字段",
    "填写设备",
    "操作系统",
    "浏览器",
    "省份",
    "城市",
    "省市区",
    "id",
    "扩展属性",
];

/// Words in headings behind which stands who somebody is, or where.
pub(super) const PERSONAL: &[&str] = &[
    "昵称",
    "称呼",
    "姓名",
    "名字",
    "签名",
    "联系人",
    "户主",
    "openid",
    "用户标识",
    "用户名",
    "用户id",
    "账号",
    "帐号",
    "提交人",
    "提交者",
    "填写人",
    "填写者",
    "答题人",
    "答题者",
    "创建人",
    "创建者",
    "手机",
    "电话",
    "座机",
    "联系方式",
    "微信",
    "qq",
    "邮箱",
    "邮件",
    "email",
    "mail",
    "房号",
    "房间",
    "门牌",
    "室号",
    "身份证",
    "车牌",
    "地址",
    "住址",
    "地理位置",
    "定位",
    "经纬",
];
