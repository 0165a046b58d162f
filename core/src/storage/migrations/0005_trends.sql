-- The school's calendar, questionnaires, and losses in full.

-- When a lower spell was told of, so that it is not told of again for six weeks.
CREATE TABLE lower_spell (
  day     TEXT PRIMARY KEY,           -- on which it was first shown
  is_left INTEGER NOT NULL DEFAULT 0 CHECK (is_left IN (0, 1))
) STRICT, WITHOUT ROWID;
