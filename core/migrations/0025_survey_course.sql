-- Surveys: when a wave was closed, waves that were called off, and questions that an office keeps for itself.

-- When a wave was closed: its results count in the quarterly report from then on.
ALTER TABLE survey_waves ADD COLUMN closed_at INTEGER
    CONSTRAINT survey_waves_closed_in_the_end CHECK (closed_at IS NULL OR state = 'closed');

-- 取消. A wave that was called off keeps its state, its forms and what was entered; they count nowhere.
ALTER TABLE survey_waves ADD COLUMN cancelled_at INTEGER
    CONSTRAINT survey_waves_cancelled_before_the_end CHECK (cancelled_at IS NULL OR state <> 'closed');
ALTER TABLE survey_waves ADD COLUMN cancelled_by INTEGER REFERENCES staff (id)
    CONSTRAINT survey_waves_cancelled_by_somebody CHECK ((cancelled_by IS NULL) = (cancelled_at IS NULL));
ALTER TABLE survey_waves ADD COLUMN cancel_reason TEXT
    CONSTRAINT survey_waves_cancelled_with_reason CHECK ((cancel_reason IS NULL) = (cancelled_at IS NULL));

UPDATE survey_waves SET closed_at = (
    SELECT max(at) FROM audit_entries
    WHERE operation = 'close_survey_wave' AND subject = 'survey/' || survey_waves.id)
WHERE state = 'closed';

CREATE TRIGGER survey_waves_cancelled_stay BEFORE UPDATE ON survey_waves
WHEN OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a wave that was called off stays as it was');
END;

CREATE TRIGGER survey_entries_cancelled BEFORE INSERT ON survey_entries
WHEN (SELECT cancelled_at FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the wave was called off');
END;

CREATE TRIGGER survey_values_cancelled BEFORE INSERT ON survey_values
WHEN (SELECT cancelled_at FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the wave was called off');
END;

CREATE TRIGGER survey_values_cancelled_stay BEFORE DELETE ON survey_values
WHEN (SELECT cancelled_at FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = OLD.code)) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the wave was called off');
END;

CREATE TRIGGER survey_households_cancelled BEFORE UPDATE ON survey_households
WHEN (SELECT cancelled_at FROM survey_waves WHERE id = OLD.wave_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the wave was called off');
END;

-- 本物业的题目: questions that the office asks again. The key is the question, whatever its words become; a question that
-- is no longer offered stays, so that what was asked can still be compared.
CREATE TABLE survey_questions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT survey_questions_key_unique UNIQUE,
    -- As JSON of surveys/design.rs.
    question TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0 CONSTRAINT survey_questions_retired_is_truth CHECK (retired IN (0, 1)),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TRIGGER survey_questions_same BEFORE UPDATE OF key ON survey_questions WHEN NEW.key <> OLD.key BEGIN
    SELECT RAISE(ABORT, 'another question has another key');
END;

CREATE TRIGGER survey_questions_stay BEFORE DELETE ON survey_questions BEGIN
    SELECT RAISE(ABORT, 'questions are retired and never deleted');
END;
