(EXISTS (SELECT 1 FROM entry_known WHERE entry_id = entry.id AND known_id IN (/* these */))
  OR NOT EXISTS (SELECT 1 FROM entry_known WHERE entry_id = entry.id AND known_id IN (/* not */)))
