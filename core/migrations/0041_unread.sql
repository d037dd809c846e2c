-- What was kept and never looked at again: the id of a proposal beyond its office, which no paper, list or file names, and the
-- name of the sheet that a ledger came from, which only whoever chooses it is told.
ALTER TABLE ledgers DROP COLUMN sheet;

-- A column that is unique goes only with its table. The comments and events of proposals find theirs again by its id.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE policy_proposals_before AS SELECT * FROM policy_proposals;
DROP TABLE policy_proposals;

CREATE TABLE policy_proposals (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Limits, hours, follow-ups, topics and retention as proposed, in the words of the operations.
    content TEXT NOT NULL,
    -- What it would change: the version in force when it was last written.
    base_version INTEGER NOT NULL REFERENCES policy_versions (version),
    state TEXT NOT NULL CONSTRAINT policy_proposals_state_known
        CHECK (state IN ('draft', 'consulting', 'summarised', 'adopted', 'rejected', 'withdrawn')),
    consult_from TEXT,
    consult_until TEXT,
    -- What came of the consultation.
    summary TEXT,
    -- Which meeting decided, and in what words.
    meeting_id INTEGER REFERENCES meetings (id),
    decision TEXT,
    -- The version that was made of it.
    policy_version INTEGER CONSTRAINT policy_proposals_version_unique UNIQUE REFERENCES policy_versions (version),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT policy_proposals_consulted_from_until CHECK ((consult_from IS NULL) = (consult_until IS NULL)),
    CONSTRAINT policy_proposals_consulted_forward CHECK (consult_from <= consult_until),
    CONSTRAINT policy_proposals_draft_not_consulted CHECK (state <> 'draft' OR consult_from IS NULL),
    CONSTRAINT policy_proposals_summary_of_consultation CHECK (summary IS NULL OR consult_from IS NOT NULL),
    CONSTRAINT policy_proposals_decided_after_summary
        CHECK (state NOT IN ('summarised', 'adopted', 'rejected') OR summary IS NOT NULL),
    CONSTRAINT policy_proposals_decided_by_meeting CHECK ((meeting_id IS NOT NULL) = (state IN ('adopted', 'rejected'))
        AND (decision IS NOT NULL) = (state IN ('adopted', 'rejected'))),
    CONSTRAINT policy_proposals_version_if_adopted CHECK ((policy_version IS NOT NULL) = (state = 'adopted'))
) STRICT;

INSERT INTO policy_proposals (id, title, reason, content, base_version, state, consult_from, consult_until, summary,
    meeting_id, decision, policy_version, created_at, created_by, version)
SELECT id, title, reason, content, base_version, state, consult_from, consult_until, summary, meeting_id, decision,
    policy_version, created_at, created_by, version
FROM policy_proposals_before ORDER BY id;

DROP TABLE policy_proposals_before;

CREATE TRIGGER policy_proposals_never_deleted BEFORE DELETE ON policy_proposals BEGIN
    SELECT RAISE(ABORT, 'proposals are never deleted');
END;

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
WHEN OLD.state IN ('adopted', 'rejected', 'withdrawn') OR NEW.created_at <> OLD.created_at
    OR NEW.created_by <> OLD.created_by OR (OLD.summary IS NOT NULL AND NEW.summary IS NOT OLD.summary)
BEGIN
    SELECT RAISE(ABORT, 'what is decided stays');
END;

CREATE TRIGGER archive_records_of_proposals AFTER UPDATE OF state ON policy_proposals
WHEN NEW.state IN ('adopted', 'rejected', 'withdrawn') AND OLD.state <> NEW.state
BEGIN
    INSERT INTO archive_records (kind, record_id, title, filed_at)
    VALUES ('proposal', NEW.id, NEW.title, (SELECT max(at) FROM policy_proposal_events WHERE proposal_id = NEW.id));
END;
