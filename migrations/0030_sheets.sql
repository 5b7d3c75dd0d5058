-- what a message says in fields beside its text (funder, amount, seats…): Forum.Core/Sheets says which kind of message has which; it goes where its message goes
create table sheets (
    post_id    $long$ not null primary key references posts (id) on delete cascade,
    kind       text not null,
    fields     text not null,
    changed_at $long$ not null,
    changed_by $long$ not null references members (id),
    -- when its last day or deadline was over, and when it had gone too long without somebody saying that it holds
    ended_at   $long$,
    stale_at   $long$
) $strict$;
create index sheets_by_kind on sheets (kind, post_id);

-- its deadlines or its days; region null: for everybody. The key is never given to another day of the same sheet: calendars know it by it
create table sheet_dates (
    post_id   $long$ not null references sheets (post_id) on delete cascade,
    key       $long$ not null,
    region_id $long$ references regions (id),
    starts_at $long$ not null,
    ends_at   $long$,
    has_hour  $boolean$ not null,
    zone      text not null,
    -- how often it was moved (RFC 5545, SEQUENCE), and whether it is called off
    sequence     $long$ not null default 0,
    cancelled_at $long$,
    primary key (post_id, key)
) $strict$;
create index sheet_dates_by_time on sheet_dates (starts_at, post_id);
