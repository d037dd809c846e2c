-- R10.1: how a new version of the limits comes about: proposal (提案) → consultation (征求意见) → decision of the residents'
-- representatives (居民代表会议) → effective date.
CREATE TABLE policy_proposals (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT policy_proposals_uid_unique UNIQUE,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Limits and hours as proposed, in the words of the operations.
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

CREATE TRIGGER policy_proposals_never_deleted BEFORE DELETE ON policy_proposals BEGIN
    SELECT RAISE(ABORT, 'proposals are never deleted');
END;

-- What residents were asked about is what is decided.
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

-- What was said of a proposal, and what became of it.
CREATE TABLE policy_comments (
    id INTEGER PRIMARY KEY,
    proposal_id INTEGER NOT NULL REFERENCES policy_proposals (id),
    source TEXT NOT NULL CONSTRAINT policy_comments_source_known
        CHECK (source IN ('resident', 'committee', 'delegate', 'staff')),
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    outcome TEXT CONSTRAINT policy_comments_outcome_known CHECK (outcome IN ('taken', 'partly', 'not_taken')),
    reply TEXT,
    replied_at INTEGER,
    replied_by INTEGER REFERENCES staff (id),
    CONSTRAINT policy_comments_replied_whole CHECK ((outcome IS NULL) = (reply IS NULL)
        AND (outcome IS NULL) = (replied_at IS NULL) AND (outcome IS NULL) = (replied_by IS NULL))
) STRICT;

CREATE INDEX policy_comments_by_proposal ON policy_comments (proposal_id, id);

CREATE TRIGGER policy_comments_never_deleted BEFORE DELETE ON policy_comments BEGIN
    SELECT RAISE(ABORT, 'what was said stays');
END;

CREATE TRIGGER policy_comments_said_stays BEFORE UPDATE ON policy_comments
WHEN NEW.proposal_id <> OLD.proposal_id OR NEW.source <> OLD.source OR NEW.content <> OLD.content
    OR NEW.at <> OLD.at OR NEW.staff_id <> OLD.staff_id
    OR (SELECT state FROM policy_proposals WHERE id = OLD.proposal_id) <> 'consulting'
BEGIN
    SELECT RAISE(ABORT, 'what was said stays');
END;

CREATE TRIGGER policy_comments_while_asked BEFORE INSERT ON policy_comments
WHEN (SELECT state FROM policy_proposals WHERE id = NEW.proposal_id) <> 'consulting'
BEGIN
    SELECT RAISE(ABORT, 'comments are taken while residents are asked');
END;

CREATE TABLE policy_proposal_events (
    id INTEGER PRIMARY KEY,
    proposal_id INTEGER NOT NULL REFERENCES policy_proposals (id),
    kind TEXT NOT NULL CONSTRAINT policy_proposal_events_kind_known
        CHECK (kind IN ('added', 'changed', 'opened', 'extended', 'summarised', 'adopted', 'rejected', 'withdrawn')),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    content TEXT
) STRICT;

CREATE INDEX policy_proposal_events_by_proposal ON policy_proposal_events (proposal_id, id);

CREATE TRIGGER policy_proposal_events_never_changed BEFORE UPDATE ON policy_proposal_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;
CREATE TRIGGER policy_proposal_events_never_deleted BEFORE DELETE ON policy_proposal_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;

-- R10.2: the look at the regulation at the start of every year (年初评估): each point of its check list, and what follows.
CREATE TABLE policy_reviews (
    year INTEGER PRIMARY KEY CONSTRAINT policy_reviews_year_known CHECK (year BETWEEN 2000 AND 2999),
    conclusion TEXT NOT NULL,
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

CREATE TABLE policy_review_points (
    year INTEGER NOT NULL REFERENCES policy_reviews (year),
    point TEXT NOT NULL CONSTRAINT policy_review_points_point_known
        CHECK (point IN ('limits', 'topics', 'channels', 'calendar', 'follow_up', 'posts', 'records', 'supervision')),
    verdict TEXT NOT NULL CONSTRAINT policy_review_points_verdict_known CHECK (verdict IN ('keep', 'change')),
    note TEXT,
    PRIMARY KEY (year, point),
    CONSTRAINT policy_review_points_change_says_what CHECK (verdict = 'keep' OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER policy_reviews_never_changed BEFORE UPDATE ON policy_reviews BEGIN
    SELECT RAISE(ABORT, 'a review stays as it was');
END;
CREATE TRIGGER policy_reviews_never_deleted BEFORE DELETE ON policy_reviews BEGIN
    SELECT RAISE(ABORT, 'a review stays as it was');
END;
CREATE TRIGGER policy_review_points_never_changed BEFORE UPDATE ON policy_review_points BEGIN
    SELECT RAISE(ABORT, 'a review stays as it was');
END;
CREATE TRIGGER policy_review_points_never_deleted BEFORE DELETE ON policy_review_points BEGIN
    SELECT RAISE(ABORT, 'a review stays as it was');
END;
