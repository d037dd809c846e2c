-- Minutes of meetings (会议纪要) and what is added to them once they are issued (补充说明), each with its versions and its
-- course; the files of a meeting; where and from when on decisions were posted.

-- Files of meetings: scans, photographs, recordings. Their contents are those of `attachment_files`.
CREATE TABLE meeting_attachments (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    purpose TEXT NOT NULL CONSTRAINT meeting_attachments_purpose_known
        CHECK (purpose IN ('sign_in', 'signed_minutes', 'posting', 'other')),
    hash TEXT NOT NULL REFERENCES attachment_files (hash),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT meeting_attachments_once UNIQUE (meeting_id, hash),
    CONSTRAINT meeting_attachments_in_meeting UNIQUE (meeting_id, id)
) STRICT;

CREATE INDEX meeting_attachments_by_content ON meeting_attachments (hash);

CREATE TRIGGER meeting_attachments_stay BEFORE UPDATE ON meeting_attachments BEGIN
    SELECT RAISE(ABORT, 'a file of a meeting is added or taken away');
END;

-- Number 0 is the minutes of a meeting, 1 and on are its supplements.
CREATE TABLE minutes (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    number INTEGER NOT NULL CONSTRAINT minutes_number_known CHECK (number >= 0),
    state TEXT NOT NULL CONSTRAINT minutes_state_known CHECK (state IN ('draft', 'review', 'signed', 'issued')),
    submitted_at INTEGER,
    submitted_by INTEGER REFERENCES staff (id),
    -- What the reviewer asked for when they sent it back the last time.
    sent_back_words TEXT,
    sent_back_at INTEGER,
    sent_back_by INTEGER REFERENCES staff (id),
    signed_on TEXT,
    -- Who signed, a name a line.
    signers TEXT,
    scan_id INTEGER,
    issued_at INTEGER,
    issued_by INTEGER REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT minutes_once UNIQUE (meeting_id, number),
    CONSTRAINT minutes_submitted_whole CHECK ((submitted_at IS NULL) = (submitted_by IS NULL)),
    CONSTRAINT minutes_submitted_once_reviewed CHECK (state = 'draft' OR submitted_at IS NOT NULL),
    CONSTRAINT minutes_sent_back_whole CHECK ((sent_back_words IS NULL) = (sent_back_at IS NULL)
        AND (sent_back_words IS NULL) = (sent_back_by IS NULL)),
    CONSTRAINT minutes_signed_when_signed CHECK ((signed_on IS NOT NULL) = (state IN ('signed', 'issued'))),
    CONSTRAINT minutes_signed_by_somebody CHECK ((signed_on IS NULL) = (signers IS NULL)),
    CONSTRAINT minutes_scan_of_signed CHECK (scan_id IS NULL OR signed_on IS NOT NULL),
    CONSTRAINT minutes_issued_when_issued CHECK ((issued_at IS NOT NULL) = (state = 'issued')),
    CONSTRAINT minutes_issued_by_somebody CHECK ((issued_at IS NULL) = (issued_by IS NULL)),
    FOREIGN KEY (meeting_id, scan_id) REFERENCES meeting_attachments (meeting_id, id)
) STRICT;

CREATE INDEX minutes_by_scan ON minutes (meeting_id, scan_id) WHERE scan_id IS NOT NULL;

CREATE TRIGGER minutes_only_of_what_is_over BEFORE INSERT ON minutes
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'ended'
    OR EXISTS (SELECT 1 FROM minutes WHERE meeting_id = NEW.meeting_id AND state <> 'issued')
    OR NEW.number <> (SELECT count(*) FROM minutes WHERE meeting_id = NEW.meeting_id)
    OR NEW.state <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'minutes follow the meeting, and a supplement what was issued');
END;

CREATE TRIGGER minutes_issued_stay BEFORE UPDATE ON minutes
WHEN OLD.state = 'issued' OR NEW.meeting_id <> OLD.meeting_id OR NEW.number <> OLD.number
BEGIN
    SELECT RAISE(ABORT, 'issued minutes are read-only');
END;

CREATE TRIGGER minutes_never_deleted BEFORE DELETE ON minutes BEGIN
    SELECT RAISE(ABORT, 'minutes are never deleted');
END;

-- The newest version is the text as it stands; one that is kept stays for good.
CREATE TABLE minutes_versions (
    id INTEGER PRIMARY KEY,
    minutes_id INTEGER NOT NULL REFERENCES minutes (id),
    number INTEGER NOT NULL CONSTRAINT minutes_versions_number_known CHECK (number >= 1),
    document TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    saved_by INTEGER NOT NULL REFERENCES staff (id),
    kept INTEGER NOT NULL DEFAULT 0 CONSTRAINT minutes_versions_kept_is_truth CHECK (kept IN (0, 1)),
    CONSTRAINT minutes_versions_once UNIQUE (minutes_id, number)
) STRICT;

CREATE TRIGGER minutes_versions_only_of_drafts BEFORE INSERT ON minutes_versions
WHEN (SELECT state FROM minutes WHERE id = NEW.minutes_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'only a draft is written in');
END;

CREATE TRIGGER minutes_versions_kept_stay BEFORE UPDATE ON minutes_versions
WHEN OLD.kept = 1 OR (SELECT state FROM minutes WHERE id = OLD.minutes_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'a version that is kept stays');
END;

CREATE TRIGGER minutes_versions_never_deleted BEFORE DELETE ON minutes_versions BEGIN
    SELECT RAISE(ABORT, 'versions of minutes are never deleted');
END;

-- 公示: where the decisions hung, from when until when, and the photograph that proves it.
CREATE TABLE meeting_postings (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    place TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    until_on TEXT,
    photo_id INTEGER,
    noted_at INTEGER NOT NULL,
    noted_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT meeting_postings_span_in_order CHECK (until_on IS NULL OR posted_on <= until_on),
    FOREIGN KEY (meeting_id, photo_id) REFERENCES meeting_attachments (meeting_id, id)
) STRICT;

CREATE INDEX meeting_postings_by_meeting ON meeting_postings (meeting_id, posted_on);
CREATE INDEX meeting_postings_by_photo ON meeting_postings (meeting_id, photo_id) WHERE photo_id IS NOT NULL;

CREATE TRIGGER meeting_postings_never_deleted BEFORE DELETE ON meeting_postings BEGIN
    SELECT RAISE(ABORT, 'postings are never deleted');
END;

-- Meetings that are over and whose decisions have not been posted, for the reminder.
CREATE INDEX meetings_not_posted ON meetings (ended_at, id) WHERE state = 'ended' AND posted_on IS NULL;
