create table organisations (
    id           $identity$,
    name         text not null,
    municipality text not null default '',
    about        text not null default '',
    region_id    $long$ not null references regions (id),
    created_at   $long$ not null
) $strict$;

-- every region an organisation serves, its home region included
create table organisation_regions (
    organisation_id $long$ not null references organisations (id) on delete cascade,
    region_id       $long$ not null references regions (id),
    primary key (organisation_id, region_id)
) $strict$;

create table members (
    id              $identity$,
    email           text not null,
    email_key       text not null unique,
    password_hash   text,
    name            text not null,
    -- the words of the name, folded, each after a space (NameKey): « @ » finds a member by the beginning of any of them
    name_key        text not null,
    title           text not null default '',
    organisation_id $long$ references organisations (id),
    region_id       $long$ not null references regions (id),
    role            text not null default 'Member',
    lang            text not null default 'fr',
    created_at      $long$ not null,
    all_read_at     $long$ not null,
    failed_sign_ins $long$ not null default 0,
    locked_until    $long$,
    suspended_at    $long$,
    removed_at      $long$
) $strict$;
create index members_by_organisation on members (organisation_id);
create index members_by_region on members (region_id);

-- where a facilitator facilitates: a region, a theme, or the cell of both; the rows add up
create table member_scopes (
    id        $identity$,
    member_id $long$ not null references members (id) on delete cascade,
    region_id $long$ references regions (id),
    theme_id  $long$ references themes (id)
) $strict$;
create index member_scopes_by_member on member_scopes (member_id);

-- what a member follows; following never gives a right
create table member_regions (
    member_id $long$ not null references members (id) on delete cascade,
    region_id $long$ not null references regions (id),
    primary key (member_id, region_id)
) $strict$;

create table member_themes (
    member_id $long$ not null references members (id) on delete cascade,
    theme_id  $long$ not null references themes (id),
    primary key (member_id, theme_id)
) $strict$;

-- the regions whose threads a member may read when a thread is kept to its regions
create view member_reach as
    select id as member_id, region_id from members
    union
    select m.id, o.region_id from members m join organisation_regions o on o.organisation_id = m.organisation_id
    union
    select member_id, region_id from member_scopes where region_id is not null and theme_id is null;

-- id is the SHA-256 of the cookie's random value: the table alone opens no session
create table sessions (
    id         text not null primary key,
    member_id  $long$ not null references members (id) on delete cascade,
    created_at $long$ not null,
    seen_at    $long$ not null,
    expires_at $long$ not null
) $strict$;
create index sessions_by_member on sessions (member_id);
create index sessions_by_expiry on sessions (expires_at);
