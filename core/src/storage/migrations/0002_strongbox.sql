-- The chain of changes: what the whole journal added up to after each of the last changes, each link sealed upon the
-- one before it. The newest link also stands in the file `seal` beside the database. See FORMAT.md.
CREATE TABLE chain (
  number INTEGER PRIMARY KEY,         -- 1 for the first, then one more for each change
  at     INTEGER NOT NULL,            -- the moment of the change, UTC milliseconds
  sum    BLOB NOT NULL CHECK (length(sum) = 32),
  link   BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

-- The index of words points at what is not in the bin, so that it can be looked over against the very text it was made
-- of: an older page of the index is found like that.
DROP TABLE entry_words;
CREATE VIEW entry_shown AS SELECT id, body FROM entry WHERE binned_at IS NULL;
CREATE VIRTUAL TABLE entry_words USING fts5 (
  body, content = 'entry_shown', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO entry_words (entry_words) VALUES ('rebuild');

-- Backups that were made, each opened and counted since. Not part of the chain: it tells of files, not of what was
-- written.
CREATE TABLE backup (
  name      TEXT PRIMARY KEY,         -- the file's name in `backups/`
  made_at   INTEGER NOT NULL,
  number    INTEGER NOT NULL,         -- the newest change in it
  entries   INTEGER NOT NULL,
  tested_at INTEGER NOT NULL          -- when it was last opened and counted
) STRICT, WITHOUT ROWID;
