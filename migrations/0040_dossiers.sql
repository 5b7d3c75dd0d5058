-- messages of a political dossier that say where things stand now: its dated updates
create table post_updates (
    post_id   $long$ not null primary key references posts (id) on delete cascade,
    marked_by $long$ not null references members (id),
    marked_at $long$ not null
) $strict$;
create index post_updates_by_marker on post_updates (marked_by);

-- a straw poll: one question to everybody who reads a thread. Its counts are for everybody, or for who asked and who facilitates
create table polls (
    id           $identity$,
    thread_id    $long$ not null references threads (id) on delete cascade,
    question     text not null,
    counts_shown $boolean$ not null,
    made_by      $long$ not null references members (id),
    made_at      $long$ not null,
    closed_at    $long$
) $strict$;
create index polls_by_thread on polls (thread_id, id);
create index polls_by_maker on polls (made_by);

create table poll_choices (
    poll_id  $long$ not null references polls (id) on delete cascade,
    position $long$ not null,
    label    text not null,
    primary key (poll_id, position)
) $strict$;

-- who chose what: nobody is ever shown it, only how many
create table poll_votes (
    poll_id   $long$ not null references polls (id) on delete cascade,
    member_id $long$ not null references members (id),
    position  $long$ not null,
    voted_at  $long$ not null,
    primary key (poll_id, member_id)
) $strict$;
create index poll_votes_by_member on poll_votes (member_id);
