//! What is on the agenda of the demo office's meetings, what is said and decided there, and what is left to do. All of it
//! is made up.

use crate::meetings::count::Matter;
use crate::tickets::Category;

/// A meeting as it goes.
pub(super) struct Outline {
    pub(super) place: &'static str,
    pub(super) items: &'static [Item],
}

/// An item of the agenda.
pub(super) struct Item {
    pub(super) title: &'static str,
    pub(super) proposer: Option<&'static str>,
    pub(super) minutes: u32,
    pub(super) matter: Matter,
    pub(super) said: &'static str,
    /// What is decided if it is carried, or if nothing is voted on.
    pub(super) decided: Option<&'static str>,
    /// How many of a hundred are for it and against it; the others abstain.
    pub(super) votes: [u32; 2],
    pub(super) task: Option<Task>,
    /// What residents say there, to be answered as tickets.
    pub(super) asked: &'static [Asked],
}

/// What an item leaves to do. Days count from that of the meeting.
pub(super) struct Task {
    pub(super) content: &'static str,
    /// The sign-in name of who does it.
    pub(super) owner: &'static str,
    pub(super) due: i64,
    pub(super) progress: Option<(i64, &'static str)>,
    pub(super) done: Option<(i64, &'static str)>,
}

/// What a resident says: its category, the place of its topic among [`super::words::SUBJECTS`], the words.
pub(super) type Asked = (Category, usize, &'static str);

/// What is written where a vote does not carry an item.
pub(super) const NOT_CARRIED: &str = "未通过。补充方案后另行提请表决。";

/// What the secretary adds to the draft.
pub(super) const ADDED: &str = "以上内容已经参会人员核对。";

/// What the manager asks for, now and then.
pub(super) const SENT_BACK: &str = "第一项议题请写明费用从哪里列支。";

/// What the secretary then adds.
pub(super) const MENDED: &str = "第一项议题的费用从公共收益列支。";

/// Where decisions hang.
pub(super) const BOARDS: [&str; 3] = ["小区南门公告栏", "3栋大堂公告栏", "物业服务中心门口公告栏"];

/// Why a ballot paper does not count.
pub(super) const SPOILED: [&str; 3] = ["未签名", "同一事项勾选两项", "涂改后未按手印"];

/// An item that is voted on and contested by few.
const VOTED: Item = Item {
    title: "",
    proposer: None,
    minutes: 20,
    matter: Matter::Ordinary,
    said: "",
    decided: None,
    votes: [88, 7],
    task: None,
    asked: &[],
};

/// An item that is told or talked about.
const TOLD: Item = Item { matter: Matter::Discussion, minutes: 15, ..VOTED };

/// The committee's meetings, the latest first; before the last one they are as at the first again.
pub(super) const COMMITTEE: [Outline; 6] = [
    Outline {
        place: "物业服务中心二楼会议室",
        items: &[
            Item {
                title: "电梯维保单位续聘",
                proposer: Some("主任"),
                said: "物业汇报过去一年的维保情况：困人应急平均 18 分钟到场，7栋电梯停梯次数偏多。\n委员认为续聘可以，但合同要写明到场时限和扣款办法。",
                decided: Some("同意续聘一年；合同增加“困人 30 分钟内到场”和逾期扣款条款。"),
                task: Some(Task {
                    content: "与维保单位签订补充条款并报业委会备案",
                    owner: "zhaogang",
                    due: 30,
                    progress: Some((24, "条款已谈妥，对方总部正在走盖章流程。")),
                    done: None,
                }),
                ..VOTED
            },
            Item {
                title: "地下车库照明改造",
                proposer: Some("副主任"),
                minutes: 25,
                said: "物业提交两种方案：全部更换为感应灯，或只更换主通道。\n委员提出 B2 层东区最暗，要先改。",
                decided: Some("采用全部更换方案，费用从公共收益列支，先改 B2 层东区。"),
                task: Some(Task {
                    content: "地下车库感应灯更换施工，B2 层东区先行",
                    owner: "sunlei",
                    due: 45,
                    progress: Some((33, "B2 层东区已更换完，B1 层灯具到货。")),
                    done: None,
                }),
                ..VOTED
            },
            Item {
                title: "通报公共收益收支",
                minutes: 10,
                said: "物业通报上季度公共收益收支明细，账目将随会议决定一并公示。委员对快递柜场地费的入账时间提出询问，已当场说明。",
                ..TOLD
            },
        ],
    },
    Outline {
        place: "物业服务中心二楼会议室",
        items: &[
            Item {
                title: "电动自行车充电棚选址",
                proposer: Some("委员"),
                minutes: 35,
                said: "备选两处：5栋北侧空地、南门岗亭旁。\n有委员担心5栋北侧离住户太近；消防要求与住宅楼保持间距，南门岗亭旁满足。",
                decided: Some("选址南门岗亭旁，建 40 个车位，由专业单位设计。"),
                votes: [70, 20],
                task: Some(Task {
                    content: "充电棚设计方案和报价，三家比选",
                    owner: "mayong",
                    due: 40,
                    progress: Some((20, "已收到两家报价。")),
                    done: Some((46, "三家报价和图纸已提交业委会，比预定晚一周。")),
                }),
                ..VOTED
            },
            Item {
                title: "快递柜场地费标准",
                proposer: Some("主任"),
                said: "现行标准三年没有调整，周边小区普遍高一些。新标准只用于新签合同。",
                decided: Some("同意新标准，所得列入公共收益。"),
                task: Some(Task {
                    content: "按新标准与快递柜公司续签",
                    owner: "chenyu",
                    due: 30,
                    progress: None,
                    done: Some((21, "合同已续签，首期款已入公共收益账户。")),
                }),
                ..VOTED
            },
        ],
    },
    Outline {
        place: "3栋架空层活动室",
        items: &[
            Item {
                title: "消防通道划线和违停劝离办法",
                proposer: Some("副主任"),
                said: "近两个月消防通道违停登记 23 次，晚上 8 点以后最多。\n委员建议先劝离、再通知、后限制入场。",
                decided: Some("按“劝离、通知、限制入场”三步执行，通道重新划线。"),
                task: Some(Task {
                    content: "消防通道重新划线并加装提示牌",
                    owner: "hetao",
                    due: 20,
                    progress: None,
                    done: Some((16, "全部通道划线完成，加装提示牌 12 块。")),
                }),
                ..VOTED
            },
            Item {
                title: "儿童游乐场地面维修",
                proposer: Some("委员"),
                said: "秋千下方塑胶开裂，有绊倒风险。报价三家，差别不大。",
                decided: Some("同意更换开裂部分，由最低价单位施工，质保两年。"),
                task: Some(Task {
                    content: "游乐场塑胶地面更换，施工期间围挡",
                    owner: "luoping",
                    due: 30,
                    progress: None,
                    done: Some((27, "已更换 60 平方米，围挡已拆除。")),
                }),
                ..VOTED
            },
            Item {
                title: "通报投诉建议办理情况",
                minutes: 10,
                said: "物业通报近两个月投诉、建议、咨询的件数和按时反馈情况，电梯类最多。",
                ..TOLD
            },
        ],
    },
    Outline {
        place: "物业服务中心二楼会议室",
        items: &[
            Item {
                title: "单元门禁系统升级",
                proposer: Some("主任"),
                minutes: 30,
                said: "现有门禁用了九年，配件停产。备选方案保留刷卡，增加手机开门；人脸识别不作为唯一方式。",
                decided: Some("同意升级，保留刷卡方式，不强制采集人脸。"),
                votes: [72, 18],
                task: Some(Task {
                    content: "门禁升级分栋施工计划",
                    owner: "zhaogang",
                    due: 30,
                    progress: None,
                    done: Some((25, "计划已公示，每周两栋。")),
                }),
                ..VOTED
            },
            Item {
                title: "绿化补种方案",
                proposer: Some("委员"),
                said: "补种集中在2栋、9栋之间的裸露地块，选耐阴品种。",
                decided: Some("同意补种，费用从绿化预算列支。"),
                task: Some(Task {
                    content: "2栋和9栋之间补种并养护一个月",
                    owner: "liuna",
                    due: 60,
                    progress: None,
                    done: Some((52, "补种完成，成活率良好。")),
                }),
                ..VOTED
            },
        ],
    },
    Outline {
        place: "物业服务中心二楼会议室",
        items: &[
            Item {
                title: "垃圾分类投放点调整",
                proposer: Some("副主任"),
                said: "6栋投放点离窗户近，住户反映有异味；拟移到东侧围墙边，并加装洗手池。",
                decided: Some("同意移位并加装洗手池。"),
                task: Some(Task {
                    content: "6栋投放点移位，加装洗手池",
                    owner: "hetao",
                    due: 25,
                    progress: None,
                    done: Some((22, "已移位，洗手池通水。")),
                }),
                ..VOTED
            },
            Item {
                title: "文明养犬公约",
                proposer: Some("委员"),
                minutes: 30,
                said: "讨论牵绳、清理粪便、遛犬时段三条。有委员认为时段限制难以执行。",
                decided: Some("公约通过，遛犬时段作为建议，不作限制。"),
                votes: [66, 22],
                ..VOTED
            },
        ],
    },
    Outline {
        place: "3栋架空层活动室",
        items: &[
            Item {
                title: "年度物业服务考核办法",
                proposer: Some("主任"),
                minutes: 30,
                said: "考核分四项：安全、保洁、维修、沟通；其中沟通看反馈是否按时和住户回访是否满意。",
                decided: Some("通过考核办法，每半年考核一次。"),
                ..VOTED
            },
            Item {
                title: "屋面防水维修",
                proposer: Some("委员"),
                said: "1栋、8栋顶层有渗漏，雨季前要修好。",
                decided: Some("同意维修，按程序申请使用维修资金。"),
                task: Some(Task {
                    content: "1栋、8栋屋面防水施工",
                    owner: "sunlei",
                    due: 50,
                    progress: None,
                    done: Some((44, "闭水试验合格。")),
                }),
                ..VOTED
            },
        ],
    },
];

/// The meeting called on the eve of the demo's end.
pub(super) const LIFT: Outline = Outline {
    place: "物业服务中心二楼会议室",
    items: &[Item {
        title: "7栋电梯主板更换",
        proposer: Some("主任"),
        minutes: 40,
        said: "7栋电梯主板老化，近期多次停梯，维保单位建议更换。\n委员询问能否先租用备件，维保单位答复没有同型号备件。",
        decided: Some("同意更换主板，更换前在大堂张贴停梯时间，安排人员帮老人搬运。"),
        votes: [86, 6],
        task: Some(Task {
            content: "7栋电梯停梯更换主板，提前三天张贴停梯时间",
            owner: "zhaogang",
            due: 8,
            progress: None,
            done: None,
        }),
        ..VOTED
    }],
};

/// The residents' forum.
pub(super) const FORUM: Outline = Outline {
    place: "3栋架空层活动室",
    items: &[
        Item {
            title: "听取居民对物业服务的意见",
            minutes: 60,
            said: "到会居民逐一发言，主要集中在电梯、停车、卫生和收费公开四个方面。能当场答复的已答复，其余登记为来件。",
            asked: &[
                (Category::Complaint, 1, "我们单元的电梯关门时有异响，上个月报过一次，还是响。"),
                (Category::Suggestion, 2, "晚上访客车辆太多，建议门岗登记去哪一户，停多久。"),
                (Category::Inquiry, 5, "电梯广告的收入用到哪里了，能不能贴出来看看？"),
                (Category::Complaint, 3, "楼下的垃圾桶早上 8 点以后还没有清，味道很大。"),
            ],
            ..TOLD
        },
        Item {
            title: "春秋两季社区活动怎么办",
            minutes: 30,
            said: "居民希望多办适合老人和孩子的活动，时间放在周末上午。有居民愿意当志愿者。",
            decided: Some("先办一次旧物交换，由客服和居民志愿者一起筹备。"),
            task: Some(Task {
                content: "旧物交换活动方案，联系报名的居民志愿者",
                owner: "wangmin",
                due: 43,
                progress: Some((30, "志愿者 6 人已报名，场地已定。")),
                done: None,
            }),
            asked: &[(Category::Suggestion, 6, "活动通知希望提前一周贴到每个单元门口，微信群里老人看不到。")],
            ..TOLD
        },
    ],
};

/// The owners' assembly, in writing.
pub(super) const ASSEMBLY: Outline = Outline {
    place: "书面征求意见，票箱设在物业服务中心",
    items: &[
        Item {
            title: "使用公共收益更新儿童游乐设施",
            proposer: Some("业主委员会"),
            said: "方案和报价已随表决票发到各户。",
            decided: Some("通过。由业主委员会组织实施，费用从公共收益列支并公示。"),
            votes: [84, 9],
            task: Some(Task {
                content: "游乐设施更新招标文件，报业委会审定",
                owner: "chenyu",
                due: 40,
                progress: None,
                done: Some((37, "招标文件已审定并公告。")),
            }),
            ..VOTED
        },
        Item {
            title: "利用共有部分设置商业充电桩",
            proposer: Some("业主委员会"),
            matter: Matter::Special,
            said: "拟在地面停车区北侧设置 10 个商业充电桩，收入列入公共收益。部分业主担心占用车位。",
            decided: Some("通过。"),
            votes: [60, 29],
            ..VOTED
        },
    ],
};

/// The meeting that is still ahead at the demo's end.
pub(super) const AHEAD: Outline = Outline {
    place: "物业服务中心二楼会议室",
    items: &[
        Item {
            title: "电动自行车充电棚施工单位", proposer: Some("主任"), minutes: 30, ..VOTED
        },
        Item { title: "公共收益使用计划", proposer: Some("副主任"), minutes: 25, ..VOTED },
        Item { title: "通报满意度调查结果", ..TOLD },
    ],
};
