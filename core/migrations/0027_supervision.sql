-- Supervision (R7): checks of channels, what they find, and what is improved.

-- What is looked at in a check of each kind. A check keeps the lines that it was made by.
CREATE TABLE check_lists (
    kind TEXT PRIMARY KEY CONSTRAINT check_lists_kind_known
        CHECK (kind IN ('call', 'box', 'posting', 'board', 'visit')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE check_list_lines (
    kind TEXT NOT NULL REFERENCES check_lists (kind),
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;

INSERT INTO check_lists (kind) VALUES ('call'), ('box'), ('posting'), ('board'), ('visit');

INSERT INTO check_list_lines (kind, position, content) VALUES
    ('call', 1, '公布的号码能打通'),
    ('call', 2, '接听人报出服务中心名称，态度有礼'),
    ('call', 3, '问清事由、房号和联系方式'),
    ('call', 4, '当场登记，并告知反馈时限'),
    ('box', 1, '按计划开箱，开箱有见证人'),
    ('box', 2, '箱体完好，锁有效，投递口通畅'),
    ('box', 3, '箱面字迹清楚，写明开箱日期'),
    ('box', 4, '上次开出的意见都已登记'),
    ('posting', 1, '页面能正常打开'),
    ('posting', 2, '内容按期更新，没有过期信息'),
    ('posting', 3, '居民留言都已登记'),
    ('posting', 4, '没有居民的姓名、房号和电话'),
    ('board', 1, '张贴的内容都在有效期内'),
    ('board', 2, '字迹清楚，版面整齐，没有遮挡'),
    ('board', 3, '服务电话和负责人与实际一致'),
    ('board', 4, '没有居民的姓名、房号和电话'),
    ('visit', 1, '公布的时间有人接待'),
    ('visit', 2, '来访当场登记'),
    ('visit', 3, '电话、时限和制度在接待处看得到');

CREATE TABLE check_plans (
    id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL REFERENCES channels (id),
    kind TEXT NOT NULL REFERENCES check_lists (kind),
    every_days INTEGER NOT NULL CONSTRAINT check_plans_every_days_within CHECK (every_days BETWEEN 1 AND 366),
    next_on TEXT NOT NULL,
    -- How many seconds a call may ring, or how many days the last posting may be old.
    most INTEGER CONSTRAINT check_plans_most_within CHECK (most BETWEEN 1 AND 1000),
    active INTEGER NOT NULL CONSTRAINT check_plans_active_is_truth CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX check_plans_by_channel ON check_plans (channel_id, next_on);

CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT checks_uid_unique UNIQUE,
    plan_id INTEGER REFERENCES check_plans (id),
    channel_id INTEGER NOT NULL REFERENCES channels (id),
    kind TEXT NOT NULL REFERENCES check_lists (kind),
    checked_at INTEGER NOT NULL,
    checked_by INTEGER NOT NULL REFERENCES staff (id),
    -- Seconds until somebody answered, or days since the last posting; with what it may be at most.
    measured INTEGER CONSTRAINT checks_measured_counts CHECK (measured >= 0),
    most INTEGER,
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX checks_by_channel ON checks (channel_id, checked_at, id);
CREATE INDEX checks_by_time ON checks (checked_at, id);

CREATE TABLE check_lines (
    check_id INTEGER NOT NULL REFERENCES checks (id),
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    result TEXT NOT NULL CONSTRAINT check_lines_result_known CHECK (result IN ('good', 'poor', 'not_applicable')),
    note TEXT,
    PRIMARY KEY (check_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER checks_never_changed BEFORE UPDATE ON checks BEGIN
    SELECT RAISE(ABORT, 'what a check saw stays');
END;
CREATE TRIGGER checks_never_deleted BEFORE DELETE ON checks BEGIN
    SELECT RAISE(ABORT, 'what a check saw stays');
END;
CREATE TRIGGER check_lines_never_changed BEFORE UPDATE ON check_lines BEGIN
    SELECT RAISE(ABORT, 'what a check saw stays');
END;
CREATE TRIGGER check_lines_never_deleted BEFORE DELETE ON check_lines BEGIN
    SELECT RAISE(ABORT, 'what a check saw stays');
END;

-- What is not as it should be (问题), and its rectification (整改).
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT findings_uid_unique UNIQUE,
    check_id INTEGER REFERENCES checks (id),
    content TEXT NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES staff (id),
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT findings_state_known CHECK (state IN ('open', 'reported', 'closed', 'dropped')),
    settled_at INTEGER,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT findings_settled_when_over CHECK ((settled_at IS NULL) = (state IN ('open', 'reported')))
) STRICT;

CREATE INDEX findings_by_due ON findings (due_on, id);
CREATE INDEX findings_by_state ON findings (state, due_on, id);
CREATE INDEX findings_by_owner ON findings (owner_id, due_on, id);
CREATE INDEX findings_by_check ON findings (check_id, id);

CREATE TRIGGER findings_never_deleted BEFORE DELETE ON findings BEGIN
    SELECT RAISE(ABORT, 'findings are never deleted');
END;

CREATE TRIGGER findings_origin_stays BEFORE UPDATE ON findings
WHEN NEW.uid <> OLD.uid OR NEW.check_id IS NOT OLD.check_id OR NEW.created_at <> OLD.created_at
    OR NEW.created_by <> OLD.created_by
BEGIN
    SELECT RAISE(ABORT, 'where a finding came from stays');
END;

CREATE TABLE finding_events (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    kind TEXT NOT NULL CONSTRAINT finding_events_kind_known
        CHECK (kind IN ('added', 'changed', 'reported', 'sent_back', 'passed', 'dropped', 'reopened')),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    content TEXT,
    -- Who was to do it by when, from then on; absent where that stayed.
    owner_id INTEGER REFERENCES staff (id),
    due_on TEXT,
    -- Of measures only; there is one way to write both.
    figure_after TEXT CONSTRAINT finding_events_have_no_figure CHECK (figure_after IS NULL),
    CONSTRAINT finding_events_say_why
        CHECK (content IS NOT NULL OR kind NOT IN ('reported', 'sent_back', 'dropped', 'reopened'))
) STRICT;

CREATE INDEX finding_events_by_finding ON finding_events (finding_id, id);

CREATE TRIGGER finding_events_never_changed BEFORE UPDATE ON finding_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;
CREATE TRIGGER finding_events_never_deleted BEFORE DELETE ON finding_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;

-- What is improved (改进措施): why, what, by whom, by when, and by which figure one sees it.
CREATE TABLE improvement_measures (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT improvement_measures_uid_unique UNIQUE,
    origin TEXT NOT NULL CONSTRAINT improvement_measures_origin_known
        CHECK (origin IN ('finding', 'analysis', 'survey', 'meeting')),
    finding_id INTEGER REFERENCES findings (id),
    wave_id INTEGER REFERENCES survey_waves (id),
    meeting_id INTEGER REFERENCES meetings (id),
    cause TEXT NOT NULL,
    content TEXT NOT NULL,
    figure TEXT,
    figure_before TEXT,
    owner_id INTEGER NOT NULL REFERENCES staff (id),
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT improvement_measures_state_known CHECK (state IN ('open', 'done', 'dropped')),
    settled_at INTEGER,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT improvement_measures_settled_when_over CHECK ((settled_at IS NULL) = (state = 'open')),
    CONSTRAINT improvement_measures_one_origin CHECK ((finding_id IS NOT NULL) = (origin = 'finding')
        AND (wave_id IS NOT NULL) = (origin = 'survey') AND (meeting_id IS NOT NULL) = (origin = 'meeting')),
    CONSTRAINT improvement_measures_before_of_figure CHECK (figure IS NOT NULL OR figure_before IS NULL)
) STRICT;

CREATE INDEX improvement_measures_by_due ON improvement_measures (due_on, id);
CREATE INDEX improvement_measures_by_state ON improvement_measures (state, due_on, id);
CREATE INDEX improvement_measures_by_owner ON improvement_measures (owner_id, due_on, id);
CREATE INDEX improvement_measures_by_finding ON improvement_measures (finding_id, id);

CREATE TRIGGER improvement_measures_never_deleted BEFORE DELETE ON improvement_measures BEGIN
    SELECT RAISE(ABORT, 'measures are never deleted');
END;

CREATE TRIGGER improvement_measures_origin_stays BEFORE UPDATE ON improvement_measures
WHEN NEW.uid <> OLD.uid OR NEW.origin <> OLD.origin OR NEW.finding_id IS NOT OLD.finding_id
    OR NEW.wave_id IS NOT OLD.wave_id OR NEW.meeting_id IS NOT OLD.meeting_id
    OR NEW.created_at <> OLD.created_at OR NEW.created_by <> OLD.created_by
BEGIN
    SELECT RAISE(ABORT, 'where a measure came from stays');
END;

CREATE TABLE improvement_measure_events (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES improvement_measures (id),
    kind TEXT NOT NULL CONSTRAINT improvement_measure_events_kind_known
        CHECK (kind IN ('added', 'progress', 'changed', 'done', 'dropped', 'reopened')),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    content TEXT,
    owner_id INTEGER REFERENCES staff (id),
    due_on TEXT,
    -- What the figure was when the measure was done.
    figure_after TEXT,
    CONSTRAINT improvement_measure_events_say_why
        CHECK (content IS NOT NULL OR kind NOT IN ('progress', 'done', 'dropped', 'reopened'))
) STRICT;

CREATE INDEX improvement_measure_events_by_measure ON improvement_measure_events (measure_id, id);

CREATE TRIGGER improvement_measure_events_never_changed BEFORE UPDATE ON improvement_measure_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;
CREATE TRIGGER improvement_measure_events_never_deleted BEFORE DELETE ON improvement_measure_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;

-- Photographs of checks, and the proof that something was put right.
CREATE TABLE supervision_attachments (
    id INTEGER PRIMARY KEY,
    check_id INTEGER REFERENCES checks (id),
    finding_id INTEGER REFERENCES findings (id),
    hash TEXT NOT NULL REFERENCES attachment_files (hash),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT supervision_attachments_of_one CHECK ((check_id IS NULL) <> (finding_id IS NULL)),
    CONSTRAINT supervision_attachments_once_a_check UNIQUE (check_id, hash),
    CONSTRAINT supervision_attachments_once_a_finding UNIQUE (finding_id, hash)
) STRICT;

CREATE INDEX supervision_attachments_by_content ON supervision_attachments (hash);

CREATE TRIGGER supervision_attachments_stay BEFORE UPDATE ON supervision_attachments BEGIN
    SELECT RAISE(ABORT, 'a file stays what it is');
END;
