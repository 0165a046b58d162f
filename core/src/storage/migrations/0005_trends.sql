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

-- Questionnaires. Those whose wording the writer brought, `asked` whole and as JSON. One that was answered never changes:
-- another wording is another row of its name, and the older one is put away.
CREATE TABLE questionnaire (
  id      INTEGER PRIMARY KEY,
  pack    TEXT UNIQUE,                  -- of a pack there is one wording at a time
  asked   TEXT NOT NULL,
  is_away INTEGER NOT NULL DEFAULT 0 CHECK (is_away IN (0, 1))
) STRICT;
-- Whether one is offered in each half-term, where the writer has said so.
CREATE TABLE questionnaire_offer (
  instrument TEXT PRIMARY KEY,
  is_on      INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT, WITHOUT ROWID;
-- What was answered, with all that says what it was an answer to.
CREATE TABLE questionnaire_answered (
  id              INTEGER PRIMARY KEY,
  instrument      TEXT NOT NULL,        -- one that ships, a pack, or `own:` and the id in `questionnaire`
  wording_version TEXT NOT NULL,
  licence         TEXT NOT NULL,
  scoring         TEXT NOT NULL,
  scoring_version INTEGER NOT NULL,
  day             TEXT NOT NULL,
  score           REAL                  -- NULL where nothing is computed, or a question was skipped
) STRICT;
CREATE INDEX questionnaire_answered_day ON questionnaire_answered (instrument, day);
CREATE TABLE questionnaire_answer (
  answered_id INTEGER NOT NULL REFERENCES questionnaire_answered ON DELETE CASCADE,
  place       INTEGER NOT NULL,         -- from nought on, in the order in which they were asked
  item        TEXT NOT NULL,
  answer      INTEGER,                  -- NULL where skipped
  PRIMARY KEY (answered_id, place)
) STRICT, WITHOUT ROWID;
-- A score of a questionnaire that was answered elsewhere.
CREATE TABLE score_elsewhere (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  day   TEXT NOT NULL,
  score REAL NOT NULL
) STRICT;
