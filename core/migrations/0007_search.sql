-- Finding tickets by their words. How a text becomes the tokens of the index is in tickets/search/grams.rs.

-- The place of a ticket in the index: the second of its receipt, counted from 2000, or the next one that is free. The
-- index gives what it finds in this order, so that the newest come first without sorting.
CREATE TABLE ticket_places (
    place INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL CONSTRAINT ticket_places_ticket_unique UNIQUE REFERENCES tickets (id)
) STRICT;

-- Tickets whose words have changed since they were put into the index. Emptied before a change is committed: only the
-- program can make the tokens.
CREATE TABLE tickets_to_index (
    ticket_id INTEGER PRIMARY KEY
) STRICT;

-- Only which ticket has which token, neither where nor how often: what is found is compared with the text itself.
CREATE VIRTUAL TABLE ticket_tokens USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TRIGGER tickets_to_index_on_insert AFTER INSERT ON tickets BEGIN
    INSERT INTO tickets_to_index (ticket_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tickets_to_index_on_change AFTER UPDATE OF category, status, channel_id, topic_id, responsible_id,
    answer_due_at, room, room_key, caller_name, phone, content ON tickets
BEGIN
    INSERT INTO tickets_to_index (ticket_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tickets_to_index_on_event AFTER INSERT ON ticket_events WHEN NEW.content IS NOT NULL BEGIN
    INSERT INTO tickets_to_index (ticket_id) VALUES (NEW.ticket_id) ON CONFLICT DO NOTHING;
END;

INSERT INTO tickets_to_index (ticket_id) SELECT id FROM tickets;

-- Searches with filters that somebody gave a name: their own, or everybody's.
CREATE TABLE ticket_views (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL,
    shared INTEGER NOT NULL CONSTRAINT ticket_views_shared_is_truth CHECK (shared IN (0, 1)),
    -- What the view shows, as JSON.
    filter TEXT NOT NULL,
    CONSTRAINT ticket_views_name_unique UNIQUE (owner_id, name)
) STRICT;

CREATE INDEX ticket_views_shared ON ticket_views (shared) WHERE shared = 1;
