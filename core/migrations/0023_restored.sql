-- Minutes: the text of an earlier version can be put back, as a new version that says which one it is.
ALTER TABLE minutes_versions ADD COLUMN restored_from INTEGER
    CONSTRAINT minutes_versions_restored_from_an_earlier CHECK (restored_from < number);

-- Meetings that ask for a posting are found with everything else that meetings ask for.
DROP INDEX meetings_not_posted;
