using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Privacy;

/// <summary>All that the store holds of a member, as rows, for her alone (Loi 25, a. 27: access and portability). Passwords and keys are not in it: they are hashes that open something.</summary>
[UseCase]
public sealed class CopyMyData(Database database)
{
    /// <param name="Name">of the table</param>
    public sealed record Part(string Name, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);

    private sealed record Key(string EmailKey);

    public async Task<Outcome<IReadOnlyList<Part>>> RunAsync(Member member, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.SnapshotAsync(ct);
        var key = (await db.OneAsync<Key>("select email_key from members where id = @Id", new { member.Id })).EmailKey;
        List<Part> parts = [];
        foreach (var table in PersonalData.Tables)
        {
            var rows = await db.RowsAsync($"select * from {table.Name} where {table.Of}", new { id = member.Id, key });
            parts.Add(new(table.Name, [.. rows.Select(row => row.Where(c => !table.Without.Contains(c.Key)).ToDictionary(c => c.Key, c => Said(c.Key, c.Value)))]));
        }
        return parts;
    }

    /// <summary>Moments as ISO 8601 in UTC, as everybody reads them.</summary>
    private static object? Said(string column, object? value) =>
        value is long ms && column.EndsWith("_at", StringComparison.Ordinal) || value is long && column is "at" or "locked_until" or "codes_locked_until"
            ? Text.Formats.Iso(DateTimeOffset.FromUnixTimeMilliseconds((long)value!)) : value;
}
