-- The school's calendar, questionnaires, and losses in full.

-- Losses in full: states in the writer's own order, and what belongs to a note. No order means anything: `place` is NULL
-- until the writer has put the states in one, and until then they stand by the alphabet.
ALTER TABLE state ADD COLUMN place INTEGER;
-- How many days after its day a note was made; what may have set it off; whether it came as a wobble.
ALTER TABLE state_note ADD COLUMN late_days INTEGER NOT NULL DEFAULT 0 CHECK (late_days >= 0);
ALTER TABLE state_note ADD COLUMN marker_id INTEGER REFERENCES marker ON DELETE SET NULL;
ALTER TABLE state_note ADD COLUMN is_wobble INTEGER NOT NULL DEFAULT 0 CHECK (is_wobble IN (0, 1));
CREATE INDEX state_note_marker ON state_note (marker_id) WHERE marker_id IS NOT NULL;

-- The school's calendar: the days of the preset that was chosen, and what the writer changed or added. `which` is the
-- half-term a row of a preset stands for; one's own has none. Holidays that lie between two terms have no row.
CREATE TABLE school_period (
  id       INTEGER PRIMARY KEY,
  label    TEXT NOT NULL,               -- empty where the kind says it
  kind     TEXT NOT NULL CHECK (kind IN ('term', 'half_term', 'holiday', 'inset', 'bank_holiday')),
  which    TEXT,
  from_day TEXT NOT NULL,
  to_day   TEXT NOT NULL CHECK (to_day >= from_day),
  source   TEXT NOT NULL CHECK (source IN ('user', 'preset'))
) STRICT;

-- When a lower spell was told of, so that it is not told of again for six weeks.
CREATE TABLE lower_spell (
  day     TEXT PRIMARY KEY,           -- on which it was first shown
  is_left INTEGER NOT NULL DEFAULT 0 CHECK (is_left IN (0, 1))
) STRICT, WITHOUT ROWID;
