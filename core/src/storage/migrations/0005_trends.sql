-- The school's calendar, questionnaires, and losses in full.
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
