-- a member's picture, drawn anew by the program: two squares in WebP. members.picture is its name in addresses: random, another one for each picture; empty for none
alter table members add column picture text not null default '';
create unique index members_by_picture on members (picture) where picture <> '';
create table member_pictures (
    member_id $long$ not null primary key references members (id) on delete cascade,
    large     $bytes$ not null,
    small     $bytes$ not null,
    made_at   $long$ not null
) $strict$;
