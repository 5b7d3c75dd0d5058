-- the group its author was of when she opened it under her name: what a group did stays with it when its people leave; null once she is forgotten
alter table threads add column organisation_id $long$ references organisations (id);
update threads set organisation_id = (select m.organisation_id from members m where m.id = threads.author_id) where shown_name is null and audience <> 'People';
create index threads_by_organisation on threads (organisation_id, last_post_at desc, id desc);

-- the same of a bon coup
alter table bons_coups add column organisation_id $long$ references organisations (id);
update bons_coups set organisation_id = (select m.organisation_id from posts p join members m on m.id = p.author_id where p.id = bons_coups.post_id and p.shown_name is null);
create index bons_coups_by_organisation on bons_coups (organisation_id, marked_at desc, post_id desc);
