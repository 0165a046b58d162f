-- Entries by their ids alone, newest first. The limit of the inner statement, which is none, keeps its order; rows are
-- looked up one after the other until there are enough.
SELECT entry.id, entry.day, entry.at, entry.title, entry.preview
FROM (
  SELECT id FROM (/* ids */) WHERE id BETWEEN ?3 AND ?4 ORDER BY id DESC LIMIT -1
) AS found CROSS JOIN entry ON entry.id = found.id
WHERE entry.binned_at IS NULL AND entry.day BETWEEN ?1 AND ?2 /* parts */
LIMIT ?5 + 0 OFFSET ?6 + 0
