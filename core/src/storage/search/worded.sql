SELECT entry.id FROM checkin_word CROSS JOIN checkin ON checkin.id = checkin_id
  CROSS JOIN entry INDEXED BY entry_day ON entry.day = checkin.day AND entry.binned_at IS NULL
WHERE word_id IN (/* ids */)
