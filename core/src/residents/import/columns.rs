//! What the columns of a list mean: guessed from their headings, then as a person of the office says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::table::Sheet;
use crate::tickets::half_width;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportField {
    /// 楼栋; the room column then has the door alone, or the whole number.
    Building,
    /// 单元
    Unit,
    /// 房号: the door, or the whole number such as `3-2-1502`. Must be there.
    Room,
    /// 姓名. A row without a name is a room that nobody lives in.
    Name,
    /// 电话; several in a cell, or several columns.
    Phone,
    /// 身份: 业主, 租户 or 家属; 业主 if empty.
    Role,
    /// 房屋类型: 住宅, 商铺 or 车位; as the number says if empty.
    Kind,
    /// 面积, in square metres.
    Area,
    /// 入住日期
    MovedIn,
    /// 微信
    Wechat,
    /// 偏好的联系方式: 电话, 微信, 短信 or 上门.
    ContactWay,
    /// 备注
    Note,
}

/// One column of a list and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// The column, counted from 0.
    pub column: i64,
    /// What it says.
    pub field: ImportField,
}

/// How a list is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportMapping {
    /// The sheet of a workbook; the first if absent.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The row of the headings, counted from 1; what comes after it is read. 0 if there are no headings.
    pub header_row: i64,
    /// The columns that say something; each field once, but `phone`.
    pub columns: Vec<ColumnMapping>,
    /// Whether an empty building, unit or room means the same as in the row above.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub fill_down: bool,
}

/// What headings are called, in the order in which they are tried: the more exact ones first.
const HEADINGS: &[(&[&str], Option<ImportField>)] = &[
    (&["身份证", "证件", "车牌", "行号", "原因"], None),
    (&["偏好", "首选联系", "优先联系"], Some(ImportField::ContactWay)),
    (&["微信", "WECHAT"], Some(ImportField::Wechat)),
    (&["电话", "手机", "联系方式", "联系号码", "PHONE", "MOBILE", "TEL"], Some(ImportField::Phone)),
    (&["面积", "平米", "AREA"], Some(ImportField::Area)),
    (&["入住", "交房", "迁入", "搬入", "MOVED"], Some(ImportField::MovedIn)),
    (&["房屋类型", "房产类型", "物业类型", "房间类型", "用途", "业态", "KIND"], Some(ImportField::Kind)),
    (&["身份", "关系", "类型", "性质", "角色", "ROLE"], Some(ImportField::Role)),
    (&["备注", "说明", "NOTE", "REMARK"], Some(ImportField::Note)),
    (&["房号", "门牌", "房间", "室号", "户号", "房屋", "房产", "ROOM"], Some(ImportField::Room)),
    (&["姓名", "名字", "业主", "住户", "NAME"], Some(ImportField::Name)),
    (&["单元", "UNIT"], Some(ImportField::Unit)),
    (&["楼栋", "栋", "幢", "楼号", "楼宇", "座", "BUILDING"], Some(ImportField::Building)),
    (&["室", "地址"], Some(ImportField::Room)),
];

/// What a heading seems to say.
fn field_of(heading: &str) -> Option<ImportField> {
    let heading: String = half_width(heading).to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    let known = HEADINGS.iter().find(|(words, _)| words.iter().any(|word| heading.contains(word)));
    known.and_then(|(_, field)| *field)
}

/// How a sheet is read if nobody knows better.
pub(super) fn proposed(sheet: &Sheet) -> ImportMapping {
    let guesses = |row: &Vec<String>| {
        let mut columns: Vec<ColumnMapping> = Vec::new();
        for (column, field) in (0_i64..).zip(row.iter().map(|heading| field_of(heading))) {
            let Some(field) = field else { continue };
            if field == ImportField::Phone || columns.iter().all(|known| known.field != field) {
                columns.push(ColumnMapping { column, field });
            }
        }
        columns
    };
    let mut best = (0, Vec::new());
    for (number, row) in (1_i64..).zip(sheet.rows.iter().take(10)) {
        let columns = guesses(row);
        // A title or a line of data may have one word in common with headings, hardly two.
        if columns.len() >= 2 && columns.len() > best.1.len() {
            best = (number, columns);
        }
    }
    ImportMapping { sheet: Some(sheet.name.clone()), header_row: best.0, columns: best.1, fill_down: false }
}

/// The columns of a mapping, checked.
#[derive(Debug)]
pub(super) struct Columns {
    all: Vec<(usize, ImportField)>,
    /// How many rows come before the first of the list.
    pub(super) skip: usize,
    pub(super) fill_down: bool,
}

impl Columns {
    /// Checks a mapping.
    ///
    /// # Errors
    /// `import.mapping_invalid` at the field of the mapping.
    pub(super) fn of(mapping: &ImportMapping) -> Result<Self> {
        let invalid = |field: &str| Error::field(field, ErrorCode::ImportMappingInvalid);
        let skip = usize::try_from(mapping.header_row).map_err(|_| invalid("mapping.header_row"))?;
        let mut all: Vec<(usize, ImportField)> = Vec::new();
        for (place, ColumnMapping { column, field }) in mapping.columns.iter().enumerate() {
            let path = format!("mapping.columns[{place}]");
            let column = usize::try_from(*column).map_err(|_| invalid(&path))?;
            let twice = |(other, known): &(usize, ImportField)| {
                *other == column || (known == field && *field != ImportField::Phone)
            };
            if all.iter().any(twice) {
                return Err(invalid(&path));
            }
            all.push((column, *field));
        }
        if !all.iter().any(|(_, field)| *field == ImportField::Room) {
            return Err(invalid("mapping.columns").with("missing", "room"));
        }
        Ok(Self { all, skip, fill_down: mapping.fill_down })
    }

    /// The column of a field.
    pub(super) fn of_field(&self, field: ImportField) -> Option<usize> {
        self.each(field).next()
    }

    /// Every column of a field.
    pub(super) fn each(&self, field: ImportField) -> impl Iterator<Item = usize> {
        self.all.iter().filter(move |(_, known)| *known == field).map(|(column, _)| *column)
    }

    /// Every column that says something.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.all.iter().map(|(column, _)| *column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_offices_write_them() {
        use ImportField as F;
        let cases = [
            ("楼栋", Some(F::Building)),
            ("栋号", Some(F::Building)),
            ("幢", Some(F::Building)),
            ("单元", Some(F::Unit)),
            ("房号", Some(F::Room)),
            ("室", Some(F::Room)),
            ("楼栋-单元-房号", Some(F::Room)),
            ("业主姓名", Some(F::Name)),
            ("姓 名", Some(F::Name)),
            ("业主电话", Some(F::Phone)),
            ("手机号码", Some(F::Phone)),
            ("建筑面积（㎡）", Some(F::Area)),
            ("身份", Some(F::Role)),
            ("类型", Some(F::Role)),
            ("与业主关系", Some(F::Role)),
            ("房屋类型", Some(F::Kind)),
            ("入住日期", Some(F::MovedIn)),
            ("微信号", Some(F::Wechat)),
            ("备注", Some(F::Note)),
            ("身份证号", None),
            ("联系方式偏好", Some(F::ContactWay)),
            ("序号", None),
        ];
        for (heading, field) in cases {
            assert_eq!(field_of(heading), field, "{heading}");
        }
    }
}
