 AND rowid BETWEEN ?3 AND ?4
  -- The ids bound the walk along the index; what the entry itself is asked comes last, for the few that are left.
  AND EXISTS (SELECT 1 FROM entry WHERE entry.id = entry_words.rowid AND entry.day BETWEEN ?1 AND ?2 /* parts */)
