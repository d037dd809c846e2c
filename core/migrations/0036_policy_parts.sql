-- R10.1: the rule of follow-ups (R6.2) and the topics (R3) are parts of a version, like limits and hours: proposed, compared,
-- decided, in force from a moment. What was a setting becomes what every version so far says.
CREATE TABLE policy_follow_ups (
    policy_version INTEGER PRIMARY KEY REFERENCES policy_versions (version),
    complaint_percent INTEGER NOT NULL
        CONSTRAINT policy_follow_ups_percent_within CHECK (complaint_percent BETWEEN 0 AND 100),
    due_after_days INTEGER NOT NULL CONSTRAINT policy_follow_ups_days_within CHECK (due_after_days BETWEEN 1 AND 90),
    attempts INTEGER NOT NULL CONSTRAINT policy_follow_ups_attempts_within CHECK (attempts BETWEEN 1 AND 10)
) STRICT;

INSERT INTO policy_follow_ups (policy_version, complaint_percent, due_after_days, attempts)
SELECT v.version, r.complaint_percent, r.due_after_days, r.attempts FROM policy_versions v, follow_up_rule r;

-- Which topics can be chosen, in which order. Topics themselves are never deleted: a ticket keeps its own.
CREATE TABLE policy_topics (
    policy_version INTEGER NOT NULL REFERENCES policy_versions (version),
    position INTEGER NOT NULL CONSTRAINT policy_topics_position_counted CHECK (position >= 1),
    topic_id INTEGER NOT NULL REFERENCES topics (id),
    PRIMARY KEY (policy_version, position),
    CONSTRAINT policy_topics_each_once UNIQUE (policy_version, topic_id)
) STRICT, WITHOUT ROWID;

INSERT INTO policy_topics (policy_version, position, topic_id)
SELECT v.version, row_number() OVER (PARTITION BY v.version ORDER BY t.position, t.id), t.id
FROM policy_versions v, topics t WHERE t.in_service = 1;

CREATE TRIGGER policy_follow_ups_stay BEFORE UPDATE ON policy_follow_ups BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;
CREATE TRIGGER policy_follow_ups_never_deleted BEFORE DELETE ON policy_follow_ups BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;
CREATE TRIGGER policy_topics_stay BEFORE UPDATE ON policy_topics BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;
CREATE TRIGGER policy_topics_never_deleted BEFORE DELETE ON policy_topics BEGIN
    SELECT RAISE(ABORT, 'versions of the limits stay as they are');
END;
CREATE TRIGGER topics_never_deleted BEFORE DELETE ON topics BEGIN
    SELECT RAISE(ABORT, 'topics are never deleted');
END;
-- Another name would be another topic: figures of earlier quarters are counted by it.
CREATE TRIGGER topics_stay BEFORE UPDATE ON topics WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name BEGIN
    SELECT RAISE(ABORT, 'a topic keeps its name');
END;

-- Proposals say all of what they would change: those so far leave both as they are.
DROP TRIGGER policy_proposals_asked_stays;
DROP TRIGGER policy_proposals_over_stay;

UPDATE policy_proposals SET content = json_set(content,
    '$.follow_up', json((SELECT json_object('complaint_percent', f.complaint_percent, 'due_after_days', f.due_after_days,
        'attempts', f.attempts) FROM policy_follow_ups f WHERE f.policy_version = base_version)),
    '$.topics', json((SELECT json_group_array(name) FROM (SELECT t.name FROM policy_topics p
        JOIN topics t ON t.id = p.topic_id WHERE p.policy_version = base_version ORDER BY p.position))));

-- What residents were asked about is what is decided.
CREATE TRIGGER policy_proposals_asked_stays BEFORE UPDATE ON policy_proposals
WHEN OLD.state <> 'draft'
    AND (NEW.title <> OLD.title OR NEW.reason <> OLD.reason OR NEW.content <> OLD.content
        OR NEW.base_version <> OLD.base_version
        OR NEW.consult_from IS NOT OLD.consult_from OR NEW.consult_until < OLD.consult_until
        OR NEW.state = 'draft')
BEGIN
    SELECT RAISE(ABORT, 'what residents were asked about stays');
END;

CREATE TRIGGER policy_proposals_over_stay BEFORE UPDATE ON policy_proposals
WHEN OLD.state IN ('adopted', 'rejected', 'withdrawn') OR NEW.uid <> OLD.uid OR NEW.created_at <> OLD.created_at
    OR NEW.created_by <> OLD.created_by OR (OLD.summary IS NOT NULL AND NEW.summary IS NOT OLD.summary)
BEGIN
    SELECT RAISE(ABORT, 'what is decided stays');
END;

-- The settings are gone: what can be chosen is what the version in force says.
DROP TABLE follow_up_rule;
ALTER TABLE topics DROP COLUMN in_service;
