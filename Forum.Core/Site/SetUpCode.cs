using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Site;

/// <summary>The one-time code that lets whoever started the program set up a place in which nobody is yet. Each start makes a new one and the old one is worth nothing.</summary>
[UseCase]
public sealed class SetUpCode(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string Key = "setup.code";
    private bool _done;

    /// <summary>True while the place has no member. Asked at every request until then, as the command line may add one.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken ct)
    {
        if (_done) return false;
        await using var db = await database.ReadAsync(ct);
        return !(_done = await MemberRows.AnyAsync(db));
    }

    /// <summary>A new code: 256 random bits, of which the store keeps a hash.</summary>
    public async Task<string> RenewAsync(CancellationToken ct)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var ends = (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds();
        await database.WriteAsync<Done>(async db =>
        {
            await SiteSettings.SetAsync(db, Key, $"{Hash(code)} {ends}");
            return default(Done);
        }, ct);
        return code;
    }

    public async Task<bool> FitsAsync(string? code, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, code) is not null;
    }

    /// <summary>Does the work if the code fits and spends it: of two who send it at once, one is refused.</summary>
    internal Task<Outcome<T>> SpendAsync<T>(string? code, Func<Db, Task<Outcome<T>>> work, CancellationToken ct) => database.WriteAsync<T>(async db =>
    {
        if (await FindAsync(db, code) is not { } kept) return Refusal.NotFound;
        return await db.RunAsync("delete from settings where name = @Key and value = @kept", new { Key, kept }) == 1 ? await work(db) : Refusal.NotFound;
    }, ct);

    /// <summary>The stored value, where the code fits and has not ended.</summary>
    private async Task<string?> FindAsync(Db db, string? code)
    {
        if (code is null || await db.FindAsync<string>("select value from settings where name = @Key", new { Key }) is not { } kept) return null;
        var parts = kept.Split(' ');
        var fits = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(parts[0]), Encoding.ASCII.GetBytes(Hash(code)));
        return fits && long.Parse(parts[1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeMilliseconds() ? kept : null;
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
