-- Deadlines by more than the plain clock: versions of the limits that the office edits, the calendar of holidays and
-- make-up days, what an open ticket is reminded of, and what reached the manager because it was late.
--
-- Instants are milliseconds since 1970 UTC, civil days YYYY-MM-DD in the office's time zone, truth is 0 or 1.

-- Who made a version of the limits and why; the first one came with the program. At most one waits for its day: the
-- next takes its place, and the one that never came into force stays on record as withdrawn.
ALTER TABLE policy_versions ADD COLUMN note TEXT;
ALTER TABLE policy_versions ADD COLUMN saved_at INTEGER;
ALTER TABLE policy_versions ADD COLUMN saved_by INTEGER REFERENCES staff (id);
ALTER TABLE policy_versions ADD COLUMN withdrawn_at INTEGER
    CONSTRAINT policy_versions_withdrawn_before CHECK (withdrawn_at IS NULL OR withdrawn_at < effective_from);

-- How a limit counts: from the moment, by days that begin with the next one, or only while the office is open.
ALTER TABLE policy_limits ADD COLUMN counting TEXT NOT NULL DEFAULT 'elapsed_hours'
    CONSTRAINT policy_limits_counting_known CHECK (counting IN ('elapsed_hours', 'calendar_days', 'working_hours'));
-- The share of the time after which whoever is responsible is first reminded; none if not at all.
ALTER TABLE policy_limits ADD COLUMN remind_percent INTEGER DEFAULT 50
    CONSTRAINT policy_limits_reminder_within CHECK (remind_percent BETWEEN 1 AND 99);

-- The first version's warnings, as the regulation's keepers want them: at half the time, and four hours before.
UPDATE policy_limits SET warn_before_ms = 14400000 WHERE policy_version = 1 AND warn_before_ms > 14400000;

-- When the office is open on a working day, in minutes from midnight.
CREATE TABLE policy_hours (
    policy_version INTEGER NOT NULL REFERENCES policy_versions (version),
    from_minute INTEGER NOT NULL CONSTRAINT policy_hours_from_in_day CHECK (from_minute BETWEEN 0 AND 1439),
    to_minute INTEGER NOT NULL CONSTRAINT policy_hours_to_in_day CHECK (to_minute BETWEEN 1 AND 1440),
    PRIMARY KEY (policy_version, from_minute),
    CONSTRAINT policy_hours_forward CHECK (from_minute < to_minute)
) STRICT, WITHOUT ROWID;

INSERT INTO policy_hours (policy_version, from_minute, to_minute)
SELECT version, 510, 720 FROM policy_versions UNION ALL SELECT version, 810, 1050 FROM policy_versions;

-- Tickets point at the version that they were received under: it never changes.
CREATE TRIGGER policy_versions_stay BEFORE UPDATE ON policy_versions
WHEN NEW.version <> OLD.version OR NEW.effective_from <> OLD.effective_from OR NEW.note IS NOT OLD.note
    OR NEW.saved_at IS NOT OLD.saved_at OR NEW.saved_by IS NOT OLD.saved_by OR OLD.withdrawn_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;

CREATE TRIGGER policy_versions_never_deleted BEFORE DELETE ON policy_versions BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;

CREATE TRIGGER policy_limits_stay BEFORE UPDATE ON policy_limits BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;

CREATE TRIGGER policy_limits_never_deleted BEFORE DELETE ON policy_limits BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;

CREATE TRIGGER policy_hours_stay BEFORE UPDATE ON policy_hours BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;

CREATE TRIGGER policy_hours_never_deleted BEFORE DELETE ON policy_hours BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;

-- Days that are not what their weekday says: rest (放假) and work (调休上班).
CREATE TABLE calendar_days (
    day TEXT PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT calendar_days_kind_known CHECK (kind IN ('rest', 'work')),
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The years whose notice has been published and entered; any other year is counted by its weekends.
CREATE TABLE calendar_years (
    year INTEGER PRIMARY KEY,
    source TEXT NOT NULL
) STRICT;

INSERT INTO calendar_years (year, source) VALUES
    (2024, '国办发明电〔2023〕7号'), (2025, '国办发明电〔2024〕12号'), (2026, '国务院办公厅2025年11月4日通知');

INSERT INTO calendar_days (day, kind, name) VALUES
    ('2024-01-01', 'rest', '元旦'), ('2024-02-04', 'work', '春节'), ('2024-02-10', 'rest', '春节'),
    ('2024-02-11', 'rest', '春节'), ('2024-02-12', 'rest', '春节'), ('2024-02-13', 'rest', '春节'),
    ('2024-02-14', 'rest', '春节'), ('2024-02-15', 'rest', '春节'), ('2024-02-16', 'rest', '春节'),
    ('2024-02-17', 'rest', '春节'), ('2024-02-18', 'work', '春节'), ('2024-04-04', 'rest', '清明节'),
    ('2024-04-05', 'rest', '清明节'), ('2024-04-06', 'rest', '清明节'), ('2024-04-07', 'work', '清明节'),
    ('2024-04-28', 'work', '劳动节'), ('2024-05-01', 'rest', '劳动节'), ('2024-05-02', 'rest', '劳动节'),
    ('2024-05-03', 'rest', '劳动节'), ('2024-05-04', 'rest', '劳动节'), ('2024-05-05', 'rest', '劳动节'),
    ('2024-05-11', 'work', '劳动节'), ('2024-06-10', 'rest', '端午节'), ('2024-09-14', 'work', '中秋节'),
    ('2024-09-15', 'rest', '中秋节'), ('2024-09-16', 'rest', '中秋节'), ('2024-09-17', 'rest', '中秋节'),
    ('2024-09-29', 'work', '国庆节'), ('2024-10-01', 'rest', '国庆节'), ('2024-10-02', 'rest', '国庆节'),
    ('2024-10-03', 'rest', '国庆节'), ('2024-10-04', 'rest', '国庆节'), ('2024-10-05', 'rest', '国庆节'),
    ('2024-10-06', 'rest', '国庆节'), ('2024-10-07', 'rest', '国庆节'), ('2024-10-12', 'work', '国庆节'),
    ('2025-01-01', 'rest', '元旦'), ('2025-01-26', 'work', '春节'), ('2025-01-28', 'rest', '春节'),
    ('2025-01-29', 'rest', '春节'), ('2025-01-30', 'rest', '春节'), ('2025-01-31', 'rest', '春节'),
    ('2025-02-01', 'rest', '春节'), ('2025-02-02', 'rest', '春节'), ('2025-02-03', 'rest', '春节'),
    ('2025-02-04', 'rest', '春节'), ('2025-02-08', 'work', '春节'), ('2025-04-04', 'rest', '清明节'),
    ('2025-04-05', 'rest', '清明节'), ('2025-04-06', 'rest', '清明节'), ('2025-04-27', 'work', '劳动节'),
    ('2025-05-01', 'rest', '劳动节'), ('2025-05-02', 'rest', '劳动节'), ('2025-05-03', 'rest', '劳动节'),
    ('2025-05-04', 'rest', '劳动节'), ('2025-05-05', 'rest', '劳动节'), ('2025-05-31', 'rest', '端午节'),
    ('2025-06-01', 'rest', '端午节'), ('2025-06-02', 'rest', '端午节'), ('2025-09-28', 'work', '国庆节、中秋节'),
    ('2025-10-01', 'rest', '国庆节、中秋节'), ('2025-10-02', 'rest', '国庆节、中秋节'), ('2025-10-03', 'rest', '国庆节、中秋节'),
    ('2025-10-04', 'rest', '国庆节、中秋节'), ('2025-10-05', 'rest', '国庆节、中秋节'), ('2025-10-06', 'rest', '国庆节、中秋节'),
    ('2025-10-07', 'rest', '国庆节、中秋节'), ('2025-10-08', 'rest', '国庆节、中秋节'), ('2025-10-11', 'work', '国庆节、中秋节'),
    ('2026-01-01', 'rest', '元旦'), ('2026-01-02', 'rest', '元旦'), ('2026-01-03', 'rest', '元旦'),
    ('2026-01-04', 'work', '元旦'), ('2026-02-14', 'work', '春节'), ('2026-02-15', 'rest', '春节'),
    ('2026-02-16', 'rest', '春节'), ('2026-02-17', 'rest', '春节'), ('2026-02-18', 'rest', '春节'),
    ('2026-02-19', 'rest', '春节'), ('2026-02-20', 'rest', '春节'), ('2026-02-21', 'rest', '春节'),
    ('2026-02-22', 'rest', '春节'), ('2026-02-23', 'rest', '春节'), ('2026-02-28', 'work', '春节'),
    ('2026-04-04', 'rest', '清明节'), ('2026-04-05', 'rest', '清明节'), ('2026-04-06', 'rest', '清明节'),
    ('2026-05-01', 'rest', '劳动节'), ('2026-05-02', 'rest', '劳动节'), ('2026-05-03', 'rest', '劳动节'),
    ('2026-05-04', 'rest', '劳动节'), ('2026-05-05', 'rest', '劳动节'), ('2026-05-09', 'work', '劳动节'),
    ('2026-06-19', 'rest', '端午节'), ('2026-06-20', 'rest', '端午节'), ('2026-06-21', 'rest', '端午节'),
    ('2026-09-20', 'work', '国庆节'), ('2026-09-25', 'rest', '中秋节'), ('2026-09-26', 'rest', '中秋节'),
    ('2026-09-27', 'rest', '中秋节'), ('2026-10-01', 'rest', '国庆节'), ('2026-10-02', 'rest', '国庆节'),
    ('2026-10-03', 'rest', '国庆节'), ('2026-10-04', 'rest', '国庆节'), ('2026-10-05', 'rest', '国庆节'),
    ('2026-10-06', 'rest', '国庆节'), ('2026-10-07', 'rest', '国庆节'), ('2026-10-10', 'work', '国庆节');

-- When whoever is responsible for the answer owed at present is first reminded; and the year without a published
-- calendar that its deadline was counted over.
ALTER TABLE tickets ADD COLUMN answer_remind_at INTEGER;
ALTER TABLE tickets ADD COLUMN answer_unpublished_year INTEGER;

-- What each person owes; only the few open tickets are in here.
CREATE INDEX tickets_owed_by_person ON tickets
    (responsible_id, answer_due_at, answer_warn_at, status, about_staff) WHERE answer_due_at IS NOT NULL;
CREATE INDEX tickets_by_closing ON tickets (closed_at) WHERE closed_at IS NOT NULL;

-- R5: answers that were late and came before the manager, one row for each deadline missed.
CREATE TABLE late_escalations (
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    due_at INTEGER NOT NULL,
    escalated_at INTEGER NOT NULL,
    PRIMARY KEY (ticket_id, due_at),
    CONSTRAINT late_escalations_late CHECK (escalated_at > due_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX late_escalations_by_time ON late_escalations (escalated_at);

CREATE TRIGGER late_escalations_stay BEFORE UPDATE ON late_escalations BEGIN
    SELECT RAISE(ABORT, 'what was escalated stays');
END;

CREATE TRIGGER late_escalations_never_deleted BEFORE DELETE ON late_escalations BEGIN
    SELECT RAISE(ABORT, 'what was escalated stays');
END;
