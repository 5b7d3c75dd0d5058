-- Regions and themes: the two ways to file a thread. Rows come from Forum.Core/Regions/regions.csv and Forum.Core/Themes/themes.csv.
create table regions (
    id          $long$ not null primary key,
    slug        text not null unique,
    name        text not null,
    name_en     text not null,
    short_name  text not null,
    sigle       text not null,
    locative    text not null,
    genitive    text not null,
    zone        text not null,
    tile_column $long$ not null,
    tile_row    $long$ not null,
    tile_width  $long$ not null,
    served      $boolean$ not null default true
) $strict$;

create table region_neighbours (
    region_id    $long$ not null references regions (id),
    neighbour_id $long$ not null references regions (id),
    by_land      $boolean$ not null,
    primary key (region_id, neighbour_id)
) $strict$;

create table themes (
    id             $identity$,
    slug           text not null unique,
    name           text not null,
    name_en        text not null,
    description    text not null,
    description_en text not null,
    icon           text not null,
    kinds          text not null,
    position       $long$ not null,
    closed_at      $long$
) $strict$;

create table settings (
    name  text not null primary key,
    value text not null
) $strict$;
