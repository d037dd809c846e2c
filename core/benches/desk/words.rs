//! What residents of a large office say: sentences of common words, with rare ones among them.

/// What somebody said, of some millions of sentences; rare words among common ones.
pub(super) fn said(id: i64) -> String {
    const PLACES: [&str; 11] = [
        "三号楼",
        "地下车库",
        "小区东门",
        "电梯间",
        "楼道",
        "儿童乐园",
        "垃圾房",
        "中心花园",
        "南侧围墙",
        "单元门口",
        "健身区",
    ];
    const THINGS: [&str; 13] = [
        "电梯",
        "路灯",
        "水管",
        "门禁",
        "监控",
        "停车位",
        "绿化带",
        "消防栓",
        "井盖",
        "对讲机",
        "充电桩",
        "公共收益",
        "装修噪音",
    ];
    const STATES: [&str; 17] = [
        "坏了没人修",
        "一直漏水",
        "晚上不亮",
        "经常停运",
        "被人占用",
        "味道很大",
        "已经三天了",
        "声音太吵",
        "不透明",
        "看不清楚",
        "有老人摔倒",
        "孩子受伤",
        "反复出问题",
        "没有公示",
        "关不上门",
        "结冰打滑",
        "掉了漆",
    ];
    const RARE: &str = "甲乙丙丁春夏秋冬天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往收藏闰余成岁律吕调阳云腾致雨露结为霜金丽玉出昆冈剑巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔";
    let rare: Vec<char> = RARE.chars().collect();
    let at = |list: &[&'static str], step: i64| list[usize::try_from(id / step).unwrap() % list.len()];
    let name = |step: i64| rare[usize::try_from(id * step).unwrap() % rare.len()];
    format!(
        "{}的{}{}，已经打过两次电话，{}{}请尽快安排师傅来看一下，{}{}谢谢。",
        at(&PLACES, 1),
        at(&THINGS, 3),
        at(&STATES, 7),
        name(7),
        name(13),
        name(31),
        name(57)
    )
}
