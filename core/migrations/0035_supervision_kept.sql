-- Supervision: files of a check and of a settled finding stay, in the store itself; figures of measures that the program counts.
-- Notices that hung before they were entered.

-- A recorded check keeps what it has, whoever takes it away by whatever way; so does a finding that is settled.
CREATE TRIGGER supervision_attachments_stay_with_their_record BEFORE DELETE ON supervision_attachments
WHEN OLD.check_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM findings WHERE id = OLD.finding_id AND state IN ('closed', 'dropped'))
BEGIN
    SELECT RAISE(ABORT, 'files of a check and of a settled finding stay');
END;

-- Nor is another row put in the place of one (REPLACE deletes without asking the trigger above).
CREATE TRIGGER supervision_attachments_not_replaced BEFORE INSERT ON supervision_attachments
WHEN EXISTS (SELECT 1 FROM supervision_attachments WHERE id = NEW.id
    OR (check_id = NEW.check_id AND hash = NEW.hash) OR (finding_id = NEW.finding_id AND hash = NEW.hash))
BEGIN
    SELECT RAISE(ABORT, 'a file of supervision is added or taken away');
END;

-- The figure of a measure, where it is one that the program counts: which, of which days, and what it was when it was said.
ALTER TABLE improvement_measures ADD COLUMN measured_name TEXT
    CONSTRAINT improvement_measures_measured_or_in_words CHECK (measured_name IS NULL OR (figure IS NULL AND measured_name IN (
        'on_time', 'satisfied', 'solved', 'followed_up', 'closing', 'repeat', 'tickets')));
ALTER TABLE improvement_measures ADD COLUMN measured_topic_id INTEGER REFERENCES topics (id);
ALTER TABLE improvement_measures ADD COLUMN measured_from TEXT;
ALTER TABLE improvement_measures ADD COLUMN measured_to TEXT;
ALTER TABLE improvement_measures ADD COLUMN measured_count INTEGER;
ALTER TABLE improvement_measures ADD COLUMN measured_total INTEGER
    CONSTRAINT improvement_measures_measured_whole CHECK ((measured_name IS NULL) = (measured_from IS NULL)
        AND (measured_name IS NULL) = (measured_to IS NULL) AND (measured_name IS NULL) = (measured_count IS NULL)
        AND (measured_name IS NULL) = (measured_total IS NULL));

-- The same before and after, as it was counted when the measure was done.
CREATE TABLE improvement_measure_results (
    event_id INTEGER PRIMARY KEY REFERENCES improvement_measure_events (id),
    name TEXT NOT NULL CONSTRAINT improvement_measure_results_name_known CHECK (name IN (
        'on_time', 'satisfied', 'solved', 'followed_up', 'closing', 'repeat', 'tickets')),
    topic_id INTEGER REFERENCES topics (id),
    before_from TEXT NOT NULL,
    before_to TEXT NOT NULL,
    before_count INTEGER NOT NULL,
    before_total INTEGER NOT NULL,
    after_from TEXT NOT NULL,
    after_to TEXT NOT NULL,
    after_count INTEGER NOT NULL,
    after_total INTEGER NOT NULL,
    CONSTRAINT improvement_measure_results_in_order CHECK (before_from <= before_to AND before_to < after_from
        AND after_from <= after_to)
) STRICT;

CREATE TRIGGER improvement_measure_results_never_changed BEFORE UPDATE ON improvement_measure_results BEGIN
    SELECT RAISE(ABORT, 'what was counted stays');
END;
CREATE TRIGGER improvement_measure_results_never_deleted BEFORE DELETE ON improvement_measure_results BEGIN
    SELECT RAISE(ABORT, 'what was counted stays');
END;

-- Why a notice was entered only after its first day (补录): it hung before the program knew of it.
ALTER TABLE notices ADD COLUMN late_entry_reason TEXT
    CONSTRAINT notices_late_entry_of_published CHECK (late_entry_reason IS NULL OR published_on > from_on);

CREATE TRIGGER notices_late_entry_stays BEFORE UPDATE OF late_entry_reason ON notices
WHEN OLD.state <> 'draft' AND NEW.late_entry_reason IS NOT OLD.late_entry_reason
BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;
