-- « Je l'ai essayé »: what became of a bon coup or a tool in another group, told by one of its people; the region is hers on that day
create table tries (
    id              $identity$,
    post_id         $long$ not null references posts (id) on delete cascade,
    member_id       $long$ not null references members (id),
    organisation_id $long$ references organisations (id),
    region_id       $long$ not null references regions (id),
    outcome         text not null,
    note            text not null,
    told_at         $long$ not null,
    unique (post_id, member_id)
) $strict$;
create index tries_by_member on tries (member_id);
create index tries_by_organisation on tries (organisation_id);

-- how many told, and how many groups of how many regions took it up: counted of tries
alter table posts add column tries $long$ not null default 0;
alter table posts add column tried_groups $long$ not null default 0;
alter table posts add column tried_regions $long$ not null default 0;
create index posts_by_tried on posts (tried_groups, id) where tried_groups > 0;
