-- Work orders (派工单), R4.3: who of maintenance is sent where for what, and what came of it. The result goes back to the
-- desk, which tells the resident; it is no feedback.

CREATE TABLE work_orders (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT work_orders_uid_unique UNIQUE,
    number TEXT NOT NULL CONSTRAINT work_orders_number_unique UNIQUE,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    state TEXT NOT NULL CONSTRAINT work_orders_state_known
        CHECK (state IN ('issued', 'accepted', 'on_site', 'done', 'unable', 'withdrawn')),
    -- Where: as the slip says it, whatever the ticket's room becomes.
    place TEXT,
    -- The place without case and separators, for looking up.
    place_key TEXT,
    problem TEXT NOT NULL CONSTRAINT work_orders_problem_there CHECK (problem <> ''),
    repairer_id INTEGER NOT NULL REFERENCES staff (id),
    -- When the resident expects somebody.
    wanted_at INTEGER,
    issued_at INTEGER NOT NULL,
    issued_by INTEGER NOT NULL REFERENCES staff (id),
    -- None where nobody said so: what a slip brings back is entered in one step.
    accepted_at INTEGER,
    arrived_at INTEGER,
    ended_at INTEGER,
    -- What was done.
    result TEXT,
    -- How long the work took.
    minutes INTEGER CONSTRAINT work_orders_minutes_within CHECK (minutes BETWEEN 1 AND 10080),
    unable_reason TEXT CONSTRAINT work_orders_unable_reason_known
        CHECK (unable_reason IN ('nobody_home', 'parts_missing', 'outside_firm', 'not_ours', 'other_cause')),
    -- More about why it could not be done, or why it was withdrawn.
    note TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT work_orders_accepted_once_taken CHECK (accepted_at IS NULL OR state <> 'issued'),
    CONSTRAINT work_orders_arrived_on_site CHECK (arrived_at IS NULL OR state NOT IN ('issued', 'accepted')),
    CONSTRAINT work_orders_ended_at_the_end
        CHECK ((ended_at IS NOT NULL) = (state IN ('done', 'unable', 'withdrawn'))),
    CONSTRAINT work_orders_result_of_the_done CHECK ((result IS NOT NULL) = (state = 'done')),
    CONSTRAINT work_orders_minutes_of_the_done CHECK (minutes IS NULL OR state = 'done'),
    CONSTRAINT work_orders_reason_of_the_unable CHECK ((unable_reason IS NOT NULL) = (state = 'unable'))
) STRICT;

CREATE INDEX work_orders_by_ticket ON work_orders (ticket_id, id);
CREATE INDEX work_orders_by_issue ON work_orders (issued_at, id);
CREATE INDEX work_orders_by_repairer ON work_orders (repairer_id, issued_at, id);
-- Only the few orders at work are in here.
CREATE INDEX work_orders_open ON work_orders (issued_at, id) WHERE state IN ('issued', 'accepted', 'on_site');
CREATE UNIQUE INDEX work_orders_one_at_a_time ON work_orders (ticket_id)
    WHERE state IN ('issued', 'accepted', 'on_site');

CREATE TRIGGER work_orders_never_deleted BEFORE DELETE ON work_orders BEGIN
    SELECT RAISE(ABORT, 'work orders are never deleted');
END;

CREATE TRIGGER work_orders_archive_read_only_on_insert BEFORE INSERT ON work_orders
WHEN (SELECT status FROM tickets WHERE id = NEW.ticket_id) IN ('archived', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;

-- An order that has ended stays as it is, and so does what was frozen when it was issued.
CREATE TRIGGER work_orders_stay BEFORE UPDATE ON work_orders
WHEN OLD.ended_at IS NOT NULL OR NEW.uid <> OLD.uid OR NEW.number <> OLD.number OR NEW.ticket_id <> OLD.ticket_id
    OR NEW.place IS NOT OLD.place OR NEW.place_key IS NOT OLD.place_key OR NEW.problem <> OLD.problem
    OR NEW.issued_at <> OLD.issued_at OR NEW.issued_by <> OLD.issued_by
    OR (SELECT status FROM tickets WHERE id = OLD.ticket_id) IN ('archived', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'a work order that has ended stays');
END;

-- A ticket does not end before its order has.
CREATE TRIGGER tickets_end_after_work_orders BEFORE UPDATE OF status ON tickets
WHEN NEW.status IN ('closed', 'archived', 'cancelled') AND NEW.status <> OLD.status
    AND EXISTS (SELECT 1 FROM work_orders
        WHERE ticket_id = NEW.id AND state IN ('issued', 'accepted', 'on_site'))
BEGIN
    SELECT RAISE(ABORT, 'a ticket does not end before its work order');
END;

-- What the work took: written with the result and never changed.
CREATE TABLE work_order_materials (
    id INTEGER PRIMARY KEY,
    work_order_id INTEGER NOT NULL REFERENCES work_orders (id),
    name TEXT NOT NULL CONSTRAINT work_order_materials_name_there CHECK (name <> ''),
    -- Thousandths of the unit.
    quantity INTEGER NOT NULL CONSTRAINT work_order_materials_quantity_within
        CHECK (quantity BETWEEN 1 AND 1000000000),
    unit TEXT NOT NULL CONSTRAINT work_order_materials_unit_there CHECK (unit <> '')
) STRICT;

CREATE INDEX work_order_materials_by_order ON work_order_materials (work_order_id, id);

-- They are written just before the order ends.
CREATE TRIGGER work_order_materials_with_the_result BEFORE INSERT ON work_order_materials
WHEN (SELECT ended_at FROM work_orders WHERE id = NEW.work_order_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a work order that has ended stays');
END;

CREATE TRIGGER work_order_materials_stay BEFORE UPDATE ON work_order_materials BEGIN
    SELECT RAISE(ABORT, 'a work order that has ended stays');
END;

CREATE TRIGGER work_order_materials_never_deleted BEFORE DELETE ON work_order_materials BEGIN
    SELECT RAISE(ABORT, 'a work order that has ended stays');
END;

INSERT INTO ticket_event_kinds (kind) VALUES
    ('work_order_issued'), ('work_order_reassigned'), ('work_order_accepted'), ('work_order_arrived'),
    ('work_order_done'), ('work_order_unable'), ('work_order_withdrawn');

ALTER TABLE ticket_events ADD COLUMN work_order_id INTEGER REFERENCES work_orders (id);

CREATE TRIGGER ticket_events_keep_their_order BEFORE UPDATE OF work_order_id ON ticket_events
WHEN NEW.work_order_id IS NOT OLD.work_order_id
BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;

-- A photograph of the place before the work, or after it.
ALTER TABLE attachments ADD COLUMN work_order TEXT REFERENCES work_orders (number);
ALTER TABLE attachments ADD COLUMN stage TEXT CONSTRAINT attachments_stage_of_orders
    CHECK ((stage IS NULL) = (work_order IS NULL) AND stage IN ('before', 'after'));
