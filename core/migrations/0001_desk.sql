-- The office, its staff, its channels and topics, the limits of the regulation, tickets with their timeline, the
-- manager's part of the quarterly report, and the audit trail.
--
-- Instants are milliseconds since 1970 UTC, civil dates YYYY-MM-DD in the office's time zone, truth is 0 or 1.

CREATE TABLE office (
    id INTEGER PRIMARY KEY CONSTRAINT office_is_one CHECK (id = 1),
    community_name TEXT NOT NULL,
    office_name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL CONSTRAINT staff_login_unique UNIQUE,
    name TEXT NOT NULL,
    active INTEGER NOT NULL CONSTRAINT staff_active_is_truth CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_roles (
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL CONSTRAINT staff_roles_role_known
        CHECK (role IN ('manager', 'service', 'maintenance', 'supervisor', 'secretary', 'admin')),
    PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

-- R1: the ways by which residents reach the office.
CREATE TABLE channels (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT channels_name_unique UNIQUE,
    kind TEXT NOT NULL CONSTRAINT channels_kind_known
        CHECK (kind IN ('phone', 'online', 'box', 'meeting', 'walk_in', 'other')),
    position INTEGER NOT NULL,
    in_service INTEGER NOT NULL CONSTRAINT channels_in_service_is_truth CHECK (in_service IN (0, 1))
) STRICT;

-- R3: what communication is about.
CREATE TABLE topics (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT topics_name_unique UNIQUE,
    position INTEGER NOT NULL,
    in_service INTEGER NOT NULL CONSTRAINT topics_in_service_is_truth CHECK (in_service IN (0, 1))
) STRICT;

-- R10.1: versions of the regulation; a deadline comes from the one in force at receipt.
CREATE TABLE policy_versions (
    version INTEGER PRIMARY KEY,
    effective_from INTEGER NOT NULL
) STRICT;

-- R5: how long the resident may wait for the first feedback, and from when on a ticket counts as due soon.
CREATE TABLE policy_limits (
    policy_version INTEGER NOT NULL REFERENCES policy_versions (version),
    category TEXT NOT NULL,
    limit_ms INTEGER NOT NULL CONSTRAINT policy_limits_limit_positive CHECK (limit_ms > 0),
    warn_before_ms INTEGER NOT NULL
        CONSTRAINT policy_limits_warning_within CHECK (warn_before_ms BETWEEN 0 AND limit_ms),
    PRIMARY KEY (policy_version, category)
) STRICT, WITHOUT ROWID;

-- The last number given, by prefix and day of receipt. Counted inside the transaction that uses the number, so
-- that a number is never given twice and none is skipped.
CREATE TABLE ticket_counters (
    prefix TEXT NOT NULL,
    day TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (prefix, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT tickets_uid_unique UNIQUE,
    number TEXT NOT NULL CONSTRAINT tickets_number_unique UNIQUE,
    category TEXT NOT NULL CONSTRAINT tickets_category_known
        CHECK (category IN ('complaint', 'suggestion', 'inquiry')),
    status TEXT NOT NULL CONSTRAINT tickets_status_known
        CHECK (status IN ('unassigned', 'in_progress', 'answered', 'archived')),
    channel_id INTEGER NOT NULL REFERENCES channels (id),
    topic_id INTEGER NOT NULL REFERENCES topics (id),
    room TEXT,
    -- The room without case and separators, for looking up.
    room_key TEXT,
    caller_name TEXT,
    phone TEXT,
    content TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    registered_at INTEGER NOT NULL,
    registered_by INTEGER NOT NULL REFERENCES staff (id),
    late_entry_reason TEXT,
    responsible_id INTEGER REFERENCES staff (id),
    policy_version INTEGER NOT NULL REFERENCES policy_versions (version),
    -- The deadline of the first feedback, frozen at receipt.
    due_at INTEGER NOT NULL,
    -- The answer owed at present, none while the ticket is answered or archived.
    answer_due_at INTEGER,
    answer_warn_at INTEGER,
    first_feedback_at INTEGER,
    closed_at INTEGER,
    reopened_count INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    -- A ticket is settled at the earlier of its first feedback and its deadline; on time if that was the feedback.
    settled_at INTEGER NOT NULL GENERATED ALWAYS AS (min(due_at, ifnull(first_feedback_at, due_at))) VIRTUAL,
    CONSTRAINT tickets_owed_while_open CHECK ((answer_due_at IS NOT NULL) = (status IN ('unassigned', 'in_progress'))),
    CONSTRAINT tickets_warning_with_answer CHECK ((answer_due_at IS NULL) = (answer_warn_at IS NULL)),
    CONSTRAINT tickets_closed_when_archived CHECK ((closed_at IS NOT NULL) = (status = 'archived')),
    CONSTRAINT tickets_received_first CHECK (received_at <= registered_at AND received_at < due_at)
) STRICT;

CREATE INDEX tickets_by_receipt ON tickets
    (received_at, id, category, channel_id, topic_id, first_feedback_at, closed_at);
CREATE INDEX tickets_by_settlement ON tickets
    (settled_at, category, channel_id, topic_id, first_feedback_at, due_at);
CREATE INDEX tickets_by_status ON tickets (status, received_at, id);
-- Only the few open tickets are in here.
CREATE INDEX tickets_owed ON tickets (answer_due_at, id, answer_warn_at, status) WHERE answer_due_at IS NOT NULL;
CREATE INDEX tickets_by_responsible ON tickets (responsible_id, received_at, id) WHERE responsible_id IS NOT NULL;
CREATE INDEX tickets_by_room ON tickets (room_key, received_at, id) WHERE room_key IS NOT NULL;

-- How many tickets have each status: counting a million rows again at every glance would be waste.
CREATE TABLE ticket_totals (
    status TEXT PRIMARY KEY,
    total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tickets_total_on_insert AFTER INSERT ON tickets BEGIN
    UPDATE ticket_totals SET total = total + 1 WHERE status = NEW.status;
END;

CREATE TRIGGER tickets_total_on_move AFTER UPDATE OF status ON tickets WHEN NEW.status <> OLD.status BEGIN
    UPDATE ticket_totals SET total = total - 1 WHERE status = OLD.status;
    UPDATE ticket_totals SET total = total + 1 WHERE status = NEW.status;
END;

CREATE TRIGGER tickets_never_deleted BEFORE DELETE ON tickets BEGIN
    SELECT RAISE(ABORT, 'tickets are never deleted');
END;

-- What was frozen at receipt stays.
CREATE TRIGGER tickets_frozen_at_receipt
BEFORE UPDATE OF uid, number, received_at, registered_at, registered_by, policy_version, due_at ON tickets
WHEN NEW.uid <> OLD.uid OR NEW.number <> OLD.number OR NEW.received_at <> OLD.received_at
    OR NEW.registered_at <> OLD.registered_at OR NEW.registered_by <> OLD.registered_by
    OR NEW.policy_version <> OLD.policy_version OR NEW.due_at <> OLD.due_at
BEGIN
    SELECT RAISE(ABORT, 'frozen at receipt');
END;

CREATE TRIGGER tickets_first_feedback_stays BEFORE UPDATE OF first_feedback_at ON tickets
WHEN OLD.first_feedback_at IS NOT NULL AND NEW.first_feedback_at IS NOT OLD.first_feedback_at
BEGIN
    SELECT RAISE(ABORT, 'the first feedback stays');
END;

-- R2.4: the archive is read-only; the one way out is to open the ticket again.
CREATE TRIGGER tickets_archive_read_only BEFORE UPDATE ON tickets
WHEN OLD.status = 'archived' AND (NEW.status <> 'in_progress' OR NEW.reopened_count <> OLD.reopened_count + 1
    OR NEW.category <> OLD.category OR NEW.channel_id <> OLD.channel_id OR NEW.topic_id <> OLD.topic_id
    OR NEW.room IS NOT OLD.room OR NEW.room_key IS NOT OLD.room_key OR NEW.caller_name IS NOT OLD.caller_name
    OR NEW.phone IS NOT OLD.phone OR NEW.content <> OLD.content OR NEW.late_entry_reason IS NOT OLD.late_entry_reason)
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

-- The timeline: what happened to a ticket, only ever added to.
CREATE TABLE ticket_events (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    kind TEXT NOT NULL CONSTRAINT ticket_events_kind_known
        CHECK (kind IN ('registered', 'assigned', 'feedback_given', 'note_added', 'closed', 'reopened')),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    content TEXT,
    channel_id INTEGER REFERENCES channels (id),
    responsible_id INTEGER REFERENCES staff (id),
    due_at INTEGER
) STRICT;

CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket_id, id);

CREATE TRIGGER ticket_events_stay BEFORE UPDATE ON ticket_events BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;

CREATE TRIGGER ticket_events_never_deleted BEFORE DELETE ON ticket_events BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;

CREATE TRIGGER ticket_events_archive_read_only BEFORE INSERT ON ticket_events
WHEN NEW.kind <> 'closed' AND (SELECT status FROM tickets WHERE id = NEW.ticket_id) = 'archived'
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

-- R8.2: what the manager writes in the quarterly report (改进措施).
CREATE TABLE report_texts (
    quarter TEXT PRIMARY KEY,
    measures TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

-- 操作日志: who did what to what, one row for each write and each reveal, in the same transaction. Each row's hash covers
-- the row and the hash before it, and the head below seals the last one: nothing can be changed, taken out or cut off
-- without breaking the chain.
CREATE TABLE audit_entries (
    -- 1, 2, 3, … without a gap.
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    -- None where nobody was signed in: a refused sign-in.
    staff_id INTEGER REFERENCES staff (id),
    operation TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- {"field": [before, after]} as JSON; none if no field changed.
    changes TEXT,
    hash BLOB NOT NULL CONSTRAINT audit_entries_hash_sized CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX audit_entries_by_time ON audit_entries (at);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject);

CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

CREATE TRIGGER audit_entries_never_deleted BEFORE DELETE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

-- How many entries there are, and the hash of the last one.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CONSTRAINT audit_head_is_one CHECK (id = 1),
    entries INTEGER NOT NULL,
    hash BLOB NOT NULL CONSTRAINT audit_head_hash_sized CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head WHEN NEW.entries <> OLD.entries + 1 BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

CREATE TRIGGER audit_head_never_deleted BEFORE DELETE ON audit_head BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

INSERT INTO audit_head (id, entries, hash) VALUES (1, 0, zeroblob(32));

INSERT INTO office (id, community_name, office_name, time_zone, version)
VALUES (1, '本小区', '物业服务中心', 'Asia/Shanghai', 1);

INSERT INTO staff (id, login, name, active, created_at, version) VALUES (1, 'manager', '物业经理', 1, 0, 1);
INSERT INTO staff_roles (staff_id, role) VALUES (1, 'manager');

INSERT INTO channels (id, name, kind, position, in_service) VALUES
    (1, '电话热线', 'phone', 1, 1),
    (2, '在线平台', 'online', 2, 1),
    (3, '意见箱', 'box', 3, 1),
    (4, '定期会议', 'meeting', 4, 1),
    (5, '来访', 'walk_in', 5, 1),
    (6, '其他', 'other', 6, 1);

INSERT INTO topics (id, name, position, in_service) VALUES
    (1, '物业服务质量', 1, 1),
    (2, '设施维护', 2, 1),
    (3, '小区安全', 3, 1),
    (4, '环境卫生', 4, 1),
    (5, '绿化管理', 5, 1),
    (6, '费用收取及使用的透明度', 6, 1),
    (7, '社区活动及居民参与', 7, 1),
    (8, '其他', 8, 1);

-- Version 1 of the regulation: 48 hours, one week, 24 hours, as plain elapsed time; warned 4 hours, or a day, before.
INSERT INTO policy_versions (version, effective_from) VALUES (1, 0);
INSERT INTO policy_limits (policy_version, category, limit_ms, warn_before_ms) VALUES
    (1, 'complaint', 172800000, 14400000),
    (1, 'suggestion', 604800000, 86400000),
    (1, 'inquiry', 86400000, 14400000);

INSERT INTO ticket_totals (status, total) VALUES
    ('unassigned', 0), ('in_progress', 0), ('answered', 0), ('archived', 0);
