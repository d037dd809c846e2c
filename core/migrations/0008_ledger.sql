-- Taking in an existing ledger: its rows wait here, encrypted like everything, while somebody says what its columns
-- mean and while they become tickets, some at a time.

-- The number that the ledger gave.
ALTER TABLE tickets ADD COLUMN original_number TEXT;
-- Of receipt or feedback only the day is known: the ticket is left out of figures that need the hour.
ALTER TABLE tickets ADD COLUMN day_only INTEGER NOT NULL DEFAULT 0
    CONSTRAINT tickets_day_only_is_truth CHECK (day_only IN (0, 1));
-- Where it was taken in from, and when; none if it was entered by hand.
ALTER TABLE tickets ADD COLUMN imported_from TEXT;
ALTER TABLE tickets ADD COLUMN imported_at INTEGER;

CREATE TRIGGER tickets_imported_stays
BEFORE UPDATE OF original_number, day_only, imported_from, imported_at ON tickets
WHEN NEW.original_number IS NOT OLD.original_number OR NEW.day_only <> OLD.day_only
    OR NEW.imported_from IS NOT OLD.imported_from OR NEW.imported_at IS NOT OLD.imported_at
BEGIN
    SELECT RAISE(ABORT, 'frozen at import');
END;

-- Figures read only the index: it has to say what they leave out.
CREATE INDEX tickets_received_facts ON tickets
    (received_at, category, channel_id, topic_id, first_feedback_at, closed_at, day_only, cancelled_at);
CREATE INDEX tickets_settled_facts ON tickets
    (settled_at, category, channel_id, topic_id, first_feedback_at, due_at) WHERE day_only = 0;
DROP INDEX tickets_by_settlement;
CREATE INDEX tickets_by_settlement ON tickets (settled_at);

CREATE TABLE ledgers (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    sheet TEXT NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    staged_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger_rows (
    ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
    -- The row of the sheet, counted from 1.
    row INTEGER NOT NULL,
    -- Its cells as JSON.
    cells TEXT NOT NULL,
    -- Whether it has become a ticket, or was found to be one.
    done INTEGER NOT NULL DEFAULT 0 CONSTRAINT ledger_rows_done_is_truth CHECK (done IN (0, 1)),
    PRIMARY KEY (ledger_id, row)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_rows_waiting ON ledger_rows (ledger_id, row) WHERE done = 0;

-- What a row is known by when it comes again: its number and moment, or a hash of what it says.
CREATE TABLE ledger_tickets (
    key TEXT PRIMARY KEY,
    ticket_id INTEGER NOT NULL CONSTRAINT ledger_tickets_ticket_unique UNIQUE REFERENCES tickets (id)
) STRICT, WITHOUT ROWID;

-- How a ledger with these headings was read the last time, as JSON.
CREATE TABLE ledger_plans (
    headings TEXT PRIMARY KEY,
    plan TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Files of tickets: photographs, scans, recordings, documents. Each content is kept once, whatever it is called.
CREATE TABLE attachment_files (
    -- SHA-256 of the content, in base64.
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    -- A small JPEG of an image.
    thumbnail BLOB,
    content BLOB NOT NULL,
    CONSTRAINT attachment_files_whole CHECK (length(content) = bytes)
) STRICT;

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    hash TEXT NOT NULL REFERENCES attachment_files (hash),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL REFERENCES staff (id),
    CONSTRAINT attachments_once UNIQUE (ticket_id, hash)
) STRICT;

CREATE INDEX attachments_by_content ON attachments (hash);

CREATE TRIGGER attachments_stay BEFORE UPDATE ON attachments BEGIN
    SELECT RAISE(ABORT, 'a file of a ticket is added or taken away');
END;

CREATE TRIGGER attachments_archive_read_only_on_insert BEFORE INSERT ON attachments
WHEN (SELECT status FROM tickets WHERE id = NEW.ticket_id) IN ('archived', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

CREATE TRIGGER attachments_archive_read_only_on_delete BEFORE DELETE ON attachments
WHEN (SELECT status FROM tickets WHERE id = OLD.ticket_id) IN ('archived', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;
