-- Finding one's way: searches kept by name, days that stand out, memories left out, and the ways in for filters.
CREATE TABLE saved_search (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE COLLATE NOCASE,
  words      TEXT NOT NULL,           -- exactly as it stood in the field
  best_first INTEGER NOT NULL CHECK (best_first IN (0, 1))
) STRICT;
-- `until` is the last day of what took longer than one. `hard`: memories from around it stay silent.
CREATE TABLE marker (
  id    INTEGER PRIMARY KEY,
  day   TEXT NOT NULL,
  until TEXT CHECK (until > day),
  kind  TEXT NOT NULL CHECK (kind IN ('ofsted_call', 'ofsted_visit', 'ofsted_report', 'results', 'budget',
                                      'restructuring', 'bereavement', 'tribunal', 'conversion', 'exclusion', 'own')),
  label TEXT NOT NULL,                -- in the writer's words; empty where the kind says it
  hard  INTEGER NOT NULL CHECK (hard IN (0, 1))
) STRICT;
CREATE INDEX marker_day ON marker (day);
-- Entries that never come back as a memory.
CREATE TABLE memory_left_out (
  entry_id INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
CREATE INDEX entry_tag_tag ON entry_tag (tag_id, entry_id);
CREATE INDEX attachment_kind ON attachment (kind, entry_id);
