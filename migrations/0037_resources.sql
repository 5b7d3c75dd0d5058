-- a member said that what a sheet says holds no longer; « toujours valable » or an edit takes it away
alter table sheets add column outdated_at $long$;
alter table sheets add column outdated_by $long$ references members (id);
