-- What an attack through SQL on every column of every archived record still found open: see core/tests/archive_attack.rs.

-- A notice that is over keeps the photographs that prove where it hung. Until then a wrong one can be taken away.
CREATE TRIGGER notice_attachments_of_over_stay BEFORE DELETE ON notice_attachments
WHEN (SELECT n.settled_at FROM notice_postings p JOIN notices n ON n.id = p.notice_id WHERE p.id = OLD.posting_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'proof of a notice that is over stays');
END;
-- Nor is another row put in the place of one (REPLACE deletes without asking the trigger above).
CREATE TRIGGER notice_attachments_not_replaced BEFORE INSERT ON notice_attachments
WHEN EXISTS (SELECT 1 FROM notice_attachments
    WHERE id = NEW.id OR (posting_id = NEW.posting_id AND hash = NEW.hash))
BEGIN
    SELECT RAISE(ABORT, 'a file is added or taken away');
END;
CREATE TRIGGER notices_number_stays BEFORE UPDATE ON notices
WHEN OLD.state <> 'draft' AND (NEW.id <> OLD.id OR NEW.year IS NOT OLD.year OR NEW.sequence IS NOT OLD.sequence
    OR NEW.published_on IS NOT OLD.published_on OR NEW.saved_at IS NOT OLD.saved_at OR NEW.saved_by IS NOT OLD.saved_by)
BEGIN
    SELECT RAISE(ABORT, 'what was published stays');
END;
CREATE TRIGGER notices_last_day_stays BEFORE UPDATE OF settled_on ON notices
WHEN OLD.settled_at IS NOT NULL AND NEW.settled_on IS NOT OLD.settled_on
BEGIN
    SELECT RAISE(ABORT, 'a notice that is over stays');
END;

-- The rooms of an electorate are those of its day.
CREATE TRIGGER meeting_voter_rooms_never_changed BEFORE UPDATE ON meeting_voter_rooms BEGIN
    SELECT RAISE(ABORT, 'an electorate stays what it was');
END;

-- A wave that is closed is neither called off nor planned anew, and says for good who typed how much.
CREATE TRIGGER survey_waves_closed_stay_closed BEFORE UPDATE ON survey_waves
WHEN OLD.state = 'closed' AND (NEW.id <> OLD.id OR NEW.cancelled_at IS NOT OLD.cancelled_at
    OR NEW.cancelled_by IS NOT OLD.cancelled_by OR NEW.cancel_reason IS NOT OLD.cancel_reason
    OR NEW.created_at <> OLD.created_at OR NEW.created_by <> OLD.created_by)
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_entries_closed_stay BEFORE UPDATE ON survey_entries
WHEN (SELECT w.state FROM survey_forms f JOIN survey_waves w ON w.id = f.wave_id WHERE f.code = OLD.code) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_entries_closed_kept BEFORE DELETE ON survey_entries
WHEN (SELECT w.state FROM survey_forms f JOIN survey_waves w ON w.id = f.wave_id WHERE f.code = OLD.code) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_tallies_closed_stay BEFORE UPDATE ON survey_tallies
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;
CREATE TRIGGER survey_tallies_closed_kept BEFORE DELETE ON survey_tallies
WHEN (SELECT state FROM survey_waves WHERE id = OLD.wave_id) = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'the wave is closed');
END;

-- The figure of a settled measure that the program counts, as that which is said in words.
CREATE TRIGGER improvement_measures_settled_keep_figure BEFORE UPDATE ON improvement_measures
WHEN OLD.settled_at IS NOT NULL AND NEW.settled_at IS NOT NULL
    AND (NEW.measured_name IS NOT OLD.measured_name OR NEW.measured_topic_id IS NOT OLD.measured_topic_id
        OR NEW.measured_from IS NOT OLD.measured_from OR NEW.measured_to IS NOT OLD.measured_to
        OR NEW.measured_count IS NOT OLD.measured_count OR NEW.measured_total IS NOT OLD.measured_total)
BEGIN
    SELECT RAISE(ABORT, 'a measure that is settled stays');
END;

-- Where something hung is put right afterwards, with the audit trail; of what, and since when it is known, is not.
CREATE TRIGGER meeting_postings_origin_stays BEFORE UPDATE ON meeting_postings
WHEN NEW.id <> OLD.id OR NEW.meeting_id <> OLD.meeting_id OR NEW.noted_at <> OLD.noted_at OR NEW.noted_by <> OLD.noted_by
BEGIN
    SELECT RAISE(ABORT, 'what was posted stays');
END;
CREATE TRIGGER notice_postings_origin_stays BEFORE UPDATE ON notice_postings
WHEN NEW.id <> OLD.id OR NEW.notice_id <> OLD.notice_id OR NEW.channel_id <> OLD.channel_id
BEGIN
    SELECT RAISE(ABORT, 'what was posted stays');
END;
