-- SQLite takes an index on (kind, …) for « kind = 'Question' » before one that only says so in its where, and then sorts all questions for each page: so these begin with the kind too
drop index threads_open_questions;
create index threads_open_questions on threads (kind, (case when reply_count = 0 then 0 else 1 end), created_at, id)
    where kind = 'Question' and answered_at is null and closed_at is null and removed_at is null;
drop index threads_answered_questions;
create index threads_answered_questions on threads (kind, answered_at desc, id desc) where kind = 'Question' and answered_at is not null and removed_at is null;
drop index threads_most_taken;
create index threads_most_taken on threads (kind, downloads desc, id desc) where kind = 'Tool';
