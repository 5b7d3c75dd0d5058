-- what lists of sheets filter by: the answer to the one choice that its kind names (Core/Sheets, SheetKind.Facet)
alter table sheets add column facet text not null default '';
update sheets set facet = 'cc-by' where kind = 'Tool' and fields like '%"licence":"cc-by"%';
update sheets set facet = 'cc-by-sa' where kind = 'Tool' and fields like '%"licence":"cc-by-sa"%';
update sheets set facet = 'cc-by-nc' where kind = 'Tool' and fields like '%"licence":"cc-by-nc"%';
update sheets set facet = 'cc-by-nc-sa' where kind = 'Tool' and fields like '%"licence":"cc-by-nc-sa"%';
update sheets set facet = 'domaine-public' where kind = 'Tool' and fields like '%"licence":"domaine-public"%';
update sheets set facet = 'avec-accord' where kind = 'Tool' and fields like '%"licence":"avec-accord"%';

-- how often files of its opening message were taken, of versions before and of files taken off since too: counted as files.downloads is, and nothing can count it again
alter table threads add column downloads $long$ not null default 0;
update threads set downloads = coalesce((select cast(sum(f.downloads) as $long$) from files f join posts p on p.id = f.post_id where p.thread_id = threads.id and p.number = 1), 0) where kind = 'Tool';

-- the library's lists; other threads are in none of these
create index threads_in_library on threads (kind, created_at desc, id desc) where kind in ('Tool', 'Resource', 'Study');
create index threads_most_taken on threads (downloads desc, id desc) where kind = 'Tool';

-- the tool that a tool is adapted from, by their opening messages
create table tool_origins (
    post_id   $long$ not null primary key references posts (id) on delete cascade,
    origin_id $long$ not null references posts (id) on delete cascade,
    said_by   $long$ not null references members (id),
    said_at   $long$ not null
) $strict$;
create index tool_origins_by_origin on tool_origins (origin_id, said_at, post_id);

-- the versions of a tool, from the second one on: with it, the first gets its row too. The last one is what stands under the message
create table tool_versions (
    id       $identity$,
    post_id  $long$ not null references posts (id) on delete cascade,
    word     text not null,
    changed  text not null,
    given_by $long$ not null references members (id),
    given_at $long$ not null
) $strict$;
create index tool_versions_by_post on tool_versions (post_id, id);

-- the version before that a file belonged to; null: it stands under its message
alter table files add column version_id $long$ references tool_versions (id) on delete cascade;
create index files_by_version on files (version_id, id) where version_id is not null;
