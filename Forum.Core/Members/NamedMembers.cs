using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Somebody chosen, as she is named beside her id.</summary>
public sealed record NamedMember(long Id, string Name);

/// <summary>The names of members who are here, in the order in which they were chosen; for members only, and without the one who asks.</summary>
[UseCase]
public sealed class NamedMembers(Database database)
{
    public async Task<IReadOnlyList<NamedMember>> RunAsync(Member by, IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (!by.IsSignedIn || ids.Count == 0) return [];
        await using var db = await database.ReadAsync(ct);
        var chosen = ids.Distinct().Take(50).ToArray();
        var found = await db.ListAsync<NamedMember>($"select m.id, m.name from members m where m.id in @chosen and m.id <> @by and {Seen.Stands}", new { chosen, by = by.Id });
        return [.. chosen.Select(id => found.Find(f => f.Id == id)).OfType<NamedMember>()];
    }
}
