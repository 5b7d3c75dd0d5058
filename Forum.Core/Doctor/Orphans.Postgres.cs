namespace Forum.Core.Doctor;

internal sealed partial class Orphans
{
    private const string PostgresReferences = """
        select cast(k.conrelid as regclass)::text as child, a.attname::text as "column", cast(k.confrelid as regclass)::text as parent, b.attname::text as key, k.confdeltype = 'c' as cascades
        from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
        where k.contype = 'f' and k.connamespace = cast(current_schema() as regnamespace)
        order by k.conrelid, k.conname
        """;
}
