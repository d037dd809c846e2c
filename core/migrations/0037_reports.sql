-- R8.2: what people write in a quarterly report beyond the measures, how it is looked over, and its editions as they were issued.
ALTER TABLE report_texts ADD COLUMN findings TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN actions TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN communication TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN feedback TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN voices TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN handling TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN late_reasons TEXT NOT NULL DEFAULT '';
ALTER TABLE report_texts ADD COLUMN distribution TEXT NOT NULL DEFAULT '';

-- 编写中 → 待审核 → 已审核 → issued, which is an edition and leaves the text to be written again. No row: 编写中.
CREATE TABLE report_courses (
    quarter TEXT PRIMARY KEY,
    state TEXT NOT NULL CONSTRAINT report_courses_state_known CHECK (state IN ('draft', 'submitted', 'reviewed')),
    submitted_at INTEGER,
    submitted_by INTEGER REFERENCES staff (id),
    reviewed_at INTEGER,
    reviewed_by INTEGER REFERENCES staff (id),
    CONSTRAINT report_courses_submitted_known CHECK ((submitted_at IS NULL) = (state = 'draft')
        AND (submitted_by IS NULL) = (state = 'draft')),
    CONSTRAINT report_courses_reviewed_known CHECK ((reviewed_at IS NOT NULL) = (state = 'reviewed')
        AND (reviewed_by IS NOT NULL) = (state = 'reviewed'))
) STRICT;

-- What somebody has to say of a report before it is issued.
CREATE TABLE report_comments (
    id INTEGER PRIMARY KEY,
    quarter TEXT NOT NULL,
    -- Which text it is about; none of the whole.
    part TEXT,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    settled_at INTEGER,
    settled_by INTEGER REFERENCES staff (id),
    CONSTRAINT report_comments_settled_whole CHECK ((settled_at IS NULL) = (settled_by IS NULL))
) STRICT;

CREATE INDEX report_comments_by_quarter ON report_comments (quarter, id);

CREATE TRIGGER report_comments_never_deleted BEFORE DELETE ON report_comments BEGIN
    SELECT RAISE(ABORT, 'what was said stays');
END;

CREATE TRIGGER report_comments_stay BEFORE UPDATE ON report_comments
WHEN OLD.settled_at IS NOT NULL OR NEW.content <> OLD.content OR NEW.quarter <> OLD.quarter OR NEW.part IS NOT OLD.part
    OR NEW.at <> OLD.at OR NEW.staff_id <> OLD.staff_id
BEGIN
    SELECT RAISE(ABORT, 'what was said stays');
END;

-- A report as it was issued: what it says, and the file itself, so that years later the same is printed. A correction (勘误) is
-- another edition under the same number.
CREATE TABLE report_editions (
    id INTEGER PRIMARY KEY,
    quarter TEXT NOT NULL,
    edition INTEGER NOT NULL CONSTRAINT report_editions_counts CHECK (edition >= 1),
    -- 〔year〕第 number 号
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CONSTRAINT report_editions_number_counts CHECK (number >= 1),
    -- What the edition puts right.
    correction TEXT,
    -- Everything that it was made from, and the SHA-256 of that, which its pages bear.
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL CONSTRAINT report_editions_hash_whole CHECK (length(content_hash) = 64),
    file_name TEXT NOT NULL,
    pages INTEGER NOT NULL,
    pdf BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    issued_by INTEGER NOT NULL REFERENCES staff (id),
    submitted_by INTEGER NOT NULL REFERENCES staff (id),
    reviewed_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT report_editions_once UNIQUE (quarter, edition),
    CONSTRAINT report_editions_correct_something CHECK ((correction IS NULL) = (edition = 1)),
    CONSTRAINT report_editions_reviewed_by_another CHECK (reviewed_by <> submitted_by)
) STRICT;

CREATE UNIQUE INDEX report_editions_numbered ON report_editions (year, number) WHERE edition = 1;

CREATE TRIGGER report_editions_never_deleted BEFORE DELETE ON report_editions BEGIN
    SELECT RAISE(ABORT, 'an issued report stays');
END;

CREATE TRIGGER report_editions_never_changed BEFORE UPDATE ON report_editions BEGIN
    SELECT RAISE(ABORT, 'an issued report stays');
END;
