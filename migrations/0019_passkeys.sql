-- a passkey (WebAuthn): the public half of a key whose other half never leaves a member's device or keychain, so that this table opens nothing. Bytes are base64url.
create table passkeys (
    id              $identity$,
    member_id       $long$ not null references members (id) on delete cascade,
    credential_id   text not null unique,
    public_key      text not null,
    name            text not null,
    sign_count      $long$ not null,
    transports      text not null,
    backup_eligible $boolean$ not null,
    backed_up       $boolean$ not null,
    created_at      $long$ not null,
    used_at         $long$
) $strict$;
create index passkeys_by_member on passkeys (member_id);

-- what an authenticator was asked and has not answered yet: id is the SHA-256 of the value in the page, browser that of the cookie in the browser that asked; without a member somebody signs in
create table passkey_requests (
    id         text not null primary key,
    browser    text not null,
    member_id  $long$ references members (id) on delete cascade,
    state      text not null,
    expires_at $long$ not null
) $strict$;
create index passkey_requests_by_member on passkey_requests (member_id);
create index passkey_requests_by_expiry on passkey_requests (expires_at);

-- a session that was opened with a passkey has both steps of a sign-in behind it
alter table sessions add column by_passkey $boolean$ not null default false;
