-- what a list that lost its connection asks for beside the last replies: a thread widened to all Québec, a pin set or taken off
alter table threads add column widened_at $long$;
create index threads_widened on threads (widened_at desc) where widened_at is not null;
create index pins_by_move on pins ((coalesce(removed_at, pinned_at)) desc);
