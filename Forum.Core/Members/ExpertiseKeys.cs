using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Members;

/// <summary>The folded words of each expertise, by which the directory finds who knows it: as <see cref="NameKey"/> would write them today.</summary>
internal sealed class ExpertiseKeys(Database database) : Recount(database, "members", held: "member_expertises")
{
    private sealed record Row(long MemberId, long Position, string Label, string LabelKey);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) =>
        [.. (await ReadAsync(db, range)).Where(r => r.LabelKey != NameKey.Of(r.Label)).Select(r => new Difference(r.MemberId, new("doctor.expertise_key", r.MemberId)))];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids)
        {
            foreach (var row in await ReadAsync(db, new(id, id)))
                await db.RunAsync("update member_expertises set label_key = @key where member_id = @MemberId and position = @Position", new { row.MemberId, row.Position, key = NameKey.Of(row.Label) });
        }
    }

    private static Task<List<Row>> ReadAsync(Db db, IdRange range) =>
        db.ListAsync<Row>("select member_id, position, label, label_key from member_expertises where member_id between @From and @To order by member_id, position", range);
}
