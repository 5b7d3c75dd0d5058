-- a region or a theme that is private as a whole, since when; null: open
alter table regions add column private_at $long$;
alter table themes add column private_at $long$;

-- what the author of a thread chose, while a private region or theme narrows it (audience is then Places): Forum.Core/Threads/ThreadAudience. Null where audience is what she chose
alter table threads add column chosen_audience text;

-- who reads a private theme, besides those who facilitate the whole of it and coordinators
create table theme_people (
    theme_id  $long$ not null references themes (id) on delete cascade,
    member_id $long$ not null references members (id) on delete cascade,
    let_in_by $long$ not null references members (id),
    let_in_at $long$ not null,
    primary key (theme_id, member_id)
) $strict$;
create index theme_people_by_member on theme_people (member_id);
