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
