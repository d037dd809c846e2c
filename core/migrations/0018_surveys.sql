-- Surveys: questionnaires and their versions, waves, who was asked, the forms, and what stands on them.
--
-- An anonymous wave keeps who answered (survey_households.returned) apart from what was answered (survey_values): the
-- two have no column in common, neither has a moment, what is entered lies in the order of random codes and not of
-- entry, and nothing is entered before the last household has been ticked off. The argument is in docs/adr/0017.

CREATE TABLE questionnaires (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT questionnaires_uid_unique UNIQUE,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- What a questionnaire asks, as JSON of surveys/design.rs. It is frozen once forms of it are out.
CREATE TABLE questionnaire_versions (
    id INTEGER PRIMARY KEY,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaires (id),
    number INTEGER NOT NULL CONSTRAINT questionnaire_versions_number_positive CHECK (number > 0),
    design TEXT NOT NULL,
    CONSTRAINT questionnaire_versions_number_unique UNIQUE (questionnaire_id, number)
) STRICT;

CREATE TABLE survey_waves (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT survey_waves_uid_unique UNIQUE,
    version_id INTEGER NOT NULL REFERENCES questionnaire_versions (id),
    title TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT survey_waves_state_known
        CHECK (state IN ('planned', 'collecting', 'entering', 'closed')),
    anonymous INTEGER NOT NULL CONSTRAINT survey_waves_anonymous_is_truth CHECK (anonymous IN (0, 1)),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    -- How many households are drawn; none where all are asked.
    sample_size INTEGER CONSTRAINT survey_waves_sample_positive CHECK (sample_size > 0),
    -- How many forms should come back.
    target INTEGER CONSTRAINT survey_waves_target_positive CHECK (target > 0),
    -- What the sample follows from; the same seed draws the same households again.
    seed INTEGER,
    -- The day as of which the register was asked who lives where.
    drawn_on TEXT,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT survey_waves_period_in_order CHECK (starts_on <= ends_on),
    CONSTRAINT survey_waves_drawn_with_seed CHECK ((drawn_on IS NULL) = (state = 'planned')),
    CONSTRAINT survey_waves_seed_once_drawn CHECK (drawn_on IS NULL OR seed IS NOT NULL)
) STRICT;

CREATE INDEX survey_waves_in_order ON survey_waves (starts_on, id);
CREATE INDEX survey_waves_by_version ON survey_waves (version_id);

-- The parts that a wave is drawn from and weighted by: buildings; in an anonymous wave small ones are one.
CREATE TABLE survey_strata (
    wave_id INTEGER NOT NULL REFERENCES survey_waves (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- How many households there are, and how many of them are asked.
    households INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    PRIMARY KEY (wave_id, position),
    CONSTRAINT survey_strata_asked_are_there CHECK (asked BETWEEN 0 AND households)
) STRICT, WITHOUT ROWID;

-- Who is asked, and in an anonymous wave whether their form came back. In the order of the register.
CREATE TABLE survey_households (
    wave_id INTEGER NOT NULL,
    household_id INTEGER NOT NULL REFERENCES households (id),
    stratum INTEGER NOT NULL,
    position INTEGER NOT NULL,
    room TEXT NOT NULL,
    building TEXT,
    tenure TEXT CONSTRAINT survey_households_tenure_known CHECK (tenure IN ('owner', 'tenant')),
    returned INTEGER NOT NULL DEFAULT 0 CONSTRAINT survey_households_returned_is_truth CHECK (returned IN (0, 1)),
    PRIMARY KEY (wave_id, household_id),
    FOREIGN KEY (wave_id, stratum) REFERENCES survey_strata (wave_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_households_in_order ON survey_households (wave_id, position);

-- A form, known by its code: six random digits and a check digit. Whose it is, in a wave with names only.
CREATE TABLE survey_forms (
    code INTEGER NOT NULL PRIMARY KEY CONSTRAINT survey_forms_code_in_range CHECK (code BETWEEN 0 AND 9999999),
    wave_id INTEGER NOT NULL,
    stratum INTEGER NOT NULL,
    household_id INTEGER,
    FOREIGN KEY (wave_id, stratum) REFERENCES survey_strata (wave_id, position),
    FOREIGN KEY (wave_id, household_id) REFERENCES survey_households (wave_id, household_id),
    CONSTRAINT survey_forms_one_a_household UNIQUE (wave_id, household_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_forms_by_wave ON survey_forms (wave_id, stratum, code);

-- A form that was typed in, the first and the second time. Without a moment, on purpose.
CREATE TABLE survey_entries (
    code INTEGER NOT NULL REFERENCES survey_forms (code),
    pass TEXT NOT NULL CONSTRAINT survey_entries_pass_known CHECK (pass IN ('first', 'second')),
    channel TEXT NOT NULL CONSTRAINT survey_entries_channel_known CHECK (channel IN ('paper', 'online')),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    PRIMARY KEY (code, pass)
) STRICT, WITHOUT ROWID;

-- What stands in a field of a form, the first time, the second time, and as it was settled where the two differ.
CREATE TABLE survey_values (
    code INTEGER NOT NULL REFERENCES survey_forms (code),
    pass TEXT NOT NULL CONSTRAINT survey_values_pass_known CHECK (pass IN ('first', 'second', 'settled')),
    -- The key of the question, or of the question and the item of a matrix: cleaning/stairs.
    field TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT survey_values_state_known
        CHECK (state IN ('code', 'choices', 'number', 'text', 'blank', 'unreadable')),
    -- The code or the number; of several choices, bit n stands for the choice with code n.
    number INTEGER,
    text TEXT,
    PRIMARY KEY (code, pass, field),
    CONSTRAINT survey_values_fit CHECK (
        (state IN ('code', 'choices', 'number')) = (number IS NOT NULL) AND (state = 'text') = (text IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What is asked every year, and when it is due.
CREATE TABLE survey_plans (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    questionnaire_id INTEGER REFERENCES questionnaires (id),
    due_on TEXT NOT NULL,
    every_months INTEGER NOT NULL CONSTRAINT survey_plans_every_in_range CHECK (every_months BETWEEN 1 AND 24),
    remind_days INTEGER NOT NULL CONSTRAINT survey_plans_remind_in_range CHECK (remind_days BETWEEN 0 AND 90),
    active INTEGER NOT NULL DEFAULT 1 CONSTRAINT survey_plans_active_is_truth CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- What must never happen.
CREATE TRIGGER questionnaire_versions_frozen BEFORE UPDATE ON questionnaire_versions
WHEN EXISTS (SELECT 1 FROM survey_waves WHERE version_id = OLD.id AND state <> 'planned')
BEGIN
    SELECT RAISE(ABORT, 'a question that was asked is never changed');
END;

CREATE TRIGGER questionnaire_versions_stay BEFORE DELETE ON questionnaire_versions BEGIN
    SELECT RAISE(ABORT, 'versions of a questionnaire are never deleted');
END;

CREATE TRIGGER survey_waves_frozen BEFORE UPDATE OF version_id, anonymous, sample_size, seed, drawn_on ON survey_waves
WHEN OLD.state <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the households were drawn');
END;

CREATE TRIGGER survey_forms_anonymous BEFORE INSERT ON survey_forms
WHEN (NEW.household_id IS NULL) <> (SELECT anonymous FROM survey_waves WHERE id = NEW.wave_id)
BEGIN
    SELECT RAISE(ABORT, 'a form names its household in a wave with names, and only there');
END;

CREATE TRIGGER survey_forms_never_changed BEFORE UPDATE ON survey_forms BEGIN
    SELECT RAISE(ABORT, 'a form stays what it is');
END;

CREATE TRIGGER survey_households_frozen BEFORE UPDATE ON survey_households
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) <> 'collecting'
    OR NOT (SELECT anonymous FROM survey_waves WHERE id = OLD.wave_id)
BEGIN
    SELECT RAISE(ABORT, 'households are ticked off while an anonymous wave collects');
END;

CREATE TRIGGER survey_entries_when_open BEFORE INSERT ON survey_entries
WHEN (SELECT state FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) = 'closed'
    OR ((SELECT anonymous FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code))
        AND (SELECT state FROM survey_waves
             WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) <> 'entering')
BEGIN
    SELECT RAISE(ABORT, 'forms of an anonymous wave are entered after the last is ticked off');
END;

CREATE TRIGGER survey_values_closed BEFORE INSERT ON survey_values
WHEN (SELECT state FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;

CREATE TRIGGER survey_values_stay BEFORE DELETE ON survey_values
WHEN (SELECT state FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = OLD.code)) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;

CREATE TRIGGER survey_values_never_changed BEFORE UPDATE ON survey_values BEGIN
    SELECT RAISE(ABORT, 'an answer is taken back and entered anew');
END;
