-- the few posts that count for nothing among the unread: all others are a difference of two numbers (Forum.Core/Threads/ThreadRow)
create index posts_deleted on posts (thread_id, number) where deleted_at is not null;
