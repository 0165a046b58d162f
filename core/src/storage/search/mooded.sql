SELECT entry.id FROM checkin
  CROSS JOIN entry INDEXED BY entry_day ON entry.day = checkin.day AND entry.binned_at IS NULL
WHERE mood BETWEEN /* moods */
