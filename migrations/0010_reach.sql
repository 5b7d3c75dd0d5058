-- SQLite made this view of all members before it looked for one; Forum.Core/Threads/Readers asks its three questions itself
drop view member_reach;

-- who is there in a region (Forum.Core/Members/ReadRegionPeople), each a range of one index
create index organisation_regions_by_region on organisation_regions (region_id);
create index members_at_home on members (region_id) where removed_at is null;
create index member_scopes_by_region on member_scopes (region_id);
