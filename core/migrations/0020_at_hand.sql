-- What lies at hand: the phrases that are used most, and files that were chosen for what is not registered yet.

-- How often somebody used a phrase, by its title: it may be moved and reworded, and is still the same. Counted when what
-- was written with it is recorded, so that nothing is counted over afterwards.
CREATE TABLE phrase_uses (
    purpose TEXT NOT NULL CONSTRAINT phrase_uses_purpose_known CHECK (purpose IN ('feedback', 'note')),
    title TEXT NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    uses INTEGER NOT NULL CONSTRAINT phrase_uses_some CHECK (uses > 0),
    PRIMARY KEY (purpose, title, staff_id)
) STRICT, WITHOUT ROWID;

-- Files of a half-filled form, each given back only to the person who chose it. Their contents are those of
-- `attachment_files`.
CREATE TABLE draft_attachments (
    id INTEGER PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    -- Which form, as `drafts` names it.
    draft TEXT NOT NULL CONSTRAINT draft_attachments_of_something CHECK (draft <> ''),
    hash TEXT NOT NULL REFERENCES attachment_files (hash),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT draft_attachments_once UNIQUE (staff_id, draft, hash)
) STRICT;

CREATE INDEX draft_attachments_by_content ON draft_attachments (hash);
