-- what groups and threads are marked with: a controlled list, from Forum.Core/Organisations/facets.csv
create table facets (
    id       $identity$,
    kind     text not null,
    slug     text not null unique,
    name     text not null,
    name_en  text not null,
    position $long$ not null
) $strict$;

create table organisation_facets (
    organisation_id $long$ not null references organisations (id) on delete cascade,
    facet_id        $long$ not null references facets (id),
    primary key (organisation_id, facet_id)
) $strict$;
create index organisation_facets_by_facet on organisation_facets (facet_id);

-- how a group is reached, where it says so
alter table organisations add column email text not null default '';
alter table organisations add column phone text not null default '';
alter table organisations add column website text not null default '';
-- an archived group stays readable and is proposed no more
alter table organisations add column archived_at $long$;
alter table organisations add column archived_by $long$ references members (id);
-- a group that became another's: its row stays for its old address and its id, and shows nowhere else
alter table organisations add column merged_into $long$ references organisations (id);
alter table organisations add column merged_at $long$;
alter table organisations add column merged_by $long$ references members (id);
create index organisations_merged on organisations (merged_into) where merged_into is not null;

-- what a member says of herself, and whom she shows it to: Nobody, Regions (hers) or Members. No row: nothing said, e-mail and phone hidden
create table member_profiles (
    member_id      $long$ not null primary key references members (id) on delete cascade,
    offers         text not null default '',
    seeks          text not null default '',
    phone          text not null default '',
    places_for     text not null default 'Members',
    expertises_for text not null default 'Members',
    offers_for     text not null default 'Members',
    seeks_for      text not null default 'Members',
    email_for      text not null default 'Nobody',
    phone_for      text not null default 'Nobody'
) $strict$;

-- at most five; label_key holds the folded words, each after a space (NameKey), by which the directory finds them
create table member_expertises (
    member_id $long$ not null references members (id) on delete cascade,
    position  $long$ not null,
    label     text not null,
    label_key text not null,
    primary key (member_id, position)
) $strict$;

-- whom and which groups a member follows; following never gives a right
create table member_people (
    member_id   $long$ not null references members (id) on delete cascade,
    followed_id $long$ not null references members (id) on delete cascade,
    primary key (member_id, followed_id)
) $strict$;
create index member_people_by_followed on member_people (followed_id);

create table member_organisations (
    member_id       $long$ not null references members (id) on delete cascade,
    organisation_id $long$ not null references organisations (id) on delete cascade,
    primary key (member_id, organisation_id)
) $strict$;
create index member_organisations_by_followed on member_organisations (organisation_id);

-- the directory: in the order of names
create index members_by_name on members (name_key, id) where removed_at is null;
