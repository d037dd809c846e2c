-- Figures of follow-ups go by when they were due and by when they were done.
CREATE INDEX follow_ups_by_due ON follow_ups (due_at, id);
CREATE INDEX follow_ups_by_end ON follow_ups (done_at, id) WHERE done_at IS NOT NULL;
