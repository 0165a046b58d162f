-- Newest first. The inner statement streams along the index's own rowids and stops at the limit; only the few rows
-- that are shown are looked up in `entry`. A join inside it would make the order a sort of every match.
-- The "+ 0" keeps SQLite from preparing the statement anew for every number bound to its limit.
SELECT found.id, entry.day, entry.at, entry.title, found.snippet
FROM (
  SELECT rowid AS id, snippet(entry_words, 0, char(2), char(3), '…', 24) AS snippet
  FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2 + 0 OFFSET ?3 + 0
) AS found JOIN entry ON entry.id = found.id
ORDER BY found.id DESC
