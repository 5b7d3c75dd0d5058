using Forum.Core.Data;

namespace Forum.Core.Site;

/// <param name="Xml">as the framework wrote it</param>
public sealed record SecretKey(string Name, string Xml);

/// <summary>The keys that form tokens are made with, shared by every node: with one of them a form can be forged. Only the web's key ring reads them.</summary>
[UseCase]
public sealed class SecretKeys(Database database, TimeProvider clock)
{
    /// <summary>In the order in which they came.</summary>
    public async Task<IReadOnlyList<SecretKey>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<SecretKey>("select name as name, xml as xml from secret_keys order by added_at, name");
    }

    /// <summary>Durable when it returns. A key that is there already stays as it is.</summary>
    public Task AddAsync(string name, string xml, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await db.RunAsync("insert into secret_keys (name, xml, added_at) values (@name, @xml, @now) on conflict (name) do nothing", new { name, xml, now = clock.GetUtcNow() });
        return default(Done);
    }, ct);

    public Task RemoveAsync(string name, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await db.RunAsync("delete from secret_keys where name = @name", new { name });
        return default(Done);
    }, ct);
}
