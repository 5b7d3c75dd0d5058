-- a thread (its first post) or a single reply that is worth doing again; state as a row: who and when for free
create table bons_coups (
    post_id   $long$ not null primary key references posts (id) on delete cascade,
    thread_id $long$ not null references threads (id) on delete cascade,
    marked_by $long$ not null references members (id),
    marked_at $long$ not null
) $strict$;
create index bons_coups_by_time on bons_coups (marked_at desc, post_id desc);
create index bons_coups_by_thread on bons_coups (thread_id);

-- region and theme both null: everywhere; one of them: that channel; both: that cell
create table pins (
    id         $identity$,
    thread_id  $long$ not null references threads (id) on delete cascade,
    post_id    $long$ not null references posts (id) on delete cascade,
    region_id  $long$ references regions (id),
    theme_id   $long$ references themes (id),
    pinned_by  $long$ not null references members (id),
    pinned_at  $long$ not null,
    expires_at $long$,
    removed_at $long$,
    removed_by $long$ references members (id)
) $strict$;
create unique index pins_once on pins (post_id, (coalesce(region_id, -1)), (coalesce(theme_id, -1))) where removed_at is null;
create index pins_by_region on pins (region_id, pinned_at desc) where removed_at is null;
create index pins_by_theme on pins (theme_id, pinned_at desc) where removed_at is null;
create index pins_by_thread on pins (thread_id) where removed_at is null;
