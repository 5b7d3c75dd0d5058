-- keys of the program's own secrets (form tokens), shared by every node; XML as the framework writes it, never changed afterwards
create table secret_keys (
    name     text not null primary key,
    xml      text not null,
    added_at $long$ not null
) $strict$;
