-- the latest threads of a kind, for feeds and lists
create index threads_by_kind on threads (kind, last_post_at desc, id desc);
