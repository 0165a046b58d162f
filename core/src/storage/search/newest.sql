-- Newest first. The inner statement streams along the index's own rowids and stops at the limit; only the few rows
-- that are shown are looked up in `entry`. A join inside it would make the order a sort of every match.
SELECT found.id, entry.day, entry.at, entry.title, found.snippet
FROM (
  SELECT rowid AS id, snippet(entry_words, 0, char(2), char(3), '…', 24) AS snippet
  FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2 OFFSET ?3
) AS found JOIN entry ON entry.id = found.id
ORDER BY found.id DESC
