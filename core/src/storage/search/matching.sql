-- Entries whose words match, newest or best first. Ordered by rowid or by the hidden column `rank` and by nothing else,
-- FTS5 streams along its own rowids, or sorts ids by itself, and marks only the rows that come out under the limit; a
-- join inside would mark every match before sorting. CROSS JOIN keeps the order found: sorting a page again would let
-- rows of equal rank change places across the edge of the page.
-- The "+ 0" keeps SQLite from preparing the statement anew for every number bound to its limit.
SELECT found.id, entry.day, entry.at, entry.title, found.snippet
FROM (
  SELECT rowid AS id, snippet(entry_words, 0, char(2), char(3), '…', 24) AS snippet
  FROM entry_words WHERE entry_words MATCH ?7 /* also */
  ORDER BY /* order */ LIMIT ?5 + 0 OFFSET ?6 + 0
) AS found CROSS JOIN entry ON entry.id = found.id
