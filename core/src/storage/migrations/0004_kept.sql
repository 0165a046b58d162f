-- People and how they stand to the writer, guided reflections, what is kept, and what is attached by hand.

-- What is kept: achievements, words somebody said, a card of values, what one is besides the post, paths under thought,
-- and the moments of a wobble. `place` is the order by hand. `entry_id` is the entry something was taken from; `entry_day`
-- is the day of that entry and stays when the entry goes, for what is kept is a copy. `goes_on` is the day on which what
-- was taken out goes for good; NULL while it is there.
CREATE TABLE achievement (
  id        INTEGER PRIMARY KEY,
  title     TEXT NOT NULL,            -- six words; empty where `changed` says it
  day       TEXT,
  changed   TEXT NOT NULL,            -- what changed for somebody
  proof     TEXT NOT NULL,            -- how one knows
  hard      TEXT NOT NULL,
  credit    TEXT NOT NULL,            -- who else deserves it
  entry_id  INTEGER REFERENCES entry ON DELETE SET NULL ON UPDATE CASCADE,
  entry_day TEXT,
  goes_on   TEXT
) STRICT;
CREATE INDEX achievement_entry ON achievement (entry_id);
-- `comes_up`: whether it may be the line that a wobble shows.
CREATE TABLE kept_words (
  id        INTEGER PRIMARY KEY,
  text      TEXT NOT NULL,
  said_by   TEXT NOT NULL,            -- in the writer's words, like `said_when`
  said_when TEXT NOT NULL,
  comes_up  INTEGER NOT NULL CHECK (comes_up IN (0, 1)),
  entry_id  INTEGER REFERENCES entry ON DELETE SET NULL ON UPDATE CASCADE,
  entry_day TEXT,
  goes_on   TEXT
) STRICT;
CREATE INDEX kept_words_entry ON kept_words (entry_id);
CREATE TABLE own_value (
  id      INTEGER PRIMARY KEY,
  place   INTEGER NOT NULL,
  word    TEXT NOT NULL,
  meaning TEXT NOT NULL,
  goes_on TEXT
) STRICT;
CREATE TABLE also (
  id      INTEGER PRIMARY KEY,
  place   INTEGER NOT NULL,
  what    TEXT NOT NULL,              -- a role or a love beyond the post
  line    TEXT NOT NULL,
  goes_on TEXT
) STRICT;
-- `look_again` is the day on which the writer wants to look at a path that is not yet.
CREATE TABLE own_path (
  id         INTEGER PRIMARY KEY,
  place      INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('stay_and_change', 'reduce', 'move', 'pause', 'leave', 'own')),
  title      TEXT NOT NULL,           -- in the writer's words; empty where the kind says it
  first_step TEXT NOT NULL,
  months     INTEGER CHECK (months BETWEEN 0 AND 600),  -- how long one could manage
  ask        TEXT NOT NULL,
  frees      TEXT NOT NULL,
  not_yet    INTEGER NOT NULL CHECK (not_yet IN (0, 1)),
  look_again TEXT CHECK (look_again IS NULL OR not_yet = 1),
  goes_on    TEXT
) STRICT;
-- The moment and nothing else, but for a few words if the writer adds them later.
CREATE TABLE wobble (
  id      INTEGER PRIMARY KEY,
  day     TEXT NOT NULL,
  at      INTEGER NOT NULL,
  zone    TEXT NOT NULL,
  note    TEXT NOT NULL,
  goes_on TEXT
) STRICT;
-- Guided reflections. A piece is an entry with a row beside it, and its answers are sections of the entry. A sitting whose
-- words were let go has a row and no entry as long as its series goes on.
CREATE TABLE guided (
  id        INTEGER PRIMARY KEY,
  entry_id  INTEGER UNIQUE REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE,
  template  TEXT NOT NULL,            -- what it was begun from: a shipped one's name, or 'own'
  asked     TEXT NOT NULL,            -- the template as it was then, JSON
  series    INTEGER,                  -- sittings of one series share it: the moment the first was begun
  sitting   INTEGER NOT NULL,         -- from nought on
  day       TEXT NOT NULL,
  begun_at  INTEGER NOT NULL,
  step      INTEGER NOT NULL,         -- the question one is at
  loose     INTEGER NOT NULL CHECK (loose IN (0, 1)),  -- may still be let go, and is in no index till then
  ended_at  INTEGER,
  felt      TEXT CHECK (felt IN ('lighter', 'same', 'heavier')),
  back_on   TEXT                      -- the day on which it is offered back
) STRICT;
CREATE INDEX guided_series ON guided (series, sitting) WHERE series IS NOT NULL;
CREATE INDEX guided_unfinished ON guided (id) WHERE ended_at IS NULL;
CREATE INDEX guided_back ON guided (back_on) WHERE back_on IS NOT NULL;
-- The writer's own templates, and the shipped ones that are not to be shown.
CREATE TABLE template (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE COLLATE NOCASE,
  asked TEXT NOT NULL                 -- JSON
) STRICT;
CREATE TABLE template_hidden (
  template TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
-- What may still be let go has no words in the index: they would stay there until it is merged.
DROP VIEW entry_shown;
CREATE VIEW entry_shown AS SELECT id, body FROM entry WHERE binned_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM guided WHERE entry_id = entry.id AND loose = 1);
-- People: where they belong, how they and the writer stand to each other, and which entries mention them.
-- Pupils are no circle of a person: a child is never a person record. Who among them speaks up is told as a group.
ALTER TABLE known ADD COLUMN circle TEXT
  CHECK (circle IN ('home', 'staff', 'parents', 'governors', 'peers', 'union', 'coach', 'gp'));
-- What was not told has no row here.
CREATE TABLE known_tie (
  known_id INTEGER NOT NULL REFERENCES known ON DELETE CASCADE,
  tie      TEXT NOT NULL CHECK (tie IN ('shelters_me', 'i_shelter', 'speaks_for_me', 'i_confide_in', 'holds_power',
                                        'outside_trust')),
  PRIMARY KEY (known_id, tie)
) STRICT, WITHOUT ROWID;
-- Others in a circle who speak for the writer, as a group and in one line: never a name.
CREATE TABLE circle_group (
  circle TEXT PRIMARY KEY CHECK (circle IN ('home', 'staff', 'pupils', 'parents', 'governors', 'peers', 'union', 'coach',
                                            'gp')),
  said   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Whom an entry mentions: read off its text whenever that or a name changes, and never anything else.
CREATE TABLE entry_known (
  known_id INTEGER NOT NULL REFERENCES known ON DELETE CASCADE,
  entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (known_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_known_entry ON entry_known (entry_id);
-- The entries that can mention anybody at all.
CREATE INDEX entry_at_sign ON entry (id) WHERE instr(body, '@') > 0;
-- What is attached: its bytes in pieces of at most a mebibyte, so that nobody holds all of them; what the writer says of
-- it; and the day on which what was taken out of an entry goes.
CREATE TABLE attachment_piece (
  attachment_id INTEGER NOT NULL REFERENCES attachment ON DELETE CASCADE,
  number        INTEGER NOT NULL CHECK (number >= 0),
  bytes         BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  PRIMARY KEY (attachment_id, number)
) STRICT;
WITH RECURSIVE piece (attachment_id, number) AS (
  SELECT id, 0 FROM attachment WHERE length(bytes) > 0
  UNION ALL
  SELECT attachment_id, number + 1 FROM piece JOIN attachment ON id = attachment_id
  WHERE (number + 1) * 1048576 < length(bytes)
)
INSERT INTO attachment_piece (attachment_id, number, bytes)
SELECT attachment_id, number, substr(bytes, 1 + number * 1048576, 1048576)
FROM piece JOIN attachment ON id = attachment_id;
ALTER TABLE attachment DROP COLUMN bytes;
ALTER TABLE attachment ADD COLUMN described TEXT;  -- in the writer's words
ALTER TABLE attachment ADD COLUMN goes_on TEXT;    -- NULL while it stands with its entry
-- A picture made small, so that a list of them is light. Made when it is first looked at.
CREATE TABLE thumbnail (
  attachment_id INTEGER PRIMARY KEY REFERENCES attachment ON DELETE CASCADE,
  media_type    TEXT NOT NULL,
  bytes         BLOB NOT NULL
) STRICT;
