-- Meetings: rule profiles, series, meetings with agenda and invitees, attendance, votes by name and by show of hands,
-- the electorate of an owners' assembly as it was drawn, and its ballots.
--
-- Rules are JSON, because a meeting keeps the rules that it was held under as they were. Areas are hundredths of a
-- square metre, so that they add exactly.

CREATE TABLE rule_profiles (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT rule_profiles_kind_known
        CHECK (kind IN ('forum', 'committee', 'assembly', 'delegates', 'internal')),
    name TEXT NOT NULL CONSTRAINT rule_profiles_name_unique UNIQUE,
    rules TEXT NOT NULL,
    shipped INTEGER NOT NULL DEFAULT 0 CONSTRAINT rule_profiles_shipped_is_truth CHECK (shipped IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX rule_profiles_by_kind ON rule_profiles (kind, id);

CREATE TRIGGER rule_profiles_shipped_stay BEFORE UPDATE ON rule_profiles WHEN OLD.shipped = 1 BEGIN
    SELECT RAISE(ABORT, 'the profiles that come with the program stay');
END;

CREATE TRIGGER rule_profiles_never_deleted BEFORE DELETE ON rule_profiles BEGIN
    SELECT RAISE(ABORT, 'rule profiles are never deleted');
END;

-- Meetings that come again: every two months.
CREATE TABLE meeting_series (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT meeting_series_name_unique UNIQUE,
    profile_id INTEGER NOT NULL REFERENCES rule_profiles (id),
    every_months INTEGER NOT NULL CONSTRAINT meeting_series_every_months_known CHECK (every_months BETWEEN 1 AND 12),
    active INTEGER NOT NULL DEFAULT 1 CONSTRAINT meeting_series_active_is_truth CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL CONSTRAINT meetings_uid_unique UNIQUE,
    kind TEXT NOT NULL CONSTRAINT meetings_kind_known
        CHECK (kind IN ('forum', 'committee', 'assembly', 'delegates', 'internal')),
    state TEXT NOT NULL CONSTRAINT meetings_state_known
        CHECK (state IN ('planned', 'in_session', 'ended', 'cancelled')),
    title TEXT NOT NULL,
    series_id INTEGER REFERENCES meeting_series (id),
    starts_at INTEGER NOT NULL,
    place TEXT NOT NULL,
    -- The profile that the rules were taken from, and the rules as they were then.
    profile_id INTEGER NOT NULL REFERENCES rule_profiles (id),
    profile_name TEXT NOT NULL,
    rules TEXT NOT NULL,
    -- When the notice was hung, and when the decisions were posted.
    notice_on TEXT,
    posted_on TEXT,
    -- The day as of which the electorate was drawn from the register; none if it was not.
    electorate_on TEXT,
    began_at INTEGER,
    ended_at INTEGER,
    cancel_reason TEXT,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT meetings_began_when_opened CHECK ((began_at IS NOT NULL) = (state IN ('in_session', 'ended'))),
    CONSTRAINT meetings_ended_when_closed CHECK ((ended_at IS NOT NULL) = (state = 'ended')),
    CONSTRAINT meetings_span_in_order CHECK (ended_at IS NULL OR began_at <= ended_at),
    CONSTRAINT meetings_cancelled_with_reason CHECK ((cancel_reason IS NOT NULL) = (state = 'cancelled')),
    CONSTRAINT meetings_electorate_of_an_assembly CHECK (electorate_on IS NULL OR kind = 'assembly'),
    CONSTRAINT meetings_posted_after_the_end CHECK (posted_on IS NULL OR state = 'ended')
) STRICT;

CREATE INDEX meetings_by_start ON meetings (starts_at, id);
CREATE INDEX meetings_by_series ON meetings (series_id, starts_at) WHERE series_id IS NOT NULL;

CREATE TRIGGER meetings_never_deleted BEFORE DELETE ON meetings BEGIN
    SELECT RAISE(ABORT, 'meetings are never deleted');
END;

-- What a meeting is held under is frozen when it opens.
CREATE TRIGGER meetings_frozen_once_open BEFORE UPDATE ON meetings
WHEN OLD.state <> 'planned' AND (NEW.uid <> OLD.uid OR NEW.kind <> OLD.kind OR NEW.title <> OLD.title
    OR NEW.series_id IS NOT OLD.series_id OR NEW.starts_at <> OLD.starts_at OR NEW.place <> OLD.place
    OR NEW.profile_id <> OLD.profile_id OR NEW.profile_name <> OLD.profile_name OR NEW.rules <> OLD.rules
    OR NEW.electorate_on IS NOT OLD.electorate_on OR NEW.began_at IS NOT OLD.began_at
    OR NEW.created_at <> OLD.created_at OR NEW.created_by <> OLD.created_by)
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meetings_over_stay_over BEFORE UPDATE OF state, ended_at, cancel_reason ON meetings
WHEN OLD.state IN ('ended', 'cancelled') AND (NEW.state <> OLD.state OR NEW.ended_at IS NOT OLD.ended_at
    OR NEW.cancel_reason IS NOT OLD.cancel_reason)
BEGIN
    SELECT RAISE(ABORT, 'the meeting is over');
END;

-- 议题
CREATE TABLE meeting_items (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    proposer TEXT,
    minutes INTEGER CONSTRAINT meeting_items_minutes_known CHECK (minutes BETWEEN 1 AND 600),
    matter TEXT NOT NULL CONSTRAINT meeting_items_matter_known CHECK (matter IN ('discussion', 'ordinary', 'special')),
    -- What was said, and what was decided in words.
    discussion TEXT,
    decision TEXT,
    -- A show of hands; votes by name and ballots are rows of their own.
    hands_for INTEGER CONSTRAINT meeting_items_hands_for_counted CHECK (hands_for >= 0),
    hands_against INTEGER CONSTRAINT meeting_items_hands_against_counted CHECK (hands_against >= 0),
    hands_abstain INTEGER CONSTRAINT meeting_items_hands_abstain_counted CHECK (hands_abstain >= 0),
    -- When the item was closed, and how many members were present then: who leaves later still was.
    closed_at INTEGER,
    present_at_close INTEGER,
    CONSTRAINT meeting_items_hands_together CHECK ((hands_for IS NULL) = (hands_against IS NULL)
        AND (hands_for IS NULL) = (hands_abstain IS NULL)),
    CONSTRAINT meeting_items_present_when_closed CHECK ((closed_at IS NULL) = (present_at_close IS NULL)),
    CONSTRAINT meeting_items_in_meeting UNIQUE (meeting_id, id)
) STRICT;

CREATE INDEX meeting_items_by_meeting ON meeting_items (meeting_id, position);

-- 参会人员: who was invited or came; members vote, others sit in (列席).
CREATE TABLE meeting_people (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- What the person is there, or where they live: 主任, 3-2-1502.
    note TEXT,
    votes INTEGER NOT NULL CONSTRAINT meeting_people_votes_is_truth CHECK (votes IN (0, 1)),
    attendance TEXT NOT NULL DEFAULT 'expected' CONSTRAINT meeting_people_attendance_known
        CHECK (attendance IN ('expected', 'present', 'late', 'left', 'excused')),
    came_at INTEGER,
    left_at INTEGER,
    -- Who came in the person's place.
    proxy TEXT,
    CONSTRAINT meeting_people_came_if_there CHECK ((came_at IS NOT NULL) = (attendance IN ('present', 'late', 'left'))),
    CONSTRAINT meeting_people_left_if_gone CHECK ((left_at IS NOT NULL) = (attendance = 'left')),
    CONSTRAINT meeting_people_proxy_came CHECK (proxy IS NULL OR came_at IS NOT NULL),
    CONSTRAINT meeting_people_in_meeting UNIQUE (meeting_id, id)
) STRICT;

CREATE INDEX meeting_people_by_meeting ON meeting_people (meeting_id, position);

-- Votes by name: a person counts once on each item.
CREATE TABLE meeting_votes (
    meeting_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    choice TEXT NOT NULL CONSTRAINT meeting_votes_choice_known CHECK (choice IN ('for', 'against', 'abstain')),
    PRIMARY KEY (item_id, person_id),
    FOREIGN KEY (meeting_id, item_id) REFERENCES meeting_items (meeting_id, id),
    FOREIGN KEY (meeting_id, person_id) REFERENCES meeting_people (meeting_id, id)
) STRICT, WITHOUT ROWID;

-- The electorate of an assembly as it was drawn: each voter by their rooms. Names stay in the register.
CREATE TABLE meeting_voters (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    kind TEXT NOT NULL CONSTRAINT meeting_voters_kind_known CHECK (kind IN ('owner', 'unregistered', 'developer')),
    owners INTEGER NOT NULL,
    rooms TEXT NOT NULL,
    area_hundredths INTEGER NOT NULL CONSTRAINT meeting_voters_area_positive CHECK (area_hundredths > 0),
    CONSTRAINT meeting_voters_in_meeting UNIQUE (meeting_id, id)
) STRICT;

-- Each room has one voter.
CREATE TABLE meeting_voter_rooms (
    meeting_id INTEGER NOT NULL,
    room TEXT NOT NULL,
    voter_id INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, room),
    FOREIGN KEY (meeting_id, voter_id) REFERENCES meeting_voters (meeting_id, id)
) STRICT, WITHOUT ROWID;

-- Ballots: a voter counts once on each item; an invalid one says why.
CREATE TABLE meeting_ballots (
    meeting_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    voter_id INTEGER NOT NULL,
    choice TEXT NOT NULL CONSTRAINT meeting_ballots_choice_known
        CHECK (choice IN ('for', 'against', 'abstain', 'invalid')),
    reason TEXT,
    PRIMARY KEY (item_id, voter_id),
    FOREIGN KEY (meeting_id, item_id) REFERENCES meeting_items (meeting_id, id),
    FOREIGN KEY (meeting_id, voter_id) REFERENCES meeting_voters (meeting_id, id),
    CONSTRAINT meeting_ballots_invalid_with_reason CHECK ((reason IS NOT NULL) = (choice = 'invalid'))
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_ballots_by_voter ON meeting_ballots (voter_id, item_id);

-- What is over, or closed, is read-only.
CREATE TRIGGER meeting_items_frozen BEFORE UPDATE ON meeting_items
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('ended', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'the meeting is over');
END;

CREATE TRIGGER meeting_items_closed BEFORE UPDATE OF hands_for, hands_against, hands_abstain, present_at_close ON meeting_items
WHEN OLD.closed_at IS NOT NULL AND NEW.closed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the vote is closed');
END;

CREATE TRIGGER meeting_items_stay BEFORE DELETE ON meeting_items
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_people_frozen BEFORE UPDATE ON meeting_people
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('ended', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'the meeting is over');
END;

CREATE TRIGGER meeting_people_stay BEFORE DELETE ON meeting_people
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_votes_only_while_open BEFORE INSERT ON meeting_votes
WHEN (SELECT closed_at FROM meeting_items WHERE id = NEW.item_id) IS NOT NULL
    OR (SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'in_session'
BEGIN
    SELECT RAISE(ABORT, 'the vote is closed');
END;

CREATE TRIGGER meeting_votes_never_changed BEFORE UPDATE ON meeting_votes BEGIN
    SELECT RAISE(ABORT, 'a vote is taken back and given anew');
END;

CREATE TRIGGER meeting_votes_stay BEFORE DELETE ON meeting_votes
WHEN (SELECT closed_at FROM meeting_items WHERE id = OLD.item_id) IS NOT NULL
    OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'in_session'
BEGIN
    SELECT RAISE(ABORT, 'the vote is closed');
END;

CREATE TRIGGER meeting_voters_frozen BEFORE INSERT ON meeting_voters
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_voters_never_changed BEFORE UPDATE ON meeting_voters BEGIN
    SELECT RAISE(ABORT, 'an electorate is drawn anew, not changed');
END;

CREATE TRIGGER meeting_voters_stay BEFORE DELETE ON meeting_voters
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_voter_rooms_stay BEFORE DELETE ON meeting_voter_rooms
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'frozen since the meeting opened');
END;

CREATE TRIGGER meeting_ballots_only_while_open BEFORE INSERT ON meeting_ballots
WHEN (SELECT closed_at FROM meeting_items WHERE id = NEW.item_id) IS NOT NULL
    OR (SELECT state FROM meetings WHERE id = NEW.meeting_id) <> 'in_session'
BEGIN
    SELECT RAISE(ABORT, 'the vote is closed');
END;

CREATE TRIGGER meeting_ballots_never_changed BEFORE UPDATE ON meeting_ballots BEGIN
    SELECT RAISE(ABORT, 'a ballot is taken back and entered anew');
END;

CREATE TRIGGER meeting_ballots_stay BEFORE DELETE ON meeting_ballots
WHEN (SELECT closed_at FROM meeting_items WHERE id = OLD.item_id) IS NOT NULL
    OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) <> 'in_session'
BEGIN
    SELECT RAISE(ABORT, 'the vote is closed');
END;

-- The national rules. Where no law says anything, nothing is asked for.
INSERT INTO rule_profiles (id, kind, name, shipped, rules) VALUES
(1, 'committee', '业主委员会会议（全国）', 1, '{
    "attendance": {"numerator": 1, "denominator": 2, "comparison": "more_than"},
    "decision": {"numerator": 1, "denominator": 2, "comparison": "at_least"},
    "decision_of": "all", "special": null, "proxies": false,
    "invalid_takes_part": false, "parking_counts": false, "unsold_rooms": "one_head",
    "notice_days": 7, "posting": {"days": 3, "from": "decision"},
    "sources": {
        "attendance": "《业主大会和业主委员会指导规则》第三十七条至第三十九条",
        "decision": "《业主大会和业主委员会指导规则》第三十七条至第三十九条",
        "proxies": "《业主大会和业主委员会指导规则》第三十七条至第三十九条",
        "notice": "《业主大会和业主委员会指导规则》第三十七条至第三十九条",
        "posting": "《业主大会和业主委员会指导规则》第三十七条至第三十九条",
        "electorate": null}}'),
(2, 'assembly', '业主大会（全国）', 1, '{
    "attendance": {"numerator": 2, "denominator": 3, "comparison": "at_least"},
    "decision": {"numerator": 1, "denominator": 2, "comparison": "more_than"},
    "decision_of": "taking_part",
    "special": {"numerator": 3, "denominator": 4, "comparison": "at_least"},
    "proxies": true, "invalid_takes_part": false, "parking_counts": false, "unsold_rooms": "one_head",
    "notice_days": 15, "posting": null,
    "sources": {
        "attendance": "《民法典》第二百七十八条第二款",
        "decision": "《民法典》第二百七十八条第二款",
        "proxies": "《物业管理条例》第十二条",
        "notice": "《物业管理条例》第十四条",
        "posting": null,
        "electorate": "《最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释》第九条"}}'),
(3, 'forum', '居民座谈会', 1, '{
    "attendance": null, "decision": null, "decision_of": "taking_part", "special": null, "proxies": true,
    "invalid_takes_part": false, "parking_counts": false, "unsold_rooms": "one_head",
    "notice_days": null, "posting": null,
    "sources": {"attendance": null, "decision": null, "proxies": null, "notice": null, "posting": null,
        "electorate": null}}'),
(4, 'delegates', '居民代表会议', 1, '{
    "attendance": {"numerator": 1, "denominator": 2, "comparison": "more_than"},
    "decision": {"numerator": 1, "denominator": 2, "comparison": "more_than"},
    "decision_of": "taking_part", "special": null, "proxies": false,
    "invalid_takes_part": false, "parking_counts": false, "unsold_rooms": "one_head",
    "notice_days": null, "posting": null,
    "sources": {
        "attendance": "程序的默认值，不是法条；请按本小区的规定复制后修改",
        "decision": "程序的默认值，不是法条；请按本小区的规定复制后修改",
        "proxies": "程序的默认值，不是法条；请按本小区的规定复制后修改",
        "notice": null, "posting": null, "electorate": null}}'),
(5, 'internal', '内部会议', 1, '{
    "attendance": null, "decision": null, "decision_of": "taking_part", "special": null, "proxies": true,
    "invalid_takes_part": false, "parking_counts": false, "unsold_rooms": "one_head",
    "notice_days": null, "posting": null,
    "sources": {"attendance": null, "decision": null, "proxies": null, "notice": null, "posting": null,
        "electorate": null}}');
