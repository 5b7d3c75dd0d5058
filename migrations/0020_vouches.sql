-- the group that somebody who asks to join names, where it is here: its own members are asked whether they know her
alter table join_requests add column organisation_id $long$ references organisations (id);
create index join_requests_by_organisation on join_requests (organisation_id) where organisation_id is not null;

-- what a member of that group says: she knows her as a colleague, or does not. let_in: her word alone opened the door
create table join_vouches (
    request_id $long$ not null references join_requests (id) on delete cascade,
    member_id  $long$ not null references members (id),
    knows      $boolean$ not null,
    let_in     $boolean$ not null,
    vouched_at $long$ not null,
    primary key (request_id, member_id)
) $strict$;
create index join_vouches_by_member on join_vouches (member_id, vouched_at);

-- an invitation on a colleague's word is for her group alone
alter table invitations add column organisation_id $long$ references organisations (id);
