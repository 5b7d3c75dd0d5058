-- who goes to a training or an exchange: shown by name to who may read it
create table attendances (
    post_id   $long$ not null references posts (id) on delete cascade,
    member_id $long$ not null references members (id),
    said_at   $long$ not null,
    primary key (post_id, member_id)
) $strict$;
create index attendances_by_member on attendances (member_id);

-- what became of a group's application for money: deposited, granted, refused; told by one of its people
create table funding_applications (
    post_id         $long$ not null references posts (id) on delete cascade,
    member_id       $long$ not null references members (id),
    organisation_id $long$ references organisations (id),
    outcome         text not null,
    note            text not null,
    told_at         $long$ not null,
    primary key (post_id, member_id)
) $strict$;
create index funding_applications_by_member on funding_applications (member_id);

-- who asked to be reminded of a deadline, fourteen and three days before
create table reminders (
    post_id   $long$ not null references posts (id) on delete cascade,
    member_id $long$ not null references members (id),
    asked_at  $long$ not null,
    primary key (post_id, member_id)
) $strict$;
create index reminders_by_member on reminders (member_id);

-- letters about a day of a sheet, each written once: Deadline and days before it, or Debrief
create table agenda_letters (
    id         $identity$,
    kind       text not null,
    post_id    $long$ not null references posts (id) on delete cascade,
    date_key   $long$ not null,
    starts_at  $long$ not null,
    days       $long$ not null,
    member_id  $long$ not null references members (id),
    written_at $long$ not null,
    unique (kind, post_id, date_key, starts_at, days, member_id)
) $strict$;
create index agenda_letters_by_member on agenda_letters (member_id);

-- addresses that calendars and feed readers ask without signing in: each serves one list, as its member may read it. The store keeps a hash
create table feed_keys (
    id         $identity$,
    member_id  $long$ not null references members (id),
    secret     text not null unique,
    feed       text not null,
    made_at    $long$ not null,
    used_on    text not null default ''
) $strict$;
create index feed_keys_by_member on feed_keys (member_id, id);
