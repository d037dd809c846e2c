-- The whole of the archive (R2.4, R8.1, R10.1): how long each kind is kept is a part of a version of the policy; checks, sampled
-- call-backs, issued reports, decided proposals and yearly reviews are in the catalogue; and how many pages a record has.
-- See docs/adr/0028.

-- How many years each kind is kept that is not kept for good. What was set on its own so far becomes what every version says: the
-- longest that ever was set, so that nothing is kept for a shorter time than it was to be.
CREATE TABLE policy_retention (
    policy_version INTEGER NOT NULL REFERENCES policy_versions (version),
    kind TEXT NOT NULL CONSTRAINT policy_retention_kind_of_term
        CHECK (kind IN ('ticket', 'notice', 'check', 'call_backs')),
    years INTEGER NOT NULL CONSTRAINT policy_retention_years_within CHECK (years BETWEEN 3 AND 100),
    PRIMARY KEY (policy_version, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO policy_retention (policy_version, kind, years)
SELECT v.version, r.kind, r.years FROM policy_versions v, (
    SELECT kind, max(years) AS years FROM retention_rules GROUP BY kind
    UNION ALL SELECT 'check', 3 UNION ALL SELECT 'call_backs', 3) r;

CREATE TRIGGER policy_retention_stay BEFORE UPDATE ON policy_retention BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;
CREATE TRIGGER policy_retention_never_deleted BEFORE DELETE ON policy_retention BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;
-- What was promised to be kept is kept: no version shortens what one before it says.
CREATE TRIGGER policy_retention_never_shorter BEFORE INSERT ON policy_retention
WHEN NEW.years < (SELECT max(r.years) FROM policy_retention r JOIN policy_versions v ON v.version = r.policy_version
    WHERE r.kind = NEW.kind AND v.withdrawn_at IS NULL
        AND v.effective_from <= (SELECT effective_from FROM policy_versions WHERE version = NEW.policy_version))
BEGIN
    SELECT RAISE(ABORT, 'retention is never shortened');
END;

DROP TABLE retention_rules;

-- Proposals say all of what they would change: those so far leave it as it is.
DROP TRIGGER policy_proposals_asked_stays;
DROP TRIGGER policy_proposals_over_stay;

UPDATE policy_proposals SET content = json_set(content, '$.retention', json((
    SELECT json_group_array(json_object('kind', r.kind, 'years', r.years)) FROM (
        SELECT kind, years FROM policy_retention WHERE policy_version = base_version
        ORDER BY CASE kind WHEN 'ticket' THEN 1 WHEN 'notice' THEN 2 WHEN 'check' THEN 3 ELSE 4 END) r)));

CREATE TRIGGER policy_proposals_asked_stays BEFORE UPDATE ON policy_proposals
WHEN OLD.state <> 'draft'
    AND (NEW.title <> OLD.title OR NEW.reason <> OLD.reason OR NEW.content <> OLD.content
        OR NEW.base_version <> OLD.base_version
        OR NEW.consult_from IS NOT OLD.consult_from OR NEW.consult_until < OLD.consult_until
        OR NEW.state = 'draft')
BEGIN
    SELECT RAISE(ABORT, 'what residents were asked about stays');
END;

CREATE TRIGGER policy_proposals_over_stay BEFORE UPDATE ON policy_proposals
WHEN OLD.state IN ('adopted', 'rejected', 'withdrawn') OR NEW.uid <> OLD.uid OR NEW.created_at <> OLD.created_at
    OR NEW.created_by <> OLD.created_by OR (OLD.summary IS NOT NULL AND NEW.summary IS NOT OLD.summary)
BEGIN
    SELECT RAISE(ABORT, 'what is decided stays');
END;

-- How many pages a file has: a picture is one, a recording none, a PDF as many as it says. None where that was not counted.
ALTER TABLE attachment_files ADD COLUMN pages INTEGER
    CONSTRAINT attachment_files_pages_counted CHECK (pages >= 0);

UPDATE attachment_files SET pages = CASE WHEN kind IN ('png', 'jpg', 'webp', 'gif', 'heic') THEN 1 ELSE 0 END
WHERE kind <> 'pdf';

-- The files of each record of the archive.
CREATE VIEW archive_files AS
    SELECT 'ticket' AS kind, a.ticket_id AS record_id, f.pages
    FROM attachments a JOIN attachment_files f ON f.hash = a.hash
    UNION ALL
    SELECT 'meeting', a.meeting_id, f.pages FROM meeting_attachments a JOIN attachment_files f ON f.hash = a.hash
    UNION ALL
    SELECT 'notice', p.notice_id, f.pages FROM notice_attachments a JOIN notice_postings p ON p.id = a.posting_id
        JOIN attachment_files f ON f.hash = a.hash
    UNION ALL
    SELECT 'check', a.check_id, f.pages FROM supervision_attachments a JOIN attachment_files f ON f.hash = a.hash
    WHERE a.check_id IS NOT NULL
    UNION ALL
    SELECT 'finding', a.finding_id, f.pages FROM supervision_attachments a JOIN attachment_files f ON f.hash = a.hash
    WHERE a.finding_id IS NOT NULL;

-- More kinds: the tables are made anew with what they hold, since SQLite changes no constraint of a table that is there.
CREATE TABLE legal_holds_so_far AS SELECT * FROM legal_holds;
CREATE TABLE disposal_records_so_far AS SELECT * FROM disposal_records;
CREATE TABLE archive_records_so_far AS SELECT * FROM archive_records;
DROP TABLE legal_holds;
DROP TABLE disposal_records;
DROP TABLE archive_records;

CREATE TABLE archive_records (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT archive_records_kind_known CHECK (kind IN ('ticket', 'meeting', 'survey', 'notice', 'check',
        'finding', 'measure', 'call_backs', 'report', 'proposal', 'policy', 'review')),
    record_id INTEGER NOT NULL,
    -- The number that the office calls it by, where it has one.
    number TEXT,
    -- No resident is in it: of a ticket the topic. Of what was disposed of, nothing but that.
    title TEXT NOT NULL,
    -- Since when it is kept: when it was closed, issued or came to its end. None while it is taken up again.
    filed_at INTEGER,
    -- Pages of its scans, photographs and documents, or of the paper that was issued. None of what has no paper of its own, and where
    -- a file was not counted.
    pages INTEGER CONSTRAINT archive_records_pages_counted CHECK (pages >= 0),
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

INSERT INTO archive_records (id, kind, record_id, number, title, filed_at, pages, disposal_id)
SELECT a.id, a.kind, a.record_id, a.number, a.title, a.filed_at, CASE
        WHEN a.kind IN ('ticket', 'meeting', 'notice', 'finding') AND a.disposal_id IS NULL
        THEN (SELECT CASE WHEN count(*) = count(f.pages) THEN ifnull(sum(f.pages), 0) END FROM archive_files f
            WHERE f.kind = a.kind AND f.record_id = a.record_id) END,
    a.disposal_id
FROM archive_records_so_far a;

CREATE TABLE legal_holds (
    id INTEGER PRIMARY KEY,
    archive_id INTEGER REFERENCES archive_records (id),
    kind TEXT CONSTRAINT legal_holds_kind_of_term CHECK (kind IN ('ticket', 'notice', 'check', 'call_backs')),
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

INSERT INTO legal_holds (id, archive_id, kind, room_key, scope, reason, placed_at, placed_by, lifted_at, lifted_by, lift_reason)
SELECT id, archive_id, kind, room_key, scope, reason, placed_at, placed_by, lifted_at, lifted_by, lift_reason
FROM legal_holds_so_far;

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

CREATE TABLE disposal_records (
    disposal_id INTEGER NOT NULL REFERENCES disposals (id),
    archive_id INTEGER NOT NULL REFERENCES archive_records (id),
    -- Why it was taken off the list, and by whom; by nobody where it was held or taken up again before the end.
    left_out TEXT,
    left_out_by INTEGER REFERENCES staff (id),
    PRIMARY KEY (disposal_id, archive_id),
    CONSTRAINT disposal_records_left_out_by_reason CHECK (left_out IS NOT NULL OR left_out_by IS NULL)
) STRICT, WITHOUT ROWID;

INSERT INTO disposal_records (disposal_id, archive_id, left_out, left_out_by)
SELECT disposal_id, archive_id, left_out, left_out_by FROM disposal_records_so_far;

DROP TABLE legal_holds_so_far;
DROP TABLE disposal_records_so_far;
DROP TABLE archive_records_so_far;

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

-- The pages of what was filed before are counted when it is filed, and again when a file comes to it or goes.
CREATE TRIGGER archive_records_counted AFTER INSERT ON archive_records
WHEN NEW.kind IN ('ticket', 'meeting', 'notice', 'check', 'finding')
BEGIN
    UPDATE archive_records SET pages = (SELECT CASE WHEN count(*) = count(f.pages) THEN ifnull(sum(f.pages), 0) END
        FROM archive_files f WHERE f.kind = NEW.kind AND f.record_id = NEW.record_id)
    WHERE id = NEW.id;
END;
CREATE TRIGGER archive_records_counted_again AFTER UPDATE OF filed_at ON archive_records
WHEN NEW.kind IN ('ticket', 'meeting', 'notice', 'check', 'finding') AND NEW.disposal_id IS NULL
BEGIN
    UPDATE archive_records SET pages = (SELECT CASE WHEN count(*) = count(f.pages) THEN ifnull(sum(f.pages), 0) END
        FROM archive_files f WHERE f.kind = NEW.kind AND f.record_id = NEW.record_id)
    WHERE id = NEW.id;
END;
CREATE TRIGGER archive_records_count_meeting_files AFTER INSERT ON meeting_attachments BEGIN
    UPDATE archive_records SET filed_at = filed_at
    WHERE kind = 'meeting' AND record_id = NEW.meeting_id AND disposal_id IS NULL;
END;
CREATE TRIGGER archive_records_count_meeting_files_gone AFTER DELETE ON meeting_attachments BEGIN
    UPDATE archive_records SET filed_at = filed_at
    WHERE kind = 'meeting' AND record_id = OLD.meeting_id AND disposal_id IS NULL;
END;
CREATE TRIGGER archive_records_count_notice_files AFTER INSERT ON notice_attachments BEGIN
    UPDATE archive_records SET filed_at = filed_at WHERE kind = 'notice' AND disposal_id IS NULL
        AND record_id = (SELECT notice_id FROM notice_postings WHERE id = NEW.posting_id);
END;
CREATE TRIGGER archive_records_count_notice_files_gone AFTER DELETE ON notice_attachments BEGIN
    UPDATE archive_records SET filed_at = filed_at WHERE kind = 'notice' AND disposal_id IS NULL
        AND record_id = (SELECT notice_id FROM notice_postings WHERE id = OLD.posting_id);
END;
CREATE TRIGGER archive_records_count_check_files AFTER INSERT ON supervision_attachments WHEN NEW.check_id IS NOT NULL BEGIN
    UPDATE archive_records SET filed_at = filed_at
    WHERE kind = 'check' AND record_id = NEW.check_id AND disposal_id IS NULL;
END;

-- Into the catalogue, in the transaction that ends or issues. What is kept for a term counts from the latest moment that the store
-- knows where the clock is behind, as a ticket does.
CREATE TRIGGER archive_records_of_checks AFTER INSERT ON checks BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    SELECT 'check', NEW.id, name, max(NEW.recorded_at, ifnull((SELECT max(at) FROM audit_entries), 0))
    FROM channels WHERE id = NEW.channel_id;
END;
-- A sample is over when everybody of it was reached, or tried often enough; or when its period is drawn again.
CREATE TRIGGER archive_records_of_call_backs AFTER INSERT ON call_back_entries
WHEN NOT EXISTS (
    SELECT 1 FROM call_backs k JOIN call_back_samples s ON s.id = k.sample_id
    WHERE k.sample_id = (SELECT sample_id FROM call_backs WHERE id = NEW.call_back_id)
        AND NOT EXISTS (SELECT 1 FROM call_back_entries e WHERE e.call_back_id = k.id AND e.solution IS NOT NULL)
        AND (SELECT count(*) FROM call_back_entries e WHERE e.call_back_id = k.id) < s.attempts)
    OR EXISTS (SELECT 1 FROM archive_records a
        WHERE a.kind = 'call_backs' AND a.record_id = (SELECT sample_id FROM call_backs WHERE id = NEW.call_back_id))
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    SELECT 'call_backs', s.id, s.from_on || '—' || s.to_on,
        max(NEW.recorded_at, ifnull((SELECT max(at) FROM audit_entries), 0))
    FROM call_backs k JOIN call_back_samples s ON s.id = k.sample_id WHERE k.id = NEW.call_back_id
    ON CONFLICT (kind, record_id) DO UPDATE SET filed_at = excluded.filed_at;
END;
CREATE TRIGGER archive_records_of_call_backs_drawn_again AFTER INSERT ON call_back_samples BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    SELECT 'call_backs', s.id, s.from_on || '—' || s.to_on,
        max(NEW.drawn_at, ifnull((SELECT max(at) FROM audit_entries), 0))
    FROM call_back_samples s WHERE s.from_on = NEW.from_on AND s.to_on = NEW.to_on AND s.id < NEW.id
    ON CONFLICT (kind, record_id) DO NOTHING;
END;
CREATE TRIGGER archive_records_of_reports AFTER INSERT ON report_editions BEGIN
    INSERT INTO archive_records (kind, record_id, number, title, filed_at, pages)
    VALUES ('report', NEW.id, '〔' || NEW.year || '〕第' || NEW.number || '号',
        NEW.quarter || CASE WHEN NEW.edition > 1 THEN '-' || NEW.edition ELSE '' END, NEW.issued_at, NEW.pages);
END;
CREATE TRIGGER archive_records_of_proposals AFTER UPDATE OF state ON policy_proposals
WHEN NEW.state IN ('adopted', 'rejected', 'withdrawn') AND OLD.state <> NEW.state
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    VALUES ('proposal', NEW.id, NEW.title, (SELECT max(at) FROM policy_proposal_events WHERE proposal_id = NEW.id));
END;
-- The event that says when it was decided follows the decision.
CREATE TRIGGER archive_records_of_proposals_decided AFTER INSERT ON policy_proposal_events
WHEN NEW.kind IN ('adopted', 'rejected', 'withdrawn')
BEGIN
    UPDATE archive_records SET filed_at = NEW.at WHERE kind = 'proposal' AND record_id = NEW.proposal_id;
END;
CREATE TRIGGER archive_records_of_reviews AFTER INSERT ON policy_reviews BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    VALUES ('review', NEW.year, CAST(NEW.year AS TEXT), NEW.at);
END;

-- What was over or issued before there was a place for it, in the order in which it was.
INSERT INTO archive_records (kind, record_id, number, title, filed_at, pages)
SELECT kind, record_id, number, title, filed_at, pages FROM (
    SELECT 'check' AS kind, c.id AS record_id, NULL AS number, n.name AS title, c.recorded_at AS filed_at, NULL AS pages
    FROM checks c JOIN channels n ON n.id = c.channel_id
    UNION ALL
    SELECT 'call_backs', s.id, NULL, s.from_on || '—' || s.to_on, ifnull(
        (SELECT max(e.recorded_at) FROM call_backs k JOIN call_back_entries e ON e.call_back_id = k.id
            WHERE k.sample_id = s.id), s.drawn_at), NULL
    FROM call_back_samples s
    WHERE EXISTS (SELECT 1 FROM call_back_samples n WHERE n.from_on = s.from_on AND n.to_on = s.to_on AND n.id > s.id)
        OR NOT EXISTS (
            SELECT 1 FROM call_backs k WHERE k.sample_id = s.id
                AND NOT EXISTS (SELECT 1 FROM call_back_entries e WHERE e.call_back_id = k.id AND e.solution IS NOT NULL)
                AND (SELECT count(*) FROM call_back_entries e WHERE e.call_back_id = k.id) < s.attempts)
    UNION ALL
    SELECT 'report', id, '〔' || year || '〕第' || number || '号',
        quarter || CASE WHEN edition > 1 THEN '-' || edition ELSE '' END, issued_at, pages
    FROM report_editions
    UNION ALL
    SELECT 'proposal', p.id, NULL, p.title,
        (SELECT max(at) FROM policy_proposal_events WHERE proposal_id = p.id), NULL
    FROM policy_proposals p WHERE p.state IN ('adopted', 'rejected', 'withdrawn')
    UNION ALL
    SELECT 'review', year, NULL, CAST(year AS TEXT), at, NULL FROM policy_reviews)
ORDER BY filed_at, kind, record_id;
