-- Surveys: who typed a form of a closed anonymous wave is no longer kept with it but as sums; parts of such a wave in which
-- few came back are one; and a plan keeps the day of the month that it was made for.

-- The day of the month on which a plan falls due, 1…31: a shorter month has its last day instead. Until now the last day
-- of a month led to the last day of a month.
ALTER TABLE survey_plans ADD COLUMN due_day INTEGER NOT NULL DEFAULT 1
    CONSTRAINT survey_plans_due_day_in_range CHECK (due_day BETWEEN 1 AND 31);
UPDATE survey_plans SET due_day = CASE
    WHEN strftime('%d', due_on, '+1 day') = '01' THEN 31
    ELSE CAST(strftime('%d', due_on) AS INTEGER) END;

-- Who typed how much of a closed anonymous wave, and in how many fields it turned out wrong.
CREATE TABLE survey_tallies (
    wave_id INTEGER NOT NULL REFERENCES survey_waves (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    compared INTEGER NOT NULL,
    wrong INTEGER NOT NULL,
    PRIMARY KEY (wave_id, staff_id),
    CONSTRAINT survey_tallies_wrong_of_compared CHECK (wrong BETWEEN 0 AND compared)
) STRICT, WITHOUT ROWID;

-- The same with nobody named.
CREATE TABLE survey_entries_apart (
    code INTEGER NOT NULL REFERENCES survey_forms (code),
    pass TEXT NOT NULL CONSTRAINT survey_entries_pass_known CHECK (pass IN ('first', 'second')),
    channel TEXT NOT NULL CONSTRAINT survey_entries_channel_known CHECK (channel IN ('paper', 'online')),
    -- Who typed it; nobody once an anonymous wave is closed.
    staff_id INTEGER REFERENCES staff (id),
    PRIMARY KEY (code, pass)
) STRICT, WITHOUT ROWID;

-- Of waves that were closed before: fields that were typed twice, and those of them in which something else was settled.
INSERT INTO survey_tallies (wave_id, staff_id, first, second, compared, wrong)
SELECT f.wave_id, e.staff_id, sum(e.pass = 'first'), sum(e.pass = 'second'),
    sum((SELECT count(*) FROM survey_values v JOIN survey_values o
             ON o.code = v.code AND o.field = v.field AND o.pass <> e.pass AND o.pass <> 'settled'
         WHERE v.code = e.code AND v.pass = e.pass)),
    sum((SELECT count(*) FROM survey_values v JOIN survey_values o
             ON o.code = v.code AND o.field = v.field AND o.pass <> e.pass AND o.pass <> 'settled'
             JOIN survey_values s ON s.code = v.code AND s.field = v.field AND s.pass = 'settled'
         WHERE v.code = e.code AND v.pass = e.pass
             AND (s.state, s.number, s.text) IS NOT (v.state, v.number, v.text)))
FROM survey_entries e JOIN survey_forms f ON f.code = e.code JOIN survey_waves w ON w.id = f.wave_id
WHERE w.anonymous AND w.state = 'closed' AND e.channel = 'paper'
GROUP BY f.wave_id, e.staff_id;

INSERT INTO survey_entries_apart (code, pass, channel, staff_id)
SELECT e.code, e.pass, e.channel, CASE WHEN w.anonymous AND w.state = 'closed' THEN NULL ELSE e.staff_id END
FROM survey_entries e JOIN survey_forms f ON f.code = e.code JOIN survey_waves w ON w.id = f.wave_id
ORDER BY e.code, e.pass;

DROP TABLE survey_entries;
ALTER TABLE survey_entries_apart RENAME TO survey_entries;

-- Anonymous waves that stopped collecting before, with a part in which one to four came back, did not, or are counted: all
-- of such a wave is one part.
CREATE TABLE survey_waves_apart (wave_id INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT;
INSERT INTO survey_waves_apart (wave_id, position)
SELECT s.wave_id, min(s.position) FROM survey_strata s JOIN survey_waves w ON w.id = s.wave_id
WHERE w.anonymous AND w.state IN ('entering', 'closed') AND EXISTS (
    SELECT 1 FROM survey_strata p WHERE p.wave_id = w.id AND (
        (SELECT count(*) FROM survey_households h
         WHERE h.wave_id = p.wave_id AND h.stratum = p.position AND h.returned) BETWEEN 1 AND 4
        OR (SELECT count(*) FROM survey_households h
            WHERE h.wave_id = p.wave_id AND h.stratum = p.position AND NOT h.returned) BETWEEN 1 AND 4
        OR w.state = 'closed' AND (SELECT count(*) FROM survey_forms f JOIN survey_entries e
            ON e.code = f.code AND e.pass = 'first'
            WHERE f.wave_id = p.wave_id AND f.stratum = p.position) BETWEEN 1 AND 4))
GROUP BY s.wave_id HAVING count(*) > 1;

DROP TRIGGER survey_forms_never_changed;
DROP TRIGGER survey_households_frozen;
DROP TRIGGER survey_households_cancelled;
UPDATE survey_forms SET stratum = (SELECT position FROM survey_waves_apart a WHERE a.wave_id = survey_forms.wave_id)
WHERE wave_id IN (SELECT wave_id FROM survey_waves_apart);
UPDATE survey_households
SET stratum = (SELECT position FROM survey_waves_apart a WHERE a.wave_id = survey_households.wave_id)
WHERE wave_id IN (SELECT wave_id FROM survey_waves_apart);
UPDATE survey_strata SET name = '全部楼栋',
    households = (SELECT sum(households) FROM survey_strata s WHERE s.wave_id = survey_strata.wave_id),
    asked = (SELECT sum(asked) FROM survey_strata s WHERE s.wave_id = survey_strata.wave_id)
WHERE (wave_id, position) IN (SELECT wave_id, position FROM survey_waves_apart);
DELETE FROM survey_strata WHERE wave_id IN (SELECT wave_id FROM survey_waves_apart)
    AND (wave_id, position) NOT IN (SELECT wave_id, position FROM survey_waves_apart);
DROP TABLE survey_waves_apart;

-- What must never happen.
CREATE TRIGGER survey_forms_never_changed BEFORE UPDATE ON survey_forms BEGIN
    SELECT RAISE(ABORT, 'a form stays what it is');
END;

-- The part of the community alone may become a larger one, in an anonymous wave.
CREATE TRIGGER survey_households_frozen
BEFORE UPDATE OF wave_id, household_id, position, room, building, tenure, returned ON survey_households
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) <> 'collecting'
    OR NOT (SELECT anonymous FROM survey_waves WHERE id = OLD.wave_id)
BEGIN
    SELECT RAISE(ABORT, 'households are ticked off while an anonymous wave collects');
END;

CREATE TRIGGER survey_households_in_their_part BEFORE UPDATE OF stratum ON survey_households
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
    OR NOT (SELECT anonymous FROM survey_waves WHERE id = OLD.wave_id)
BEGIN
    SELECT RAISE(ABORT, 'parts of an anonymous wave are put together until it is closed');
END;

CREATE TRIGGER survey_households_cancelled BEFORE UPDATE ON survey_households
WHEN (SELECT cancelled_at FROM survey_waves WHERE id = OLD.wave_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the wave was called off');
END;

CREATE TRIGGER survey_entries_when_open BEFORE INSERT ON survey_entries
WHEN (SELECT state FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) = 'closed'
    OR ((SELECT anonymous FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code))
        AND (SELECT state FROM survey_waves
             WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) <> 'entering')
BEGIN
    SELECT RAISE(ABORT, 'forms of an anonymous wave are entered after the last is ticked off');
END;

CREATE TRIGGER survey_entries_cancelled BEFORE INSERT ON survey_entries
WHEN (SELECT cancelled_at FROM survey_waves WHERE id = (SELECT wave_id FROM survey_forms WHERE code = NEW.code)) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the wave was called off');
END;

CREATE TRIGGER survey_entries_of_nobody BEFORE UPDATE OF state ON survey_waves
WHEN NEW.state = 'closed' AND OLD.anonymous AND EXISTS (
    SELECT 1 FROM survey_forms f JOIN survey_entries e ON e.code = f.code
    WHERE f.wave_id = OLD.id AND e.staff_id IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a closed anonymous wave does not say who typed a form');
END;
