//! What the demo office's residents and staff say. All of it is made up.

use crate::tickets::Category;

/// The subjects of a topic: what residents complain of, propose and ask. `{b}` is a building, `{u}` a unit.
pub(super) struct Subjects {
    pub(super) topic_id: i64,
    pub(super) complaints: &'static [&'static str],
    pub(super) suggestions: &'static [&'static str],
    pub(super) inquiries: &'static [&'static str],
}

impl Subjects {
    pub(super) fn of(&self, category: Category) -> &'static [&'static str] {
        match category {
            Category::Complaint => self.complaints,
            Category::Suggestion => self.suggestions,
            Category::Inquiry => self.inquiries,
        }
    }
}

/// In the order of the topics.
pub(super) const SUBJECTS: [Subjects; 8] = [
    Subjects {
        topic_id: 1,
        complaints: &[
            "前台电话打了三次没人接，等了二十多分钟才有人回。",
            "上周报的事情说第二天有人联系，到现在没有消息。",
            "巡楼的师傅态度生硬，问他几点能修好也不回答。",
            "装修押金退还说要十五个工作日，已经超过了还没有到账。",
            "快递架总是堆满，保洁说不归他们管，希望有人负责。",
        ],
        suggestions: &[
            "建议周末下午也安排一位客服值班，上班族只有周末有空。",
            "建议把常见的办事流程做成一张图贴在大堂。",
            "建议维修前先发消息说明到场时间，免得家里没人。",
        ],
        inquiries: &[
            "请问办理门禁卡需要带什么材料？",
            "请问装修申请在哪里办，需要几天？",
            "租客搬入需要登记吗，要本人到场吗？",
            "请问服务中心中午休息吗，几点可以来取材料？",
        ],
    },
    Subjects {
        topic_id: 2,
        complaints: &[
            "{b}栋{u}单元的电梯今早又停了，老人下不了楼。",
            "地下车库{b}区的照明坏了一排，晚上开车看不清。",
            "{b}栋单元门的门禁失灵，怎么刷都不开。",
            "家里水压一到晚上就很小，热水器打不着火。",
            "{b}栋楼顶漏水，雨后走廊墙面一直在滴。",
            "公共卫生间的水龙头关不紧，流了一夜。",
            "儿童滑梯的扶手松了，孩子玩很危险。",
            "{b}栋负一层的排水泵声音太大，半夜都能听见。",
        ],
        suggestions: &[
            "建议在非机动车棚加装几个充电口，现在排队太久。",
            "建议{b}栋门口的台阶加一段坡道，推婴儿车方便。",
            "建议电梯保养提前一天在群里和大堂都通知。",
            "建议车库出口加一面转角镜。",
        ],
        inquiries: &[
            "请问电梯年检是什么时候，会停多久？",
            "请问家里下水管堵了，物业能上门疏通吗？",
            "请问二次供水的水箱多久清洗一次？",
            "请问充电桩安装需要哪些手续？",
        ],
    },
    Subjects {
        topic_id: 3,
        complaints: &[
            "西门夜里没有人值守，外来人员随便进出。",
            "电动车又推进{b}栋电梯里上楼充电，太危险了。",
            "{b}栋{u}单元消防通道被杂物堵住，已经两个星期。",
            "有车长期停在消防车道上，没有人管。",
            "高空抛物，差点砸到楼下的孩子，请尽快查。",
        ],
        suggestions: &[
            "建议晚上十点以后访客进门登记一下。",
            "建议在{b}栋侧面加一个朝上的摄像头，防高空抛物。",
            "建议每季度组织一次消防演练，让老人也参加。",
        ],
        inquiries: &[
            "请问想看一下昨天车库的监控，需要什么手续？",
            "请问访客车辆怎么登记，可以停多久？",
            "请问灭火器过期了找谁换？",
        ],
    },
    Subjects {
        topic_id: 4,
        complaints: &[
            "{b}栋楼下垃圾桶两天没清，味道很大，苍蝇也多。",
            "楼道里有人长期堆放纸箱，影响通行。",
            "{b}栋{u}单元电梯里有宠物尿味，没有及时清洁。",
            "建筑垃圾堆在路边一个星期了，下雨流得到处都是。",
            "垃圾分类站的地面又湿又滑，老人差点摔倒。",
        ],
        suggestions: &[
            "建议分类投放点装一个洗手池。",
            "建议夏天把清运时间改到早上七点以前。",
            "建议设几个宠物便便袋箱。",
        ],
        inquiries: &[
            "请问大件家具什么时候可以集中投放？",
            "请问装修垃圾的清运费怎么算？",
            "请问灭蚊消杀安排在哪天，孩子需要避开吗？",
        ],
    },
    Subjects {
        topic_id: 5,
        complaints: &[
            "{b}栋前的树枝长到窗户了，屋里整天不见光。",
            "草坪喷淋把人行道喷得全是水，走路要绕开。",
            "花坛的灌木枯了一大片，一直没有补种。",
            "大风后树枝断在车位上方，怕掉下来砸车。",
        ],
        suggestions: &[
            "建议中心花园多种些遮阴的树，夏天老人没地方坐。",
            "建议修剪草坪避开早上孩子睡觉的时间。",
            "建议给树挂上名牌，孩子可以认。",
        ],
        inquiries: &["请问今年什么时候打药，要关窗吗？", "请问楼前的树可以申请修剪吗？"],
    },
    Subjects {
        topic_id: 6,
        complaints: &[
            "公共区域的电费分摊没有说明，每个月不一样。",
            "停车费涨了没有提前公示，希望给个说法。",
            "维修资金用在哪里了，公告栏上看不明白。",
            "地下车位管理费重复收了一次，要求退还。",
        ],
        suggestions: &["建议每季度把公共收益的收支贴出来，写清楚来源。", "建议物业费账单上把各项单价列明。"],
        inquiries: &[
            "请问物业费可以按季度交吗？",
            "请问电梯广告的收入归谁，在哪里看？",
            "请问空置房的物业费有没有减免？",
            "请问发票怎么开，可以发到邮箱吗？",
        ],
    },
    Subjects {
        topic_id: 7,
        complaints: &["广场舞音响晚上九点半还很响，孩子没法写作业。", "活动室预约了却被别人占用，白跑一趟。"],
        suggestions: &[
            "建议办一次邻里旧物交换集市。",
            "建议重阳节组织老人健康讲座。",
            "建议暑假开一个儿童阅读角。",
            "建议业主群分楼栋，通知不容易被刷掉。",
        ],
        inquiries: &[
            "请问中秋活动怎么报名？",
            "请问活动室周末开放吗，怎么预约？",
            "请问业主座谈会下次是什么时候？",
        ],
    },
    Subjects {
        topic_id: 8,
        complaints: &["隔壁装修午休时间还在打孔，说过几次没有用。", "楼上漏水到我家，物业能不能协调一下。"],
        suggestions: &["建议在大堂放一把公用雨伞。"],
        inquiries: &["请问附近的社区医院周末开门吗？", "请问捡到的钥匙交到哪里？"],
    },
];

/// The burst: one building's lift fails for two days.
pub(super) const LIFT_FAILURE: [&str; 5] = [
    "7栋1单元电梯停了，家里有老人要去医院，请马上修。",
    "7栋电梯又困人了，里面的人按铃半天才有人应。",
    "7栋1单元电梯从昨晚停到现在，二十层怎么走？",
    "7栋电梯什么时候能恢复？没有任何通知。",
    "7栋电梯修了又坏，希望彻底检查一次。",
];

/// What staff tell residents.
pub(super) const FEEDBACK: [&str; 8] = [
    "已到现场查看并处理，请您留意效果，有问题随时联系我们。",
    "已联系维保单位，配件今天到货，预计明天上午完成。",
    "情况已核实，我们已安排专人整改，结果会在大堂公示。",
    "已向您说明收费依据，明细已发到您登记的联系方式。",
    "您的建议已记录，将在本月例会上讨论，有结果再向您说明。",
    "已与相关住户沟通，对方同意整改，我们会继续巡查。",
    "已为您办理，可随时到服务中心领取。",
    "已加派人手清理，并把该处列入每日检查。",
];

/// What staff note for each other.
pub(super) const NOTES: [&str; 6] = [
    "已电话联系住户，约定明天上午十点上门。",
    "现场拍照，需要更换配件，已报采购。",
    "维保单位确认今天下午到场。",
    "住户暂时不在家，晚上再联系。",
    "已转工程部，等待回复。",
    "第一次处理后仍有异响，安排复查。",
];

/// How matters end.
pub(super) const SUMMARIES: [&str; 4] =
    ["处理完成，住户认可。", "已整改并复查。", "已说明情况，住户表示理解。", "已办理完毕。"];

/// Why tickets are opened again.
pub(super) const REOPENED: [&str; 4] = [
    "住户来电，问题又出现了。",
    "回访时住户表示没有彻底解决。",
    "处理后第二天复发，需要再次维修。",
    "住户对答复有异议，要求进一步说明。",
];

/// Why tickets are entered late.
pub(super) const LATE_ENTRIES: [&str; 3] =
    ["夜间值班电话，次日补录。", "巡楼时口头反映，回来后补录。", "开箱整理时补录。"];

/// What the manager writes at the end of a quarter.
pub(super) const MEASURES: &str = "针对本季度设施维护类投诉较为集中的情况，与电梯维保单位签订故障到场时限，\
每月公布一次故障次数与停梯时长。\n对超时反馈逐件复盘：夜间受理的工单由值班人员当晚先行答复，\
次日由责任人跟进，避免第二天才分派。\n环境卫生方面，夏季垃圾清运提前到早上七点以前，分类投放点增加一次午间冲洗。\n\
每季度公布一次公共收益收支，费用类咨询由专人统一解释口径。";

/// Surnames, the common ones more than once.
pub(super) const SURNAMES: [&str; 32] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "林", "高", "罗", "王", "李", "张", "刘", "陈", "梁", "宋", "郑", "谢", "韩", "曾", "欧阳",
];

/// Given names.
pub(super) const GIVEN_NAMES: [&str; 40] = [
    "建国", "秀英", "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛",
    "明", "超", "秀兰", "霞", "平", "刚", "桂英", "文博", "子涵", "雨桐", "浩然", "欣怡", "梓萱", "宇轩",
    "思远", "晓燕", "志强", "海燕", "国庆", "玉兰", "春梅", "家豪", "若溪",
];

/// Sign-in name, name and post of the demo office's staff, beside the manager.
pub(super) const STAFF: [(&str, &str, &str); 13] = [
    ("chenyu", "陈雨", "service"),
    ("liuna", "刘娜", "service"),
    ("wangmin", "王敏", "service"),
    ("zhoujie", "周洁", "service"),
    ("zhaogang", "赵刚", "maintenance"),
    ("sunlei", "孙磊", "maintenance"),
    ("mayong", "马勇", "maintenance"),
    ("hetao", "何涛", "maintenance"),
    ("luoping", "罗平", "maintenance"),
    ("xieming", "谢明", "supervisor"),
    ("hanxue", "韩雪", "supervisor"),
    ("songyan", "宋妍", "secretary"),
    ("gaoyuan", "高原", "admin"),
];
