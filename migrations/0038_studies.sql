-- the threads that a message that stands leads to, as its text says it (Core/Text/ThreadLinks); slug: what that thread must bear, empty for whatever it bears.
-- No reference to the thread: a text may name one that is not there
create table post_links (
    post_id   $long$ not null references posts (id) on delete cascade,
    thread_id $long$ not null references threads (id),
    to_thread $long$ not null,
    slug      text not null,
    primary key (post_id, to_thread, slug)
) $strict$;
create index post_links_by_thread on post_links (thread_id, to_thread);
create index post_links_by_target on post_links (to_thread, thread_id);
