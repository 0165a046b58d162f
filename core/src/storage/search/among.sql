 -- The "+" keeps each id from being asked of the index of words by itself, which counts every match anew.
  AND +rowid IN (/* ids */)
