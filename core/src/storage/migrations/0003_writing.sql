-- Words the writer has taught the page. They are kept here and nowhere else.
CREATE TABLE learned_word (
  word TEXT PRIMARY KEY                -- as it was written when it was learned
) STRICT, WITHOUT ROWID;

-- Checking in in full, the week, what the writer noticed early, a sentence for a time, and being reminded.
ALTER TABLE checkin ADD COLUMN sleep_hours REAL CHECK (sleep_hours BETWEEN 0 AND 24);
ALTER TABLE checkin ADD COLUMN late_days INTEGER NOT NULL DEFAULT 0 CHECK (late_days BETWEEN 0 AND 2);
ALTER TABLE word ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
ALTER TABLE tag ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));

-- One a week. A week nobody answered has no row.
CREATE TABLE weekly (
  id          INTEGER PRIMARY KEY,
  week        TEXT NOT NULL UNIQUE,   -- the Monday of the week it is about
  at          INTEGER NOT NULL,
  zone        TEXT NOT NULL,
  seemed      INTEGER CHECK (seemed BETWEEN 0 AND 10),
  was         INTEGER CHECK (was BETWEEN 0 AND 10),
  hours       TEXT CHECK (hours IN ('under_40', 'from_40', 'from_50', 'from_60', 'from_70')),
  held_by     TEXT,                   -- who held the umbrella, in a line of one's own
  just_for_me TEXT
) STRICT;

-- Early signs: the bank that ships and one's own. Never counted up.
CREATE TABLE sign (
  id    INTEGER PRIMARY KEY,
  area  TEXT CHECK (area IN ('body', 'mind', 'feeling', 'doing', 'around')),  -- absent for one's own
  label TEXT NOT NULL UNIQUE COLLATE NOCASE,
  mine  INTEGER NOT NULL DEFAULT 0 CHECK (mine IN (0, 1))
) STRICT;
CREATE TABLE weekly_sign (
  weekly_id INTEGER NOT NULL REFERENCES weekly ON DELETE CASCADE,
  sign_id   INTEGER NOT NULL REFERENCES sign,
  PRIMARY KEY (weekly_id, sign_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX weekly_sign_sign ON weekly_sign (sign_id);
CREATE TABLE weekly_known (
  weekly_id INTEGER NOT NULL REFERENCES weekly ON DELETE CASCADE,
  known_id  INTEGER NOT NULL REFERENCES known ON DELETE CASCADE,
  PRIMARY KEY (weekly_id, known_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX weekly_known_known ON weekly_known (known_id);

-- A sentence for a time in which nothing was written, instead of values for its days.
CREATE TABLE period_note (
  id       INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL,
  to_day   TEXT NOT NULL CHECK (to_day >= from_day),
  at       INTEGER NOT NULL,
  zone     TEXT NOT NULL,
  note     TEXT NOT NULL
) STRICT;
CREATE INDEX period_note_days ON period_note (from_day, to_day);

-- The days on which the line of the reminder was shown.
CREATE TABLE reminder (
  day TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO sign (label, area) VALUES
  ('panic that comes from nowhere', 'body'), ('awake at three, or asleep and not rested', 'body'),
  ('tears near the surface', 'body'), ('ill as soon as a holiday begins', 'body'),
  ('aches that nobody can explain', 'body'),
  ('reading a page and keeping nothing of it', 'mind'), ('deciding too fast, or not at all', 'mind'),
  ('going over what I said', 'mind'), ('Sunday filling up with Monday', 'mind'),
  ('numb', 'feeling'), ('on guard with everybody', 'feeling'), ('caring less than I used to', 'feeling'),
  ('nothing left in me', 'feeling'), ('guilty whenever I leave on time', 'feeling'),
  ('working where I should be with somebody', 'doing'), ('putting friends off', 'doing'),
  ('keeping news from those at home', 'doing'), ('saying yes before I have thought', 'doing'),
  ('making nothing any more', 'doing'),
  ('praised to my face and written up afterwards', 'around'), ('meetings that turn into other meetings', 'around'),
  ('being told whom not to talk to', 'around'), ('a hard thing happened and nobody asked how I am', 'around');

-- Finding one's way: searches kept by name, days that stand out, memories left out, and the ways in for filters.
CREATE TABLE saved_search (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE COLLATE NOCASE,
  words      TEXT NOT NULL,           -- exactly as it stood in the field
  best_first INTEGER NOT NULL CHECK (best_first IN (0, 1))
) STRICT;
-- `until` is the last day of what took longer than one. `hard`: memories from around it stay silent.
CREATE TABLE marker (
  id    INTEGER PRIMARY KEY,
  day   TEXT NOT NULL,
  until TEXT CHECK (until > day),
  kind  TEXT NOT NULL CHECK (kind IN ('ofsted_call', 'ofsted_visit', 'ofsted_report', 'results', 'budget',
                                      'restructuring', 'bereavement', 'tribunal', 'conversion', 'exclusion', 'own')),
  label TEXT NOT NULL,                -- in the writer's words; empty where the kind says it
  hard  INTEGER NOT NULL CHECK (hard IN (0, 1))
) STRICT;
CREATE INDEX marker_day ON marker (day);
-- Entries that never come back as a memory.
CREATE TABLE memory_left_out (
  entry_id INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
CREATE INDEX entry_tag_tag ON entry_tag (tag_id, entry_id);
CREATE INDEX attachment_kind ON attachment (kind, entry_id);

-- What an entry said before, and the day on which what is in the bin goes.
-- A version is the text an entry had at the end of a sitting, or before a great deal was taken away from it. What came
-- and went is counted in words against the version before it.
CREATE TABLE version (
  id       INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE,
  saved_at INTEGER NOT NULL,          -- when this text was last saved, UTC milliseconds
  words    INTEGER NOT NULL,
  came     INTEGER NOT NULL,
  went     INTEGER NOT NULL,
  body     TEXT NOT NULL              -- Markdown, exactly as written
) STRICT;
CREATE INDEX version_entry ON version (entry_id, id);
-- NULL while it is not in the bin, and for what was put there before there was such a day: it gets one at the next
-- opening.
ALTER TABLE entry ADD COLUMN goes_on TEXT;
