-- moves with every change of what only the member sees: read marks, what she follows, what she may read (Forum.Core/Members/OwnState)
alter table members add column own_version $long$ not null default 0;
