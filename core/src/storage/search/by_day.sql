-- Entries of a range of days, newest first: streams backwards along the index of days and stops at the limit; what an
-- entry is asked besides is asked of its day and its id. Between ?3 and ?4 lie the ids of the range, which the days say
-- already.
SELECT entry.id, entry.day, entry.at, entry.title, entry.preview
FROM (
  SELECT id FROM entry INDEXED BY entry_day
  WHERE binned_at IS NULL AND day BETWEEN ?1 AND ?2 AND id BETWEEN ?3 AND ?4 /* parts */
  ORDER BY day DESC, id DESC LIMIT ?5 + 0 OFFSET ?6 + 0
) AS found CROSS JOIN entry ON entry.id = found.id
