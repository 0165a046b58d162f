-- Words the writer has taught the page. They are kept here and nowhere else.
CREATE TABLE learned_word (
  word TEXT PRIMARY KEY                -- as it was written when it was learned
) STRICT, WITHOUT ROWID;
