//! How a name sounds: the reading people most likely type first, then every other one.
//!
//! A surname is read as a surname (单 shàn, 仇 qiú, 尉迟 yùchí), which dictionaries put last or leave out. Tones are
//! left out; ü is typed as v, or as u.

use pinyin::ToPinyinMulti as _;

/// Surnames of one character whose usual reading as a word is another, with how they are read; several where families
/// differ. Not those that the dictionary reads right anyway.
const SURNAMES: &[(char, &[&str])] = &[
    ('单', &["shan"]),
    ('仇', &["qiu"]),
    ('解', &["xie"]),
    ('曾', &["zeng"]),
    ('查', &["zha"]),
    ('区', &["ou"]),
    ('朴', &["piao"]),
    ('覃', &["qin", "tan"]),
    ('盖', &["ge", "gai"]),
    ('任', &["ren"]),
    ('华', &["hua"]),
    ('翟', &["zhai"]),
    ('乐', &["yue", "le"]),
    ('员', &["yun"]),
    ('黑', &["he"]),
    ('种', &["chong"]),
    ('秘', &["bi"]),
    ('冼', &["xian"]),
    ('洗', &["xian"]),
    ('宓', &["mi", "fu"]),
    ('尹', &["yin"]),
    ('燕', &["yan"]),
    ('宁', &["ning"]),
    ('折', &["she"]),
    ('召', &["shao"]),
    ('繁', &["po"]),
    ('缪', &["miao"]),
    ('葛', &["ge"]),
    ('那', &["na"]),
    ('石', &["shi"]),
    ('盛', &["sheng"]),
    ('沈', &["shen"]),
    ('车', &["che"]),
    ('逄', &["pang"]),
    ('隗', &["wei", "kui"]),
    ('郇', &["xun", "huan"]),
    ('乜', &["nie"]),
    ('晁', &["chao"]),
    ('訾', &["zi"]),
    ('佴', &["nai"]),
    ('能', &["nai"]),
    ('尉', &["wei"]),
    ('祭', &["zhai"]),
    ('过', &["guo"]),
    ('哈', &["ha"]),
    ('柏', &["bai"]),
    ('应', &["ying"]),
    ('纪', &["ji"]),
    ('万', &["wan"]),
    ('谷', &["gu"]),
    ('贾', &["jia"]),
    ('俞', &["yu"]),
    ('长', &["chang"]),
    ('曲', &["qu"]),
    ('都', &["du"]),
    ('瞿', &["qu"]),
    ('相', &["xiang"]),
    ('重', &["chong"]),
];

/// Surnames of two characters, where one of them is read otherwise than alone.
const COMPOUND_SURNAMES: &[(&str, [&str; 2])] = &[
    ("尉迟", ["yu", "chi"]),
    ("长孙", ["zhang", "sun"]),
    ("万俟", ["mo", "qi"]),
    ("澹台", ["tan", "tai"]),
    ("单于", ["chan", "yu"]),
    ("令狐", ["ling", "hu"]),
    ("呼延", ["hu", "yan"]),
    ("宇文", ["yu", "wen"]),
    ("欧阳", ["ou", "yang"]),
    ("司马", ["si", "ma"]),
    ("上官", ["shang", "guan"]),
    ("诸葛", ["zhu", "ge"]),
    ("皇甫", ["huang", "fu"]),
    ("夏侯", ["xia", "hou"]),
    ("慕容", ["mu", "rong"]),
    ("东方", ["dong", "fang"]),
    ("独孤", ["du", "gu"]),
    ("公孙", ["gong", "sun"]),
    ("轩辕", ["xuan", "yuan"]),
    ("钟离", ["zhong", "li"]),
    ("闻人", ["wen", "ren"]),
    ("司徒", ["si", "tu"]),
    ("司空", ["si", "kong"]),
    ("端木", ["duan", "mu"]),
    ("南宫", ["nan", "gong"]),
    ("申屠", ["shen", "tu"]),
];

/// More readings of a name than this nobody types.
const MOST: usize = 16;

/// More readings of a character of the given name than this nobody knows. Of a surname all are kept.
const MOST_OF_GIVEN: usize = 3;

/// A name as it sounds: one syllable for each character. A character without a reading stands for itself.
pub(super) type Reading = Vec<String>;

/// Every reading of `name`, the likeliest first.
pub(super) fn readings(name: &str) -> Vec<Reading> {
    let mut all: Vec<Reading> = vec![Vec::new()];
    for syllables in syllables(name) {
        let longer = |syllable: &String| {
            all.iter()
                .map(|begun| begun.iter().chain([syllable]).cloned().collect())
                .collect::<Vec<Reading>>()
        };
        // Column by column, so that the first of all stays the one of the likeliest syllables.
        let mut next: Vec<Reading> = syllables.iter().flat_map(longer).collect();
        next.truncate(MOST);
        all = next;
    }
    all
}

/// The first letters of how `text` most likely sounds, one for each character: `ycl` for 已处理.
pub(crate) fn initials(text: &str) -> String {
    let first = |c| of_character(c).first().and_then(|syllable| syllable.chars().next());
    text.chars().filter_map(first).collect()
}

/// What each character can sound like, the likeliest first.
fn syllables(name: &str) -> Vec<Vec<String>> {
    let mut syllables: Vec<Vec<String>> = name.chars().map(of_character).collect();
    syllables.iter_mut().skip(1).for_each(|readings| readings.truncate(MOST_OF_GIVEN));
    let compound = COMPOUND_SURNAMES.iter().find(|(surname, _)| name.starts_with(surname));
    let single = name.chars().next().and_then(|c| SURNAMES.iter().find(|(surname, _)| *surname == c));
    if let Some((_, first_two)) = compound {
        for (place, syllable) in first_two.iter().enumerate() {
            prefer(&mut syllables[place], &[syllable]);
        }
    } else if let Some((_, first)) = single {
        prefer(&mut syllables[0], first);
    }
    syllables
}

fn prefer(syllables: &mut Vec<String>, first: &[&str]) {
    syllables.retain(|syllable| !first.contains(&syllable.as_str()));
    syllables.splice(0..0, first.iter().map(|&syllable| syllable.to_owned()));
}

fn of_character(c: char) -> Vec<String> {
    let Some(multi) = c.to_pinyin_multi() else {
        return vec![c.to_lowercase().collect()];
    };
    let mut syllables: Vec<String> = Vec::new();
    for pinyin in multi {
        let plain = pinyin.plain();
        let typed = if plain.contains('ü') {
            vec![plain.replace('ü', "v"), plain.replace('ü', "u")]
        } else {
            vec![plain.to_owned()]
        };
        for syllable in typed {
            // Interjections such as ń have no plain letters to type.
            if syllable.is_ascii() && !syllables.contains(&syllable) {
                syllables.push(syllable);
            }
        }
    }
    if syllables.is_empty() { vec![c.to_string()] } else { syllables }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the likeliest reading, and that the others are there too.
    #[test]
    fn names_as_they_sound() {
        let cases: [(&str, &str, &[&str]); 20] = [
            ("王建国", "wang jian guo", &[]),
            ("单雄信", "shan xiong xin", &["dan xiong xin", "chan xiong xin"]),
            ("仇英", "qiu ying", &["chou ying"]),
            ("解缙", "xie jin", &["jie jin"]),
            ("曾国华", "zeng guo hua", &["ceng guo hua"]),
            ("查良镛", "zha liang yong", &["cha liang yong"]),
            ("区伟", "ou wei", &["qu wei"]),
            ("朴志英", "piao zhi ying", &["pu zhi ying"]),
            ("覃勇", "qin yong", &["tan yong"]),
            ("盖静", "ge jing", &["gai jing"]),
            ("任静", "ren jing", &[]),
            ("尉迟恭", "yu chi gong", &["wei chi gong"]),
            ("长孙敏", "zhang sun min", &["chang sun min"]),
            ("万俟伟", "mo qi wei", &["wan qi wei"]),
            ("长青", "chang qing", &["zhang qing"]),
            ("欧阳娜", "ou yang na", &[]),
            ("吕丽", "lv li", &["lu li"]),
            ("乐嘉", "yue jia", &["le jia"]),
            ("Anna李", "a n n a li", &[]),
            ("缪一", "miao yi", &["mou yi"]),
        ];
        for (name, likeliest, others) in cases {
            let all: Vec<String> = readings(name).into_iter().map(|reading| reading.join(" ")).collect();
            assert_eq!(all[0], likeliest, "{name}");
            for other in others {
                assert!(all.iter().any(|reading| reading == other), "{name} {other}: {all:?}");
            }
            assert!(all.len() <= MOST);
        }
    }
}
