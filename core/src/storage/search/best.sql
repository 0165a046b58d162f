-- Best match first. Ordered by the hidden column `rank` and by nothing else, FTS5 sorts ids by itself and marks only
-- the rows that come out under the limit; a join inside would mark every match before sorting. CROSS JOIN keeps the
-- order found: sorting a page again would let rows of equal rank change places across the edge of the page.
-- The "+ 0" keeps SQLite from preparing the statement anew for every number bound to its limit.
SELECT found.id, entry.day, entry.at, entry.title, found.snippet
FROM (
  SELECT rowid AS id, snippet(entry_words, 0, char(2), char(3), '…', 24) AS snippet
  FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rank LIMIT ?2 + 0 OFFSET ?3 + 0
) AS found CROSS JOIN entry ON entry.id = found.id
