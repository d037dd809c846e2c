-- Answers that came by an online platform. In an anonymous wave of all households they may have no code: each becomes a
-- form of its own, which was never handed out. Nothing of the file is kept beside the answers.

ALTER TABLE survey_forms ADD COLUMN handed_out INTEGER NOT NULL DEFAULT 1
    CONSTRAINT survey_forms_handed_out_is_truth CHECK (handed_out IN (0, 1));

CREATE TRIGGER survey_forms_unprinted BEFORE INSERT ON survey_forms
WHEN NEW.handed_out = 0 AND NOT EXISTS (
    SELECT 1 FROM survey_waves
    WHERE id = NEW.wave_id AND anonymous AND sample_size IS NULL AND state = 'entering')
BEGIN
    SELECT RAISE(ABORT, 'answers without a code belong to an anonymous wave of all households that is being entered');
END;
