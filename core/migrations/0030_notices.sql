-- Notices (信息发布, R1): what the office publishes to residents, in which channels, for how long, and the proof of it.

CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT notices_uid_unique UNIQUE,
    -- 2026-012, from publishing on.
    number TEXT CONSTRAINT notices_number_unique UNIQUE,
    year INTEGER,
    sequence INTEGER,
    kind TEXT NOT NULL CONSTRAINT notices_kind_known CHECK (kind IN ('general', 'outage', 'fees', 'activity', 'meeting')),
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    state TEXT NOT NULL CONSTRAINT notices_state_known
        CHECK (state IN ('draft', 'dropped', 'published', 'replaced', 'ended', 'withdrawn')),
    -- The notice that this one corrects (更正).
    corrects_id INTEGER REFERENCES notices (id),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    saved_at INTEGER NOT NULL,
    saved_by INTEGER NOT NULL REFERENCES staff (id),
    published_at INTEGER,
    published_on TEXT,
    published_by INTEGER REFERENCES staff (id),
    -- When it was replaced, ended before its day, withdrawn or dropped; with the reason of the last two.
    settled_at INTEGER,
    settled_on TEXT,
    settled_by INTEGER REFERENCES staff (id),
    reason TEXT,
    -- Everything that is looked for, in the form in which it is compared.
    searched TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT notices_until_after_from CHECK (until_on IS NULL OR until_on >= from_on),
    CONSTRAINT notices_numbered_when_published CHECK (
        (state IN ('draft', 'dropped')) = (number IS NULL)
        AND (number IS NULL) = (published_at IS NULL) AND (number IS NULL) = (published_by IS NULL)
        AND (number IS NULL) = (published_on IS NULL) AND (number IS NULL) = (year IS NULL)
        AND (number IS NULL) = (sequence IS NULL)),
    CONSTRAINT notices_settled_when_over CHECK (
        (state IN ('draft', 'published')) = (settled_at IS NULL)
        AND (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settled_on IS NULL)),
    CONSTRAINT notices_say_why CHECK (reason IS NOT NULL OR state <> 'withdrawn'),
    CONSTRAINT notices_sequence_unique UNIQUE (year, sequence)
) STRICT;

CREATE INDEX notices_by_day ON notices (from_on, id);
CREATE INDEX notices_by_state ON notices (state, from_on, id);
CREATE INDEX notices_by_kind ON notices (kind, from_on, id);
CREATE INDEX notices_by_publishing ON notices (published_at);
CREATE INDEX notices_by_settling ON notices (settled_at);
-- One correction of a notice at a time.
CREATE UNIQUE INDEX notices_corrected_once ON notices (corrects_id) WHERE corrects_id IS NOT NULL AND state <> 'dropped';

CREATE TABLE notice_channels (
    notice_id INTEGER NOT NULL REFERENCES notices (id),
    channel_id INTEGER NOT NULL REFERENCES channels (id),
    PRIMARY KEY (notice_id, channel_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_channels_by_channel ON notice_channels (channel_id, notice_id);

-- What is disclosed of fees, in fen.
CREATE TABLE notice_fees (
    notice_id INTEGER NOT NULL REFERENCES notices (id),
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    fen INTEGER NOT NULL CONSTRAINT notice_fees_fen_within CHECK (fen BETWEEN -99999999999999 AND 99999999999999),
    period TEXT,
    note TEXT,
    PRIMARY KEY (notice_id, position)
) STRICT, WITHOUT ROWID;

-- Every two neighbouring characters of what a notice says.
CREATE TABLE notice_pairs (
    pair TEXT NOT NULL,
    notice_id INTEGER NOT NULL REFERENCES notices (id),
    PRIMARY KEY (pair, notice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_pairs_by_notice ON notice_pairs (notice_id);

CREATE TRIGGER notices_never_deleted BEFORE DELETE ON notices BEGIN
    SELECT RAISE(ABORT, 'notices are never deleted');
END;

CREATE TRIGGER notices_published_stay BEFORE UPDATE ON notices
WHEN OLD.state <> 'draft' AND (NEW.number IS NOT OLD.number OR NEW.kind <> OLD.kind OR NEW.title <> OLD.title
    OR NEW.document <> OLD.document OR NEW.from_on <> OLD.from_on OR NEW.until_on IS NOT OLD.until_on
    OR NEW.published_at IS NOT OLD.published_at OR NEW.published_by IS NOT OLD.published_by
    OR NEW.state = 'draft')
BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;

CREATE TRIGGER notices_origin_stays BEFORE UPDATE ON notices
WHEN NEW.uid <> OLD.uid OR NEW.corrects_id IS NOT OLD.corrects_id OR NEW.created_at <> OLD.created_at
    OR NEW.created_by <> OLD.created_by
BEGIN
    SELECT RAISE(ABORT, 'where a notice came from stays');
END;

CREATE TRIGGER notice_channels_stay_added BEFORE INSERT ON notice_channels
WHEN (SELECT state FROM notices WHERE id = NEW.notice_id) <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;
CREATE TRIGGER notice_channels_stay_changed BEFORE UPDATE ON notice_channels BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;
CREATE TRIGGER notice_channels_stay BEFORE DELETE ON notice_channels
WHEN (SELECT state FROM notices WHERE id = OLD.notice_id) <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;

CREATE TRIGGER notice_fees_stay_added BEFORE INSERT ON notice_fees
WHEN (SELECT state FROM notices WHERE id = NEW.notice_id) <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;
CREATE TRIGGER notice_fees_stay_changed BEFORE UPDATE ON notice_fees BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;
CREATE TRIGGER notice_fees_stay BEFORE DELETE ON notice_fees
WHEN (SELECT state FROM notices WHERE id = OLD.notice_id) <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;

-- That it was posted in a channel: when, where to be read, by whom. Its photographs are attachments.
CREATE TABLE notice_postings (
    id INTEGER PRIMARY KEY,
    notice_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    posted_on TEXT NOT NULL,
    posted_by INTEGER NOT NULL REFERENCES staff (id),
    link TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL REFERENCES staff (id),
    -- When there was a link or a photograph first; the proof counts from then on.
    proven_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    FOREIGN KEY (notice_id, channel_id) REFERENCES notice_channels (notice_id, channel_id),
    CONSTRAINT notice_postings_once_a_channel UNIQUE (notice_id, channel_id)
) STRICT;

CREATE INDEX notice_postings_by_channel ON notice_postings (channel_id, posted_on, id);
CREATE INDEX notice_postings_by_recording ON notice_postings (recorded_at);
CREATE INDEX notice_postings_by_proof ON notice_postings (proven_at);

CREATE TRIGGER notice_postings_never_deleted BEFORE DELETE ON notice_postings BEGIN
    SELECT RAISE(ABORT, 'what was posted stays');
END;

CREATE TABLE notice_attachments (
    id INTEGER PRIMARY KEY,
    posting_id INTEGER NOT NULL REFERENCES notice_postings (id),
    hash TEXT NOT NULL REFERENCES attachment_files (hash),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT notice_attachments_once_a_posting UNIQUE (posting_id, hash)
) STRICT;

CREATE INDEX notice_attachments_by_content ON notice_attachments (hash);

CREATE TRIGGER notice_attachments_stay BEFORE UPDATE ON notice_attachments BEGIN
    SELECT RAISE(ABORT, 'a file stays what it is');
END;

-- After how many days without a notice there is a warning.
CREATE TABLE notice_rule (
    id INTEGER PRIMARY KEY CONSTRAINT notice_rule_one_row CHECK (id = 1),
    silent_days INTEGER NOT NULL CONSTRAINT notice_rule_days_within CHECK (silent_days BETWEEN 1 AND 366),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

INSERT INTO notice_rule (id, silent_days) VALUES (1, 30);
