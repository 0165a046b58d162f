-- The journal's first schema. Instants are UTC milliseconds; `day` is the civil day as lived, YYYY-MM-DD; `zone` is
-- an IANA name. What was not answered is NULL, never zero.

-- Whose database this is: the header's vault id, so that two journals' files cannot be mixed.
CREATE TABLE vault (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  vault_id        BLOB NOT NULL CHECK (length(vault_id) = 16),
  made_at         INTEGER NOT NULL,
  recovery_proved INTEGER NOT NULL DEFAULT 0 CHECK (recovery_proved IN (0, 1))
) STRICT;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL                 -- JSON
) STRICT, WITHOUT ROWID;

-- An entry's id grows with the moment written about (`at * 1024 + n`), so that "newest first" is the order of
-- rowids and streams from the index of words.
CREATE TABLE entry (
  id         INTEGER PRIMARY KEY,
  day        TEXT NOT NULL,
  at         INTEGER NOT NULL,
  zone       TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  binned_at  INTEGER,
  words      INTEGER NOT NULL,
  title      TEXT NOT NULL,           -- the first line, without marks
  preview    TEXT NOT NULL,           -- what follows it, without marks
  body       TEXT NOT NULL            -- Markdown, exactly as written
) STRICT;
CREATE INDEX entry_day ON entry (day) WHERE binned_at IS NULL;
CREATE INDEX entry_binned ON entry (binned_at) WHERE binned_at IS NOT NULL;

-- The index of words, inside the encrypted file. It holds no text of its own: it points into `entry`, and the
-- statements in storage/search.rs keep the two together. An entry in the bin is not in it.
CREATE VIRTUAL TABLE entry_words USING fts5 (
  body, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE tag (
  id       INTEGER PRIMARY KEY,
  label    TEXT NOT NULL UNIQUE COLLATE NOCASE,
  in_group TEXT CHECK (in_group IN ('work', 'home', 'coping', 'just_for_me'))
) STRICT;
CREATE TABLE entry_tag (
  entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE,
  tag_id   INTEGER NOT NULL REFERENCES tag,
  PRIMARY KEY (entry_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  id         INTEGER PRIMARY KEY,
  entry_id   INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('image', 'sound', 'video', 'pdf')),
  media_type TEXT NOT NULL,
  name       TEXT,
  size       INTEGER NOT NULL,
  sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX attachment_entry ON attachment (entry_id);

-- What came from elsewhere, so that the same export read twice adds nothing.
CREATE TABLE imported (
  source    TEXT NOT NULL,            -- 'day_one'
  source_id TEXT NOT NULL,
  entry_id  INTEGER REFERENCES entry ON DELETE SET NULL ON UPDATE CASCADE,
  PRIMARY KEY (source, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_entry ON imported (entry_id);

CREATE TABLE checkin (
  id        INTEGER PRIMARY KEY,
  day       TEXT NOT NULL,
  at        INTEGER NOT NULL,
  zone      TEXT NOT NULL,
  mood      INTEGER CHECK (mood BETWEEN 1 AND 5),
  energy    INTEGER CHECK (energy BETWEEN 1 AND 5),
  bucket    INTEGER CHECK (bucket BETWEEN 0 AND 4),
  sleep     INTEGER CHECK (sleep BETWEEN 1 AND 4),
  light     TEXT,
  took_s    INTEGER
) STRICT;
CREATE INDEX checkin_day ON checkin (day, mood, energy, bucket, sleep);

CREATE TABLE word (
  id       INTEGER PRIMARY KEY,
  label    TEXT NOT NULL UNIQUE COLLATE NOCASE,
  quadrant TEXT CHECK (quadrant IN ('bright', 'calm', 'tense', 'heavy'))
) STRICT;
CREATE TABLE checkin_word (
  checkin_id INTEGER NOT NULL REFERENCES checkin ON DELETE CASCADE,
  word_id    INTEGER NOT NULL REFERENCES word,
  place      INTEGER NOT NULL,        -- in the order chosen
  PRIMARY KEY (checkin_id, word_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkin_tag (
  checkin_id INTEGER NOT NULL REFERENCES checkin ON DELETE CASCADE,
  tag_id     INTEGER NOT NULL REFERENCES tag,
  place      INTEGER NOT NULL,
  PRIMARY KEY (checkin_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX checkin_word_word ON checkin_word (word_id, checkin_id);
CREATE INDEX checkin_tag_tag ON checkin_tag (tag_id, checkin_id);

CREATE TABLE loss (
  id         INTEGER PRIMARY KEY,
  title      TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('job', 'role_change', 'bereavement', 'health', 'relationship',
                                           'trust_in_system', 'other')),
  began_on   TEXT,
  note       TEXT,
  status     TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'resting')),
  created_at INTEGER NOT NULL
) STRICT;

-- States have a hue and no order. `family` is the textbook's, kept for help text alone.
CREATE TABLE state (
  id      INTEGER PRIMARY KEY,
  label   TEXT NOT NULL,
  hint    TEXT,
  family  TEXT CHECK (family IN ('cant_take_in', 'anger', 'what_if', 'heavy', 'living_with')),
  hue     INTEGER NOT NULL,
  builtin INTEGER NOT NULL CHECK (builtin IN (0, 1)),
  hidden  INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))
) STRICT;

CREATE TABLE state_note (
  id       INTEGER PRIMARY KEY,
  loss_id  INTEGER NOT NULL REFERENCES loss ON DELETE CASCADE,
  day      TEXT NOT NULL,
  at       INTEGER NOT NULL,
  zone     TEXT NOT NULL,
  facing   TEXT CHECK (facing IN ('toward_loss', 'toward_next', 'resting', 'unsure')),
  note     TEXT,
  entry_id INTEGER REFERENCES entry ON DELETE SET NULL ON UPDATE CASCADE
) STRICT;
CREATE INDEX state_note_loss ON state_note (loss_id, at);
CREATE INDEX state_note_entry ON state_note (entry_id);

-- A state that was not felt has no row here: absent is not nought.
CREATE TABLE state_note_level (
  state_note_id INTEGER NOT NULL REFERENCES state_note ON DELETE CASCADE,
  state_id      INTEGER NOT NULL REFERENCES state,
  level         INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  PRIMARY KEY (state_note_id, state_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX state_note_level_state ON state_note_level (state_id);

-- People and places by name, and what a summary says instead. Never a child.
CREATE TABLE known (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'place')),
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL
) STRICT;
CREATE TABLE known_also (
  known_id INTEGER NOT NULL REFERENCES known ON DELETE CASCADE,
  name     TEXT NOT NULL,
  PRIMARY KEY (known_id, name)
) STRICT, WITHOUT ROWID;

-- What ships: words in four quadrants, sixteen tags in their groups, eleven states.
INSERT INTO word (label, quadrant) VALUES
  ('hopeful', 'bright'), ('proud', 'bright'), ('excited', 'bright'), ('amused', 'bright'), ('determined', 'bright'),
  ('grateful', 'bright'), ('connected', 'bright'), ('useful', 'bright'),
  ('content', 'calm'), ('peaceful', 'calm'), ('relieved', 'calm'), ('cared for', 'calm'), ('steady', 'calm'),
  ('rested', 'calm'), ('present', 'calm'), ('free', 'calm'),
  ('anxious', 'tense'), ('angry', 'tense'), ('on guard', 'tense'), ('overwhelmed', 'tense'), ('frustrated', 'tense'),
  ('betrayed', 'tense'), ('panicky', 'tense'), ('unfairly treated', 'tense'),
  ('sad', 'heavy'), ('lonely', 'heavy'), ('empty', 'heavy'), ('numb', 'heavy'), ('ashamed', 'heavy'),
  ('guilty', 'heavy'), ('worn out', 'heavy'), ('out of my depth', 'heavy'), ('missing it', 'heavy'),
  ('dispensable', 'heavy');

INSERT INTO tag (label, in_group) VALUES
  ('teaching and classrooms', 'work'), ('gate and corridors', 'work'), ('staff matter', 'work'),
  ('parent complaint', 'work'), ('safeguarding day', 'work'), ('governors', 'work'), ('trust or LA', 'work'),
  ('Ofsted', 'work'), ('budget', 'work'), ('long meeting', 'work'),
  ('family', 'home'), ('friends', 'home'),
  ('moved my body', 'coping'), ('outdoors', 'coping'),
  ('made something', 'just_for_me'), ('just for me', 'just_for_me');

INSERT INTO state (label, hint, family, hue, builtin) VALUES
  ('Can’t take it in', 'I keep expecting someone to say it was a mistake.', 'cant_take_in', 0, 1),
  ('Angry, it isn’t fair', 'I go over what they did and it burns.', 'anger', 1, 1),
  ('What if, if only', 'I replay it and look for the turning that would have saved it.', 'what_if', 2, 1),
  ('Low and heavy', 'Things I used to do easily take all I have.', 'heavy', 3, 1),
  ('Living with it', 'It happened, it is part of my story, and today it is not the whole of it.', 'living_with', 4, 1),
  ('Numb', 'I know I should feel something, and nothing comes.', NULL, 5, 1),
  ('Missing it', 'A bell, a corridor, a name, and I want to be back there.', NULL, 6, 1),
  ('Guilty or ashamed', 'I think of who I let down, and I look away.', NULL, 7, 1),
  ('On guard', 'I weigh every word and watch the door.', NULL, 8, 1),
  ('Relieved, freer', 'I breathed out, and noticed that I had.', NULL, 9, 1),
  ('Finding my feet', 'I caught myself being curious about what comes next.', NULL, 10, 1);
