-- when a program of the machine was asked for a picture of a PDF's first page (Forum.Core/Files/DrawPages); null: not yet.
-- What it drew stands where an image's smaller picture does (preview); nothing there: it could not
alter table files add column page_asked_at $long$;
create index files_without_page on files (id) where kind = 'Pdf' and page_asked_at is null;
