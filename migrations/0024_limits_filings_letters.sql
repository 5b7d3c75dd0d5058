-- how often each limit refused something, by the hour: no member, no address
create table limit_refusals (
    name    text not null,
    hour    $long$ not null,
    refused $long$ not null,
    primary key (name, hour)
) $strict$;

-- a thread filed elsewhere, so that it can be undone: ids of regions and themes with a space between, the main one first, as they were and as they became
create table thread_filings (
    id          $identity$,
    thread_id   $long$ not null references threads (id) on delete cascade,
    old_regions text not null,
    old_themes  text not null,
    new_regions text not null,
    new_themes  text not null,
    filed_by    $long$ not null references members (id),
    filed_at    $long$ not null,
    undone_at   $long$
) $strict$;
create index thread_filings_by_thread on thread_filings (thread_id, filed_at desc);

-- the last letter about a private thread to one of its readers: the next one waits until she has read up to this number
create table private_letters (
    thread_id  $long$ not null references threads (id) on delete cascade,
    member_id  $long$ not null references members (id) on delete cascade,
    number     $long$ not null,
    written_at $long$ not null,
    primary key (thread_id, member_id)
) $strict$;
create index private_letters_by_member on private_letters (member_id);

-- since when she wants no letter about private messages
alter table members add column private_mail_off_at $long$;

-- the link by which a letter stops its kind, without signing in: SHA-256 of what the letter holds
create table letter_stops (
    secret    text not null primary key,
    member_id $long$ not null references members (id) on delete cascade,
    made_at   $long$ not null
) $strict$;
create index letter_stops_by_member on letter_stops (member_id);
create index letter_stops_by_time on letter_stops (made_at);
