-- Meetings: files of issued minutes stay, in the store itself; the times of who came are in order.

-- With the issue the meeting is archived: no file of it is taken away, whoever does it by whatever way.
CREATE TRIGGER meeting_attachments_stay_once_issued BEFORE DELETE ON meeting_attachments
WHEN EXISTS (SELECT 1 FROM minutes WHERE meeting_id = OLD.meeting_id AND state = 'issued')
BEGIN
    SELECT RAISE(ABORT, 'files of issued minutes stay');
END;

-- Nor is another row put in the place of one (REPLACE deletes without asking the trigger above).
CREATE TRIGGER meeting_attachments_not_replaced BEFORE INSERT ON meeting_attachments
WHEN EXISTS (SELECT 1 FROM meeting_attachments WHERE id = NEW.id OR (meeting_id = NEW.meeting_id AND hash = NEW.hash))
BEGIN
    SELECT RAISE(ABORT, 'a file of a meeting is added or taken away');
END;

-- What a content is, its hash says: it never changes.
CREATE TRIGGER attachment_files_stay BEFORE UPDATE OF hash, kind, bytes, content ON attachment_files BEGIN
    SELECT RAISE(ABORT, 'a content stays what it is');
END;

-- Whoever left had come, and left a meeting that had been opened. Rows from before this stay as they are until they are
-- written again.
CREATE TRIGGER meeting_people_times_in_order BEFORE UPDATE OF attendance, came_at, left_at ON meeting_people
WHEN NEW.left_at IS NOT NULL AND (NEW.left_at < NEW.came_at
    OR NEW.left_at < coalesce((SELECT began_at FROM meetings WHERE id = NEW.meeting_id), NEW.left_at + 1))
BEGIN
    SELECT RAISE(ABORT, 'left before coming, or before the opening');
END;
