-- 常用语: what answers to residents and notes are begun with. Their places in braces are filled from the ticket; which
-- places there are is the program's list, not the store's.

-- Changed as a whole, like the rules of the intake; the position is the order by hand.
CREATE TABLE phrases (
    position INTEGER PRIMARY KEY,
    title TEXT NOT NULL CONSTRAINT phrases_title_there CHECK (title <> ''),
    content TEXT NOT NULL CONSTRAINT phrases_content_there CHECK (content <> ''),
    purpose TEXT NOT NULL CONSTRAINT phrases_purpose_known CHECK (purpose IN ('feedback', 'note')),
    category TEXT CONSTRAINT phrases_category_known CHECK (category IN ('complaint', 'suggestion', 'inquiry')),
    topic_id INTEGER REFERENCES topics (id)
) STRICT;

-- Tells whether somebody else changed them meanwhile.
CREATE TABLE phrase_set (
    id INTEGER PRIMARY KEY CONSTRAINT phrase_set_is_one CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO phrase_set (id, version) VALUES (1, 1);

INSERT INTO phrases (position, title, content, purpose, category, topic_id) VALUES
    (1, '已处理好', '{称呼}，您好。您{受理时间}反映的“{内容}”已处理好：{结果}。如果还有问题，请随时告诉我们，单号是 {编号}。', 'feedback', NULL, NULL),
    (2, '维修完成', '{称呼}，您好。您反映的“{内容}”，{办理人}已到场修好：{结果}。请留意使用情况，再有问题请报单号 {编号}。', 'feedback', 'complaint', 2),
    (3, '约时间上门', '{称呼}，您好。您反映的“{内容}”需要到家中查看，约定{约定时间}由{办理人}上门，请留人在家。', 'feedback', 'complaint', 2),
    (4, '等待配件', '{称呼}，您好。您反映的“{内容}”已经查明原因，需要更换配件，预计{约定时间}到货，到货后马上更换。给您带来不便，请谅解。', 'feedback', 'complaint', 2),
    (5, '安全隐患已排除', '{称呼}，您好。您反映的“{内容}”已到现场核实并处理：{结果}。我们会加强巡查，谢谢您的提醒。', 'feedback', 'complaint', 3),
    (6, '卫生已清理', '{称呼}，您好。您反映的“{内容}”已安排保洁清理完毕：{结果}。今后我们会增加这一处的检查次数。', 'feedback', 'complaint', 4),
    (7, '绿化养护安排', '{称呼}，您好。您反映的“{内容}”已列入绿化养护，{约定时间}完成。', 'feedback', NULL, 5),
    (8, '费用说明', '{称呼}，您好。关于您问的“{内容}”：{结果}。收费项目和标准在服务中心公示栏可以查到，也可以带上单号 {编号} 到{物业}核对。', 'feedback', NULL, 6),
    (9, '服务态度致歉', '{称呼}，您好。关于“{内容}”，我们已经核实并与当事员工谈话：{结果}。对给您带来的不愉快，{物业}向您道歉。', 'feedback', 'complaint', 1),
    (10, '建议已采纳', '{称呼}，您好。您的建议“{内容}”已经采纳，计划{约定时间}前落实：{结果}。谢谢您关心{小区}。', 'feedback', 'suggestion', NULL),
    (11, '建议暂不能办', '{称呼}，您好。您的建议“{内容}”我们认真研究过，目前还不能办理，原因是：{结果}。条件具备时我们会再考虑。', 'feedback', 'suggestion', NULL),
    (12, '咨询答复', '{称呼}，您好。关于您咨询的“{内容}”：{结果}。还有不清楚的地方，欢迎随时联系{物业}。', 'feedback', 'inquiry', NULL),
    (13, '已到现场', '{办理人}已到现场查看：{结果}。', 'note', NULL, NULL),
    (14, '已通知', '已通知{办理人}，约定{约定时间}到{房号}处理。', 'note', NULL, NULL),
    (15, '住户不在家', '到{房号}上门，住户不在家，已留条，改约{约定时间}。', 'note', NULL, NULL);
