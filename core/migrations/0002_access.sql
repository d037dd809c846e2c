-- Signing in: passwords, failed attempts, the recovery key, the idle lock, and what people left half filled in.

ALTER TABLE office ADD COLUMN lock_after_minutes INTEGER NOT NULL DEFAULT 10
    CONSTRAINT office_lock_after_minutes_within CHECK (lock_after_minutes BETWEEN 1 AND 120);

-- Who has no row here cannot sign in. While nobody has one, the office has yet to be set up.
CREATE TABLE credentials (
    staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
    -- Argon2id, as a PHC string.
    password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL CONSTRAINT credentials_must_change_is_truth CHECK (must_change IN (0, 1)),
    changed_at INTEGER NOT NULL
) STRICT;

-- Attempts that were not followed by success, by a hash of the name that was tried: names that nobody has are slowed
-- down like those that somebody has, and what was typed into the wrong field is not kept.
CREATE TABLE sign_in_failures (
    name_hash BLOB PRIMARY KEY,
    failures INTEGER NOT NULL CONSTRAINT sign_in_failures_positive CHECK (failures > 0),
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How the recovery key is known again; the key itself is on paper only.
CREATE TABLE recovery_key (
    id INTEGER PRIMARY KEY CONSTRAINT recovery_key_is_one CHECK (id = 1),
    key_hash TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

-- Half-filled forms, each given back only to the person who left it.
CREATE TABLE drafts (
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (staff_id, kind)
) STRICT, WITHOUT ROWID;
