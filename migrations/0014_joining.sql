-- how people come in: somebody asks, somebody is invited, or an event's link is open for a while
create table join_requests (
    id           $identity$,
    name         text not null,
    email        text not null,
    email_key    text not null,
    organisation text not null,
    region_id    $long$ not null references regions (id),
    sentence     text not null,
    lang         text not null,
    -- SHA-256 of what the applicant's last message holds: her way back to her request
    secret       text unique,
    state        text not null,
    question     text not null default '',
    reply        text not null default '',
    reason       text not null default '',
    created_at   $long$ not null,
    answered_by  $long$ references members (id),
    answered_at  $long$
) $strict$;
create index join_requests_by_region on join_requests (region_id, state, created_at);
create index join_requests_by_email on join_requests (email_key);

create table invitations (
    id           $identity$,
    email        text not null,
    email_key    text not null,
    name         text not null,
    organisation text not null,
    region_id    $long$ not null references regions (id),
    lang         text not null,
    note         text not null,
    secret       text unique,
    request_id   $long$ references join_requests (id),
    invited_by   $long$ not null references members (id),
    created_at   $long$ not null,
    expires_at   $long$ not null,
    accepted_by  $long$ references members (id),
    accepted_at  $long$,
    withdrawn_at $long$
) $strict$;
create index invitations_by_region on invitations (region_id, created_at desc, id desc);
create index invitations_by_email on invitations (email_key);

-- consent is given apart for each purpose, to a text of a date, and taken back
create table consents (
    id           $identity$,
    member_id    $long$ not null references members (id) on delete cascade,
    purpose      text not null,
    text_version text not null,
    given_at     $long$ not null,
    withdrawn_at $long$
) $strict$;
create unique index consents_standing on consents (member_id, purpose) where withdrawn_at is null;
