-- Files of an item of the agenda; who hands a ballot paper in for a voter.

-- Which item a file belongs to; none of one that belongs to the meeting. What is signed and what hung is the meeting's.
ALTER TABLE meeting_attachments ADD COLUMN item_id INTEGER REFERENCES meeting_items (id)
    CONSTRAINT meeting_attachments_item_of_other CHECK (item_id IS NULL OR purpose = 'other');

CREATE INDEX meeting_attachments_by_item ON meeting_attachments (item_id) WHERE item_id IS NOT NULL;

CREATE TRIGGER meeting_attachments_item_of_the_meeting BEFORE INSERT ON meeting_attachments
WHEN NEW.item_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM meeting_items WHERE id = NEW.item_id AND meeting_id = NEW.meeting_id)
BEGIN
    SELECT RAISE(ABORT, 'an item of another meeting');
END;

-- A file of an item that is taken from the agenda stays with the meeting; nothing else of a file ever changes.
DROP TRIGGER meeting_attachments_stay;

CREATE TRIGGER meeting_attachments_stay BEFORE UPDATE ON meeting_attachments
WHEN NEW.item_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.meeting_id <> OLD.meeting_id OR NEW.purpose <> OLD.purpose
    OR NEW.hash <> OLD.hash OR NEW.name <> OLD.name OR NEW.added_at <> OLD.added_at OR NEW.added_by <> OLD.added_by
    OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'a file of a meeting is added or taken away');
END;

-- Whom the voter authorised in writing to hand the paper in.
ALTER TABLE ballot_papers ADD COLUMN proxy TEXT
    CONSTRAINT ballot_papers_proxy_named CHECK (proxy <> '');

CREATE INDEX ballot_papers_by_proxy ON ballot_papers (meeting_id, proxy) WHERE proxy IS NOT NULL;
