-- The archive (归档, R2.4, R8.1): a catalogue of everything that is closed or issued, how long each kind is kept, what must
-- not be disposed of, and the disposal itself. See docs/adr/0028.

-- A row for each record that ever was closed or issued. Its id is the item number (件号) of its shelf mark (档号): it is
-- given once and never again. Triggers write the rows, in the transaction of whatever closes the record.
CREATE TABLE archive_records (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT archive_records_kind_known
        CHECK (kind IN ('ticket', 'meeting', 'survey', 'notice', 'finding', 'measure', 'policy')),
    record_id INTEGER NOT NULL,
    -- The number that the office calls it by, where it has one.
    number TEXT,
    -- No resident is in it: of a ticket the topic. Of what was disposed of, nothing but that.
    title TEXT NOT NULL,
    -- Since when it is kept: when it was closed, issued or came to its end. None while it is taken up again.
    filed_at INTEGER,
    -- The disposal in which it was destroyed.
    disposal_id INTEGER REFERENCES disposals (id),
    CONSTRAINT archive_records_once UNIQUE (kind, record_id),
    CONSTRAINT archive_records_disposed_once_filed CHECK (disposal_id IS NULL OR filed_at IS NOT NULL)
) STRICT;

CREATE INDEX archive_records_by_time ON archive_records (filed_at, id);
CREATE INDEX archive_records_by_kind ON archive_records (kind, filed_at, id);
CREATE INDEX archive_records_by_number ON archive_records (number);
CREATE INDEX archive_records_left ON archive_records (kind, filed_at, id) WHERE disposal_id IS NULL;
CREATE INDEX archive_records_by_disposal ON archive_records (disposal_id, id) WHERE disposal_id IS NOT NULL;

-- How many years each kind is kept, from when on. Everything else is kept for good and has no
-- rule.
CREATE TABLE retention_rules (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT retention_rules_kind_of_term
        CHECK (kind IN ('ticket', 'notice')),
    years INTEGER NOT NULL CONSTRAINT retention_rules_years_within CHECK (years BETWEEN 3 AND 100),
    from_at INTEGER NOT NULL,
    -- None of the three years that the regulation names.
    set_by INTEGER REFERENCES staff (id),
    reason TEXT,
    CONSTRAINT retention_rules_say_why CHECK ((set_by IS NULL) = (reason IS NULL))
) STRICT;

INSERT INTO retention_rules (kind, years, from_at) VALUES
    ('ticket', 3, 0), ('notice', 3, 0);

CREATE TRIGGER retention_rules_never_changed BEFORE UPDATE ON retention_rules BEGIN
    SELECT RAISE(ABORT, 'a retention that was set stays');
END;
CREATE TRIGGER retention_rules_never_deleted BEFORE DELETE ON retention_rules BEGIN
    SELECT RAISE(ABORT, 'a retention that was set stays');
END;
CREATE TRIGGER retention_rules_in_order BEFORE INSERT ON retention_rules
WHEN NEW.from_at < (SELECT max(from_at) FROM retention_rules WHERE kind = NEW.kind)
BEGIN
    SELECT RAISE(ABORT, 'a retention is set from now on');
END;

-- Legal hold (暂缓销毁): of a record, of a kind, or of every ticket from a room.
CREATE TABLE legal_holds (
    id INTEGER PRIMARY KEY,
    archive_id INTEGER REFERENCES archive_records (id),
    kind TEXT CONSTRAINT legal_holds_kind_of_term CHECK (kind IN ('ticket', 'notice')),
    -- The key of the room, for looking up; emptied when the hold is lifted.
    room_key TEXT,
    scope TEXT NOT NULL CONSTRAINT legal_holds_scope_known CHECK (scope IN ('record', 'kind', 'room')),
    reason TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    placed_by INTEGER NOT NULL REFERENCES staff (id),
    lifted_at INTEGER,
    lifted_by INTEGER REFERENCES staff (id),
    lift_reason TEXT,
    CONSTRAINT legal_holds_of_one CHECK ((archive_id IS NOT NULL) = (scope = 'record')
        AND (kind IS NOT NULL) = (scope = 'kind') AND (room_key IS NOT NULL) = (scope = 'room' AND lifted_at IS NULL)),
    CONSTRAINT legal_holds_lifted_whole
        CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL))
) STRICT;

CREATE INDEX legal_holds_standing ON legal_holds (scope, archive_id) WHERE lifted_at IS NULL;

CREATE TRIGGER legal_holds_only_lifted BEFORE UPDATE ON legal_holds
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.scope <> OLD.scope OR NEW.archive_id IS NOT OLD.archive_id
    OR NEW.kind IS NOT OLD.kind OR NEW.reason <> OLD.reason OR NEW.placed_at <> OLD.placed_at
    OR NEW.placed_by <> OLD.placed_by
BEGIN
    SELECT RAISE(ABORT, 'a hold is only lifted');
END;
CREATE TRIGGER legal_holds_never_deleted BEFORE DELETE ON legal_holds BEGIN
    SELECT RAISE(ABORT, 'a hold is only lifted');
END;

-- A list of what is to be destroyed (销毁清册), what became of it, and its certificate (销毁证明).
CREATE TABLE disposals (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CONSTRAINT disposals_state_known CHECK (state IN ('drawn', 'approved', 'refused', 'done')),
    -- The day by which retention was judged.
    judged_on TEXT NOT NULL,
    drawn_at INTEGER NOT NULL,
    drawn_by INTEGER NOT NULL REFERENCES staff (id),
    decided_at INTEGER,
    decided_by INTEGER REFERENCES staff (id),
    refusal TEXT,
    done_at INTEGER,
    done_by INTEGER REFERENCES staff (id),
    -- The certificate's number: its year, and 1, 2, 3, … in it.
    year INTEGER,
    sequence INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT disposals_decided_whole CHECK ((decided_at IS NULL) = (state = 'drawn') AND (decided_by IS NULL) = (state = 'drawn')),
    CONSTRAINT disposals_refused_with_reason CHECK ((refusal IS NOT NULL) = (state = 'refused')),
    CONSTRAINT disposals_approved_by_another CHECK (state NOT IN ('approved', 'done') OR decided_by <> drawn_by),
    CONSTRAINT disposals_done_whole CHECK ((done_at IS NOT NULL) = (state = 'done') AND (done_by IS NOT NULL) = (state = 'done')
        AND (year IS NOT NULL) = (state = 'done') AND (sequence IS NOT NULL) = (state = 'done')),
    CONSTRAINT disposals_sequence_unique UNIQUE (year, sequence)
) STRICT;

-- One list at a time: what is on one is on no other.
CREATE UNIQUE INDEX disposals_one_open ON disposals (1) WHERE state IN ('drawn', 'approved');

CREATE TRIGGER disposals_stay BEFORE UPDATE ON disposals
WHEN OLD.state IN ('refused', 'done') OR NEW.judged_on <> OLD.judged_on OR NEW.drawn_at <> OLD.drawn_at
    OR NEW.drawn_by <> OLD.drawn_by OR (OLD.state = 'drawn' AND NEW.state = 'done')
    OR (OLD.state = 'approved' AND (NEW.state = 'drawn' OR NEW.decided_at <> OLD.decided_at AND NEW.state <> 'refused'
        OR NEW.decided_by <> OLD.decided_by AND NEW.state <> 'refused'))
BEGIN
    SELECT RAISE(ABORT, 'what was decided of a disposal stays');
END;
CREATE TRIGGER disposals_never_deleted BEFORE DELETE ON disposals BEGIN
    SELECT RAISE(ABORT, 'a disposal is kept for good');
END;

CREATE TABLE disposal_records (
    disposal_id INTEGER NOT NULL REFERENCES disposals (id),
    archive_id INTEGER NOT NULL REFERENCES archive_records (id),
    -- Why it was taken off the list, and by whom; by nobody where it was held or taken up again before the end.
    left_out TEXT,
    left_out_by INTEGER REFERENCES staff (id),
    PRIMARY KEY (disposal_id, archive_id),
    CONSTRAINT disposal_records_left_out_by_reason CHECK (left_out IS NOT NULL OR left_out_by IS NULL)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER disposal_records_only_while_drawn BEFORE INSERT ON disposal_records
WHEN (SELECT state FROM disposals WHERE id = NEW.disposal_id) <> 'drawn'
BEGIN
    SELECT RAISE(ABORT, 'what was decided of a disposal stays');
END;
CREATE TRIGGER disposal_records_only_left_out BEFORE UPDATE ON disposal_records
WHEN OLD.left_out IS NOT NULL OR NEW.left_out IS NULL OR NEW.disposal_id <> OLD.disposal_id
    OR NEW.archive_id <> OLD.archive_id
    OR (SELECT state FROM disposals WHERE id = OLD.disposal_id) NOT IN ('drawn', 'approved')
BEGIN
    SELECT RAISE(ABORT, 'what was decided of a disposal stays');
END;
CREATE TRIGGER disposal_records_never_deleted BEFORE DELETE ON disposal_records BEGIN
    SELECT RAISE(ABORT, 'a disposal is kept for good');
END;

CREATE TRIGGER archive_records_never_deleted BEFORE DELETE ON archive_records BEGIN
    SELECT RAISE(ABORT, 'the catalogue is only added to');
END;
CREATE TRIGGER archive_records_stay BEFORE UPDATE ON archive_records
WHEN OLD.disposal_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.record_id <> OLD.record_id
    OR NEW.number IS NOT OLD.number
BEGIN
    SELECT RAISE(ABORT, 'what the catalogue says stays');
END;
CREATE TRIGGER archive_records_disposed_by_approval BEFORE UPDATE OF disposal_id ON archive_records
WHEN NEW.disposal_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM disposals d JOIN disposal_records r ON r.disposal_id = d.id
    WHERE d.id = NEW.disposal_id AND d.state = 'approved' AND r.archive_id = OLD.id AND r.left_out IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'only an approved disposal destroys');
END;

-- Tickets that were disposed of, or came again after one that was: that they repeat (重复率) is kept when the household is
-- not.
CREATE TABLE ticket_repeats_kept (
    ticket_id INTEGER PRIMARY KEY REFERENCES tickets (id)
) STRICT;

-- Into the catalogue, in the transaction that closes or issues; a record that is taken up again keeps its row. A ticket that is
-- closed under a clock that is behind is kept from the latest moment that the store knows; what a ledger says of long ago
-- counts as the ledger says.
CREATE TRIGGER archive_records_of_new_tickets AFTER INSERT ON tickets
WHEN NEW.closed_at IS NOT NULL OR NEW.cancelled_at IS NOT NULL
BEGIN
    INSERT INTO archive_records (kind, record_id, number, title, filed_at)
    SELECT 'ticket', NEW.id, NEW.number, name, ifnull(NEW.closed_at, NEW.cancelled_at) FROM topics WHERE id = NEW.topic_id;
END;
CREATE TRIGGER archive_records_of_corrected_tickets AFTER UPDATE OF topic_id ON tickets
WHEN NEW.topic_id <> OLD.topic_id
BEGIN
    UPDATE archive_records SET title = (SELECT name FROM topics WHERE id = NEW.topic_id)
    WHERE kind = 'ticket' AND record_id = NEW.id;
END;
CREATE TRIGGER archive_records_of_tickets AFTER UPDATE OF closed_at, cancelled_at ON tickets
WHEN NEW.closed_at IS NOT OLD.closed_at OR NEW.cancelled_at IS NOT OLD.cancelled_at
BEGIN
    INSERT INTO archive_records (kind, record_id, number, title, filed_at)
    SELECT 'ticket', NEW.id, NEW.number, name, CASE WHEN NEW.imported_at IS NOT NULL
        THEN ifnull(NEW.closed_at, NEW.cancelled_at)
        ELSE max(ifnull(NEW.closed_at, NEW.cancelled_at), ifnull((SELECT max(at) FROM audit_entries), 0)) END
    FROM topics WHERE id = NEW.topic_id
    ON CONFLICT (kind, record_id) DO UPDATE SET title = excluded.title, filed_at = excluded.filed_at;
END;
CREATE TRIGGER archive_records_of_meetings AFTER UPDATE OF issued_at ON minutes
WHEN NEW.issued_at IS NOT NULL AND OLD.issued_at IS NULL
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    SELECT 'meeting', id, title, NEW.issued_at FROM meetings WHERE id = NEW.meeting_id
    ON CONFLICT (kind, record_id) DO UPDATE SET filed_at = excluded.filed_at;
END;
CREATE TRIGGER archive_records_of_surveys AFTER UPDATE OF state, closed_at, cancelled_at ON survey_waves
WHEN (NEW.state = 'closed' AND OLD.state <> 'closed') OR NEW.closed_at IS NOT OLD.closed_at
    OR NEW.cancelled_at IS NOT OLD.cancelled_at
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    VALUES ('survey', NEW.id, NEW.title, coalesce(NEW.closed_at, NEW.cancelled_at,
        CASE WHEN NEW.state = 'closed' THEN CAST(strftime('%s', NEW.ends_on, '+1 day') AS INTEGER) * 1000 END))
    ON CONFLICT (kind, record_id) DO UPDATE SET title = excluded.title, filed_at = excluded.filed_at;
END;
-- A notice that is up with a last day is kept from the end of that day on, which UTC has last; one without, once it is
-- taken back.
CREATE TRIGGER archive_records_of_notices AFTER UPDATE OF state ON notices
WHEN NEW.state <> OLD.state AND NEW.number IS NOT NULL
    AND (NEW.settled_at IS NOT NULL OR NEW.until_on IS NOT NULL)
BEGIN
    INSERT INTO archive_records (kind, record_id, number, title, filed_at)
    VALUES ('notice', NEW.id, NEW.number, NEW.title, ifnull(NEW.settled_at,
        max(NEW.published_at, CAST(strftime('%s', NEW.until_on, '+1 day') AS INTEGER) * 1000)))
    ON CONFLICT (kind, record_id) DO UPDATE SET title = excluded.title, filed_at = excluded.filed_at;
END;
CREATE TRIGGER archive_records_of_findings AFTER UPDATE OF settled_at ON findings
WHEN NEW.settled_at IS NOT OLD.settled_at
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at) VALUES ('finding', NEW.id, '', NEW.settled_at)
    ON CONFLICT (kind, record_id) DO UPDATE SET filed_at = excluded.filed_at;
END;
CREATE TRIGGER archive_records_of_measures AFTER UPDATE OF settled_at ON improvement_measures
WHEN NEW.settled_at IS NOT OLD.settled_at
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at) VALUES ('measure', NEW.id, '', NEW.settled_at)
    ON CONFLICT (kind, record_id) DO UPDATE SET filed_at = excluded.filed_at;
END;
CREATE TRIGGER archive_records_of_policies AFTER INSERT ON policy_versions WHEN NEW.saved_at IS NOT NULL BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at) VALUES ('policy', NEW.version, '', NEW.saved_at);
END;

-- What was closed or issued before there was a catalogue, in the order in which it was.
INSERT INTO archive_records (kind, record_id, number, title, filed_at)
SELECT kind, record_id, number, title, filed_at FROM (
    SELECT 'ticket' AS kind, t.id AS record_id, t.number AS number, p.name AS title,
        ifnull(t.closed_at, t.cancelled_at) AS filed_at
    FROM tickets t JOIN topics p ON p.id = t.topic_id WHERE t.closed_at IS NOT NULL OR t.cancelled_at IS NOT NULL
    UNION ALL
    SELECT 'meeting', m.id, NULL, m.title, max(i.issued_at) FROM minutes i JOIN meetings m ON m.id = i.meeting_id
    WHERE i.issued_at IS NOT NULL GROUP BY m.id
    UNION ALL
    SELECT 'survey', id, NULL, title,
        coalesce(closed_at, cancelled_at, CAST(strftime('%s', ends_on, '+1 day') AS INTEGER) * 1000)
    FROM survey_waves WHERE state = 'closed' OR cancelled_at IS NOT NULL
    UNION ALL
    SELECT 'notice', id, number, title,
        ifnull(settled_at, max(published_at, CAST(strftime('%s', until_on, '+1 day') AS INTEGER) * 1000))
    FROM notices WHERE number IS NOT NULL AND (settled_at IS NOT NULL OR until_on IS NOT NULL)
    UNION ALL
    SELECT 'finding', id, NULL, '', settled_at FROM findings WHERE settled_at IS NOT NULL
    UNION ALL
    SELECT 'measure', id, NULL, '', settled_at FROM improvement_measures WHERE settled_at IS NOT NULL
    UNION ALL
    SELECT 'policy', version, NULL, '', saved_at FROM policy_versions WHERE saved_at IS NOT NULL)
ORDER BY filed_at, kind, record_id;

-- What was not yet read-only of a record that is closed.
CREATE TRIGGER survey_waves_never_deleted BEFORE DELETE ON survey_waves BEGIN
    SELECT RAISE(ABORT, 'survey waves are never deleted');
END;
CREATE TRIGGER survey_waves_closed_stay BEFORE UPDATE ON survey_waves
WHEN OLD.state = 'closed' AND (NEW.state <> OLD.state OR NEW.title <> OLD.title OR NEW.starts_on <> OLD.starts_on
    OR NEW.ends_on <> OLD.ends_on OR NEW.target IS NOT OLD.target OR NEW.uid <> OLD.uid
    OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NOT OLD.closed_at))
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_strata_closed_stay BEFORE UPDATE ON survey_strata
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_strata_closed_kept BEFORE DELETE ON survey_strata
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_households_closed_kept BEFORE DELETE ON survey_households
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_forms_closed_kept BEFORE DELETE ON survey_forms
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER notices_over_stay BEFORE UPDATE ON notices
WHEN OLD.settled_at IS NOT NULL AND (NEW.state <> OLD.state OR NEW.settled_at IS NOT OLD.settled_at
    OR NEW.settled_by IS NOT OLD.settled_by OR NEW.reason IS NOT OLD.reason)
BEGIN
    SELECT RAISE(ABORT, 'a notice that is over stays');
END;
CREATE TRIGGER findings_settled_stay BEFORE UPDATE ON findings
WHEN OLD.settled_at IS NOT NULL AND NEW.settled_at IS NOT NULL
    AND (NEW.content <> OLD.content OR NEW.owner_id <> OLD.owner_id OR NEW.due_on <> OLD.due_on OR NEW.state <> OLD.state
        OR NEW.settled_at <> OLD.settled_at)
BEGIN
    SELECT RAISE(ABORT, 'a finding that is settled stays');
END;
CREATE TRIGGER improvement_measures_settled_stay BEFORE UPDATE ON improvement_measures
WHEN OLD.settled_at IS NOT NULL AND NEW.settled_at IS NOT NULL
    AND (NEW.cause <> OLD.cause OR NEW.content <> OLD.content OR NEW.figure IS NOT OLD.figure
        OR NEW.figure_before IS NOT OLD.figure_before OR NEW.owner_id <> OLD.owner_id OR NEW.due_on <> OLD.due_on
        OR NEW.state <> OLD.state OR NEW.settled_at <> OLD.settled_at)
BEGIN
    SELECT RAISE(ABORT, 'a measure that is settled stays');
END;
CREATE TRIGGER supervision_attachments_of_settled_stay BEFORE DELETE ON supervision_attachments
WHEN (SELECT settled_at FROM findings WHERE id = OLD.finding_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'files of a settled finding stay');
END;
