-- R1: what the office keeps of each channel beside its name and kind. A channel that is not used any more is taken out of
-- service and keeps its tickets.

ALTER TABLE channels ADD COLUMN contact TEXT;
ALTER TABLE channels ADD COLUMN place TEXT;
ALTER TABLE channels ADD COLUMN responsible_id INTEGER REFERENCES staff (id);
ALTER TABLE channels ADD COLUMN hours TEXT;
-- A box is opened, a site written to, a board looked after, at least every so many days.
ALTER TABLE channels ADD COLUMN every_days INTEGER
    CONSTRAINT channels_every_days_within CHECK (every_days BETWEEN 1 AND 366);
ALTER TABLE channels ADD COLUMN from_on TEXT;
-- The last day of service; it is in service while there is none.
ALTER TABLE channels ADD COLUMN until_on TEXT;
ALTER TABLE channels ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE TRIGGER channels_never_deleted BEFORE DELETE ON channels BEGIN
    SELECT RAISE(ABORT, 'channels are taken out of service, not deleted');
END;

CREATE TRIGGER channels_kind_stays BEFORE UPDATE ON channels WHEN NEW.kind <> OLD.kind BEGIN
    SELECT RAISE(ABORT, 'the kind of a channel stays');
END;
