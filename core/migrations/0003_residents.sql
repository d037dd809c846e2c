-- The register of residents: buildings, units, rooms, households over time, people with their telephone numbers,
-- what was done with their personal data, the keys by which they are found, and the link from tickets.
--
-- Nothing is deleted: who moves out gets an end date. Areas are hundredths of a square metre, so that they add exactly.

CREATE TABLE buildings (
    id INTEGER PRIMARY KEY,
    -- As in a room's key: 3, A, 阳光苑-3.
    key TEXT NOT NULL CONSTRAINT buildings_key_unique UNIQUE
) STRICT;

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    building_id INTEGER NOT NULL REFERENCES buildings (id),
    key TEXT NOT NULL,
    CONSTRAINT units_key_unique UNIQUE (building_id, key)
) STRICT;

CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    -- The room's number in its normal form: 3-2-1502, A-1801, 商铺12, 车位B2-033.
    key TEXT NOT NULL CONSTRAINT rooms_key_unique UNIQUE,
    building_id INTEGER REFERENCES buildings (id),
    unit_id INTEGER REFERENCES units (id),
    number TEXT NOT NULL,
    -- The key with its numbers padded, so that building 2 comes before building 10.
    sort_key TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT rooms_kind_known CHECK (kind IN ('home', 'shop', 'parking')),
    area_hundredths INTEGER CONSTRAINT rooms_area_positive CHECK (area_hundredths > 0),
    note TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT rooms_unit_in_building CHECK (unit_id IS NULL OR building_id IS NOT NULL)
) STRICT;

CREATE INDEX rooms_in_order ON rooms (sort_key, id);
CREATE INDEX rooms_by_building ON rooms (building_id, sort_key, id);

-- Who has a room over a span of days; an unknown beginning is none, so is an end that has not come.
CREATE TABLE households (
    id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL REFERENCES rooms (id),
    began_on TEXT,
    ended_on TEXT,
    CONSTRAINT households_span_in_order CHECK (began_on IS NULL OR ended_on IS NULL OR began_on <= ended_on)
) STRICT;

CREATE INDEX households_by_room ON households (room_id, ended_on);
CREATE UNIQUE INDEX households_one_at_a_time ON households (room_id) WHERE ended_on IS NULL;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT people_uid_unique UNIQUE,
    household_id INTEGER NOT NULL REFERENCES households (id),
    -- None once the person was made anonymous, and only then.
    name TEXT,
    role TEXT NOT NULL CONSTRAINT people_role_known CHECK (role IN ('owner', 'tenant', 'family')),
    wechat TEXT,
    contact_way TEXT CONSTRAINT people_contact_way_known CHECK (contact_way IN ('phone', 'wechat', 'message', 'visit')),
    note TEXT,
    moved_in TEXT,
    moved_out TEXT,
    restricted INTEGER NOT NULL DEFAULT 0 CONSTRAINT people_restricted_is_truth CHECK (restricted IN (0, 1)),
    anonymised_at INTEGER,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT people_named_until_anonymised CHECK ((name IS NULL) = (anonymised_at IS NOT NULL)),
    CONSTRAINT people_nothing_left_of_the_anonymous
        CHECK (anonymised_at IS NULL OR (wechat IS NULL AND contact_way IS NULL AND note IS NULL)),
    CONSTRAINT people_span_in_order CHECK (moved_in IS NULL OR moved_out IS NULL OR moved_in <= moved_out)
) STRICT;

CREATE INDEX people_by_household ON people (household_id, id);

CREATE TABLE person_phones (
    person_id INTEGER NOT NULL REFERENCES people (id),
    position INTEGER NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

-- What was done with a person's data (personal information law): notice given, looked at, exported, restricted.
CREATE TABLE privacy_entries (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL CONSTRAINT privacy_entries_kind_known
        CHECK (kind IN ('notice_given', 'revealed', 'exported', 'restricted', 'released', 'anonymised')),
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    -- The day of the notice.
    day TEXT,
    -- How notice was given, or why.
    detail TEXT
) STRICT;

CREATE INDEX privacy_entries_by_person ON privacy_entries (person_id, id);

CREATE TRIGGER privacy_entries_stay BEFORE UPDATE ON privacy_entries BEGIN
    SELECT RAISE(ABORT, 'the record of personal data is only added to');
END;

CREATE TRIGGER privacy_entries_never_deleted BEFORE DELETE ON privacy_entries BEGIN
    SELECT RAISE(ABORT, 'the record of personal data is only added to');
END;

CREATE TRIGGER people_never_deleted BEFORE DELETE ON people BEGIN
    SELECT RAISE(ABORT, 'people are never deleted');
END;

CREATE TRIGGER households_never_deleted BEFORE DELETE ON households BEGIN
    SELECT RAISE(ABORT, 'households are never deleted');
END;

-- How people and rooms are found: for each kind of key, present people before former ones, by prefix. person_id is 0
-- where the key names a room. What the numbers mean is in residents/keys.rs.
CREATE TABLE resident_keys (
    kind INTEGER NOT NULL,
    former INTEGER NOT NULL,
    key TEXT NOT NULL,
    room_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (kind, former, key, room_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX resident_keys_by_person ON resident_keys (person_id) WHERE person_id > 0;

-- Tickets keep the room, household and person of their day.
ALTER TABLE tickets ADD COLUMN room_id INTEGER REFERENCES rooms (id);
ALTER TABLE tickets ADD COLUMN household_id INTEGER REFERENCES households (id);
ALTER TABLE tickets ADD COLUMN person_id INTEGER REFERENCES people (id);
-- When the room was found by its number alone; none where a person of the office chose it.
ALTER TABLE tickets ADD COLUMN room_matched_at INTEGER;

CREATE INDEX tickets_by_household ON tickets (household_id, received_at, id, topic_id, closed_at)
    WHERE household_id IS NOT NULL;
CREATE INDEX tickets_by_person ON tickets (person_id, received_at, id) WHERE person_id IS NOT NULL;

-- The archive stays read-only but for three changes: to open a ticket again; to take out the name and telephone
-- number of a person who was made anonymous; to link the room once, when it becomes known.
DROP TRIGGER tickets_archive_read_only;
CREATE TRIGGER tickets_archive_read_only BEFORE UPDATE ON tickets
WHEN OLD.status = 'archived' AND NOT (
    NEW.category = OLD.category AND NEW.channel_id = OLD.channel_id AND NEW.topic_id = OLD.topic_id
    AND NEW.room IS OLD.room AND NEW.room_key IS OLD.room_key AND NEW.content = OLD.content
    AND NEW.late_entry_reason IS OLD.late_entry_reason AND NEW.person_id IS OLD.person_id
    AND (
        (NEW.status = 'in_progress' AND NEW.reopened_count = OLD.reopened_count + 1
            AND NEW.caller_name IS OLD.caller_name AND NEW.phone IS OLD.phone
            AND NEW.room_id IS OLD.room_id AND NEW.household_id IS OLD.household_id
            AND NEW.room_matched_at IS OLD.room_matched_at)
        OR (NEW.status = OLD.status AND NEW.reopened_count = OLD.reopened_count AND NEW.version = OLD.version
            AND NEW.responsible_id IS OLD.responsible_id AND NEW.first_feedback_at IS OLD.first_feedback_at
            AND NEW.closed_at IS OLD.closed_at AND (
                (NEW.caller_name IS NULL AND NEW.phone IS NULL AND NEW.room_id IS OLD.room_id
                    AND NEW.household_id IS OLD.household_id AND NEW.room_matched_at IS OLD.room_matched_at
                    AND (SELECT anonymised_at FROM people WHERE id = OLD.person_id) IS NOT NULL)
                OR (NEW.caller_name IS OLD.caller_name AND NEW.phone IS OLD.phone
                    AND OLD.room_id IS NULL AND NEW.room_id IS NOT NULL AND OLD.household_id IS NULL
                    AND NEW.room_matched_at IS NOT NULL)
            ))
    ))
BEGIN
    SELECT RAISE(ABORT, 'the archive is read-only');
END;
