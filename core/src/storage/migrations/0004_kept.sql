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
