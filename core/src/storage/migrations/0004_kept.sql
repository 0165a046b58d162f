-- People and how they stand to the writer, guided reflections, what is kept, and what is attached by hand.

-- What is attached: its bytes in pieces of at most a mebibyte, so that nobody holds all of them; what the writer says of
-- it; and the day on which what was taken out of an entry goes.
CREATE TABLE attachment_piece (
  attachment_id INTEGER NOT NULL REFERENCES attachment ON DELETE CASCADE,
  number        INTEGER NOT NULL CHECK (number >= 0),
  bytes         BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  PRIMARY KEY (attachment_id, number)
) STRICT;
WITH RECURSIVE piece (attachment_id, number) AS (
  SELECT id, 0 FROM attachment WHERE length(bytes) > 0
  UNION ALL
  SELECT attachment_id, number + 1 FROM piece JOIN attachment ON id = attachment_id
  WHERE (number + 1) * 1048576 < length(bytes)
)
INSERT INTO attachment_piece (attachment_id, number, bytes)
SELECT attachment_id, number, substr(bytes, 1 + number * 1048576, 1048576)
FROM piece JOIN attachment ON id = attachment_id;
ALTER TABLE attachment DROP COLUMN bytes;
ALTER TABLE attachment ADD COLUMN described TEXT;  -- in the writer's words
ALTER TABLE attachment ADD COLUMN goes_on TEXT;    -- NULL while it stands with its entry
-- A picture made small, so that a list of them is light. Made when it is first looked at.
CREATE TABLE thumbnail (
  attachment_id INTEGER PRIMARY KEY REFERENCES attachment ON DELETE CASCADE,
  media_type    TEXT NOT NULL,
  bytes         BLOB NOT NULL
) STRICT;
