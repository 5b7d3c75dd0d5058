-- what facilitators and coordinators did, in a chain: each row holds the SHA-256 of itself and of the row before it. Ids only, no name and no word of anybody (Forum.Core/Moderation/AuditLog), so that erasing a member leaves it whole.
create table audit_log (
    id         $long$ not null primary key,
    at         $long$ not null,
    member_id  $long$ not null,
    act        text not null,
    thread_id  $long$,
    number     $long$,
    subject_id $long$,
    detail     text not null,
    hash       text not null
) $strict$;

-- what members point out to facilitators; a member has one open report a post
create table reports (
    id         $identity$,
    post_id    $long$ not null references posts (id) on delete cascade,
    member_id  $long$ not null references members (id) on delete cascade,
    reason     text not null,
    words      text not null,
    created_at $long$ not null,
    outcome    text not null default '',
    settled_at $long$,
    settled_by $long$ references members (id)
) $strict$;
create unique index reports_once on reports (post_id, member_id) where settled_at is null;
create index reports_open on reports (created_at, id) where settled_at is null;
create index reports_settled on reports (settled_at desc, id desc) where settled_at is not null;

-- so many seconds between two replies of one member
alter table threads add column slow_seconds $long$ not null default 0;
-- a thread that went into another: its row stays for its old address
alter table threads add column merged_into $long$ references threads (id);

-- acts that members should know of, thin lines under the post that was last: Forum.Core/Posts/ThreadLine
alter table posts add column lines text not null default '';
-- the row is what a moved post leaves at its number; it counts as deleted
alter table posts add column moved_to $long$ references posts (id);
create index posts_moved on posts (moved_to) where moved_to is not null;
-- of a moved post: when it was written; created_at is when it came into its thread, so that numbers and moments have one order
alter table posts add column written_at $long$;

-- messages that went from one thread to another, so that it can be undone
create table thread_moves (
    id          $identity$,
    kind        text not null,
    from_thread $long$ not null references threads (id),
    to_thread   $long$ not null references threads (id),
    moved_by    $long$ not null references members (id),
    moved_at    $long$ not null,
    undone_at   $long$
) $strict$;
create index thread_moves_to on thread_moves (to_thread, moved_at desc);

create table moved_posts (
    move_id     $long$ not null references thread_moves (id) on delete cascade,
    post_id     $long$ not null references posts (id) on delete cascade,
    from_number $long$ not null,
    to_number   $long$ not null,
    created_at  $long$ not null,
    written_at  $long$,
    primary key (move_id, post_id)
) $strict$;

-- a word, or a suspension; ends_at null: without end
create table sanctions (
    id        $identity$,
    member_id $long$ not null references members (id) on delete cascade,
    kind      text not null,
    words     text not null,
    given_by  $long$ not null references members (id),
    given_at  $long$ not null,
    ends_at   $long$,
    lifted_at $long$,
    lifted_by $long$ references members (id)
) $strict$;
create index sanctions_by_member on sanctions (member_id, given_at desc);
-- a suspension that nobody lifted, and that no moment ended so far
create unique index sanctions_standing on sanctions (member_id) where kind = 'Suspension' and lifted_at is null;

-- newcomers whose first post somebody of the facilitators answered for
create table welcomes (
    member_id   $long$ not null primary key references members (id) on delete cascade,
    welcomed_by $long$ not null references members (id),
    welcomed_at $long$ not null
) $strict$;
create index posts_by_author on posts (author_id, id);

-- a theme that went into another: its old address leads there
alter table themes add column merged_into $long$ references themes (id);
