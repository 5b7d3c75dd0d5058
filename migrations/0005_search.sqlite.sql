-- analysed terms only (Forum.Core/Search/Terms), so that the index needs no French of its own and holds no readable text; rowid is the post's id
create virtual table search_posts using fts5 (title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
