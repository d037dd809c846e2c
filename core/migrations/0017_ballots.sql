-- How long the items of a meeting took; ballot papers (表决票) of owners' assemblies; written consultations (书面征求意见).

-- The spans in which an item was dealt with; the one without an end is running.
CREATE TABLE meeting_item_spans (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    ended_at INTEGER,
    CONSTRAINT meeting_item_spans_in_order CHECK (ended_at IS NULL OR began_at <= ended_at),
    FOREIGN KEY (meeting_id, item_id) REFERENCES meeting_items (meeting_id, id)
) STRICT;

-- A meeting deals with one item at a time.
CREATE UNIQUE INDEX meeting_item_spans_one_runs ON meeting_item_spans (meeting_id) WHERE ended_at IS NULL;
CREATE INDEX meeting_item_spans_by_item ON meeting_item_spans (item_id, id);

CREATE TRIGGER meeting_item_spans_stay BEFORE DELETE ON meeting_item_spans BEGIN
    SELECT RAISE(ABORT, 'the time that was used stays');
END;

CREATE TRIGGER meeting_item_spans_only_end BEFORE UPDATE ON meeting_item_spans
WHEN OLD.ended_at IS NOT NULL OR NEW.began_at <> OLD.began_at OR NEW.item_id <> OLD.item_id
    OR NEW.meeting_id <> OLD.meeting_id
BEGIN
    SELECT RAISE(ABORT, 'the time that was used stays');
END;

-- A paper for each voter, numbered from 1.
CREATE TABLE ballot_papers (
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    number INTEGER NOT NULL CONSTRAINT ballot_papers_number_counted CHECK (number >= 1),
    voter_id INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    -- When it came back.
    collected_on TEXT,
    PRIMARY KEY (meeting_id, number),
    CONSTRAINT ballot_papers_one_a_voter UNIQUE (meeting_id, voter_id),
    FOREIGN KEY (meeting_id, voter_id) REFERENCES meeting_voters (meeting_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ballot_papers_by_collection ON ballot_papers (meeting_id, collected_on, number);

CREATE TRIGGER ballot_papers_never_deleted BEFORE DELETE ON ballot_papers BEGIN
    SELECT RAISE(ABORT, 'a ballot paper that was issued stays');
END;

CREATE TRIGGER ballot_papers_are_the_voters BEFORE UPDATE ON ballot_papers
WHEN NEW.meeting_id <> OLD.meeting_id OR NEW.number <> OLD.number OR NEW.voter_id <> OLD.voter_id
    OR NEW.issued_at <> OLD.issued_at OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'in_session'
BEGIN
    SELECT RAISE(ABORT, 'a ballot paper that was issued stays');
END;

CREATE TRIGGER ballot_papers_only_in_session BEFORE INSERT ON ballot_papers
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'in_session'
BEGIN
    SELECT RAISE(ABORT, 'the meeting is not open');
END;

-- An assembly that asks in writing: ballot papers count that come back on these days, the last one included.
CREATE TABLE meeting_consultations (
    meeting_id INTEGER PRIMARY KEY REFERENCES meetings (id),
    opens_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    CONSTRAINT meeting_consultations_in_order CHECK (opens_on <= closes_on)
) STRICT;

CREATE TRIGGER meeting_consultations_only_planned BEFORE INSERT ON meeting_consultations
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_consultations_frozen BEFORE UPDATE ON meeting_consultations
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_consultations_stay BEFORE DELETE ON meeting_consultations
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;
