-- whom a member wants no private message from
create table blocks (
    member_id  $long$ not null references members (id) on delete cascade,
    blocked_id $long$ not null references members (id) on delete cascade,
    created_at $long$ not null,
    primary key (member_id, blocked_id)
) $strict$;
create index blocks_by_blocked on blocks (blocked_id);
create index thread_readers_by_member on thread_readers (member_id);
