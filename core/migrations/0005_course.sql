-- The whole course of a ticket: suspended, transferred, returned, escalated, followed up, closed, archived, cancelled;
-- urgent and important ones, and complaints about staff, which few may see.
--
-- The statuses and the kinds of events were in CHECKs, which SQLite can only change by building the table anew. They
-- are in tables now: a later edition adds a row.

CREATE TABLE ticket_statuses (
    status TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_statuses (status) VALUES
    ('unassigned'), ('in_progress'), ('suspended'), ('answered'), ('follow_up'), ('closed'), ('archived'), ('cancelled');

CREATE TABLE ticket_event_kinds (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_event_kinds (kind) VALUES
    ('registered'), ('assigned'), ('transferred'), ('returned'), ('escalated'), ('suspended'), ('resumed'),
    ('feedback_given'), ('feedback_attempted'), ('note_added'), ('marked'), ('unmarked'),
    ('follow_up_due'), ('follow_up_missed'), ('followed_up'), ('closed'), ('archived'), ('reopened'), ('cancelled');

ALTER TABLE ticket_events RENAME TO ticket_events_before;
ALTER TABLE tickets RENAME TO tickets_before;

CREATE TABLE tickets (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT tickets_uid_unique UNIQUE,
    number TEXT NOT NULL CONSTRAINT tickets_number_unique UNIQUE,
    category TEXT NOT NULL CONSTRAINT tickets_category_known
        CHECK (category IN ('complaint', 'suggestion', 'inquiry')),
    status TEXT NOT NULL REFERENCES ticket_statuses (status),
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
    -- The answer owed at present, none once the resident was told.
    answer_due_at INTEGER,
    answer_warn_at INTEGER,
    first_feedback_at INTEGER,
    -- When the matter ended; the archive keeps it.
    closed_at INTEGER,
    archived_at INTEGER,
    -- When it turned out to be a mistaken entry.
    cancelled_at INTEGER,
    -- Since when the manager is asked to step in, while an answer is owed.
    escalated_at INTEGER,
    urgent INTEGER NOT NULL DEFAULT 0 CONSTRAINT tickets_urgent_is_truth CHECK (urgent IN (0, 1)),
    -- R6.2: an important one is followed up.
    important INTEGER NOT NULL DEFAULT 0 CONSTRAINT tickets_important_is_truth CHECK (important IN (0, 1)),
    -- It is about somebody who works here: for the manager and the supervisors only.
    about_staff INTEGER NOT NULL DEFAULT 0 CONSTRAINT tickets_about_staff_is_truth CHECK (about_staff IN (0, 1)),
    reopened_count INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    -- Tickets keep the room, household and person of their day.
    room_id INTEGER REFERENCES rooms (id),
    household_id INTEGER REFERENCES households (id),
    person_id INTEGER REFERENCES people (id),
    -- When the room was found by its number alone; none where a person of the office chose it.
    room_matched_at INTEGER,
    -- A ticket is settled at the earlier of its first feedback and its deadline; on time if that was the feedback.
    -- One that was cancelled before either never is; one that was late already stays so.
    settled_at INTEGER GENERATED ALWAYS AS (
        CASE WHEN first_feedback_at IS NULL AND cancelled_at <= due_at THEN NULL
        ELSE min(due_at, ifnull(first_feedback_at, due_at)) END) VIRTUAL,
    CONSTRAINT tickets_owed_while_open
        CHECK ((answer_due_at IS NOT NULL) = (status IN ('unassigned', 'in_progress', 'suspended'))),
    CONSTRAINT tickets_warning_with_answer CHECK ((answer_due_at IS NULL) = (answer_warn_at IS NULL)),
    CONSTRAINT tickets_closed_at_the_end CHECK ((closed_at IS NOT NULL) = (status IN ('closed', 'archived'))),
    CONSTRAINT tickets_archived_at_last CHECK ((archived_at IS NOT NULL) = (status = 'archived')),
    CONSTRAINT tickets_cancelled_when_mistaken CHECK ((cancelled_at IS NOT NULL) = (status = 'cancelled')),
    CONSTRAINT tickets_escalated_while_open
        CHECK (escalated_at IS NULL OR status IN ('unassigned', 'in_progress', 'suspended')),
    CONSTRAINT tickets_received_first CHECK (received_at <= registered_at AND received_at < due_at)
) STRICT;

-- What was archived was closed at the same moment.
INSERT INTO tickets (id, uid, number, category, status, channel_id, topic_id, room, room_key, caller_name, phone,
    content, received_at, registered_at, registered_by, late_entry_reason, responsible_id, policy_version, due_at,
    answer_due_at, answer_warn_at, first_feedback_at, closed_at, archived_at, reopened_count, version, room_id,
    household_id, person_id, room_matched_at)
SELECT id, uid, number, category, status, channel_id, topic_id, room, room_key, caller_name, phone,
    content, received_at, registered_at, registered_by, late_entry_reason, responsible_id, policy_version, due_at,
    answer_due_at, answer_warn_at, first_feedback_at, closed_at, closed_at, reopened_count, version, room_id,
    household_id, person_id, room_matched_at
FROM tickets_before ORDER BY id;

-- The timeline: what happened to a ticket, only ever added to.
CREATE TABLE ticket_events (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    kind TEXT NOT NULL REFERENCES ticket_event_kinds (kind),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    content TEXT,
    channel_id INTEGER REFERENCES channels (id),
    responsible_id INTEGER REFERENCES staff (id),
    -- The new deadline; until when a ticket is suspended.
    due_at INTEGER,
    -- A word of the kind: why suspended, which mark, why followed up, whether solved.
    detail TEXT,
    -- Of a follow-up: 5 非常满意 … 1 非常不满意.
    satisfaction INTEGER CONSTRAINT ticket_events_satisfaction_within CHECK (satisfaction BETWEEN 1 AND 5),
    -- Who was told, or asked for.
    told TEXT
) STRICT;

INSERT INTO ticket_events (id, ticket_id, kind, at, staff_id, content, channel_id, responsible_id, due_at)
SELECT id, ticket_id, kind, at, staff_id, content, channel_id, responsible_id, due_at
FROM ticket_events_before ORDER BY id;

DROP TABLE ticket_events_before;
DROP TABLE tickets_before;

CREATE INDEX tickets_by_receipt ON tickets
    (received_at, id, category, channel_id, topic_id, first_feedback_at, closed_at, cancelled_at);
CREATE INDEX tickets_by_settlement ON tickets
    (settled_at, category, channel_id, topic_id, first_feedback_at, due_at);
CREATE INDEX tickets_by_status ON tickets (status, received_at, id);
-- Only the few open tickets are in here.
CREATE INDEX tickets_owed ON tickets (answer_due_at, id, answer_warn_at, status) WHERE answer_due_at IS NOT NULL;
CREATE INDEX tickets_by_responsible ON tickets (responsible_id, received_at, id) WHERE responsible_id IS NOT NULL;
CREATE INDEX tickets_by_room ON tickets (room_key, received_at, id) WHERE room_key IS NOT NULL;
CREATE INDEX tickets_by_household ON tickets (household_id, received_at, id, topic_id, closed_at)
    WHERE household_id IS NOT NULL;
CREATE INDEX tickets_by_person ON tickets (person_id, received_at, id) WHERE person_id IS NOT NULL;
-- What the counts leave out for those who may not see it.
CREATE INDEX tickets_about_staff ON tickets (status, answer_due_at, answer_warn_at) WHERE about_staff = 1;

CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket_id, id);

INSERT INTO ticket_totals (status, total) VALUES ('suspended', 0), ('follow_up', 0), ('closed', 0), ('cancelled', 0);

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

-- R2.4: the archive is read-only, and so is a mistaken entry, but for three changes: to open an archived ticket again;
-- to take out the name and telephone number of a person who was made anonymous; to link the room once, when it becomes
-- known.
CREATE TRIGGER tickets_archive_read_only BEFORE UPDATE ON tickets
WHEN OLD.status IN ('archived', 'cancelled') AND NOT (
    NEW.category = OLD.category AND NEW.channel_id = OLD.channel_id AND NEW.topic_id = OLD.topic_id
    AND NEW.room IS OLD.room AND NEW.room_key IS OLD.room_key AND NEW.content = OLD.content
    AND NEW.late_entry_reason IS OLD.late_entry_reason AND NEW.person_id IS OLD.person_id
    AND NEW.urgent = OLD.urgent AND NEW.important = OLD.important AND NEW.about_staff = OLD.about_staff
    AND (
        (OLD.status = 'archived' AND NEW.status = 'in_progress' AND NEW.reopened_count = OLD.reopened_count + 1
            AND NEW.caller_name IS OLD.caller_name AND NEW.phone IS OLD.phone
            AND NEW.room_id IS OLD.room_id AND NEW.household_id IS OLD.household_id
            AND NEW.room_matched_at IS OLD.room_matched_at)
        OR (NEW.status = OLD.status AND NEW.reopened_count = OLD.reopened_count AND NEW.version = OLD.version
            AND NEW.responsible_id IS OLD.responsible_id AND NEW.first_feedback_at IS OLD.first_feedback_at
            AND NEW.closed_at IS OLD.closed_at AND NEW.archived_at IS OLD.archived_at
            AND NEW.cancelled_at IS OLD.cancelled_at AND (
                (NEW.caller_name IS NULL AND NEW.phone IS NULL AND NEW.room_id IS OLD.room_id
                    AND NEW.household_id IS OLD.household_id AND NEW.room_matched_at IS OLD.room_matched_at
                    AND (SELECT anonymised_at FROM people WHERE id = OLD.person_id) IS NOT NULL)
                OR (NEW.caller_name IS OLD.caller_name AND NEW.phone IS OLD.phone
                    AND OLD.room_id IS NULL AND NEW.room_id IS NOT NULL AND OLD.household_id IS NULL
                    AND NEW.room_matched_at IS NOT NULL)
            ))
    ))
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

-- The one change of the timeline: who was told, once the ticket's person was made anonymous.
CREATE TRIGGER ticket_events_stay BEFORE UPDATE ON ticket_events
WHEN NOT (NEW.id = OLD.id AND NEW.ticket_id = OLD.ticket_id AND NEW.kind = OLD.kind AND NEW.at = OLD.at
    AND NEW.staff_id = OLD.staff_id AND NEW.content IS OLD.content AND NEW.channel_id IS OLD.channel_id
    AND NEW.responsible_id IS OLD.responsible_id AND NEW.due_at IS OLD.due_at AND NEW.detail IS OLD.detail
    AND NEW.satisfaction IS OLD.satisfaction AND NEW.told IS NULL
    AND (SELECT p.anonymised_at FROM tickets t JOIN people p ON p.id = t.person_id WHERE t.id = OLD.ticket_id)
        IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;

CREATE TRIGGER ticket_events_never_deleted BEFORE DELETE ON ticket_events BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;

-- What leads into the archive is written before the ticket is in it, what leads out of it after.
CREATE TRIGGER ticket_events_archive_read_only BEFORE INSERT ON ticket_events
WHEN (SELECT status FROM tickets WHERE id = NEW.ticket_id) IN ('archived', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

-- When and why a ticket could not be worked on: one span at a time.
CREATE TABLE ticket_suspensions (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    reason TEXT NOT NULL CONSTRAINT ticket_suspensions_reason_known
        CHECK (reason IN ('resident_away', 'waiting_appointment', 'waiting_parts', 'other_reason')),
    note TEXT,
    began_at INTEGER NOT NULL,
    -- When work is meant to go on.
    until INTEGER NOT NULL,
    -- When it did.
    ended_at INTEGER,
    CONSTRAINT ticket_suspensions_in_order CHECK (began_at < until AND began_at <= ifnull(ended_at, began_at))
) STRICT;

CREATE INDEX ticket_suspensions_by_ticket ON ticket_suspensions (ticket_id, began_at);
CREATE UNIQUE INDEX ticket_suspensions_one_at_a_time ON ticket_suspensions (ticket_id) WHERE ended_at IS NULL;
CREATE INDEX ticket_suspensions_running ON ticket_suspensions (until) WHERE ended_at IS NULL;

CREATE TRIGGER ticket_suspensions_stay BEFORE UPDATE ON ticket_suspensions
WHEN OLD.ended_at IS NOT NULL OR NEW.ticket_id <> OLD.ticket_id OR NEW.reason <> OLD.reason
    OR NEW.note IS NOT OLD.note OR NEW.began_at <> OLD.began_at OR NEW.until <> OLD.until
BEGIN
    SELECT RAISE(ABORT, 'suspensions only end');
END;

CREATE TRIGGER ticket_suspensions_never_deleted BEFORE DELETE ON ticket_suspensions BEGIN
    SELECT RAISE(ABORT, 'suspensions only end');
END;

-- R6.2: one row each time a ticket is to be followed up, or was without having to be.
CREATE TABLE follow_ups (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    reason TEXT NOT NULL CONSTRAINT follow_ups_reason_known CHECK (reason IN ('by_importance', 'by_sample', 'by_choice')),
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    -- Of a sample: how many in a hundred were chosen at that moment.
    percent INTEGER CONSTRAINT follow_ups_percent_within CHECK (percent BETWEEN 1 AND 100),
    -- How often the resident was not reached.
    attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT follow_ups_attempts_positive CHECK (attempts >= 0),
    done_at INTEGER,
    done_by INTEGER REFERENCES staff (id),
    -- not_reached: given up after the attempts that the policy asks for. dropped: the ticket was opened again otherwise.
    outcome TEXT CONSTRAINT follow_ups_outcome_known
        CHECK (outcome IN ('solved', 'partly_solved', 'unsolved', 'not_reached', 'dropped')),
    -- 5 非常满意 … 1 非常不满意; none where nobody was asked.
    satisfaction INTEGER CONSTRAINT follow_ups_satisfaction_within CHECK (satisfaction BETWEEN 1 AND 5),
    CONSTRAINT follow_ups_percent_of_samples CHECK ((percent IS NOT NULL) = (reason = 'by_sample')),
    CONSTRAINT follow_ups_done_together
        CHECK ((done_at IS NULL) = (outcome IS NULL) AND (done_at IS NULL) = (done_by IS NULL)),
    CONSTRAINT follow_ups_satisfaction_of_the_reached
        CHECK ((satisfaction IS NOT NULL) = (ifnull(outcome, '') IN ('solved', 'partly_solved', 'unsolved')))
) STRICT;

CREATE INDEX follow_ups_by_ticket ON follow_ups (ticket_id, id);
CREATE INDEX follow_ups_due ON follow_ups (due_at, id) WHERE done_at IS NULL;
CREATE UNIQUE INDEX follow_ups_one_at_a_time ON follow_ups (ticket_id) WHERE done_at IS NULL;

CREATE TRIGGER follow_ups_stay BEFORE UPDATE ON follow_ups
WHEN OLD.done_at IS NOT NULL OR NEW.ticket_id <> OLD.ticket_id OR NEW.reason <> OLD.reason
    OR NEW.asked_at <> OLD.asked_at OR NEW.due_at <> OLD.due_at OR NEW.percent IS NOT OLD.percent
    OR NEW.attempts < OLD.attempts
BEGIN
    SELECT RAISE(ABORT, 'a follow-up that is done stays');
END;

CREATE TRIGGER follow_ups_never_deleted BEFORE DELETE ON follow_ups BEGIN
    SELECT RAISE(ABORT, 'follow-ups are never deleted');
END;

-- R6.2: how many complaints in a hundred are followed up beyond the important ones, how long after the feedback, and
-- after how many attempts a resident counts as not reached. The audit trail keeps what it was before.
CREATE TABLE follow_up_rule (
    id INTEGER PRIMARY KEY CONSTRAINT follow_up_rule_is_one CHECK (id = 1),
    complaint_percent INTEGER NOT NULL
        CONSTRAINT follow_up_rule_percent_within CHECK (complaint_percent BETWEEN 0 AND 100),
    due_after_days INTEGER NOT NULL CONSTRAINT follow_up_rule_days_within CHECK (due_after_days BETWEEN 1 AND 90),
    attempts INTEGER NOT NULL CONSTRAINT follow_up_rule_attempts_within CHECK (attempts BETWEEN 1 AND 10),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO follow_up_rule (id, complaint_percent, due_after_days, attempts, version) VALUES (1, 0, 3, 3, 1);
