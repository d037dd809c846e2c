-- R8.2: the tables of an issued report as a workbook, as they were at its issue; the list of tickets in its appendix; the draft that the
-- program makes when a quarter is over.
CREATE TABLE report_workbooks (
    edition_id INTEGER PRIMARY KEY REFERENCES report_editions (id),
    xlsx BLOB NOT NULL,
    -- The SHA-256 of the file, in hexadecimal.
    hash TEXT NOT NULL CONSTRAINT report_workbooks_hash_whole CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER report_workbooks_never_deleted BEFORE DELETE ON report_workbooks BEGIN
    SELECT RAISE(ABORT, 'an issued report stays');
END;

CREATE TRIGGER report_workbooks_never_changed BEFORE UPDATE ON report_workbooks BEGIN
    SELECT RAISE(ABORT, 'an issued report stays');
END;

-- Whether the tickets of the quarter are listed in the appendix.
ALTER TABLE report_texts ADD COLUMN lists_tickets INTEGER NOT NULL DEFAULT 0
    CONSTRAINT report_texts_lists_tickets_is_truth CHECK (lists_tickets IN (0, 1));

-- 制度评估, of a year's report.
ALTER TABLE report_texts ADD COLUMN regulation TEXT NOT NULL DEFAULT '';

-- The reports that the program has drafted by itself, each once, and what it proposed on that day.
CREATE TABLE report_drafts (
    quarter TEXT PRIMARY KEY,
    drafted_at INTEGER NOT NULL,
    findings TEXT NOT NULL,
    actions TEXT NOT NULL
) STRICT;

CREATE TRIGGER report_drafts_never_deleted BEFORE DELETE ON report_drafts BEGIN
    SELECT RAISE(ABORT, 'a report is drafted once');
END;

CREATE TRIGGER report_drafts_never_changed BEFORE UPDATE ON report_drafts BEGIN
    SELECT RAISE(ABORT, 'a report is drafted once');
END;
