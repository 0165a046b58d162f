EXISTS (SELECT 1 FROM checkin CROSS JOIN checkin_word ON checkin_id = checkin.id
        WHERE checkin.day = entry.day AND word_id IN (/* ids */))
