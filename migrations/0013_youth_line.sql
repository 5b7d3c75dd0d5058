-- whom to call of a region where a youth is in danger: its facilitators keep it (DPJ numbers differ from region to region)
alter table regions add column youth_line text not null default '';
