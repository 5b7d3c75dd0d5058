-- who came into a live exchange without an account: a row of members whose role is Guest, for this exchange alone.
-- came_at is also when she agreed to the conditions; ended_at: she reads and writes there no more
create table exchange_guests (
    thread_id $long$ not null references exchanges (thread_id) on delete cascade,
    member_id $long$ not null references members (id) on delete cascade,
    came_at   $long$ not null,
    ended_at  $long$,
    primary key (thread_id, member_id)
) $strict$;
create index exchange_guests_by_member on exchange_guests (member_id);
-- those whose access is to end
create index exchange_guests_inside on exchange_guests (came_at) where ended_at is null;
