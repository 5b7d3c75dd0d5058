namespace Forum.Core.Doctor;

internal sealed partial class Orphans
{
    private const string SqliteReferences = """
        select s.name as child, f."from" as "column", f."table" as parent, coalesce(f."to", 'id') as key, case when f.on_delete = 'CASCADE' then true else false end as cascades
        from sqlite_schema s join pragma_foreign_key_list(s.name) f
        where s.type = 'table' order by s.name, f.id, f.seq
        """;
}
