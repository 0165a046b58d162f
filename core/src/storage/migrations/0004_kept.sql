-- People and how they stand to the writer, guided reflections, what is kept, and what is attached by hand.

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
