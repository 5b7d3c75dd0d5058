create table threads (
    id                $identity$,
    kind              text not null,
    title             text not null,
    slug              text not null,
    region_id         $long$ not null references regions (id),
    theme_id          $long$ not null references themes (id),
    author_id         $long$ not null references members (id),
    shown_name        text,
    audience          text not null,
    lang              text not null,
    created_at        $long$ not null,
    last_post_at      $long$ not null,
    last_number       $long$ not null,
    reply_count       $long$ not null default 0,
    version           $long$ not null default 1,
    answered_at       $long$,
    closed_at         $long$,
    closed_by         $long$ references members (id),
    removed_at        $long$,
    removed_by        $long$ references members (id),
    public_consent_at $long$,
    public_consent_by $long$ references members (id)
) $strict$;
create index threads_by_activity on threads (last_post_at desc, id desc);
create index threads_by_author on threads (author_id);
-- the open questions, those without a reply first, then the oldest
create index threads_open_questions on threads ((case when reply_count = 0 then 0 else 1 end), created_at, id)
    where kind = 'Question' and answered_at is null and closed_at is null and removed_at is null;
create index threads_public on threads (last_post_at desc, id desc) where audience = 'Public';

-- every cell region × theme of a thread; rank 0 is the main one. last_post_at repeats the thread's, so that a list is one range of an index.
create table thread_places (
    thread_id    $long$ not null references threads (id) on delete cascade,
    region_id    $long$ not null references regions (id),
    theme_id     $long$ not null references themes (id),
    region_rank  $long$ not null,
    theme_rank   $long$ not null,
    last_post_at $long$ not null,
    primary key (thread_id, region_id, theme_id)
) $strict$;
create index thread_places_by_region on thread_places (region_id, theme_rank, last_post_at desc, thread_id desc);
create index thread_places_by_theme on thread_places (theme_id, region_rank, last_post_at desc, thread_id desc);
create index thread_places_by_cell on thread_places (region_id, theme_id, last_post_at desc, thread_id desc);

-- the named readers of a thread whose audience is People
create table thread_readers (
    thread_id $long$ not null references threads (id) on delete cascade,
    member_id $long$ not null references members (id),
    primary key (thread_id, member_id)
) $strict$;

create table posts (
    id            $identity$,
    thread_id     $long$ not null references threads (id),
    number        $long$ not null,
    author_id     $long$ not null references members (id),
    shown_name    text,
    body          text not null,
    html          text not null,
    renderer      $long$ not null,
    lang          text not null,
    submission_id text not null,
    created_at    $long$ not null,
    edited_at     $long$,
    deleted_at    $long$,
    deleted_by    $long$ references members (id),
    version       $long$ not null,
    merci_count   $long$ not null default 0,
    me_too_count  $long$ not null default 0,
    unique (thread_id, number),
    unique (author_id, submission_id)
) $strict$;
create index posts_by_version on posts (thread_id, version);

-- what a post said before each edit
create table post_edits (
    id          $identity$,
    post_id     $long$ not null references posts (id) on delete cascade,
    body        text not null,
    replaced_at $long$ not null,
    replaced_by $long$ not null references members (id)
) $strict$;
create index post_edits_by_post on post_edits (post_id, id);

create table post_mentions (
    post_id   $long$ not null references posts (id) on delete cascade,
    member_id $long$ not null references members (id),
    primary key (post_id, member_id)
) $strict$;
create index post_mentions_by_member on post_mentions (member_id, post_id);

create table reactions (
    post_id    $long$ not null references posts (id) on delete cascade,
    member_id  $long$ not null references members (id),
    kind       text not null,
    reacted_at $long$ not null,
    primary key (post_id, member_id, kind)
) $strict$;
create index reactions_by_member on reactions (member_id);

create table accepted_answers (
    post_id     $long$ not null primary key references posts (id) on delete cascade,
    thread_id   $long$ not null references threads (id) on delete cascade,
    accepted_by $long$ not null references members (id),
    accepted_at $long$ not null
) $strict$;
create index accepted_answers_by_thread on accepted_answers (thread_id);

-- how far a member has read; unread is computed from this and members.all_read_at, never written for others
create table reads (
    member_id   $long$ not null references members (id) on delete cascade,
    thread_id   $long$ not null references threads (id) on delete cascade,
    last_number $long$ not null,
    read_at     $long$ not null,
    primary key (member_id, thread_id)
) $strict$;

-- place is publier, fil:{id} or message:{post id}; fields holds the rest of the form as JSON
create table drafts (
    member_id $long$ not null references members (id) on delete cascade,
    place     text not null,
    title     text not null default '',
    body      text not null default '',
    fields    text not null default '',
    saved_at  $long$ not null,
    primary key (member_id, place)
) $strict$;

-- numbers that pages show, kept by the writes: posts a day in each region, threads in each cell (members' and public threads only)
create table region_days (
    region_id $long$ not null references regions (id),
    day       $long$ not null,
    posts     $long$ not null,
    primary key (region_id, day)
) $strict$;

create table cell_counts (
    region_id $long$ not null references regions (id),
    theme_id  $long$ not null references themes (id),
    threads   $long$ not null,
    primary key (region_id, theme_id)
) $strict$;

-- what can wait (mail, web push): one row in the transaction of its cause, expanded by a job
create table outbox (
    id         $identity$,
    kind       text not null,
    subject_id $long$ not null,
    created_at $long$ not null,
    due_at     $long$ not null,
    attempts   $long$ not null default 0,
    done_at    $long$
) $strict$;
create index outbox_waiting on outbox (due_at, id) where done_at is null;
