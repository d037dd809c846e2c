//! The words of open answers, counted by forms: who writes a word three times says it once.
//!
//! Words are found by the dictionary that ICU has for Chinese. Words of one character, and those that stand in every answer to an office,
//! say nothing and are left out.

use std::collections::{BTreeMap, BTreeSet};

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::WordCount;
use super::compute::count;

/// How many words are shown.
const MOST: usize = 30;

/// Words that say nothing about what is wished for.
const COMMON: [&str; 48] = [
    "我们",
    "你们",
    "他们",
    "大家",
    "自己",
    "这个",
    "那个",
    "这些",
    "那些",
    "什么",
    "怎么",
    "没有",
    "不是",
    "就是",
    "还是",
    "但是",
    "因为",
    "所以",
    "如果",
    "可以",
    "能够",
    "应该",
    "需要",
    "希望",
    "建议",
    "请问",
    "谢谢",
    "非常",
    "比较",
    "有点",
    "一些",
    "一下",
    "一个",
    "有时",
    "有时候",
    "经常",
    "现在",
    "目前",
    "已经",
    "时候",
    "问题",
    "方面",
    "小区",
    "物业",
    "业主",
    "居民",
    "住户",
    "进行",
];

/// The words that stand on most forms.
pub(super) fn counted(texts: &[String]) -> Vec<WordCount> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts {
        let mut words = BTreeSet::new();
        let mut start = 0;
        for end in segmenter.segment_str(text) {
            let word = text.get(start..end).unwrap_or_default();
            start = end;
            if says_something(word) {
                words.insert(word.to_lowercase());
            }
        }
        for word in words {
            *forms.entry(word).or_default() += 1;
        }
    }
    let mut counted: Vec<WordCount> =
        forms.into_iter().map(|(word, forms)| WordCount { word, forms: count(forms) }).collect();
    // A stable sort: words on as many forms stay in their order.
    counted.sort_by_key(|word| std::cmp::Reverse(word.forms));
    counted.truncate(MOST);
    counted
}

/// Whether a word says something of what is wished for.
pub(crate) fn says_something(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic) && !COMMON.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_forms() {
        let texts =
            ["电梯经常坏，电梯太慢", "希望电梯能修好", "停车位不够，停车位太少。", "WIFI 不行", "wifi"];
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        let counted = counted(&texts);
        let forms = |wanted: &str| counted.iter().find(|one| one.word == wanted).map(|one| one.forms);
        assert_eq!(
            (forms("电梯"), forms("wifi"), forms("希望"), forms("，")),
            (Some(2), Some(2), None, None)
        );
        assert_eq!(counted.first().map(|one| one.word.as_str()), Some("wifi"));
    }
}
