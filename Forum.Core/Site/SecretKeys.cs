using Forum.Core.Data;

namespace Forum.Core.Site;

/// <summary>The keys that form tokens are made with, shared by every node: with one of them a form can be forged. Only the web's key ring reads them.</summary>
[UseCase]
public sealed class SecretKeys(Database database, TimeProvider clock)
{
    /// <summary>XML as the framework wrote it, in the order in which they came.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<string>("select xml from secret_keys order by added_at, name");
    }

    /// <summary>Durable when it returns. A key that is there already stays as it is.</summary>
    public Task AddAsync(string name, string xml, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await db.RunAsync("insert into secret_keys (name, xml, added_at) values (@name, @xml, @now) on conflict (name) do nothing", new { name, xml, now = clock.GetUtcNow() });
        return default(Done);
    }, ct);
}
