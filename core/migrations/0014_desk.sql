-- The desk: what was completed or corrected later stands in the timeline, before and after; the last act can be taken
-- back by another that undoes it.

INSERT INTO ticket_event_kinds (kind) VALUES ('amended'), ('undone');

-- What a line changed, as JSON: [{"field": …, "before": …, "after": …}]. Of a name or a telephone number it says that it
-- changed and no more, because the timeline is never erased.
ALTER TABLE ticket_events ADD COLUMN changes TEXT;

DROP TRIGGER ticket_events_stay;

-- The one change of the timeline: who was told, once the ticket's person was made anonymous.
CREATE TRIGGER ticket_events_stay BEFORE UPDATE ON ticket_events
WHEN NOT (NEW.id = OLD.id AND NEW.ticket_id = OLD.ticket_id AND NEW.kind = OLD.kind AND NEW.at = OLD.at
    AND NEW.staff_id = OLD.staff_id AND NEW.content IS OLD.content AND NEW.channel_id IS OLD.channel_id
    AND NEW.responsible_id IS OLD.responsible_id AND NEW.due_at IS OLD.due_at AND NEW.detail IS OLD.detail
    AND NEW.satisfaction IS OLD.satisfaction AND NEW.changes IS OLD.changes AND NEW.told IS NULL
    AND (SELECT p.anonymised_at FROM tickets t JOIN people p ON p.id = t.person_id WHERE t.id = OLD.ticket_id)
        IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;
