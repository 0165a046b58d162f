SELECT entry_id AS id FROM entry_tag WHERE tag_id IN (/* ids */)
UNION ALL
SELECT entry.id FROM checkin_tag CROSS JOIN checkin ON checkin.id = checkin_id
  CROSS JOIN entry INDEXED BY entry_day ON entry.day = checkin.day AND entry.binned_at IS NULL
WHERE tag_id IN (/* ids */)
