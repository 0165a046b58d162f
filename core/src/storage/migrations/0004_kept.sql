-- People and how they stand to the writer, guided reflections, what is kept, and what is attached by hand.

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
