-- an e-mail address that changes: both mailboxes say yes by a link each (SHA-256 of what the messages hold); a coordinator may say it for an old one that is lost
create table email_changes (
    id               $identity$,
    member_id        $long$ not null references members (id) on delete cascade,
    email            text not null,
    email_key        text not null,
    old_secret       text unique,
    new_secret       text unique,
    created_at       $long$ not null,
    expires_at       $long$ not null,
    old_confirmed_at $long$,
    new_confirmed_at $long$,
    done_at          $long$,
    cancelled_at     $long$
) $strict$;
create unique index email_changes_open on email_changes (member_id) where done_at is null and cancelled_at is null;

-- a link that stands open for an event: whoever has it is sent an invitation, for one of its regions, until its end. It is kept as it is, so that its poster can be printed again; it opens no account.
create table event_links (
    id         $identity$,
    title      text not null,
    code       text not null unique,
    made_by    $long$ not null references members (id),
    created_at $long$ not null,
    ends_at    $long$ not null,
    closed_at  $long$,
    asked      $long$ not null default 0
) $strict$;
create index event_links_by_time on event_links (created_at desc, id desc);

create table event_link_regions (
    link_id   $long$ not null references event_links (id) on delete cascade,
    region_id $long$ not null references regions (id),
    primary key (link_id, region_id)
) $strict$;

-- the second step of a sign-in (RFC 6238): the key, and the last step that was used, as a code serves once
alter table members add column totp_key text;
alter table members add column totp_step $long$ not null default 0;

-- codes for a lost telephone, each for once; SHA-256
create table recovery_codes (
    member_id $long$ not null references members (id) on delete cascade,
    hash      text not null,
    used_at   $long$,
    primary key (member_id, hash)
) $strict$;

-- who has shown the first step and not the second: id is the SHA-256 of the cookie's random value
create table sign_in_steps (
    id         text not null primary key,
    member_id  $long$ not null references members (id) on delete cascade,
    device     text not null,
    tries      $long$ not null default 0,
    expires_at $long$ not null
) $strict$;
create index sign_in_steps_by_member on sign_in_steps (member_id);
