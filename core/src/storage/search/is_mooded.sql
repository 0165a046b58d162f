EXISTS (SELECT 1 FROM checkin WHERE checkin.day = entry.day AND mood BETWEEN /* moods */)
