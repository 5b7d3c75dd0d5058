-- what leaves by e-mail: the outbox row of its cause says what, the job writes and sends it (Forum.Core/Mail). The fault is the job's own words, never an address.
alter table outbox add column fault text not null default '';
alter table outbox add column failed_at $long$;
-- to whom, where the subject itself does not say
alter table outbox add column member_id $long$ references members (id) on delete cascade;

-- one look through a link sent by e-mail. secret is the SHA-256 of what the message holds, browser that of the cookie in the browser that asked; without a member nobody has the address, and the answer was the same.
create table one_time_links (
    id         $identity$,
    member_id  $long$ references members (id) on delete cascade,
    browser    text not null,
    secret     text unique,
    created_at $long$ not null,
    expires_at $long$ not null,
    used_at    $long$
) $strict$;
create index one_time_links_by_member on one_time_links (member_id, created_at);
create index one_time_links_by_expiry on one_time_links (expires_at);

-- the browser and the system, in words, so that a member knows her own sessions again
alter table sessions add column device text not null default '';
