-- The analysis: what is counted by building, by person and by repeat is read from the same indexes as the figures of the
-- report, and every number opens its list along one.

DROP INDEX tickets_received_facts;
CREATE INDEX tickets_received_facts ON tickets
    (received_at, category, channel_id, topic_id, first_feedback_at, closed_at, day_only, cancelled_at,
     responsible_id, registered_by, room_key, household_id);
DROP INDEX tickets_settled_facts;
CREATE INDEX tickets_settled_facts ON tickets
    (settled_at, category, channel_id, topic_id, first_feedback_at, due_at, responsible_id) WHERE day_only = 0;

DROP INDEX tickets_by_receipt;
CREATE INDEX tickets_by_receipt ON tickets
    (received_at, id, category, channel_id, topic_id, first_feedback_at, closed_at, cancelled_at, registered_by);
DROP INDEX tickets_by_settlement;
CREATE INDEX tickets_by_settlement ON tickets
    (settled_at, id, category, topic_id, responsible_id, day_only, first_feedback_at, due_at);

-- Places that are no room of a building, and incidents: few among all.
CREATE INDEX tickets_without_building ON tickets (received_at, id)
    WHERE (room_key IS NULL OR instr(room_key, '-') = 0 OR substr(room_key, 1, 2) = '车位');
CREATE INDEX tickets_of_incidents ON tickets (received_at, incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX work_orders_done ON work_orders (ended_at, repairer_id, ticket_id) WHERE state = 'done';
