-- « dossiers de concertation »: what somebody brings to a table of partners, on two pages. Hers alone until she prints it
create table briefs (
    id                 $identity$,
    member_id          $long$ not null references members (id),
    title              text not null,
    table_name         text not null,
    figures            text not null,
    demands            text not null,
    created_at         $long$ not null,
    changed_at         $long$ not null,
    -- what the table said, told in a thread of its own
    returned_thread_id $long$ references threads (id) on delete set null
) $strict$;
create index briefs_by_member on briefs (member_id, id);

-- what it quotes, without a name, in the words its maker kept
create table brief_quotes (
    brief_id $long$ not null references briefs (id) on delete cascade,
    post_id  $long$ not null references posts (id) on delete cascade,
    position $long$ not null,
    quote    text not null,
    primary key (brief_id, post_id)
) $strict$;
create index brief_quotes_by_post on brief_quotes (post_id);
