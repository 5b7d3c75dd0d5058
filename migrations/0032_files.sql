-- a file that a member gave: its bytes stand in files/ under the SHA-256 of what is kept, once however many rows name them.
-- post_id null: given and not sent yet, for the draft of that place (as drafts.place); forgotten after a day
create table files (
    id             $identity$,
    member_id      $long$ not null references members (id),
    post_id        $long$ references posts (id) on delete cascade,
    place          text not null,
    hash           text not null,
    name           text not null,
    kind           text not null,
    bytes          $long$ not null,
    width          $long$ not null default 0,
    height         $long$ not null default 0,
    preview        text not null default '',
    preview_width  $long$ not null default 0,
    preview_height $long$ not null default 0,
    alt            text not null default '',
    downloads      $long$ not null default 0,
    made_at        $long$ not null
) $strict$;
create index files_by_post on files (post_id, id) where post_id is not null;
create index files_by_member on files (member_id, made_at);
create index files_waiting on files (member_id, place, id) where post_id is null;
create index files_by_hash on files (hash);
create index files_by_preview on files (preview) where preview <> '';
