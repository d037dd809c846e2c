-- A work order that has ended stays as it is; what its result said wrong is corrected by a record of its own, of which the
-- last one is the result.

CREATE TABLE work_order_corrections (
    id INTEGER PRIMARY KEY,
    work_order_id INTEGER NOT NULL REFERENCES work_orders (id),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    -- What was done.
    result TEXT NOT NULL CONSTRAINT work_order_corrections_result_there CHECK (result <> ''),
    -- How long the work took.
    minutes INTEGER CONSTRAINT work_order_corrections_minutes_within CHECK (minutes BETWEEN 1 AND 10080),
    -- What was used, as JSON: the list as it goes over the wire.
    materials TEXT NOT NULL CONSTRAINT work_order_corrections_materials_a_list CHECK (json_type(materials) = 'array'),
    -- Why; none where the desk had not gone by the result yet.
    reason TEXT CONSTRAINT work_order_corrections_reason_there CHECK (reason <> '')
) STRICT;

CREATE INDEX work_order_corrections_by_order ON work_order_corrections (work_order_id, id);

CREATE TRIGGER work_order_corrections_of_the_done BEFORE INSERT ON work_order_corrections
WHEN (SELECT w.state <> 'done' OR t.status IN ('archived', 'cancelled')
    FROM work_orders w JOIN tickets t ON t.id = w.ticket_id WHERE w.id = NEW.work_order_id)
BEGIN
    SELECT RAISE(ABORT, 'only the result of a work order that is done, and not in the archive, is corrected');
END;

CREATE TRIGGER work_order_corrections_stay BEFORE UPDATE ON work_order_corrections BEGIN
    SELECT RAISE(ABORT, 'a correction stays');
END;

CREATE TRIGGER work_order_corrections_never_deleted BEFORE DELETE ON work_order_corrections BEGIN
    SELECT RAISE(ABORT, 'a correction stays');
END;

INSERT INTO ticket_event_kinds (kind) VALUES ('work_order_corrected');
