-- 抽查回访 (R7.3): closed tickets whose residents the supervision group asks itself. A sample stays as it was drawn: what it
-- was drawn from, by which seed, and how many fell to each handler.
CREATE TABLE call_back_samples (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT call_back_samples_uid_unique UNIQUE,
    -- The days on which the tickets were closed.
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    seed INTEGER NOT NULL CONSTRAINT call_back_samples_seed_within CHECK (seed BETWEEN 1 AND 999999999),
    size INTEGER NOT NULL CONSTRAINT call_back_samples_size_within CHECK (size BETWEEN 1 AND 200),
    -- How many tickets were closed that name nobody who could be asked.
    without_contact INTEGER NOT NULL,
    -- After how many attempts a resident counts as not reached.
    attempts INTEGER NOT NULL CONSTRAINT call_back_samples_attempts_positive CHECK (attempts >= 1),
    -- By which day it is to be finished.
    due_on TEXT NOT NULL,
    -- Why the period is drawn again.
    reason TEXT,
    drawn_at INTEGER NOT NULL,
    drawn_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT call_back_samples_in_order CHECK (from_on <= to_on AND to_on <= due_on)
) STRICT;

CREATE INDEX call_back_samples_by_period ON call_back_samples (from_on, to_on, id);

CREATE TABLE call_back_strata (
    id INTEGER PRIMARY KEY,
    sample_id INTEGER NOT NULL REFERENCES call_back_samples (id),
    position INTEGER NOT NULL,
    -- Who was responsible; none where nobody was.
    staff_id INTEGER REFERENCES staff (id),
    -- The tickets that it was drawn from, by when they were closed: a list of ids.
    frame TEXT NOT NULL CONSTRAINT call_back_strata_frame_a_list CHECK (json_type(frame) = 'array'),
    drawn INTEGER NOT NULL,
    CONSTRAINT call_back_strata_once UNIQUE (sample_id, position)
) STRICT;

CREATE TABLE call_backs (
    id INTEGER PRIMARY KEY,
    sample_id INTEGER NOT NULL REFERENCES call_back_samples (id),
    stratum_id INTEGER NOT NULL REFERENCES call_back_strata (id),
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    CONSTRAINT call_backs_once UNIQUE (sample_id, ticket_id)
) STRICT;

CREATE INDEX call_backs_by_ticket ON call_backs (ticket_id);

-- What each call brought; nothing but an attempt where nobody was reached. The last that reached somebody counts.
CREATE TABLE call_back_entries (
    id INTEGER PRIMARY KEY,
    call_back_id INTEGER NOT NULL REFERENCES call_backs (id),
    called_at INTEGER NOT NULL,
    solution TEXT CONSTRAINT call_back_entries_solution_known CHECK (solution IN ('solved', 'partly_solved', 'unsolved')),
    satisfaction INTEGER CONSTRAINT call_back_entries_satisfaction_within CHECK (satisfaction BETWEEN 1 AND 5),
    -- Whether what the ticket says the resident was told is true.
    feedback TEXT CONSTRAINT call_back_entries_feedback_known CHECK (feedback IN ('true', 'untrue', 'unclear')),
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT call_back_entries_whole
        CHECK ((solution IS NULL) = (satisfaction IS NULL) AND (solution IS NULL) = (feedback IS NULL)),
    CONSTRAINT call_back_entries_untrue_says_what CHECK (ifnull(feedback, '') <> 'untrue' OR note IS NOT NULL)
) STRICT;

CREATE INDEX call_back_entries_by_call_back ON call_back_entries (call_back_id, id);

-- Which call-back a finding came of. The finding itself says nothing of it: its owner sees it.
CREATE TABLE call_back_findings (
    finding_id INTEGER PRIMARY KEY REFERENCES findings (id),
    call_back_id INTEGER NOT NULL REFERENCES call_backs (id)
) STRICT;

CREATE INDEX call_back_findings_by_call_back ON call_back_findings (call_back_id, finding_id);

CREATE TRIGGER call_back_samples_stay BEFORE UPDATE ON call_back_samples BEGIN
    SELECT RAISE(ABORT, 'a sample stays as it was drawn');
END;
CREATE TRIGGER call_back_samples_never_deleted BEFORE DELETE ON call_back_samples BEGIN
    SELECT RAISE(ABORT, 'a sample stays as it was drawn');
END;
CREATE TRIGGER call_back_strata_stay BEFORE UPDATE ON call_back_strata BEGIN
    SELECT RAISE(ABORT, 'a sample stays as it was drawn');
END;
CREATE TRIGGER call_back_strata_never_deleted BEFORE DELETE ON call_back_strata BEGIN
    SELECT RAISE(ABORT, 'a sample stays as it was drawn');
END;
CREATE TRIGGER call_backs_stay BEFORE UPDATE ON call_backs BEGIN
    SELECT RAISE(ABORT, 'a sample stays as it was drawn');
END;
CREATE TRIGGER call_backs_never_deleted BEFORE DELETE ON call_backs BEGIN
    SELECT RAISE(ABORT, 'a sample stays as it was drawn');
END;
CREATE TRIGGER call_back_entries_stay BEFORE UPDATE ON call_back_entries BEGIN
    SELECT RAISE(ABORT, 'what a call brought stays');
END;
CREATE TRIGGER call_back_entries_never_deleted BEFORE DELETE ON call_back_entries BEGIN
    SELECT RAISE(ABORT, 'what a call brought stays');
END;
CREATE TRIGGER call_back_findings_stay BEFORE UPDATE ON call_back_findings BEGIN
    SELECT RAISE(ABORT, 'where a finding came from stays');
END;
CREATE TRIGGER call_back_findings_never_deleted BEFORE DELETE ON call_back_findings BEGIN
    SELECT RAISE(ABORT, 'where a finding came from stays');
END;

-- 异常线索 (R7.3): what stands out in the tickets is computed from them whenever it is looked at. Kept is only how many
-- minutes before the deadline are the last ones, and what was said of a clue that was looked into.
CREATE TABLE red_flag_rule (
    id INTEGER PRIMARY KEY CONSTRAINT red_flag_rule_is_one CHECK (id = 1),
    last_minutes INTEGER NOT NULL CONSTRAINT red_flag_rule_minutes_within CHECK (last_minutes BETWEEN 1 AND 60),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO red_flag_rule (id, last_minutes, version) VALUES (1, 10, 1);

-- 核实: the last word counts, the others stay.
CREATE TABLE red_flag_reviews (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT red_flag_reviews_kind_known CHECK (kind IN ('last_minutes', 'no_contact',
        'own_follow_up', 'reopened', 'repeated', 'back_dated', 'slow_person')),
    -- Of which ticket, and the moment at which it stood out; or of which person in which quarter.
    ticket_id INTEGER REFERENCES tickets (id),
    at INTEGER,
    staff_id INTEGER REFERENCES staff (id),
    quarter TEXT,
    -- 已核实无异常, or the finding that it was made.
    finding_id INTEGER CONSTRAINT red_flag_reviews_finding_once UNIQUE REFERENCES findings (id),
    reason TEXT,
    reviewed_at INTEGER NOT NULL,
    reviewed_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT red_flag_reviews_of_one CHECK ((ticket_id IS NULL) = (at IS NULL) AND (staff_id IS NULL) = (quarter IS NULL)
        AND (ticket_id IS NULL) <> (staff_id IS NULL) AND (staff_id IS NOT NULL) = (kind = 'slow_person')),
    CONSTRAINT red_flag_reviews_say_why CHECK (finding_id IS NOT NULL OR reason IS NOT NULL)
) STRICT;

CREATE INDEX red_flag_reviews_by_moment ON red_flag_reviews (kind, at, ticket_id, id) WHERE ticket_id IS NOT NULL;
CREATE INDEX red_flag_reviews_by_person ON red_flag_reviews (quarter, staff_id, id) WHERE staff_id IS NOT NULL;

CREATE TRIGGER red_flag_reviews_stay BEFORE UPDATE ON red_flag_reviews BEGIN
    SELECT RAISE(ABORT, 'what was said of a clue stays');
END;
CREATE TRIGGER red_flag_reviews_never_deleted BEFORE DELETE ON red_flag_reviews BEGIN
    SELECT RAISE(ABORT, 'what was said of a clue stays');
END;

-- The few among a million tickets that stand out. No more than an hour before the deadline can be called the last minutes.
CREATE INDEX tickets_last_minutes ON tickets (due_at, id) WHERE category = 'complaint'
    AND (due_at - first_feedback_at BETWEEN 0 AND 3600000 OR due_at - closed_at BETWEEN 0 AND 3600000);
CREATE INDEX tickets_told_nobody ON tickets (first_feedback_at, id)
    WHERE first_feedback_at IS NOT NULL AND caller_name IS NULL AND phone IS NULL AND person_id IS NULL;
CREATE INDEX tickets_back_dated ON tickets (received_at, id) WHERE late_entry_reason IS NOT NULL;
CREATE INDEX ticket_events_reopened ON ticket_events (at, id) WHERE kind = 'reopened';
