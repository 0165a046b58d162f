(EXISTS (SELECT 1 FROM entry_tag WHERE entry_id = entry.id AND tag_id IN (/* ids */))
  OR EXISTS (SELECT 1 FROM checkin CROSS JOIN checkin_tag ON checkin_id = checkin.id
             WHERE checkin.day = entry.day AND tag_id IN (/* ids */)))
