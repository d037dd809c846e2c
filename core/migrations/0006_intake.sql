-- Taking tickets down in seconds: the office's rules by which words propose a category and a topic, several callers
-- with one incident, and the opening of suggestion boxes.

-- Words, separated by a space, and what they propose. The earlier rule wins where two say the same.
CREATE TABLE intake_rules (
    position INTEGER PRIMARY KEY,
    words TEXT NOT NULL CONSTRAINT intake_rules_words_there CHECK (words <> ''),
    category TEXT CONSTRAINT intake_rules_category_known
        CHECK (category IN ('complaint', 'suggestion', 'inquiry')),
    topic_id INTEGER REFERENCES topics (id),
    CONSTRAINT intake_rules_propose_something CHECK (category IS NOT NULL OR topic_id IS NOT NULL)
) STRICT;

-- The rules are changed as a whole; this tells whether somebody else did so meanwhile.
CREATE TABLE intake_rule_set (
    id INTEGER PRIMARY KEY CONSTRAINT intake_rule_set_is_one CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO intake_rule_set (id, version) VALUES (1, 1);

INSERT INTO intake_rules (position, words, category, topic_id) VALUES
    (1, '投诉 坏了 停了 停水 停电 停气 漏水 渗水 堵了 堵塞 不亮 不通 太吵 噪音 扰民 很臭 太脏 没人管 被困 困人', 'complaint', NULL),
    (2, '建议 希望 能不能 可不可以 最好 增设 增加 加装 提议', 'suggestion', NULL),
    (3, '请问 咨询 想问 怎么 如何 什么时候 多少钱 在哪 几点 需要什么', 'inquiry', NULL),
    (4, '电梯 路灯 楼道灯 灯坏 漏水 渗水 停水 停电 水管 水压 门禁 下水 管道 堵了 堵塞 维修 道闸 对讲 水泵', NULL, 2),
    (5, '安全 偷 被盗 陌生人 高空抛物 消防 监控 电动车 电瓶车 充电 飞线 被困 困人 打架', NULL, 3),
    (6, '垃圾 卫生 保洁 脏 臭 蚊子 老鼠 蟑螂 清扫 粪便 小广告', NULL, 4),
    (7, '绿化 草坪 草地 树枝 修剪 花坛 除草 虫害', NULL, 5),
    (8, '物业费 收费 费用 账单 公示 停车费 发票 水费 电费 维修资金 缴费', NULL, 6),
    (9, '活动 志愿 业委会 居民大会 文体 广场舞 老年 儿童乐园', NULL, 7),
    (10, '态度 服务 推诿 保安 客服 前台 没人接 没人管', NULL, 1);

-- One occurrence that several residents report. Merged into another, it can be taken out again: its tickets stay its
-- own.
CREATE TABLE incidents (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL CONSTRAINT incidents_title_there CHECK (title <> ''),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    merged_into INTEGER REFERENCES incidents (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- An incident with what was merged into it.
CREATE INDEX incidents_by_root ON incidents (ifnull(merged_into, id), id);

CREATE TRIGGER incidents_never_deleted BEFORE DELETE ON incidents BEGIN
    SELECT RAISE(ABORT, 'incidents are never deleted');
END;

-- What is merged leads to its incident in one step.
CREATE TRIGGER incidents_merge_one_deep BEFORE UPDATE OF merged_into ON incidents
WHEN NEW.merged_into IS NOT NULL AND (NEW.merged_into = NEW.id
    OR (SELECT merged_into FROM incidents WHERE id = NEW.merged_into) IS NOT NULL
    OR EXISTS (SELECT 1 FROM incidents WHERE merged_into = NEW.id))
BEGIN
    SELECT RAISE(ABORT, 'incidents are merged one deep');
END;

-- R1: 开箱登记: who opened a box before whom, and how many slips were in it, none too.
CREATE TABLE box_openings (
    id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL REFERENCES channels (id),
    opened_at INTEGER NOT NULL,
    opener_id INTEGER NOT NULL REFERENCES staff (id),
    witness TEXT NOT NULL CONSTRAINT box_openings_witness_there CHECK (witness <> ''),
    slips INTEGER NOT NULL CONSTRAINT box_openings_slips_within CHECK (slips BETWEEN 0 AND 500),
    note TEXT,
    registered_at INTEGER NOT NULL,
    registered_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT box_openings_opened_first CHECK (opened_at <= registered_at)
) STRICT;

CREATE INDEX box_openings_by_time ON box_openings (opened_at, id);

CREATE TRIGGER box_openings_never_deleted BEFORE DELETE ON box_openings BEGIN
    SELECT RAISE(ABORT, 'box openings are never deleted');
END;

ALTER TABLE tickets ADD COLUMN incident_id INTEGER REFERENCES incidents (id);
ALTER TABLE tickets ADD COLUMN box_opening_id INTEGER REFERENCES box_openings (id);
-- Nobody has chosen the topic yet: it counts as the last one (其他) until somebody does.
ALTER TABLE tickets ADD COLUMN topic_pending INTEGER NOT NULL DEFAULT 0
    CONSTRAINT tickets_topic_pending_is_truth CHECK (topic_pending IN (0, 1));

CREATE INDEX tickets_by_incident ON tickets (incident_id, id) WHERE incident_id IS NOT NULL;
CREATE INDEX tickets_by_box_opening ON tickets (box_opening_id, id) WHERE box_opening_id IS NOT NULL;
-- What may be the same incident is looked for among what has not ended yet.
CREATE INDEX tickets_unended ON tickets (received_at, id) WHERE closed_at IS NULL;

CREATE TRIGGER tickets_archive_keeps_company BEFORE UPDATE OF incident_id, box_opening_id, topic_pending ON tickets
WHEN OLD.status IN ('archived', 'cancelled') AND (NEW.incident_id IS NOT OLD.incident_id
    OR NEW.box_opening_id IS NOT OLD.box_opening_id OR NEW.topic_pending <> OLD.topic_pending)
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

CREATE TRIGGER tickets_no_more_than_slips BEFORE INSERT ON tickets
WHEN NEW.box_opening_id IS NOT NULL AND (SELECT count(*) FROM tickets WHERE box_opening_id = NEW.box_opening_id)
    >= (SELECT slips FROM box_openings WHERE id = NEW.box_opening_id)
BEGIN
    SELECT RAISE(ABORT, 'a box has no more tickets than slips');
END;

CREATE TRIGGER box_openings_no_fewer_slips BEFORE UPDATE OF slips ON box_openings
WHEN NEW.slips < (SELECT count(*) FROM tickets WHERE box_opening_id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a box has no more tickets than slips');
END;
