-- analysed terms only (Forum.Core/Search/Terms): the configuration is « simple », the French is ours
create table search_posts (
    post_id bigint not null primary key references posts (id) on delete cascade,
    title   tsvector not null,
    body    tsvector not null
);
create index search_posts_by_term on search_posts using gin ((title || body));
create index search_posts_by_title on search_posts using gin (title);
create collation fr (provider = icu, locale = 'fr-CA');
