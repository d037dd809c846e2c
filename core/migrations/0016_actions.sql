-- What comes out of a meeting: action items (待办) with their course, and tickets.

CREATE TABLE action_items (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT action_items_uid_unique UNIQUE,
    meeting_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    content TEXT NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES staff (id),
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT action_items_state_known CHECK (state IN ('open', 'done', 'dropped')),
    settled_at INTEGER,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT action_items_settled_when_over CHECK ((settled_at IS NULL) = (state = 'open')),
    FOREIGN KEY (meeting_id, item_id) REFERENCES meeting_items (meeting_id, id)
) STRICT;

CREATE INDEX action_items_by_due ON action_items (due_on, id);
CREATE INDEX action_items_by_state ON action_items (state, due_on, id);
CREATE INDEX action_items_by_owner ON action_items (owner_id, due_on, id);
CREATE INDEX action_items_by_meeting ON action_items (meeting_id, item_id, id);

CREATE TRIGGER action_items_never_deleted BEFORE DELETE ON action_items BEGIN
    SELECT RAISE(ABORT, 'action items are never deleted');
END;

CREATE TRIGGER action_items_origin_stays BEFORE UPDATE ON action_items
WHEN NEW.uid <> OLD.uid OR NEW.meeting_id <> OLD.meeting_id OR NEW.item_id <> OLD.item_id
    OR NEW.created_at <> OLD.created_at OR NEW.created_by <> OLD.created_by
BEGIN
    SELECT RAISE(ABORT, 'where an action item came from stays');
END;

-- What happened to an action item, and what was noted then.
CREATE TABLE action_item_events (
    id INTEGER PRIMARY KEY,
    action_item_id INTEGER NOT NULL REFERENCES action_items (id),
    kind TEXT NOT NULL CONSTRAINT action_item_events_kind_known
        CHECK (kind IN ('added', 'progress', 'changed', 'done', 'dropped', 'reopened')),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    content TEXT,
    -- Who was to do it by when, from then on; absent where that stayed.
    owner_id INTEGER REFERENCES staff (id),
    due_on TEXT,
    CONSTRAINT action_item_events_say_why
        CHECK (content IS NOT NULL OR kind NOT IN ('progress', 'dropped', 'reopened'))
) STRICT;

CREATE INDEX action_item_events_by_item ON action_item_events (action_item_id, id);

CREATE TRIGGER action_item_events_never_changed BEFORE UPDATE ON action_item_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;

CREATE TRIGGER action_item_events_never_deleted BEFORE DELETE ON action_item_events BEGIN
    SELECT RAISE(ABORT, 'what happened stays');
END;

-- Tickets that came out of an item: what somebody there said, or what the meeting gave to the desk.
CREATE TABLE meeting_tickets (
    ticket_id INTEGER PRIMARY KEY REFERENCES tickets (id),
    meeting_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    -- Who said it.
    person_id INTEGER,
    FOREIGN KEY (meeting_id, item_id) REFERENCES meeting_items (meeting_id, id),
    FOREIGN KEY (meeting_id, person_id) REFERENCES meeting_people (meeting_id, id)
) STRICT;

CREATE INDEX meeting_tickets_by_meeting ON meeting_tickets (meeting_id, item_id, ticket_id);

CREATE TRIGGER meeting_tickets_never_changed BEFORE UPDATE ON meeting_tickets BEGIN
    SELECT RAISE(ABORT, 'where a ticket came from stays');
END;

CREATE TRIGGER meeting_tickets_never_deleted BEFORE DELETE ON meeting_tickets BEGIN
    SELECT RAISE(ABORT, 'where a ticket came from stays');
END;
