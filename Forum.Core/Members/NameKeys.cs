using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Members;

/// <summary>The folded words of each name, by which « @ » finds a member: as <see cref="NameKey"/> would write them today.</summary>
internal sealed class NameKeys(Database database) : Recount(database, "members", held: "members")
{
    private sealed record Row(long Id, string Name, string NameKey);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) =>
        [.. (await ReadAsync(db, range)).Where(r => r.NameKey != NameKey.Of(r.Name)).Select(r => new Difference(r.Id, new("doctor.name_key", r.Id)))];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids)
        {
            var row = (await ReadAsync(db, new(id, id)))[0];
            await db.RunAsync("update members set name_key = @key where id = @id", new { id, key = NameKey.Of(row.Name) });
        }
    }

    private static Task<List<Row>> ReadAsync(Db db, IdRange range) => db.ListAsync<Row>("select id, name, name_key from members where id between @From and @To order by id", range);
}
